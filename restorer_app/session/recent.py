"""The files that were opened or saved last, with small pictures of them; or none, if a person wants none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from restorer_app.core.progress import Progress
from restorer_app.session.jobs import Done, JobRunner, Outcome

MOST = 12


class RecentFiles(QObject):
    """At most ``MOST`` files, the newest first. Disks are looked at on the file lane only."""

    changed = Signal()
    """Other files, another order, another one is missing, or a thumbnail has come."""

    def __init__(self, lane: JobRunner, folder: Path, parent: QObject | None = None) -> None:
        """``folder``: where the thumbnails are kept."""
        super().__init__(parent)
        self._lane, self._folder = lane, folder
        self._paths: tuple[Path, ...] = ()
        self._missing: frozenset[Path] = frozenset()
        self._remembering = True
        self._stopped = False

    @property
    def paths(self) -> tuple[Path, ...]:
        return self._paths

    @property
    def remembering(self) -> bool:
        """Whether files are remembered. Switched off, the list and its thumbnails are removed."""
        return self._remembering

    @remembering.setter
    def remembering(self, wanted: bool) -> None:
        if wanted != self._remembering:
            self._remembering = wanted
            self._take(() if not wanted else self._paths)

    def is_missing(self, path: Path) -> bool:
        """Whether the file was gone when ``look`` was last answered."""
        return path in self._missing

    def thumbnail(self, path: Path) -> Path:
        """Where the small PNG of the file is kept; it need not be there."""
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / f"{name[:32]}.png"

    def recall(self, paths: Iterable[Path], remembering: bool) -> None:
        """Begin with the list of last time."""
        self._remembering = remembering
        self._paths = tuple(dict.fromkeys(paths))[:MOST] if remembering else ()
        self.changed.emit()

    def add(self, path: Path) -> None:
        """Put a file first. Nothing if files are not remembered."""
        if self._remembering:
            path = path.absolute()
            self._missing -= {path}
            self._take((path, *(known for known in self._paths if known != path)))

    def forget(self, path: Path) -> None:
        self._take(tuple(known for known in self._paths if known != path))

    def clear(self) -> None:
        self._take(())

    def look(self) -> None:
        """Find out, soon, which files are gone."""
        if self._paths and not self._stopped:
            work = partial(_missing, self._paths)
            self._lane.start("Looking for files…", work).settled.connect(self._on_looked)

    def stop(self) -> None:
        """The lane ends: from now on only the list itself changes."""
        self._stopped = True

    def _on_looked(self, outcome: Outcome) -> None:
        if isinstance(outcome, Done) and outcome.value != self._missing:
            self._missing = outcome.value
            self.changed.emit()

    def _take(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths[:MOST])
        kept = frozenset(self.thumbnail(path).name for path in self._paths)
        if not self._stopped:
            self._lane.start("Tidying…", partial(_tidy, self._folder, kept))
        self.changed.emit()


def _missing(paths: Iterable[Path], progress: Progress) -> frozenset[Path]:
    return frozenset(path for path in progress.each(tuple(paths)) if not path.is_file())


def _tidy(folder: Path, kept: frozenset[str], progress: Progress) -> None:
    """Remove the thumbnails of files that are not on the list any more."""
    for path in folder.glob("*.png") if folder.is_dir() else ():
        progress.check()
        if path.name not in kept:
            path.unlink(missing_ok=True)
