"""What a range of tones would mark, over the photograph and before it is marked."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from restorer_app.core.document import Document
from restorer_app.core.mask import MaskArray
from restorer_app.core.mask_operations import in_range, luminance
from restorer_app.gui.canvas.glance import draw_glance
from restorer_app.gui.canvas.transform import ViewTransform

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
    height, width = document.upright_shape

    def marked(rows: Any, columns: Any) -> MaskArray:
        places = np.ix_(_within(rows, height), _within(columns, width))
        return in_range(luminance(document.upright_samples[places], document.roles), *limits)

    draw_glance(painter, view, part, fill, _LEAST_OPACITY, marked)


def _within(places: Any, size: int) -> NDArray[np.intp]:
    within: NDArray[np.intp] = np.clip(np.floor(places), 0, size - 1).astype(np.intp)
    return within
