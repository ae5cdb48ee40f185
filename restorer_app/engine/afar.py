"""Deep inside a hole, what is seen from afar counts as well: fills of smaller views, mixed in.

Near the rim a fill at full size is best. Some pixels deeper it errs as much as one that was made from a view
of half or a quarter of the size, which sees more of what is around, and their mean errs less than each.
Measured in ``docs/experiments.md``.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.engine.plan import distance

STEPS = (2, 4)
"""The views are that many times smaller."""
VIEWS = len(STEPS)
RIM, DEEP = 3.0, 14.0
"""Pixels from the known region: up to here only the fill at full size counts, from there on all alike."""


def depth_share(hole: Tensor) -> Tensor:
    """0 in the known region and near it, rising to 1 deep in the ``hole`` (both B×1×H×W; 1 = hole)."""
    depths = [distance(part.cpu().numpy() > 0) for part in hole[:, 0]]
    return ((torch.from_numpy(np.stack(depths))[:, None] - RIM) / (DEEP - RIM)).clamp(0, 1).to(hole.device)


def reduced(picture: Tensor, hole: Tensor, step: int) -> tuple[Tensor, Tensor]:
    """The view ``step`` times smaller: means over known pixels (B×3×h×w); hole where nothing is known."""
    height, width = picture.shape[-2:]
    padding = (0, -width % step, 0, -height % step)
    picture, known = (F.pad(part, padding, mode="replicate") for part in (picture, 1 - hole))
    share = F.avg_pool2d(known, step)
    missing = (share == 0).to(picture.dtype)
    return F.avg_pool2d(picture * known, step) / (share + missing), missing


def enlarged(fill: Tensor, step: int, height: int, width: int) -> Tensor:
    """A fill of a reduced view at full size: B×3×height×width."""
    made = F.interpolate(fill, scale_factor=step, mode="bilinear", align_corners=False)
    return made[..., :height, :width]
