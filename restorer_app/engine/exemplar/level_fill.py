"""One level's part of the work: search for like patches, let them vote, search again."""

from __future__ import annotations

import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import Field, Found, Targets
from restorer_app.engine.exemplar.join import joined
from restorer_app.engine.exemplar.known import Known
from restorer_app.engine.exemplar.patches import touching
from restorer_app.engine.exemplar.peel import peeled
from restorer_app.engine.exemplar.pyramid import Level, depth
from restorer_app.engine.exemplar.settings import Settings
from restorer_app.engine.exemplar.vote import Ballot, trust

ALL = 12_000_000
"""Targets times sources up to which every source is looked at."""
NEAR = 24
"""Pixels around a source, found at the level above, in which a better one is looked for."""


class LevelFill:
    """The fill of one level: a source for each patch that touches the hole, and the values that follow.

    ``above`` is what was found at the level half as large, or None at the smallest.
    """

    def __init__(
        self,
        level: Level,
        above: Found | None,
        settings: Settings,
        generator: torch.Generator,
        progress: Progress,
    ) -> None:
        self._level, self._settings, self._generator = level, settings, generator
        self._known = Known(level, settings, progress)
        self._targets = Targets.of(touching(level.hole, self._known.size))
        self._pixels = level.hole.flatten().nonzero()[:, 0]
        self._ballot = Ballot(self._targets, self._pixels, self._known.size)
        self._depth = depth(level.hole).flatten()[self._targets.at]
        self._field = Field(self._targets, self._begun(above), self._known.rows)
        self._first, self._current = above is None, self._known.values

    def run(self, progress: Progress) -> None:
        """Search and vote in turn, some rounds; after that ``joined`` may be asked for."""
        level, settings = self._level, self._settings
        if self._first:
            self._current = peeled(level, self._known, settings.guiding, progress)
        else:
            count = len(self._targets.at)
            self._vote(torch.ones(count), torch.zeros(count, self._current.shape[1]), progress)
        rounds = settings.rounds_at(level.index)
        for turn in range(rounds):
            progress.report(turn / rounds)
            self._search(self._known.cost if turn == 0 else self._dearer(), progress)
            if turn + 1 < rounds:
                weight = trust(self._field.distance, self._depth, settings.sharpness_at(level.index))
                self._vote(weight, self._shift(), progress)

    def _search(self, cost: Tensor, progress: Progress) -> None:
        wanted = self._known.wanted(self._current, self._targets.at, progress)
        self._field.compare(wanted, cost, progress)
        if len(wanted) * len(self._known.usable) <= ALL:
            self._field.search_all(wanted, progress)
        else:
            reach = max(self._level.shape) // 2 if self._first else NEAR
            self._field.improve(wanted, self._settings.passes, reach, self._generator, progress)

    def _vote(self, weight: Tensor, shift: Tensor, progress: Progress) -> None:
        voted = self._ballot.voted(self._field.sources, weight, self._known.values, shift, progress)
        self._current = self._known.values.index_put((self._pixels,), voted)

    def _shift(self) -> Tensor:
        return self._known.shift(self._current, self._targets.at, self._field.sources, self._settings.shift)

    def _dearer(self) -> Tensor:
        """What sources cost now: more, the more their surroundings are used beyond a fair share.

        After Kaspar, Neubert, Lischinski, Pauly, Kopf, Self Tuning Texture Optimization, Eurographics 2015.
        """
        fair = max(1.0, len(self._targets.at) / len(self._known.usable))
        crowd = (self._known.crowding(self._field.sources) / fair - 1).clamp(0, 20)
        typical = self._field.distance.sort().values[len(self._targets.at) // 2]
        return self._known.cost + crowd * (typical * self._settings.sparing).round()

    def _begun(self, above: Found | None) -> Tensor:
        """Sources to begin with: the level above's, doubled; random ones where these may not be used."""
        usable, at = self._known.usable, self._targets.at
        chance = usable[torch.randint(len(usable), (len(at),), generator=self._generator)]
        if above is None:
            return chance
        height, width = self._level.shape
        down, across, is_one = above.doubled(at // width, at % width)
        doubled = down.clamp(max=height - 1) * width + across.clamp(max=width - 1)
        return torch.where(is_one & (self._known.cost[doubled] == 0), doubled, chance)

    @property
    def found(self) -> Found:
        """Where the level twice as large begins."""
        return Found(self._targets, self._field.sources)

    def joined(self, progress: Progress) -> Tensor:
        """C×H×W colours: each hole pixel from the best patch over it, the pieces put together."""
        origin, chosen = self._ballot.best(self._field.sources, self._field.distance, progress)
        values = self._known.values[:, : self._known.channels]
        wanted = values[origin] + self._shift()[chosen, : self._known.channels]
        filled = joined(values, self._pixels, origin, wanted, self._level.shape, self._settings, progress)
        return values.index_put((self._pixels,), filled).t().reshape(-1, *self._level.shape)
