"""Brightness and contrast of the known region, by which a network's input is normalised."""

from __future__ import annotations

from torch import Tensor


def tone(base: Tensor, hole: Tensor) -> tuple[Tensor, Tensor]:
    """Mean of each channel (B×3×1×1) and spread of all (B×1×1×1) over the known region of B×3×H×W.

    ``hole`` B×1×H×W, 1 = not known.
    """
    known = 1 - hole
    count = known.sum(dim=(2, 3), keepdim=True).clamp(min=1)
    mean = (base * known).sum(dim=(2, 3), keepdim=True) / count
    variance = ((base - mean).square() * known).sum(dim=(2, 3), keepdim=True) / count
    return mean, (variance.mean(dim=1, keepdim=True) + 1e-8).sqrt()
