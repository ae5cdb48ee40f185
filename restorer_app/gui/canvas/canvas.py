"""The picture under the hand: mouse, pen, wheel, touch pad and keys become the session's verbs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.cursor import BrushCursor, PointerTwin, draw_cross
from restorer_app.gui.canvas.fingers import Fingers
from restorer_app.gui.canvas.focus_ring import draw_focus_ring
from restorer_app.gui.canvas.gestures import Gestures
from restorer_app.gui.canvas.key_hand import KeyHand
from restorer_app.gui.canvas.scratch_layer import draw_scratch, scratch_rect
from restorer_app.gui.canvas.selection_layer import draw_selection, selection_rect
from restorer_app.gui.canvas.spoken import (
    PICTURE,
    spoken_description,
    spoken_name,
    tell_what_is_a_picture,
)
from restorer_app.gui.canvas.tools.sketch_drawing import draw_sketch, sketch_rect
from restorer_app.gui.canvas.tools.stage import Button, Modifier
from restorer_app.gui.canvas.transform import Place, ViewTransform, wheel_scale
from restorer_app.gui.canvas.view import PictureView
from restorer_app.gui.canvas.wheel import Pan, Resize, Zoom, wheel_meaning
from restorer_app.gui.overlay_colours import overlay_colour
from restorer_app.session.restore_session import RestoreSession

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_PREVIEW_MILLISECONDS = 900
_NOTCH_FACTOR = 1.15
"""How much larger one notch of the wheel makes the brush."""


class Canvas(PictureView):
    """The widget of the picture.

    Left paints with the session's tool, right (or Alt, or a pen's other end) erases, Shift draws a straight
    line from the last stroke's end; middle, the space bar or the pan tool move the picture; the wheel zooms
    at the pointer, with Ctrl it changes the brush, as does a drag with Ctrl and the right button. In split
    view and while the original is shown, left moves the line or the picture. What fingers do stands in
    ``fingers.py``, what keys do in ``key_hand.py``.
    """

    hovered = Signal(object)
    """(row, column) of the upright pixel under the pointer; None beside the picture."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        self._place: Place | None = None
        self._pane: QPoint | None = None
        self._hovered: tuple[int, int] | None = None
        self._cursor: BrushCursor | None = None
        self._twin: PointerTwin | None = None
        self._focus_by_keys = False
        self._sketched = QRect()
        self._selected: Box | None = None
        self._traced = QRect()
        self._gestures = Gestures(session, self)
        self._fingers = Fingers(self)
        self._keys = KeyHand(session, self._gestures, self)
        super().__init__(session, parent)
        self._preview = QTimer(self, singleShot=True, interval=_PREVIEW_MILLISECONDS)
        self._preview.timeout.connect(self._point_again)
        self._diameter = session.brush_diameter
        session.tool_changed.connect(self._on_tool_changed)
        session.defects.changed.connect(self._on_defects_changed)
        session.tracing.changed.connect(self._on_scratch_changed)
        self._ask_for_input()
        self._point_again()

    def _ask_for_input(self) -> None:
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setProperty(PICTURE, True)
        tell_what_is_a_picture()
        self._tell_names()

    def _tell_names(self) -> None:
        self.setAccessibleName(spoken_name(self._session))
        self.setAccessibleDescription(spoken_description(self._session))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell_names()
            self.update()

    # --- what follows the pointer

    def _point_from(self, point: QPointF) -> None:
        """The pointer is at this point of the widget."""
        self._point_at(self.place(point), self._panes.under((point.x() * self.unit, point.y() * self.unit)))

    def _point_at(self, place: Place | None, pane: QPoint | None = None) -> None:
        """``pane``: where the one begins that the pointer itself is in; None: it is not there."""
        self._place, self._pane = self._gestures.anchor or place, pane
        self._point_again()

    def point_at_middle(self) -> None:
        """Let the tool be where keys put it down."""
        self._point_at(self.middle)

    @Slot()
    def _point_again(self) -> None:
        """Draw the pointer, and say what is under it, anew."""
        self.setCursor(self._gestures.shape(self._place))
        self._show_circle(self._circle(self._place))
        self._show_twin(self._twin_of(self._place))
        pixel = self.view.pixel_at(*self._place) if self._place and self._session.document else None
        if pixel != self._hovered:
            self._hovered = pixel
            self.hovered.emit(pixel)

    def _circle(self, place: Place | None) -> BrushCursor | None:
        if place is None or self._gestures.shape(place) != Qt.CursorShape.BlankCursor:
            return None
        radius = self._session.stroke_diameter * self.scale / 2
        return BrushCursor(place, radius, self._session.tool == "eraser", self.unit)

    def _twin_of(self, place: Place | None) -> PointerTwin | None:
        """What stands for the pointer in the other pane; the brush's circle is in both anyway."""
        panes, pane = self._panes, self._pane
        if place is None or pane is None or panes.arrangement == "one" or pane not in panes.corners:
            return None
        if self._session.document is None or self._gestures.shape(place) == Qt.CursorShape.BlankCursor:
            return None
        return PointerTwin(place, pane, self.unit)

    def _show_circle(self, circle: BrushCursor | None) -> None:
        old, self._cursor = self._cursor, circle
        self._redraw(old, circle)

    def _show_twin(self, twin: PointerTwin | None) -> None:
        old, self._twin = self._twin, twin
        self._redraw(old, twin)

    def _redraw(self, old: BrushCursor | PointerTwin | None, new: BrushCursor | PointerTwin | None) -> None:
        if new != old:
            for shown in (old, new):
                if shown is not None:
                    self.update_places(shown.rect)

    def show_sketch(self) -> None:
        """Draw the shape that is being drawn anew, or no longer."""
        sketch = self._gestures.sketch
        former, self._sketched = self._sketched, QRect()
        if sketch is not None:
            self._sketched = sketch_rect(sketch, self.view, self.unit)
        self.update_places(former.united(self._sketched))

    @Slot()
    def _on_scratch_changed(self) -> None:
        scratch = self._session.tracing.scratch
        former, self._traced = self._traced, QRect()
        if scratch is not None:
            self._traced = scratch_rect(self.view, scratch)
        self.update_places(former.united(self._traced))
        self.show_sketch()

    @Slot()
    def _on_defects_changed(self) -> None:
        self._tell_names()
        chosen = self._session.defects.selected
        former, self._selected = self._selected, chosen.region.box if chosen is not None else None
        for box in (former, self._selected):
            if box is not None and former != self._selected:
                self.update_places(selection_rect(self.view, box, self.unit).adjusted(-2, -2, 2, 2))

    @Slot()
    def _on_tool_changed(self) -> None:
        self._gestures.follow_tool()
        self._point_again()
        grown, self._diameter = self._session.brush_diameter != self._diameter, self._session.brush_diameter
        if grown and self._place is None and self.isVisible():
            self._show_circle(self._circle(self.middle))
            self._preview.start()

    @Slot()
    def _on_view_changed(self) -> None:
        super()._on_view_changed()
        self._point_again()

    @Slot()
    def _on_document_changed(self) -> None:
        self._gestures.forget()
        self._tell_names()
        super()._on_document_changed()

    def _move_view(self, view: ViewTransform) -> None:
        super()._move_view(view)
        self._point_again()

    def paint_above(self, painter: QPainter) -> None:
        super().paint_above(painter)
        panes, scratch = self._panes, self._session.tracing.scratch
        for corner in panes.corners:  # in each, so that the eye finds the same place in both
            painter.save()
            self._to_device_pixels(painter)
            painter.setClipRect(panes.rect(corner))
            painter.translate(corner)
            if self._selected is not None:
                draw_selection(painter, self.view, self._selected, self.unit)
            if scratch is not None:
                draw_scratch(painter, self.view, scratch, overlay_colour(self._session.overlay_colour))
            if self._gestures.sketch is not None:
                draw_sketch(painter, self._gestures.sketch, self.view, self.unit)
            if self._cursor is not None:
                self._cursor.draw(painter)
            if self._twin is not None:
                self._twin.draw(painter, corner)
            if self._focus_by_keys and self._gestures.paints:
                draw_cross(painter, self.middle, self.unit)
            painter.restore()
        if self._focus_by_keys:
            draw_focus_ring(painter, self.rect())

    # --- mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_focus(False)
        self._press(event.position(), event.button(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ends a shape that is clicked point by point; else it is a second press."""
        if self._gestures.sketch is not None:
            self._gestures.finish_sketch()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position(), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._release(event.position(), event.button())

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._fingers.pen_seen = True
        self._session.pen_pressure = event.pressure() if event.buttons() else 1.0
        eraser_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress:
                self._press(event.position(), event.button(), event.modifiers(), eraser_end)
            case QEvent.Type.TabletMove:
                self._move(event.position(), event.buttons())
            case QEvent.Type.TabletRelease:
                self._release(event.position(), event.button())
        event.accept()

    def put_down(self, point: QPointF) -> None:
        """A finger does what the main button does."""
        self._press(point, Button.LeftButton, Modifier.NoModifier)

    def draw_on(self, point: QPointF) -> None:
        self._move(point, Button.LeftButton)

    def lift(self, point: QPointF) -> None:
        self._release(point, Button.LeftButton)

    def _press(self, point: QPointF, button: Button, modifiers: Modifier, eraser_end: bool = False) -> None:
        place = self.place(point)
        self._keys.give_way()
        self._gestures.press(place, button, modifiers, eraser_end)
        self._point_from(point)

    def _move(self, point: QPointF, held: Button) -> None:
        place = self.place(point)
        self._gestures.move(place, held)
        self._point_from(point)

    def _release(self, point: QPointF, button: Button) -> None:
        self._gestures.release(button)
        if self.rect().contains(point.toPoint()):
            self._point_from(point)
        else:
            self._point_at(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._preview.stop()
        self._point_from(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def hideEvent(self, event: QHideEvent) -> None:
        self._gestures.cancel()
        super().hideEvent(event)

    # --- wheel and fingers

    def wheelEvent(self, event: QWheelEvent) -> None:
        match wheel_meaning(event):
            case Zoom(notches):
                self.zoom_to(wheel_scale(self.scale, notches), event.position())
            case Resize(notches):
                self._session.scale_brush(_NOTCH_FACTOR**notches)
            case Pan(across, down):
                self.pan(across * self.unit, down * self.unit)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._wants_key(event):
            event.accept()  # else the key would be that of an action
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if isinstance(event, QTouchEvent) and self._fingers.follow(event):
            event.accept()
            return True
        return super().event(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.scale * max(1 + event.value(), 0.1), event.position())
            return True
        return False

    # --- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def _wants_key(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and self._keys.wants(event)

    def take_hand(self, hand: bool) -> None:
        """While the space bar is held, every drag moves the picture."""
        self._gestures.hand = hand
        self._point_again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() in _BY_KEYS)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.take_hand(False)
        self._keys.lift()
        self._show_focus(False)
        super().focusOutEvent(event)

    def _show_focus(self, shown: bool) -> None:
        if shown != self._focus_by_keys:
            self._focus_by_keys = shown
            self.update()
