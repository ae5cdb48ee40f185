"""What a level's known region offers: its patches, as rows to compare and as values to take."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import NEVER
from restorer_app.engine.exemplar.patches import (
    Likeness,
    patch_means,
    principal_directions,
    touching,
    usable,
)
from restorer_app.engine.exemplar.pyramid import Level
from restorer_app.engine.exemplar.settings import Settings

Box = tuple[slice, slice]


class Known:
    """``values`` H·W×(C+2): colours and roughness. ``usable`` U: the flat pixels whose patches may be used.

    ``rows`` H·W×K are their rows, ``means`` H·W×C the patches' colours, ``cost`` H·W is 0 or ``NEVER``.
    """

    def __init__(self, level: Level, settings: Settings, progress: Progress) -> None:
        self._level, self.size = level, settings.size(level.index)
        self.channels = len(level.colours)
        free = usable(level.hole, self.size).flatten()
        self.usable, self.cost = free.nonzero()[:, 0], torch.where(free, 0.0, NEVER)
        directions = principal_directions(level.colours, self.usable, self.size, settings.directions)
        self._likeness = Likeness(directions, settings.tone, settings.rough, settings.guiding)
        self.rows = self._likeness.rows(level.colours, level.rough, level.guide, progress)
        self.means = patch_means(level.colours, self.size).flatten(1).t().contiguous()
        self.values = torch.cat([level.colours, level.rough]).flatten(1).t().contiguous()
        self._box = _box(touching(level.hole, 2 * self.size + 1))

    def wanted(self, current: Tensor, at: Tensor, progress: Progress) -> Tensor:
        """The rows N×K that the filled values H·W×(C+2) have at the flat pixels ``at`` around the hole."""
        colours, rough, guide = self._cut(current)
        rows = self._likeness.rows(colours, rough, guide, progress)
        return rows[self._inside(at)]

    def means_of(self, current: Tensor, at: Tensor) -> Tensor:
        """The colours N×C of the patches that the filled values have at ``at`` around the hole."""
        return patch_means(self._cut(current)[0], self.size).flatten(1).t()[self._inside(at)]

    def _cut(self, current: Tensor) -> tuple[Tensor, Tensor, Tensor | None]:
        """Only what lies around the hole, as planes: a patch more than the targets on each side."""
        down, across = self._box
        cut = current.reshape(*self._level.shape, -1)[down, across].permute(2, 0, 1)
        guide = None if self._level.guide is None else self._level.guide[:, down, across]
        return cut[: self.channels], cut[self.channels :], guide

    def _inside(self, at: Tensor) -> Tensor:
        """From flat pixels of the level to those of the cut."""
        down, across = self._box
        width = self._level.shape[1]
        row, column = at // width - down.start, at % width - across.start
        return torch.add(column, row, alpha=across.stop - across.start)

    def crowding(self, sources: Tensor) -> Tensor:
        """H·W: how often the patches around each pixel are used by ``sources`` (flat pixels)."""
        uses = torch.bincount(sources, minlength=len(self.cost)).float()
        return patch_means(uses.reshape(1, *self._level.shape), self.size).flatten()

    def shift(self, current: Tensor, targets: Tensor, sources: Tensor, limit: float) -> Tensor:
        """N×(C+2): how much lighter the targets' patches are than their sources', within ±``limit``.

        After the bias of Darabi, Shechtman, Barnes, Goldman, Sen, Image Melding, SIGGRAPH 2012.
        """
        change = (self.means_of(current, targets) - self.means[sources]).clamp(-limit, limit)
        return F.pad(change, (0, self.values.shape[1] - self.channels))


def _box(where: Tensor) -> Box:
    """The rows and the columns that hold all True pixels (there must be one)."""
    rows, columns = (where.any(dim=side).nonzero()[:, 0] for side in (1, 0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
