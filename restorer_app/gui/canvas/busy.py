"""A quiet sign at the canvas's upper edge that a restore is running."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

HEIGHT = 3
"""Logical pixels."""


def draw_busy_line(painter: QPainter, width: float, fraction: float, colour: QColor) -> None:
    """A line of logical ``width`` filled to ``fraction`` (0…1)."""
    painter.save()
    track = QColor(colour)
    track.setAlpha(70)
    painter.fillRect(QRectF(0, 0, width, HEIGHT), track)
    painter.fillRect(QRectF(0, 0, width * min(max(fraction, 0.0), 1.0), HEIGHT), colour)
    painter.restore()
