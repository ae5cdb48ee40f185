"""Dust that was found and is about to be marked, over the photograph."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.mask_picture import mask_picture
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.session.infrared_marking import ShownDust

_COARSE = 2
"""Device pixels each way that are looked at together."""
_ENOUGH = 1.2
"""Device pixels that a pixel of a level has to cover to be hit by what is looked at."""
_LEAST_OPACITY = 0.7


def draw_dust(painter: QPainter, view: ViewTransform, part: QRect, dust: ShownDust, fill: QColor) -> None:
    """Draw over ``part`` (device pixels) in a colour; no speck is lost, however small the picture is."""
    part = part.intersected(picture_rect(view))
    if part.isEmpty():
        return
    level = _level(view.scale, len(dust.levels))
    scores = dust.levels[level]
    x: Any = np.arange(part.left() + _COARSE / 2, part.left() + part.width() + _COARSE / 2, _COARSE)
    y: Any = np.arange(part.top() + _COARSE / 2, part.top() + part.height() + _COARSE / 2, _COARSE)
    rows, columns = view.to_picture(x, y)  # each follows from one of the two alone
    places = np.ix_(_within(rows, level, scores.shape[0]), _within(columns, level, scores.shape[1]))
    marked = scores[places] >= dust.least
    colour = QColor(fill)
    colour.setAlphaF(max(fill.alphaF(), _LEAST_OPACITY))
    image = mask_picture(marked.T if view.turns % 2 else marked, colour)
    target = QRectF(part.left(), part.top(), len(x) * _COARSE, len(y) * _COARSE)
    painter.save()
    painter.setClipRect(part)
    painter.drawImage(target, image, QRectF(image.rect()))
    painter.restore()


def _level(scale: float, levels: int) -> int:
    """The finest level of which no pixel falls between the places that are looked at."""
    level = 0
    while level < levels - 1 and scale * 2**level < _ENOUGH:
        level += 1
    return level


def _within(places: Any, level: int, size: int) -> NDArray[np.intp]:
    within: NDArray[np.intp] = np.clip(np.floor(places).astype(np.intp) >> level, 0, size - 1)
    return within
