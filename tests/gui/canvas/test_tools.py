"""Tools that draw a shape first, played with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import MaskArray
from restorer_app.core.mask_shapes import polygon, polyline
from restorer_app.core.photo import Photo
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.painting_session import OverlayColour, Tool
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import noise, photo, rgb

Button, Key, Modifier = Qt.MouseButton, Qt.Key, Qt.KeyboardModifier
CORNERS = [QPoint(60, 60), QPoint(200, 70), QPoint(150, 160)]
SHAPE = 150, 200


@pytest.fixture
def canvas(session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Canvas:
    """A canvas at 150 % with a photograph of 150 × 200 and a brush of 9."""
    canvas = shown(photo(noise(*SHAPE)))
    canvas.zoom_to(1.5)
    session.brush_diameter = 9
    return canvas


def points(canvas: Canvas, path: list[QPoint]) -> list[tuple[float, float]]:
    return [canvas.view.to_picture(point.x(), point.y()) for point in path]


def drag(
    canvas: Canvas,
    path: list[QPoint],
    button: Button = Button.LeftButton,
    modifiers: Modifier = Modifier.NoModifier,
) -> None:
    QTest.mousePress(canvas, button, modifiers, path[0])
    for point in path[1:]:
        move(canvas, point, button)
    QTest.mouseRelease(canvas, button, modifiers, path[-1])


def move(canvas: Canvas, point: QPoint, held: Button = Button.NoButton) -> None:
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), Button.NoButton, held, Modifier.NoModifier
    )
    QApplication.sendEvent(canvas, event)


def click_all(canvas: Canvas, path: list[QPoint]) -> None:
    for point in path:
        QTest.mouseClick(canvas, Button.LeftButton, pos=point)


def mask_of(session: RestoreSession) -> MaskArray:
    assert session.document is not None
    return session.document.mask_view.copy()


def whole(shape: object) -> MaskArray:
    full = np.zeros(SHAPE, np.bool_)
    full[shape.box.slices] = shape.pixels  # type: ignore[attr-defined]
    return full


def test_a_rectangle_is_dragged_from_corner_to_corner(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "rectangle"
    drag(canvas, [CORNERS[0], CORNERS[2]])
    (top, left), (bottom, right) = points(canvas, [CORNERS[0], CORNERS[2]])
    marked = np.argwhere(mask_of(session))
    assert marked.min(axis=0).tolist() == [int(top), int(left)]
    assert marked.max(axis=0).tolist() == [int(bottom), int(right)]
    assert session.undo_text == "Undo Rectangle"


def test_a_click_without_dragging_makes_no_rectangle(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "rectangle"
    click_all(canvas, CORNERS[:1])
    assert not session.can_undo


def test_a_line_is_as_wide_as_the_brush(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "line"
    drag(canvas, [CORNERS[0], QPoint(90, 90), CORNERS[1]])
    assert (mask_of(session) == whole(polyline(points(canvas, [CORNERS[0], CORNERS[1]]), 9, SHAPE))).all()


def test_a_lasso_marks_what_it_goes_around(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "lasso"
    drag(canvas, CORNERS)
    assert (mask_of(session) == whole(polygon(points(canvas, CORNERS), SHAPE))).all()
    assert mask_of(session).sum() > 1000


@pytest.mark.parametrize("end", ["enter", "double click"])
@pytest.mark.parametrize("tool", ["polygon", "polyline"])
def test_points_are_clicked_one_by_one_until_the_end(
    session: RestoreSession, canvas: Canvas, tool: Tool, end: str
) -> None:
    session.tool = tool
    click_all(canvas, CORNERS)
    assert not session.can_undo, "nothing is marked before the end"
    if end == "enter":
        QTest.keyClick(canvas, Key.Key_Return)
    else:
        QTest.mouseDClick(canvas, Button.LeftButton, pos=CORNERS[-1])
    corners = points(canvas, CORNERS)
    expected = polygon(corners, SHAPE) if tool == "polygon" else polyline(corners, 9, SHAPE)
    assert (mask_of(session) == whole(expected)).all()


def test_backspace_takes_a_point_back_and_escape_all_of_them(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "polygon"
    click_all(canvas, [*CORNERS, QPoint(10, 10)])
    QTest.keyClick(canvas, Key.Key_Backspace)
    QTest.keyClick(canvas, Key.Key_Return)
    assert (mask_of(session) == whole(polygon(points(canvas, CORNERS), SHAPE))).all()
    session.undo()
    click_all(canvas, CORNERS)
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.keyClick(canvas, Key.Key_Return)
    assert not session.can_undo


def test_another_tool_or_photograph_drops_the_shape(session: RestoreSession, canvas: Canvas) -> None:
    for change in ("tool", "photograph"):
        session.tool = "polygon"
        click_all(canvas, CORNERS)
        if change == "tool":
            session.tool = "brush"
            session.tool = "polygon"
        else:
            session.show(photo(noise(*SHAPE)))
        QTest.keyClick(canvas, Key.Key_Return)
        assert not session.can_undo


@pytest.mark.parametrize(
    ("button", "modifiers", "left"),
    [
        (Button.RightButton, Modifier.NoModifier, False),
        (Button.LeftButton, Modifier.AltModifier, False),
        (Button.LeftButton, Modifier.ShiftModifier, True),
    ],
)
def test_keys_and_the_right_button_say_what_a_shape_does(
    session: RestoreSession, canvas: Canvas, button: Button, modifiers: Modifier, left: bool
) -> None:
    session.tool, session.combine = "rectangle", "add"
    drag(canvas, [QPoint(40, 40), QPoint(260, 200)])
    session.combine = "subtract" if left else "add"
    drag(canvas, [QPoint(80, 80), QPoint(120, 120)], button, modifiers)
    (row, column), *_ = points(canvas, [QPoint(100, 100)])
    assert mask_of(session)[int(row), int(column)] == left


def test_shift_and_alt_together_intersect(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "rectangle"
    drag(canvas, [QPoint(40, 40), QPoint(160, 160)])
    both = Modifier.ShiftModifier | Modifier.AltModifier
    drag(canvas, [QPoint(100, 100), QPoint(260, 200)], modifiers=both)
    marked = np.argwhere(mask_of(session))
    (top, left), (bottom, right) = points(canvas, [QPoint(100, 100), QPoint(160, 160)])
    assert marked.min(axis=0).tolist() == [int(top), int(left)]
    assert marked.max(axis=0).tolist() == [int(bottom), int(right)]


def test_the_picture_can_be_moved_while_a_shape_is_drawn(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "polygon"
    corners = points(canvas, CORNERS)
    click_all(canvas, CORNERS[:2])
    drag(canvas, [QPoint(200, 200), QPoint(230, 190)], Button.MiddleButton)
    x, y = canvas.view.to_view(*corners[2])
    QTest.mouseClick(canvas, Button.LeftButton, pos=QPoint(round(x), round(y)))
    QTest.keyClick(canvas, Key.Key_Return)
    assert (mask_of(session) == whole(polygon(corners, SHAPE))).sum() >= mask_of(session).size - 40


def test_the_shape_is_seen_while_it_is_drawn_and_gone_afterwards(
    session: RestoreSession, canvas: Canvas
) -> None:
    session.tool = "lasso"
    before = canvas.grab().toImage()
    QTest.mousePress(canvas, Button.LeftButton, pos=CORNERS[0])
    for point in CORNERS[1:]:
        move(canvas, point, Button.LeftButton)
    during = canvas.grab().toImage()
    middle = (CORNERS[0] + CORNERS[1]) / 2
    nearby = [QPoint(middle.x(), middle.y() + step) for step in (-2, -1, 0, 1, 2)]
    assert any(during.pixelColor(place) != before.pixelColor(place) for place in nearby)
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.mouseRelease(canvas, Button.LeftButton, pos=CORNERS[-1])
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert canvas.grab().toImage() == before and not session.can_undo


def test_the_pointer_is_a_circle_only_where_the_brush_s_width_counts(
    session: RestoreSession, canvas: Canvas
) -> None:
    shapes = {}
    for tool in ("brush", "polyline", "lasso", "fill", "tracer", "pan"):
        session.tool = tool  # type: ignore[assignment]
        move(canvas, CORNERS[0])
        shapes[tool] = canvas.cursor().shape()
    blank, cross = Qt.CursorShape.BlankCursor, Qt.CursorShape.CrossCursor
    assert shapes["brush"] == shapes["polyline"] == blank
    assert shapes["lasso"] == shapes["fill"] == shapes["tracer"] == cross
    assert shapes["pan"] == Qt.CursorShape.OpenHandCursor


def test_another_button_does_not_disturb_a_shape_that_is_dragged(
    session: RestoreSession, canvas: Canvas
) -> None:
    """It began to pan, and the release was never heard."""
    session.tool = "rectangle"
    QTest.mousePress(canvas, Button.LeftButton, pos=CORNERS[0])
    QTest.mousePress(canvas, Button.MiddleButton, pos=CORNERS[1])
    QTest.mouseRelease(canvas, Button.MiddleButton, pos=CORNERS[1])
    move(canvas, CORNERS[2], Button.LeftButton)
    QTest.mouseRelease(canvas, Button.LeftButton, pos=CORNERS[2])
    assert session.undo_text == "Undo Rectangle"


def test_a_release_that_was_lost_ends_the_shape(session: RestoreSession, canvas: Canvas) -> None:
    session.tool = "lasso"
    QTest.mousePress(canvas, Button.LeftButton, pos=CORNERS[0])
    for point in CORNERS[1:]:
        move(canvas, point, Button.LeftButton)
    move(canvas, CORNERS[0])
    assert session.undo_text == "Undo Lasso"


@pytest.mark.parametrize(("colour", "strongest"), [("orange", 0), ("sky", 2)])
def test_a_line_that_is_drawn_wears_the_colour_of_marks(
    session: RestoreSession, canvas: Canvas, colour: OverlayColour, strongest: int
) -> None:
    session.overlay_colour = colour
    session.tool, session.brush_diameter = "line", 40
    QTest.mousePress(canvas, Button.LeftButton, Modifier.NoModifier, QPoint(60, 100))
    before = rgb(canvas.grab().toImage()).astype(int)
    move(canvas, QPoint(200, 100), Button.LeftButton)
    change = (rgb(canvas.grab().toImage()).astype(int) - before)[110:115, 100:160].mean(axis=(0, 1))
    assert change.argmax() == strongest
    QTest.mouseRelease(canvas, Button.LeftButton, Modifier.NoModifier, QPoint(200, 100))


def test_the_scratch_is_shown_before_the_second_click(
    qtbot: QtBot, session: RestoreSession, canvas: Canvas
) -> None:
    samples = np.random.default_rng(1).integers(90, 110, (80, 200, 3)).astype(np.uint8)
    samples[38:41] = 240
    session.show(photo(samples))
    session.tool = "tracer"
    start, end = (QPoint(*map(round, canvas.view.to_view(39.5, column))) for column in (20, 180))
    QTest.mouseClick(canvas, Button.LeftButton, Modifier.NoModifier, start)
    before = rgb(canvas.grab().toImage()).astype(int)
    move(canvas, end)
    qtbot.waitUntil(lambda: session.tracing.scratch is not None, timeout=5000)
    move(canvas, end + QPoint(0, 20))  # the straight line to the pointer is not what is looked at
    middle = QPoint(*map(round, canvas.view.to_view(39.5, 60)))
    greener = (before - rgb(canvas.grab().toImage()).astype(int))[middle.y(), middle.x(), 1]
    assert greener > 60, "magenta lies over the scratch, and no line to the pointer"
    QTest.keyClick(canvas, Key.Key_Escape)
    qtbot.waitUntil(lambda: session.tracing.scratch is None, timeout=5000)
    assert not session.has_mask
