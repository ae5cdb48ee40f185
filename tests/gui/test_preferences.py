"""The preferences: each applies at once, is kept, and can be set back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.preferences import Preferences
from restorer_app.session.settings import Settings
from tests.gui.conftest import brush_over, noise_picture


@pytest.fixture
def preferences(window: MainWindow) -> Preferences:
    window.actions_by_name["preferences"].trigger()
    found = window.findChild(Preferences)
    assert isinstance(found, Preferences) and found.isVisible()
    return found


def choose(box: QComboBox, value: str) -> None:
    """What a person does who picks this line of the list."""
    index = box.findData(value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def kept(tmp_path: Path) -> Settings:
    """As the next start would find it."""
    return Settings(tmp_path / "settings.ini")


def test_the_look_changes_at_once_and_the_menu_knows(
    window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    choose(preferences.general.themes, "light")
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() > 200
    assert window.actions_by_name["look-light"].isChecked()
    assert kept(tmp_path).theme == "light"


def test_tools_and_switches_are_kept_when_it_is_closed_and_not_only_at_the_end(
    window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    session = window.session
    choose(preferences.marks.colours, "orange")
    choose(preferences.engine.methods, "telea")
    preferences.general.still.click()
    assert (session.overlay_colour, session.method, session.reduced_motion) == ("orange", "telea", True)
    preferences.close()
    session.overlay_colour, session.method, session.reduced_motion = "sky", "learned", False
    kept(tmp_path).recall(session)
    assert (session.overlay_colour, session.method, session.reduced_motion) == ("orange", "telea", True)


def test_it_shows_what_is_changed_elsewhere(window: MainWindow, preferences: Preferences) -> None:
    window.session.recent.remembering = False
    assert not preferences.general.remember.isChecked()
    window.session.overlay_outline = True
    assert preferences.marks.outline.isChecked()
    window.session.pressure_sizes = False
    assert not preferences.general.pressure.isChecked()
    preferences.general.pressure.click()
    assert window.session.pressure_sizes


def test_recent_files_are_forgotten_when_that_is_switched_off(
    window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    window.session.recent.add(tmp_path / "scan.tif")
    preferences.general.remember.click()
    assert window.session.recent.paths == ()
    assert "scan.tif" not in (tmp_path / "settings.ini").read_text()


def test_the_folder_of_unsaved_work_can_be_chosen_and_is_used_at_once(
    qtbot: QtBot,
    window: MainWindow,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preferences.hide()
    window.session.show(Photo(noise_picture()))
    brush_over(qtbot, window, (30, 20), (30, 80))
    place = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    preferences.work.browse.click()
    assert window.session.keeping.place == place
    assert preferences.work.folder.text() == str(place)
    qtbot.waitUntil(lambda: any(place.glob("*/*/work.json")), timeout=5000)
    assert kept(tmp_path).work_folder == place


def test_a_folder_that_was_not_chosen_changes_nothing(
    window: MainWindow, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.session.keeping.place
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    preferences.work.browse.click()
    assert window.session.keeping.place == before == window.session.places.kept_work


def test_keeping_can_be_switched_off(window: MainWindow, preferences: Preferences, tmp_path: Path) -> None:
    preferences.work.kept.click()
    assert window.session.keeping.place is None
    assert not preferences.work.browse.isEnabled()
    assert not kept(tmp_path).keeps_work
    preferences.work.kept.click()
    assert window.session.keeping.place == window.session.places.kept_work


def test_the_folder_is_shown_in_the_system_s_own_window(
    window: MainWindow, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    preferences.work.show_folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [window.session.places.kept_work]
    assert window.session.places.kept_work.is_dir()


def test_reset_sets_everything_back_and_shows_it(
    window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    session = window.session
    choose(preferences.general.themes, "light")
    choose(preferences.marks.colours, "lime")
    choose(preferences.engine.methods, "telea")
    choose(preferences.engine.devices, "cpu")
    for box in (preferences.general.still, preferences.general.remember, preferences.work.kept):
        box.click()
    preferences.reset_button.click()
    assert (session.overlay_colour, session.method, session.device) == ("magenta", "learned", "auto")
    assert (session.reduced_motion, session.recent.remembering) == (False, True)
    assert session.keeping.place == session.places.kept_work
    assert preferences.general.themes.currentData() == "system"
    assert [preferences.general.still.isChecked(), preferences.work.kept.isChecked()] == [False, True]
    assert (kept(tmp_path).theme, kept(tmp_path).keeps_work) == ("system", True)


def test_enter_closes_it_and_resets_nothing(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    window.session.overlay_outline = True
    qtbot.keyClick(preferences, Qt.Key.Key_Return)
    assert not preferences.isVisible()
    assert window.session.overlay_outline


def test_escape_closes_it_and_it_opens_again(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    qtbot.keyClick(preferences, Qt.Key.Key_Escape)
    assert not preferences.isVisible()
    window.actions_by_name["preferences"].trigger()
    assert preferences.isVisible()
    assert len(window.findChildren(Preferences)) == 1
