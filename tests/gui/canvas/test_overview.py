"""The overview in the corner: there while a part of the photograph is out of view, and a way to get there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.mask_shapes import Shape
from restorer_app.core.photo import Photo
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.canvas.overview import Overview
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import photo, rgb

Key = Qt.Key


@pytest.fixture
def canvas(qtbot: QtBot, shown: Callable[[Photo], Canvas]) -> Canvas:
    """A large canvas at 100 % on a photograph whose halves have different tones."""
    samples = np.full((1000, 1600, 3), 60, np.uint8)
    samples[:, 800:] = 200
    canvas = shown(photo(samples))
    canvas.resize(700, 500)
    qtbot.waitUntil(lambda: overview_of(canvas).isVisible())
    return canvas


def overview_of(canvas: Canvas) -> Overview:
    found = canvas.findChild(Overview)
    assert found is not None
    return found


def seen(qtbot: QtBot, canvas: Canvas, wanted: Callable[[np.ndarray], bool]) -> None:
    """Wait until the overview looks so, where it lies on the canvas."""

    def looks_so() -> bool:
        return wanted(rgb(canvas.grab(overview_of(canvas).geometry()).toImage()).astype(int))

    qtbot.waitUntil(looks_so)


def test_it_is_there_only_while_something_is_out_of_view_and_it_is_wished_for(
    session: RestoreSession, canvas: Canvas
) -> None:
    overview = overview_of(canvas)
    canvas.fit()
    assert not overview.isVisible()
    canvas.zoom_to(2.0)
    assert overview.isVisible()
    session.overview_visible = False
    assert not overview.isVisible()
    session.overview_visible = True
    canvas.resize(320, 240)
    assert not overview.isVisible(), "it would be in the way"


def test_it_shows_the_whole_photograph_with_its_marks_as_it_is_turned(
    qtbot: QtBot, session: RestoreSession, canvas: Canvas
) -> None:
    seen(qtbot, canvas, lambda pixels: pixels[20, 20, 1] + 60 < pixels[20, -20, 1])
    session.brush_diameter = 200
    session.begin_stroke(150, 150)
    session.end_stroke()
    seen(qtbot, canvas, lambda pixels: pixels[15, 15, 0] > pixels[15, 15, 1] + 60)
    session.turns = 1
    assert overview_of(canvas).height() > overview_of(canvas).width()
    seen(qtbot, canvas, lambda pixels: pixels[20, 20, 1] + 60 < pixels[-20, 20, 1])


def test_its_frame_is_the_view(canvas: Canvas) -> None:
    overview = overview_of(canvas)
    share = (overview.width() - 2) / 1600
    frame = overview.frame
    assert (frame.width(), frame.height()) == pytest.approx((700 * share, 500 * share), abs=1)
    canvas.pan(-4000, -4000)
    assert overview.frame.right() == pytest.approx(overview.width() - 1, abs=1)


def test_a_click_and_a_drag_bring_the_place_into_the_middle(canvas: Canvas) -> None:
    overview = overview_of(canvas)
    share = (overview.width() - 2) / 1600
    first, second = (QPoint(round(x * share) + 1, round(y * share) + 1) for x, y in ((400, 200), (800, 500)))
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=first)
    row, column = canvas.view.to_picture(*canvas.middle)
    assert (row, column) == pytest.approx((200, 400), abs=12)
    QTest.mouseMove(overview, second)
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=second)
    assert canvas.view.to_picture(*canvas.middle) == pytest.approx((500, 800), abs=12)


def test_the_wheel_zooms_and_arrows_move(canvas: Canvas) -> None:
    overview, before = overview_of(canvas), canvas.view
    point, none = QPointF(5, 5), Qt.MouseButton.NoButton
    turn = QWheelEvent(
        point,
        point,
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(overview, turn)
    assert canvas.scale > before.scale
    left = canvas.view.left
    QTest.keyClick(overview, Key.Key_Right)
    assert canvas.view.left < left


def test_painting_under_it_is_not_disturbed(session: RestoreSession, canvas: Canvas) -> None:
    overview = overview_of(canvas)
    beside = overview.geometry().topLeft() - QPoint(8, 8)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=beside)
    assert session.document is not None and session.document.has_mask


def test_what_changed_while_it_was_hidden_is_seen_when_it_comes_back(
    qtbot: QtBot, session: RestoreSession, canvas: Canvas
) -> None:
    """Marks that a restore had used up were still there."""
    seen(qtbot, canvas, lambda pixels: bool((np.abs(pixels - 200).max(axis=2) < 60).any()))
    canvas.fit()
    assert session.document is not None
    session.mark(Shape(Box(0, 0, 1000, 1600), np.ones((1000, 1600), np.bool_)), "Rectangle")
    canvas.zoom_to(2.0)
    marked = lambda pixels: bool((pixels[5:-5, 5:-5, 1] < pixels[5:-5, 5:-5, 0] - 30).any())  # noqa: E731
    seen(qtbot, canvas, marked)


def test_a_view_that_moves_is_painted_once_with_the_overview(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.waitUntil(lambda: canvas.drawn_fully)
    QApplication.processEvents()
    with qtbot.waitSignal(canvas.painted):
        canvas.zoom_to(1.5)
    times: list[bool] = []
    canvas.painted.connect(lambda: times.append(True))
    canvas.zoom_to(2.0)
    with qtbot.waitSignal(canvas.painted):
        pass
    assert times == [True]
