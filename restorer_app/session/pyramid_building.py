"""Builds the pyramid that the photograph is drawn from, beside the window and a little at a time."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.pyramid import Pyramid, PyramidWork
from restorer_app.session.jobs import Done, Failed, Job, JobRunner, Outcome

_log = logging.getLogger(__name__)


class PyramidBuilding(QObject):
    """Gives the lane one small piece of work after the other, so that nobody who needs it waits long."""

    changed = Signal(object)
    """The pyramid has been built, or built anew, inside an upright ``Box``."""

    def __init__(self, lane: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._pyramid: Pyramid | None = None
        self._job: Job | None = None

    @property
    def pyramid(self) -> Pyramid | None:
        return self._pyramid

    def begin(self, document: Document | None) -> None:
        """Build the one of this document; None: of none."""
        self.stop()
        self._pyramid = Pyramid(document) if document is not None else None
        self._go_on()

    @Slot(object)
    def touch(self, box: Box | None) -> None:
        """The picture has changed inside a box (None: anywhere)."""
        if self._pyramid is not None:
            self._pyramid.touch(box)
            self._go_on()

    def stop(self) -> None:
        """Build nothing more; what there is stays."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _go_on(self) -> None:
        work = self._pyramid.next_work() if self._pyramid is not None and self._job is None else None
        if work is not None:
            self._job = job = self._lane.start("Sharpening the view…", work)
            job.settled.connect(partial(self._on_settled, job, work))

    def _on_settled(self, job: Job, work: PyramidWork, outcome: Outcome) -> None:
        if job is not self._job or self._pyramid is None:  # another photograph has come
            return
        self._job = None
        match outcome:
            case Done(built):
                if self._pyramid.take(work, built):
                    self.changed.emit(work.box)
                self._go_on()
            case Failed():
                _log.error("the view stays coarse\n%s", outcome.details)
