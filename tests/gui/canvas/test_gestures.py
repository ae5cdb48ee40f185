"""Mouse, pen and keys on the canvas do what a hand expects."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from restorer_app.core.brush import draw_line
from restorer_app.core.photo import Photo
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import noise, photo

Button, Key, Modifier = Qt.MouseButton, Qt.Key, Qt.KeyboardModifier
PATH = [QPoint(100, 90), QPoint(130, 110), QPoint(180, 100), QPoint(181, 140)]


@pytest.fixture
def painting(session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Canvas:
    """A canvas at 150 % with a photograph of 150 × 200 and a brush of 9."""
    canvas = shown(photo(noise(150, 200)))
    canvas.zoom_to(1.5)
    session.brush_diameter = 9
    return canvas


def drag(
    canvas: Canvas,
    path: list[QPoint],
    button: Button = Button.LeftButton,
    modifiers: Modifier = Modifier.NoModifier,
) -> None:
    """Press at the first point, move along, release at the last."""
    QTest.mousePress(canvas, button, modifiers, path[0])
    for point in path[1:]:
        place = QPointF(point)
        to = canvas.mapToGlobal(place)
        QApplication.sendEvent(
            canvas, QMouseEvent(QEvent.Type.MouseMove, place, to, Button.NoButton, button, modifiers)
        )
    QTest.mouseRelease(canvas, button, modifiers, path[-1])


def mask_of(session: RestoreSession) -> NDArray[np.bool_]:
    assert session.document is not None
    return session.document.mask_view.copy()


def brushed(canvas: Canvas, path: list[QPoint], diameter: float) -> NDArray[np.bool_]:
    """The mask that the core draws for a path on the canvas."""
    mask = np.zeros((150, 200), np.bool_)
    points = [canvas.view.to_picture(point.x(), point.y()) for point in path]
    for start, end in zip([points[0], *points], points, strict=False):
        draw_line(mask, start, end, diameter, True)
    return mask


def test_the_left_button_paints_exactly_what_the_core_draws(
    session: RestoreSession, painting: Canvas
) -> None:
    drag(painting, PATH)
    assert mask_of(session).any()
    assert (mask_of(session) == brushed(painting, PATH, 9)).all()


def test_a_stroke_is_one_step_of_undo(session: RestoreSession, painting: Canvas) -> None:
    drag(painting, PATH)
    session.undo()
    assert not mask_of(session).any() and not session.can_undo


def test_positions_between_pixels_count(session: RestoreSession, painting: Canvas) -> None:
    """A screen pixel of a zoomed-in canvas, or a pen, is finer than the picture's."""
    places = [QPointF(100.4, 90.8), QPointF(120.7, 91.1)]
    for kind, place, held in zip(
        (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove), places, (Button.LeftButton,) * 2, strict=True
    ):
        button = Button.LeftButton if kind == QEvent.Type.MouseButtonPress else Button.NoButton
        to = painting.mapToGlobal(place)
        QApplication.sendEvent(painting, QMouseEvent(kind, place, to, button, held, Modifier.NoModifier))
    start, end = (painting.view.to_picture(place.x(), place.y()) for place in places)
    expected = np.zeros((150, 200), np.bool_)
    draw_line(expected, start, start, 9, True)
    draw_line(expected, start, end, 9, True)
    assert (mask_of(session) == expected).all()


@pytest.mark.parametrize(
    ("button", "modifiers"),
    [(Button.RightButton, Modifier.NoModifier), (Button.LeftButton, Modifier.AltModifier)],
)
def test_the_right_button_or_alt_erases_and_the_brush_comes_back(
    session: RestoreSession, painting: Canvas, button: Button, modifiers: Modifier
) -> None:
    tools: list[str] = []
    drag(painting, PATH)
    session.tool_changed.connect(lambda: tools.append(session.tool))
    drag(painting, PATH, button, modifiers)
    assert not mask_of(session).any()
    assert tools == ["eraser", "brush"]


def test_erasing_with_the_eraser_keeps_the_eraser(session: RestoreSession, painting: Canvas) -> None:
    drag(painting, PATH)
    session.tool = "eraser"
    drag(painting, PATH)
    assert not mask_of(session).any() and session.tool == "eraser"


