"""The widget that draws the session's picture: zoom, pan, and repainting no more than what changed."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.gui.canvas import busy
from restorer_app.gui.canvas.overview import Overview
from restorer_app.gui.canvas.panes import Panes
from restorer_app.gui.canvas.plan_layer import PlanLayer
from restorer_app.gui.canvas.scene import Look, Scene
from restorer_app.gui.canvas.split import SplitLine, draw_corner_pill
from restorer_app.gui.canvas.surround import surround_colour
from restorer_app.gui.canvas.transform import Place, ViewTransform, next_scale
from restorer_app.gui.overlay_colours import outline_colour, overlay_colour
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

PAINT_SECONDS = 0.004
"""How long one repaint may make new tiles before it draws makeshift ones."""
REFINE_SECONDS = 0.004
"""How long missing tiles are made before the event loop has its turn again."""
_REST_MS = 90
"""So long after the last change of scale the view counts as at rest."""
_SPREAD = 3
"""Device pixels around a changed box that smoothing and contours may change too."""


class PictureView(QWidget):
    """Draws the session's document. Knows nothing of the mouse.

    Places are device pixels of this widget; ``scale`` is device pixels per picture pixel, so 1.0 is 100 %
    on every screen.
    """

    zoom_changed = Signal(float)
    """The new scale."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scene: Scene | None = None
        self._plan: PlanLayer | None = None
        self._fitted = True
        self._shown: Document | None = None
        self._views: WeakKeyDictionary[Document, tuple[ViewTransform, bool]] = WeakKeyDictionary()
        self._fraction = 0.0
        self._view = ViewTransform(1, 1, *self._extent)
        self._look = self._wanted_look()
        self._refining = QTimer(self, singleShot=True, interval=0)
        self._refining.timeout.connect(self._refine)
        self._zooming = QTimer(self, singleShot=True, interval=_REST_MS)
        self._zooming.timeout.connect(self._refine)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self._overview = Overview(self)
        self._follow(session)
        self._on_document_changed()

    def _follow(self, session: RestoreSession) -> None:
        session.document_changed.connect(self._on_document_changed)
        session.picture_changed.connect(self._on_picture_changed)
        session.pyramid_changed.connect(self._on_pyramid_changed)
        session.mask_changed.connect(self._on_mask_changed)
        session.view_changed.connect(self._on_view_changed)
        session.overlay_changed.connect(self._on_view_changed)
        session.plan_changed.connect(self._on_plan_changed)
        session.job_changed.connect(self._on_job_changed)
        session.progressed.connect(self._on_progressed)

    # --- zoom

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

    @property
    def drawn_fully(self) -> bool:
        """Whether nothing seen is makeshift any more."""
        return self._scene is None or not self._scene.missing

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
        self._look = self._wanted_look()
        if self._scene is not None:
            self._scene.want_nothing()
        self.update()
        self._overview.follow()
        if scale != view.scale:
            self._zooming.start()
            self.zoom_changed.emit(view.scale)

    def _take_size(self) -> None:
        view = self._view.resized(*self._extent)
        self._move_view(view.fitted() if self._fitted else view)

    # --- the session's news

    @Slot()
    def _on_document_changed(self) -> None:
        if self._shown is not None:
            self._views[self._shown] = self._view, self._fitted
        self._shown = document = self._session.document
        height, width = document.upright_shape if document is not None else (1, 1)
        self._view = ViewTransform(height, width, *self._extent, scale=self.scale)
        self.fit()
        if document is not None and document in self._views:  # it was shown before: at the same place
            view, self._fitted = self._views[document]
            self._move_view(view.fitted() if self._fitted else view.resized(*self._extent))
        self._make_scene()

    def _make_scene(self) -> None:
        document, pyramid = self._session.document, self._session.pyramid
        self._scene = Scene(document, pyramid, self._view.turns) if document and pyramid else None
        self._overview.forget()
        self.update()

    def _turn(self, turns: int) -> None:
        """See the picture turned by so many quarters."""
        turned = self._view.turned(turns)
        self._move_view(turned.fitted() if self._fitted else turned)
        self._make_scene()

    @Slot(object)
    def _on_picture_changed(self, box: Box | None) -> None:
        if self._scene is not None:
            self._scene.picture_changed(box)
            self._overview.change()
            self._update_box(box)

    @Slot(object)
    def _on_pyramid_changed(self, box: Box) -> None:
        if self._scene is not None and self._scene.missing:
            self._scene.pyramid_changed()
            self._overview.change()
            self._refine_soon()

    @Slot(object)
    def _on_mask_changed(self, box: Box | None) -> None:
        if self._scene is not None:
            self._scene.mask_changed(box)
            self._overview.change()
            self._update_box(box)

    @Slot()
    def _on_view_changed(self) -> None:
        if self._session.document is self._shown and self._session.turns != self._view.turns:
            self._turn(self._session.turns)
        if self._extent != (self._view.view_width, self._view.view_height):
            self._take_size()
        self._overview.follow()
        self._overview.change()
        old, self._look = self._look, self._wanted_look()
        first, second = old.split, self._look.split
        if replace(old, split=second) == self._look and first and second and first.level == second.level:
            for rect in (first.rect.united(second.rect), *second.pill_areas):
                self.update_places(rect)
        elif self._look != old:
            self.update()

    @Slot()
    def _on_plan_changed(self) -> None:
        plan, document = self._session.plan, self._session.document
        self._plan = PlanLayer(plan, document.picture) if plan and document else None
        self.update()

    @Slot()
    def _on_job_changed(self) -> None:
        self._fraction = 0.0
        self.update(0, 0, self.width(), busy.HEIGHT)

    @Slot(float, str)
    def _on_progressed(self, fraction: float, note: str) -> None:
        self._fraction = fraction
        self.update(0, 0, self.width(), busy.HEIGHT)

    def _wanted_look(self) -> Look:
        session = self._session
        mode = "before" if session.shows_original else session.view_mode
        line = SplitLine(self._view.flat, session.split_position, self.unit, session.split_level)
        fill = overlay_colour(session.overlay_colour)
        outline = outline_colour(session.overlay_colour) if session.repairs_outlined else None
        fill.setAlphaF(0.0 if session.overlay_outline else session.overlay_opacity)
        split = line if mode == "split" else None
        return Look(mode, session.mask_visible, split, self.unit, fill, session.tones, session.gain, outline)

    @property
    def split_line(self) -> SplitLine | None:
        """The line that can be dragged now, if any."""
        return self._look.split if self._scene is not None else None

    # --- the overview

    @property
    def overview_wished(self) -> bool:
        """Whether the whole picture is to be seen in the corner."""
        view = self._view
        inside = view.left >= 0 and view.top >= 0
        whole = inside and view.right <= view.view_width and view.bottom <= view.view_height
        return self._scene is not None and self._session.overview_visible and not whole

    def small_picture(self, size: QSize) -> QImage:
        """The whole picture in so many pixels; nothing without one."""
        original = self._look.mode == "before"
        return self._scene.small_picture(size, original) if self._scene is not None else QImage()

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
        left, top, right, bottom = self._view.edges_of(box)
        spread = _SPREAD + round(self.unit)
        rect = QRect(left, top, right - left, bottom - top).adjusted(-spread, -spread, spread, spread)
        self.update_places(rect)

    def _refine_soon(self) -> None:
        if self._scene is not None and self._scene.refinable:
            self._refining.start()

    @Slot()
    def _refine(self) -> None:
        """Mend a little of what is makeshift; while the scale changes, only what other scales need too."""
        if self._scene is not None and self._scene.refinable:
            resting = not self._zooming.isActive()
            for box in self._scene.refine(time.perf_counter() + REFINE_SECONDS, resting):
                self._update_box(box)
            if resting:
                self._refine_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        surround = surround_colour(self.palette())
        rects = list(cast(Iterable[QRect], event.region()))
        bare = [rect for rect in rects if not self._covered(rect)]
        for rect in bare:
            painter.fillRect(rect, surround)
        if self._scene is not None:
            self._paint_panes(painter, self._scene, [self._device_rect(rect) for rect in rects], bool(bare))
        self.paint_above(painter)
        painter.end()

    def _paint_panes(self, painter: QPainter, scene: Scene, rects: list[QRect], bare: bool) -> None:
        panes = self._panes
        for corner, look in zip(panes.corners, self._pane_looks(panes), strict=True):
            pane = panes.rect(corner)
            parts = [part.translated(-corner) for rect in rects if not (part := rect & pane).isEmpty()]
            if parts:
                painter.save()
                self._to_device_pixels(painter)
                painter.setClipRect(pane, Qt.ClipOperation.IntersectClip)
                painter.translate(corner)
                if bare:
                    scene.draw_edge(painter, self._view, look)
                self._paint_scene(painter, scene, parts, look)
                painter.restore()

    def _pane_looks(self, panes: Panes) -> list[Look]:
        if panes.arrangement == "one":
            return [self._look]
        return [replace(self._look, mode="before", outline=None), replace(self._look, mode="after")]

    def paint_above(self, painter: QPainter) -> None:
        """Draw what lies above the picture, in logical pixels."""
        if self._session.restoring and not self._session.restoring_elsewhere:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            busy.draw_busy_line(painter, self.width(), self._fraction, accent)

    def _paint_scene(self, painter: QPainter, scene: Scene, parts: list[QRect], look: Look) -> None:
        until = time.perf_counter() + PAINT_SECONDS
        for part in parts:
            scene.draw(painter, self._view, part, look, until)
        if look.split is not None:
            look.split.draw(painter, self.font())
        elif text := self._pill(look):
            draw_corner_pill(painter, self._view.flat, text, self.font(), self.unit)
        if self._plan is not None and look.mode == "after":
            self._plan.draw(painter, self._view, reduce(QRect.united, parts), self.font(), self.unit)
        self._refine_soon()

    def _covered(self, rect: QRect) -> bool:
        """Whether nothing shows there of what lies under the picture."""
        one = self._panes.arrangement == "one"
        return one and self._scene is not None and self._scene.covers(self._view, self._device_rect(rect))

    def _pill(self, look: Look) -> str:
        """What is to be said about the way the picture is shown."""
        if look.mode == "difference":
            return tr("Difference × {gain}").format(gain=look.gain)
        if look.mode == "before":
            return tr("Before")
        return tr("After") if self._panes.arrangement != "one" else ""

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.update()
