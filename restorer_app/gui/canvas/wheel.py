"""What turning a wheel or sliding two fingers over the canvas means."""

from __future__ import annotations

import sys
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


@dataclass(frozen=True)
class Resize:
    """Make the brush larger (positive) or smaller by notches."""

    notches: float


def wheel_meaning(event: QWheelEvent, platform: str = sys.platform) -> Zoom | Pan | Resize:
    """A wheel zooms; with Shift it pans sideways, with Ctrl it changes the brush.

    Two fingers on a touch pad pan; with Ctrl they zoom, which is also how some systems tell of a pinch.
    """
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        pinched = _from_touch_pad(event) or (platform == "win32" and notches_of(event) % 1 != 0)
        return Zoom(notches_of(event)) if pinched else Resize(notches_of(event))
    if _from_touch_pad(event):
        moved = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        return Pan(moved.x(), moved.y())
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Pan(_greater(event.angleDelta()) / _NOTCH * _NOTCH_LENGTH, 0.0)
    if event.angleDelta().y() == 0:
        return Pan(event.angleDelta().x() / _NOTCH * _NOTCH_LENGTH, 0.0)
    return Zoom(event.angleDelta().y() / _NOTCH)


def notches_of(event: QWheelEvent) -> float:
    """How far the wheel was turned, whichever axis the system tells it on; positive is away from the hand."""
    return _greater(event.angleDelta()) / _NOTCH


def _from_touch_pad(event: QWheelEvent) -> bool:
    gliding = event.phase() != Qt.ScrollPhase.NoScrollPhase
    return gliding or event.device().type() == QInputDevice.DeviceType.TouchPad


def _greater(delta: QPoint) -> int:
    """The axis that was turned: Shift or Alt make some systems turn the other one."""
    return delta.y() if abs(delta.y()) >= abs(delta.x()) else delta.x()
