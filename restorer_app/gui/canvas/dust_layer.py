"""Dust that was found and is about to be marked, over the photograph."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from restorer_app.core.mask import MaskArray
from restorer_app.gui.canvas.glance import draw_glance
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.session.infrared_marking import ShownDust

_ENOUGH = 1.2
"""Device pixels that a pixel of a level has to cover to be hit by what is looked at."""
_LEAST_OPACITY = 0.7


def draw_dust(painter: QPainter, view: ViewTransform, part: QRect, dust: ShownDust, fill: QColor) -> None:
    """Draw over ``part`` (device pixels) in a colour; no speck is lost, however small the picture is."""
    level = _level(view.scale, len(dust.levels))
    scores = dust.levels[level]

    def marked(rows: Any, columns: Any) -> MaskArray:
        places = np.ix_(_within(rows, level, scores.shape[0]), _within(columns, level, scores.shape[1]))
        return np.asarray(scores[places] >= dust.least)

    draw_glance(painter, view, part, fill, _LEAST_OPACITY, marked)


def _level(scale: float, levels: int) -> int:
    """The finest level of which no pixel falls between the places that are looked at."""
    level = 0
    while level < levels - 1 and scale * 2**level < _ENOUGH:
        level += 1
    return level


def _within(places: Any, level: int, size: int) -> NDArray[np.intp]:
    within: NDArray[np.intp] = np.clip(np.floor(places).astype(np.intp) >> level, 0, size - 1)
    return within
