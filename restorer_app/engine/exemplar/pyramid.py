"""The window at one size after another, each half the one before, unknown pixels left out of the averages."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True, eq=False)
class Level:
    """The window at one size.

    ``colours`` C×H×W float32 and ``rough`` 2×H×W (see ``roughness``): what stands in ``hole`` (H×W bool)
    is a guess. ``guide`` C×H×W, or None, is what the fill is to look like from afar.
    """

    colours: Tensor
    rough: Tensor
    hole: Tensor
    guide: Tensor | None

    @property
    def height(self) -> int:
        """Rows."""
        return self.hole.shape[0]

    @property
    def width(self) -> int:
        """Columns."""
        return self.hole.shape[1]

    def halved(self) -> Level:
        """The level above. A pixel is hole there if one of its four is."""
        known = ~self.hole
        hole = F.max_pool2d(self.hole[None, None].float(), 2, ceil_mode=True)[0, 0] > 0
        guide = None if self.guide is None else _halved(self.guide, torch.ones_like(known))
        return Level(_halved(self.colours, known), _halved(self.rough, known), hole, guide)


def _halved(values: Tensor, known: Tensor) -> Tensor:
    """Averages of the known among 4×4 pixels around each 2×2, weighted 1 3 3 1; 0 where none is known."""
    tap = torch.tensor([1.0, 3.0, 3.0, 1.0], device=values.device) / 8
    kernel = (tap[:, None] * tap)[None, None]
    height, width = known.shape
    padding = (1, 1 + width % 2, 1, 1 + height % 2)
    weights = F.pad(known.float()[None, None], padding)
    sums = F.conv2d(F.pad(values[:, None] * known, padding), kernel, stride=2)[:, 0]
    return sums / F.conv2d(weights, kernel, stride=2)[0].clamp(min=1e-6)


def roughness(colours: Tensor, hole: Tensor) -> Tensor:
    """2×H×W: how much neighbours differ, across and down, where both are known; else 0.

    Averaged up the pyramid it tells apart textures of the same colour (Newson, Almansa, Fradet, Gousseau,
    Pérez, Video Inpainting of Complex Scenes, SIAM J. Imaging Sciences 2014, section 3.4).
    """
    tone, known = colours.mean(dim=0), (~hole).float()
    result = torch.zeros(2, *hole.shape, device=colours.device)
    result[0, :, 1:] = (tone[:, 1:] - tone[:, :-1]).abs() * known[:, 1:] * known[:, :-1]
    result[1, 1:] = (tone[1:] - tone[:-1]).abs() * known[1:] * known[:-1]
    return result
