"""The window in which dust from infrared light is seen, then marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.gui.dust_window import DustWindow
from restorer_app.gui.main_window import MainWindow
from tests.core.test_infrared import made_scan


@pytest.fixture
def film(window: MainWindow) -> MainWindow:
    """The window with a film scan in it."""
    window.session.show(Photo(made_scan(1).picture))
    return window


def dust_window(qtbot: QtBot, window: MainWindow) -> DustWindow:
    window.actions_by_name["mark-dust"].trigger()
    dialog = window.findChild(DustWindow)
    assert dialog is not None
    qtbot.waitUntil(lambda: not window.session.infrared.looking, timeout=5000)
    return dialog


def test_only_a_scan_with_more_than_colour_offers_it(opened: MainWindow) -> None:
    action = opened.actions_by_name["mark-dust"]
    assert not action.isEnabled()
    opened.session.show(Photo(made_scan(1).picture))
    assert action.isEnabled()


def test_dust_is_drawn_over_the_photograph_before_it_is_marked(qtbot: QtBot, film: MainWindow) -> None:
    qtbot.waitUntil(lambda: film.canvas.drawn_fully, timeout=5000)
    plain = film.canvas.grab().toImage()
    dialog = dust_window(qtbot, film)
    assert film.canvas.grab().toImage() != plain and not film.session.has_mask
    assert "%" in dialog.told.text()
    dialog.sensitivity.setFocus()
    qtbot.keyClick(dialog.sensitivity, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not film.session.changing_mask, timeout=5000)
    assert film.session.has_mask and film.session.infrared.shown is None
    qtbot.waitUntil(lambda: film.findChild(DustWindow) is None, timeout=5000)


def test_closed_it_leaves_everything_as_it_was(qtbot: QtBot, film: MainWindow) -> None:
    qtbot.waitUntil(lambda: film.canvas.drawn_fully and film.session._file_lane.idle, timeout=5000)
    plain = film.canvas.grab().toImage()
    dialog = dust_window(qtbot, film)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: film.findChild(DustWindow) is None, timeout=5000)
    assert not film.session.has_mask and film.canvas.grab().toImage() == plain


def test_why_nothing_can_be_found_is_said_in_the_window(qtbot: QtBot, film: MainWindow) -> None:
    film.session.show(Photo(made_scan(1, silver=True).picture))
    dialog = dust_window(qtbot, film)
    assert "black-and-white film" in dialog.told.text()
    assert not dialog.mark_button.isEnabled()


def test_what_is_chosen_reaches_the_session(qtbot: QtBot, film: MainWindow) -> None:
    dialog = dust_window(qtbot, film)
    dialog.sensitivity.setValue(80)
    dialog.growth.setValue(3)
    dialog.speck.setValue(9)
    marking = film.session.infrared
    assert (marking.sensitivity, marking.growth, marking.speck) == (0.8, 3, 9)