def test_shift_draws_a_straight_line_from_the_last_stroke(session: RestoreSession, painting: Canvas) -> None:
    drag(painting, PATH[:1])
    drag(painting, [QPoint(200, 130)], modifiers=Modifier.ShiftModifier)
    assert (mask_of(session) == brushed(painting, [PATH[0], QPoint(200, 130)], 9)).all()


def test_shift_after_another_photograph_draws_no_line(session: RestoreSession, painting: Canvas) -> None:
    drag(painting, PATH[:1])
    session.show(photo(noise(150, 200)))
    painting.zoom_to(1.5)
    drag(painting, [QPoint(200, 130)], modifiers=Modifier.ShiftModifier)
    assert (mask_of(session) == brushed(painting, [QPoint(200, 130)], 9)).all()


@pytest.mark.parametrize("how", ["middle", "space", "tool"])
def test_panning_moves_the_picture_and_paints_nothing(
    session: RestoreSession, painting: Canvas, how: str
) -> None:
    if how == "tool":
        session.tool = "pan"
    if how == "space":
        QTest.keyPress(painting, Key.Key_Space)
    before = painting.view
    button = Button.MiddleButton if how == "middle" else Button.LeftButton
    drag(painting, [QPoint(100, 100), QPoint(120, 90), QPoint(131, 95)], button)
    assert (painting.view.left - before.left, painting.view.top - before.top) == (31, -5)
    assert not mask_of(session).any()
    QTest.keyRelease(painting, Key.Key_Space)
    session.tool = "brush"
    drag(painting, PATH)
    assert mask_of(session).any()


def test_arrow_keys_pan(painting: Canvas) -> None:
    painting.zoom_to(8)
    before = painting.view
    QTest.keyClick(painting, Key.Key_Right)
    QTest.keyClick(painting, Key.Key_Down, Modifier.ShiftModifier)
    assert (painting.view.left - before.left, painting.view.top - before.top) == (-64, -320)


def test_ctrl_and_arrow_keys_move_the_split_line(session: RestoreSession, painting: Canvas) -> None:
    session.view_mode = "split"
    QTest.keyClick(painting, Key.Key_Right, Modifier.ControlModifier)
    assert session.split_position == pytest.approx(0.52)
    QTest.keyClick(painting, Key.Key_Left, Modifier.ControlModifier)
    assert session.split_position == pytest.approx(0.5)


def test_the_split_line_can_be_dragged(session: RestoreSession, painting: Canvas) -> None:
    session.view_mode = "split"
    line = painting.split_line
    assert line is not None
    drag(painting, [QPoint(line.place + 3, 60), QPoint(line.place + 23, 60), QPoint(line.place + 33, 60)])
    assert painting.split_line is not None and painting.split_line.place == line.place + 30
    assert not mask_of(session).any()


def test_beside_the_split_line_a_drag_moves_the_picture(session: RestoreSession, painting: Canvas) -> None:
    session.view_mode = "split"
    left = painting.view.left
    drag(painting, [QPoint(60, 60), QPoint(70, 60)])
    assert painting.view.left == left + 10 and session.split_position == 0.5
    assert not mask_of(session).any()


def test_a_split_line_outside_the_view_waits_at_its_edge(session: RestoreSession, painting: Canvas) -> None:
    session.view_mode = "split"
    session.split_position = 0.0
    painting.zoom_to(8)
    line = painting.split_line
    assert line is not None and line.place == 0 and painting.view.left < 0
    drag(painting, [QPoint(2, 60), QPoint(100, 60)])
    assert painting.split_line is not None and painting.split_line.place == 98


def test_looking_at_the_original_nothing_is_painted(session: RestoreSession, painting: Canvas) -> None:
    session.peeking = True
    drag(painting, PATH)
    assert not mask_of(session).any()


