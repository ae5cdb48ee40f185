"""The losses by the names that a configuration uses under [loss], and their weighted sum.

A plain name looks into the hole; "valid-" before it asks for the same on the known region.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import torch
from torch import Tensor

from restorer_app.training.losses.pixel import gradient, l1, l2, overlap_l2, psnr, total_variation
from restorer_app.training.losses.structure import focal_frequency, ssim

Loss = Callable[[Tensor, Tensor, Tensor], Tensor]
"""Output and target B×C×H×W in 0…1 and the hole B×1×H×W (1 = hole) to a scalar."""

_BY_REGION: Mapping[str, Loss] = {
    "l1": l1,
    "l2": l2,
    "psnr": psnr,
    "gradient": gradient,
    "ssim": ssim,
    "focal-frequency": focal_frequency,
}


def _valid(loss: Loss, output: Tensor, target: Tensor, hole: Tensor) -> Tensor:
    return loss(output, target, 1 - hole)


LOSSES: Mapping[str, Loss] = {
    **_BY_REGION,
    "overlap-l2": overlap_l2,
    "total-variation": total_variation,
    **{f"valid-{name}": partial(_valid, loss) for name, loss in _BY_REGION.items()},
}
"""The losses that compare two pictures."""
TERMS = ("adversarial", "feature-matching", "perceptual", "style")
"""Those that an adversary gives (training/adversary.py)."""
NAMES = (*LOSSES, *TERMS)
"""All there are."""


def weighted_sum(
    weights: Mapping[str, float],
    output: Tensor,
    target: Tensor,
    hole: Tensor,
    terms: Mapping[str, Tensor] | None = None,
) -> Tensor:
    """The configured losses, weighted and added. ``terms``: what an adversary gives at this step."""
    parts = [
        weight * LOSSES[name](output, target, hole)
        for name, weight in weights.items()
        if weight and name in LOSSES
    ]
    parts += [weights[name] * term for name, term in (terms or {}).items()]
    return torch.stack(parts).sum()
