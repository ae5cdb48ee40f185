"""Where the program keeps what it makes for itself; never beside a person's photographs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Location = QStandardPaths.StandardLocation


@dataclass(frozen=True)
class Places:
    """``cache``: what can be made again at any time. ``data``: what is to stay. Neither need exist yet.

    ``pictures``: where people keep theirs; dialogs begin there.
    """

    cache: Path
    data: Path
    pictures: Path = Path("~")

    @classmethod
    def of_system(cls) -> Places:
        """Where this system wants such things of this person's programs."""
        wanted = (_Location.GenericCacheLocation, _Location.GenericDataLocation, _Location.PicturesLocation)
        cache, data, pictures = (Path(QStandardPaths.writableLocation(each)) for each in wanted)
        return cls(cache / "Restorer", data / "Restorer", pictures)

    @property
    def kept_work(self) -> Path:
        """The folder in which unsaved work is kept, if the person names no other."""
        return self.data / "unsaved work"

    @property
    def log_file(self) -> Path:
        return self.data / "log" / "restorer.log"

    @property
    def networks(self) -> Path:
        """The folder whose weights files are offered as engines."""
        return self.data / "networks"

    @property
    def thumbnails(self) -> Path:
        """The folder of the small pictures of recent files."""
        return self.cache / "thumbnails"
