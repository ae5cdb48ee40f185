from __future__ import annotations

import numpy as np
import pytest
import torch

from restorer_app.training.losses.pixel import gradient, l1, l2, overlap_l2, total_variation
from tests.training.losses.conftest import Case


def case() -> Case:
    """Two crops 3×4×4; the holes are one pixel and a row; errors 0.5 and 0.1 in them, 9 outside."""
    target = torch.zeros(2, 3, 4, 4)
    output = torch.full_like(target, 9.0)
    hole = torch.zeros(2, 1, 4, 4)
    hole[0, 0, 1, 1] = 1
    hole[1, 0, 2, :] = 1
    output[0, :, 1, 1] = 0.5
    output[1, :, 2, :] = 0.1
    return output, target, hole


def test_l1_and_l2_are_means_over_each_hole_and_then_over_the_batch() -> None:
    assert l1(*case()).item() == pytest.approx((0.5 + 0.1) / 2)
    assert l2(*case()).item() == pytest.approx((0.25 + 0.01) / 2)


def test_the_band_of_seven_pixels_where_fill_and_surroundings_overlap_counts_ten_times() -> None:
    """Pathak et al., CVPR 2016."""
    target, hole = torch.zeros(1, 3, 40, 40), torch.zeros(1, 1, 40, 40)
    hole[..., 20, 18] = 1
    pixels, band = 1, 15 * 15 - 1
    total = pixels + 10 * band
    for row, column, counts in ((20, 18, 1), (20, 19, 10), (13, 11, 10), (12, 18, 0), (20, 26, 0)):
        output = target.clone()
        output[..., row, column] = 0.5
        found = overlap_l2(output, target, hole).item()
        assert found == pytest.approx(counts * 0.25 / total), (row, column)


def test_a_band_beside_the_border_has_fewer_pixels() -> None:
    hole = torch.zeros(1, 1, 20, 20)
    hole[..., 0, 0] = 1
    even = overlap_l2(torch.full((1, 3, 20, 20), 0.5), torch.zeros(1, 3, 20, 20), hole)
    assert even.item() == pytest.approx(0.25), "a mean"


def test_the_gradient_loss_counts_differences_across_the_edge_against_the_target() -> None:
    target, hole = torch.zeros(1, 1, 1, 4), torch.tensor([[[[0.0, 1, 0, 0]]]])
    output = torch.tensor([[[[0.3, 0.6, 0, 5]]]])
    # Across: |0.6|, |-0.6| touch the hole, |5| does not; there is nothing below.
    assert gradient(output, target, hole).item() == pytest.approx((0.6 + 0.6) / 2)


def test_the_gradient_loss_is_what_numpy_finds(crops: Case) -> None:
    output, target, hole = (each.numpy() for each in crops)
    error, inside = (output - target) * hole, hole > 0
    each = []
    for axis in (3, 2):
        steps = np.abs(np.diff(error, axis=axis))
        first, second = (
            np.moveaxis(np.moveaxis(inside, axis, 0)[cut], 0, axis) for cut in (np.s_[1:], np.s_[:-1])
        )
        pairs = np.broadcast_to(first | second, steps.shape)
        each.append([steps[crop][pairs[crop]].mean() for crop in range(2)])
    assert gradient(*crops).item() == pytest.approx(np.sum(each) / 2)


def test_total_variation_is_taken_over_the_hole_grown_by_one_pixel(crops: Case) -> None:
    output, target, hole = (each.numpy() for each in crops)
    wanted = 0.0
    for crop in range(2):
        fill = np.where(hole[crop] > 0, output[crop], target[crop])
        inside = np.zeros((8, 8), bool)
        for row, column in zip(*np.nonzero(hole[crop, 0]), strict=True):
            inside[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2] = True
        for down, right in ((0, 1), (1, 0)):
            found = [
                np.abs(fill[:, row + down, column + right] - fill[:, row, column]).mean()
                for row in range(8 - down)
                for column in range(8 - right)
                if inside[row, column] and inside[row + down, column + right]
            ]
            wanted += np.mean(found) / 2
    assert total_variation(*crops).item() == pytest.approx(wanted)


def test_an_even_fill_in_an_even_picture_has_no_variation() -> None:
    output, _, hole = case()
    assert total_variation(torch.full_like(output, 0.3), torch.full_like(output, 0.3), hole).item() == 0
    assert total_variation(torch.full_like(output, 0.4), torch.full_like(output, 0.3), hole).item() > 0
