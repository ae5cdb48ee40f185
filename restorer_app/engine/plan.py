"""Which parts of the picture a method is shown, so that work grows with the damage and not the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box, bounds

Hole = NDArray[np.bool_]
CELL = 16
"""Side of the coarse cells, in pixels, in which near holes are brought together."""
THIN = 24
"""Holes of up to this radius, in pixels, count as thin; what is filled together is either thin or wide."""
SQUARE = 4
"""Views of up to this many ``sides`` are made square, so that many share one size and thus a batch; larger
ones have multiples of two ``sides``."""


@dataclass(frozen=True)
class Reach:
    """What a method can take at once, in pixels.

    ``core``: the largest side that one window fills. ``context``: the known surroundings it sees on each
    side, beyond the hole's own radius; a speck needs less. ``widest``: the largest distance from a hole
    pixel to the known region that it bridges well at full size. ``sides``: what it sees is enlarged to
    multiples of this where the picture allows it; few sizes spare the libraries preparing for each.
    ``batch``: how many pixels windows of one size may have together to be filled at once; 0: one at a time.
    ``grid``: what it sees begins at multiples of this. A network that halves its picture several times, and
    draws it anew, draws a place alike in two windows only where both begin alike.
    """

    core: int = 192
    context: int = 64
    widest: int = 40
    sides: int = 1
    batch: int = 0
    grid: int = 1


@dataclass(frozen=True)
class Window:
    """One part that a method is shown: it sees ``view`` and fills the hole in ``core``.

    Beyond its core, within ``view``, its fill counts less and less, where another window fills too.
    ``radius`` is the largest distance, in pixels, from a hole pixel in the core to a known one in sight.
    ``wide``: too wide to be filled at this size alone; it starts from a fill at half the size.
    """

    view: Box
    core: Box
    radius: float = 0.0
    wide: bool = False


@dataclass(frozen=True, eq=False)
class Level:
    """The windows at 1/``step`` of the picture's size; their boxes are in pixels of that size.

    ``hole`` is the hole at that size. ``batches`` hold all windows once, each batch of views of one size,
    filled together.
    """

    step: int
    hole: Hole
    batches: tuple[tuple[Window, ...], ...]

    @property
    def windows(self) -> Iterator[Window]:
        """All windows of this level."""
        return (window for batch in self.batches for window in batch)


@dataclass(frozen=True, eq=False)
class Detail:
    """Where fills are soft because the hole is wide, and the windows in which they get texture, in turn.

    ``target`` (H×W): the pixels that get it.
    """

    target: Hole
    windows: tuple[Window, ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """What is to be done for a mask: levels, the smallest size first; the last is the picture's own."""

    levels: tuple[Level, ...]
    detail: Detail | None = None

    @property
    def passes(self) -> int:
        """How often the method is called (for texture another one is)."""
        return sum(len(level.batches) for level in self.levels)

    @property
    def pixels(self) -> int:
        """How many pixels it is shown in all: what the time grows with."""
        return sum(pixels_of(batch) for level in self.levels for batch in level.batches)


def pixels_of(batch: tuple[Window, ...]) -> int:
    """How many pixels the views of a batch have together."""
    return sum(window.view.height * window.view.width for window in batch)


def plan(hole: Hole, reach: Reach, wanted: Hole | None = None) -> Plan:
    """Cover the True pixels of ``hole`` (H×W, as the method is to see it) with windows.

    Windows without a True pixel of ``wanted`` (H×W) in their core are left out. Where a hole is wider than
    the method bridges, the part that those windows see is planned at half the size as well, and so on.
    """
    step, share, levels = 1, None, []
    while True:
        windows = covering(hole, reach, hole if wanted is None else wanted)
        levels.append(Level(step, hole, _batches(windows, reach.batch)))
        wide = [window for window in windows if window.wide]
        if not wide:
            return Plan(tuple(reversed(levels)))
        step, share = step * 2, _halved(hole * np.uint8(255) if share is None else share)
        hole, wanted = hole_at(share), np.zeros(share.shape, np.bool_)
        for window in wide:
            wanted[halved_box(window.view).clipped(*hole.shape).slices] = True
        wanted &= hole


