"""Squares of the screen's own pixels, counted from the corner of a picture at the view's scale."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.transform import ViewTransform

SIDE = 256
"""Device pixels that a square has each way."""

Square = tuple[int, int]
"""Row and column among the squares."""


def corner_of(square: Square) -> QPoint:
    """Its first device pixel, counted from the picture's corner."""
    return QPoint(square[1] * SIDE, square[0] * SIDE)


def squares_in(part: QRect) -> Iterator[Square]:
    """The squares that share device pixels with a part, counted likewise."""
    if not part.isEmpty():
        for row in range(part.top() // SIDE, part.bottom() // SIDE + 1):
            for column in range(part.left() // SIDE, part.right() // SIDE + 1):
                yield row, column


def rect_of(square: Square, height: int, width: int) -> QRect:
    """Its device pixels, as far as a picture of so many device pixels fills them."""
    corner = corner_of(square)
    return QRect(corner.x(), corner.y(), min(SIDE, width - corner.x()), min(SIDE, height - corner.y()))


def box_of(rect: QRect, scale: float, height: int, width: int) -> Box:
    """The pixels that device pixels show, of a picture of that size as it is seen."""
    row, column = math.floor(rect.top() / scale), math.floor(rect.left() / scale)
    bottom = math.ceil((rect.top() + rect.height()) / scale)
    right = math.ceil((rect.left() + rect.width()) / scale)
    return Box(row, column, bottom - row, right - column).clipped(height, width)


def squares_to_keep(view: ViewTransform) -> int:
    """How many are worth keeping: about twice as many as the view shows."""
    return round(2 * (view.view_width / SIDE + 2) * (view.view_height / SIDE + 2))
