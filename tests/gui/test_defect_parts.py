"""The list of defects, the frame on the canvas, and candidates side by side."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.mask_shapes import Shape
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import samples_of
from tests.session.fake_engine import FILL

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SPECK, PATCH = Box(10, 20, 3, 4), Box(60, 80, 12, 20)


@pytest.fixture
def marked(opened: MainWindow) -> MainWindow:
    opened.panel.defects.opened.setChecked(True)
    for box in (SPECK, PATCH):
        opened.session.mark(Shape(box, np.ones((box.height, box.width), np.bool_)), "Rectangle")
    opened.session.defects.look()
    return opened


@pytest.fixture
def repaired(marked: MainWindow, settle: Callable[[], None]) -> MainWindow:
    marked.session.restore()
    settle()
    marked.session.defects.look()
    return marked


def test_the_list_tells_each_defect_and_how_many_are_left(marked: MainWindow) -> None:
    box = marked.panel.defects
    texts = [box.model.data(box.model.index(row, 0)) for row in range(box.model.rowCount())]
    assert texts == ["Marked: 4 × 3 px at 20, 10", "Marked: 20 × 12 px at 80, 60"]
    assert box.count.text() == "2 to repair, 0 repaired"


def test_next_and_previous_select_and_show(qtbot: QtBot, marked: MainWindow) -> None:
    canvas = marked.canvas
    for key, box in ((Qt.Key.Key_N, SPECK), (Qt.Key.Key_N, PATCH), (Qt.Key.Key_N, SPECK)):
        qtbot.keyClick(canvas, key)
        selected = marked.session.defects.selected
        assert selected is not None and selected.region.box == box
        left, top, right, bottom = canvas.view.edges_of(box)
        assert 0 <= left < right <= canvas.width() and 0 <= top < bottom <= canvas.height()
        assert canvas.scale > 1
    qtbot.keyClick(canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    selected = marked.session.defects.selected
    assert selected is not None and selected.region.box == PATCH


def test_a_click_in_the_list_goes_there(qtbot: QtBot, marked: MainWindow) -> None:
    view = marked.panel.defects.list
    marked.panel._area.ensureWidgetVisible(view)
    rect = view.visualRect(marked.panel.defects.model.index(1, 0))
    qtbot.mouseClick(view.viewport(), LEFT, pos=rect.center())
    selected = marked.session.defects.selected
    assert selected is not None and selected.region.box == PATCH


def test_a_click_with_control_selects_on_the_canvas_and_paints_nothing(
    qtbot: QtBot, marked: MainWindow
) -> None:
    before = marked.session.document.mask_view.copy() if marked.session.document else None
    x, y = marked.canvas.view.to_view(65.5, 90.5)
    plain = marked.canvas.grab().toImage()
    qtbot.mouseClick(marked.canvas, LEFT, CONTROL, QPoint(round(x), round(y)))
    selected = marked.session.defects.selected
    assert selected is not None and selected.region.box == PATCH
    assert marked.canvas.grab().toImage() != plain, "a frame is drawn"
    assert marked.session.document is not None
    assert (marked.session.document.mask_view == before).all()


def test_delete_takes_the_selected_one_out_of_the_mask(qtbot: QtBot, marked: MainWindow) -> None:
    qtbot.keyClick(marked.canvas, Qt.Key.Key_N)
    qtbot.keyClick(marked.canvas, Qt.Key.Key_Delete)
    assert marked.session.document is not None
    assert not marked.session.document.mask_view[SPECK.slices].any()
    assert marked.session.document.mask_view[PATCH.slices].all()


def test_escape_lets_the_selected_one_go_and_marks_stay(qtbot: QtBot, marked: MainWindow) -> None:
    marked.canvas.setFocus()
    qtbot.keyClick(marked.canvas, Qt.Key.Key_N)
    assert marked.session.defects.selected is not None
    marked.panel.engine.methods.setFocus()
    qtbot.keyClick(marked.panel.engine.methods, Qt.Key.Key_Escape)
    assert marked.session.defects.selected is not None, "the first one only leads back to the picture"
    qtbot.keyClick(marked.canvas, Qt.Key.Key_Escape)
    assert marked.session.defects.selected is None
    assert len(marked.session.defects.all) == 2


def candidates_of(qtbot: QtBot, window: MainWindow) -> None:
    window.session.defects.step(1)
    window.actions_by_name["try-another"].trigger()
    candidates = window.session.candidates
    qtbot.waitUntil(lambda: 0 < candidates.expected == len(candidates.found), timeout=5000)


def test_candidates_stand_side_by_side_and_a_digit_chooses(qtbot: QtBot, repaired: MainWindow) -> None:
    strip = repaired.candidates
    assert not strip.isVisible()
    candidates_of(qtbot, repaired)
    assert strip.isVisible() and len(strip.cards) == 5
    assert [card.accessibleName() for card in strip.cards][:2] == ["Original", "As it is"]
    assert all(not card.icon().isNull() for card in strip.cards)
    repaired.canvas.setFocus()
    scale = repaired.canvas.scale
    qtbot.keyClick(repaired.canvas, Qt.Key.Key_1)
    assert not strip.isVisible()
    assert repaired.canvas.scale == scale, "the digit is not that of 100 % now"
    document = repaired.session.document
    assert document is not None
    original = document.original.samples
    assert (samples_of(repaired)[SPECK.slices] == original[SPECK.slices]).all()
    assert (samples_of(repaired)[PATCH.slices] == FILL).all()
    qtbot.keyClick(repaired.canvas, Qt.Key.Key_1)
    assert repaired.canvas.scale == 1.0, "now it is again"


def seen_at(window: MainWindow, box: Box) -> NDArray[np.uint8]:
    """What the canvas shows of a box of the photograph, but for its rim, where the selection's frame is."""
    left, top, right, bottom = window.canvas.view.edges_of(box)
    image = window.canvas.grab(QRect(left, top, right - left, bottom - top)).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


