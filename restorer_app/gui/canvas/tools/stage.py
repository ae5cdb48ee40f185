"""What gestures and tools need of the canvas, and what the canvas needs of them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.transform import Place, ViewTransform

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
Shape = Qt.CursorShape


class Stage(Protocol):
    """What a gesture needs of the canvas."""

    @property
    def view(self) -> ViewTransform: ...

    @property
    def unit(self) -> float:
        """Device pixels of one logical pixel."""

    @property
    def split_line(self) -> SplitLine | None: ...

    def pan(self, across: float, down: float) -> None: ...

    def show_sketch(self) -> None:
        """Draw what is being drawn anew, or no longer."""


class Drag(Protocol):
    """One thing done from press to release."""

    shape: Shape

    def move(self, place: Place) -> None: ...

    def end(self) -> None: ...
