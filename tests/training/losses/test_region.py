from __future__ import annotations

import pytest
import torch

from restorer_app.engine.region_means import mean_inside
from restorer_app.training.losses.region import cells, composite, holds_square


def test_a_speck_counts_like_a_torn_corner_and_no_hole_counts_nothing() -> None:
    values, region = torch.zeros(3, 2, 4, 4), torch.zeros(3, 1, 4, 4)
    region[0, 0, 1, 1], region[1, 0, 2:] = 1, 1
    values[0, :, 1, 1], values[1, :, 2:], values[2] = 0.5, 0.1, 9.0
    assert mean_inside(values, region).item() == pytest.approx((0.5 + 0.1 + 0) / 3)


def test_not_even_nan_gets_into_a_composite_from_outside() -> None:
    region = torch.zeros(1, 1, 2, 2)
    region[..., 0, 0] = 1
    output = torch.tensor([[[[0.5, torch.nan], [torch.nan, torch.inf]]]]).requires_grad_()
    mixed = composite(output, torch.zeros(1, 1, 2, 2), region)
    assert torch.equal(mixed.detach(), 0.5 * region)
    mixed.sum().backward()
    assert output.grad is not None and torch.equal(output.grad, region)


def test_a_place_of_a_map_counts_if_its_own_cell_has_a_pixel_of_the_region() -> None:
    region = torch.zeros(1, 1, 16, 16)
    region[..., 7, 8] = 1
    assert cells(region, (2, 2)).tolist() == [[[[0, 1], [0, 0]]]]
    assert cells(region, (16, 16)).equal(region)


@pytest.mark.parametrize("half_width", [1, 2, 3])
def test_a_hole_is_wide_if_a_square_fits_into_it(half_width: int) -> None:
    side = 2 * half_width
    hole = torch.zeros(4, 1, 16, 20)
    hole[0, :, 5 : 5 + side, 7 : 7 + side] = 1
    hole[1, :, :, 3 : 3 + side - 1] = 1  # long, but one pixel too thin
    hole[2, :, 16 - side :, 20 - side :] = 1  # in the corner
    assert holds_square(hole, half_width).tolist() == [True, False, True, False]


def test_width_nought_asks_for_nothing_and_a_square_beyond_the_crop_never_fits() -> None:
    assert holds_square(torch.zeros(2, 1, 8, 8), 0).tolist() == [True, True]
    assert holds_square(torch.ones(2, 1, 8, 8), 4).tolist() == [True, True]
    assert holds_square(torch.ones(2, 1, 8, 8), 5).tolist() == [False, False]
