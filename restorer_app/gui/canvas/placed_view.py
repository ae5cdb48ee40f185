"""A widget in which a picture lies: zoom, pan, panes, and which part of it shows a box of the picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.layer import box_rect
from restorer_app.gui.canvas.panes import Panes
from restorer_app.gui.canvas.transform import Place, ViewTransform, next_scale
from restorer_app.session.restore_session import RestoreSession

_SPREAD = 3
"""Device pixels around a changed box that smoothing and contours may change too."""


class PlacedView(QWidget):
    """Knows where the picture lies, and nothing of what it shows.

    Places are device pixels of this widget; ``scale`` is device pixels per picture pixel, so 1.0 is 100 %
    on every screen.
    """

    zoom_changed = Signal(float)
    """The new scale."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fitted = True
        self._view = ViewTransform(1, 1, *self._extent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)

    @property
    def scale(self) -> float:
        """Device pixels per picture pixel."""
        return self._view.scale

    @property
    def view(self) -> ViewTransform:
        """Where the picture lies."""
        return self._view

    @property
    def unit(self) -> float:
        """Device pixels of one logical pixel."""
        return self.devicePixelRatioF()

    def fit(self) -> None:
        """Show the whole picture, and keep doing so when the widget is resized."""
        self._fitted = True
        self._move_view(self._view.fitted())

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Change the scale; what is under ``at`` (in this widget; else its middle) stays there."""
        self._fitted = False
        self._move_view(self._view.zoomed(scale, None if at is None else self.place(at)))

    def zoom_in(self) -> None:
        self.zoom_to(next_scale(self.scale, inwards=True))

    def zoom_out(self) -> None:
        self.zoom_to(next_scale(self.scale, inwards=False))

    def pan(self, across: float, down: float) -> None:
        """Move the picture by device pixels."""
        self._fitted = False
        self._move_view(self._view.panned(across, down))

    def show_box(self, box: Box) -> None:
        """Bring a box of the picture into the middle of the view, with some of what lies around it."""
        self._fitted = False
        self._move_view(self._view.showing(box))

    @property
    def middle(self) -> Place:
        """The place in the middle of the view."""
        return self._extent[0] / 2, self._extent[1] / 2

    def place(self, point: QPointF) -> Place:
        """A point of this widget in device pixels of the pane it lies in."""
        return self._panes.local((point.x() * self.unit, point.y() * self.unit))

    @property
    def _panes(self) -> Panes:
        mode = self._session.view_mode
        whole = max(self.width(), 1) * self.unit, max(self.height(), 1) * self.unit
        return Panes(mode if mode in ("side", "stack") else "one", *whole, self.unit)

    @property
    def _extent(self) -> tuple[float, float]:
        return self._panes.extent

    def _move_view(self, view: ViewTransform) -> None:
        scale, self._view = self._view.scale, view
        self.update()
        if scale != view.scale:
            self.zoom_changed.emit(view.scale)

    def _take_size(self) -> None:
        view = self._view.resized(*self._extent)
        self._move_view(view.fitted() if self._fitted else view)

    # --- repainting

    def update_places(self, rect: QRect) -> None:
        """Repaint device pixels of each pane, soon."""
        panes = self._panes
        for corner in panes.corners:
            part = rect.translated(corner).intersected(panes.rect(corner))
            left, top = math.floor(part.left() / self.unit), math.floor(part.top() / self.unit)
            right = math.ceil((part.left() + part.width()) / self.unit)
            bottom = math.ceil((part.top() + part.height()) / self.unit)
            self.update(left, top, right - left, bottom - top)

    def _update_box(self, box: Box | None) -> None:
        if box is None:
            self.update()
            return
        spread = _SPREAD + round(self.unit)
        self.update_places(box_rect(self._view, box).adjusted(-spread, -spread, spread, spread))

    def _device_rect(self, rect: QRect) -> QRect:
        grown = QRectF(rect.left() * self.unit, rect.top() * self.unit, 0, 0)
        grown.setSize(QRectF(rect).size() * self.unit)
        return grown.toAlignedRect()

    def _to_device_pixels(self, painter: QPainter) -> None:
        """Let the painter count device pixels, aligned with those of the screen."""
        painter.scale(1 / self.unit, 1 / self.unit)
        screen = painter.deviceTransform()
        painter.translate(round(screen.dx()) - screen.dx(), round(screen.dy()) - screen.dy())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_size()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_size()
        return super().event(event)
