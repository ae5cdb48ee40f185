"""The widget that draws the session's picture, and no more of it anew than what changed."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.gui.canvas import busy
from restorer_app.gui.canvas.candidate_layer import CandidateLayer
from restorer_app.gui.canvas.edge_layer import EdgeLayer
from restorer_app.gui.canvas.overview import Overview
from restorer_app.gui.canvas.panes import Panes
from restorer_app.gui.canvas.placed_view import PlacedView
from restorer_app.gui.canvas.plan_layer import PlanLayer
from restorer_app.gui.canvas.scene import Look, Scene
from restorer_app.gui.canvas.split import SplitLine, draw_corner_pill
from restorer_app.gui.canvas.surround import surround_colour
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.gui.overlay_colours import outline_colour, overlay_colour
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

PAINT_SECONDS = 0.004
"""How long one repaint may make new tiles before it draws makeshift ones."""
REFINE_SECONDS = 0.004
"""How long missing tiles are made before the event loop has its turn again."""
_REST_MS = 90
"""So long after the last change of scale the view counts as at rest."""
_NEARLY_ALL = 0.9
"""From this share of the picture on that is in view, nobody needs an overview."""


class PictureView(PlacedView):
    """Draws the session's document. Knows nothing of the mouse."""

    painted = Signal()
    """The photograph has just been drawn, wholly or in part."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._scene: Scene | None = None
        self._plan: PlanLayer | None = None
        self._edges: EdgeLayer | None = None
        self._candidate: CandidateLayer | None = None
        self._shown: Document | None = None
        self._views: WeakKeyDictionary[Document, tuple[ViewTransform, bool]] = WeakKeyDictionary()
        self._fraction = 0.0
        self._look = self._wanted_look()
        self._refining = QTimer(self, singleShot=True, interval=0)
        self._refining.timeout.connect(self._refine)
        self._zooming = QTimer(self, singleShot=True, interval=_REST_MS)
        self._zooming.timeout.connect(self._refine)
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
        session.predicted_edges.changed.connect(self._on_edges_changed)
        session.candidates.shown_changed.connect(self._on_candidate_changed)
        session.job_changed.connect(self._on_job_changed)
        session.progressed.connect(self._on_progressed)

    @property
    def drawn_fully(self) -> bool:
        """Whether nothing seen is makeshift any more."""
        return self._scene is None or not self._scene.missing

    def _move_view(self, view: ViewTransform) -> None:
        if view.scale != self._view.scale:
            self._zooming.start()
        super()._move_view(view)
        self._look = self._wanted_look()
        if self._scene is not None:
            self._scene.want_nothing()
        self._overview.follow()

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
        self._overview.change()
        if self._scene is not None and self._scene.missing:
            self._scene.pyramid_changed()
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
    def _on_edges_changed(self) -> None:
        edges, document = self._session.predicted_edges.shown, self._session.document
        self._edges = EdgeLayer(edges, document.picture) if edges and document else None
        self.update()

    @Slot()
    def _on_candidate_changed(self) -> None:
        shown, document, former = self._session.candidates.shown, self._session.document, self._candidate
        self._candidate = CandidateLayer(*shown, document) if shown and document else None
        for layer in (former, self._candidate):
            if layer is not None:
                self._update_box(layer.box)

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
        return Look(
            mode,
            session.mask_visible,
            split,
            self.unit,
            fill,
            session.tones,
            session.infrared.shown,
            session.gain,
            outline,
        )

    @property
    def split_line(self) -> SplitLine | None:
        """The line that can be dragged now, if any."""
        return self._look.split if self._scene is not None else None

    # --- the overview

    @property
    def overview_wished(self) -> bool:
        """Whether the whole picture is to be seen in the corner."""
        wished = self._scene is not None and self._session.overview_visible
        return wished and self._view.seen_share < _NEARLY_ALL

    def small_picture(self, size: QSize) -> QImage:
        """The whole picture in so many pixels; nothing without one."""
        original = self._look.mode == "before"
        return self._scene.small_picture(size, original) if self._scene is not None else QImage()

    # --- repainting

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
        bare = self._bare(event.region())
        for rect in cast(Iterable[QRect], bare):
            painter.fillRect(rect, surround)
        if self._scene is not None:
            places = [self._device_rect(rect) for rect in rects]
            self._paint_panes(painter, self._scene, places, not bare.isEmpty())
        self.paint_above(painter)
        self._overview.draw(painter)
        painter.end()
        if self._scene is not None:
            self.painted.emit()

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
            if self._candidate is not None and look.mode == "after" and look.split is None:
                self._candidate.draw(painter, self._view, part)
        if look.split is not None:
            look.split.draw(painter, self.font())
        elif text := self._pill(look):
            draw_corner_pill(painter, self._view.flat, text, self.font(), self.unit)
        if self._plan is not None and look.mode == "after":
            self._plan.draw(painter, self._view, reduce(QRect.united, parts), self.font(), self.unit)
        if self._edges is not None and look.mode == "after":
            self._edges.draw(painter, self._view, reduce(QRect.united, parts), self.font(), self.unit)
        self._refine_soon()

    def _bare(self, region: QRegion) -> QRegion:
        """Where something may show of what lies under the picture, in logical pixels."""
        if self._scene is None or self._panes.arrangement != "one":
            return region
        covered = self._scene.covered(self._view)
        left, top = math.ceil(covered.left() / self.unit), math.ceil(covered.top() / self.unit)
        right = math.floor((covered.left() + covered.width()) / self.unit)
        bottom = math.floor((covered.top() + covered.height()) / self.unit)
        return region - QRegion(left, top, max(right - left, 0), max(bottom - top, 0))

    def _pill(self, look: Look) -> str:
        """What is to be said about the way the picture is shown."""
        if look.mode == "difference":
            return tr("Difference × {gain}").format(gain=look.gain)
        if look.mode == "before":
            return tr("Before")
        return tr("After") if self._panes.arrangement != "one" else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.update()
