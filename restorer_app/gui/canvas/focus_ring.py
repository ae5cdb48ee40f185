"""The ring around the canvas that shows that it has the keyboard, on whatever photograph."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_WIDTH = 2
"""Logical pixels of each of the two lines."""
_LINES = (QColor(255, 255, 255), QColor(0, 0, 0))
"""Outer and inner: one of them stands out from any colour beside it."""


def draw_focus_ring(painter: QPainter, rect: QRect) -> None:
    """Two lines inside the edge of a logical rectangle."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, colour in enumerate(_LINES):
        inset = number * _WIDTH + _WIDTH // 2
        pen = QPen(colour, _WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()
