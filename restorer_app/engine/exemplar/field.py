"""The nearest-neighbour field: for each patch that touches the hole, a known patch that is like it.

Barnes, Shechtman, Finkelstein, Goldman, PatchMatch: A Randomized Correspondence Algorithm for Structural
Image Editing, SIGGRAPH 2009. Here all patches search at the same time: a good source spreads from all
neighbours at once instead of in scan order. On small levels the search is complete instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from restorer_app.core.progress import Progress

CHUNK = 16_384
"""Patches compared at once, so that rows stay in the processor's cache and a stop is heard."""
NEVER = 1e12
"""The cost of a source that must not be used."""


@dataclass(frozen=True, eq=False)
class Targets:
    """The pixels whose patches touch the hole: flat indices ``at`` N, and ``number`` H·W, -1 elsewhere."""

    at: Tensor
    number: Tensor
    height: int
    width: int

    @staticmethod
    def of(touched: Tensor) -> Targets:
        """The True pixels of an H×W map."""
        at = touched.flatten().nonzero()[:, 0]
        number = torch.full((touched.numel(),), -1, device=touched.device)
        number[at] = torch.arange(len(at), device=touched.device)
        return Targets(at, number, *touched.shape)

    def neighbours(self, down: int, across: int) -> Tensor:
        """The numbers of the targets that lie so far away; their own number where none does."""
        row, column = self.at // self.width + down, self.at % self.width + across
        inside = (row >= 0) & (row < self.height) & (column >= 0) & (column < self.width)
        found = self.number[torch.where(inside, row * self.width + column, self.at)]
        return torch.where(found >= 0, found, torch.arange(len(found), device=found.device))


class Field:
    """The sources of all targets (flat pixels, N) and how far off they are (``distance`` N, with penalties).

    ``rows`` H·W×K are the sources' rows; ``cost`` H·W what using a source costs besides (``NEVER``: invalid).
    """

    def __init__(self, targets: Targets, sources: Tensor, rows: Tensor, cost: Tensor) -> None:
        self.targets, self.sources = targets, sources
        self.distance = torch.full((len(sources),), NEVER, device=sources.device)
        self._rows, self._cost = rows, cost

    def charge(self, cost: Tensor) -> None:
        """Change what sources cost; distances hold again after ``compare``."""
        self._cost = cost

    def compare(self, wanted: Tensor, progress: Progress) -> None:
        """Tell all distances anew for changed target rows ``wanted`` N×K."""
        self.distance = torch.full_like(self.distance, 2 * NEVER)
        self._offer(self.sources.clone(), wanted, progress)

    def search_all(self, wanted: Tensor, progress: Progress) -> None:
        """Find the nearest of all valid sources (small levels)."""
        valid = (self._cost < NEVER).nonzero()[:, 0]
        rows = self._rows[valid]
        beside = rows.square().sum(dim=1) + self._cost[valid]
        step = max(1, 4_000_000 // len(valid))
        for start in range(0, len(wanted), step):
            progress.check()
            part = wanted[start : start + step]
            far = torch.addmm(beside, part, rows.t(), alpha=-2)
            distance, best = far.min(dim=1)
            self.sources[start : start + step] = valid[best]
            self.distance[start : start + step] = distance + part.square().sum(dim=1)

    def improve(
        self, wanted: Tensor, passes: int, reach: int, generator: torch.Generator, progress: Progress
    ) -> None:
        """PatchMatch: neighbours' sources moved along with them, then random ones nearer and nearer."""
        for turn in range(passes):
            step = 1 if turn % 2 == 0 else 2
            for down, across in ((-step, 0), (0, -step), (step, 0), (0, step)):
                moved = self.sources[self.targets.neighbours(down, across)]
                self._offer(moved - (down * self.targets.width + across), wanted, progress)
            radius = reach
            while radius >= 1:
                self._offer(self._scattered(radius, generator), wanted, progress)
                radius //= 2 if reach < 16 else 3

    def _scattered(self, radius: int, generator: torch.Generator) -> Tensor:
        """A pixel at random within ``radius`` rows and columns of each source."""
        width, height = self.targets.width, self.targets.height
        shift = torch.randint(-radius, radius + 1, (2, len(self.sources)), generator=generator)
        down, across = shift.to(self.sources.device)
        row = (self.sources // width + down).clamp(0, height - 1)
        column: Tensor = (self.sources % width + across).clamp(0, width - 1)
        return column + row * width

    def _offer(self, candidates: Tensor, wanted: Tensor, progress: Progress) -> None:
        """Take the candidates (flat pixels, possibly outside) where they are nearer."""
        for start in range(0, len(candidates), CHUNK):
            progress.check()
            part = slice(start, start + CHUNK)
            offered = candidates[part].clamp(0, len(self._cost) - 1)
            difference = self._rows.index_select(0, offered).sub_(wanted[part])
            distance = difference.square_().sum(dim=1).add_(self._cost[offered])
            nearer = distance < self.distance[part]
            self.sources[part] = torch.where(nearer, offered, self.sources[part])
            self.distance[part] = torch.where(nearer, distance, self.distance[part])
