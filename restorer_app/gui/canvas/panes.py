"""The canvas in one piece, or cut into two that show the same part of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect

from restorer_app.gui.canvas.transform import Place

_GAP = 2
"""Logical pixels between two panes."""

Arrangement = Literal["one", "side", "stack"]


@dataclass(frozen=True)
class Panes:
    """``width`` × ``height`` device pixels; ``unit`` of them are a logical one.

    "side": before to the left, after to the right; "stack": before above, after below.
    """

    arrangement: Arrangement
    width: float
    height: float
    unit: float = 1.0

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of each pane."""
        gap = round(_GAP * self.unit)
        if self.arrangement == "side":
            return max((self.width - gap) // 2, 1), self.height
        if self.arrangement == "stack":
            return self.width, max((self.height - gap) // 2, 1)
        return self.width, self.height

    @property
    def corners(self) -> tuple[QPoint, ...]:
        """Where the panes begin."""
        gap, (width, height) = round(_GAP * self.unit), self.extent
        if self.arrangement == "side":
            return QPoint(0, 0), QPoint(int(width) + gap, 0)
        if self.arrangement == "stack":
            return QPoint(0, 0), QPoint(0, int(height) + gap)
        return (QPoint(0, 0),)

    def rect(self, corner: QPoint) -> QRect:
        """The device pixels of the pane that begins there."""
        width, height = self.extent
        return QRect(corner.x(), corner.y(), int(width + 0.999), int(height + 0.999))

    def under(self, place: Place) -> QPoint:
        """The corner of the pane that a place of the canvas lies in."""
        last = self.corners[-1]
        return last if place[0] >= last.x() and place[1] >= last.y() else self.corners[0]

    def local(self, place: Place) -> Place:
        """A place of the canvas as its pane counts."""
        corner = self.under(place)
        return place[0] - corner.x(), place[1] - corner.y()
