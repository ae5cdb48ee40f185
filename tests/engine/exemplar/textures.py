"""Textures made in code, holes in them, and how a fill is judged."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.engine.methods.exemplar import ExemplarMethod
from restorer_app.engine.methods.method import Terms


def bricks(height: int = 160, width: int = 200) -> Tensor:
    """1×3×H×W: brown bricks of 24×10 with bright joints of 2, each row shifted by half a brick."""
    row, column = np.mgrid[0:height, 0:width]
    shifted = column + 12 * (row // 10 % 2)
    joint = (row % 10 < 2) | (shifted % 24 < 2)
    planes = np.stack([np.where(joint, 0.85, brown) for brown in (0.5, 0.3, 0.2)])
    return torch.from_numpy(planes.astype(np.float32))[None]


def stripes(height: int = 120, width: int = 150) -> Tensor:
    """1×3×H×W: soft grey stripes 9 pixels apart, leaning."""
    row, column = np.mgrid[0:height, 0:width]
    wave = 0.5 + 0.3 * np.sin((column + 0.5 * row) * (2 * np.pi / 9))
    return torch.from_numpy(wave.astype(np.float32)).expand(1, 3, -1, -1).contiguous()


def grain(height: int, width: int, seed: int = 1) -> Tensor:
    """1×3×H×W: coarse grey grain around 0.5."""
    noise = np.random.default_rng(seed).normal(0, 1, (height, width)).astype(np.float32)
    noise = cv2.GaussianBlur(noise, (0, 0), 1.2)
    noise = 0.5 + 0.1 * noise / noise.std()
    return torch.from_numpy(noise).expand(1, 3, -1, -1).contiguous().clamp(0, 1)


def round_hole(height: int, width: int, radius: float) -> Tensor:
    """1×1×H×W, 1 in a disc in the middle."""
    row, column = np.mgrid[0:height, 0:width]
    inside = np.hypot(row - height / 2, column - width / 2) < radius
    return torch.from_numpy(inside.astype(np.float32))[None, None]


def filled(truth: Tensor, hole: Tensor, base: Tensor | None = None, seed: int = 0) -> Tensor:
    """The fill, of a picture that has no numbers in its hole."""
    holed = torch.where(hole > 0, torch.nan, truth)
    return ExemplarMethod().fill(holed, hole, base, Terms(seed=seed))


def error(result: Tensor, truth: Tensor, hole: Tensor) -> float:
    """Root of the mean squared difference in the hole."""
    return float(((result - truth).square() * hole).sum() / (truth.shape[1] * hole.sum())) ** 0.5


def unrest(picture: Tensor, where: Tensor) -> float:
    """Mean squared difference of horizontal neighbours in ``where`` (1×1×H×W)."""
    across = (picture[..., 1:] - picture[..., :-1]).square() * where[..., 1:]
    return float(across.sum() / (picture.shape[1] * where[..., 1:].sum()))
