"""What is remembered between two starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings


def test_tools_and_choices_come_back_at_the_next_start(session: RestoreSession, tmp_path: Path) -> None:
    session.brush_diameter, session.method, session.device, session.seed = 123.0, "telea", "cpu", 5
    first = Settings(tmp_path / "settings.ini")
    first.remember(session)
    first.theme, first.more_shown, first.geometry = "light", True, QByteArray(b"place")
    first.remember(session)
    session.brush_diameter, session.method, session.device = 1, "learned", "auto"
    second = Settings(tmp_path / "settings.ini")
    second.recall(session)
    assert (session.brush_diameter, session.method, session.device) == (123.0, "telea", "cpu")
    assert (second.theme, second.more_shown, second.geometry) == ("light", True, QByteArray(b"place"))


def test_the_switches_come_back_at_the_next_start(session: RestoreSession, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    Settings(path).recall(session)
    assert session.match_grain and session.add_texture, "both are on at first"
    session.match_grain = False
    Settings(path).remember(session)
    session.match_grain, session.add_texture = True, False
    Settings(path).recall(session)
    assert (session.match_grain, session.add_texture) == (False, True)


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
