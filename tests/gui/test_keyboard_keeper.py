"""The keyboard is not passed to a neighbour when what had it is switched off or goes out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import brush_over
from tests.gui.every_window import settle


@pytest.fixture
def active(opened: MainWindow) -> MainWindow:
    opened.activateWindow()
    assert QTest.qWaitForWindowActive(opened)
    return opened


def test_after_a_repair_letters_are_tools_again_and_change_no_engine(
    qtbot: QtBot, active: MainWindow
) -> None:
    brush_over(qtbot, active, (40, 20), (40, 60))
    session, button = active.session, active.panel.restore_box.button
    button.setFocus()
    before = session.method
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.has_repairs and not session.restoring)
    settle()
    assert not button.isEnabled() and active.canvas.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E)
    assert (session.method, session.tool) == (before, "eraser")


def test_the_control_gets_it_back_when_it_is_switched_on_again(active: MainWindow) -> None:
    number = active.panel.mask_box.growth
    number.setFocus()
    number.setEnabled(False)
    assert active.canvas.hasFocus()
    number.setEnabled(True)
    assert number.hasFocus()


def test_it_does_not_come_back_to_who_has_gone_elsewhere_meanwhile(active: MainWindow) -> None:
    number, slider = active.panel.mask_box.growth, active.panel.brush.slider
    number.setFocus()
    number.setEnabled(False)
    slider.setFocus()
    number.setEnabled(True)
    assert slider.hasFocus()
    slider.hide()
    assert active.canvas.hasFocus()
    number.setEnabled(False)
    number.setEnabled(True)
    assert active.canvas.hasFocus()


def test_other_windows_keep_their_own_ways(active: MainWindow) -> None:
    active.show_preferences()
    settle()
    preferences = next(iter(active.findChildren(QDialog)), None)
    assert preferences is not None and not active.canvas.hasFocus()
    part = preferences.focusWidget()
    assert part is not None
    part.setEnabled(False)
    assert not active.canvas.hasFocus()
    preferences.close()
