"""Where the program keeps what it makes for itself; never beside a person's photographs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Location = QStandardPaths.StandardLocation


@dataclass(frozen=True)
class Places:
    """``cache``: what can be made again at any time. ``data``: what is to stay. Neither need exist yet."""

    cache: Path
    data: Path

    @classmethod
    def of_system(cls) -> Places:
        """Where this system wants such things of this person's programs."""
        found = (_Location.GenericCacheLocation, _Location.GenericDataLocation)
        cache, data = (Path(QStandardPaths.writableLocation(each)) / "Restorer" for each in found)
        return cls(cache, data)

    @property
    def thumbnails(self) -> Path:
        """The folder of the small pictures of recent files."""
        return self.cache / "thumbnails"
