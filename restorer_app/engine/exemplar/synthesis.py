"""From coarse to fine: find like patches, let them vote, find again; at last, join the best pieces."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import NEVER, Field, Targets
from restorer_app.engine.exemplar.join import joined
from restorer_app.engine.exemplar.patches import (
    Likeness,
    learned_basis,
    patch_means,
    touching,
    unfolded,
    valid_sources,
)
from restorer_app.engine.exemplar.pyramid import Level, roughness
from restorer_app.engine.exemplar.vote import Ballot, best_offset, trust, voted
from restorer_app.engine.pull_push import pull_push

FEW = 64
"""With fewer valid sources than this there is nothing to choose from."""
SMALL = 2_000_000
"""Targets times sources at the coarsest level."""


@dataclass(frozen=True)
class Settings:
    """Taste and thrift. Weights are relative to the patch's own pixels; colours run over about 256 steps."""

    size: int = 7
    directions: int = 24
    tone: float = 1.0
    rough: float = 3.0
    guiding: float = 0.5
    shift: float = 8.0
    sparing: float = 0.0
    crisp: int = 0
    gain: float = 1.0
    hold: float = 0.01
    rounds: tuple[int, ...] = (2, 3, 5, 8)
    passes: int = 2


@dataclass(frozen=True, eq=False)
class _State:
    """A level's fill: the sources of its targets and its colours with the hole filled."""

    field: Field
    colours: Tensor
    rough: Tensor


def levels_for(colours: Tensor, hole: Tensor, guide: Tensor | None, settings: Settings) -> list[Level]:
    """The window from fine to coarse, as far as patches remain to choose from; empty if there are hardly any.

    ``colours`` C×H×W in steps; ``hole`` H×W bool; ``guide`` C×H×W or None (only its hole counts).
    """
    guide = None if guide is None else torch.where(hole, guide, colours)
    level = Level(colours, roughness(colours, hole), hole, guide)
    levels: list[Level] = []
    while (choice := int(valid_sources(level.hole, settings.size + 2).sum())) >= FEW:
        levels.append(level)
        if int(touching(level.hole, settings.size).sum()) * choice < SMALL:
            break
        level = level.halved()
    return levels


def synthesised(
    levels: list[Level], settings: Settings, generator: torch.Generator, progress: Progress
) -> Tensor:
    """The finest level's colours (C×H×W) with its hole filled; ``levels`` go from fine to coarse.

    Each level must have at least one valid source (``valid_sources``).
    """
    work = [
        float(level.hole.sum()) * settings.rounds[min(i, len(settings.rounds) - 1)]
        for i, level in enumerate(levels)
    ]
    total, done = sum(work) * 1.1 + 1, 0.0
    sources: Tensor | None = None
    for index in range(len(levels) - 1, -1, -1):
        part = progress.part(done / total, work[index] / total)
        one = _AtLevel(levels[index], index, settings, generator)
        sources = one.run(sources, index == len(levels) - 1, part)
        done += work[index]
        progress.report(done / total)
    return one.assembled(progress)


