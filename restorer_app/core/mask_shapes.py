"""Shapes that are drawn into a mask. A pixel belongs to a shape if its centre does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.brush import Point, draw_line, line_box
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.runs import connected

Combine = Literal["add", "subtract", "intersect"]
"""What a shape does to the mask: mark what it covers, unmark it, or unmark all that it does not cover."""

_REACH = 2048
"""A fill goes no further than this many pixels from where it was asked for."""


@dataclass(frozen=True, eq=False)
class Shape:
    """The True ones of ``pixels`` (bool h×w) at ``box``, which lies inside the picture."""

    box: Box
    pixels: MaskArray

    @property
    def empty(self) -> bool:
        return self.box.empty or not self.pixels.any()


def polyline(points: Sequence[Point], width: float, shape: tuple[int, int]) -> Shape:
    """Straight lines of a width from point to point, with round ends, in a picture of height and width."""
    height, across = shape
    segments = list(pairwise(points)) or [(points[0], points[0])]
    boxes = [line_box(start, end, width, height, across) for start, end in segments]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.united(other)
    pixels = np.zeros((box.height, box.width), np.bool_)
    for (row, column), (to_row, to_column) in segments:
        start, end = (row - box.row, column - box.column), (to_row - box.row, to_column - box.column)
        draw_line(pixels, start, end, width, True)
    return Shape(box, pixels)


def rectangle(corner: Point, opposite: Point, shape: tuple[int, int]) -> Shape:
    """All pixels that two corners touch and what lies between them."""
    top, bottom = sorted((corner[0], opposite[0]))
    left, right = sorted((corner[1], opposite[1]))
    row, column = math.floor(top), math.floor(left)
    box = Box(row, column, math.floor(bottom) + 1 - row, math.floor(right) + 1 - column).clipped(*shape)
    return Shape(box, np.ones((box.height, box.width), np.bool_))


def polygon(points: Sequence[Point], shape: tuple[int, int]) -> Shape:
    """What lies inside a closed outline; where it crosses itself, the even-odd rule counts."""
    rows, columns = np.array(points, np.float64).T
    top, left = math.floor(rows.min()), math.floor(columns.min())
    box = Box(top, left, math.ceil(rows.max()) - top, math.ceil(columns.max()) - left).clipped(*shape)
    crossed = np.zeros((box.height, box.width + 1), np.uint8)
    for (row, column), (to_row, to_column) in pairwise((*points, points[0])):
        _cross(crossed, row - box.row, column - box.column, to_row - box.row, to_column - box.column)
    inside = np.bitwise_xor.accumulate(crossed[:, :-1], axis=1)
    return Shape(box, inside.view(np.bool_))


def _cross(crossed: NDArray[np.uint8], row: float, column: float, to_row: float, to_column: float) -> None:
    """Turn over, in each row whose centre the edge passes, the first pixel whose centre lies beyond it."""
    if row > to_row:
        row, column, to_row, to_column = to_row, to_column, row, column
    rows = np.arange(max(math.ceil(row - 0.5), 0), min(math.ceil(to_row - 0.5), crossed.shape[0]))
    if rows.size:
        places = column + (rows + 0.5 - row) * (to_column - column) / (to_row - row)
        columns = np.clip(np.ceil(places - 0.5), 0, crossed.shape[1] - 1).astype(np.intp)
        crossed[rows, columns] ^= 1


def enclosed(mask: MaskArray, row: int, column: int) -> Shape | None:
    """The unmarked area around a pixel if marks enclose it completely; None if it reaches the picture's edge
    (or further than a fill goes), or if the pixel is marked."""
    box = _around(row, column, mask.shape)
    area = connected(~mask[box.slices], row - box.row, column - box.column)
    edges = (area[0], area[-1], area[:, 0], area[:, -1])
    if any(edge.any() for edge in edges) or not area.any():
        return None
    return Shape(box, area)


def similar(
    read: Callable[[Box], NDArray[Any]],
    shape: tuple[int, int],
    row: int,
    column: int,
    tolerance: float,
    full_scale: float,
) -> Shape:
    """The connected area around a pixel that differs from it by ``tolerance`` (0…1 of the range) at most.

    ``read`` gives the upright h×w×C samples of a box. Every colour channel has to be similar.
    """
    box = _around(row, column, shape)
    samples = read(box)
    seed = samples[row - box.row, column - box.column].astype(np.float32)
    near = np.ones(samples.shape[:2], np.bool_)
    limit = tolerance * full_scale + 1e-6
    for channel in range(samples.shape[2]):
        near &= np.abs(samples[:, :, channel].astype(np.float32) - seed[channel]) <= limit
    return Shape(box, connected(near, row - box.row, column - box.column))


def cut_off(shape: Shape, size: tuple[int, int]) -> bool:
    """Whether a shape that ``similar`` found goes on beyond what one fill looks at: H×W is ``size``."""
    box, pixels = shape.box, shape.pixels
    inner = (box.row > 0, box.bottom < size[0], box.column > 0, box.right < size[1])
    edges = (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])
    return any(ends and bool(edge.any()) for ends, edge in zip(inner, edges, strict=True))


def _around(row: int, column: int, shape: tuple[int, int]) -> Box:
    return Box(row, column, 1, 1).grown(_REACH).clipped(*shape)
