"""What wheels and two fingers mean."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QWheelEvent

from restorer_app.gui.canvas.wheel import Pan, Resize, Zoom, wheel_meaning

Modifier = Qt.KeyboardModifier


def turned(
    angle: tuple[int, int],
    modifiers: Modifier = Modifier.NoModifier,
    pixels: tuple[int, int] = (0, 0),
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    device: QPointingDevice | None = None,
    platform: str = "linux",
) -> Zoom | Pan | Resize:
    where, buttons = QPointF(5, 5), Qt.MouseButton.NoButton
    about = (where, where, QPoint(*pixels), QPoint(*angle), buttons, modifiers, phase, False)
    return wheel_meaning(
        QWheelEvent(*about, Qt.MouseEventSource.MouseEventNotSynthesized, device)
        if device
        else QWheelEvent(*about),
        platform,
    )


@pytest.fixture
def touch_pad() -> QPointingDevice:
    kind = QInputDevice.DeviceType.TouchPad
    able = QInputDevice.Capability.Position | QInputDevice.Capability.PixelScroll
    finger = QPointingDevice.PointerType.Finger
    return QPointingDevice("pad", 7, kind, finger, able, 2, 3, "", QPointingDeviceUniqueId())


def test_a_wheel_zooms() -> None:
    assert turned((0, 120)) == Zoom(1)
    assert turned((0, -240)) == Zoom(-2)
    assert turned((0, 30)) == Zoom(0.25)


def test_a_wheel_with_ctrl_changes_the_brush() -> None:
    assert turned((0, 120), Modifier.ControlModifier) == Resize(1)
    assert turned((0, -60), Modifier.ControlModifier) == Resize(-0.5)


def test_what_windows_tells_of_a_pinch_zooms() -> None:
    """It comes as a wheel with Ctrl that turns by less than a notch."""
    assert turned((0, 17), Modifier.ControlModifier, platform="win32") == Zoom(17 / 120)
    assert turned((0, 120), Modifier.ControlModifier, platform="win32") == Resize(1)


def test_shift_pans_sideways_whichever_axis_the_system_reports() -> None:
    assert turned((0, 120), Modifier.ShiftModifier) == Pan(60, 0)
    assert turned((120, 0), Modifier.ShiftModifier) == Pan(60, 0)


def test_a_wheel_tilted_sideways_pans() -> None:
    assert turned((-120, 0)) == Pan(-60, 0)


def test_two_fingers_pan_by_their_own_way(touch_pad: QPointingDevice) -> None:
    assert turned((8, 16), pixels=(3, 7), device=touch_pad) == Pan(3, 7)
    assert turned((8, 16), device=touch_pad) == Pan(4, 8)
    assert turned((0, 9), pixels=(1, 5), phase=Qt.ScrollPhase.ScrollUpdate) == Pan(1, 5)


def test_two_fingers_with_ctrl_zoom(touch_pad: QPointingDevice) -> None:
    assert turned((0, 60), Modifier.ControlModifier, (0, 30), device=touch_pad) == Zoom(0.5)
