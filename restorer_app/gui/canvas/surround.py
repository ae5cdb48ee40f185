"""What lies around and under the picture: a neutral grey, a soft edge, a chequerboard."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPalette, QRegion

from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.transform import ViewTransform

_SHADOW = (110, 34, 24, 16, 10, 6, 3)
"""Opacity of the hair line and the soft edge, outwards, one device-independent pixel each."""


def is_dark(palette: QPalette) -> bool:
    """Whether the window wears a dark theme."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def surround_colour(palette: QPalette) -> QColor:
    """A neutral grey, darker than the photograph in a dark theme, of middle lightness in a light one."""
    return QColor(42, 42, 42) if is_dark(palette) else QColor(190, 190, 190)


def draw_edge(painter: QPainter, view: ViewTransform, unit: float) -> None:
    """A hair line and a soft shadow around the picture; ``unit``: device pixels of one logical pixel."""
    rect, step, reach = picture_rect(view), max(round(unit), 1), edge_width(unit)
    painter.save()
    painter.setClipRegion(_above_and_below(rect, reach), Qt.ClipOperation.IntersectClip)
    for distance, opacity in enumerate(_SHADOW):
        grown = (distance + 1) * step
        draw_frame(painter, rect.adjusted(-grown, -grown, grown, grown), step, QColor(0, 0, 0, opacity))
    painter.restore()
    painter.save()
    for left, outwards in ((rect.left() - reach, -1), (rect.left() + rect.width(), 1)):
        painter.setBrushOrigin(left, rect.top())
        painter.fillRect(left, rect.top(), reach, rect.height(), QBrush(_shade(step, outwards)))
    painter.restore()


def _above_and_below(rect: QRect, reach: int) -> QRegion:
    around = rect.adjusted(-reach, -reach, reach, reach)
    return QRegion(around) - QRegion(around.adjusted(0, reach, 0, -reach))


@cache
def _shade(step: int, outwards: int) -> QImage:
    """Some rows of the shadow beside the picture: quicker than a line for each shade."""
    image = QImage(len(_SHADOW) * step, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    for distance, opacity in enumerate(_SHADOW[::outwards]):
        painter.fillRect(distance * step, 0, step, image.height(), QColor(0, 0, 0, opacity))
    painter.end()
    return image


def draw_frame(painter: QPainter, outer: QRect, step: int, colour: QColor) -> None:
    """Lines ``step`` wide inside the edges of ``outer``: rectangles, ten times as quick as a pen."""
    left, top, width, height = outer.left(), outer.top(), outer.width(), outer.height()
    painter.fillRect(left, top, width, step, colour)
    painter.fillRect(left, top + height - step, width, step, colour)
    painter.fillRect(left, top + step, step, height - 2 * step, colour)
    painter.fillRect(left + width - step, top + step, step, height - 2 * step, colour)


def edge_width(unit: float) -> int:
    """How many device pixels beyond the picture its edge is drawn."""
    return len(_SHADOW) * max(round(unit), 1)


def draw_chequerboard(painter: QPainter, view: ViewTransform, part: QRect, unit: float) -> None:
    """The sign for transparency, fixed to the picture's corner."""
    painter.save()
    painter.setBrushOrigin(view.left, view.top)
    painter.fillRect(part.intersected(picture_rect(view)), QBrush(_squares(max(round(8 * unit), 2))))
    painter.restore()


def _squares(size: int) -> QImage:
    image = QImage(2 * size, 2 * size, QImage.Format.Format_RGB32)
    image.fill(QColor(204, 204, 204))
    painter = QPainter(image)
    painter.fillRect(0, 0, size, size, QColor(153, 153, 153))
    painter.fillRect(size, size, size, size, QColor(153, 153, 153))
    painter.end()
    return image
