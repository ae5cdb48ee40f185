"""Keeps work on photographs safe while it is unsaved, and finds what a program cut off half-way has left."""

from __future__ import annotations

import logging
import os
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.core.work import Work
from restorer_app.session.doors import Files
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome
from restorer_app.session.shelf import OpenPhoto
from restorer_app.session.words import tr

_log = logging.getLogger(__name__)

INTERVAL_MS = 60_000
_LOCK = "lock"


@dataclass(frozen=True, eq=False)
class LostWork:
    """Work that a program did not live to save. ``note`` is a ``WorkNote``."""

    folder: Path
    note: Any


class WorkKeeping(QObject):
    """Writes what has changed every minute, on the file lane, into a folder of this run of the program.

    A lock tells other runs that its owner lives. Saved work is removed at once, all of it at a clean end.
    """

    lost_found = Signal(object)
    """A tuple of ``LostWork``."""
    troubled = Signal(str)
    """A sentence: work could not be kept. Not said again until it could."""

    def __init__(
        self, lane: JobRunner, files: Files, photos: Callable[[], tuple[OpenPhoto, ...]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lane, self._files, self._photos = lane, files, photos
        self._place: Path | None = None
        self._run: Path | None = None
        self._former: list[Path] = []
        self._locks: list[QLockFile] = []
        self._numbers = 0
        self._kept: dict[OpenPhoto, _Kept] = {}
        self._replaced: dict[OpenPhoto, Path] = {}
        self._troubled = False
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.keep_now)

    @property
    def place(self) -> Path | None:
        """Where work is kept; None while it is not."""
        return self._place

    def begin(self, place: Path | None) -> None:
        """Keep work below this folder from now on (None: nowhere); what was kept elsewhere moves along."""
        if place == self._place:
            return
        self._former = [*self._former, *([self._run] if self._run is not None else [])]
        self._run, self._place = None, place
        self._kept.clear()
        if place is None:
            self._timer.stop()
            self._tidy()
        else:
            self._timer.start()
            self.keep_now()

    @Slot()
    def keep_now(self) -> None:
        """Write what has changed since it was written last; remove what needs no keeping any more."""
        if self._place is None:
            return
        photos = self._photos()
        for photo in [known for known in self._kept if known not in photos]:
            self._forget(photo)
        for photo in photos:
            state = photo.document.moment, photo.unsaved
            kept = self._kept.get(photo)
            first = kept is None
            if not photo.unsaved and not photo.document.marked:
                self._forget(photo)
            elif kept is None or kept.state != state:
                self._keep(photo, _Kept(state, kept.folder if kept else self._folder()), first)

    def stop(self) -> None:
        """A clean end: nothing needs keeping any more."""
        self._timer.stop()
        self._kept.clear()
        if self._run is not None:
            self._former.append(self._run)
        self._run = self._place = None
        self._tidy()
        self._locks.clear()  # each is unlocked as it goes

    def _tidy(self) -> None:
        """Remove what was kept where work is kept no longer."""
        for run in self._former:
            self._lane.start("Tidying…", partial(_remove, run))
        self._former.clear()

    def _folder(self) -> Path:
        """A new folder in that of this run, which is made and locked when it is first needed."""
        assert self._place is not None
        if self._run is None:
            self._run = self._place / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
            self._lock(self._run)
        self._numbers += 1
        return self._run / str(self._numbers)

    def _lock(self, run: Path) -> bool:
        try:
            run.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return False  # writing will fail as well, and that is told
        lock = QLockFile(str(run / _LOCK))
        lock.setStaleLockTime(0)  # only the end of its owner frees it
        if not lock.tryLock(0):
            return False
        self._locks.append(lock)
        return True

    def _keep(self, photo: OpenPhoto, kept: _Kept, first: bool) -> None:
        self._kept[photo] = kept
        self._numbers += 1
        document, facts = photo.document, photo.document.facts
        scan = facts.with_picture(document.original) if first and facts.path is None else None
        about = _About(photo.name, facts.path, photo.stamp, scan, facts.page)
        work = partial(_keep, self._files, kept.folder, document.work, about, self._numbers)
        job = self._lane.start("Keeping your work safe…", work)
        job.settled.connect(partial(self._on_kept, photo))

    def _on_kept(self, photo: OpenPhoto, outcome: Outcome) -> None:
        match outcome:
            case Done():
                self._troubled = False
                self._tidy()
                replaced = self._replaced.pop(photo, None)
                if replaced is not None and self._place is not None:
                    self._lane.start("Tidying…", partial(_remove_lost, replaced))
            case Failed(_, text, _, details):
                self._kept.pop(photo, None)  # again in a minute
                _log.info("work on %s was not kept\n%s", photo.name, details)
                if not self._troubled:
                    self._troubled = True
                    sentence = tr("Your work cannot be kept safe in “{folder}”: {reason}")
                    self.troubled.emit(sentence.format(folder=self._place, reason=text))

    def _forget(self, photo: OpenPhoto) -> None:
        kept = self._kept.pop(photo, None)
        if kept is not None:
            self._lane.start("Tidying…", partial(_remove, kept.folder))

    # --- what others have lost

    def look_for_lost(self) -> None:
        """Find out, soon, whether there is work that a program cut off half-way has left."""
        if self._place is not None:
            work = partial(_runs, self._place)
            self._lane.start("Looking for unsaved work…", work).settled.connect(self._on_runs)

    def _on_runs(self, outcome: Outcome) -> None:
        if isinstance(outcome, Done) and self._place is not None:
            lost = [run for run in outcome.value if run != self._run and self._lock(run)]
            if lost:
                job = self._lane.start("Looking for unsaved work…", partial(_lost, lost))
                job.settled.connect(self._on_lost)

    def _on_lost(self, outcome: Outcome) -> None:
        if isinstance(outcome, Done) and outcome.value:
            self.lost_found.emit(outcome.value)

    def brought_back(self, lost: LostWork, photo: OpenPhoto) -> None:
        """The photograph has this work now: it is kept anew, and then no longer where it was."""
        self._replaced[photo] = lost.folder
        self.keep_now()

    def give_up(self, lost: LostWork) -> None:
        """The person does not want it."""
        self._lane.start("Tidying…", partial(_remove_lost, lost.folder))


@dataclass(frozen=True, eq=False)
class _Kept:
    """In which state a photograph was kept, and where."""

    state: tuple[object, bool]
    folder: Path


@dataclass(frozen=True, eq=False)
class _About:
    """``stamp``: the size and time of the file when it was opened; ``scan``: what has no file."""

    name: str
    path: Path | None
    stamp: tuple[int, int] | None
    scan: Photo | None
    page: int


# --- on the file lane


def _keep(files: Files, folder: Path, work: Work, about: _About, number: int, progress: Progress) -> None:
    from restorer_app.core.work_files import SCAN, WorkNote, keep_work

    if about.scan is not None and not (folder / SCAN).exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        files.save_photo(about.scan, folder / SCAN, progress=progress)
    size, changed = about.stamp or (-1, -1)
    path = str(about.path.absolute()) if about.path else ""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    note = WorkNote(about.name, path, size, changed, now, len(work.repairs), work.marked, about.page)
    keep_work(folder, work, note, number)


def _remove(folder: Path, _: Progress) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _remove_lost(folder: Path, _: Progress) -> None:
    """Remove lost work, and the folder of its run once there is no more in it."""
    shutil.rmtree(folder, ignore_errors=True)
    run = folder.parent
    if run.is_dir() and not any(path.is_dir() for path in run.iterdir()):
        shutil.rmtree(run, ignore_errors=True)


def _runs(place: Path, progress: Progress) -> list[Path]:
    from restorer_app.core.work_files import NOTE

    if not place.is_dir():
        return []
    return [run for run in progress.each(sorted(place.iterdir())) if any(run.glob(f"*/{NOTE}"))]


def _lost(runs: list[Path], progress: Progress) -> tuple[LostWork, ...]:
    """All that can be read in these runs, the oldest first."""
    from restorer_app.core.work_files import NOTE, read_note

    found = []
    for path in progress.each([path for run in runs for path in run.glob(f"*/{NOTE}")]):
        try:
            found.append(LostWork(path.parent, read_note(path.parent)))
        except UnreadableFile:
            _log.info("kept work that cannot be read: %s", path)
    return tuple(sorted(found, key=lambda lost: lost.note.kept))
