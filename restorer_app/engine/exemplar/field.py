"""The nearest-neighbour field: for each patch that touches the hole, a known patch that is like it.

Barnes, Shechtman, Finkelstein, Goldman, PatchMatch: A Randomized Correspondence Algorithm for Structural
Image Editing, SIGGRAPH 2009. Here all patches search at the same time: a good source spreads from all
neighbours at once instead of in scan order. At small levels the search is complete instead.
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
        number = torch.full((touched.numel(),), -1)
        number[at] = torch.arange(len(at))
        return Targets(at, number, *touched.shape)

    def neighbours(self, down: int, across: int) -> Tensor:
        """The numbers of the targets that lie so far away; their own number where none does."""
        number, is_one = self.beside(self.at, down, across)
        return torch.where(is_one, number, torch.arange(len(number)))

    def beside(self, pixels: Tensor, down: int, across: int) -> tuple[Tensor, Tensor]:
        """The numbers of the targets so far from flat ``pixels`` (0: none), and whether there is one."""
        row, column = pixels // self.width + down, pixels % self.width + across
        inside = (row >= 0) & (row < self.height) & (column >= 0) & (column < self.width)
        number = self.number[torch.where(inside, row * self.width + column, 0)]
        return number.clamp(min=0), inside & (number >= 0)


@dataclass(frozen=True, eq=False)
class Found:
    """What the search at a level has found: for each target the flat pixel of its source, N."""

    targets: Targets
    sources: Tensor

    def doubled(self, row: Tensor, column: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Where pixels of the level twice as large come from, row and column, and whether that is known."""
        number, is_one = self.targets.beside(row // 2 * self.targets.width + column // 2, 0, 0)
        source = self.sources[number]
        down = source // self.targets.width * 2 + row % 2
        return down, source % self.targets.width * 2 + column % 2, is_one


class Field:
    """The sources of all targets (flat pixels, N) and how far off they are (``distance`` N, costs included).

    ``rows`` H·W×K are the sources' rows; ``cost`` H·W is what using a source costs besides.
    """

    def __init__(self, targets: Targets, sources: Tensor, rows: Tensor) -> None:
        self.targets, self.sources = targets, sources
        self.distance = torch.zeros(len(sources))
        self._rows, self._cost = rows, torch.zeros(len(rows))

    def compare(self, wanted: Tensor, cost: Tensor, progress: Progress) -> None:
        """Tell all distances anew, for changed target rows N×K and costs."""
        self._cost = cost
        self.distance = torch.full_like(self.distance, 2 * NEVER)
        self._offer(self.sources.clone(), wanted, progress)

    def search_all(self, wanted: Tensor, progress: Progress) -> None:
        """Find the nearest of all sources that may be used (small levels)."""
        allowed = (self._cost < NEVER).nonzero()[:, 0]
        rows = self._rows[allowed]
        beside = rows.square().sum(dim=1) + self._cost[allowed]
        step = max(1, 4_000_000 // len(allowed))
        for start in range(0, len(wanted), step):
            progress.check()
            part = wanted[start : start + step]
            distance, best = torch.addmm(beside, part, rows.t(), alpha=-2).min(dim=1)
            self.sources[start : start + step] = allowed[best]
            self.distance[start : start + step] = distance + part.square().sum(dim=1)

    def improve(
        self, wanted: Tensor, passes: int, reach: int, generator: torch.Generator, progress: Progress
    ) -> None:
        """Try neighbours' sources moved along with them, then random ones, from ``reach`` pixels to near."""
        for turn in range(passes):
            step = 1 + turn % 2
            for down, across in ((-step, 0), (0, -step), (step, 0), (0, step)):
                moved = self.sources[self.targets.neighbours(down, across)]
                self._offer(moved - (down * self.targets.width + across), wanted, progress)
            radius = reach
            while radius >= 1:
                self._offer(self._scattered(radius, generator), wanted, progress)
                radius //= 3

    def _scattered(self, radius: int, generator: torch.Generator) -> Tensor:
        """A pixel at random within ``radius`` rows and columns of each source."""
        width, height = self.targets.width, self.targets.height
        down, across = torch.randint(-radius, radius + 1, (2, len(self.sources)), generator=generator)
        row = (self.sources // width + down).clamp(0, height - 1)
        column = (self.sources % width + across).clamp(0, width - 1)
        return torch.add(column, row, alpha=width)

    def _offer(self, candidates: Tensor, wanted: Tensor, progress: Progress) -> None:
        """Take the candidates (flat pixels, possibly beyond the window) where they are nearer."""
        for start in range(0, len(candidates), CHUNK):
            progress.check()
            part = slice(start, start + CHUNK)
            offered = candidates[part].clamp(0, len(self._cost) - 1)
            difference = self._rows.index_select(0, offered).sub_(wanted[part])
            distance = difference.square_().sum(dim=1).add_(self._cost[offered])
            nearer = distance < self.distance[part]
            self.sources[part] = torch.where(nearer, offered, self.sources[part])
            self.distance[part] = torch.where(nearer, distance, self.distance[part])
