"""The frame around the defect that is selected."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.layer import box_rect
from restorer_app.gui.canvas.transform import ViewTransform

_AWAY = 6
"""Logical pixels between the defect and its frame."""
_CORNER = 14
_DARK, _LIGHT = QColor(0, 0, 0, 200), QColor(255, 255, 255, 245)


def selection_rect(view: ViewTransform, box: Box, unit: float) -> QRect:
    """The device pixels of the frame's outer edge."""
    away = round((_AWAY + 3) * unit)
    return box_rect(view, box).adjusted(-away, -away, away, away)


def draw_selection(painter: QPainter, view: ViewTransform, box: Box, unit: float) -> None:
    """Draw the corners of a frame, dark and light, so that nothing of the defect is covered."""
    inner = round(3 * unit)
    rect = selection_rect(view, box, unit).adjusted(inner, inner, -inner, -inner)
    length = round(min(_CORNER * unit, rect.width() / 3, rect.height() / 3))
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_DARK, 4.0), (_LIGHT, 2.0)):
        pen = QPen(colour, width * unit)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        for x, along in ((rect.left(), 1), (rect.right(), -1)):
            for y, down in ((rect.top(), 1), (rect.bottom(), -1)):
                painter.drawLine(x, y, x + along * length, y)
                painter.drawLine(x, y, x, y + down * length)
    painter.restore()
