"""Every action is asked for with keys that are really pressed: letters in the menus, and each shortcut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from restorer_app.gui import action_set
from restorer_app.gui.action import Action
from restorer_app.gui.action_set import shortcuts
from restorer_app.gui.action_table import ACTIONS
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.shortcut_sheet import usual
from tests.gui.every_window import DIALOGS, parts_of, settle, shown, work

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SPOKEN = ("en", "de", "zh_CN")
Path = tuple[str, ...]


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the actions that were asked for: in the next window they do no more, and always can be."""
    names: list[str] = []

    def probe(action: Action) -> Action:
        return replace(action, run=lambda _: names.append(action.name), needs=lambda _: True)

    monkeypatch.setattr(action_set, "ACTIONS", tuple(probe(action) for action in ACTIONS))
    return names


@pytest.fixture
def active(pressed: list[str], opened: MainWindow) -> MainWindow:
    """The window with a photograph, all parts of its panel open, ready for keys."""
    for part in opened.panel.parts.values():
        part.setChecked(True)
    take_keys(opened)
    return opened


def take_keys(window: MainWindow) -> None:
    """Let the picture have the keyboard; without a screen nobody gives it back after a menu."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.canvas.setFocus()
    settle()


def letter(text: str) -> str:
    """What stands behind the "&" of a text; nothing if there is none."""
    return text.replace("&&", "").partition("&")[2][:1].upper()


def menu_paths(actions: list[QAction], above: Path = ()) -> Iterator[tuple[str, Path]]:
    """Every action of the table below, and the letters that lead to it."""
    for action in actions:
        path = (*above, letter(action.text()))
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from menu_paths(menu.actions(), path)
        elif action.objectName():
            yield action.objectName(), path


def press_letters(window: MainWindow, path: Path) -> None:
    """Alt and the first letter in the window, each other one in the menu that is open then."""
    QTest.keyClick(window, Qt.Key(ord(path[0])), ALT)
    for each in path[1:]:
        menu = QApplication.activePopupWidget()
        assert menu is not None, f"{path}: there is no menu for {each}"
        code = Qt.Key(ord(each))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # not of QTest, which knows no "Ü"
            QApplication.sendEvent(menu, QKeyEvent(kind, code, NONE, each.lower()))
        settle()


def leave_menus() -> None:
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


@pytest.mark.parametrize("spoken", SPOKEN)
def test_letters_lead_through_the_menus_to_every_action(
    active: MainWindow, pressed: list[str], spoken: str
) -> None:
    active.speak(spoken)
    settle()
    paths = dict(menu_paths(active.menuBar().actions()))
    assert set(paths) == {action.name for action in ACTIONS}
    wrong = {}
    for name, path in paths.items():
        pressed.clear()
        take_keys(active)
        press_letters(active, path)
        leave_menus()
        if pressed != [name]:
            wrong[name] = path, list(pressed)
    assert wrong == {}


def press(where: QWidget, key: QKeySequence) -> None:
    combination = key[0]  # type: ignore[index]
    QTest.keyClick(where, combination.key(), combination.keyboardModifiers())


def test_every_shortcut_asks_for_its_action_and_for_no_other(active: MainWindow, pressed: list[str]) -> None:
    wrong = {}
    for action in ACTIONS:
        for key in filter(usual, shortcuts(action.keys)):
            pressed.clear()
            press(active.canvas, key)
            if pressed != [action.name]:
                wrong[key.toString()] = action.name, list(pressed)
    assert wrong == {}


def letters_of(window: QWidget) -> list[tuple[str, str]]:
    """Each letter that Alt goes with in a window, and the text that has it."""
    texts = [part.text() for part in parts_of(window) if isinstance(part, QAbstractButton)]
    texts += [part.text() for part in parts_of(window) if isinstance(part, QLabel) and part.buddy()]
    bar = window.findChild(QMenuBar)
    texts += [action.text() for action in bar.actions()] if bar is not None else []
    return [(letter(text), text) for text in texts if letter(text)]


def shared(window: QWidget) -> list[tuple[str, str]]:
    """Letters that lead to two places, so that pressing them leads to neither."""
    count = Counter(each for each, _ in letters_of(window))
    return [(each, text) for each, text in letters_of(window) if count[each] > 1]


@pytest.mark.parametrize("spoken", SPOKEN)
def test_no_letter_leads_to_two_places_of_a_window(qtbot: QtBot, opened: MainWindow, spoken: str) -> None:
    opened.speak(spoken)
    settle()
    work(qtbot, opened)
    found = {"main": shared(opened)}
    for name in DIALOGS:
        dialog = shown(opened, name)
        found[name] = shared(dialog)
        dialog.close()
    assert {name: letters for name, letters in found.items() if letters} == {}
