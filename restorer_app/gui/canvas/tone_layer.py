"""What a range of tones would mark, over the photograph and before it is marked."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from restorer_app.core.document import Document
from restorer_app.core.mask_operations import in_range, luminance
from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.mask_picture import mask_picture
from restorer_app.gui.canvas.transform import ViewTransform

_COARSE = 2
"""Device pixels each way that are looked at together."""
_LEAST_OPACITY = 0.5


def draw_tones(
    painter: QPainter,
    view: ViewTransform,
    part: QRect,
    document: Document,
    limits: tuple[float, float],
    fill: QColor,
) -> None:
    """Draw over ``part`` (device pixels) in a colour, made for no more than a glance."""
    part = part.intersected(picture_rect(view))
    if part.isEmpty():
        return
    x: Any = np.arange(part.left() + _COARSE / 2, part.left() + part.width() + _COARSE / 2, _COARSE)
    y: Any = np.arange(part.top() + _COARSE / 2, part.top() + part.height() + _COARSE / 2, _COARSE)
    height, width = document.upright_shape
    rows, columns = view.to_picture(x, y)  # each follows from one of the two alone
    places = np.ix_(_within(rows, height), _within(columns, width))
    marked = in_range(luminance(document.upright_samples[places], document.roles), *limits)
    colour = QColor(fill)
    colour.setAlphaF(max(fill.alphaF(), _LEAST_OPACITY))
    image = mask_picture(marked.T if view.turns % 2 else marked, colour)
    target = QRectF(part.left(), part.top(), len(x) * _COARSE, len(y) * _COARSE)
    painter.save()
    painter.setClipRect(part)
    painter.drawImage(target, image, QRectF(image.rect()))
    painter.restore()


def _within(places: Any, size: int) -> NDArray[np.intp]:
    within: NDArray[np.intp] = np.clip(np.floor(places), 0, size - 1).astype(np.intp)
    return within
