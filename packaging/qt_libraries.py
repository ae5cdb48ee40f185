"""Qt's system libraries on Linux: tried for real, found by name, installed where that is allowed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import system_packages
from terminal import CannotGoOn, say

# soname: its package for apt-get, dnf, pacman
PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libdrm.so.2": ("libdrm2", "libdrm", "libdrm"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++", "gcc-libs"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl", "wayland"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd"),
}
NEEDED = ("lib/libQt6Widgets.so.6", "lib/libQt6Svg.so.6", "lib/libQt6DBus.so.6")
PLUGINS = {
    "offscreen": ("plugins/platforms/libqoffscreen.so",),
    "xcb": ("plugins/platforms/libqxcb.so",),
    "wayland": ("plugins/platforms/libqwayland.so",),
}
TRIAL = "from PySide6.QtWidgets import QApplication, QWidget; QApplication([]); QWidget().show()"


def platforms(environment: dict[str, str]) -> tuple[str, ...]:
    """The Qt platforms on which a person here can see windows; offscreen where there is no screen."""
    if environment.get("QT_QPA_PLATFORM"):
        return (environment["QT_QPA_PLATFORM"].partition(":")[0],)
    wanted = {"wayland": environment.get("WAYLAND_DISPLAY"), "xcb": environment.get("DISPLAY")}
    return tuple(name for name, there in wanted.items() if there) or ("offscreen",)


def provide(python: Path, environment: dict[str, str]) -> bool:
    """Make Qt start, installing what the system lacks where that is allowed.

    False where every library is there and Qt still does not start (no screen behind DISPLAY, say).
    Raises ``CannotGoOn`` with the one line to type where libraries are missing.
    """
    for _ in range(3):
        trial = _trial(python, environment)
        if trial.returncode == 0:
            return True
        missing = missing_libraries(python, platforms(environment)) or named_missing(trial.stderr)
        if not missing:
            return False
        _install(missing)
    return False


def missing_libraries(python: Path, chosen: tuple[str, ...]) -> list[str]:
    """The libraries that Qt's own ones name and that the system does not have, as the loader sees it."""
    folders = sorted(python.parent.parent.glob("lib/python*/site-packages/PySide6/Qt"))
    plugins = [plugin for name in chosen for plugin in PLUGINS.get(name, ())]
    files = [folder / name for folder in folders for name in (*NEEDED, *plugins)]
    found: set[str] = set()
    for file in files:
        try:
            done = subprocess.run(["ldd", str(file)], capture_output=True, text=True)
        except OSError:  # a system without ldd: Qt's own message names one library at a time
            return []
        found.update(not_found(done.stdout))
    return sorted(found)


def not_found(ldd: str) -> list[str]:
    """The names that ldd says are missing."""
    return re.findall(r"^\s*(\S+) => not found", ldd, re.MULTILINE)


def named_missing(message: str) -> list[str]:
    """The library that an error message of the loader names."""
    return re.findall(r"(lib\S+\.so[.\d]*): cannot open shared object file", message)


def packages_for(missing: list[str], manager: str) -> list[str]:
    """The packages that hold these libraries; raises ``CannotGoOn`` if one of them is unknown to us."""
    unknown = [name for name in missing if name not in PACKAGES]
    column = ("apt-get", "dnf", "pacman").index(manager)
    if unknown:
        raise CannotGoOn(
            f"Qt needs system libraries that are missing here: {', '.join(unknown)}.\n"
            "Please install the packages of your system that hold them, then run the same command again."
        )
    return sorted({PACKAGES[name][column] for name in missing})


def _install(missing: list[str]) -> None:
    say(f"Qt needs system libraries that are missing here: {', '.join(missing)}")
    manager = system_packages.manager()
    if manager is None:
        raise CannotGoOn("Please install them with your system's packages, then run the same command again.")
    packages = packages_for(missing, manager.name)
    if not system_packages.install(manager, packages):
        raise CannotGoOn(
            f"Please type this line, then run the same command again:\n  {manager.line(packages)}"
        )


def _trial(python: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Really start Qt, in a process of its own: it imports the widgets and shows an empty window."""
    return subprocess.run(
        [str(python), "-c", TRIAL],
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, **environment},
    )
