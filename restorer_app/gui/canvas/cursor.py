"""What is drawn where the pointer is: the brush's circle in true size, crosses; visible on every tone."""

from __future__ import annotations

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
        for colour, width in ((_DARK, 3.5), (_LIGHT, 1.5)):
            self._draw_once(painter, QPen(colour, width * self.unit))
        painter.restore()

    @property
    def _tiny(self) -> bool:
        return self.radius < _SMALLEST_RADIUS * self.unit

    @property
    def _ring(self) -> float:
        return max(self.radius, _SMALLEST_RADIUS * self.unit)

    def _draw_once(self, painter: QPainter, pen: QPen) -> None:
        centre = QPointF(*self.centre)
        if self._tiny:
            painter.setPen(pen)
            self._draw_hairs(painter, centre)
        if self.erases and pen.color() == _LIGHT:
            pen.setDashPattern([5.0, 4.0])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(centre, self._ring, self._ring)

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
