"""How restless a picture is, octave by octave, and how restless a hole may be for what lies around it."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.engine.pull_push import pull_push

OCTAVES = 4
"""Octaves that are told apart: of details as large as grain, twice as large and so on."""
AROUND = 24.0
"""Pixels around a place that have a say in what is usual there."""
SLACK = 2.0
"""How much stronger than the calm half of its surroundings a texture often is, about."""
LITTLE = 0.05
"""Share of known pixels in sight from which on they tell what is usual; else their neighbours do."""


def octaves(planes: Tensor) -> list[Tensor]:
    """1×C×H×W as details of growing size, ``OCTAVES`` of them, and the rest; their sum is ``planes``.

    The Laplacian pyramid (Burt and Adelson, 1983), at full size.
    """
    parts = []
    for octave in range(OCTAVES):
        softer = _softened(planes, 2.0**octave)
        parts.append(planes - softer)
        planes = softer
    return [*parts, planes]


def energy(detail: Tensor, octave: int, known: Tensor) -> Tensor:
    """1×1×H×W: the mean square of an octave of details around each place, where ``known`` (1×1×H×W) is 1."""
    return _mean(detail.square().mean(dim=1, keepdim=True), 2 * 2.0**octave, known)


def usual(energies: Tensor, known: Tensor) -> Tensor:
    """1×1×H×W: up to what energy texture is to be expected at each place, by the known ones around it.

    ``energies`` are more than 0. It is their harmonic mean, of which edges are no part: a streak that runs up
    to a hole does not call for streaks in it.
    """
    calm = _mean(1 / energies, AROUND, known)
    unseen = (_averaged(known, AROUND) < LITTLE).float()
    return SLACK**2 / pull_push(calm, unseen)


def _mean(values: Tensor, reach: float, known: Tensor) -> Tensor:
    """The mean of the known values in reach; where there are none it says nothing."""
    return _averaged(values * known, reach) / _averaged(known, reach).clamp(min=1e-6)


def _averaged(plane: Tensor, reach: float) -> Tensor:
    """Two boxes, one after the other: almost a Gaussian, at a cost that does not grow with ``reach``."""
    side = 2 * round(1.2 * reach) + 1
    values = plane[0, 0].numpy()
    for _ in range(2):
        values = cv2.blur(values, (side, side), borderType=cv2.BORDER_REPLICATE)
    return torch.from_numpy(np.maximum(values, 0))[None, None]


def _softened(planes: Tensor, sigma: float) -> Tensor:
    soft = [cv2.GaussianBlur(p, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE) for p in planes[0].numpy()]
    return torch.from_numpy(np.stack(soft))[None]
