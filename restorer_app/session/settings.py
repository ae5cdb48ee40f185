"""What the program remembers between two starts: the window's place, tools and choices, recent files."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from restorer_app.session.painting_session import OVERLAY_COLOURS, TOOLS
from restorer_app.session.recent import RecentFiles
from restorer_app.session.restore_session import RestoreSession

THEMES = ("system", "dark", "light")


class Settings:
    """Small values in the place that the system keeps them, or in the file ``path``.

    Whatever cannot be read counts as not there: settings never keep the program from starting.
    """

    def __init__(self, path: Path | None = None) -> None:
        ini = QSettings.Format.IniFormat
        self._store = QSettings(str(path), ini) if path else QSettings("Restorer", "Restorer")

    @property
    def geometry(self) -> QByteArray:
        """The window's size and place as ``QWidget.saveGeometry`` gives it; empty at first."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def theme(self) -> str:
        """One of ``THEMES``."""
        value = self._store.value("window/theme")
        return value if value in THEMES else "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("window/theme", value)

    @property
    def more_shown(self) -> bool:
        """Whether the panel's "More" part is open."""
        return self._switch("window/more", False)

    @more_shown.setter
    def more_shown(self, value: bool) -> None:
        self._store.setValue("window/more", value)

    def recall_recent(self, recent: RecentFiles) -> None:
        """Give back the list of recent files; names that make no sense count as not there."""
        try:
            names = json.loads(str(self._store.value("recent/files", "[]")))
        except (ValueError, RecursionError):
            names = []
        paths = [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
        recent.recall(
            [path for path in paths if path.is_absolute()], self._switch("recent/remember", default=True)
        )

    def remember_recent(self, recent: RecentFiles) -> None:
        """Keep the list, at once: a person who clears it wants it gone, whatever happens next."""
        self._store.setValue("recent/files", json.dumps([str(path) for path in recent.paths]))
        self._store.setValue("recent/remember", recent.remembering)
        self._store.sync()

    def recall(self, session: RestoreSession) -> None:
        """Give the session the brush, method and device of last time, as far as they exist here."""
        session.brush_share = self._number("brush/share", session.brush_share)
        method, device = self._store.value("engine/method"), self._store.value("engine/device")
        if method in {info.name for info in session.methods}:
            session.method = str(method)
        if device in ("auto", "cpu"):
            session.device = str(device)
        session.match_grain = self._switch("engine/grain", session.match_grain)
        session.add_texture = self._switch("engine/texture", session.add_texture)
        self._recall_marks(session)

    def _recall_marks(self, session: RestoreSession) -> None:
        tool, colour = self._store.value("tool/name"), self._store.value("overlay/colour")
        if tool in TOOLS:
            session.tool = tool
        if colour in OVERLAY_COLOURS:
            session.overlay_colour = colour
        session.overlay_opacity = self._number("overlay/opacity", session.overlay_opacity)
        session.overlay_outline = self._switch("overlay/outline", session.overlay_outline)
        session.tolerance = self._number("tool/tolerance", session.tolerance)
        session.growth = round(self._number("mask/growth", session.growth))

    def remember(self, session: RestoreSession) -> None:
        """Keep what ``recall`` gives back. The seed is not kept: each start begins with the same one."""
        self._store.setValue("brush/share", session.brush_share)
        self._store.setValue("engine/method", session.method)
        self._store.setValue("engine/device", session.device)
        self._store.setValue("engine/grain", session.match_grain)
        self._store.setValue("engine/texture", session.add_texture)
        self._store.setValue("tool/name", session.tool)
        self._store.setValue("overlay/colour", session.overlay_colour)
        self._store.setValue("overlay/opacity", session.overlay_opacity)
        self._store.setValue("overlay/outline", session.overlay_outline)
        self._store.setValue("tool/tolerance", session.tolerance)
        self._store.setValue("mask/growth", session.growth)
        self._store.sync()

    def _switch(self, key: str, default: bool) -> bool:
        value = self._store.value(key)
        return value in (True, "true") if value in (True, "true", False, "false") else default

    def _number(self, key: str, default: float) -> float:
        value = self._store.value(key)
        try:
            return float(str(value))
        except ValueError:
            return default
