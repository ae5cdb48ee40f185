"""The traces of JPEG compression, for many pictures at once and without making files (ITU-T T.81)."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.training.data.draws import Numbers, on_device
from restorer_app.training.data.toning import LUMA, channels

_LUMINANCE = (
    *(16, 11, 10, 16, 24, 40, 51, 61),
    *(12, 12, 14, 19, 26, 58, 60, 55),
    *(14, 13, 16, 24, 40, 57, 69, 56),
    *(14, 17, 22, 29, 51, 87, 80, 62),
    *(18, 22, 37, 56, 68, 109, 103, 77),
    *(24, 35, 55, 64, 81, 104, 113, 92),
    *(49, 64, 78, 87, 103, 121, 120, 101),
    *(72, 92, 95, 98, 112, 100, 103, 99),
)
_CHROMINANCE = (
    *(17, 18, 24, 47, 99, 99, 99, 99),
    *(18, 21, 26, 66, 99, 99, 99, 99),
    *(24, 26, 56, 99, 99, 99, 99, 99),
    *(47, 66, 99, 99, 99, 99, 99, 99),
    *(99,) * 32,
)
TABLES = np.array([_LUMINANCE, _CHROMINANCE], np.float64)
"""The standard's example tables (K.1, K.2), 2×64 by rows, which nearly every encoder scales."""


def compressed(pictures: Tensor, quality: Numbers, halved: bool, phase: tuple[int, int] = (0, 0)) -> Tensor:
    """B×3×H×W pictures in 0…1 as a JPEG file of each one's ``quality`` (1…100) would give them back.

    ``halved``: colour at half the width and height (4:2:0), as most encoders do. ``phase`` is where in a
    block (rows, columns) the pictures begin.
    """
    height, width = pictures.shape[2:]
    step = 16 if halved else 8
    top, left = (value % step for value in phase)
    below, right = (-(top + height)) % step, (-(left + width)) % step
    padded = F.pad(pictures, (left, right, top, below), mode="replicate")
    tables = [on_device(table, pictures.device)[:, :, 0, 0] for table in quantisers(quality)]
    light, colour = _to_ycc(padded)
    light = _quantised(light, tables[0])
    if halved:
        colour = _quantised(F.avg_pool2d(colour, 2).round_(), tables[1])
        colour = F.interpolate(colour, scale_factor=2, mode="bilinear", align_corners=False)
    else:
        colour = _quantised(colour, tables[1])
    whole = _to_rgb(light, colour)[:, :, top : top + height, left : left + width]
    return whole.round_().clamp_(0, 255).mul_(1 / 255)


def quantisers(quality: Numbers) -> tuple[Numbers, Numbers]:
    """The tables for luminance and colour, B×64 each, scaled as the IJG's library does."""
    quality = np.clip(quality, 1, 100)
    factor = np.where(quality < 50, 5000 / quality, 200 - 2 * quality)[:, None, None]
    scaled = np.clip(np.floor((TABLES * np.floor(factor) + 50) / 100), 1, 255)
    return scaled[:, 0], scaled[:, 1]


def _to_ycc(pictures: Tensor) -> tuple[Tensor, Tensor]:
    """Luminance B×1 and two colour differences B×2: whole numbers on the scale of 0…255, centred on 0."""
    red, green, blue = channels(pictures)
    light = red * LUMA[0] + green * LUMA[1] + blue * LUMA[2]
    colour = torch.cat(
        [(blue - light) * (255 * 0.5 / (1 - LUMA[2])), (red - light) * (255 * 0.5 / (1 - LUMA[0]))], 1
    )
    return (light * 255).round_() - 128, colour.round_()


def _to_rgb(light: Tensor, colour: Tensor) -> Tensor:
    """B×3 on the scale of 0…255."""
    light = light + 128
    blue_less, red_less = channels(colour)
    red, blue = light + 2 * (1 - LUMA[0]) * red_less, light + 2 * (1 - LUMA[2]) * blue_less
    green = (light - LUMA[0] * red - LUMA[2] * blue) / LUMA[1]
    return torch.cat([red, green, blue], 1)


def _quantised(planes: Tensor, table: Tensor) -> Tensor:
    """Planes through blocks of 8×8 frequencies that are rounded to multiples of B×64 ``table``, and back."""
    count, depth, height, width = planes.shape
    transform = torch.from_numpy(_transform()).to(planes.device, non_blocking=True)
    blocks = planes.reshape(count, depth, height // 8, 8, width // 8, 8).permute(0, 1, 2, 4, 3, 5)
    frequencies = (blocks.reshape(-1, 64) @ transform.T).reshape(count, -1, 64)
    steps = table[:, None]
    rounded = (frequencies / steps).round_().mul_(steps).reshape(-1, 64)
    back = (rounded @ transform).reshape(count, depth, height // 8, width // 8, 8, 8)
    return back.permute(0, 1, 2, 4, 3, 5).reshape(planes.shape).round_().clamp_(-128, 127)


@cache
def _transform() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """The 64×64 matrix of the two-dimensional cosine transform; its transpose is its inverse."""
    at = np.arange(8)
    basis = np.cos((2 * at + 1) * at[:, None] * math.pi / 16) / 2
    basis[0] /= math.sqrt(2)
    return np.kron(basis, basis).astype(np.float32)
