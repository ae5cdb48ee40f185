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

    ``level``: the line lies level, before above it; else it stands upright, before to its left.
    ``unit``: device pixels of one logical pixel. All places are device pixels.
    """

    view: ViewTransform
    position: float
    unit: float = 1.0
    level: bool = False

    @property
    def seen(self) -> QRect:
        """The visible part of the picture."""
        whole = QRect(0, 0, int(self.view.view_width), int(self.view.view_height))
        return picture_rect(self.view).intersected(whole)

    @property
    def place(self) -> int:
        """The first device column (of a level line: row) that shows "after"."""
        seen = self.seen
        start, length = (self.view.top, self.view.height) if self.level else (self.view.left, self.view.width)
        first, size = (seen.top(), seen.height()) if self.level else (seen.left(), seen.width())
        return min(max(round(start + self.position * length * self.view.scale), first), first + size)

    @property
    def rect(self) -> QRect:
        """All device pixels that the line and its knob touch."""
        reach, seen = round((_KNOB + 4) * self.unit), self.seen
        if self.level:
            return QRect(seen.left() - reach, self.place - reach, seen.width() + 2 * reach, 2 * reach)
        return QRect(self.place - reach, seen.top() - reach, 2 * reach, seen.height() + 2 * reach)

    def along(self, place: Place) -> float:
        """The coordinate of a place that moves the line."""
        return place[1] if self.level else place[0]

    def is_at(self, place: Place) -> bool:
        """Whether a press at ``place`` takes hold of the line or its knob."""
        seen, knob = self.seen, self._knob
        first, last = (seen.left(), seen.right()) if self.level else (seen.top(), seen.bottom())
        other = place[0] if self.level else place[1]
        beside = abs(self.along(place) - self.place) <= _GRIP * self.unit and first <= other <= last
        away = (place[0] - knob.x()) ** 2 + (place[1] - knob.y()) ** 2
        return beside or away <= (_KNOB * self.unit) ** 2

    def position_at(self, along: float) -> float:
        """The position that brings the line to a device column, or row."""
        start, length = (self.view.top, self.view.height) if self.level else (self.view.left, self.view.width)
        return min(max((along - start) / (length * self.view.scale), 0.0), 1.0)

    def sides(self, part: QRect) -> tuple[QRect, QRect]:
        """``part`` cut by the line: what shows "before", what shows "after"."""
        if self.level:
            upper = QRect(part.left(), part.top(), part.width(), min(self.place - part.top(), part.height()))
            start = max(self.place, part.top())
            return upper, QRect(part.left(), start, part.width(), part.top() + part.height() - start)
        left = QRect(part.left(), part.top(), min(self.place - part.left(), part.width()), part.height())
        start = max(self.place, part.left())
        return left, QRect(start, part.top(), part.left() + part.width() - start, part.height())

    @property
    def _knob(self) -> QPointF:
        seen = self.seen
        if self.level:
            return QPointF(seen.left() + seen.width() / 2, self.place)
        return QPointF(self.place, seen.top() + seen.height() / 2)

    def draw(self, painter: QPainter, font: QFont) -> None:
        """The line, its knob, and a label on each side that has room for it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter)
        self._draw_knob(painter)
        before, after = self.pills(font)
        margin = _MARGIN * self.unit
        ends = (before.bottom(), after.top()) if self.level else (before.right(), after.left())
        if ends[0] + margin <= self.place:
            draw_pill(painter, before, tr("Before"), font, self.unit)
        if ends[1] - margin >= self.place:
            draw_pill(painter, after, tr("After"), font, self.unit)
        painter.restore()

    def _draw_line(self, painter: QPainter) -> None:
        seen = self.seen
        if self.level:
            ends = QPointF(seen.left(), self.place), QPointF(seen.left() + seen.width(), self.place)
        else:
            ends = QPointF(self.place, seen.top()), QPointF(self.place, seen.top() + seen.height())
        for colour, width in ((QColor(0, 0, 0, 120), 3.0), (QColor(255, 255, 255, 240), 1.25)):
            pen = QPen(colour, width * self.unit)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(*ends)

    def _draw_knob(self, painter: QPainter) -> None:
        painter.save()
        painter.translate(self._knob)
        painter.scale(self.unit, self.unit)
        painter.rotate(90 if self.level else 0)
        painter.setPen(QPen(QColor(0, 0, 0, 90), 1.5))
        painter.setBrush(QColor(250, 250, 250, 245))
        painter.drawEllipse(QPointF(0, 0), _KNOB - 1, _KNOB - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(60, 60, 60))
        for side in (-1, 1):
            points = ((3.5, -4.5), (8.5, 0.0), (3.5, 4.5))
            painter.drawPolygon(QPolygonF([QPointF(side * x, y) for x, y in points]))
        painter.restore()

    def pills(self, font: QFont) -> tuple[QRectF, QRectF]:
        """Where the labels of "before" and "after" lie."""
        seen, margin = self.seen, _MARGIN * self.unit
        before = pill_rect(tr("Before"), font, self.unit)
        after = pill_rect(tr("After"), font, self.unit)
        before.moveTopLeft(QPointF(seen.left() + margin, seen.top() + margin))
        if self.level:
            after.moveBottomLeft(QPointF(seen.left() + margin, seen.top() + seen.height() - margin))
        else:
            after.moveTopRight(QPointF(seen.left() + seen.width() - margin, seen.top() + margin))
        return before, after

    @property
    def pill_areas(self) -> tuple[QRect, ...]:
        """The strips in which labels may appear and vanish as the line moves."""
        seen, high = self.seen, round(48 * self.unit)
        upper = QRect(seen.left(), seen.top(), seen.width(), high)
        lower = QRect(seen.left(), seen.top() + seen.height() - high, seen.width(), high)
        return (upper, lower) if self.level else (upper,)


def draw_corner_pill(painter: QPainter, view: ViewTransform, text: str, font: QFont, unit: float) -> None:
    """A label in the upper left corner of what is seen of the picture."""
    corner = SplitLine(view, 1.0, unit).seen.topLeft()
    rect = pill_rect(text, font, unit)
    rect.moveTopLeft(QPointF(corner) + QPointF(_MARGIN, _MARGIN) * unit)
    draw_pill(painter, rect, text, font, unit)


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
