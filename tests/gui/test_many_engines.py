"""Thirteen engines: chosen from a list in groups, and side by side on one hole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.mask_shapes import Shape
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.candidate_card import wrapped
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.method_list import MethodList
from tests.session.fake_engine import METHODS, FakeEngine, filled

PLACE = Box(10, 20, 12, 14)
KEY = Qt.Key


def engine_named(number: int, group: str) -> MethodInfo:
    title = f"Engine of the year {1900 + number}"
    return replace(METHODS[1], name=f"e{number}", title=title, group=group, summary=f"Good for {number}.")


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    groups = ["ours"] * 2 + ["literature"] * 5 + ["classical"] * 5
    return (METHODS[0], *(engine_named(number, group) for number, group in enumerate(groups)))


def test_engines_are_listed_in_groups_with_a_line_on_each(qtbot: QtBot, opened: MainWindow) -> None:
    listed = opened.panel.engine.methods
    texts = [listed.itemText(row) for row in range(listed.count())]
    assert [text for text in texts if not text.startswith(("Engine", "Learned"))] == [
        *("Ours", "From the literature", "Classical")
    ]
    assert (
        listed.itemData(texts.index("Engine of the year 1904"), Qt.ItemDataRole.ToolTipRole) == "Good for 4."
    )
    heading = texts.index("From the literature")
    listed.setCurrentIndex(heading - 1)
    listed.setFocus()
    qtbot.keyClick(listed, KEY.Key_Down)
    assert listed.currentIndex() == heading + 1, "a heading cannot be chosen"
    assert opened.session.method == listed.itemData(heading + 1)


def test_one_group_needs_no_heading(qapp: QApplication) -> None:
    listed = MethodList([METHODS[0]])
    assert [listed.itemText(row) for row in range(listed.count())] == [METHODS[0].title]


@pytest.fixture
def repaired(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """One hole is repaired, and selected."""
    session = opened.session
    session.mark(Shape(PLACE, np.ones((PLACE.height, PLACE.width), np.bool_)), "Rectangle")
    session.restore()
    qtbot.waitUntil(lambda: session.has_repairs and not session.restoring)
    qtbot.waitUntil(lambda: len(session.defects.all) == 1)
    session.defects.step(1)
    opened.resize(1280, 800)
    return opened


@pytest.fixture
def tried(qtbot: QtBot, repaired: MainWindow) -> MainWindow:
    """Every engine has repaired the hole."""
    repaired.actions_by_name["try-every-engine"].trigger()
    candidates = repaired.session.candidates
    qtbot.waitUntil(lambda: 0 < candidates.expected == len(candidates.found), timeout=5000)
    QApplication.processEvents()
    return repaired


def test_all_engines_stand_side_by_side_in_cards_of_one_size(tried: MainWindow) -> None:
    strip = tried.candidates
    assert len(strip.cards) == 2 + 13
    assert len({(card.width(), card.height()) for card in strip.cards}) == 1
    assert strip.height() < 0.6 * tried.height(), "the photograph is in sight"
    rows = [card.y() for card in strip.cards]
    assert rows == sorted(rows) and len(set(rows)) == 3
    for card in strip.cards:
        assert "…" not in card.text(), "the names can be read"
        widest = max(card.fontMetrics().horizontalAdvance(line) for line in card.text().split("\n"))
        assert widest < card.width()


def test_each_has_a_key_of_its_own_and_arrows_go_through_them(qtbot: QtBot, tried: MainWindow) -> None:
    strip = tried.candidates
    assert [card.text().split()[0] for card in strip.cards] == list("1234567890ABCDE")
    strip.cards[1].setFocus()
    qtbot.keyClick(strip.cards[1], KEY.Key_Right)
    assert strip.cards[2].hasFocus()
    qtbot.keyClick(strip.cards[2], KEY.Key_Down)
    columns = sum(card.y() == strip.cards[0].y() for card in strip.cards)
    assert strip.cards[2 + columns].hasFocus()
    qtbot.keyClick(tried.canvas, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert strip.isVisible(), "with Ctrl it is another key"
    tried.canvas.setFocus()
    qtbot.keyClick(tried.canvas, KEY.Key_C)
    assert not strip.isVisible()
    document = tried.session.document
    assert document is not None
    assert document.repairs[-1].method == tried.session.methods[10].name, "13 from 0 on, less the first two"


def test_those_that_are_ready_are_shown_and_the_rest_can_be_stopped(
    qtbot: QtBot, repaired: MainWindow, engine: FakeEngine
) -> None:
    engine.script += [lambda request, _: filled(request), engine.wait_for_gate]
    repaired.actions_by_name["try-every-engine"].trigger()
    strip = repaired.candidates
    qtbot.waitUntil(lambda: len(strip.cards) == 3)
    assert strip._waiting.text() == "12 more to come… Now: Engine of the year 1900"
    height = strip.height()
    qtbot.mouseClick(strip.stop_button, Qt.MouseButton.LeftButton)
    assert len(strip.cards) == 3 and not strip.stop_button.isVisible() and strip._waiting.text() == ""
    engine.gate.set()
    qtbot.mouseClick(strip.cards[2], Qt.MouseButton.LeftButton)
    assert not strip.isVisible() and height > 0


def test_a_long_name_is_broken_into_lines_and_ends_with_an_ellipsis(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    width = metrics.horizontalAdvance("a name of some")
    assert wrapped("a name of some length", metrics, width) == "a name of some\nlength"
    lines = wrapped("a name of some length " * 5, metrics, width).split("\n")
    assert len(lines) == 3 and lines[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
