"""What pressing, dragging and clicking on the canvas means."""

from __future__ import annotations

from restorer_app.core.brush import Point
from restorer_app.core.mask_shapes import Combine
from restorer_app.gui.canvas.tools.moving import Pan, SplitDrag, split_shape
from restorer_app.gui.canvas.tools.sizing import SizeDrag
from restorer_app.gui.canvas.tools.sketch import SKETCHES, Sketch
from restorer_app.gui.canvas.tools.stage import Button, Drag, Modifier, Shape, Stage
from restorer_app.gui.canvas.tools.stroke import Stroke
from restorer_app.gui.canvas.transform import Place
from restorer_app.session.painting_session import PAINTABLE
from restorer_app.session.restore_session import RestoreSession


class Gestures:
    """Turns presses, moves and releases (in device pixels) into the session's verbs."""

    def __init__(self, session: RestoreSession, stage: Stage) -> None:
        self._session, self._stage = session, stage
        self._drag: Drag | None = None
        self._button = Button.NoButton
        self._last_end: Point | None = None
        self._tool = session.tool
        self.sketch: Sketch | None = None
        """The shape that is being drawn."""
        self.hand = False
        """While True (the space bar is held) every drag pans."""

    @property
    def dragging(self) -> bool:
        return self._drag is not None

    @property
    def anchor(self) -> Place | None:
        """Where the brush's circle stays while its size is dragged; None at all other times."""
        return self._drag.anchor if isinstance(self._drag, SizeDrag) else None

    @property
    def paints(self) -> bool:
        """Whether a press with the main button would mark something, or draw a shape."""
        session = self._session
        looking = session.view_mode not in PAINTABLE or session.shows_original
        return session.document is not None and session.tool != "pan" and not looking and not self.hand

    def press(self, place: Place, button: Button, modifiers: Modifier, eraser_end: bool = False) -> None:
        """Begin what this button does here; nothing while another one is still held."""
        if self._drag is not None or self._drawing or self._session.document is None:
            return
        if button == Button.LeftButton and modifiers & Modifier.ControlModifier and self.sketch is None:
            self._select(place)
        elif self.paints and button == Button.RightButton and modifiers & Modifier.ControlModifier:
            self._drag = SizeDrag(self._session, self._stage, place)
        elif self._draws(button) and not self._holds_split(place):
            self._draw_on(place, button, modifiers, eraser_end)
        else:
            self._drag = self._begun(place, button, modifiers, eraser_end)
        self._button = button

    def move(self, place: Place, held: Button) -> None:
        """Go on; a button that was released unseen (over a dialog, say) ends the drag."""
        if self._drag is not None and not held & self._button:
            self.cancel()
        if self._drawing and not held & self._button:
            self.release(self._button)
        if self._drag is not None:
            self._drag.move(place)
        elif self.sketch is not None:
            self.sketch.move(self._stage.view.to_picture(*place))
            self._sketch_changed()

    def release(self, button: Button) -> None:
        if button != self._button:
            return
        if self._drag is not None:
            self.cancel()
        elif self.sketch is not None:
            self.sketch.release()
            self._sketch_changed()

    @property
    def _drawing(self) -> bool:
        """Whether a shape is being dragged, its button held."""
        return self.sketch is not None and self.sketch.dragged

    def cancel(self) -> None:
        """End the drag that is going on; a stroke stays as it is. A shape goes on."""
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.end()
        if isinstance(drag, Stroke):
            self._last_end = drag.point

    def forget(self) -> None:
        """Another document: no line can be drawn from the last stroke's end."""
        self.cancel()
        self.drop_sketch()
        self._last_end = None

    def follow_tool(self) -> None:
        """The session may have another tool: a shape of the former one is dropped."""
        if self._session.tool != self._tool:
            self._tool = self._session.tool
            self.drop_sketch()

    def _select(self, place: Place) -> None:
        """Select the defect under a place, if there is one."""
        pixel = self._stage.view.pixel_at(*place)
        if pixel is not None:
            self._session.defects.select_at(*pixel)

    # --- shapes

    def finish_sketch(self) -> None:
        """Mark the shape as it is."""
        if self.sketch is not None:
            self.sketch.finish()
            self._sketch_changed()

    def take_back(self) -> None:
        """Take the last point of the shape back."""
        if self.sketch is not None:
            self.sketch.take_back()
            self._sketch_changed()

    def drop_sketch(self) -> None:
        if self.sketch is not None:
            self.sketch.end()
            self.sketch = None
            self._stage.show_sketch()

    def _draws(self, button: Button) -> bool:
        wanted = button in (Button.LeftButton, Button.RightButton)
        return wanted and self.paints and self._session.tool in SKETCHES

    def _draw_on(self, place: Place, button: Button, modifiers: Modifier, eraser_end: bool) -> None:
        if self.sketch is None:
            how = "subtract" if eraser_end or button == Button.RightButton else wanted_by(modifiers)
            self.sketch = SKETCHES[self._session.tool](self._session, how)
        self.sketch.press(self._stage.view.to_picture(*place))
        self._sketch_changed()

    def _sketch_changed(self) -> None:
        if self.sketch is not None and self.sketch.done:
            self.sketch.end()
            self.sketch = None
        self._stage.show_sketch()

    # --- drags

    def shape(self, place: Place | None) -> Shape:
        """The pointer to show; blank where the brush's circle is drawn."""
        if self._session.document is None:
            return Shape.ArrowCursor
        if self._drag is not None:
            return self._drag.shape
        line = self._stage.split_line
        if place is not None and line is not None and self._holds_split(place):
            return split_shape(line)
        if not self.paints:
            return Shape.OpenHandCursor
        drawn = SKETCHES.get(self._session.tool)
        return Shape.BlankCursor if drawn is None or drawn.brushed else Shape.CrossCursor

    def _holds_split(self, place: Place) -> bool:
        line = self._stage.split_line
        return line is not None and not self.hand and line.is_at(place)

    def _begun(self, place: Place, button: Button, modifiers: Modifier, eraser_end: bool) -> Drag | None:
        line = self._stage.split_line
        if button == Button.LeftButton and line is not None and self._holds_split(place):
            return SplitDrag(self._session, self._stage, line, place)
        if self.paints and button in (Button.LeftButton, Button.RightButton):
            erase = eraser_end or button == Button.RightButton or bool(modifiers & Modifier.AltModifier)
            start = self._last_end if modifiers & Modifier.ShiftModifier else None
            return Stroke(self._session, self._stage, place, erase, start)
        if button in (Button.LeftButton, Button.MiddleButton):
            return Pan(self._stage, place)
        return None


def wanted_by(modifiers: Modifier) -> Combine | None:
    """What the held keys say that a shape does to the mask: Shift adds, Alt subtracts, both intersect."""
    shift, alt = bool(modifiers & Modifier.ShiftModifier), bool(modifiers & Modifier.AltModifier)
    if shift and alt:
        return "intersect"
    return "add" if shift else "subtract" if alt else None
