"""Holes cut into pieces, for libraries that cannot be stopped within a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box, bounds
from restorer_app.core.progress import Progress
from restorer_app.engine.plan import Hole

Values = NDArray[np.float32]
FillPiece = Callable[[Values, Hole], Values]
"""Fills a hole in h×w×3 values; at least one pixel of the hole and one beside it are given."""


@dataclass(frozen=True)
class Cut:
    """How a hole is cut: a call is given at most ``limit`` squares, of ``side`` pixels, with hole in them.

    It sees ``context`` pixels around its piece; the hole in those counts as well.
    """

    limit: int
    context: int
    side: int = 1

    def fits(self, hole: Hole) -> bool:
        rows, columns = (np.arange(0, length, self.side) for length in hole.shape)
        touched = np.logical_or.reduceat(np.logical_or.reduceat(hole, rows, axis=0), columns, axis=1)
        return int(np.count_nonzero(touched)) <= self.limit


def fill_in_pieces(values: Values, hole: Hole, fill: FillPiece, cut: Cut, progress: Progress) -> Values:
    """The H×W×3 ``values`` with the hole filled by short calls of ``fill``.

    A call knows what the calls before it filled; pieces with much known ground around them come first. What
    stands in the hole is kept where a piece sees nothing known. Raises ``Cancelled`` between two calls.
    """
    values, hole = values.copy(), hole.copy()
    boxes = sorted(_pieces(hole, cut), key=lambda box: _share(hole, box.grown(cut.context)))
    for box in progress.each(boxes):
        seen = box.grown(cut.context).clipped(*hole.shape)
        if not hole[seen.slices].all():
            filled = fill(values[seen.slices], hole[seen.slices])
            inner = box.shifted(-seen.row, -seen.column).slices
            own = hole[box.slices]
            values[box.slices][own] = filled[inner][own]
        hole[box.slices] = False
    return values


def _pieces(hole: Hole, cut: Cut) -> list[Box]:
    """Tight boxes that cover the hole: halved until a call for each is short."""
    found: list[Box] = []
    waiting = [Box(0, 0, *hole.shape)]
    while waiting:
        outer = waiting.pop()
        tight = bounds(hole[outer.slices])
        if tight is None:
            continue
        box = tight.shifted(outer.row, outer.column)
        seen = box.grown(cut.context).clipped(*hole.shape)
        if max(box.height, box.width) < 2 or cut.fits(hole[seen.slices]):
            found.append(box)
        else:
            waiting += _halves(box)
    return found


def _halves(box: Box) -> list[Box]:
    """The box cut in two across its longer side."""
    if box.height >= box.width:
        half = box.height // 2
        first = Box(box.row, box.column, half, box.width)
        return [Box(box.row + half, box.column, box.height - half, box.width), first]
    half = box.width // 2
    first = Box(box.row, box.column, box.height, half)
    return [Box(box.row, box.column + half, box.height, box.width - half), first]


def _share(hole: Hole, box: Box) -> float:
    """How much of the box, as far as it lies in the window, is hole."""
    return float(hole[box.clipped(*hole.shape).slices].mean())
