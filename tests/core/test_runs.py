"""Runs and what hangs together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as some
from skimage.measure import label

from restorer_app.core.mask import MaskArray
from restorer_app.core.runs import Runs, connected

masks = some.builds(
    lambda seed, height, width, share: np.random.default_rng(seed).random((height, width)) < share,
    some.integers(0, 10**6),
    some.integers(1, 30),
    some.integers(1, 40),
    some.floats(0, 0.7),
)


@given(masks)
def test_runs_draw_the_mask_they_were_read_from(mask: MaskArray) -> None:
    drawn = np.zeros_like(mask)
    Runs.of(mask).draw(drawn, 0, 0)
    assert (drawn == mask).all()


@given(masks)
def test_what_hangs_together_is_what_scikit_image_finds(mask: MaskArray) -> None:
    runs = Runs.of(mask)
    expected = label(mask, connectivity=2)
    ours = runs.components()
    theirs = expected[runs.rows, runs.starts]
    assert len({(a, b) for a, b in zip(ours.tolist(), theirs.tolist(), strict=True)}) == theirs.max(initial=0)
    assert ours.max(initial=-1) + 1 == theirs.max(initial=0)


@given(masks, some.integers(0, 29), some.integers(0, 39))
def test_the_part_around_a_pixel(mask: MaskArray, row: int, column: int) -> None:
    row, column = row % mask.shape[0], column % mask.shape[1]
    labels = label(mask, connectivity=2)
    expected = (labels == labels[row, column]) & mask[row, column]
    assert (connected(mask, row, column) == expected).all()


def test_a_spiral_is_one_part() -> None:
    """A long way round: labels have to travel far."""
    spiral = np.zeros((61, 61), np.bool_)
    low, high = 0, 60
    while low < high:
        spiral[low, low : high + 1] = spiral[low : high + 1, high] = True
        spiral[high, low : high + 1] = True
        spiral[low + 2 : high + 1, low] = True
        if low:
            spiral[low, low - 2 : low] = True
        low, high = low + 2, high - 2
    assert Runs.of(spiral).components().max() == 0
