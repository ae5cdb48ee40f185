"""How a shape that is being drawn looks: a dark and a light line, to be seen on every tone."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from restorer_app.gui.canvas.tools.sketch import Sketch
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.gui.overlay_colours import overlay_colour

_DARK, _LIGHT = QColor(0, 0, 0, 215), QColor(255, 255, 255, 245)
_BODY_ALPHA = 96
_HANDLE = 3.5
_DASHES = [5.0, 4.0]


def sketch_rect(sketch: Sketch, view: ViewTransform, unit: float) -> QRect:
    """All device pixels that it touches."""
    points = [view.to_view(*point) for point in sketch.outline]
    if not points:
        return QRect()
    reach = 6 * unit + (sketch.session.brush_diameter * view.scale / 2 if sketch.brushed else 0)
    left, right = min(x for x, _ in points) - reach, max(x for x, _ in points) + reach
    top, bottom = min(y for _, y in points) - reach, max(y for _, y in points) + reach
    return QRectF(left, top, right - left, bottom - top).toAlignedRect()


def draw_sketch(painter: QPainter, sketch: Sketch, view: ViewTransform, unit: float) -> None:
    """Draw it in device pixels; ``unit`` of them are a logical one. Dashed while it takes marks away."""
    places = [QPointF(*view.to_view(*point)) for point in sketch.outline]
    if not places:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    if sketch.filled and len(places) > 2:
        path.closeSubpath()
    if sketch.brushed:
        body = overlay_colour(sketch.session.overlay_colour)
        body.setAlpha(_BODY_ALPHA)
        _draw_body(painter, path, places[0], body, sketch.session.brush_diameter * view.scale)
    if sketch.led:
        _draw_lines(painter, path, unit, sketch.subtracts)
    if not sketch.dragged:
        _draw_handles(painter, [QPointF(*view.to_view(*point)) for point in sketch.points], unit)
    painter.restore()


def _draw_body(painter: QPainter, path: QPainterPath, start: QPointF, colour: QColor, width: float) -> None:
    """The line as wide as it will be marked, in the colour of marks."""
    round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(width, 1.0), *round_ends))
    if math.isclose(path.length(), 0):
        painter.drawPoint(start)
    else:
        painter.drawPath(path)


def _draw_lines(painter: QPainter, path: QPainterPath, unit: float, dashed: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_DARK, 3.5), (_LIGHT, 1.5)):
        pen = QPen(colour, width * unit)
        if dashed and colour == _LIGHT:
            pen.setDashPattern(_DASHES)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(path)


def _draw_handles(painter: QPainter, places: list[QPointF], unit: float) -> None:
    """A dot at each point that was clicked."""
    painter.setPen(QPen(_DARK, 1.2 * unit))
    painter.setBrush(_LIGHT)
    for place in places:
        painter.drawEllipse(place, _HANDLE * unit, _HANDLE * unit)
