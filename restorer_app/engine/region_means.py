"""Means over a region of each crop: what every loss ends in."""

from __future__ import annotations

from torch import Tensor


def mean_inside(values: Tensor, region: Tensor) -> Tensor:
    """Mean of B×C×H×W ``values`` over each crop's region (B×1×H×W, 1 = counts), then over the batch.

    So a speck counts like a torn corner. A crop without a region adds 0.
    """
    return mean_of_each(values, region).mean()


def mean_of_each(values: Tensor, region: Tensor) -> Tensor:
    """Mean of B×C×H×W ``values`` over each crop's region (B×1×H×W, 1 = counts): B; 0 without a region."""
    count = region.sum(dim=(1, 2, 3)).clamp(min=1) * values.shape[1]
    return (values * region).sum(dim=(1, 2, 3)) / count