def test_a_button_released_unseen_ends_the_stroke(session: RestoreSession, painting: Canvas) -> None:
    """A dialog may have taken the release."""
    QTest.mousePress(painting, Button.LeftButton, Modifier.NoModifier, PATH[0])
    assert session.stroking
    place = QPointF(PATH[1])
    to = painting.mapToGlobal(place)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, to, Button.NoButton, Button.NoButton, Modifier.NoModifier
    )
    QApplication.sendEvent(painting, moved)
    assert not session.stroking
    assert (mask_of(session) == brushed(painting, PATH[:1], 9)).all()


def test_a_stroke_goes_on_when_a_restore_comes_in(session: RestoreSession, painting: Canvas) -> None:
    """The session ends the stroke to take the repair; the hand has not noticed."""
    QTest.mousePress(painting, Button.LeftButton, Modifier.NoModifier, PATH[0])
    session.end_stroke()
    QTest.mouseMove(painting, PATH[1])
    assert session.stroking
    QTest.mouseRelease(painting, Button.LeftButton, Modifier.NoModifier, PATH[1])
    assert (mask_of(session) == brushed(painting, PATH[:2], 9)).all()


def test_painting_shows_a_hidden_mask(session: RestoreSession, painting: Canvas) -> None:
    session.mask_visible = False
    drag(painting, PATH)
    assert session.mask_visible


def test_another_photograph_ends_the_stroke(session: RestoreSession, painting: Canvas) -> None:
    QTest.mousePress(painting, Button.LeftButton, Modifier.NoModifier, PATH[0])
    session.show(photo(noise(150, 200)))
    QTest.mouseRelease(painting, Button.LeftButton, Modifier.NoModifier, PATH[1])
    assert not session.stroking and not mask_of(session).any()
    drag(painting, PATH)
    assert mask_of(session).any()


def test_hiding_the_canvas_ends_the_stroke(session: RestoreSession, painting: Canvas) -> None:
    QTest.mousePress(painting, Button.LeftButton, Modifier.NoModifier, PATH[0])
    painting.hide()
    assert not session.stroking


def test_a_second_button_does_not_disturb_the_stroke(session: RestoreSession, painting: Canvas) -> None:
    QTest.mousePress(painting, Button.LeftButton, Modifier.NoModifier, PATH[0])
    QTest.mousePress(painting, Button.RightButton, Modifier.NoModifier, PATH[1])
    QTest.mouseRelease(painting, Button.RightButton, Modifier.NoModifier, PATH[1])
    assert session.stroking and session.tool == "brush"
    QTest.mouseRelease(painting, Button.LeftButton, Modifier.NoModifier, PATH[1])
    assert not session.stroking


@pytest.mark.parametrize("eraser_end", [False, True])
def test_a_pen_paints_and_its_other_end_erases(
    session: RestoreSession, painting: Canvas, eraser_end: bool
) -> None:
    if eraser_end:
        drag(painting, PATH)
    kind = QPointingDevice.PointerType.Eraser if eraser_end else QPointingDevice.PointerType.Pen
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    unknown = QPointingDeviceUniqueId()
    pen = QPointingDevice("pen", 9, QInputDevice.DeviceType.Stylus, kind, able, 1, 3, "", unknown)
    left, none = Button.LeftButton, Button.NoButton
    steps = [(QEvent.Type.TabletPress, PATH[0], left, left)]
    steps += [(QEvent.Type.TabletMove, point, none, left) for point in PATH[1:]]
    steps += [(QEvent.Type.TabletRelease, PATH[-1], left, none)]
    for what, point, button, held in steps:
        place = QPointF(point)
        to = painting.mapToGlobal(place)
        event = QTabletEvent(what, pen, place, to, 1.0, 0, 0, 0, 0, 0, Modifier.NoModifier, button, held)
        QApplication.sendEvent(painting, event)
        assert event.isAccepted(), "else Qt makes a second, coarser mouse event of it"
    expected = np.zeros((150, 200), np.bool_) if eraser_end else brushed(painting, PATH, 9)
    assert (mask_of(session) == expected).all() and session.tool == "brush"


