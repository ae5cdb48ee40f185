"""Where ``restorer`` goes: to the window or to a command; and what it says where there is no window."""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from restorer_app import __main__ as start
from restorer_app.core.resources import resource_path
from restorer_app.core.screen import NoScreen, check_screen
from restorer_app.session.places import Places
from tests.cli.processes import run_restorer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a stand-in for the window was opened with, instead of a window."""
    calls: list[dict[str, Any]] = []

    def open_window(engine: object, methods: object, photo: Path | None = None, **more: object) -> int:
        calls.append({"engine": engine, "methods": methods, "photo": photo, **more})
        return 0

    stand_in = ModuleType("restorer_app.gui.app")
    stand_in.open_window = open_window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "restorer_app.gui.app", stand_in)
    return calls


def test_without_arguments_the_window_opens_empty(opened: list[dict[str, Any]]) -> None:
    assert start.main([]) == 0
    (call,) = opened
    assert call["photo"] is None and call["start_demonstration"] is False
    assert call["methods"][0].name and callable(call["demonstration"])


def test_the_window_offers_networks_from_the_folder_for_them(
    opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    places = Places(tmp_path / "cache", tmp_path / "data")
    monkeypatch.setattr(Places, "of_system", classmethod(lambda cls: places))
    places.networks.mkdir(parents=True)
    shutil.copy(resource_path("weights/repair-small.safetensors"), places.networks / "mine.safetensors")
    assert start.main([]) == 0
    offered = opened[0]["methods"]
    assert [info.name for info in offered if info.task == "fill"][-2:] == ["exemplar", "own-mine"]
    assert "denoise-cnn" in {info.name for info in offered}


@pytest.mark.expect_noise("broken.safetensors is not a weights file")
def test_a_broken_network_in_that_folder_is_named_and_the_window_opens(
    opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    places = Places(tmp_path / "cache", tmp_path / "data")
    monkeypatch.setattr(Places, "of_system", classmethod(lambda cls: places))
    places.networks.mkdir(parents=True)
    (places.networks / "broken.safetensors").write_bytes(b"")
    assert start.main([]) == 0
    assert not any(info.group == "own" for info in opened[0]["methods"])


def test_a_photograph_is_opened_in_the_window(opened: list[dict[str, Any]], tmp_path: Path) -> None:
    photo = tmp_path / "scan.tif"
    photo.touch()
    assert start.main([str(photo)]) == 0
    assert opened[0]["photo"] == photo


def test_the_demonstration_is_opened_in_the_window(opened: list[dict[str, Any]]) -> None:
    assert start.main(["--demonstration"]) == 0
    assert opened[0]["start_demonstration"] is True
    photo, mask = opened[0]["demonstration"]()
    mask.check_fits(photo.picture)


def test_the_window_s_engine_loads_nothing_until_it_is_asked(opened: list[dict[str, Any]]) -> None:
    start.main([])
    engine = opened[0]["engine"]
    assert engine._engine is None
    assert "cpu" in engine.devices()
    first = engine._engine
    assert engine.devices() and engine._engine is first


@pytest.mark.parametrize("argv", [["engines"], ["--version"], ["-h"]])
def test_commands_and_help_open_no_window(
    opened: list[dict[str, Any]], capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    assert start.main(argv) == 0
    assert opened == [] and capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["none.tif"], ("none.tif", "Check the name")),
        (["repiar"], ("repiar", '"restorer repair"')),
        (["."], ("is a folder", "Name a photograph")),
        (["--demonstration", "none.tif"], ("not allowed with", "--help")),
        (["a.tif", "b.tif"], ("b.tif", "--help")),
        (["--mystery"], ("--mystery", "--help")),
    ],
)
def test_what_cannot_be_opened_is_said_in_two_lines(
    opened: list[dict[str, Any]], capsys: pytest.CaptureFixture[str], argv: list[str], said: tuple[str, str]
) -> None:
    assert start.main(argv) == 2
    lines = capsys.readouterr().err.splitlines()
    assert opened == [] and len(lines) == 2 and lines[0].startswith("restorer: ")
    assert said[0] in lines[0] and said[1] in lines[1]


def test_without_a_screen_the_command_line_is_named(
    opened: list[dict[str, Any]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "check_screen", lambda: check_screen({}, "linux"))
    assert start.main([]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert opened == [] and len(lines) == 2
    assert "no screen" in lines[0] and "restorer repair" in lines[1]


def test_a_window_whose_libraries_are_missing_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "restorer_app.gui.app", None)
    assert start.main([]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and "cannot be loaded" in lines[0]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
def test_a_real_process_without_a_screen_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ended = run_restorer("--demonstration")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.splitlines()) == 2 and "no screen" in ended.stderr


# --- the screen


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Path]:
    """A socket that something listens on, as a display server does."""
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()
        yield path


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such sockets")
def test_a_wayland_server_that_answers_is_a_screen(server: Path) -> None:
    check_screen({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(server.parent)}, "linux")
    check_screen({"WAYLAND_DISPLAY": str(server), "XDG_RUNTIME_DIR": "/nowhere"}, "linux")


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":94717"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-94717", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
    ],
)
def test_no_server_is_no_screen(environment: dict[str, str]) -> None:
    with pytest.raises(NoScreen, match="no screen"):
        check_screen(environment, "linux")


@pytest.mark.parametrize(
    "environment",
    [{"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "vnc:size=800x600"}, {"DISPLAY": "far.example:0"}],
)
def test_other_platforms_of_qt_and_other_computers_are_believed(environment: dict[str, str]) -> None:
    check_screen(environment, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(platform: str) -> None:
    check_screen({}, platform)
