"""The scratch that the tracer would mark, while its second end is looked for."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from restorer_app.core.scratch_tracer import TracedScratch
from restorer_app.gui.canvas.layer import box_rect, picture_rect
from restorer_app.gui.canvas.transform import ViewTransform

_OPACITY = 0.55
_EVERY = 3.0
"""Device pixels along the scratch from one corner of its outline to the next."""


def scratch_rect(view: ViewTransform, scratch: TracedScratch) -> QRect:
    """All device pixels that it touches."""
    return box_rect(view, scratch.box).adjusted(-2, -2, 2, 2)


def draw_scratch(painter: QPainter, view: ViewTransform, scratch: TracedScratch, colour: QColor) -> None:
    """Draw it in device pixels, as wide as it is; beside the picture nothing is marked."""
    body = QColor(colour)
    body.setAlphaF(_OPACITY)
    painter.save()
    painter.setClipRect(picture_rect(view), Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(body)
    painter.setPen(QPen(colour, 1.0, Qt.PenStyle.SolidLine))
    painter.drawPolygon(outline(view, scratch), Qt.FillRule.WindingFill)
    painter.restore()


def outline(view: ViewTransform, scratch: TracedScratch) -> QPolygonF:
    """Both sides of the scratch in device pixels, there and back."""
    points = np.array(scratch.points, np.float64)
    halves = np.array(scratch.widths, np.float64) / 2
    kept = _kept(points, _EVERY / view.scale)
    points, halves = points[kept], halves[kept]
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)[:, None]
    beside = np.stack([along[:, 1], -along[:, 0]], axis=1) * halves[:, None]
    corners = np.concatenate([points + beside, (points - beside)[::-1]])
    x, y = zip(*(view.to_view(row, column) for row, column in corners.tolist()), strict=True)
    return QPolygonF([QPointF(*place) for place in zip(x, y, strict=True)])


def _kept(points: NDArray[np.float64], distance: float) -> NDArray[np.intp]:
    """So many of the points that those kept lie about so many pixels apart; the first and the last one."""
    step = math.dist(points[0], points[-1]) / max(len(points) - 1, 1)
    every = max(round(distance / max(step, 1e-6)), 1)
    return np.append(np.arange(0, len(points) - 1, every), len(points) - 1)
