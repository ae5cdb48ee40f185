"""Fingers on a touch screen: one draws, unless a pen is in use; two move and zoom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from restorer_app.core.photo import Photo
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import noise, photo


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def canvas(session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Canvas:
    canvas = shown(photo(noise(150, 200)))
    canvas.zoom_to(1.5)
    session.brush_diameter = 9
    return canvas


def drag(canvas: Canvas, screen: QPointingDevice, *steps: QPoint) -> None:
    """One finger down at the first point, on to the others, and up."""
    QTest.touchEvent(canvas, screen).press(0, steps[0]).commit()
    for step in steps[1:]:
        QTest.touchEvent(canvas, screen).move(0, step).commit()
    QTest.touchEvent(canvas, screen).release(0, steps[-1]).commit()


def marked(session: RestoreSession) -> int:
    assert session.document is not None
    return session.document.marked


def test_one_finger_paints(session: RestoreSession, canvas: Canvas, screen: QPointingDevice) -> None:
    drag(canvas, screen, QPoint(100, 100), QPoint(140, 100), QPoint(180, 110))
    assert session.document is not None
    row, column = canvas.view.to_picture(102, 100)
    assert session.document.mask_view[int(row), int(column)], "from where it was put down"
    session.undo()
    assert marked(session) == 0 and not session.can_undo


def test_a_tap_marks_a_dot(session: RestoreSession, canvas: Canvas, screen: QPointingDevice) -> None:
    drag(canvas, screen, QPoint(100, 100))
    assert 50 < marked(session) < 90


def test_after_a_pen_one_finger_is_the_resting_hand(
    session: RestoreSession, canvas: Canvas, screen: QPointingDevice
) -> None:
    canvas._fingers.pen_seen = True
    before = canvas.view
    drag(canvas, screen, QPoint(100, 100), QPoint(180, 110))
    assert marked(session) == 0 and canvas.view == before


def test_two_fingers_move_and_zoom_and_paint_nothing(
    session: RestoreSession, canvas: Canvas, screen: QPointingDevice
) -> None:
    under = canvas.view.to_picture(150, 100)
    QTest.touchEvent(canvas, screen).press(0, QPoint(130, 100)).commit()
    QTest.touchEvent(canvas, screen).move(0, QPoint(130, 100)).press(1, QPoint(170, 100)).commit()
    QTest.touchEvent(canvas, screen).move(0, QPoint(120, 110)).move(1, QPoint(200, 110)).commit()
    QTest.touchEvent(canvas, screen).release(0, QPoint(120, 110)).release(1, QPoint(200, 110)).commit()
    assert canvas.scale == pytest.approx(3.0)
    assert canvas.view.to_picture(160, 110) == pytest.approx(under, abs=1.5)
    assert marked(session) == 0 and not session.can_undo


def test_a_second_finger_ends_what_the_first_was_drawing(
    session: RestoreSession, canvas: Canvas, screen: QPointingDevice
) -> None:
    QTest.touchEvent(canvas, screen).press(0, QPoint(100, 100)).commit()
    QTest.touchEvent(canvas, screen).move(0, QPoint(140, 100)).commit()
    assert session.stroking
    QTest.touchEvent(canvas, screen).move(0, QPoint(140, 100)).press(1, QPoint(170, 100)).commit()
    assert not session.stroking
    painted = marked(session)
    QTest.touchEvent(canvas, screen).move(0, QPoint(120, 150)).move(1, QPoint(150, 150)).commit()
    QTest.touchEvent(canvas, screen).move(0, QPoint(120, 150)).release(1, QPoint(150, 150)).commit()
    QTest.touchEvent(canvas, screen).move(0, QPoint(60, 150)).commit()
    QTest.touchEvent(canvas, screen).release(0, QPoint(60, 150)).commit()
    assert marked(session) == painted > 0


def test_the_middle_of_two_fingers_stays_under_them(canvas: Canvas, screen: QPointingDevice) -> None:
    under = canvas.view.to_picture(150, 100)
    QTest.touchEvent(canvas, screen).press(0, QPoint(130, 100)).press(1, QPoint(170, 100)).commit()
    for spread in (25, 40, 60):
        left, right = QPoint(150 - spread, 100), QPoint(150 + spread, 100)
        QTest.touchEvent(canvas, screen).move(0, left).move(1, right).commit()
    QTest.touchEvent(canvas, screen).release(0, left).release(1, right).commit()
    assert canvas.view.to_picture(*canvas.place(QPointF(150, 100))) == pytest.approx(under, abs=1.5)