@pytest.mark.parametrize(("turns", "scale"), [(0, 3.0), (1, 1.0), (3, 1.5)])
def test_a_candidate_is_seen_on_the_photograph_before_it_is_chosen(
    qtbot: QtBot, repaired: MainWindow, turns: int, scale: float
) -> None:
    session, canvas = repaired.session, repaired.canvas
    candidates_of(qtbot, repaired)
    session.turns = turns
    canvas.zoom_to(scale)
    qtbot.waitUntil(lambda: canvas.drawn_fully)
    before, state = seen_at(repaired, SPECK), samples_of(repaired).copy()
    card = repaired.candidates.cards[0]
    card.setFocus()
    tried = seen_at(repaired, SPECK)
    assert (tried != before).any(), "the original comes into sight"
    assert (samples_of(repaired) == state).all(), "nothing is changed by looking"
    repaired.candidates.cards[1].setFocus()
    assert (seen_at(repaired, SPECK) == before).all()
    card.looked_at.emit()  # the pointer comes to it, and goes
    assert (seen_at(repaired, SPECK) == tried).all()
    card.left.emit()
    assert (seen_at(repaired, SPECK) == before).all()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_1)
    assert session.candidates.shown is None
    qtbot.waitUntil(lambda: bool((seen_at(repaired, SPECK) == tried).all()))  # it was shown as it looks now


def test_looking_ends_when_the_candidates_are_left(qtbot: QtBot, repaired: MainWindow) -> None:
    candidates_of(qtbot, repaired)
    repaired.canvas.zoom_to(2.0)
    qtbot.waitUntil(lambda: repaired.canvas.drawn_fully)
    before = seen_at(repaired, SPECK)
    repaired.candidates.cards[0].setFocus()
    assert (seen_at(repaired, SPECK) != before).any()
    qtbot.keyClick(repaired.candidates.cards[0], Qt.Key.Key_Escape)
    assert repaired.session.candidates.shown is None
    qtbot.waitUntil(lambda: bool((seen_at(repaired, SPECK) == before).all()))


def test_escape_leaves_it_as_it_is_and_a_click_chooses(qtbot: QtBot, repaired: MainWindow) -> None:
    before = samples_of(repaired).copy()
    candidates_of(qtbot, repaired)
    qtbot.keyClick(repaired.canvas, Qt.Key.Key_Escape)
    assert not repaired.candidates.isVisible()
    assert (samples_of(repaired) == before).all()
    candidates_of(qtbot, repaired)
    qtbot.mouseClick(repaired.candidates.cards[0], LEFT)
    assert (samples_of(repaired) != before).any()


def test_repairing_as_one_brushes_is_switched_in_panel_and_menu(repaired: MainWindow) -> None:
    repaired.panel.defects.at_once.setChecked(True)
    assert repaired.session.repair_at_once
    assert repaired.actions_by_name["repair-at-once"].isChecked()
    repaired.actions_by_name["repair-at-once"].trigger()
    assert not repaired.panel.defects.at_once.isChecked()
