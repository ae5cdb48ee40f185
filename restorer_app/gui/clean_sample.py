"""A part of the photograph at 100 %, as it would look without its noise."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.canvas.focus_ring import draw_focus_ring
from restorer_app.gui.canvas.split import draw_pill, pill_rect
from restorer_app.gui.canvas.surround import surround_colour
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_HEIGHT, _MARGIN = 220, 8
_REST_MS = 120
"""So long nothing moves before the part is cleaned."""
_STEP = 32
"""Pixels of the photograph that an arrow key goes."""
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CleanSample(QWidget):
    """Held with the mouse or the space bar, it is as it is now; dragged, or with arrow keys, it goes on."""

    def __init__(self, session: RestoreSession, middle: tuple[int, int] | None = None) -> None:
        """``middle``: the row and column of the upright photograph to look at; None: its own middle."""
        super().__init__()
        self._session, self._middle = session, middle
        self._strength, self._held = 1.0, False
        self._grip: QPointF | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(tr("Preview at 100 %"))
        self.setToolTip(tr("Hold to see it as it is now; drag to look elsewhere"))
        session.clean_preview.changed.connect(self.update)
        session.state_changed.connect(self._rest.start)
        self._rest.start()

    @property
    def strength(self) -> float:
        """How much of the noise is taken away, 0…1."""
        return self._strength

    @strength.setter
    def strength(self, strength: float) -> None:
        self._strength = strength
        self.update()

    @property
    def box(self) -> Box | None:
        """The part that is looked at, upright; None: there is no photograph."""
        document = self._session.document
        return None if document is None else self._box(document)

    def _box(self, document: Document) -> Box:
        tall, broad = document.upright_shape
        unit = self.devicePixelRatioF()
        height, width = min(round(self.height() * unit), tall), min(round(self.width() * unit), broad)
        row, column = self._middle or (tall // 2, broad // 2)
        row, column = min(max(row - height // 2, 0), tall - height), column - width // 2
        return Box(row, min(max(column, 0), broad - width), height, width)

    @Slot()
    def _look(self) -> None:
        box = self.box
        if box is not None and self.isVisible() and not self._session.restoring:
            self._session.look_cleaned(box)

    def move_by(self, down: int, across: int) -> None:
        """Look at another part, so many pixels further."""
        box = self.box
        if box is not None:
            self._middle = box.row + box.height // 2 + down, box.column + box.width // 2 + across
            self._rest.start()
            self.update()

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), surround_colour(self.palette()))
        document = self._session.document
        if document is not None:
            image, text = self._seen(document)
            unit = self.devicePixelRatioF()
            place = QRectF(0, 0, image.width() / unit, image.height() / unit)
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(QRectF(place.toRect().topLeft(), place.size()), image)
            label = pill_rect(text, self.font(), 1.0).translated(_MARGIN, _MARGIN)
            draw_pill(painter, label, text, self.font(), 1.0)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect())
        painter.end()

    def _seen(self, document: Document) -> tuple[QImage, str]:
        box, preview = self._box(document), self._session.clean_preview
        clean = preview.after(self._strength) if preview.box == box and not self._held else None
        samples = document.upright_samples[box.slices] if clean is None else clean
        text = tr("Before") if clean is None else tr("After")
        return DisplayConversion.of(document).image(samples), text

    # --- the hand

    def _hold(self, held: bool) -> None:
        self._held = held
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._hold(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            way, unit = self._grip - event.position(), self.devicePixelRatioF()
            self._grip = event.position()
            self.move_by(round(way.y() * unit), round(way.x() * unit))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self._hold(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            down, across = _ARROWS[key]
            self.move_by(down * _STEP, across * _STEP)
        elif key == Qt.Key.Key_Space:
            self._hold(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold(False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hold(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.clean_preview.forget()

    def sizeHint(self) -> QSize:
        return QSize(2 * _HEIGHT, _HEIGHT)
