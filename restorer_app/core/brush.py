"""Round brush marks in a mask."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray

Point = tuple[float, float]
"""Row and column in upright pixels; the centre of the first pixel is (0.5, 0.5)."""

Rows = NDArray[np.floating[Any]]
"""A number for each row."""

_DOT = 1e-6
"""Length in pixels below which a segment is a dot."""
_FLAT = 1e-9


def line_box(start: Point, end: Point, diameter: float, height: int, width: int) -> Box:
    """The pixels a stroke from ``start`` to ``end`` can touch, clipped to the picture."""
    radius = max(diameter, 1.0) / 2
    top, bottom = min(start[0], end[0]) - radius, max(start[0], end[0]) + radius
    left, right = min(start[1], end[1]) - radius, max(start[1], end[1]) + radius
    row, column = int(np.floor(top)), int(np.floor(left))
    box = Box(row, column, int(np.ceil(bottom)) - row + 1, int(np.ceil(right)) - column + 1)
    return box.clipped(height, width)


def draw_line(mask: MaskArray, start: Point, end: Point, diameter: float, value: bool) -> Box:
    """Set the pixels whose centre is within ``diameter / 2`` of the segment; returns the touched box.

    A diameter of 1 marks at least the pixel under each end.
    """
    box = line_box(start, end, diameter, mask.shape[0], mask.shape[1])
    if box.empty:
        return box
    radius = max(diameter, 1.5) / 2
    rows = np.arange(box.row, box.bottom) + 0.5
    left, right = _spans(rows, start, end, radius)
    first = np.ceil(np.clip(left - 0.5, box.column, box.right)).astype(np.int32)[:, None]
    after = np.floor(np.clip(right - 0.5, box.column - 1, box.right)).astype(np.int32)[:, None]
    columns = np.arange(box.column, box.right, dtype=np.int32)
    inside = columns >= first
    inside &= columns <= after
    part = mask[box.slices]
    if value:
        part |= inside
    else:
        part &= ~inside
    return box


def _spans(rows: Rows, start: Point, end: Point, radius: float) -> tuple[Rows, Rows]:
    """Where each row enters and leaves the stroke, which is convex; inf, -inf where it does not meet it."""
    left, right = np.full(rows.shape, np.inf), np.full(rows.shape, -np.inf)
    for row, column in (start, end):
        within = np.abs(rows - row) <= radius
        half = np.sqrt(np.maximum(radius**2 - (rows - row) ** 2, 0))
        left = np.where(within, np.minimum(left, column - half), left)
        right = np.where(within, np.maximum(right, column + half), right)
    down, across = end[0] - start[0], end[1] - start[1]
    length = float(np.hypot(down, across))
    if length > _DOT:
        low, high = _band(rows - start[0], down / length, across / length, length, radius)
        met = low <= high
        left = np.where(met, np.minimum(left, start[1] + low), left)
        right = np.where(met, np.maximum(right, start[1] + high), right)
    return left, right


def _band(rows: Rows, down: float, across: float, length: float, radius: float) -> tuple[Rows, Rows]:
    """Where each row crosses the rectangle along the segment; columns and rows counted from its start.

    Inside, 0 <= row * down + column * across <= length and |row * across - column * down| <= radius.
    """
    low, high = np.full(rows.shape, -np.inf), np.full(rows.shape, np.inf)
    for offset, slope, least, most in (
        (rows * down, across, 0.0, length),
        (rows * across, -down, -radius, radius),
    ):
        if abs(slope) < _FLAT:
            outside = (offset < least) | (offset > most)
            low, high = np.where(outside, np.inf, low), np.where(outside, -np.inf, high)
        else:
            ends = (least - offset) / slope, (most - offset) / slope
            low, high = np.maximum(low, np.minimum(*ends)), np.minimum(high, np.maximum(*ends))
    return low, high
