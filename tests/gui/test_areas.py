"""F6 goes from area to area, Esc back to the picture, and Tab goes as the eye does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import brush_over
from tests.gui.every_window import DIALOGS, settle, shown, work
from tests.session.fake_engine import FakeEngine

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def active(opened: MainWindow) -> MainWindow:
    opened.resize(1280, 1000)  # there is room for all areas
    opened.activateWindow()
    assert QTest.qWaitForWindowActive(opened)
    opened.canvas.setFocus()
    return opened


def focused() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """What has the keyboard after a key was pressed where it is."""
    QTest.keyClick(focused(), key, modifiers)
    settle()
    return focused()


def area_of(window: MainWindow, part: QWidget) -> str:
    areas = {
        "picture": window.canvas,
        "notes": window.notes,
        "candidates": window.candidates,
        "photographs": window.film_strip,
        "panel": window.panel,
        "tools": window.strip,
        "welcome": window.welcome,
    }
    return next(name for name, area in areas.items() if area is part or area.isAncestorOf(part))


# --- F6


def test_f6_goes_through_all_areas_that_are_there_and_back(qtbot: QtBot, active: MainWindow) -> None:
    assert [area_of(active, press(Key.Key_F6)) for _ in range(3)] == ["panel", "tools", "picture"]
    work(qtbot, active)
    active.session.notes = ("The photograph holds samples that are no numbers (NaN or infinite).",)
    active.canvas.setFocus()
    there = [area_of(active, press(Key.Key_F6)) for _ in range(6)]
    assert there == ["notes", "candidates", "photographs", "panel", "tools", "picture"]
    back = [area_of(active, press(Key.Key_F6, SHIFT)) for _ in range(6)]
    assert back == ["tools", "panel", "photographs", "candidates", "notes", "picture"]


def test_f6_comes_to_what_had_the_keyboard_there_and_shows_it(qtbot: QtBot, active: MainWindow) -> None:
    active.resize(1000, 480)
    settle()
    peek = active.panel.compare.peek
    peek.setFocus()
    press(Key.Key_F6)
    press(Key.Key_F6)
    assert press(Key.Key_F6) is peek
    middle = peek.mapTo(active.panel, peek.rect().center())
    assert active.panel.childAt(middle) is peek
    peek.setEnabled(False)
    assert focused() is active.canvas
    there = press(Key.Key_F6)
    assert area_of(active, there) == "panel" and there.isEnabled()


def go_to_photographs(window: MainWindow) -> None:
    while area_of(window, press(Key.Key_F6)) != "photographs":
        pass


def test_f6_comes_to_the_photograph_that_is_shown(qtbot: QtBot, active: MainWindow) -> None:
    work(qtbot, active)
    active.canvas.setFocus()
    go_to_photographs(active)
    assert focused() is active.film_strip.cards[1]
    active.session.go_to(active.session.photos[0])
    settle()
    active.canvas.setFocus()
    go_to_photographs(active)
    assert focused() is active.film_strip.cards[0]


def test_f6_shows_the_ring_around_the_picture(active: MainWindow) -> None:
    plain = active.canvas.grab().toImage()
    for _ in range(3):
        press(Key.Key_F6)
    assert focused() is active.canvas
    ring = active.canvas.grab().toImage()
    assert [image.pixelColor(0, 0).name() for image in (plain, ring)] == ["#2a2a2a", "#ffffff"]


def test_f6_works_on_the_welcome_page(window: MainWindow) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.welcome.open_button.setFocus()
    assert [area_of(window, press(Key.Key_F6)) for _ in range(3)] == ["panel", "tools", "welcome"]


def test_f6_works_in_another_language_too(active: MainWindow) -> None:
    active.speak("de")
    settle()
    assert [area_of(active, press(Key.Key_F6)) for _ in range(3)] == ["panel", "tools", "picture"]


# --- the tools


def test_arrow_keys_go_through_the_tools_and_the_space_bar_takes_one(active: MainWindow) -> None:
    buttons = active.strip.buttons
    eraser = active.strip.widgetForAction(active.actions_by_name["eraser"])
    press(Key.Key_F6, SHIFT)
    assert focused() is buttons[0]
    while focused() is not eraser:
        press(Key.Key_Down)
    press(Key.Key_Space)
    assert active.session.tool == "eraser" and focused() is eraser
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert active.session.tool == "brush"
    press(Key.Key_F6)
    assert focused() is active.canvas
    press(Key.Key_F6, SHIFT)
    assert focused() is active.strip.widgetForAction(active.actions_by_name["brush"])


def test_the_tools_are_one_stop_of_the_tab_key_and_pass_over_what_cannot_be_pressed(
    active: MainWindow,
) -> None:
    press(Key.Key_F6, SHIFT)
    passed = set()
    for _ in active.strip.buttons:
        passed.add(press(Key.Key_Down))
    assert active.strip.widgetForAction(active.actions_by_name["undo"]) not in passed
    assert all(isinstance(part, QWidget) and part.isEnabled() for part in passed) and len(passed) > 10
    assert area_of(active, press(Key.Key_Tab)) != "tools"


def test_a_click_on_a_tool_leaves_the_keyboard_where_it_is(qtbot: QtBot, active: MainWindow) -> None:
    for button in active.strip.buttons[2:5]:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert focused() is active.canvas


# --- Esc


def test_escape_leads_from_every_part_of_the_panel_back_to_the_picture(active: MainWindow) -> None:
    for part in list(stops_in(active.panel, active.panel.engine.methods)):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        assert press(Key.Key_Escape) is active.canvas, part


def test_escape_still_stops_a_restore_first(qtbot: QtBot, active: MainWindow, engine: FakeEngine) -> None:
    engine.script.append(engine.wait_for_gate)
    brush_over(qtbot, active, (30, 20), (30, 80))
    active.session.restore()
    active.panel.brush.slider.setFocus()
    assert press(Key.Key_Escape) is active.panel.brush.slider
    qtbot.waitUntil(lambda: not active.session.restoring, timeout=5000)
    assert active.status.message.text() == "Stopped. Your photograph is unchanged."
    assert press(Key.Key_Escape) is active.canvas


# --- Tab


def stops_in(area: QWidget, first: QWidget) -> Iterator[QWidget]:
    """What the Tab key stops at inside an area, from ``first`` on."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    while area.isAncestorOf(focused()) and focused() not in seen:
        seen.append(focused())
        press(Key.Key_Tab)
    yield from seen


