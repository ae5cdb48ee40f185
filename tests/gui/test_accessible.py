"""Everything can be reached by keys, has a name, and shows where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from restorer_app.gui.action_table import ACTIONS
from restorer_app.gui.main_window import MainWindow
from tests.gui.every_window import DIALOGS, parts_of, shown, work
from tests.house import room_files


def nameless(window: QWidget) -> list[str]:
    """Parts that take the keyboard and that a screen reader could call nothing."""
    found = []
    for part in parts_of(window):
        if part.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(part)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(part).__name__} {part.objectName()} {interface.role().name}")
    return found


def test_every_part_of_the_window_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, opened: MainWindow
) -> None:
    work(qtbot, opened)
    assert nameless(opened) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_part_of_a_dialog_that_takes_the_keyboard_has_a_name(opened: MainWindow, name: str) -> None:
    dialog = shown(opened, name)
    assert nameless(dialog) == []
    dialog.close()


def lines(menu: QMenu) -> Iterator[tuple[QAction, bool]]:
    """Every line below, and whether letters lead to it from the menu bar on."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from ((line, lettered and "&" in action.text()) for line, lettered in lines(action.menu()))
        elif not action.isSeparator():
            yield action, "&" in action.text()


def test_every_action_is_reached_by_keys_alone(window: MainWindow) -> None:
    reached = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu) and "&" in top.text()
        reached |= {action.objectName() for action, lettered in lines(menu) if lettered}
    assert {action.name for action in ACTIONS} - reached == set()


MOVING = ("QPropertyAnimation", "QVariantAnimation", "QAnimationGroup", "QTimeLine", "QMovie", "setAnimated")


def test_nothing_of_ours_is_animated() -> None:
    """Whoever adds what moves: let the switch for less motion stop it, as it stops the blinking."""
    found = [
        path.name for path in room_files("gui") if any(word in path.read_text("utf-8") for word in MOVING)
    ]
    assert found == []


def test_with_less_motion_nothing_in_the_window_goes_on_by_itself(qtbot: QtBot, opened: MainWindow) -> None:
    work(qtbot, opened)
    opened.actions_by_name["keep-blinking"].trigger()
    assert [timer for timer in ticking(opened) if timer.parent() is opened.session.blinking]
    opened.session.reduced_motion = True
    assert not opened.actions_by_name["keep-blinking"].isEnabled()
    assert [timer for timer in ticking(opened) if timer.parent() is not opened.session.keeping] == []
    assert opened.findChildren(QAbstractAnimation) == []


def ticking(window: MainWindow) -> list[QTimer]:
    """The timers that go on and on."""
    return [timer for timer in window.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]
