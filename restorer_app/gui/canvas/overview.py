"""The whole photograph, small, in a corner of the canvas: where the view is, and where it could be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from restorer_app.gui.canvas.surround import draw_frame
from restorer_app.gui.canvas.transform import wheel_scale
from restorer_app.gui.canvas.wheel import notches_of
from restorer_app.session.words import tr

if TYPE_CHECKING:
    from restorer_app.gui.canvas.view import PictureView

_AREA = 200 * 134
"""Logical pixels that it covers, whatever its shape."""
_LEAST_ROOM = 460
"""Logical pixels that the canvas has each way at least, else the overview would be in the way."""
_MARGIN = 14
_RIM = 1
_DELAY_MS = 120
"""So long after the last of several changes it is drawn anew."""
_VEIL = QColor(0, 0, 0, 90)
_FRAME, _FRAME_SHADE = QColor(255, 255, 255), QColor(0, 0, 0, 160)


class Overview(QWidget):
    """A child of the canvas; to be seen while a part of the photograph is out of view and it is wished for.

    A click or drag brings that place into the middle of the view, the wheel zooms there. The canvas draws
    it with its own frame: for a child that paints itself Qt would paint the canvas twice.
    """

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._image = QImage()
        self._later = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._later.timeout.connect(self._take_picture)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tell_names()
        self.hide()

    def _tell_names(self) -> None:
        self.setAccessibleName(tr("Overview"))
        self.setAccessibleDescription(tr("The whole photograph, small. Arrow keys move the view."))
        self.setToolTip(tr("Click to bring a place into view. Switch it off with V."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell_names()

    def follow(self) -> None:
        """Bring size, place and frame into line with the view."""
        room = min(self._view.width(), self._view.height())
        wished = self._view.overview_wished and room >= _LEAST_ROOM
        if wished:
            self._place_itself()
            if self._image.isNull() and not self._later.isActive():
                self._later.start(0)
            self._draw_anew()
        self.setVisible(wished)

    def change(self) -> None:
        """The picture or the mask has changed."""
        if not self.isVisible():
            self._image = QImage()  # it will not show again what is gone by then
        elif not self._later.isActive():
            self._later.start(_DELAY_MS)

    def forget(self) -> None:
        """Another photograph, or the same one turned."""
        self._image = QImage()
        self.follow()

    def _place_itself(self) -> None:
        height, width = self._view.view.seen_height, self._view.view.seen_width
        share = math.sqrt(_AREA / (height * width))
        size = QSize(max(round(width * share), 24), max(round(height * share), 24)) + QSize(2, 2) * _RIM
        room = self._view.size()
        right, bottom = room.width() - size.width() - _MARGIN, room.height() - size.height() - _MARGIN
        self.setGeometry(right, bottom, size.width(), size.height())

    @Slot()
    def _take_picture(self) -> None:
        if self.isVisible():
            size = self._inside.size() * self.devicePixelRatioF()
            self._image = self._view.small_picture(size.toSize())
            self._draw_anew()

    def _draw_anew(self) -> None:
        self._view.update(self.geometry())

    # --- drawing

    @property
    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_RIM, _RIM, -_RIM, -_RIM)

    @property
    def frame(self) -> QRectF:
        """What the view shows of the picture, in this widget."""
        view, inside = self._view.view, self._inside
        across, down = inside.width() / (view.right - view.left), inside.height() / (view.bottom - view.top)
        seen = QRectF(
            -view.left * across, -view.top * down, view.view_width * across, view.view_height * down
        )
        return seen.translated(inside.topLeft()).intersected(inside)

    def draw(self, painter: QPainter) -> None:
        """Draw it where it lies, if it is to be seen; the painter counts the canvas's logical pixels."""
        if not self.isVisible():
            return
        painter.save()
        painter.translate(self.pos())
        painter.fillRect(self.rect(), QColor(20, 20, 20))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._inside, self._image)
        self._draw_frame(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_frame(self, painter: QPainter) -> None:
        frame = self.frame
        for veiled in _around(self._inside, frame):
            painter.fillRect(veiled, _VEIL)
        crisp = frame.toAlignedRect()
        for outer, width, colour in ((crisp.adjusted(-1, -1, 1, 1), 1, _FRAME_SHADE), (crisp, 2, _FRAME)):
            draw_frame(painter, outer, width, colour)

    # --- the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._bring(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._bring(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.zoom_to(wheel_scale(self._view.scale, notches_of(event)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.key() in steps:
            across, down = steps[Qt.Key(event.key())]
            self._view.pan(-across * self._view.width() / 4, -down * self._view.height() / 4)
        else:
            super().keyPressEvent(event)

    def _bring(self, point: QPointF) -> None:
        """That place of the picture into the middle of the view."""
        view, inside = self._view.view, self._inside
        across = (point.x() - inside.left()) / inside.width() * (view.right - view.left)
        down = (point.y() - inside.top()) / inside.height() * (view.bottom - view.top)
        self._view.pan(view.view_width / 2 - (view.left + across), view.view_height / 2 - (view.top + down))


def _around(whole: QRectF, hole: QRectF) -> tuple[QRectF, ...]:
    """The four strips of a rectangle around another one in it."""
    return (
        QRectF(whole.left(), whole.top(), whole.width(), hole.top() - whole.top()),
        QRectF(whole.left(), hole.bottom(), whole.width(), whole.bottom() - hole.bottom()),
        QRectF(whole.left(), hole.top(), hole.left() - whole.left(), hole.height()),
        QRectF(hole.right(), hole.top(), whole.right() - hole.right(), hole.height()),
    )
