"""Which parts of the picture a method is shown, so that work grows with the damage and not the picture."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box, bounds

Hole = NDArray[np.bool_]
CELL = 32
"""Side of the coarse cells, in pixels, in which near holes are brought together."""


@dataclass(frozen=True)
class Reach:
    """What a method can take at once, in pixels.

    ``core``: the largest side that one window fills. ``context``: the known surroundings it sees on each
    side, beyond the hole's own radius; a speck needs less. ``widest``: the largest distance from a hole
    pixel to the known region that it bridges well at full size. ``sides``: what it sees is enlarged to
    multiples of this where the picture allows it; few sizes spare the libraries preparing for each.
    ``batch``: how many pixels windows of one size may have together to be filled at once; 0: one at a time.
    """

    core: int = 192
    context: int = 64
    widest: int = 40
    sides: int = 1
    batch: int = 0


@dataclass(frozen=True)
class Window:
    """One call of a method: it sees ``view`` and fills the hole in ``core``.

    Beyond its core, within ``view``, its fill counts less and less, where another window fills too.
    ``radius`` is the largest distance, in pixels, from a hole pixel in the core to a known one in sight.
    """

    view: Box
    core: Box
    radius: float = 0.0


@dataclass(frozen=True)
class Group:
    """Holes that lie together: their box, how wide they are, and the windows that fill them."""

    box: Box
    radius: float
    windows: tuple[Window, ...]


def plan(hole: Hole, reach: Reach) -> tuple[Group, ...]:
    """Cover the True pixels of ``hole`` (H×W, as the method is to see it) with windows.

    Holes in touching cells of 32 pixels form a group. A group that fits one core is one window, together
    with its small neighbours where that costs less; a larger one is covered by a grid of windows.
    """
    height, width = hole.shape
    small: dict[tuple[int, int], list[Box]] = {}
    groups: list[Group] = []
    for box in _group_boxes(hole):
        if max(box.height, box.width) <= reach.core:
            key = (box.row // reach.core, box.column // reach.core)
            _add(small.setdefault(key, []), box, reach)
        else:
            cores = _grid(hole, box, reach.core)
            groups.append(_group(hole, box, cores, reach, height, width))
    for boxes in small.values():
        groups += [_group(hole, box, [box], reach, height, width) for box in boxes]
    return tuple(groups)


def _group(hole: Hole, box: Box, cores: list[Box], reach: Reach, height: int, width: int) -> Group:
    windows = tuple(_window(hole, core, reach, height, width) for core in cores)
    radius = max(window.radius for window in windows)
    if radius > reach.widest:
        radius = max(_radius(hole, box), reach.widest + 1.0)
    return Group(box, radius, windows)


def _window(hole: Hole, core: Box, reach: Reach, height: int, width: int) -> Window:
    seen = core.grown(reach.widest + 1).clipped(height, width)
    inside = core.shifted(-seen.row, -seen.column).slices
    radius = float(_distance(hole[seen.slices])[inside].max())
    context = int(min(24 + 8 * radius, reach.context + min(radius, reach.widest)))
    view = core.grown(context).clipped(height, width)
    return Window(_enlarged(view, reach.sides, height, width), core, radius)


def _enlarged(view: Box, multiple: int, height: int, width: int) -> Box:
    """The view with sides of whole multiples, moved to stay inside the picture; never larger than that."""
    tall = min(-(-view.height // multiple) * multiple, height)
    wide = min(-(-view.width // multiple) * multiple, width)
    return Box(min(view.row, height - tall), min(view.column, width - wide), tall, wide)


def _group_boxes(hole: Hole) -> list[Box]:
    """The tight boxes of the connected groups of occupied cells, in reading order."""
    rows = np.arange(0, hole.shape[0], CELL)
    columns = np.arange(0, hole.shape[1], CELL)
    occupied = np.logical_or.reduceat(np.logical_or.reduceat(hole, rows, axis=0), columns, axis=1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(occupied.astype(np.uint8), connectivity=8)
    boxes = []
    for label in range(1, count):
        column, row, wide, high = (int(value) * CELL for value in stats[label, :4])
        rough = Box(row, column, high, wide).clipped(*hole.shape)
        own = np.repeat(np.repeat(labels[_cells(rough)] == label, CELL, 0), CELL, 1)
        tight = bounds(hole[rough.slices] & own[: rough.height, : rough.width])
        if tight is not None:
            boxes.append(tight.shifted(rough.row, rough.column))
    return boxes


def _cells(box: Box) -> tuple[slice, slice]:
    down = slice(box.row // CELL, -(-box.bottom // CELL))
    return down, slice(box.column // CELL, -(-box.right // CELL))


def _add(boxes: list[Box], box: Box, reach: Reach) -> None:
    """Join ``box`` to one of ``boxes`` if one window for both costs no more than two."""
    for index, other in enumerate(boxes):
        both = other.united(box)
        fits = max(both.height, both.width) <= reach.core
        if fits and _cost(both, reach) <= _cost(box, reach) + _cost(other, reach):
            boxes[index] = both
            return
    boxes.append(box)


def _cost(box: Box, reach: Reach) -> int:
    seen = box.grown(reach.context)
    return seen.height * seen.width


def _grid(hole: Hole, box: Box, side: int) -> list[Box]:
    """Equal cores of at most ``side`` over the box, each shrunk to the hole in it; empty ones left out."""
    cores = []
    for top, bottom in _pieces(box.row, box.bottom, side):
        for left, right in _pieces(box.column, box.right, side):
            cell = Box(top, left, bottom - top, right - left)
            tight = bounds(hole[cell.slices])
            if tight is not None:
                cores.append(tight.shifted(top, left))
    return cores


def _pieces(start: int, end: int, side: int) -> list[tuple[int, int]]:
    count = -(-(end - start) // side)
    edges = np.linspace(start, end, count + 1).round().astype(int)
    return [(int(a), int(b)) for a, b in pairwise(edges)]


def _radius(hole: Hole, box: Box) -> float:
    """The largest distance, in pixels, from a hole pixel in the box to a known one around it.

    Of a very large box only blocks of pixels are looked at; a block counts if all of it is hole.
    """
    seen = box.grown(1).clipped(*hole.shape)
    part, step = hole[seen.slices], -(-max(seen.height, seen.width) // 4096)
    if step > 1:
        rows, columns = np.arange(0, seen.height, step), np.arange(0, seen.width, step)
        part = np.logical_and.reduceat(np.logical_and.reduceat(part, rows, axis=0), columns, axis=1)
    return float(_distance(part).max()) * step


def _distance(hole: Hole) -> NDArray[np.float32]:
    """Distance to the nearest known pixel; beyond the picture's border nothing is known."""
    if hole.all():
        return np.full(hole.shape, float(max(hole.shape)), np.float32)
    return cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 3).astype(np.float32)