def detailed(made: Plan, reach: Reach, wider_than: float) -> Detail | None:
    """Where texture is wanted: the parts of the hole that are wider than twice ``wider_than`` pixels.

    Thin arms of such a hole are left out. ``reach`` is that of the method that makes the texture.
    """
    hole = made.levels[-1].hole
    wide = [window for window in made.levels[-1].windows if window.radius > wider_than]
    if not wide:
        return None
    target = np.zeros(hole.shape, np.bool_)
    reached = int(wider_than) + 4
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reached + 1, 2 * reached + 1))
    for window in wide:
        seen = window.core.grown(2 * reached).clipped(*hole.shape)
        middle = (distance(hole[seen.slices]) > wider_than).astype(np.uint8)
        target[seen.slices] |= cv2.dilate(middle, disc).view(np.bool_) & hole[seen.slices]
    return Detail(target, tuple(covering(target, reach, target)))


def depth(hole: Hole, view: Box) -> NDArray[np.float32]:
    """How far each pixel of the view lies from the nearest one outside the hole, up to about 64 pixels."""
    seen = view.grown(64).clipped(*hole.shape)
    return distance(hole[seen.slices])[view.shifted(-seen.row, -seen.column).slices]


def hole_at(share: NDArray[np.uint8]) -> Hole:
    """The hole at a reduced size, from the share of hole pixels (0…255) that each pixel stands for.

    Mostly hole is hole; but if nothing else is known, every pixel with something known in it is known.
    """
    hole: Hole = share > 127
    return hole if not hole.all() else share == 255


