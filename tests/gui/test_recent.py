"""Recent files as a person meets them: cards on the welcome page, lines in the menu, or none if so wished."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.photo_card import PhotoCard
from restorer_app.gui.recent_row import shown_folder
from restorer_app.session.settings import Settings
from tests.gui.conftest import Answers

Settle = Callable[[], None]
Key = Qt.Key


def cards(window: MainWindow) -> list[PhotoCard]:
    return [card for card in window.welcome.recent.cards if card.isVisible()]


def lines(window: MainWindow) -> list[QAction]:
    """What the menu lists above the first separator."""
    actions = window.actions_by_name.menu("recent").actions()
    return actions[: next(number for number, action in enumerate(actions) if action.isSeparator())]


@pytest.fixture
def left(qtbot: QtBot, opened: MainWindow, scan: Path) -> MainWindow:
    """The welcome page after scan.tif was opened and closed again."""
    qtbot.waitUntil(lambda: opened.session.recent.thumbnail(scan).exists(), timeout=5000)
    opened.session.close()
    QApplication.processEvents()
    return opened


def test_at_first_there_are_no_cards_and_nothing_to_clear(window: MainWindow) -> None:
    assert not window.welcome.recent.isVisible()
    assert lines(window) == []
    assert not window.actions_by_name["clear-recent"].isEnabled()


def test_a_photograph_that_was_open_has_a_card_with_its_picture_its_name_and_its_folder(
    left: MainWindow, scan: Path
) -> None:
    (card,) = cards(left)
    assert (card.title, card.accessibleDescription()) == ("scan.tif", shown_folder(scan))
    assert not card.faded
    middle = card.grab().toImage().pixelColor(card.rect().center().x(), 50)
    assert middle != left.welcome.grab().toImage().pixelColor(3, 3)


@pytest.mark.parametrize("way", ["click", "Enter", "space", "menu"])
def test_it_is_opened_by_a_click_by_a_key_or_from_the_menu(
    qtbot: QtBot, left: MainWindow, settle: Settle, way: str
) -> None:
    (card,) = cards(left)
    if way == "click":
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    elif way == "menu":
        (line,) = lines(left)
        assert "scan.tif" in line.text()
        line.trigger()
    else:
        card.setFocus()
        qtbot.keyClick(card, Key.Key_Return if way == "Enter" else Key.Key_Space)
    settle()
    assert left.windowTitle().startswith("scan.tif")


def test_a_file_that_is_gone_is_faded_and_said_in_one_sentence(
    qtbot: QtBot, left: MainWindow, scan: Path, settle: Settle, answers: Answers
) -> None:
    scan.unlink()
    left.session.recent.look()
    qtbot.waitUntil(lambda: left.session.recent.is_missing(scan), timeout=5000)
    (card,), (line,) = cards(left), lines(left)
    assert card.faded and card.accessibleDescription() == "no longer there"
    assert not line.isEnabled()
    answers.give("OK")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    settle()
    qtbot.waitUntil(lambda: bool(answers.seen), timeout=5000)
    assert "scan.tif" in answers.seen[0]
    assert left.welcome.isVisible()


def test_delete_takes_a_card_off_the_list(qtbot: QtBot, left: MainWindow) -> None:
    (card,) = cards(left)
    card.setFocus()
    qtbot.keyClick(card, Key.Key_Delete)
    assert cards(left) == []
    assert left.session.recent.paths == ()


def test_clearing_is_kept_at_once_and_not_only_when_the_program_ends(
    left: MainWindow, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.ini"
    assert "scan.tif" in settings.read_text()
    left.actions_by_name["clear-recent"].trigger()
    assert "scan.tif" not in settings.read_text()
    assert cards(left) == lines(left) == []


def test_who_wants_nothing_remembered_gets_that(
    left: MainWindow, scan: Path, settle: Settle, tmp_path: Path
) -> None:
    left.actions_by_name["remember-recent"].trigger()
    assert not left.actions_by_name["remember-recent"].isChecked()
    left.session.open(scan)
    settle()
    assert lines(left) == []
    recent = left.session.recent
    Settings(tmp_path / "settings.ini").recall_recent(recent)
    assert not recent.remembering


def test_the_menu_takes_an_ampersand_for_what_it_is(window: MainWindow) -> None:
    window.session.recent.add(Path("/photos/cats & dogs.tif"))
    (line,) = lines(window)
    assert line.text() == "&1  cats && dogs.tif  (/photos)"


def test_no_more_cards_are_shown_than_there_is_room_for(window: MainWindow) -> None:
    for number in range(12):
        window.session.recent.add(Path(f"/photos/{number}.tif"))
    QApplication.processEvents()
    few = len(cards(window))
    assert 2 <= few < 12
    assert all(
        window.welcome.rect().contains(card.mapTo(window.welcome, card.rect().bottomRight()))
        for card in cards(window)
    )
    window.resize(1900, 1100)
    QApplication.processEvents()
    assert len(cards(window)) == 12
    assert cards(window)[0].title == "11.tif"
