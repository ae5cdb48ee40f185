"""What the tracer would mark is drawn where it is repainted, and not beside the photograph."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from restorer_app.core.geometry import Box
from restorer_app.core.scratch_tracer import TracedScratch
from restorer_app.gui.canvas.scratch_layer import draw_scratch, scratch_rect
from restorer_app.gui.canvas.transform import ViewTransform


def test_nothing_is_drawn_that_would_not_be_repainted(qapp: QApplication) -> None:
    """A scratch along the upper edge, whose ends and half of whose width lie beyond the picture."""
    view = ViewTransform(60, 80, 400, 300, 3.0, 80.0, 60.0)
    points = tuple((0.5, float(column)) for column in range(-10, 90))
    scratch = TracedScratch(points, (9.0,) * 100, Box(0, 0, 6, 80), np.ones((6, 80), np.bool_))
    image = QImage(400, 300, QImage.Format.Format_RGB888)
    image.fill(0)
    painter = QPainter(image)
    draw_scratch(painter, view, scratch, QColor(255, 0, 255))
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(300, -1)[:, :1200].reshape(300, 400, 3)
    drawn = pixels.any(axis=2)
    rect = scratch_rect(view, scratch)
    outside = drawn.copy()
    outside[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = False
    assert drawn.any() and not outside.any()
