"""Losses inside the hole. All take B×C×H×W float32 in 0…1 and a hole B×1×H×W (1 = hole); all give a scalar.

Each is averaged over a crop's hole first and over the batch then, so that a speck counts like a torn corner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor


def _in_hole(values: Tensor, hole: Tensor) -> Tensor:
    """Mean of B×C×H×W ``values`` over each crop's hole, then over the batch."""
    count = hole.sum(dim=(1, 2, 3)).clamp(min=1) * values.shape[1]
    return ((values * hole).sum(dim=(1, 2, 3)) / count).mean()


def l1(output: Tensor, target: Tensor, hole: Tensor) -> Tensor:
    """Mean of |output - target|."""
    return _in_hole((output - target).abs(), hole)


def l2(output: Tensor, target: Tensor, hole: Tensor) -> Tensor:
    """Mean of (output - target)²."""
    return _in_hole((output - target).square(), hole)


def gradient(output: Tensor, target: Tensor, hole: Tensor) -> Tensor:
    """Mean of the absolute differences between the two pictures' forward differences.

    Differences across the hole's edge count, so that the fill must join its surroundings.
    """
    error = output - target
    across = (error[..., 1:] - error[..., :-1]).abs()
    down = (error[..., 1:, :] - error[..., :-1, :]).abs()
    return _in_hole(across, torch.maximum(hole[..., 1:], hole[..., :-1])) + _in_hole(
        down, torch.maximum(hole[..., 1:, :], hole[..., :-1, :])
    )


LOSSES: Mapping[str, Callable[[Tensor, Tensor, Tensor], Tensor]] = {"l1": l1, "l2": l2, "gradient": gradient}
"""The losses by the name that a configuration uses."""


def weighted_sum(weights: Mapping[str, float], output: Tensor, target: Tensor, hole: Tensor) -> Tensor:
    """The configured losses, weighted and added."""
    parts = [weight * LOSSES[name](output, target, hole) for name, weight in weights.items() if weight]
    return torch.stack(parts).sum()
