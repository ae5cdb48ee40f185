"""The window at one size after another, each half the one before, unknown pixels left out of the averages."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.patches import touching, usable
from restorer_app.engine.exemplar.settings import Settings
from restorer_app.engine.pull_push import pull_push
from restorer_app.engine.unrest import energy, octaves, usual

FEW = 64
"""With fewer usable patches than this there is nothing to choose from."""
SMALL = 2_000_000
"""Patches to be filled times patches to choose from, up to which a level is small enough to begin at."""
FAINTEST = 0.5
"""Details weaker than this, in steps, are all alike."""


@dataclass(frozen=True, eq=False)
class Level:
    """The window at one size; ``index`` 0 is full size.

    ``colours`` C×H×W float32 and ``rough`` 2×H×W (see ``roughness``); what stands in ``hole`` (H×W bool) says
    nothing. ``guide`` K×H×W, or None, is what the fill is to look like from afar: its tones and its unrest.
    """

    index: int
    colours: Tensor
    rough: Tensor
    hole: Tensor
    guide: Tensor | None

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.hole.shape[0], self.hole.shape[1]

    def halved(self) -> Level:
        """The next smaller level. A pixel is hole there if one of its four is."""
        known = ~self.hole
        hole = F.max_pool2d(self.hole[None, None].float(), 2, ceil_mode=True)[0, 0] > 0
        guide = None if self.guide is None else _halved(self.guide, torch.ones_like(known))
        return Level(self.index + 1, _halved(self.colours, known), _halved(self.rough, known), hole, guide)


def levels_for(
    colours: Tensor, hole: Tensor, base: Tensor | None, settings: Settings, progress: Progress
) -> list[Level]:
    """The window from full size to small, as far as there are patches to choose from; empty if hardly any.

    ``colours`` C×H×W in steps, ``hole`` H×W bool with at least one True, ``base`` C×H×W (a fill to be guided
    by; only its hole is looked at) or None.
    """
    guide = None
    if base is not None:
        tones = softened(torch.where(hole, base, colours), hole, settings.cells)
        guide = torch.cat([tones, settings.calling * unrest(colours, hole)])
    level = Level(0, colours, roughness(colours, hole), hole, guide)
    progress.check()
    levels: list[Level] = []
    while (choice := int(usable(level.hole, settings.size(level.index)).sum())) >= FEW:
        progress.check()
        levels.append(level)
        if int(touching(level.hole, settings.size(level.index)).sum()) * choice <= SMALL:
            break
        level = level.halved()
    return levels


def roughness(colours: Tensor, hole: Tensor) -> Tensor:
    """2×H×W: how much neighbours differ, across and down, where both are known; else 0.

    Averaged up the pyramid it tells apart textures of the same colour (Newson, Almansa, Fradet, Gousseau,
    Pérez, Video Inpainting of Complex Scenes, SIAM J. Imaging Sciences 2014, section 3.4).
    """
    tone, known = colours.mean(dim=0), (~hole).float()
    result = torch.zeros(2, *hole.shape)
    result[0, :, 1:] = (tone[:, 1:] - tone[:, :-1]).abs() * known[:, 1:] * known[:, :-1]
    result[1, 1:] = (tone[1:] - tone[:-1]).abs() * known[1:] * known[:-1]
    return result


def unrest(colours: Tensor, hole: Tensor) -> Tensor:
    """OCTAVES×H×W: how strong details of each size are, counted in doublings; in the hole, what is usual.

    Where a hole lies in plain ground, an object that happens to have its tone is no texture for it.
    """
    known = (~hole)[None, None].float()
    *details, _ = octaves(pull_push(colours[None], 1 - known))
    planes = []
    for octave, detail in enumerate(details):
        own = energy(detail, octave, known).clamp(min=FAINTEST**2)
        planes.append(torch.where(hole, usual(own, known)[0, 0], own[0, 0]).log2() / 2)
    return torch.stack(planes)


def softened(picture: Tensor, hole: Tensor, cells: float) -> Tensor:
    """The picture C×H×W averaged over cells of the hole's radius / ``cells``, and drawn smoothly again.

    A base fill knows no detail; compared with detail, it would call for smooth pieces everywhere.
    """
    height, width = hole.shape
    cell = max(1, round(float(depth(hole).max()) / cells))
    small = F.interpolate(picture[None], (-(-height // cell), -(-width // cell)), mode="area")
    return F.interpolate(small, (height, width), mode="bicubic", align_corners=False)[0]


def depth(hole: Tensor) -> Tensor:
    """H×W: each pixel's distance to the known region, in pixels."""
    return torch.from_numpy(cv2.distanceTransform(hole.numpy().astype(np.uint8), cv2.DIST_L2, 3))


def _halved(values: Tensor, known: Tensor) -> Tensor:
    """Averages of the known among 4×4 pixels around each 2×2, weighted 1 3 3 1; 0 where none is known."""
    tap = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 8
    kernel = (tap[:, None] * tap)[None, None]
    height, width = known.shape
    padding = (1, 1 + width % 2, 1, 1 + height % 2)
    weights = F.pad(known.float()[None, None], padding)
    sums = F.conv2d(F.pad(values[:, None] * known, padding), kernel, stride=2)[:, 0]
    return sums / F.conv2d(weights, kernel, stride=2)[0].clamp(min=1e-6)
