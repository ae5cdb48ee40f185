"""Whether there is a screen for a window. Qt would end the whole program if there is none."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from restorer_app.core.errors import RestorerError
from restorer_app.core.sentence import Text


class NoScreen(RestorerError):
    """There is no screen that a window could open on."""

    advice: Text = "Use the command line there: restorer repair --help"


def check_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Raise ``NoScreen`` where Qt would find none: on Linux and its kin without an X or Wayland server.

    Someone who names one of Qt's platforms without a screen (offscreen, vnc, …) gets it.
    """
    if platform in ("win32", "darwin"):
        return
    wished = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if wished and wished != "xcb" and not wished.startswith("wayland"):
        return
    if not (_answers(_wayland(environment)) or _x_answers(environment.get("DISPLAY", ""))):
        raise NoScreen("There is no screen here to open a window on.")


def _wayland(environment: Mapping[str, str]) -> Path | None:
    name = environment.get("WAYLAND_DISPLAY")
    return Path(environment.get("XDG_RUNTIME_DIR", "/"), name) if name else None


def _x_answers(display: str) -> bool:
    """Whether the X server answers; one on another computer is believed to."""
    host, colon, number = display.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True
    name = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108  (where X servers listen)
    return _answers(Path(name)) or _answers(Path(f"\0{name}"))


def _answers(path: Path | None) -> bool:
    if path is None:
        return False
    with socket.socket(socket.AF_UNIX) as door:
        try:
            door.connect(str(path))
        except OSError:
            return False
    return True
