"""Which of the pixels just outside the mask still carry damage, so that it is not continued into the fill."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.engine.first_fill import first_fill

REACH = 5
"""Pixels to each side over which the rim is judged together."""
SHARE = 0.1
"""From this share of the damage's strength on, the rim as a whole carries damage."""
SOFT_SHARE = 0.02
"""The same for a place on a rim that as a whole carries damage: the scan is soft there."""
LOCAL_SHARE = 0.3
"""The same where the rim as a whole is sound, the scan sharp: only what was plainly not painted over."""
TOUCHING = 0.25
"""From this share of the damage's strength on, what lies just inside the mask's edge is damage, too."""
FAINT = 0.03
"""Differences about as small as this (white is 1) tell nothing about damage."""


def damaged_hole(picture: Tensor, mask: Tensor, grown: Tensor) -> Tensor:
    """The mask and those pixels of its grown rim in which the damage goes on, B×1×H×W.

    ``picture`` is B×3×H×W float32, ``mask`` and ``grown`` are B×1×H×W with 1 = inside.

    Scans are soft: a scratch that is painted over exactly has a faint copy of itself just outside the mask.
    What would stand there without damage is guessed by filling the grown hole. If the difference to the
    guess goes along with the damage beside it (regression along the rim, ring by ring), the rim is damaged
    as well; if not, it is sound, and worth more to the method than any guess.
    """
    if not bool(((grown - mask) > 0).any()):
        return mask
    error = (picture - first_fill(picture, grown)) * grown
    touched = _touched(picture, mask, error)
    damage = _around(error * mask, 2) / _around(mask, 2).clamp(min=1e-6)
    hole = mask
    while True:
        ring = (F.max_pool2d(hole, 3, 1, 1) - hole) * (grown - mask).clamp(min=0) * touched
        follows = (error * damage).sum(1, keepdim=True) * ring
        strength = (damage.square().sum(1, keepdim=True) + FAINT**2) * ring
        soft = _total(follows) > SHARE * _total(strength)
        share = torch.where(soft, SOFT_SHARE, LOCAL_SHARE)
        added = ring * (_around(follows, REACH) > share * _around(strength, REACH))
        if not bool(added.any()):
            return hole
        hole = hole + added


def _touched(picture: Tensor, mask: Tensor, error: Tensor) -> Tensor:
    """Where the damage reaches the mask's edge, B×1×H×W: just inside it differs from what lies just outside.

    How much that is is judged against the strongest ``error`` around, which is the damage itself.
    """
    known = 1 - mask
    beside = F.avg_pool2d(known, 3, 1, 1)
    edge = mask * (beside > 0)
    step = (picture - F.avg_pool2d(picture * known, 3, 1, 1) / beside.clamp(min=1e-6)) * edge
    energy = _around(step.square().sum(1, keepdim=True), REACH) / _around(edge, REACH).clamp(min=1e-6)
    strongest = F.max_pool2d(error.square().sum(1, keepdim=True) * mask, 2 * REACH + 1, 1, REACH)
    return (energy > TOUCHING**2 * strongest).float()


def _total(values: Tensor) -> Tensor:
    """The sum over each picture of the batch, B×1×1×1."""
    return values.sum(dim=(1, 2, 3), keepdim=True)


def _around(values: Tensor, reach: int) -> Tensor:
    """The mean over a square of ``reach`` pixels to each side."""
    return F.avg_pool2d(values, 2 * reach + 1, 1, reach)
