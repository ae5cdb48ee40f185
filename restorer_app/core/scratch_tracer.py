"""Follows a long scratch between two points, and measures how wide it is.

The photograph is straightened along the line between the points, and each place in that strip is asked how
much it stands out from both its sides, at several widths. One search finds the path that stands out most and
its width; both are then measured between pixels, from mean cross sections.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from restorer_app.core.brush import Point
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.scratch_mask import draw_path
from restorer_app.core.scratch_path import FoundPath, best_path
from restorer_app.core.scratch_response import CLICK, standing_out
from restorer_app.core.scratch_strip import Line, Read, StraightLine
from restorer_app.core.scratch_width import measured

_LEAST_LENGTH = 2.0 * CLICK + 2
_LEAST_SCORE = 0.15
"""Of a path's mean score; 0.13 was the most found in the grain of empty skies."""
_BEYOND = 3.0
"""Pixels, and a quarter of its width, that a scratch goes on beyond the clicks: nobody clicks its tip."""
_DRAWN_EVERY = 12.0
"""Pixels to each straight line that is drawn."""


@dataclass(frozen=True, eq=False)
class TracedScratch:
    """The middle of a scratch as ``points`` (row, column), its ``widths`` in pixels there, and its mask.

    ``pixels``: bool h×w at ``box``, a pixel wider at each side than was measured, so that no residue is left.
    """

    points: tuple[Point, ...]
    widths: tuple[float, ...]
    box: Box
    pixels: MaskArray


def trace_scratch(read: Read, shape: tuple[int, int], start: Point, end: Point) -> TracedScratch | None:
    """The scratch that runs from near one point (row, column) to near another; None if none stands out.

    ``read`` gives the upright h×w×C colour samples of a box of a picture of height and width ``shape``; what
    depth they have, and whether the scratch is lighter or darker than the picture, makes no difference. It
    takes about 60 ms for 1,000 pixels and less for fewer, so that it can follow a pointer.
    """
    line = StraightLine.between(start, end)
    if line.length < _LEAST_LENGTH:
        return None
    strip = line.straightened(read, shape)
    found = standing_out(strip, line)
    path = best_path(found.worth)
    if path.gathered(found.score) < _LEAST_SCORE:
        return None
    offsets, guesses = _at_places(path, line)
    offsets, widths = measured(strip, offsets + line.side, guesses)
    points = _longer(
        line.points_at(offsets - line.side), *(_BEYOND + float(widths[end]) / 4 for end in (0, -1))
    )
    box, pixels = draw_path(points, widths, shape, every=max(round(_DRAWN_EVERY / line.step), 1))
    return TracedScratch(tuple(points), tuple(widths.tolist()), box, pixels)


def _at_places(path: FoundPath, line: StraightLine) -> tuple[Line, Line]:
    """How many pixels beside the line the path lies at each place, and how wide it is there."""
    places, pieces = np.arange(line.count) + 0.5, len(path.widths)
    bounds = np.linspace(0, line.count, pieces + 1)
    offsets = np.interp(places, bounds, path.bounds) - line.reach
    widths = np.interp(places, (bounds[1:] + bounds[:-1]) / 2, path.widths)
    return offsets.astype(np.float32), widths.astype(np.float32)


def _longer(points: list[Point], at_start: float, at_end: float) -> list[Point]:
    """The path with its ends moved outwards by so many pixels, as it runs there."""
    far = min(12, len(points) - 1)
    moved = points.copy()
    for end, inner, pixels in ((0, far, at_start), (-1, -1 - far, at_end)):
        (row, column), (from_row, from_column) = points[end], points[inner]
        share = pixels / max(math.dist(points[end], points[inner]), 1e-6)
        moved[end] = row + (row - from_row) * share, column + (column - from_column) * share
    return moved
