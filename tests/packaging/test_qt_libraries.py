"""Qt's system libraries: found by name, installed where that is allowed, else the line to type."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import qt_libraries
import system_packages
from terminal import CannotGoOn

LDD = """\tlinux-vdso.so.1 (0x00007ffc)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibxkbcommon.so.0 => not found
"""


def test_missing_libraries_are_read_from_the_loader() -> None:
    assert qt_libraries.not_found(LDD) == ["libEGL.so.1", "libxkbcommon.so.0"]
    message = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert qt_libraries.named_missing(message) == ["libEGL.so.1"]


@pytest.mark.parametrize(
    ("manager", "expected"),
    [
        ("apt-get", ["libegl1", "libxkbcommon0"]),
        ("dnf", ["libglvnd-egl", "libxkbcommon"]),
        ("pacman", ["libglvnd", "libxkbcommon"]),
    ],
)
def test_each_library_has_its_package(manager: str, expected: list[str]) -> None:
    assert qt_libraries.packages_for(["libEGL.so.1", "libxkbcommon.so.0"], manager) == expected


def test_an_unknown_library_is_named_to_the_person() -> None:
    with pytest.raises(CannotGoOn, match=r"libnew\.so\.9"):
        qt_libraries.packages_for(["libnew.so.9"], "apt-get")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, ("offscreen",)),
        ({"DISPLAY": ":0"}, ("xcb",)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ("wayland", "xcb")),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ("offscreen",)),
        ({"QT_QPA_PLATFORM": "xcb:x"}, ("xcb",)),
    ],
)
def test_the_platform_follows_the_session(variables: dict[str, str], expected: tuple[str, ...]) -> None:
    assert qt_libraries.platforms(variables) == expected


class _System:
    """A Qt that misses libraries until they are installed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, may_install: bool) -> None:
        self.missing, self.installed = ["libEGL.so.1"], list[list[str]]()
        self._may = may_install
        monkeypatch.setattr(qt_libraries, "_trial", self.trial)
        monkeypatch.setattr(qt_libraries, "missing_libraries", lambda python, platforms: self.missing)
        monkeypatch.setattr(system_packages, "manager", lambda: system_packages.MANAGERS[0])
        monkeypatch.setattr(system_packages, "install", self.install)

    def trial(self, *ignored: Any) -> SimpleNamespace:
        return SimpleNamespace(returncode=int(bool(self.missing)), stderr="")

    def install(self, manager: system_packages.Manager, packages: list[str]) -> bool:
        if self._may:
            self.installed.append(packages)
            self.missing = []
        return self._may


def test_missing_libraries_are_installed_where_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    system = _System(monkeypatch, may_install=True)
    assert qt_libraries.provide(Path("python"), {})
    assert system.installed == [["libegl1"]]


def test_where_nothing_may_be_installed_the_line_to_type_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    _System(monkeypatch, may_install=False)
    with pytest.raises(CannotGoOn, match="sudo apt-get install -y libegl1"):
        qt_libraries.provide(Path("python"), {})


def test_a_qt_that_misses_nothing_and_does_not_start_has_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    system = _System(monkeypatch, may_install=True)
    monkeypatch.setattr(system, "trial", lambda *ignored: SimpleNamespace(returncode=-6, stderr=""))
    monkeypatch.setattr(
        qt_libraries, "_trial", lambda *i: SimpleNamespace(returncode=-6, stderr="no display")
    )
    system.missing = []
    assert not qt_libraries.provide(Path("python"), {})
    assert system.installed == []
