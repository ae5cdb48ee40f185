from __future__ import annotations

import torch

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.patches import (
    FINE,
    UNIT,
    Likeness,
    patch_means,
    principal_directions,
    touching,
    unfolded,
    usable,
)


def test_no_usable_patch_nor_its_neighbours_touch_the_hole_or_leave_the_window() -> None:
    hole = torch.rand(40, 50) < 0.005
    hole[20, 20] = True
    for row, column in usable(hole, 5).nonzero():
        assert 3 <= row < 37 and 3 <= column < 47
        assert not hole[row - 3 : row + 4, column - 3 : column + 4].any()
    assert usable(hole, 5).any()
    assert not usable(torch.zeros(8, 30, dtype=torch.bool), 7).any()


def test_every_patch_that_touches_the_hole_is_found() -> None:
    hole = torch.zeros(20, 20, dtype=torch.bool)
    hole[10, 4] = True
    expected = torch.zeros_like(hole)
    expected[7:14, 1:8] = True
    assert torch.equal(touching(hole, 7), expected)


def test_unfolded_patches_are_those_around_the_pixels() -> None:
    values = torch.rand(2, 12, 15)
    patch = unfolded(values, torch.tensor([5 * 15 + 7]), 3)
    assert torch.equal(patch[0], values[:, 4:7, 6:9].flatten())
    torch.testing.assert_close(patch_means(values, 3)[:, 5, 7], values[:, 4:7, 6:9].mean(dim=(1, 2)))


def test_rows_tell_the_distance_of_whole_patches() -> None:
    """All directions kept: squared distances of rows are those of patches, but for rounding."""
    colours = (torch.rand(1, 30, 40) * 200).round()
    at = torch.arange(30 * 40)
    directions = principal_directions(colours, at, 5, 99)
    assert directions.shape == (24, 1, 5, 5) and int(directions.abs().max()) <= FINE
    rows = Likeness(directions, 1.0, 0.0, 0.0).rows(colours, torch.zeros(2, 30, 40), None, Progress())
    patches = unfolded(colours, at, 5)
    apart = (rows[200] - rows[700:900]).square().sum(dim=1) * UNIT**2
    exact = (patches[200] - patches[700:900]).square().sum(dim=1)
    torch.testing.assert_close(apart, exact, rtol=0.1, atol=500)


def test_rows_are_whole_numbers_and_do_not_depend_on_what_lies_far_away() -> None:
    colours, rough = torch.rand(3, 90, 40) * 200, torch.rand(2, 90, 40) * 50
    likeness = Likeness(principal_directions(colours, torch.arange(3600), 7, 24), 1.0, 3.0, 0.3)
    rows = likeness.rows(colours, rough, colours, Progress())
    assert torch.equal(rows, rows.round())
    part = likeness.rows(colours[:, 50:80], rough[:, 50:80], colours[:, 50:80], Progress())
    inner = rows.reshape(90, 40, -1)[60:70, 10:30]
    assert torch.equal(part.reshape(30, 40, -1)[10:20, 10:30], inner)