def halved_box(box: Box) -> Box:
    """The box at half the size, two pixels larger on each side so that it can be enlarged smoothly."""
    top, left = box.row // 2 - 2, box.column // 2 - 2
    return Box(top, left, -(-box.bottom // 2) + 2 - top, -(-box.right // 2) + 2 - left)


def covering(hole: Hole, reach: Reach, wanted: Hole) -> list[Window]:
    """The windows of one level, in reading order of their groups.

    Holes in touching cells form a group. A group that fits one core is one window, together with its small
    neighbours where that costs less; a larger one is covered by a grid of windows.
    """
    small: dict[tuple[int, int], list[Window]] = {}
    windows: list[Window] = []
    for box, own in _groups(hole):
        if max(box.height, box.width) <= reach.core:
            key = (box.row // reach.core, box.column // reach.core)
            _add(small.setdefault(key, []), _window(hole, box, reach), hole, reach)
        else:
            windows += [
                _window(hole, core.shifted(box.row, box.column), reach) for core in _grid(own, reach.core)
            ]
    for joined in small.values():
        windows += joined
    return [window for window in windows if wanted[window.core.slices].any()]


def _batches(windows: list[Window], limit: int) -> tuple[tuple[Window, ...], ...]:
    alike: dict[object, list[Window]] = {}
    for window in windows:
        size = (window.view.height, window.view.width)
        key = (*size, window.radius > THIN, window.wide) if limit else len(alike)
        alike.setdefault(key, []).append(window)
    made: list[tuple[Window, ...]] = []
    for group in alike.values():
        count = max(limit // max(pixels_of((group[0],)), 1), 1)
        made += [tuple(group[start : start + count]) for start in range(0, len(group), count)]
    return tuple(made)


def _window(hole: Hole, core: Box, reach: Reach) -> Window:
    """The window for that core, with the context that the hole in it asks for."""
    seen = core.grown(reach.widest + 1).clipped(*hole.shape)
    inside = core.shifted(-seen.row, -seen.column).slices
    radius = float(distance(hole[seen.slices])[inside].max())
    return Window(_view(core, radius, reach, hole), core, radius, radius > reach.widest)


def _view(core: Box, radius: float, reach: Reach, hole: Hole) -> Box:
    context = int(min(max(16 + 2 * radius, 4 * radius), reach.context + min(radius, reach.widest)))
    view = _begun(core.grown(context).clipped(*hole.shape), reach.grid)
    return _begun(_enlarged(view, reach.sides, *hole.shape), reach.grid)


def _begun(view: Box, grid: int) -> Box:
    """The view begun at a multiple of ``grid`` pixels, up to as many earlier."""
    above, left = view.row % grid, view.column % grid
    return Box(view.row - above, view.column - left, view.height + above, view.width + left)


def _enlarged(view: Box, multiple: int, height: int, width: int) -> Box:
    """The view with sides of whole multiples, moved to stay inside the picture; never larger than that."""
    longer = max(view.height, view.width)
    if longer <= multiple * SQUARE:
        tall = wide = -(-longer // multiple) * multiple
    else:
        tall, wide = (-(-side // (2 * multiple)) * 2 * multiple for side in (view.height, view.width))
    tall, wide = min(tall, height), min(wide, width)
    return Box(min(view.row, height - tall), min(view.column, width - wide), tall, wide)


def _groups(hole: Hole) -> Iterator[tuple[Box, Hole]]:
    """The connected groups of occupied cells, in reading order: tight boxes, and the group's pixels there."""
    rows = np.arange(0, hole.shape[0], CELL)
    columns = np.arange(0, hole.shape[1], CELL)
    occupied = np.logical_or.reduceat(np.logical_or.reduceat(hole, rows, axis=0), columns, axis=1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(occupied.astype(np.uint8), connectivity=8)
    for label in range(1, count):
        column, row, wide, high = (int(value) * CELL for value in stats[label, :4])
        rough = Box(row, column, high, wide).clipped(*hole.shape)
        own = np.repeat(np.repeat(labels[_cells(rough)] == label, CELL, 0), CELL, 1)
        own = hole[rough.slices] & own[: rough.height, : rough.width]
        tight = bounds(own)
        if tight is not None:
            yield tight.shifted(rough.row, rough.column), own[tight.slices]


def _cells(box: Box) -> tuple[slice, slice]:
    down = slice(box.row // CELL, -(-box.bottom // CELL))
    return down, slice(box.column // CELL, -(-box.right // CELL))


def _add(windows: list[Window], new: Window, hole: Hole, reach: Reach) -> None:
    """Join ``new`` to one of ``windows`` if one window for both costs no more than two."""
    for index, other in enumerate(windows):
        core, radius = other.core.united(new.core), max(other.radius, new.radius)
        if max(core.height, core.width) > reach.core:
            continue
        joined = Window(_view(core, radius, reach, hole), core, radius, radius > reach.widest)
        if pixels_of((joined,)) <= pixels_of((other, new)):
            windows[index] = joined
            return
    windows.append(new)


def _grid(own: Hole, side: int) -> list[Box]:
    """Equal cores of at most ``side`` over all of it, each shrunk to the hole in it; empty ones left out."""
    cores = []
    for top, bottom in _pieces(own.shape[0], side):
        for left, right in _pieces(own.shape[1], side):
            tight = bounds(own[top:bottom, left:right])
            if tight is not None:
                cores.append(tight.shifted(top, left))
    return cores


def _pieces(length: int, side: int) -> list[tuple[int, int]]:
    edges = np.linspace(0, length, -(-length // side) + 1).round().astype(int)
    return [(int(a), int(b)) for a, b in pairwise(edges)]


def _halved(share: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Means of 2×2 pixels, 255 only where all four are; an odd last row or column stands for itself."""
    height, width = share.shape
    even = cv2.copyMakeBorder(share, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
    mean = cv2.resize(even, (even.shape[1] // 2, even.shape[0] // 2), interpolation=cv2.INTER_AREA)
    least = even.reshape(mean.shape[0], 2, mean.shape[1], 2).min(axis=(1, 3))
    return np.minimum(np.asarray(mean, np.uint8), np.where(least == 255, 255, 254).astype(np.uint8))


def distance(hole: Hole) -> NDArray[np.float32]:
    """Distance to the nearest known pixel; beyond the picture's border nothing is known."""
    if hole.all():
        return np.full(hole.shape, float(max(hole.shape)), np.float32)
    return cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 3).astype(np.float32)
