"""Marks that are not made yet, over the photograph: looked up anew for each frame, only to be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from restorer_app.core.mask import MaskArray
from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.mask_picture import mask_picture
from restorer_app.gui.canvas.transform import ViewTransform

_COARSE = 2
"""Device pixels each way that are looked at together."""

Marked = Callable[[Any, Any], MaskArray]
"""Which places would be marked: rows and columns of the picture (floats), bool rows × columns."""


def draw_glance(
    painter: QPainter, view: ViewTransform, part: QRect, fill: QColor, least_opacity: float, marked: Marked
) -> None:
    """Draw over ``part`` (device pixels) in a colour of at least that opacity."""
    part = part.intersected(picture_rect(view))
    if part.isEmpty():
        return
    x: Any = np.arange(part.left() + _COARSE / 2, part.left() + part.width() + _COARSE / 2, _COARSE)
    y: Any = np.arange(part.top() + _COARSE / 2, part.top() + part.height() + _COARSE / 2, _COARSE)
    found = marked(*view.to_picture(x, y))  # each follows from one of the two alone
    colour = QColor(fill)
    colour.setAlphaF(max(fill.alphaF(), least_opacity))
    image = mask_picture(found.T if view.turns % 2 else found, colour)
    target = QRectF(part.left(), part.top(), len(x) * _COARSE, len(y) * _COARSE)
    painter.save()
    painter.setClipRect(part)
    painter.drawImage(target, image, QRectF(image.rect()))
    painter.restore()
