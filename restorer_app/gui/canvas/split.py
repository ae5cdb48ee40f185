"""The line between before and after, its handle and its labels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.transform import Place, ViewTransform
from restorer_app.session.words import tr

_GRIP = 8.0
"""How near to the line, in logical pixels, a press takes hold of it."""
_KNOB = 15.0
_MARGIN = 12.0
_PILL = QColor(20, 20, 20, 190)
_WORDS = QColor(245, 245, 245)


@dataclass(frozen=True)
class SplitLine:
    """The line at ``position`` (0…1 across the picture), held inside the view so that it can be reached.

    ``unit``: device pixels of one logical pixel. All places are device pixels.
    """

    view: ViewTransform
    position: float
    unit: float = 1.0

    @property
    def seen(self) -> QRect:
        """The visible part of the picture."""
        whole = QRect(0, 0, int(self.view.view_width), int(self.view.view_height))
        return picture_rect(self.view).intersected(whole)

    @property
    def x(self) -> int:
        """The first device column that shows "after"."""
        wished = round(self.view.left + self.position * self.view.width * self.view.scale)
        seen = self.seen
        return min(max(wished, seen.left()), seen.left() + seen.width())

    @property
    def rect(self) -> QRect:
        """All device pixels that the line and its knob touch."""
        reach = round((_KNOB + 4) * self.unit)
        return QRect(self.x - reach, self.seen.top() - reach, 2 * reach, self.seen.height() + 2 * reach)

    def is_at(self, place: Place) -> bool:
        """Whether a press at ``place`` takes hold of the line or its knob."""
        seen, across = self.seen, abs(place[0] - self.x)
        beside = across <= _GRIP * self.unit and seen.top() <= place[1] <= seen.bottom()
        on_knob = across**2 + (place[1] - self._knob.y()) ** 2 <= (_KNOB * self.unit) ** 2
        return beside or on_knob

    def position_at(self, x: float) -> float:
        """The position that brings the line to a device column."""
        wished = (x - self.view.left) / (self.view.width * self.view.scale)
        return min(max(wished, 0.0), 1.0)

    def sides(self, part: QRect) -> tuple[QRect, QRect]:
        """``part`` cut by the line: what shows "before", what shows "after"."""
        left = QRect(part.left(), part.top(), min(self.x - part.left(), part.width()), part.height())
        start = max(self.x, part.left())
        right = QRect(start, part.top(), part.left() + part.width() - start, part.height())
        return left, right

    @property
    def _knob(self) -> QPointF:
        seen = self.seen
        return QPointF(self.x, seen.top() + seen.height() / 2)

    def draw(self, painter: QPainter, font: QFont) -> None:
        """The line, its knob, and a label on each side that has room for it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter)
        self._draw_knob(painter)
        before, after = self.pills(font)
        if before.right() + _MARGIN * self.unit <= self.x:
            draw_pill(painter, before, tr("Before"), font, self.unit)
        if after.left() - _MARGIN * self.unit >= self.x:
            draw_pill(painter, after, tr("After"), font, self.unit)
        painter.restore()

    def _draw_line(self, painter: QPainter) -> None:
        top, bottom = self.seen.top(), self.seen.top() + self.seen.height()
        for colour, width in ((QColor(0, 0, 0, 120), 3.0), (QColor(255, 255, 255, 240), 1.25)):
            pen = QPen(colour, width * self.unit)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(self.x, top), QPointF(self.x, bottom))

    def _draw_knob(self, painter: QPainter) -> None:
        centre, unit = self._knob, self.unit
        painter.setPen(QPen(QColor(0, 0, 0, 90), 1.5 * unit))
        painter.setBrush(QColor(250, 250, 250, 245))
        painter.drawEllipse(centre, (_KNOB - 1) * unit, (_KNOB - 1) * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(60, 60, 60))
        for side in (-1, 1):
            points = ((3.5, -4.5), (8.5, 0.0), (3.5, 4.5))
            painter.drawPolygon(
                QPolygonF([QPointF(centre.x() + side * x * unit, centre.y() + y * unit) for x, y in points])
            )

    def pills(self, font: QFont) -> tuple[QRectF, QRectF]:
        seen, margin = self.seen, _MARGIN * self.unit
        before = pill_rect(tr("Before"), font, self.unit)
        after = pill_rect(tr("After"), font, self.unit)
        before.moveTopLeft(QPointF(seen.left() + margin, seen.top() + margin))
        after.moveTopRight(QPointF(seen.left() + seen.width() - margin, seen.top() + margin))
        return before, after

    @property
    def pill_area(self) -> QRect:
        """The strip in which labels may appear and vanish as the line moves."""
        seen = self.seen
        return QRect(seen.left(), seen.top(), seen.width(), round(48 * self.unit))


def draw_before_pill(painter: QPainter, view: ViewTransform, font: QFont, unit: float) -> None:
    """Say that the whole picture is shown as it was opened."""
    line = SplitLine(view, 1.0, unit)
    draw_pill(painter, line.pills(font)[0], tr("Before"), font, unit)


def pill_rect(text: str, font: QFont, unit: float) -> QRectF:
    """The room a label needs, at 0, 0, in device pixels."""
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 18, metrics.height() + 8
    return QRectF(0, 0, round(width * unit), round(height * unit))


def draw_pill(painter: QPainter, rect: QRectF, text: str, font: QFont, unit: float) -> None:
    """A small dark label with light words. The painter counts device pixels, the font logical ones."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PILL)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    painter.setFont(font)
    painter.setPen(_WORDS)
    inside = QRectF(0, 0, rect.width() / unit, rect.height() / unit)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