def test_the_pointer_tells_what_a_press_would_do(session: RestoreSession, painting: Canvas) -> None:
    def shape() -> Qt.CursorShape:
        QTest.mouseMove(painting, QPoint(50, 50))
        QTest.mouseMove(painting, QPoint(51, 51))
        return painting.cursor().shape()

    assert shape() == Qt.CursorShape.BlankCursor
    session.tool = "pan"
    assert shape() == Qt.CursorShape.OpenHandCursor
    session.tool = "brush"
    session.view_mode = "split"
    assert shape() == Qt.CursorShape.OpenHandCursor
    session.split_position = (51 - painting.view.left) / (200 * 1.5)
    assert shape() == Qt.CursorShape.SplitHCursor
    session.close()
    assert shape() == Qt.CursorShape.ArrowCursor


def test_without_a_photograph_nothing_happens(canvas: Canvas, session: RestoreSession) -> None:
    drag(canvas, PATH)
    drag(canvas, PATH, Button.MiddleButton)
    QTest.keyClick(canvas, Key.Key_Left)
    assert session.document is None


@pytest.mark.parametrize(("pressure", "share"), [(0.0, 0.3), (0.5, 0.65), (1.0, 1.0)])
@pytest.mark.parametrize("sizes", [True, False])
def test_a_pen_that_is_pressed_lightly_paints_finer(
    session: RestoreSession, painting: Canvas, pressure: float, share: float, sizes: bool
) -> None:
    session.pressure_sizes, session.brush_diameter = sizes, 40
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    stylus, kind = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
    pen = QPointingDevice("pen", 9, stylus, kind, able, 1, 3, "", QPointingDeviceUniqueId())
    place = QPointF(150, 110)
    to = painting.mapToGlobal(place)
    for what, held in (
        (QEvent.Type.TabletPress, Button.LeftButton),
        (QEvent.Type.TabletRelease, Button.NoButton),
    ):
        event = QTabletEvent(
            what, pen, place, to, pressure, 0, 0, 0, 0, 0, Modifier.NoModifier, Button.LeftButton, held
        )
        QApplication.sendEvent(painting, event)
    wide = np.ptp(np.nonzero(mask_of(session))[1]) + 1
    assert wide == pytest.approx(40 * (share if sizes else 1), abs=1.5)
    assert session.stroke_diameter == 40, "a mouse is always pressed"


def test_ctrl_and_the_right_button_drag_the_brush_size(session: RestoreSession, painting: Canvas) -> None:
    session.brush_diameter = 20
    drag(
        painting,
        [QPoint(100, 100), QPoint(160, 90), QPoint(220, 140)],
        Button.RightButton,
        Modifier.ControlModifier,
    )
    assert session.brush_diameter == 40 and not mask_of(session).any()
    drag(painting, [QPoint(200, 100), QPoint(80, 90)], Button.RightButton, Modifier.ControlModifier)
    assert session.brush_diameter == 20


def test_the_circle_stays_where_the_size_drag_began(session: RestoreSession, painting: Canvas) -> None:
    session.brush_diameter = 20
    QTest.mousePress(painting, Button.RightButton, Modifier.ControlModifier, QPoint(100, 100))
    place = QPointF(160, 140)
    to = painting.mapToGlobal(place)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, to, Button.NoButton, Button.RightButton, Modifier.ControlModifier
    )
    QApplication.sendEvent(painting, moved)
    circle = painting._cursor
    assert circle is not None and circle.centre == (100, 100)
    assert circle.radius == pytest.approx(session.brush_diameter * 1.5 / 2) and session.brush_diameter > 20
    QTest.mouseRelease(painting, Button.RightButton, Modifier.ControlModifier, QPoint(160, 140))


def test_the_wheel_with_ctrl_changes_the_brush(session: RestoreSession, painting: Canvas) -> None:
    session.brush_diameter = 20
    point, none = QPointF(90, 90), Button.NoButton
    for notches, wanted in ((2, 26), (-2, 20)):
        about = (point, point, QPoint(), QPoint(0, 120 * notches), none, Modifier.ControlModifier)
        QApplication.sendEvent(painting, QWheelEvent(*about, Qt.ScrollPhase.NoScrollPhase, False))
        assert session.brush_diameter == wanted
    assert painting.scale == 1.5
