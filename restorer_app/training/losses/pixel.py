"""Losses of single pixels and of their neighbours.

All take B×C×H×W in 0…1 and a region B×1×H×W (1 = counts: the hole, or all but the hole) and give a scalar,
0 or more. Each is averaged over a crop's region first and over the batch then.
"""

from __future__ import annotations

import torch
from torch import Tensor

from restorer_app.engine.region_means import mean_inside, mean_of_each
from restorer_app.engine.squares import grown_square
from restorer_app.training.losses.region import composite


def l1(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Mean of |output - target|, 0…1 for pictures in 0…1."""
    return mean_inside((output - target).abs(), region)


def l2(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Mean of (output - target)², 0…1 for pictures in 0…1; the PSNR is -10 log10 of it."""
    return mean_inside((output - target).square(), region)


OVERLAP = 7
"""Pixels of known region around a hole that a fill is asked for too (Pathak et al., CVPR 2016)."""
OVERLAP_WEIGHT = 10.0
"""What one of them counts, a pixel of the hole being 1."""


def overlap_l2(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Σ w (output - target)² / Σ w, w = 1 in the region and 10 in a band of 7 pixels around it; 0…1.

    Where prediction and context overlap, the prediction must agree with it: so a fill goes on what it joins
    (Pathak et al., Context Encoders, CVPR 2016: "a higher weight (10×) for the reconstruction loss in the
    overlapping region" of 7 pixels). What is known beyond the band does not count.
    """
    grown = grown_square(region, OVERLAP)
    weight = region + OVERLAP_WEIGHT * (grown - region)
    error = ((output - target).square() * weight).sum(dim=(1, 2, 3))
    total = weight.sum(dim=(1, 2, 3)).clamp(min=1) * output.shape[1]
    return (error / total).mean()


FLOOR = 1e-4
"""Mean squared errors well below this one (a PSNR of 40 dB, less than grain) are as good as none."""


def psnr(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Mean over the batch of ln(1 + e / FLOOR), e = the crop's mean of (output - target)²; 0…9.3.

    For errors above ``FLOOR`` that is the PSNR but for factor and sign, so that a decibel is worth as much
    in a hairline crack as in a torn corner (HINet, Chen et al., CVPR Workshops 2021).
    """
    return torch.log1p(mean_of_each((output - target).square(), region) / FLOOR).mean()


def gradient(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Mean of |∇output - ∇target| in forward differences, across and down added; 0…4 for pictures in 0…1.

    Differences across the region's edge count, against the target beyond it, so that a fill must join its
    surroundings.
    """
    error = composite(output, target, region) - target
    across, down = _differences(error)
    beside, below = _pairs(region, touching=True)
    return mean_inside(across.abs(), beside) + mean_inside(down.abs(), below)


def total_variation(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Mean of |∇fill|, across and down added, over neighbours that both lie in the region grown by one pixel.

    fill = output in the region, target around it (Liu et al., Image Inpainting for Irregular Holes Using
    Partial Convolutions, ECCV 2018; they divide by the picture's size, this by the number of pairs).
    Smooths: no target is asked for but at the rim. 0…2 for pictures in 0…1, 0 for an even area.
    """
    across, down = _differences(composite(output, target, region))
    beside, below = _pairs(grown_square(region, 1), touching=False)
    return mean_inside(across.abs(), beside) + mean_inside(down.abs(), below)


def _differences(values: Tensor) -> tuple[Tensor, Tensor]:
    """To the right neighbour, B×C×H×(W-1), and to the one below, B×C×(H-1)×W."""
    return values[..., 1:] - values[..., :-1], values[..., 1:, :] - values[..., :-1, :]


def _pairs(region: Tensor, *, touching: bool) -> tuple[Tensor, Tensor]:
    """The pairs of ``_differences`` of which one (touching) or both lie in the region; 1 = counts."""
    join = torch.maximum if touching else torch.minimum
    return join(region[..., 1:], region[..., :-1]), join(region[..., 1:, :], region[..., :-1, :])
