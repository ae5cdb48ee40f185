"""A photograph as a small card to press: its picture, its name, and what is to be known of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionButton, QWidget

_PADDING, _GAP, _DOT = 7, 6, 8
_FADED = 0.4
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete)


class PhotoCard(QAbstractButton):
    """Pressed by mouse, Enter or the space bar. Texts are plain: a file's name never becomes markup."""

    def __init__(self, picture_size: QSize, lines: int, parent: QWidget | None = None) -> None:
        """``picture_size``: of the area for the picture; ``lines``: of text below it, 1 or 2."""
        super().__init__(parent)
        self._picture_size, self._lines = picture_size, lines
        self._picture, self._title, self._about = QPixmap(), "", ""
        self._faded = self._dotted = False
        self._progress: float | None = None
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        text = self._lines * self.fontMetrics().lineSpacing()
        area = self._picture_size + QSize(2 * _PADDING, 2 * _PADDING + _GAP + text)
        return QSize(area.width(), area.height())

    @property
    def title(self) -> str:
        return self._title

    @property
    def dotted(self) -> bool:
        return self._dotted

    @property
    def faded(self) -> bool:
        return self._faded

    def tell(self, title: str, about: str = "", faded: bool = False, dotted: bool = False) -> None:
        """``about``: the second line; ``faded``: it is not there any more; ``dotted``: it is unsaved."""
        self._title, self._about, self._faded, self._dotted = title, about, faded, dotted
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        """The picture to draw, of any size; a null one draws an empty place."""
        self._picture = picture
        self.update()

    def show_progress(self, fraction: float | None) -> None:
        """A line below the picture while something is done to the photograph; None: nothing is."""
        if fraction != self._progress:
            self._progress = fraction
            self.update()

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        option = QStyleOptionButton()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setOpacity(_FADED if self._faded else 1.0)
        self._draw_picture(painter)
        painter.setOpacity(1.0)
        self._draw_progress(painter)
        self._draw_texts(painter)
        painter.end()

    def _draw_picture(self, painter: QPainter) -> None:
        area = QRect(_PADDING, _PADDING, self._picture_size.width(), self._picture_size.height())
        if self._picture.isNull():
            self._draw_empty_place(painter, area)
            return
        size = self._picture.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, max(size.width(), 1), max(size.height(), 1))
        place.moveCenter(area.center())
        painter.drawPixmap(place, self._picture)

    def _draw_empty_place(self, painter: QPainter, area: QRect) -> None:
        place = QRect(0, 0, area.height() * 3 // 4, area.height()).adjusted(0, 1, 0, -1)
        place.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1, Qt.PenStyle.DashLine)
        )
        painter.drawRoundedRect(place, 4, 4)

    def _draw_progress(self, painter: QPainter) -> None:
        if self._progress is not None:
            line = QRect(_PADDING, _PADDING + self._picture_size.height() + 1, self._picture_size.width(), 3)
            painter.fillRect(line, self.palette().color(QPalette.ColorRole.Mid))
            line.setWidth(round(line.width() * self._progress))
            painter.fillRect(line, self.palette().color(QPalette.ColorRole.Link))

    def _draw_texts(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        line = QRect(_PADDING, 0, self._picture_size.width(), metrics.lineSpacing())
        line.moveTop(_PADDING + self._picture_size.height() + _GAP)
        roles = QPalette.ColorRole
        strong = roles.PlaceholderText if self._faded else roles.WindowText
        left = self._draw_dot(painter, line) if self._dotted else 0
        _draw_line(painter, line.adjusted(left, 0, 0, 0), self._title, self.palette(), strong, metrics)
        if self._lines > 1:
            line.translate(0, metrics.lineSpacing())
            _draw_line(painter, line, self._about, self.palette(), roles.PlaceholderText, metrics)

    def _draw_dot(self, painter: QPainter, line: QRect) -> int:
        """A dot before the name; returns the room it takes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawEllipse(QRect(line.left(), line.center().y() - _DOT // 2 + 1, _DOT, _DOT))
        return _DOT + 4

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() in _OWN_KEYS and not event.modifiers())
            return event.isAccepted()  # here they are ours, whatever they mean elsewhere in the window
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedSize(self.sizeHint())


def _draw_line(
    painter: QPainter,
    line: QRect,
    text: str,
    palette: QPalette,
    role: QPalette.ColorRole,
    metrics: QFontMetrics,
) -> None:
    """One line in the middle of its place, the middle of the text left out if it is too long."""
    painter.setPen(palette.color(role))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
