from __future__ import annotations

import pytest
import torch

from restorer_app.training.losses import LOSSES, gradient, l1, l2, weighted_sum


def case() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
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


def test_the_gradient_loss_counts_differences_across_the_edge() -> None:
    target, hole = torch.zeros(1, 1, 1, 4), torch.tensor([[[[0.0, 1, 0, 0]]]])
    output = torch.tensor([[[[0.0, 0.6, 0, 5]]]])
    # Across: |0.6|, |-0.6| touch the hole, |5| does not; there is nothing below.
    assert gradient(output, target, hole).item() == pytest.approx((0.6 + 0.6) / 2)


@pytest.mark.parametrize("name", LOSSES)
def test_a_perfect_fill_costs_nothing_and_garbage_outside_does_not_matter(name: str) -> None:
    target = torch.rand(2, 3, 8, 8)
    hole = torch.zeros(2, 1, 8, 8)
    hole[..., 3:5, 3:5] = 1
    assert LOSSES[name](target.clone(), target, hole).item() == 0
    other = target.clone()
    other[..., 0, 0] += 3
    assert LOSSES[name](other, target, hole).item() == 0


def test_the_sum_is_weighted() -> None:
    wanted = 2 * l1(*case()) + 3 * l2(*case())
    assert weighted_sum({"l1": 2, "l2": 3, "gradient": 0}, *case()).item() == pytest.approx(wanted.item())
