"""Lines, spots and surfaces as uneven as those of real prints, yet the same on every computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.brush import Point, line_box
from restorer_app.core.geometry import Box

Plane = NDArray[np.float32]
"""float32 H×W."""

_REACH = 20
"""No line has a trace farther than this many pixels away."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of ``height`` by ``width`` pixels on which shapes are measured; every answer is float32 H×W."""

    height: int
    width: int

    def noise(self, cell: int, seed: int) -> Plane:
        """Smooth unevenness 0…1 whose bumps are about ``cell`` pixels wide; follows from the seed alone."""
        rows, columns = np.arange(self.height) / cell, np.arange(self.width) / cell
        row, column = rows.astype(int), columns.astype(int)
        lattice = _hashed(np.arange(row[-1] + 2)[:, None] * 8191 + np.arange(column[-1] + 2), seed)
        down, along = _eased(rows - row)[:, None], _eased(columns - column)[None, :]
        top = lattice[row][:, column] * (1 - along) + lattice[row][:, column + 1] * along
        below = lattice[row + 1][:, column] * (1 - along) + lattice[row + 1][:, column + 1] * along
        return _plane(top * (1 - down) + below * down)

    def distance(self, points: Sequence[Point]) -> Plane:
        """How far each pixel's centre is from the line through the points; infinite beyond reach."""
        nearest = np.full((self.height, self.width), np.inf, np.float32)
        for start, end in pairwise(points):
            box = line_box(start, end, 2 * _REACH, self.height, self.width)
            if not box.empty:
                found = _distance_in(box, start, end)
                np.minimum(nearest[box.slices], found, out=nearest[box.slices])
        return nearest

    def right_of(self, points: Sequence[Point]) -> Plane:
        """1 to the right of a line that runs down the sheet, 0 to its left."""
        rows, columns = zip(*points, strict=True)
        centre_rows, centre_columns = self.centres()
        return _plane(centre_columns > np.interp(centre_rows[:, 0], rows, columns)[:, None])

    def spot(self, centre: Point, radius: float, rough: float, seed: int) -> Plane:
        """How many pixels each pixel lies inside a round spot, uneven by the share ``rough``."""
        rows, columns = self.centres()
        distance = np.hypot(rows - centre[0], columns - centre[1])
        cell = max(2, round(radius * 0.8))
        bumps = 0.7 * self.noise(cell, seed) + 0.3 * self.noise(max(1, cell // 3), seed + 3)
        return _plane(radius * (1 + rough * (2 * bumps - 1)) - distance)

    def centres(self) -> tuple[Plane, Plane]:
        """The rows (H×1) and columns (1×W) of the pixels' centres."""
        rows = np.arange(self.height, dtype=np.float32)[:, None] + np.float32(0.5)
        return rows, np.arange(self.width, dtype=np.float32)[None, :] + np.float32(0.5)


def covered(inside: NDArray[Any]) -> Plane:
    """The share 0…1 of a pixel that a shape covers, when the centre lies that many pixels inside it."""
    return _plane(np.clip(inside + 0.5, 0, 1))


def rough_line(points: Sequence[Sequence[float]], seed: int, amount: float) -> list[Point]:
    """The line with its pieces halved three times, new points pushed aside by ``amount`` pixels at most."""
    line = [(float(row), float(column)) for row, column in points]
    for step in range(3):
        pushes = (_hashed(np.arange(len(line)) * 4 + step, seed) * 2 - 1) * amount
        middles = [
            _middle(start, end, push) for (start, end), push in zip(pairwise(line), pushes, strict=False)
        ]
        line = [point for pair in zip(line, middles, strict=False) for point in pair] + line[-1:]
        amount /= 2
    return line


def smooth_line(points: Sequence[Sequence[float]]) -> list[Point]:
    """The line with its corners cut three times (Chaikin, 1974)."""
    line = np.array(points, np.float64)
    for _ in range(3):
        first, second = line[:-1] * 0.75 + line[1:] * 0.25, line[:-1] * 0.25 + line[1:] * 0.75
        line = np.concatenate([line[:1], np.stack([first, second], axis=1).reshape(-1, 2), line[-1:]])
    return [(float(row), float(column)) for row, column in line]


def _middle(start: Point, end: Point, push: float) -> Point:
    """Halfway, moved across the piece by ``push`` pixels."""
    down, along = end[0] - start[0], end[1] - start[1]
    aside = float(push) / float(np.hypot(down, along))
    return (start[0] + end[0]) / 2 - along * aside, (start[1] + end[1]) / 2 + down * aside


def _distance_in(box: Box, start: Point, end: Point) -> Plane:
    """How far the centre of each pixel of the box is from the piece between two points."""
    rows, columns = Sheet(box.height, box.width).centres()
    rows, columns = rows + np.float32(box.row - start[0]), columns + np.float32(box.column - start[1])
    down, along = np.float32(end[0] - start[0]), np.float32(end[1] - start[1])
    share = np.clip((rows * down + columns * along) / (down**2 + along**2), 0, 1)
    return _plane(np.hypot(rows - share * down, columns - share * along))


def _eased(share: NDArray[np.float64]) -> NDArray[np.float64]:
    eased: NDArray[np.float64] = share * share * (3 - 2 * share)
    return eased


def _plane(values: NDArray[Any]) -> Plane:
    return values.astype(np.float32)


def _hashed(numbers: NDArray[Any], seed: int) -> NDArray[np.float64]:
    """Numbers 0…1 that look random; integer arithmetic only, so that no new library changes them."""
    mixed = (numbers.astype(np.uint64) + np.uint64(seed * 1_000_003)) & np.uint64(0xFFFFFFFF)
    for factor in (0x7FEB352D, 0x846CA68B):
        mixed = ((mixed ^ (mixed >> np.uint64(16))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return (mixed ^ (mixed >> np.uint64(16))).astype(np.float64) / 0xFFFFFFFF
