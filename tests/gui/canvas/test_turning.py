"""The view turned by quarters: picture, mask, hand and labels are right; the photograph stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.photo import Photo
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import noise, photo, seen_picture
from tests.gui.canvas.test_canvas import repair

Button = Qt.MouseButton
TURNS = [1, 2, 3]


@pytest.fixture
def turned(qtbot: QtBot, session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Callable[..., Canvas]:
    """Show a photograph after so many quarter turns."""

    def turn(picture: Photo, turns: int, scale: float = 1.0) -> Canvas:
        canvas = shown(picture)
        session.turns = turns
        canvas.zoom_to(scale)
        qtbot.waitUntil(lambda: canvas.drawn_fully)
        return canvas

    return turn


def upright_again(seen: np.ndarray, turns: int) -> np.ndarray:
    """What was seen, turned back."""
    return np.rot90(seen, turns)


@pytest.mark.parametrize("turns", TURNS)
@pytest.mark.parametrize("scale", [1, 3])
def test_the_picture_is_turned_to_the_right_pixel_for_pixel(
    turned: Callable[..., Canvas], turns: int, scale: int
) -> None:
    samples = noise(60, 50)
    seen = seen_picture(turned(photo(samples), turns, scale))
    assert (upright_again(seen, turns) == samples.repeat(scale, 0).repeat(scale, 1)).all()


@pytest.mark.parametrize("turns", TURNS)
def test_the_picture_of_a_scan_that_lies_on_its_side_is_turned_too(
    turned: Callable[..., Canvas], turns: int
) -> None:
    picture = photo(noise(61, 50), orientation=6)
    seen = seen_picture(turned(picture, turns))
    assert (upright_again(seen, turns) == picture.picture.upright_samples()).all()


@pytest.mark.parametrize("turns", TURNS)
@pytest.mark.parametrize("scale", [0.5, 1.0, 2.6])
def test_the_brush_paints_where_it_is_seen(
    session: RestoreSession, turned: Callable[..., Canvas], turns: int, scale: float
) -> None:
    canvas = turned(photo(np.full((150, 200, 3), 100, np.uint8)), turns, scale)
    session.brush_diameter = 12
    place = canvas.view.to_view(80.5, 90.5)
    QTest.mouseClick(canvas, Button.LeftButton, pos=QPoint(round(place[0]), round(place[1])))
    assert session.document is not None
    rows, columns = np.nonzero(session.document.mask_view)
    assert abs(rows.mean() - 80) < 1.5 and abs(columns.mean() - 90) < 1.5
    QTest.mouseMove(canvas, QPoint(2, 2))
    seen = canvas.grab().toImage().pixelColor(round(place[0]), round(place[1]))
    assert seen.red() > seen.green() + 40, "the mark is drawn there too"


@pytest.mark.parametrize("turns", TURNS)
def test_a_repair_and_its_undoing_are_seen_in_their_place(
    qtbot: QtBot, session: RestoreSession, turned: Callable[..., Canvas], turns: int
) -> None:
    samples = noise(200, 200)
    canvas = turned(photo(samples), turns)
    repair(session, 150, 20, 30, 40)
    qtbot.waitUntil(lambda: canvas.drawn_fully)
    white = (upright_again(seen_picture(canvas), turns) == 255).all(axis=2)
    assert white[150:180, 20:60].all() and white.sum() < 30 * 40 + 20
    session.peeking = True
    QTest.mouseMove(canvas, QPoint(1, 1))
    before, opened = seen_picture(canvas), np.rot90(samples, -turns)
    assert (before[60:] == opened[60:]).all(), "above is the label, upright in every turn"
    assert (before[:60] != opened[:60]).any()


@pytest.mark.parametrize("turns", TURNS)
def test_the_split_stands_upright_in_the_view(
    session: RestoreSession, turned: Callable[..., Canvas], turns: int
) -> None:
    canvas = turned(photo(np.full((200, 180, 3), 100, np.uint8)), turns)
    repair(session, 0, 0, 200, 180)
    session.view_mode = "split"
    session.split_position = 0.4
    seen = seen_picture(canvas)[:, :, 0]
    row = seen[seen.shape[0] * 4 // 5]
    edge = round(seen.shape[1] * 0.4)
    assert (row[: edge - 3] == 100).all() and (row[edge + 3 :] == 255).all()


@pytest.mark.parametrize("turns", TURNS)
def test_the_pixel_under_the_pointer_is_the_photographs(turned: Callable[..., Canvas], turns: int) -> None:
    samples = noise(60, 50)
    canvas = turned(photo(samples), turns)
    seen = seen_picture(canvas)
    for row, column in ((0, 0), (13, 31), (seen.shape[0] - 1, seen.shape[1] - 1)):
        pixel = canvas.view.pixel_at(canvas.view.left + column, canvas.view.top + row)
        assert pixel is not None and (samples[pixel] == seen[row, column]).all()


def test_turning_keeps_what_is_in_the_middle_and_all_the_way_round_comes_back(
    session: RestoreSession, shown: Callable[[Photo], Canvas]
) -> None:
    canvas = shown(photo(noise(500, 900)))
    canvas.zoom_to(4.0)
    canvas.pan(130, -70)
    before = canvas.view
    middle = before.to_picture(*canvas.middle)
    for turns in (1, 2, 3, 4):
        session.turns = turns
        assert canvas.view.to_picture(*canvas.middle) == pytest.approx(middle, abs=0.3)
    assert (canvas.view.left, canvas.view.top, canvas.view.turns) == (before.left, before.top, 0)


def test_a_fitted_photograph_is_fitted_again(
    session: RestoreSession, shown: Callable[[Photo], Canvas]
) -> None:
    canvas = shown(photo(noise(500, 900)))
    canvas.fit()
    session.turns = 1
    assert canvas.view == canvas.view.fitted() and canvas.view.seen_height == 900


def test_each_photograph_keeps_its_own_turn(
    session: RestoreSession, shown: Callable[[Photo], Canvas]
) -> None:
    canvas = shown(photo(noise(50, 90)))
    session.turns = 1
    session.show(photo(noise(60, 70)))
    assert session.turns == 0 and canvas.view.turns == 0
    session.go_on()
    assert session.turns == 1 and canvas.view.turns == 1


def test_nothing_of_the_photograph_changes(session: RestoreSession, shown: Callable[[Photo], Canvas]) -> None:
    shown(photo(noise(50, 90)))
    session.turns = 3
    assert session.document is not None
    assert not session.unsaved and session.document.upright_shape == (50, 90) and not session.can_undo


@st.composite
def turned_views(draw: st.DrawFn) -> ViewTransform:
    size = st.integers(1, 5000)
    view = ViewTransform(draw(size), draw(size), 800, 600, turns=draw(st.integers(0, 3)))
    scale, move = st.floats(0.02, 32), st.floats(-900, 900)
    return view.fitted().zoomed(draw(scale)).panned(draw(move), draw(move))


@given(turned_views(), st.floats(-500, 1500), st.floats(-500, 1500))
def test_a_place_goes_to_the_picture_and_back(view: ViewTransform, x: float, y: float) -> None:
    assert view.to_view(*view.to_picture(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(turned_views(), st.integers(0, 400), st.integers(0, 400), st.integers(1, 90), st.integers(1, 90))
def test_the_edges_of_a_box_show_all_of_it(
    view: ViewTransform, row: int, column: int, height: int, width: int
) -> None:
    box = Box(row, column, height, width).clipped(view.height, view.width)
    if not box.empty:
        assert view.box_under(*view.edges_of(box)).intersected(box) == box


@given(turned_views(), st.integers(1, 4000), st.integers(1, 4000))
def test_a_box_that_is_shown_lies_in_the_view(view: ViewTransform, height: int, width: int) -> None:
    box = Box(view.height // 3, view.width // 4, height, width).clipped(view.height, view.width)
    if box.empty:
        return
    shown = view.showing(box)
    left, top, right, bottom = shown.edges_of(box)
    around = QRect(-1, -1, round(view.view_width) + 2, round(view.view_height) + 2)
    assert around.contains(QRect(left, top, right - left, bottom - top))
    greatest = 4.0 if max(box.height, box.width) > 24 else 8.0
    assert shown.scale <= max(greatest, view.fit_scale)
