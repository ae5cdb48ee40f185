"""Where a loss counts: a region of each crop, and the same region at the size of a feature map."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def composite(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """``output`` in the region, ``target`` elsewhere; B×C×H×W. Not even NaN gets in from outside."""
    return torch.where(region > 0, output, target)


def cells(region: Tensor, size: tuple[int, int]) -> Tensor:
    """The region at the size of a feature map, B×1×h×w: 1 where the centre of a place's view lies in it.

    The centre is the cell of H/h × W/w pixels that the place stands for; one pixel of the region is enough,
    so that thin damage does not slip through.
    """
    return F.adaptive_max_pool2d(region, size)


def holds_square(hole: Tensor, half_width: int) -> Tensor:
    """Which crops have a hole at least so wide: B bools, True where a square of twice that side fits in.

    That is an erosion of the hole B×1×H×W (1 = hole), done as two lines. 0 asks for nothing: all are True.
    """
    side = 2 * half_width
    if side == 0:
        return torch.ones(len(hole), dtype=torch.bool, device=hole.device)
    if side > min(hole.shape[-2:]):
        return torch.zeros(len(hole), dtype=torch.bool, device=hole.device)
    known = F.max_pool2d(F.max_pool2d(1 - hole, (side, 1), 1), (1, side), 1)
    return known.amin(dim=(1, 2, 3)) == 0
