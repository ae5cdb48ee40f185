"""The window in which noise is cleaned up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from restorer_app.engine.request import MethodInfo
from restorer_app.gui.clean_window import CleanWindow
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import brush_over
from tests.session.fake_engine import CLEANER, METHODS, FakeEngine


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    return *METHODS, CLEANER


def clean_window(window: MainWindow) -> CleanWindow:
    window.actions_by_name["clean"].trigger()
    dialog = window.findChild(CleanWindow)
    assert dialog is not None
    return dialog


def test_it_is_offered_once_a_photograph_is_open(opened: MainWindow) -> None:
    assert opened.actions_by_name["clean"].isEnabled()
    opened.session.close()
    assert not opened.actions_by_name["clean"].isEnabled()


def test_the_whole_photograph_is_cleaned_with_the_chosen_strength(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Callable[[], None]
) -> None:
    dialog = clean_window(opened)
    assert not dialog.marked.isEnabled() and not dialog.stop_button.isEnabled()
    dialog.strength.setValue(60)
    assert dialog.percent.text() == "60 %"
    qtbot.mouseClick(dialog.clean_button, Qt.MouseButton.LeftButton)
    settle()
    [request] = engine.cleanings
    assert (request.mask, request.strength) == (None, 0.6)
    assert opened.session.has_repairs and "Noise cleaned up" in dialog.told.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChild(CleanWindow) is None, timeout=5000)


def test_the_marked_region_alone_is_cleaned(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Callable[[], None]
) -> None:
    dialog = clean_window(opened)
    brush_over(qtbot, opened, (40, 20), (40, 60))
    assert dialog.marked.isEnabled()
    dialog.marked.setChecked(True)
    qtbot.mouseClick(dialog.clean_button, Qt.MouseButton.LeftButton)
    settle()
    assert engine.cleanings[0].mask is not None
    assert not dialog.marked.isChecked() and not dialog.marked.isEnabled(), "nothing is marked any more"


def test_while_it_works_it_can_be_stopped(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Callable[[], None]
) -> None:
    engine.cleaning = engine.wait_for_gate  # type: ignore[assignment]
    dialog = clean_window(opened)
    qtbot.mouseClick(dialog.clean_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.bar.value() == 500, timeout=5000)
    assert not dialog.clean_button.isEnabled()
    qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    settle()
    assert not opened.session.has_repairs and dialog.bar.value() == 0 and dialog.clean_button.isEnabled()
