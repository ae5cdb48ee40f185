"""All that a hand does on the canvas can be done by keys: look around, paint, draw shapes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from restorer_app.core.brush import draw_line
from restorer_app.core.photo import Photo
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import grabbed, noise, photo

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def canvas(qtbot: QtBot, session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Canvas:
    """Focused by keys, at 200 %, the middle of a photograph of 150 × 200 in view."""
    canvas = shown(photo(noise(150, 200)))
    canvas.zoom_to(2.0)
    session.brush_diameter = 9
    canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    return canvas


def mask_of(session: RestoreSession) -> np.ndarray:
    assert session.document is not None
    return session.document.mask_view.copy()


def test_enter_paints_a_dot_in_the_middle_of_the_view(session: RestoreSession, canvas: Canvas) -> None:
    QTest.keyClick(canvas, Key.Key_Return)
    rows, columns = np.nonzero(mask_of(session))
    assert (rows.mean() + 0.5, columns.mean() + 0.5) == pytest.approx((75, 100), abs=0.6)
    assert not session.stroking


def test_arrows_draw_a_stroke_while_enter_is_held(session: RestoreSession, canvas: Canvas) -> None:
    points = [canvas.view.to_picture(*canvas.middle)]
    QTest.keyPress(canvas, Key.Key_Return)
    for arrow in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        QTest.keyClick(canvas, arrow)
        points.append(canvas.view.to_picture(*canvas.middle))
    assert session.stroking
    QTest.keyRelease(canvas, Key.Key_Return)
    expected = np.zeros((150, 200), np.bool_)
    for start, end in zip([points[0], *points], points, strict=False):
        draw_line(expected, start, end, 9, True)
    assert (mask_of(session) == expected).all() and not session.stroking
    assert points[-1] == pytest.approx((79, 108)), "in small steps"
    session.undo()
    assert not session.can_undo, "it is one step of undo"


def test_a_held_enter_repeats_nothing(session: RestoreSession, canvas: Canvas) -> None:
    QTest.keyPress(canvas, Key.Key_Return)
    QTest.sendKeyEvent(QTest.KeyAction.Press, canvas, Key.Key_Return, "", Modifier.NoModifier)
    QTest.keyClick(canvas, Key.Key_Right)
    QTest.keyRelease(canvas, Key.Key_Return)
    session.undo()
    assert not session.can_undo


@pytest.mark.parametrize("tool", ["polygon", "polyline"])
def test_a_shape_is_set_point_by_point_and_ends_with_a_second_enter(
    session: RestoreSession, canvas: Canvas, tool: str
) -> None:
    session.tool = tool
    for arrow in (Key.Key_Right, Key.Key_Down, Key.Key_Left):
        QTest.keyClick(canvas, Key.Key_Return)
        for _ in range(4):
            QTest.keyClick(canvas, arrow)
    assert not mask_of(session).any()
    QTest.keyClick(canvas, Key.Key_Return)
    QTest.keyClick(canvas, Key.Key_Return)
    assert mask_of(session).any() and session.document is not None and session.document.step == 1


def test_a_rectangle_is_dragged_by_arrows(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "rectangle"
    QTest.keyPress(canvas, Key.Key_Return)
    QTest.keyClick(canvas, Key.Key_Right, Modifier.ShiftModifier)
    QTest.keyClick(canvas, Key.Key_Down)
    QTest.keyRelease(canvas, Key.Key_Return)
    rows, columns = np.nonzero(mask_of(session))
    assert (np.ptp(rows) + 1, np.ptp(columns) + 1) == pytest.approx((4, 24), abs=1)


def test_leaving_the_canvas_lifts_the_tool(qtbot: QtBot, session: RestoreSession, canvas: Canvas) -> None:
    QTest.keyPress(canvas, Key.Key_Return)
    canvas.clearFocus()
    qtbot.waitUntil(lambda: not session.stroking)


def test_a_cross_is_shown_when_the_focus_came_by_keys_and_not_after_a_click(canvas: Canvas) -> None:
    def middle() -> np.ndarray:
        x, y = (round(value) for value in canvas.middle)
        return grabbed(canvas)[y - 10 : y + 10, x - 10 : x + 10]

    crossed = middle()
    QTest.mouseClick(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(3, 3))
    QTest.mouseMove(canvas, QPoint(4, 4))
    assert (crossed != middle()).any()


def test_arrows_with_ctrl_move_by_little(canvas: Canvas) -> None:
    before = canvas.view
    QTest.keyClick(canvas, Key.Key_Right, Modifier.ControlModifier)
    assert canvas.view.left - before.left == -4
