"""The cheap first fill of a hole: average down a pyramid, then fill the hole from above."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor


def pull_push(picture: Tensor, hole: Tensor) -> Tensor:
    """Fill the hole smoothly from the known region (Gortler et al., The Lumigraph, SIGGRAPH 1996).

    ``picture`` B×C×H×W float32, any values in the hole; ``hole`` B×1×H×W, 1 = to be filled.
    Known pixels come back unchanged. Without any known pixel the fill is 0.
    """
    known = 1 - hole
    value = picture * known
    sums, weights = [value], [known]
    while max(sums[-1].shape[-2:]) > 1:
        sums.append(_halved(sums[-1]))
        weights.append(_halved(weights[-1]))
    fill = sums[-1] / weights[-1].clamp(min=1e-12)
    for total, weight in zip(sums[-2::-1], weights[-2::-1], strict=True):
        above = F.interpolate(fill, size=total.shape[-2:], mode="bilinear", align_corners=False)
        # A coarse cell of which only a corner is known says little: it leans on the level above.
        trust = (weight * 2).clamp(max=1)
        fill = above + trust * (total / weight.clamp(min=1e-12) - above)
    return picture * known + fill * hole


def _halved(level: Tensor) -> Tensor:
    return F.avg_pool2d(level, 2, ceil_mode=True, count_include_pad=False)
