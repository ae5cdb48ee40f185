"""What is remembered between two starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

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


def test_settings_hold_no_file_names(painted: RestoreSession, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.remember(painted)
    assert "scan" not in (tmp_path / "settings.ini").read_text()
