"""The photograph straightened along the line between two points."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.brush import Point
from restorer_app.core.geometry import Box

Strip = NDArray[np.float32]
"""n×m tones: a row for each place along the line, a column for each pixel across it."""
Line = NDArray[np.float32]
"""A number for each of n places along the line."""
Read = Callable[[Box], NDArray[Any]]
"""Gives the upright h×w×C samples of a box."""

_LEAST_REACH, _GREATEST_REACH, _REACH_SHARE = 12, 110, 0.08
"""How far to each side of the line a scratch is looked for: pixels, and the share of the line's length."""
_SURROUNDINGS = 44
"""Pixels beyond that which are looked at as well, to know what stands out."""
_MOST_PLACES = 3200
_FINEST, _COARSEST, _PIECES = 3, 4, 60
"""Places that are averaged to a row: more on a long line, so that it has about so many pieces."""
ROWS = 4
"""Rows to a straight piece of the path."""
_AT_ONCE = 256
"""Places that are read at once: the box around a slanting line is large, those around its parts are not."""


@dataclass(frozen=True)
class StraightLine:
    """``count`` places from one point to another, in the middles of equal steps.

    Its strip reaches ``reach`` + ``surroundings`` pixels to each side. ``averaged`` places make a row,
    ``ROWS`` rows a piece of a path.
    """

    start: Point
    end: Point
    length: float
    count: int
    averaged: int
    reach: int
    surroundings: int = _SURROUNDINGS

    @classmethod
    def between(cls, start: Point, end: Point) -> StraightLine:
        length = math.dist(start, end)
        reach = round(min(_LEAST_REACH + _REACH_SHARE * length, _GREATEST_REACH))
        averaged = min(max(round(length / (_PIECES * ROWS)), _FINEST), _COARSEST)
        piece = averaged * ROWS
        pieces = max(round(min(length, _MOST_PLACES) / piece), 1)
        return cls(start, end, length, pieces * piece, averaged, reach)

    @property
    def step(self) -> float:
        """Pixels from one place to the next."""
        return self.length / self.count

    @property
    def side(self) -> int:
        """The strip's column that lies on the line."""
        return self.reach + self.surroundings

    def points_at(self, offsets: Line) -> list[Point]:
        """Points beside the line's places, by pixels across it."""
        rows, columns = self._beside(np.arange(self.count), offsets[:, None])
        return list(zip(rows[:, 0].tolist(), columns[:, 0].tolist(), strict=True))

    def straightened(self, read: Read, shape: tuple[int, int]) -> Strip:
        """The tones along the line and beside it, between pixels by their four neighbours."""
        return np.concatenate(list(self._parts(read, shape)))

    def _parts(self, read: Read, shape: tuple[int, int]) -> Iterator[Strip]:
        offsets = np.arange(-self.side, self.side + 1, dtype=np.float32)[None, :]
        for first in range(0, self.count, _AT_ONCE):
            places = np.arange(first, min(first + _AT_ONCE, self.count))
            rows, columns = self._beside(places, offsets)
            yield _tones_at(read, shape, rows - 0.5, columns - 0.5)

    def _beside(self, places: NDArray[np.intp], offsets: Line) -> tuple[Strip, Strip]:
        """Rows and columns in the picture of places on the line, moved across it."""
        down, across = ((self.end[axis] - self.start[axis]) / self.length for axis in (0, 1))
        along = ((places + 0.5) * self.step)[:, None]
        rows = (self.start[0] + along * down).astype(np.float32) + offsets * np.float32(across)
        return rows, (self.start[1] + along * across).astype(np.float32) - offsets * np.float32(down)


def _tones_at(read: Read, shape: tuple[int, int], rows: Strip, columns: Strip) -> Strip:
    """Tones at places between the centres of pixels; the picture's edge counts on beyond it."""
    rows, columns = np.clip(rows, 0, shape[0] - 1), np.clip(columns, 0, shape[1] - 1)
    top, left = int(rows.min()), int(columns.min())
    box = Box(top, left, int(rows.max()) + 2 - top, int(columns.max()) + 2 - left)
    tones = _tones(read(box.clipped(*shape)))
    tones = np.pad(tones, ((0, box.height - tones.shape[0]), (0, box.width - tones.shape[1])), mode="edge")
    row, column = rows.astype(np.int32), columns.astype(np.int32)
    return _between_pixels(tones, (row - top) * box.width + column - left, rows - row, columns - column)


def _between_pixels(tones: Strip, places: NDArray[np.int32], down: Strip, across: Strip) -> Strip:
    flat, width = tones.ravel(), tones.shape[1]
    upper: Strip = flat[places]
    lower: Strip = flat[places + width]
    upper += (flat[places + 1] - upper) * across
    lower += (flat[places + (width + 1)] - lower) * across
    lower -= upper
    lower *= down
    lower += upper
    return lower


def _tones(samples: NDArray[Any]) -> Strip:
    """The mean of the channels; much faster than asking NumPy for a mean over so few."""
    tones: Strip = samples[:, :, 0].astype(np.float32)
    for channel in range(1, samples.shape[2]):
        tones += samples[:, :, channel]
    tones /= samples.shape[2]
    return tones
