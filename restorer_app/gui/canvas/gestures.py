"""What pressing and dragging on the canvas means: paint, erase, pan, or move the split line."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from restorer_app.core.brush import Point
from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.transform import Place, ViewTransform
from restorer_app.session.restore_session import RestoreSession

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
Shape = Qt.CursorShape


class Stage(Protocol):
    """What a gesture needs of the canvas."""

    @property
    def view(self) -> ViewTransform: ...

    @property
    def split_line(self) -> SplitLine | None: ...

    def pan(self, across: float, down: float) -> None: ...


class Drag(Protocol):
    """One thing done from press to release."""

    shape: Shape

    def move(self, place: Place) -> None: ...

    def end(self) -> None: ...


class Gestures:
    """Turns presses, moves and releases (in device pixels) into the session's verbs."""

    def __init__(self, session: RestoreSession, stage: Stage) -> None:
        self._session, self._stage = session, stage
        self._drag: Drag | None = None
        self._button = Button.NoButton
        self._last_end: Point | None = None
        self.hand = False
        """While True (the space bar is held) every drag pans."""

    @property
    def dragging(self) -> bool:
        return self._drag is not None

    @property
    def paints(self) -> bool:
        """Whether a press with the main button would paint or erase."""
        session = self._session
        looking = session.view_mode != "after" or session.shows_original
        return session.document is not None and session.tool != "pan" and not looking and not self.hand

    def press(self, place: Place, button: Button, modifiers: Modifier, eraser_end: bool = False) -> None:
        """Begin what this button does here; nothing while another one is still held."""
        if self._drag is not None or self._session.document is None:
            return
        self._drag = self._begun(place, button, modifiers, eraser_end)
        self._button = button

    def move(self, place: Place, held: Button) -> None:
        """Go on; a button that was released unseen (over a dialog, say) ends the drag."""
        if self._drag is not None and not held & self._button:
            self.cancel()
        if self._drag is not None:
            self._drag.move(place)

    def release(self, button: Button) -> None:
        if button == self._button:
            self.cancel()

    def cancel(self) -> None:
        """End what is going on; a stroke stays as it is."""
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.end()
        if isinstance(drag, _Stroke):
            self._last_end = drag.point

    def forget(self) -> None:
        """Another document: no line can be drawn from the last stroke's end."""
        self.cancel()
        self._last_end = None

    def shape(self, place: Place | None) -> Shape:
        """The pointer to show; blank where the brush's circle is drawn."""
        if self._session.document is None:
            return Shape.ArrowCursor
        if self._drag is not None:
            return self._drag.shape
        if place is not None and self._holds_split(place):
            return Shape.SplitHCursor
        return Shape.BlankCursor if self.paints else Shape.OpenHandCursor

    def _holds_split(self, place: Place) -> bool:
        line = self._stage.split_line
        return line is not None and not self.hand and line.is_at(place)

    def _begun(self, place: Place, button: Button, modifiers: Modifier, eraser_end: bool) -> Drag | None:
        if button == Button.LeftButton and self._holds_split(place):
            return _SplitDrag(self._session, self._stage, place)
        if self.paints and button in (Button.LeftButton, Button.RightButton):
            erase = eraser_end or button == Button.RightButton or bool(modifiers & Modifier.AltModifier)
            start = self._last_end if modifiers & Modifier.ShiftModifier else None
            return _Stroke(self._session, self._stage, place, erase, start)
        if button in (Button.LeftButton, Button.MiddleButton):
            return _Pan(self._stage, place)
        return None


class _Pan:
    shape = Shape.ClosedHandCursor

    def __init__(self, stage: Stage, place: Place) -> None:
        self._stage, self._place = stage, place

    def move(self, place: Place) -> None:
        across, down = place[0] - self._place[0], place[1] - self._place[1]
        self._place = place
        self._stage.pan(across, down)

    def end(self) -> None:
        pass


class _SplitDrag:
    shape = Shape.SplitHCursor

    def __init__(self, session: RestoreSession, stage: Stage, place: Place) -> None:
        self._session, self._stage = session, stage
        line = stage.split_line
        self._offset = line.x - place[0] if line is not None else 0.0

    def move(self, place: Place) -> None:
        line = self._stage.split_line
        if line is not None:
            self._session.split_position = line.position_at(place[0] + self._offset)

    def end(self) -> None:
        pass


class _Stroke:
    """A stroke of the brush; while it erases, the session's tool is the eraser for all to see."""

    shape = Shape.BlankCursor

    def __init__(
        self, session: RestoreSession, stage: Stage, place: Place, erase: bool, start: Point | None
    ) -> None:
        self._session, self._stage = session, stage
        self._tool = session.tool
        session.mask_visible = True
        if erase:
            session.tool = "eraser"
        self.point: Point = stage.view.to_picture(*place)
        session.begin_stroke(*(start or self.point))
        if start is not None:
            session.extend_stroke(*self.point)

    def move(self, place: Place) -> None:
        if not self._session.stroking:  # a restore has come in, and ended it: the hand goes on
            self._session.begin_stroke(*self.point)
        self.point = self._stage.view.to_picture(*place)
        self._session.extend_stroke(*self.point)

    def end(self) -> None:
        self._session.end_stroke()
        if self._session.tool == "eraser":
            self._session.tool = self._tool
