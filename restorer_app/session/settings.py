"""What the program remembers between two starts: the window's place, tools and choices, recent files."""

from __future__ import annotations

import json
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from restorer_app.session.language import LANGUAGES
from restorer_app.session.recent import RecentFiles
from restorer_app.session.restore_session import RestoreSession

THEMES = ("system", "dark", "light")

_REMEMBERED = {
    "brush/share": "brush_share",
    "tool/name": "tool",
    "tool/tolerance": "tolerance",
    "tool/pressure": "pressure_sizes",
    "mask/growth": "growth",
    "view/overview": "overview_visible",
    "overlay/colour": "overlay_colour",
    "overlay/opacity": "overlay_opacity",
    "overlay/outline": "overlay_outline",
    "save/tiff": "tiff_compression",
    "engine/method": "kept_method",
    "engine/grain": "match_grain",
    "engine/texture": "add_texture",
    "engine/flips": "average_flips",
    "engine/adapt": "adapt_first",
    "compare/level": "split_level",
    "compare/gain": "gain",
    "compare/outlines": "repairs_outlined",
    "window/still": "reduced_motion",
}
"""Keys, and the values of the session that they hold. What the session refuses counts as not there."""


class Settings:
    """Small values in the place that the system keeps them, or in the file ``path``.

    Whatever cannot be read counts as not there: settings never keep the program from starting.
    """

    def __init__(self, path: Path | None = None) -> None:
        ini = QSettings.Format.IniFormat
        self._store = QSettings(str(path), ini) if path else QSettings("Restorer", "Restorer")
        self._defaults: dict[str, Any] = {}

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
    def language(self) -> str:
        """One of ``LANGUAGES``."""
        value = self._store.value("window/language")
        return value if value in LANGUAGES else "system"

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("window/language", value)

    @property
    def keeps_work(self) -> bool:
        """Whether unsaved work is kept safe every minute."""
        return self._switch("keep/on", default=True)

    @keeps_work.setter
    def keeps_work(self, wanted: bool) -> None:
        self._store.setValue("keep/on", wanted)

    @property
    def work_folder(self) -> Path | None:
        """Where unsaved work is kept; None: where the system wants such things."""
        value = self._store.value("keep/place")
        return Path(value) if isinstance(value, str) and Path(value).is_absolute() else None

    @work_folder.setter
    def work_folder(self, folder: Path | None) -> None:
        self._store.setValue("keep/place", str(folder or ""))

    @property
    def knows_brush(self) -> bool:
        """Whether the hint at the first photograph has been seen."""
        return self._switch("hints/brush", default=False)

    @knows_brush.setter
    def knows_brush(self, known: bool) -> None:
        self._store.setValue("hints/brush", known)

    def is_open(self, part: str) -> bool:
        """Whether a part of the panel was left open."""
        return self._switch(f"open/{part}", default=False)

    def keep_open(self, part: str, opened: bool) -> None:
        self._store.setValue(f"open/{part}", opened)

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
        """Give the session the tools and choices of last time, as far as they make sense here."""
        self._defaults = {name: getattr(session, name) for name in _REMEMBERED.values()}
        for key, name in _REMEMBERED.items():
            value = self._like(key, getattr(session, name))
            if value is not None:
                with suppress(ValueError):
                    setattr(session, name, value)
        session.wish_for_device(str(self._store.value("engine/device", session.device)))
        folder = self._store.value("folder/last")
        if isinstance(folder, str) and Path(folder).is_absolute():
            session.last_folder = Path(folder)

    def reset(self, session: RestoreSession) -> None:
        """Set all that a person can set to what it is in a new program; the window stays where it is."""
        for name, value in self._defaults.items():
            setattr(session, name, value)
        session.device = "auto"
        session.recent.remembering = True
        self.theme, self.language = THEMES[0], LANGUAGES[0]
        self.keeps_work, self.work_folder = True, None
        self.knows_brush = False
        self.remember(session)

    def remember(self, session: RestoreSession) -> None:
        """Keep what ``recall`` gives back. The seed is not kept: each start begins with the same one."""
        for key, name in _REMEMBERED.items():
            self._store.setValue(key, getattr(session, name))
        self._store.setValue("engine/device", session.wished_device)
        if session.recent.remembering and session.last_folder is not None:
            self._store.setValue("folder/last", str(session.last_folder))
        else:
            self._store.remove("folder/last")
        self._store.sync()

    def _like(self, key: str, default: Any) -> Any:
        """The value as one of the default's kind; None if there is none that makes sense."""
        value = self._store.value(key)
        if isinstance(default, bool):
            return self._switch(key, default)
        if isinstance(default, (int, float)):
            number = self._number(key, default)
            return round(number) if isinstance(default, int) else number
        return str(value) if isinstance(value, str) else None

    def _switch(self, key: str, default: bool) -> bool:
        value = self._store.value(key)
        return value in (True, "true") if value in (True, "true", False, "false") else default

    def _number(self, key: str, default: float) -> float:
        try:
            number = float(str(self._store.value(key)))
        except ValueError:
            return default
        return number if isfinite(number) else default
