"""A hand made of keys: arrows move the picture under the middle of the view, Enter puts the tool down."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from restorer_app.gui.canvas.gestures import Gestures
from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.tools.stage import Button, Modifier
from restorer_app.gui.canvas.transform import Place
from restorer_app.session.restore_session import RestoreSession

_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEP, _LONG_STEP, _SHORT_STEP = 64.0, 320.0, 4.0
"""Logical pixels that an arrow moves the picture by: plainly, with Shift, with Ctrl."""
_DRAWN_STEP, _LONG_DRAWN_STEP = 8.0, 48.0
"""Likewise while the tool is down or a shape is being drawn."""
_SPLIT_STEP = 0.02


class Handled(Protocol):
    """What the keys need of the canvas."""

    @property
    def middle(self) -> Place: ...

    @property
    def unit(self) -> float: ...

    @property
    def split_line(self) -> SplitLine | None: ...

    def pan(self, across: float, down: float) -> None: ...

    def point_at_middle(self) -> None: ...

    def take_hand(self, hand: bool) -> None: ...


class KeyHand:
    """Turns keys of the focused canvas into what a hand would do."""

    def __init__(self, session: RestoreSession, gestures: Gestures, canvas: Handled) -> None:
        self._session, self._gestures, self._canvas = session, gestures, canvas
        self._down = False
        self._drawing = self._moved = False
        """Whether keys set the last point of a shape, and the picture was moved under the tool since."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key is needed here now, though an action has it too."""
        return self._gestures.sketch is not None and event.key() in (
            *_ENTER,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Escape,
        )

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something."""
        key = Qt.Key(event.key())
        drawing = self._gestures.sketch is not None
        if key in _ARROWS:
            self._arrow(_ARROWS[key], event.modifiers())
        elif key == Qt.Key.Key_Space:
            self._canvas.take_hand(True)
        elif key in _ENTER and not event.modifiers() & ~Modifier.KeypadModifier:
            if not event.isAutoRepeat():
                self._enter()
        elif key == Qt.Key.Key_Backspace and drawing:
            self._gestures.take_back()
        elif key == Qt.Key.Key_Escape and drawing:
            self._gestures.drop_sketch()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key not in (*_ENTER, Qt.Key.Key_Space):
            return False
        if not event.isAutoRepeat():
            if key == Qt.Key.Key_Space:
                self._canvas.take_hand(False)
            else:
                self.lift()
        return True

    def lift(self) -> None:
        """Let go of the tool, if a key holds it down."""
        if self._down:
            self._down = False
            self._gestures.release(Button.LeftButton)

    def _enter(self) -> None:
        """Put the tool down; a second time at the same point ends a shape, as a double click would."""
        if self._gestures.sketch is not None and not (self._drawing and self._moved):
            self._gestures.finish_sketch()
        elif self._gestures.paints and not self._gestures.dragging:
            self._canvas.point_at_middle()
            self._gestures.press(self._canvas.middle, Button.LeftButton, Modifier.NoModifier)
            self._down = self._drawing = True
            self._moved = False

    def give_way(self) -> None:
        """A mouse, pen or finger goes on."""
        self._drawing = False

    def _arrow(self, direction: tuple[int, int], modifiers: Modifier) -> None:
        control, shift = (bool(modifiers & key) for key in (Modifier.ControlModifier, Modifier.ShiftModifier))
        if control and self._canvas.split_line is not None:
            along = direction[1] if self._session.split_level else direction[0]
            self._session.split_position -= along * _SPLIT_STEP
            return
        if self._down or self._gestures.sketch is not None:
            length = _LONG_DRAWN_STEP if shift else _DRAWN_STEP
        else:
            length = _LONG_STEP if shift else _STEP
        length = (_SHORT_STEP if control else length) * self._canvas.unit
        self._canvas.pan(direction[0] * length, direction[1] * length)
        self._moved = True
        if self._down or self._gestures.sketch is not None:
            held = Button.LeftButton if self._down else Button.NoButton
            self._gestures.move(self._canvas.middle, held)