def jumps(area: QWidget, stops: list[QWidget]) -> list[tuple[str, str]]:
    """Where Tab goes up, or back on a line; beginning a column at its right is fine."""

    def place(part: QWidget) -> QRect:
        return QRect(part.mapTo(area, QPoint(0, 0)), part.size())

    found = []
    for one, other in pairwise(stops):
        before, after = place(one), place(other)
        if not (after.center().y() > before.bottom() - 2 or after.left() > before.right() - 2):
            found.append((told(one), told(other)))
    return found


def told(part: QWidget) -> str:
    return f"{type(part).__name__} {part.accessibleName() or part.property('text')}"


def test_tab_goes_through_the_panel_from_top_to_bottom(qtbot: QtBot, active: MainWindow) -> None:
    active.resize(1100, 1800)  # nothing scrolls
    work(qtbot, active)
    for tool in ("brush", "fill", "polygon"):
        active.actions_by_name[tool].trigger()
        settle()
        stops = list(stops_in(active.panel, active.panel.restore_box.button))
        assert jumps(active.panel, stops) == []
        assert stops[-1] is active.panel.save_button and len(stops) > 25


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_goes_through_a_dialog_as_it_is_read(opened: MainWindow, name: str) -> None:
    dialog = shown(opened, name)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    first = min(
        stops_in(dialog, focused()), key=lambda part: part.mapTo(dialog, QPoint(0, 0)).toTuple()[::-1]
    )
    assert jumps(dialog, list(stops_in(dialog, first))) == []
    dialog.close()
