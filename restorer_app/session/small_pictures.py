"""Small pictures of the open photographs, as they are now, made beside the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from restorer_app.core.photo import Photo
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome
from restorer_app.session.opening_work import made_thumbnail
from restorer_app.session.recent import RecentFiles
from restorer_app.session.shelf import OpenPhoto

_log = logging.getLogger(__name__)

PAUSE_MS = 1500
"""A repaired photograph gets a new one so long after its last repair: not one for each speck of dust."""

Make = Callable[[Photo], bytes]


class SmallPictures(QObject):
    """Gives each photograph its ``thumbnail``, and a new one when it has been repaired."""

    changed = Signal()
    """A photograph has another one."""

    def __init__(
        self,
        lane: JobRunner,
        make: Make | None,
        recent: RecentFiles,
        photos: Callable[[], tuple[OpenPhoto, ...]],
        parent: QObject,
    ) -> None:
        """``make`` is called on the lane; None: none are made."""
        super().__init__(parent)
        self._lane, self._make, self._recent, self._photos = lane, make, recent, photos
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._make_next)

    def make(self, of: OpenPhoto, photo: Photo, path: Path | None, revision: int) -> None:
        """Make one of a photograph as it was at this ``picture_revision``, also for the file at ``path``."""
        if self._make is None:
            return
        of.thumbnail_revision = revision
        place = self._recent.thumbnail(path.absolute()) if path and self._recent.remembering else None
        work = partial(made_thumbnail, self._make, photo, place)
        job = self._lane.start("Making a small picture…", work)
        job.settled.connect(partial(self._on_made, of, place is not None))

    @Slot()
    def follow(self) -> None:
        """A photograph may have been repaired: make a new one once the hand rests."""
        if self._make is not None and self._due():
            self._pause.start()

    def stop(self) -> None:
        """The lane ends: from now on none are made."""
        self._pause.stop()
        self._make = None

    def _due(self) -> OpenPhoto | None:
        """One whose picture has changed since."""
        photos = self._photos()
        return next((p for p in photos if p.document.picture_revision != p.thumbnail_revision), None)

    @Slot()
    def _make_next(self) -> None:
        """Make one, if the lane is free: what waits keeps the samples, and then a repair has to copy them."""
        due = self._due()
        if due is None:
            return
        if self._lane.idle:
            self.make(due, due.document.photo, None, due.document.picture_revision)
        if self._due():
            self._pause.start()

    def _on_made(self, of: OpenPhoto, of_file: bool, outcome: Outcome) -> None:
        match outcome:
            case Done(png):
                of.thumbnail = png
                self.changed.emit()
                if of_file:
                    self._recent.changed.emit()
            case Failed():  # nobody asked for it: the name alone will do
                _log.info("no small picture of %s\n%s", of.name, outcome.details)
