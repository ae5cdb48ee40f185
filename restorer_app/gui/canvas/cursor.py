"""What is drawn where the pointer is: the brush's circle in true size, crosses; visible on every tone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from restorer_app.gui.canvas.transform import Place

_SMALLEST_RADIUS = 2.5
"""In logical pixels; a smaller brush gets a cross of hairs around it so that it can be seen."""
_HAIR = 7.0
_CROSS = (4, 14)
"""Where the hairs of a cross begin and end, in logical pixels from its middle."""
_DARK, _LIGHT = QColor(0, 0, 0, 215), QColor(255, 255, 255, 245)
_BANDS = ((_DARK, -1.75, -0.75), (_DARK, 0.75, 1.75), (_LIGHT, -0.75, 0.75))
"""The circle's colours, from and to so many logical pixels beyond its radius."""
_DASH = (7.5, 6.0)
"""Logical pixels drawn and left out by the eraser."""


@dataclass(frozen=True)
class BrushCursor:
    """A circle at ``centre`` with ``radius``, in device pixels; dashed for the eraser.

    ``unit``: device pixels of one logical pixel.
    """

    centre: Place
    radius: float
    erases: bool = False
    unit: float = 1.0

    @property
    def rect(self) -> QRect:
        """All device pixels it touches."""
        reach = self._ring + (_HAIR * self.unit if self._tiny else 0) + 3 * self.unit
        left, top = int(self.centre[0] - reach) - 1, int(self.centre[1] - reach) - 1
        size = int(2 * reach) + 3
        return QRect(left, top, size, size)

    def draw(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._tiny:
            for colour, width in ((_DARK, 3.5), (_LIGHT, 1.5)):
                painter.setPen(QPen(colour, width * self.unit))
                self._draw_hairs(painter, QPointF(*self.centre))
        for colour, inner, outer in _BANDS:
            self._draw_band(painter, colour, inner * self.unit, outer * self.unit)
        painter.restore()

    @property
    def _tiny(self) -> bool:
        return self.radius < _SMALLEST_RADIUS * self.unit

    @property
    def _ring(self) -> float:
        return max(self.radius, _SMALLEST_RADIUS * self.unit)

    def _draw_band(self, painter: QPainter, colour: QColor, inner: float, outer: float) -> None:
        """Circles of one device pixel side by side: Qt draws a wide one more slowly by the factor ten."""
        count = math.ceil(outer - inner)
        for number in range(count):
            radius = self._ring + inner + 0.5 + number * (outer - inner - 1) / max(count - 1, 1)
            pen = QPen(colour, 1.0)
            if self.erases and colour == _LIGHT:
                length = self.unit * radius / self._ring  # so that the dashes of all lie side by side
                pen.setDashPattern([_DASH[0] * length, _DASH[1] * length])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawEllipse(QPointF(*self.centre), radius, radius)

    def _draw_hairs(self, painter: QPainter, centre: QPointF) -> None:
        near, far = self._ring + 2 * self.unit, self._ring + _HAIR * self.unit
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start = QPointF(centre.x() + across * near, centre.y() + down * near)
            painter.drawLine(start, QPointF(centre.x() + across * far, centre.y() + down * far))


@dataclass(frozen=True)
class PointerTwin:
    """Where the pointer of the pane that begins at ``pane`` would be in the other one."""

    centre: Place
    pane: QPoint
    unit: float = 1.0

    @property
    def rect(self) -> QRect:
        """All device pixels of a pane that it touches."""
        reach = int((_CROSS[1] + 2) * self.unit) + 1
        return QRect(int(self.centre[0]) - reach, int(self.centre[1]) - reach, 2 * reach + 1, 2 * reach + 1)

    def draw(self, painter: QPainter, pane: QPoint) -> None:
        """Draw it into the pane that begins there, unless the pointer itself is in it."""
        if pane != self.pane:
            draw_cross(painter, self.centre, self.unit)


def draw_cross(painter: QPainter, centre: Place, unit: float) -> None:
    """Dark and light hairs around a place; ``unit``: device pixels of one logical pixel."""
    painter.save()
    for colour, width in ((_DARK, 3.0), (_LIGHT, 1.0)):
        painter.setPen(QPen(colour, width * unit))
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            near, far = (place * unit for place in _CROSS)
            start = QPointF(centre[0] + across * near, centre[1] + down * near)
            painter.drawLine(start, QPointF(centre[0] + across * far, centre[1] + down * far))
    painter.restore()
