"""Photographs and masks between files and memory, beside the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from restorer_app.core.document import Document, RepairState
from restorer_app.core.errors import DamagedFile, MaskMismatch, RestorerError
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.session.doors import Files
from restorer_app.session.jobs import Done, Failed, Job, JobRunner, Outcome, Work
from restorer_app.session.painting_session import PaintingSession
from restorer_app.session.sentences import failure_sentences
from restorer_app.session.words import tr

_log = logging.getLogger(__name__)

LOSSY_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif"})
"""Names that ask for a format which loses something with every saving."""


@dataclass(frozen=True)
class SaveConcerns:
    """What a person has to agree to before a photograph is saved under a name."""

    lossy: bool = False
    replaces_scan: bool = False
    replaces_file: bool = False


class FilingSession(PaintingSession):
    """Opens and saves, on a lane of its own, so that a long restore never delays either."""

    job_changed = Signal()
    """A restore, an opening or a saving began or ended."""
    message = Signal(str)
    """A short sentence about what was just done."""
    failed = Signal(str, str, str)
    """A sentence, advice (may be empty), details for the curious."""
    damage_found = Signal(object, str)
    """The file at this path is broken; ``open(path, allow_damaged=True)`` opens what is left."""
    saved = Signal(object)
    """The photograph is at this path now."""

    def __init__(self, files: Files | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files or Files.of_core()
        self._file_lane = JobRunner("restorer-files", self)
        self._opening: Job | None = None
        self._saving: Job | None = None

    @property
    def opening(self) -> bool:
        return self._opening is not None

    @property
    def saving(self) -> bool:
        return self._saving is not None

    @property
    def busy_title(self) -> str:
        """What is going on, for people; empty if nothing is."""
        return next((job.title for job in (self._saving, self._opening) if job), "")

    @property
    def can_save(self) -> bool:
        return self._document is not None and not self.saving

    # --- opening

    def open(self, path: Path, allow_damaged: bool = False) -> None:
        """Open a file on the file lane; the present document stays until it is there."""
        open_photo = partial(self._files.open_photo, path, allow_damaged=allow_damaged)
        title = tr("Opening {name}…").format(name=path.name)
        self._start_opening(title, lambda _: (open_photo(), None), path)

    def demonstrate(self, make: Callable[[], tuple[Photo, Mask]]) -> None:
        """Show a photograph that ``make`` makes, its damage already marked; made on the file lane."""
        self._start_opening(tr("Opening the demonstration…"), lambda _: make(), None)

    def _start_opening(self, title: str, work: Work, path: Path | None) -> None:
        if self._opening:
            self._opening.cancel()
        self._opening = job = self._file_lane.start(title, work)
        job.settled.connect(partial(self._on_opened, job, path))
        self._tell_jobs()

    def _on_opened(self, job: Job, path: Path | None, outcome: Outcome) -> None:
        if job is not self._opening:  # another file was chosen meanwhile
            return
        self._opening = None
        match outcome:
            case Done((photo, mask)):
                self.show(photo, mask)
            case Failed(kind, text) if issubclass(kind, DamagedFile):
                self.damage_found.emit(path, text)
            case Failed():
                self._tell_failure(outcome)
        self._tell_jobs()

    # --- saving

    @property
    def suggested_output(self) -> Path:
        """The path that "Save as" proposes. Only with a document."""
        assert self._document is not None
        return self._files.suggested_output(self._document.facts)

    @property
    def suggested_mask(self) -> Path:
        """The path that "Save mask" proposes: beside the photograph. Only with a document."""
        assert self._document is not None
        source = self._document.facts.path or Path(tr("photograph"))
        return source.with_name(f"{source.stem}_mask.png")

    def save_concerns(self, path: Path) -> SaveConcerns:
        """What a person has to agree to before ``save_as(path)``."""
        source = self._document.facts.path if self._document else None
        replaces_scan = source is not None and _same_file(path, source)
        return SaveConcerns(path.suffix.lower() in LOSSY_SUFFIXES, replaces_scan, path.exists())

    def save_as(self, path: Path, *, lossy: bool = False, overwrite: bool = False) -> None:
        """Save the photograph with its repairs on the file lane. ``lossy``, ``overwrite``: agreed to."""
        if self._document is None or self.saving:
            return
        document, state = self._document, self._document.repair_state
        save = partial(self._files.save_photo, document.photo, path, lossy=lossy, overwrite=overwrite)
        title = tr("Saving {name}…").format(name=path.name)
        self._saving = self._file_lane.start(title, lambda progress: save(progress=progress))
        self._saving.settled.connect(partial(self._on_saved, document, state))
        self._tell_jobs()

    def _on_saved(self, document: Document, state: RepairState, outcome: Outcome) -> None:
        self._saving = None
        match outcome:
            case Done(saved):
                document.mark_saved(state)
                self.message.emit(tr("Saved as {name}.").format(name=saved.path.name))
                self.notes = (*self.notes, *(note for note in saved.notes if note not in self.notes))
                self.saved.emit(saved.path)
            case Failed():
                self._tell_failure(outcome)
        self._tell_jobs()

    # --- the mask as a file

    def load_mask(self, path: Path) -> None:
        """Replace the mask by the one in a file.

        It was drawn on the upright photograph, or, if only that fits, on the photograph as it is stored.
        """
        if self._document is None:
            return
        work = partial(_open_mask, self._files.open_mask, path, self._document.picture)
        job = self._file_lane.start(tr("Opening the mask…"), work)
        job.settled.connect(partial(self._on_mask_loaded, self._document))

    def _on_mask_loaded(self, document: Document, outcome: Outcome) -> None:
        match outcome:
            case Done((mask, turned)) if document is self._document:
                self.end_stroke()
                self._tell(document.set_mask(mask))
                text = tr("The mask fits the photograph before turning; it was turned with it.")
                self.message.emit(text if turned else tr("The mask has been loaded."))
            case Failed():
                self._tell_failure(outcome)

    def save_mask(self, path: Path, overwrite: bool = False) -> None:
        """Write the mask as a grey PNG of the upright photograph's size."""
        if self._document is None:
            return
        save = partial(self._files.save_mask, self._document.mask, path, overwrite=overwrite)
        job = self._file_lane.start(tr("Saving the mask…"), lambda _: save())
        job.settled.connect(partial(self._on_mask_saved, path))

    def _on_mask_saved(self, path: Path, outcome: Outcome) -> None:
        match outcome:
            case Done():
                self.message.emit(tr("Mask saved as {name}.").format(name=path.name))
            case Failed():
                self._tell_failure(outcome)

    # --- the end

    def shut_down(self) -> None:
        """Let files finish being written, and end the lane. Waits; for good."""
        self._file_lane.close(finish=True)

    # --- telling

    def _tell_jobs(self) -> None:
        self.job_changed.emit()
        self.state_changed.emit()

    def _tell_failure(self, failed: Failed) -> None:
        if not issubclass(failed.kind, RestorerError):
            _log.error("unexpected failure\n%s", failed.details)
        self.failed.emit(*failure_sentences(failed), failed.details)


def _open_mask(
    open_mask: Callable[..., Mask], path: Path, picture: Picture, progress: Progress
) -> tuple[Mask, bool]:
    """The mask, and whether it had to be turned with the photograph."""
    progress.check()
    try:
        return open_mask(path, picture), False
    except MaskMismatch as mismatch:
        try:
            return open_mask(path, picture, as_stored=True), True
        except MaskMismatch:
            raise mismatch from None


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
