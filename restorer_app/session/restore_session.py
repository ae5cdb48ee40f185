"""What the window shows and does, without a window: one photograph, its mask, one engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from restorer_app.core.brush import Point
from restorer_app.core.document import Change, Document
from restorer_app.core.errors import DamagedFile
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Repair
from restorer_app.engine.request import MethodInfo, RestoreRequest, RestoreResult
from restorer_app.session.announced import Announced, one_of, within
from restorer_app.session.doors import EngineDoor, Files
from restorer_app.session.jobs import Done, Failed, Job, JobRunner, Outcome, Stopped, failure
from restorer_app.session.sentences import failure_sentences, restored, step_title
from restorer_app.session.words import tr

Tool = Literal["brush", "eraser", "pan"]
ViewMode = Literal["after", "split", "before"]

LOSSY_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif"})
"""Names that ask for a format which loses something with every saving."""
SMALLEST_BRUSH, LARGEST_BRUSH = 1.0, 2000.0


@dataclass(frozen=True)
class SaveConcerns:
    """What a person has to agree to before a photograph is saved under a name."""

    lossy: bool = False
    replaces_scan: bool = False
    replaces_file: bool = False


class RestoreSession(QObject):
    """The verbs of the program. Lives on the GUI thread; long work runs on an engine and a file lane.

    Points are (row, column) in upright pixels, the centre of the first pixel at (0.5, 0.5). Every signal
    comes after the state it tells of.
    """

    document_changed = Signal()
    """Another document, or none."""
    picture_changed = Signal(object)
    """Samples changed inside an upright ``Box``; None: anywhere."""
    mask_changed = Signal(object)
    """The mask changed inside an upright ``Box``; None: anywhere."""
    tool_changed = Signal()
    view_changed = Signal()
    choice_changed = Signal()
    """Method, device or seed."""
    devices_changed = Signal()
    job_changed = Signal()
    """A restore, an opening or a saving began or ended."""
    state_changed = Signal()
    """Something that can be done became possible or impossible, or undo has another title."""
    progressed = Signal(float, str)
    """Of the restore that runs: the fraction done, and a note."""
    message = Signal(str)
    notes_changed = Signal()
    failed = Signal(str, str, str)
    """A sentence, advice (may be empty), details for the curious."""
    damage_found = Signal(object, str)
    """The file at this path is broken; ``open(path, allow_damaged=True)`` opens what is left."""
    saved = Signal(object)
    """The photograph is at this path now."""

    tool: Announced[Tool] = Announced("brush", "tool_changed", one_of("brush", "eraser", "pan"))
    brush_diameter = Announced(40.0, "tool_changed", within(SMALLEST_BRUSH, LARGEST_BRUSH))
    """In picture pixels."""
    view_mode: Announced[ViewMode] = Announced("after", "view_changed", one_of("after", "split", "before"))
    split_position = Announced(0.5, "view_changed", within(0, 1))
    """Where the split stands across the picture's width: before to the left, after to the right."""
    mask_visible = Announced(True, "view_changed")
    peeking = Announced(False, "view_changed")
    """While a person holds a key or button to see the photograph as it was opened."""
    device = Announced("auto", "choice_changed")
    seed = Announced(0, "choice_changed", lambda seed: min(max(int(seed), 0), 2**31 - 1))
    notes: Announced[tuple[str, ...]] = Announced((), "notes_changed")
    """Sentences about the photograph or the last repair that stay in sight until dismissed."""

    def __init__(
        self,
        engine: EngineDoor,
        methods: Sequence[MethodInfo],
        files: Files | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._methods = tuple(methods)
        self._files = files or Files.of_core()
        self._method = self._methods[0].name if self._methods else ""
        self._devices: tuple[str, ...] = ("auto", "cpu")
        self._document: Document | None = None
        self._has_mask = False
        self._stroke: _Stroke | None = None
        self._engine_lane = JobRunner("restorer-engine", self)
        self._file_lane = JobRunner("restorer-files", self)
        self._restoring: _Restoring | None = None
        self._opening: Job | None = None
        self._saving: Job | None = None

    # --- what there is

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def methods(self) -> tuple[MethodInfo, ...]:
        """The catalogue; the first one is recommended."""
        return self._methods

    @property
    def method(self) -> str:
        return self._method

    @method.setter
    def method(self, name: str) -> None:
        if name not in {info.name for info in self._methods}:
            raise ValueError(f"there is no method {name!r}")
        if name != self._method:
            self._method = name
            self.choice_changed.emit()

    @property
    def devices(self) -> tuple[str, ...]:
        """What can be chosen; complete after ``prepare`` has been answered."""
        return self._devices

    @property
    def shows_original(self) -> bool:
        """Whether the whole photograph is to be drawn as it was opened."""
        return self.peeking or self.view_mode == "before"

    @property
    def restoring(self) -> bool:
        return self._restoring is not None

    @property
    def opening(self) -> bool:
        return self._opening is not None

    @property
    def saving(self) -> bool:
        return self._saving is not None

    @property
    def busy_title(self) -> str:
        """What is going on, for people; empty if nothing is."""
        jobs = (self._restoring and self._restoring.job, self._saving, self._opening)
        return next((job.title for job in jobs if job), "")

    @property
    def stroking(self) -> bool:
        return self._stroke is not None

    # --- what can be done

    @property
    def has_mask(self) -> bool:
        return self._has_mask

    @property
    def can_restore(self) -> bool:
        return self._document is not None and self._has_mask and not self.restoring

    @property
    def can_save(self) -> bool:
        return self._document is not None and not self.saving

    @property
    def can_undo(self) -> bool:
        return self._document is not None and (self.stroking or self._document.undo_title is not None)

    @property
    def can_redo(self) -> bool:
        return self._document is not None and self._document.redo_title is not None

    @property
    def undo_text(self) -> str:
        title = self._document.undo_title if self._document else None
        return tr("Undo {step}").format(step=step_title(title)) if title else tr("Undo")

    @property
    def redo_text(self) -> str:
        title = self._document.redo_title if self._document else None
        return tr("Redo {step}").format(step=step_title(title)) if title else tr("Redo")

    @property
    def unsaved(self) -> bool:
        """Whether leaving this photograph would lose repairs."""
        return self._document is not None and self._document.unsaved

    @property
    def has_repairs(self) -> bool:
        return self._document is not None and bool(self._document.repairs)

    # --- the photograph

    def open(self, path: Path, allow_damaged: bool = False) -> None:
        """Open a file on the file lane; the present document stays until it is there."""
        if self._opening:
            self._opening.cancel()
        work = partial(_open, self._files.open_photo, Path(path), allow_damaged)
        self._opening = self._file_lane.start(tr("Opening {name}…").format(name=Path(path).name), work)
        self._opening.settled.connect(partial(self._on_opened, self._opening, Path(path)))
        self._tell_jobs()

    def show(self, photo: Photo, mask: Mask | None = None) -> None:
        """Take a photograph that is in memory already; a restore of the former one is stopped."""
        self.stop()
        self._stroke = None
        self._document = Document(photo)
        if mask is not None:
            self._document.set_mask(mask)
        self._has_mask = self._document.has_mask
        self.peeking, self.view_mode = False, "after"
        self.document_changed.emit()
        self.notes = photo.notes
        self.state_changed.emit()

    def close(self) -> None:
        """Put the photograph away, with all that was not saved."""
        self.stop()
        self._stroke, self._document, self._has_mask = None, None, False
        self.document_changed.emit()
        self.notes = ()
        self.state_changed.emit()

    def _on_opened(self, job: Job, path: Path, outcome: Outcome) -> None:
        if job is self._opening:
            self._opening = None
        match outcome:
            case Done(photo):
                self.show(photo)
            case Failed(kind, text) if issubclass(kind, DamagedFile):
                self.damage_found.emit(path, text)
            case Failed():
                self._tell_failure(outcome)
        self._tell_jobs()

    # --- painting

    def begin_stroke(self, row: float, column: float) -> None:
        """Put the brush (or eraser) down; everything until ``end_stroke`` is one step of undo."""
        if self._document is None or self.tool == "pan":
            return
        self.end_stroke()
        self._document.begin_stroke()
        self._stroke = _Stroke((row, column), self.tool == "eraser")
        self.extend_stroke(row, column)

    def extend_stroke(self, row: float, column: float) -> None:
        """Draw on to this point; nothing without a stroke."""
        stroke = self._stroke
        if stroke is None or self._document is None:
            return
        box = self._document.paint(stroke.point, (row, column), self.brush_diameter, stroke.erase)
        stroke.point = (row, column)
        if not box.empty:
            self.mask_changed.emit(box)

    def end_stroke(self) -> None:
        """Lift the brush."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None and self._document is not None:
            self._document.end_stroke("Eraser" if stroke.erase else "Brush")
            self._tell_mask()

    def undo(self) -> None:
        self.end_stroke()
        if self._document:
            self._tell(self._document.undo())

    def redo(self) -> None:
        self.end_stroke()
        if self._document:
            self._tell(self._document.redo())

    def clear_mask(self) -> None:
        self.end_stroke()
        if self._document:
            self._tell(self._document.clear_mask())

    # --- restoring

    def prepare(self) -> None:
        """Ask the engine what it can use, and let it load what the first restore needs."""
        work = partial(_prepare, self._engine, self._method, self.device)
        self._engine_lane.start(tr("Preparing"), work).settled.connect(self._on_prepared)

    @Slot(object)
    def _on_prepared(self, outcome: Outcome) -> None:
        """A failure stays silent: nobody asked for anything yet, and ``restore`` will say it again."""
        if isinstance(outcome, Done) and outcome.value != self._devices:
            self._devices = outcome.value
            self.devices_changed.emit()

    def restore(self) -> None:
        """Repair what the mask marks, on the engine lane. Painting may go on meanwhile."""
        self.end_stroke()
        document = self._document
        if document is None or not self.can_restore:
            return
        request = RestoreRequest(
            picture=document.picture,
            mask=document.mask,
            method=self._method,
            seed=self.seed,
            device=self.device,
            picture_revision=document.picture_revision,
        )
        job = self._engine_lane.start(tr("Restoring…"), partial(self._engine.restore, request))
        self._restoring = _Restoring(job, document)
        job.progressed.connect(self.progressed)
        job.settled.connect(self._on_restored)
        self._tell_jobs()

    def stop(self) -> None:
        """Ask the restore to stop; the photograph stays as it is."""
        if self._restoring:
            self._restoring.job.cancel()

    @Slot(object)
    def _on_restored(self, outcome: Outcome) -> None:
        restoring, self._restoring = self._restoring, None
        if restoring is not None and restoring.document is self._document:
            self._take_outcome(restoring.document, outcome)
        self._tell_jobs()

    def _take_outcome(self, document: Document, outcome: Outcome) -> None:
        match outcome:
            case Done(result) if getattr(result, "picture_revision", None) == document.picture_revision:
                self._accept(document, result)
            case Done(RestoreResult()):
                self.message.emit(tr("The photograph has changed meanwhile. Restore again?"))
            case Done(result):
                self._tell_failure(failure(TypeError(f"the engine gave {type(result).__name__}")))
            case Stopped():
                self.message.emit(tr("Stopped. Your photograph is unchanged."))
            case Failed():
                self._tell_failure(outcome)

    def _accept(self, document: Document, result: RestoreResult) -> None:
        self.end_stroke()
        try:
            change = document.accept(result)
        except Exception as error:  # an answer that does not fit is a failure like any other
            return self._tell_failure(failure(error))
        self._tell(change)
        self.notes = (*document.photo.notes, *result.notes)
        self.message.emit(restored(result, self.method_title(result.method)))

    def method_title(self, name: str) -> str:
        """The title of a method in words; its name if the catalogue does not have it."""
        return next((tr(info.title) for info in self._methods if info.name == name), name)

    # --- saving

    @property
    def suggested_output(self) -> Path:
        """The path that "Save as" proposes. Only with a document."""
        assert self._document is not None
        return self._files.suggested_output(self._document.photo)

    def save_concerns(self, path: Path) -> SaveConcerns:
        """What a person has to agree to before ``save_as(path)``."""
        source = self._document.photo.path if self._document else None
        replaces_scan = source is not None and _same_file(path, source)
        return SaveConcerns(path.suffix.lower() in LOSSY_SUFFIXES, replaces_scan, path.exists())

    def save_as(self, path: Path, *, lossy: bool = False, overwrite: bool = False) -> None:
        """Save the photograph with its repairs on the file lane. ``lossy``, ``overwrite``: agreed to."""
        if self._document is None or self.saving:
            return
        document, repairs = self._document, self._document.repairs
        save = partial(self._files.save_photo, document.result, Path(path), lossy=lossy, overwrite=overwrite)
        self._saving = self._file_lane.start(
            tr("Saving {name}…").format(name=Path(path).name), partial(_with_progress, save)
        )
        self._saving.settled.connect(partial(self._on_saved, document, repairs))
        self._tell_jobs()

    def _on_saved(self, document: Document, repairs: tuple[Repair, ...], outcome: Outcome) -> None:
        self._saving = None
        match outcome:
            case Done(saved):
                document.mark_saved(repairs)
                self.message.emit(tr("Saved as {name}.").format(name=saved.path.name))
                self.notes = (*self.notes, *(note for note in saved.notes if note not in self.notes))
                self.saved.emit(saved.path)
            case Failed():
                self._tell_failure(outcome)
        self._tell_jobs()

    # --- the mask as a file

    def load_mask(self, path: Path, as_stored: bool = False) -> None:
        """Replace the mask by the one in a file, drawn on the upright photograph (or on the stored one)."""
        if self._document is None:
            return
        document = self._document
        open_mask = partial(self._files.open_mask, Path(path), document.original, as_stored=as_stored)
        job = self._file_lane.start(tr("Opening the mask…"), lambda progress: open_mask())
        job.settled.connect(partial(self._on_mask_loaded, document))

    def _on_mask_loaded(self, document: Document, outcome: Outcome) -> None:
        match outcome:
            case Done(mask) if document is self._document:
                self.end_stroke()
                self._tell(document.set_mask(mask))
            case Failed():
                self._tell_failure(outcome)

    def save_mask(self, path: Path, overwrite: bool = False) -> None:
        """Write the mask as a grey PNG of the upright photograph's size."""
        if self._document is None:
            return
        save = partial(self._files.save_mask, self._document.mask, Path(path), overwrite=overwrite)
        job = self._file_lane.start(tr("Saving the mask…"), lambda progress: save())
        job.settled.connect(partial(self._on_mask_saved, Path(path)))

    def _on_mask_saved(self, path: Path, outcome: Outcome) -> None:
        match outcome:
            case Done():
                self.message.emit(tr("Mask saved as {name}.").format(name=path.name))
            case Failed():
                self._tell_failure(outcome)

    # --- the end

    def shut_down(self) -> None:
        """Stop the restore, let files finish being written, and end both lanes. Waits."""
        self._engine_lane.close()
        self._file_lane.close()

    # --- telling

    def _tell(self, change: Change) -> None:
        if change.picture is not None:
            self.picture_changed.emit(change.picture)
        if change.mask is not None:
            self.mask_changed.emit(change.mask)
        self._tell_mask()

    def _tell_mask(self) -> None:
        self._has_mask = self._document is not None and self._document.has_mask
        self.state_changed.emit()

    def _tell_jobs(self) -> None:
        self.job_changed.emit()
        self.state_changed.emit()

    def _tell_failure(self, failed: Failed) -> None:
        self.failed.emit(*failure_sentences(failed), failed.details)


@dataclass
class _Stroke:
    point: Point
    erase: bool


@dataclass(frozen=True, eq=False)
class _Restoring:
    job: Job
    document: Document


def _open(open_photo: Callable[..., Photo], path: Path, allow_damaged: bool, progress: Progress) -> Photo:
    progress.check()
    return open_photo(path, allow_damaged=allow_damaged)


def _with_progress(save: Callable[..., Any], progress: Progress) -> Any:
    return save(progress=progress)


def _prepare(engine: EngineDoor, method: str, device: str, progress: Progress) -> tuple[str, ...]:
    devices = engine.devices()
    progress.check()
    engine.load(method, device)
    return devices


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
