"""The strip of open photographs: what a card tells, and what it does under the hand and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.gui.film_strip import FilmCard
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import Answers, brush_over, noise_picture
from tests.session.fake_engine import FakeEngine

Settle = Callable[[], None]
Key, Button = Qt.Key, Qt.MouseButton


def titles(window: MainWindow) -> list[str]:
    return [card.title for card in window.film_strip.cards]


def checked(window: MainWindow) -> list[str]:
    return [card.title for card in window.film_strip.cards if card.isChecked()]


@pytest.fixture
def three(window: MainWindow) -> MainWindow:
    """a.tif, b.tif and c.tif, the last one shown."""
    for name in ("a.tif", "b.tif", "c.tif"):
        window.session.show(Photo(noise_picture(), path=Path("/photos") / name))
    QApplication.processEvents()
    return window


def card(window: MainWindow, title: str) -> FilmCard:
    return next(card for card in window.film_strip.cards if card.title == title)


def test_the_strip_is_there_as_soon_as_there_are_two(window: MainWindow) -> None:
    assert not window.film_strip.isVisible()
    window.session.show(Photo(noise_picture()), title="Demonstration")
    assert not window.film_strip.isVisible()
    window.session.show(Photo(noise_picture()))
    assert window.film_strip.isVisible()
    assert titles(window) == ["Demonstration", "Photograph"]
    window.session.close()
    assert not window.film_strip.isVisible()


def test_the_strip_leaves_a_low_window_to_the_candidates_and_comes_back(
    qtbot: QtBot, three: MainWindow
) -> None:
    session, strip = three.session, three.film_strip
    brush_over(qtbot, three, (40, 20), (40, 60))
    session.restore()
    qtbot.waitUntil(lambda: session.has_repairs and len(session.defects.all) == 1)
    for height, seen in ((1000, True), (700, False)):
        three.resize(1280, height)
        session.defects.select(session.defects.all[0])
        three.actions_by_name["try-another"].trigger()
        qtbot.waitUntil(lambda: 0 < session.candidates.expected == len(session.candidates.found))
        assert strip.isVisible() is seen
        session.candidates.forget()
        assert strip.isVisible()


def test_a_click_or_a_key_shows_another_photograph(qtbot: QtBot, three: MainWindow) -> None:
    assert checked(three) == ["c.tif"]
    qtbot.mouseClick(card(three, "a.tif"), Button.LeftButton)
    assert three.windowTitle().startswith("a.tif")
    assert checked(three) == ["a.tif"]
    qtbot.mouseClick(card(three, "a.tif"), Button.LeftButton)  # again: it stays
    assert checked(three) == ["a.tif"]
    card(three, "b.tif").setFocus()
    qtbot.keyClick(card(three, "b.tif"), Key.Key_Return)
    assert checked(three) == ["b.tif"]


def test_arrows_go_along_the_strip(qtbot: QtBot, three: MainWindow) -> None:
    card(three, "a.tif").setFocus()
    qtbot.keyClick(card(three, "a.tif"), Key.Key_Right)
    assert card(three, "b.tif").hasFocus()
    qtbot.keyClick(card(three, "b.tif"), Key.Key_Left)
    assert card(three, "a.tif").hasFocus()
    assert checked(three) == ["c.tif"]


@pytest.mark.parametrize("way", ["cross", "Delete", "middle button"])
def test_a_card_closes_its_photograph(qtbot: QtBot, three: MainWindow, way: str) -> None:
    closed = card(three, "a.tif")
    if way == "cross":
        qtbot.mouseMove(closed)
        closed.close_button.show()
        qtbot.mouseClick(closed.close_button, Button.LeftButton)
    elif way == "Delete":
        qtbot.keyClick(closed, Key.Key_Delete)
    else:
        qtbot.mouseClick(closed, Button.MiddleButton)
    assert titles(three) == ["b.tif", "c.tif"]
    assert checked(three) == ["c.tif"]


def test_a_dot_and_the_description_say_that_repairs_are_unsaved(
    qtbot: QtBot, three: MainWindow, settle: Settle, answers: Answers
) -> None:
    brush_over(qtbot, three, (30, 20), (30, 80))
    three.session.restore()
    settle()
    unsaved = card(three, "c.tif")
    assert unsaved.dotted and unsaved.accessibleDescription() == "unsaved"
    assert not card(three, "a.tif").dotted
    answers.give("Cancel", "Discard")
    qtbot.keyClick(unsaved, Key.Key_Delete)
    assert len(titles(three)) == 3
    qtbot.keyClick(unsaved, Key.Key_Delete)
    assert titles(three) == ["a.tif", "b.tif"]


def test_a_restore_is_seen_on_its_card_while_another_photograph_is_shown(
    qtbot: QtBot, three: MainWindow, engine: FakeEngine, settle: Settle
) -> None:
    brush_over(qtbot, three, (30, 20), (30, 80))
    engine.script.append(engine.wait_for_gate)
    plain = card(three, "c.tif").grab().toImage()
    three.session.restore()
    three.session.go_on()
    qtbot.waitUntil(lambda: "c.tif: waiting · 50 %" in three.panel.restore_box.note.text(), timeout=5000)
    three.session.go_on(-1)
    assert card(three, "c.tif").grab().toImage() != plain
    three.session.go_on()
    engine.gate.set()
    settle()
    assert card(three, "c.tif").dotted
    assert not three.isWindowModified()


def test_a_small_picture_appears_on_the_card_when_it_is_made(qtbot: QtBot, three: MainWindow) -> None:
    qtbot.waitUntil(lambda: all(photo.thumbnail for photo in three.session.photos), timeout=5000)
    empty = FilmCard()
    qtbot.addWidget(empty)
    assert card(three, "a.tif").grab().toImage().pixelColor(60, 40) != empty.grab().toImage().pixelColor(
        60, 40
    )


def test_the_card_that_is_shown_is_always_in_sight_and_the_wheel_goes_along(window: MainWindow) -> None:
    for number in range(20):
        window.session.show(Photo(noise_picture(), path=Path(f"/photos/{number}.tif")))
    QApplication.processEvents()
    window.session.go_to(window.session.photos[19])
    QApplication.processEvents()
    bar, last = window.film_strip.horizontalScrollBar(), card(window, "19.tif")
    assert window.film_strip.rect().contains(last.mapTo(window.film_strip, last.rect().center()))
    before = bar.value()
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Button.NoButton, none, phase, False
    )
    QApplication.sendEvent(window.film_strip.viewport(), turn)
    assert bar.value() < before


def test_a_card_shows_the_photograph_as_it_has_become(
    qtbot: QtBot, three: MainWindow, settle: Settle
) -> None:
    def seen() -> QImage:
        return card(three, "c.tif").grab().toImage().copy(0, 0, 104, 62)

    photo = three.session.photos[2]
    qtbot.waitUntil(lambda: bool(photo.thumbnail) and three.session._file_lane.idle, timeout=5000)
    three.session.brush_diameter = 30
    before = seen()
    brush_over(qtbot, three, (30, 20), (30, 80))
    assert seen() == before
    three.session.restore()
    settle()
    qtbot.waitUntil(lambda: seen() != before, timeout=5000)
    three.session.undo()
    qtbot.waitUntil(lambda: seen() == before, timeout=5000)
