"""What is remembered between two starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings
from tests.session.fake_engine import METHODS, FakeEngine


def test_tools_and_choices_come_back_at_the_next_start(session: RestoreSession, tmp_path: Path) -> None:
    session.brush_diameter, session.method, session.device, session.seed = 123.0, "telea", "cpu", 5
    first = Settings(tmp_path / "settings.ini")
    first.remember(session)
    first.theme, first.geometry = "light", QByteArray(b"place")
    first.keep_open("more", True)
    first.remember(session)
    session.brush_diameter, session.method, session.device = 1, "learned", "auto"
    second = Settings(tmp_path / "settings.ini")
    second.recall(session)
    assert (session.brush_diameter, session.method, session.device) == (123.0, "telea", "cpu")
    assert (second.theme, second.geometry) == ("light", QByteArray(b"place"))
    assert (second.is_open("more"), second.is_open("history")) == (True, False)


def test_who_has_the_recommended_engine_has_the_one_that_a_later_version_recommends(
    session: RestoreSession, tmp_path: Path
) -> None:
    path = tmp_path / "settings.ini"
    Settings(path).remember(session)
    session.method = "telea"
    session._methods = (replace(METHODS[0], name="better"), *METHODS)
    Settings(path).recall(session)
    assert session.method == "better"
    session.method = METHODS[0].name
    Settings(path).remember(session)
    session.method = "better"
    Settings(path).recall(session)
    assert session.method == METHODS[0].name, "one that was chosen by its name stays"


def test_the_switches_come_back_at_the_next_start(session: RestoreSession, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    Settings(path).recall(session)
    assert session.match_grain and session.add_texture, "both are on at first"
    session.match_grain = False
    Settings(path).remember(session)
    session.match_grain, session.add_texture = True, False
    Settings(path).recall(session)
    assert (session.match_grain, session.add_texture) == (False, True)


def test_what_makes_repairs_slower_is_off_at_first_and_kept(session: RestoreSession, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    Settings(path).recall(session)
    assert not session.average_flips and not session.adapt_first
    session.average_flips = True
    Settings(path).remember(session)
    session.average_flips, session.adapt_first = False, True
    Settings(path).recall(session)
    assert (session.average_flips, session.adapt_first) == (True, False)


def test_settings_that_make_no_sense_count_as_not_there(session: RestoreSession, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    engine = "method=gone\ndevice=cuda\ngrain=1, 2\ntexture=perhaps\n"
    path.write_text(f"[brush]\nshare=huge\n[engine]\n{engine}[window]\ntheme=pink\n")
    settings = Settings(path)
    settings.recall(session)
    assert (session.brush_diameter, session.method, session.device) == (40.0, "learned", "auto")
    assert session.match_grain and session.add_texture
    assert settings.theme == "system"
    assert settings.geometry.isEmpty()


ODD = ["nan", "inf", "-1e999", "true", "", "@ByteArray(x)", "a, b", "\\x00", "9" * 400]


@pytest.mark.parametrize("odd", ODD)
def test_no_value_whatever_keeps_the_program_from_starting(
    session: RestoreSession, tmp_path: Path, odd: str
) -> None:
    """Whatever a disk, another version or a hand has put there: what makes no sense counts as not there."""
    path = tmp_path / "settings.ini"
    Settings(path).remember(session)
    Settings(path).remember_recent(session.recent)
    lines = path.read_text().splitlines()
    path.write_text(
        "\n".join(line if line.startswith("[") else f"{line.split('=')[0]}={odd}" for line in lines)
    )
    settings = Settings(path)
    settings.recall(session)
    settings.recall_recent(session.recent)
    assert settings.theme == "system" and settings.geometry.isEmpty()
    assert session.method == "learned" and 1 <= session.brush_diameter <= 2000
    assert 0.1 <= session.overlay_opacity <= 0.9


def test_a_file_that_is_no_settings_file_counts_as_empty(session: RestoreSession, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(bytes(range(256)) * 9)
    Settings(path).recall(session)
    assert (session.tool, session.method) == ("brush", "learned")


def test_a_device_of_last_time_is_chosen_as_soon_as_it_is_there(
    session: RestoreSession, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[engine]\ndevice=cuda:1\n")
    settings = Settings(path)
    settings.recall(session)
    assert session.device == "auto"
    engine.known_devices = ("auto", "cpu")
    session.prepare()
    qtbot.waitUntil(lambda: bool(engine.loaded), timeout=5000)
    settings.remember(session)
    assert "device=cuda:1" in path.read_text()  # it is unplugged today; that is no reason to forget it
    engine.known_devices = ("auto", "cpu", "cuda:0", "cuda:1")
    session.prepare()
    qtbot.waitUntil(lambda: session.device == "cuda:1", timeout=5000)
    session.device = "cpu"
    settings.remember(session)
    assert "device=cpu" in path.read_text()


def test_the_last_folder_comes_back_unless_nothing_is_to_be_remembered(
    session: RestoreSession, tmp_path: Path
) -> None:
    settings, session.last_folder = Settings(tmp_path / "settings.ini"), tmp_path
    settings.remember(session)
    session.last_folder = None
    settings.recall(session)
    assert session.folder == tmp_path
    session.recent.remembering = False
    settings.remember(session)
    assert str(tmp_path) not in (tmp_path / "settings.ini").read_text()


def test_recent_files_come_back_in_their_order(session: RestoreSession, tmp_path: Path) -> None:
    path, odd = tmp_path / "settings.ini", tmp_path / 'ä, "b" \udce4.tif'
    session.recent.add(odd)
    session.recent.add(tmp_path / "scan.tif")
    Settings(path).remember_recent(session.recent)
    session.recent.clear()
    Settings(path).recall_recent(session.recent)
    assert session.recent.paths == (tmp_path / "scan.tif", odd)


def test_no_file_name_is_kept_where_none_is_to_be_remembered(painted: RestoreSession, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    painted.recent.add(tmp_path / "scan.tif")
    settings.remember_recent(painted.recent)
    assert "scan" in (tmp_path / "settings.ini").read_text()
    painted.recent.remembering = False
    settings.remember_recent(painted.recent)
    settings.remember(painted)
    assert "scan" not in (tmp_path / "settings.ini").read_text()
    Settings(tmp_path / "settings.ini").recall_recent(painted.recent)
    assert not painted.recent.remembering


@pytest.mark.parametrize("broken", ["[", "7", '{"a": 1}', '[1, null, "relative.tif", {}]', "\x00"])
def test_a_list_of_recent_files_that_makes_no_sense_is_empty(
    session: RestoreSession, tmp_path: Path, broken: str
) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("recent/files", broken)
    store.setValue("recent/remember", "perhaps")
    store.sync()
    Settings(tmp_path / "settings.ini").recall_recent(session.recent)
    assert session.recent.paths == ()
    assert session.recent.remembering
