"""What lies around and under the picture: a neutral grey, a soft edge, a chequerboard."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPalette

from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.transform import ViewTransform

_SHADOW = (46, 34, 24, 16, 10, 6, 3)
"""Opacity of the soft edge, outwards, one device-independent pixel each."""


def is_dark(palette: QPalette) -> bool:
    """Whether the window wears a dark theme."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def surround_colour(palette: QPalette) -> QColor:
    """A neutral grey, darker than the photograph in a dark theme, of middle lightness in a light one."""
    return QColor(42, 42, 42) if is_dark(palette) else QColor(190, 190, 190)


def draw_edge(painter: QPainter, view: ViewTransform, unit: float) -> None:
    """A hair line and a soft shadow around the picture; ``unit``: device pixels of one logical pixel."""
    rect = picture_rect(view)
    step = max(round(unit), 1)
    for distance, opacity in enumerate(_SHADOW):
        grown = distance * step
        outer = rect.adjusted(-grown - step, -grown - step, grown + step, grown + step)
        draw_frame(painter, outer, step, QColor(0, 0, 0, 110 if distance == 0 else opacity))


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
