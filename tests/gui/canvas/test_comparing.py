"""Before and after in every way they can be looked at, to the pixel."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import create_autospec

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.photo import Photo
from restorer_app.core.picture import CMYK, LAB, RGB, Picture, Role
from restorer_app.core.pyramid import Pyramid
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.canvas.differing import difference
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import grabbed, noise, on_screen, photo, rgb
from tests.gui.canvas.test_canvas import repair

LEFT = Qt.MouseButton.LeftButton
HOLE = Box(70, 30, 45, 90)


@pytest.fixture
def repaired(session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Canvas:
    """A canvas of 600 × 400 at 100 % with a photograph of 160 × 220 whose ``HOLE`` has become white."""
    canvas = shown(photo(noise(160, 220)))
    canvas.resize(600, 400)
    canvas.zoom_to(1.0)
    repair(session, HOLE.row, HOLE.column, HOLE.height, HOLE.width)
    return canvas


def samples(session: RestoreSession, original: bool) -> NDArray[np.uint8]:
    document = session.document
    assert document is not None
    whole = Box(0, 0, *document.upright_shape)
    return document.original_block(whole) if original else document.upright_samples


def part(canvas: Canvas, left: int, top: int) -> NDArray[np.uint8]:
    """The 160 × 220 pixels of the picture in the pane that begins at ``left``, ``top``."""
    row, column = top + canvas.view.top, left + canvas.view.left
    return grabbed(canvas)[row : row + 160, column : column + 220]


def differs_only_where_labelled(seen: NDArray[np.uint8], wanted: NDArray[np.uint8]) -> bool:
    """A label stands in the upper left corner."""
    differing = (seen != wanted).any(axis=2)
    differing[:50, :180] = False
    return not differing.any()


def test_side_by_side_shows_the_same_place_before_and_after(
    session: RestoreSession, repaired: Canvas
) -> None:
    session.view_mode = "side"
    assert repaired.view.view_width == 299
    before, after = part(repaired, 0, 0), part(repaired, 301, 0)
    assert differs_only_where_labelled(before, samples(session, original=True))
    assert differs_only_where_labelled(after, samples(session, original=False))
    assert (after[HOLE.slices] == 255).all()


def test_one_over_the_other_as_well(session: RestoreSession, repaired: Canvas) -> None:
    session.view_mode = "stack"
    before, after = part(repaired, 0, 0), part(repaired, 0, 201)
    assert differs_only_where_labelled(before, samples(session, original=True))
    assert differs_only_where_labelled(after, samples(session, original=False))


def test_both_panes_zoom_and_move_together(session: RestoreSession, repaired: Canvas) -> None:
    session.view_mode = "side"
    repaired.zoom_to(2.0, QPointF(301 + 150, 200))
    repaired.pan(-30, 12)
    before, after = grabbed(repaired)[100:, :299], grabbed(repaired)[100:, 301:]
    differing = (before != after).any(axis=2)
    left, top, right, bottom = repaired.view.edges_of(HOLE)
    outside = differing.copy()
    outside[top - 101 : bottom - 99, max(left - 1, 0) : right + 1] = False
    assert differing.any() and not outside.any()


@pytest.mark.parametrize("pane", [0, 301])
def test_painting_in_either_pane_marks_the_place_under_the_hand(
    session: RestoreSession, repaired: Canvas, pane: int
) -> None:
    session.view_mode, session.brush_diameter = "side", 7
    x, y = repaired.view.to_view(140.5, 170.5)
    place = QPoint(pane + round(x), round(y))
    QTest.mousePress(repaired, LEFT, pos=place)
    QTest.mouseRelease(repaired, LEFT, pos=place)
    assert session.document is not None
    marked = np.argwhere(session.document.mask_view)
    assert np.abs(marked.mean(axis=0) - (140, 170)).max() <= 0.6
    seen = part(repaired, 301, 0)[138:143, 168:173]
    assert (seen != samples(session, original=False)[138:143, 168:173]).any(), (
        "marks are seen in the after pane"
    )
    seen = part(repaired, 0, 0)[138:143, 168:173]
    assert pane == 0 or session.mask_visible


def test_the_difference_is_black_but_where_something_changed(
    session: RestoreSession, repaired: Canvas
) -> None:
    session.view_mode = "difference"
    for gain in (1, 16):
        session.gain = gain
        seen = part(repaired, 0, 0)
        before = samples(session, original=True).astype(int)
        wanted = np.minimum(np.abs(samples(session, original=False).astype(int) - before) * gain, 255)
        assert differs_only_where_labelled(seen, wanted.astype(np.uint8))
        assert (wanted[120:] == 0).all() and (wanted[HOLE.slices] > 0).any()


def test_the_outline_runs_around_the_repair_and_leaves_its_inside_clear(
    session: RestoreSession, repaired: Canvas
) -> None:
    plain = part(repaired, 0, 0)
    session.repairs_outlined = True
    differing = (part(repaired, 0, 0) != plain).any(axis=2)
    rim = np.zeros_like(differing)
    rim[HOLE.slices] = True
    rim[HOLE.grown(-1).slices] = False
    assert (differing == rim).all()
    session.undo()
    assert (part(repaired, 0, 0) == samples(session, original=True)).all(), "it goes with the repair"


def test_a_level_line_splits_the_picture_from_above(session: RestoreSession, repaired: Canvas) -> None:
    session.view_mode, session.split_level = "split", True
    session.split_position = 0.5
    line = repaired.split_line
    assert line is not None and line.place == repaired.view.top + 80
    seen = part(repaired, 0, 0)
    clear = slice(180, 220)
    assert (seen[:76, clear] == samples(session, original=True)[:76, clear]).all()
    assert (seen[84:110, 30:60] == samples(session, original=False)[84:110, 30:60]).all()
    assert (seen[84:110, 30:60] == 255).all()


def test_a_level_line_is_dragged_up_and_down_and_by_keys(session: RestoreSession, repaired: Canvas) -> None:
    session.view_mode, session.split_level = "split", True
    line = repaired.split_line
    assert line is not None
    x = repaired.view.left + 20
    QTest.mousePress(repaired, LEFT, pos=QPoint(x, line.place))
    place = QPointF(x + 40, line.place + 32)
    move = QMouseEvent(
        QEvent.Type.MouseMove, place, repaired.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(repaired, move)
    assert session.split_position == pytest.approx(0.7)
    QTest.mouseRelease(repaired, LEFT, pos=place.toPoint())
    QTest.keyClick(repaired, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert session.split_position == pytest.approx(0.68)


def test_peeking_shows_nothing_else_where_both_are_in_sight(
    session: RestoreSession, repaired: Canvas
) -> None:
    session.view_mode = "side"
    seen = grabbed(repaired)
    session.peeking = True
    assert (grabbed(repaired) == seen).all()


def test_one_blink_shows_the_original_and_the_next_one_the_repair(
    session: RestoreSession, repaired: Canvas
) -> None:
    after = part(repaired, 0, 0)
    session.blinking.blink()
    assert differs_only_where_labelled(part(repaired, 0, 0), samples(session, original=True))
    session.blinking.blink()
    assert (part(repaired, 0, 0) == after).all()


def crossed(seen: NDArray[np.uint8], plain: NDArray[np.uint8], canvas: Canvas) -> list[tuple[int, int]]:
    """In which panes something stands around the pixel (140, 170), as the corners of these panes."""
    x, y = (round(value) for value in canvas.view.to_view(140.5, 170.5))
    differing = (seen != plain).any(axis=2)
    near = [differing[top + y - 20 : top + y + 21, left + x - 20 : left + x + 21] for left, top in CORNERS]
    assert differing.sum() == sum(part.sum() for part in near), "and nowhere else"
    for part in near:
        assert not part[19:22, 19:22].any(), "what is pointed at stays clear"
    return [corner for corner, part in zip(CORNERS, near, strict=True) if part.any()]


CORNERS = [(0, 0), (301, 0)]


@pytest.mark.parametrize("tool", ["rectangle", "pan", "lasso"])
@pytest.mark.parametrize("pane", [0, 1])
def test_where_no_brush_is_in_the_hand_a_cross_in_the_other_pane_stands_for_the_pointer(
    session: RestoreSession, repaired: Canvas, tool: str, pane: int, qtbot: QtBot
) -> None:
    session.view_mode, session.tool = "side", tool  # type: ignore[assignment]
    plain = grabbed(repaired)
    x, y = repaired.view.to_view(140.5, 170.5)
    QTest.mouseMove(repaired, QPoint(CORNERS[pane][0] + round(x), round(y)))
    seen = grabbed(repaired)
    assert crossed(seen, plain, repaired) == [CORNERS[1 - pane]]
    left = CORNERS[1 - pane][0]
    cross = seen[round(y) - 14 : round(y) + 15, left + round(x) - 14 : left + round(x) + 15]
    assert cross.min() < 60 and cross.max() > 240, "dark and light"
    qtbot.waitUntil(lambda: (on_screen(repaired) == seen).all(), timeout=5000)
    QTest.mouseMove(repaired, QPoint(CORNERS[pane][0] + round(x) - 80, round(y)))
    qtbot.waitUntil(lambda: (on_screen(repaired) == grabbed(repaired)).all(), timeout=5000)
    QApplication.sendEvent(repaired, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: (on_screen(repaired) == plain).all(), timeout=5000)


def test_no_cross_is_drawn_beside_the_brush_s_circle_or_where_there_is_one_pane(
    session: RestoreSession, repaired: Canvas
) -> None:
    x, y = repaired.view.to_view(140.5, 170.5)
    QTest.mouseMove(repaired, QPoint(round(x), round(y)))
    session.tool = "rectangle"
    assert repaired._twin is None
    session.view_mode = "side"
    assert repaired._twin is None or repaired._twin.pane == QPoint(0, 0)
    session.tool = "brush"
    assert repaired._twin is None and repaired._cursor is not None


@pytest.mark.parametrize("roles", [RGB, CMYK, LAB, (*CMYK, Role.ALPHA)], ids=str)
def test_the_difference_of_any_kind_is_black_where_there_is_none(roles: tuple[Role, ...]) -> None:
    before = noise(4, 6, len(roles))
    after = before.copy()
    after[1, 2, 0] ^= 64
    pyramid = create_autospec(Pyramid, instance=True)
    pyramid.block.return_value, pyramid.original_block.return_value = after, before
    seen = difference(pyramid, roles, 4, 0, Box(0, 0, 4, 6))
    assert seen is not None
    image = DisplayConversion(Picture(seen, roles), None).image(seen)
    light = rgb(image).max(axis=2)
    assert light[1, 2] > 150
    assert np.count_nonzero(light) == 1