class _AtLevel:
    """The search and the vote at one level."""

    def __init__(self, level: Level, index: int, settings: Settings, generator: torch.Generator) -> None:
        self._level, self._index, self._settings, self._generator = level, index, settings, generator
        self._valid = valid_sources(level.hole, settings.size + 2)
        self.targets = Targets.of(touching(level.hole, settings.size))
        self._pixels = level.hole.flatten().nonzero()[:, 0]
        self._ballot = Ballot(self.targets, self._pixels, settings.size)
        basis = learned_basis(level.colours, self._valid, settings.size, settings.directions)
        self._likeness = Likeness(basis, settings.tone, settings.rough if index else 0.0, settings.guiding)
        self._rows = self._likeness.rows(level.colours, level.rough, level.guide)
        self._means = patch_means(level.colours, settings.size).flatten(1).t().contiguous()
        self._values = torch.cat([level.colours, level.rough]).flatten(1).t().contiguous()
        self._channels = level.colours.shape[0]
        self._depth = _depth(level.hole).flatten()[self.targets.at]
        self._free = torch.where(self._valid.flatten(), 0.0, NEVER)

    def run(self, above: Tensor | None, coarsest: bool, progress: Progress) -> Tensor:
        """The sources of all pixels (flat, H×W; -1 off the targets), from those of the level above."""
        settings = self._settings
        self._turn = 0
        sources = self._placed(above)
        self.field = Field(self.targets, sources, self._rows, self._free)
        current = self._values.clone()
        if coarsest:
            current = self._first(current, progress)
        else:
            current = self._vote(current, torch.ones(len(sources)), progress)
        rounds = settings.rounds[min(self._index, len(settings.rounds) - 1)]
        small = len(self.targets.at) * int(self._valid.sum()) <= 12_000_000
        for turn in range(rounds):
            self._turn = turn
            progress.report(turn / rounds)
            wanted = self._wanted(current)
            self.field.charge(self._charged())
            self.field.compare(wanted, progress)
            if small:
                self.field.search_all(wanted, progress)
            else:
                reach = max(self._level.height, self._level.width) // 2 if coarsest else 24
                self.field.improve(wanted, settings.passes, reach, self._generator, progress)
            self._current_means = self._means_of(current)
            if turn + 1 < rounds or self._index:
                current = self._vote(current, None, progress)
        whole = torch.full((self._level.hole.numel(),), -1)
        whole[self.targets.at] = self.field.sources
        return whole.reshape(self._level.height, self._level.width)

    def _placed(self, above: Tensor | None) -> Tensor:
        """Sources to begin with: the level above's, doubled; at random where there are none."""
        valid = self._valid.flatten().nonzero()[:, 0]
        chance = torch.randint(len(valid), (len(self.targets.at),), generator=self._generator)
        sources = valid[chance]
        if above is not None:
            width = self._level.width
            row, column = self.targets.at // width, self.targets.at % width
            found = above[row // 2, column // 2]
            there_row = (found // above.shape[1]) * 2 + row % 2
            there_column = (found % above.shape[1]) * 2 + column % 2
            radius = self._settings.size // 2
            there_row = there_row.clamp(radius, self._level.height - 1 - radius)
            there_column = there_column.clamp(radius, width - 1 - radius)
            there = there_row * width + there_column
            sources = torch.where((found >= 0) & self._valid.flatten()[there], there, sources)
        return sources

    def _first(self, current: Tensor, progress: Progress) -> Tensor:
        """A fill to begin with: the guide, or from the rim inwards, ring by ring."""
        level = self._level
        hole = level.hole[None, None].float()
        smooth = pull_push(torch.cat([level.colours, level.rough])[None], hole)[0].flatten(1).t()
        current = smooth.clone()
        if level.guide is not None:
            current[self._pixels, : self._channels] = level.guide.flatten(1).t()[self._pixels]
            return current
        return self._peeled(current, progress)

    def _peeled(self, current: Tensor, progress: Progress) -> Tensor:
        """Ring by ring from the known region: what fits the part known so far (Newson et al. 2014)."""
        level, size = self._level, self._settings.size
        valid = self._valid.flatten().nonzero()[:, 0]
        valid = valid[:: -(-len(valid) // 6000)]
        shape = (level.height, level.width)
        known_patches = unfolded(self._values.t().reshape(-1, *shape), valid, size)
        squares = known_patches.square()
        unknown = level.hole.clone()
        while bool(unknown.any()):
            progress.check()
            ring = unknown & (F.max_pool2d((~unknown)[None, None].float(), 3, 1, 1)[0, 0] > 0)
            at = ring.flatten().nonzero()[:, 0]
            for part in torch.split(at, 1024):
                seen = unfolded((~unknown)[None].float(), part, size).repeat(1, current.shape[1])
                patch = unfolded(current.t().reshape(-1, *shape), part, size) * seen
                far = seen @ squares.t() - 2 * patch @ known_patches.t()
                current[part] = self._values[valid[far.argmin(dim=1)]]
            unknown &= ~ring
        return current

    def _planes(self, current: Tensor) -> tuple[Tensor, Tensor]:
        planes = current.t().reshape(-1, self._level.height, self._level.width)
        return planes[: self._channels], planes[self._channels :]

    def _wanted(self, current: Tensor) -> Tensor:
        colours, rough = self._planes(current)
        return self._likeness.rows(colours, rough, self._level.guide)[self.targets.at]

    def _means_of(self, current: Tensor) -> Tensor:
        return patch_means(self._planes(current)[0], self._settings.size).flatten(1).t()[self.targets.at]

    def _shift(self) -> Tensor:
        """N×C+2: by how much each target's source is made lighter or darker, within limits."""
        limit = self._settings.shift
        change = (self._current_means - self._means[self.field.sources]).clamp(-limit, limit)
        return F.pad(change, (0, self._values.shape[1] - self._channels))

    def _charged(self) -> Tensor:
        """What sources cost: more, the more often they are used already (Kaspar et al. 2015)."""
        settings = self._settings
        if not settings.sparing or bool((self.field.distance >= NEVER).all()):
            return self._free
        uses = torch.bincount(self.field.sources, minlength=self._free.numel()).float()
        uses = patch_means(uses.reshape(1, self._level.height, self._level.width), settings.size).flatten()
        fair = max(1.0, len(self.targets.at) / max(int(self._valid.sum()), 1))
        typical = self.field.distance.sort().values[len(self.targets.at) // 2].clamp(0, 1e6)
        return self._free + (uses / fair - 1).clamp(0, 20) * (typical * settings.sparing).round()

    def _vote(self, current: Tensor, weight: Tensor | None, progress: Progress) -> Tensor:
        if weight is None:
            weight = trust(self.field.distance, self._depth, self._settings.gain)
            shift = self._shift()
        else:
            shift = torch.zeros(len(weight), current.shape[1])
        result = current.clone()
        if self._settings.crisp and self._turn < self._settings.crisp:
            origin, chosen = best_offset(self._ballot, self.field.sources, -weight, progress)
            result[self._pixels] = self._values[origin] + shift[chosen]
            return result
        result[self._pixels] = voted(self._ballot, self.field.sources, weight, self._values, shift, progress)
        return result

    def assembled(self, progress: Progress) -> Tensor:
        """The colours with each hole pixel taken from its best patch, pieces joined."""
        origin, chosen = best_offset(self._ballot, self.field.sources, self.field.distance, progress)
        values = self._values[:, : self._channels]
        wanted = values[origin] + self._shift()[chosen, : self._channels]
        shape = (self._level.height, self._level.width)
        result = values.clone()
        result[self._pixels] = joined(
            values, self._pixels, origin, wanted, self._settings.hold, shape, progress
        )
        return result.t().reshape(self._channels, *shape)


def _depth(hole: Tensor) -> Tensor:
    """Distance in pixels to the known region."""
    found = cv2.distanceTransform(hole.cpu().numpy().astype(np.uint8), cv2.DIST_L2, 3)
    return torch.from_numpy(found.astype(np.float32)).to(hole.device)
