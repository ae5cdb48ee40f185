"""The connected regions of a mask: one for each defect, kept up to date while somebody paints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.runs import Numbers, Runs

_PIXELS_OF_RUN = 400
"""So many pixels are read in the time that one run takes to be sorted in."""
_BAND = 128
"""Rows that are read together, and again when something in them changes."""


@dataclass(frozen=True)
class Region:
    """Marked pixels that hang together, at sides or corners: the box around them, and how many there are.

    ``inside`` is one of them, (row, column).
    """

    box: Box
    area: int
    inside: tuple[int, int]


class Regions:
    """The regions of a bool H×W mask in reading order. ``update`` reads no more than what has changed."""

    def __init__(self, mask: MaskArray) -> None:
        self._mask = mask
        self._bands: list[Runs | None] = [None] * -(-mask.shape[0] // _BAND)
        self._found: _Found | None = None
        self._version = 0

    @classmethod
    def none(cls, mask: MaskArray) -> Regions:
        """For a mask that is known to be empty: nothing is read until it changes."""
        regions = cls(mask)
        regions._bands = [Runs.joined([]) for _ in regions._bands]
        return regions

    @classmethod
    def of(cls, mask: MaskArray) -> tuple[Region, ...]:
        """Those of a mask that does not change."""
        return cls(mask).all

    def update(self, mask: MaskArray, box: Box | None) -> None:
        """The mask (same size as before) changed inside ``box``; None: anywhere."""
        self._mask, self._found = mask, None
        self._version += 1
        if box is None:
            self._bands = [None] * len(self._bands)
        elif not box.empty:
            for band in range(box.row // _BAND, -(-box.bottom // _BAND)):
                self._bands[band] = None

    @property
    def all(self) -> tuple[Region, ...]:
        return self._now.regions

    def at(self, row: int, column: int) -> Region | None:
        """The region that holds a pixel."""
        number = self._now.runs.at(row, column)
        return self._now.regions[self._now.labels[number]] if number is not None else None

    def pixels(self, region: Region) -> MaskArray:
        """The region's own pixels, bool h×w in its box. Nothing if it is none of these any more."""
        found = self._now
        pixels = np.zeros((region.box.height, region.box.width), np.bool_)
        number = found.runs.at(*region.inside)
        if number is not None and found.regions[found.labels[number]] == region:
            own = found.runs.of_numbers(found.labels == found.labels[number])
            own.draw(pixels, region.box.row, region.box.column)
        return pixels

    @property
    def _now(self) -> _Found:
        if self._found is None:
            search = self.search()
            self.take(search, search())
        assert self._found is not None, "it has just been taken"
        return self._found

    def search(self) -> RegionSearch:
        """The search for what the mask holds now, to be called here or on another thread."""
        unread = {
            number: self._mask[number * _BAND : (number + 1) * _BAND]
            for number, kept in enumerate(self._bands)
            if kept is None
        }
        return RegionSearch(self._version, tuple(self._bands), unread)

    def take(self, search: RegionSearch, found: SearchedRegions) -> bool:
        """Take what a search has found; False if the mask has changed since it was begun."""
        if search.version != self._version:
            return False
        self._bands, self._found = list(found.bands), found.found
        return True


@dataclass(frozen=True, eq=False)
class RegionSearch:
    """Reads what changed of a living mask. What it finds counts only if the mask stays so meanwhile."""

    version: int
    bands: tuple[Runs | None, ...]
    unread: dict[int, MaskArray]

    @property
    def weight(self) -> int:
        """About how long it takes, in pixels of mask to be read."""
        runs = sum(band.count for band in self.bands if band is not None)
        return sum(part.size for part in self.unread.values()) + _PIXELS_OF_RUN * runs

    def __call__(self) -> SearchedRegions:
        bands = [
            Runs.of(self.unread[number], number * _BAND) if kept is None else kept
            for number, kept in enumerate(self.bands)
        ]
        return SearchedRegions(tuple(bands), _Found.of(Runs.joined(bands)))


@dataclass(frozen=True, eq=False)
class SearchedRegions:
    """What a search has found."""

    bands: tuple[Runs, ...]
    found: _Found

    @property
    def regions(self) -> tuple[Region, ...]:
        return self.found.regions


@dataclass(frozen=True, eq=False)
class _Found:
    """The runs, for each the number of its region, and the regions."""

    runs: Runs
    labels: Numbers
    regions: tuple[Region, ...]

    @classmethod
    def of(cls, runs: Runs) -> _Found:
        labels = runs.components()
        return cls(runs, labels, tuple(_regions(runs, labels)))


def _regions(runs: Runs, labels: Numbers) -> list[Region]:
    if not runs.count:
        return []
    order = np.argsort(labels, kind="stable")
    first = np.flatnonzero(np.diff(labels[order], prepend=-1))
    rows, starts, ends = runs.rows[order], runs.starts[order], runs.ends[order]
    areas = np.add.reduceat(ends - starts, first)
    bottom = np.maximum.reduceat(rows, first) + 1
    left, right = np.minimum.reduceat(starts, first), np.maximum.reduceat(ends, first)
    table = (rows[first], left, bottom, right, areas, starts[first])
    return [
        Region(Box(row, column, below - row, beyond - column), area, (row, start))
        for row, column, below, beyond, area, start in zip(*(each.tolist() for each in table), strict=True)
    ]
