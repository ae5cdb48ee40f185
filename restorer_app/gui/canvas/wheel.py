"""What turning a wheel or sliding two fingers over the canvas means."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

_NOTCH = 120.0
"""Qt's angle for one notch of an ordinary wheel."""
_NOTCH_LENGTH = 60.0
"""Logical pixels that one notch pans."""


@dataclass(frozen=True)
class Zoom:
    """Zoom in (positive) or out by notches."""

    notches: float


@dataclass(frozen=True)
class Pan:
    """Move the picture by logical pixels."""

    across: float
    down: float


def wheel_meaning(event: QWheelEvent) -> Zoom | Pan:
    """A wheel zooms; with Shift it pans sideways. Two fingers on a touch pad pan; with Ctrl they zoom."""
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Zoom(_greater(event.angleDelta()) / _NOTCH)
    if _from_touch_pad(event):
        moved = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        return Pan(moved.x(), moved.y())
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Pan(_greater(event.angleDelta()) / _NOTCH * _NOTCH_LENGTH, 0.0)
    if event.angleDelta().y() == 0:
        return Pan(event.angleDelta().x() / _NOTCH * _NOTCH_LENGTH, 0.0)
    return Zoom(event.angleDelta().y() / _NOTCH)


def _from_touch_pad(event: QWheelEvent) -> bool:
    gliding = event.phase() != Qt.ScrollPhase.NoScrollPhase
    return gliding or event.device().type() == QInputDevice.DeviceType.TouchPad


def _greater(delta: QPoint) -> int:
    """The axis that was turned: Shift or Alt make some systems turn the other one."""
    return delta.y() if abs(delta.y()) >= abs(delta.x()) else delta.x()
