"""Round brush marks in a mask."""

from __future__ import annotations

import numpy as np

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray

Point = tuple[float, float]
"""Row and column in upright pixels; the centre of the first pixel is (0.5, 0.5)."""

_DOT = 1e-9
"""Squared length in pixels below which a segment is a dot."""


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
    rows = np.arange(box.row, box.bottom, dtype=np.float32)[:, None] + 0.5 - start[0]
    columns = np.arange(box.column, box.right, dtype=np.float32)[None, :] + 0.5 - start[1]
    along_rows, along_columns = end[0] - start[0], end[1] - start[1]
    length = along_rows**2 + along_columns**2
    if length > _DOT:
        share = np.clip((rows * along_rows + columns * along_columns) / length, 0, 1)
        rows, columns = rows - share * along_rows, columns - share * along_columns
    radius = max(diameter, 1.5) / 2
    mask[box.slices][rows**2 + columns**2 <= radius**2] = value
    return box
