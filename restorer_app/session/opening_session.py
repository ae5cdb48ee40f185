"""Photographs from files, one after the other, beside the window."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from restorer_app.core.document import Document
from restorer_app.core.errors import DamagedFile, RestorerError
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Role
from restorer_app.core.progress import Progress
from restorer_app.core.pyramid import Pyramid
from restorer_app.core.repair import Repair
from restorer_app.core.sentence import Text, said
from restorer_app.session.doors import Files
from restorer_app.session.jobs import Done, Failed, Job, JobRunner, Outcome
from restorer_app.session.keeping import LostWork, WorkKeeping
from restorer_app.session.opening_work import Opened, brought_back, found_files, opened_file
from restorer_app.session.places import Places
from restorer_app.session.pyramid_building import PyramidBuilding
from restorer_app.session.recent import RecentFiles
from restorer_app.session.sentences import failure_sentences
from restorer_app.session.shelf import OpenPhoto
from restorer_app.session.shelf_session import ShelfSession
from restorer_app.session.small_pictures import SmallPictures
from restorer_app.session.words import tr

_log = logging.getLogger(__name__)

MOST_AT_ONCE = 60
"""So many files are opened by one wish; who drops a whole archive is told so."""
_TOLD_FAILURES = 8
_NEVER = object()
_HAS_INFRARED: Text = "The scan has an infrared channel: dust and scratches can be marked from it."


@dataclass(frozen=True, eq=False)
class _Wish:
    """Something to be opened. ``shown``: whether it is to be looked at once it is there."""

    name: str
    work: Callable[[Progress], Opened]
    path: Path | None = None
    title: Text = ""
    shown: bool = True
    lost: LostWork | None = None


class OpeningSession(ShelfSession):
    """Opens on a lane of its own, the file lane; the photographs that are open stay."""

    job_changed = Signal()
    """A restore, an opening or a saving began or ended."""
    message = Signal(str)
    """A short sentence about what was just done."""
    failed = Signal(str, str, str)
    """A sentence, advice (may be empty), details for the curious."""
    damage_found = Signal(object, str)
    """The file at this path is broken; ``open(path, allow_damaged=True)`` opens what is left."""
    pyramid_changed = Signal(object)
    """The pyramid has been built, or built anew, inside an upright ``Box``."""

    def __init__(
        self, files: Files | None = None, parent: QObject | None = None, places: Places | None = None
    ) -> None:
        super().__init__(parent)
        self._files = files or Files.of_core()
        self.places = places or Places.of_system()
        self._file_lane = JobRunner("restorer-files", self)
        self.recent = RecentFiles(self._file_lane, self.places.thumbnails, self)
        """Files of this and earlier days."""
        self.last_folder: Path | None = None
        """Of the file that was opened or saved last."""
        self.keeping = WorkKeeping(self._file_lane, self._files, lambda: self.photos, self)
        """Keeps work safe once it is told where."""
        self.keeping.troubled.connect(self._on_troubled)
        make = self._files.thumbnail
        self.small_pictures = SmallPictures(self._file_lane, make, self.recent, lambda: self.photos, self)
        """Of the photographs that are open."""
        self.picture_changed.connect(self.small_pictures.follow)
        self.shelf_changed.connect(self.small_pictures.follow)  # one that is not shown may have been repaired
        self._ending = False
        self._opening: Job | None = None
        self._finding: Job | None = None
        self._wishes: deque[_Wish] = deque()
        self._unopened: list[Failed] = []
        self._pyramids = PyramidBuilding(self._file_lane, self)
        self._pyramids.changed.connect(self.pyramid_changed)
        self.picture_changed.connect(self._pyramids.touch)  # before anybody who draws

    @property
    def pyramid(self) -> Pyramid | None:
        """Smaller copies of the photograph that is shown, to draw it from; None without one."""
        return self._pyramids.pyramid

    def _take(self, document: Document | None, notes: tuple[str, ...]) -> None:
        self._pyramids.begin(document)
        super()._take(document, notes)

    @property
    def opening(self) -> bool:
        return self._opening is not None or self._finding is not None

    @property
    def busy_title(self) -> Text:
        """What is going on, for people; empty if nothing is. Translated when it is shown."""
        if self._opening is None:
            return ""
        title, waiting = self._opening.title, len(self._wishes)
        return said("{title} ({count} more)", title=title, count=waiting) if waiting else title

    @property
    def folder(self) -> Path:
        """Where dialogs begin: where the photograph that is shown lies, else the folder used last.

        A folder that is not there any more, or not yet, is passed over.
        """
        path = self._document.facts.path if self._document else None
        wishes = (path.absolute().parent if path else None, self.last_folder, self.places.pictures)
        return next((folder for folder in wishes if folder and folder.is_dir()), Path.home())

    def get_ready_to_open(self) -> None:
        """Start, beside the window, what the first file would wait for."""
        get_ready = self._files.get_ready
        self._file_lane.start("Getting ready", lambda _: get_ready())

    def open(self, path: Path, allow_damaged: bool = False, page: int = 0) -> None:
        """Open a page of a file and show it; if it is open already, only show it."""
        self._wish_for(path, allow_damaged, page=page)

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open files: the first is shown at once, the others come behind it as they are read."""
        for number, path in enumerate(paths[:MOST_AT_ONCE]):
            self._wish_for(path, shown=number == 0)
        if len(paths) > MOST_AT_ONCE:
            text = tr("Only the first {count} of {all} files were opened.")
            self.message.emit(text.format(count=MOST_AT_ONCE, all=len(paths)))

    def open_found(self, paths: Sequence[Path]) -> None:
        """``open_all``, but a folder stands for the photographs in it."""
        work = partial(found_files, self._files, tuple(paths))
        self._finding = self._file_lane.start("Looking for photographs…", work)
        self._finding.settled.connect(self._on_found)
        self._tell_jobs()

    def _on_found(self, outcome: Outcome) -> None:
        self._finding = None
        match outcome:
            case Done([]):
                self.message.emit(tr("There is no photograph in this folder."))
            case Done(paths) if not self._ending:
                self.open_all(paths)
            case Failed():
                self._tell_failure(outcome)
        self._tell_jobs()

    def stop_opening(self) -> None:
        """Open nothing more of what was asked for; a file that is being decoded is given up at once."""
        self._wishes.clear()
        if self._opening is not None:
            self._opening.cancel()

    def demonstrate(self, make: Callable[[], tuple[Photo, Mask]]) -> None:
        """Show a photograph that ``make`` makes, its damage already marked; made on the file lane."""
        self._add_wish(_Wish(tr("the demonstration"), lambda _: Opened(*make()), title="Demonstration"))

    def bring_back(self, lost: LostWork) -> None:
        """Open the photograph of work that was lost, with its marks and repairs as they were kept last."""
        work = partial(brought_back, self._files, lost)
        title = lost.note.name if not lost.note.path else ""
        self._add_wish(_Wish(lost.note.name, work, title=title, lost=lost))

    def put(
        self, photo: Photo, mask: Mask | None = None, title: Text = "", repairs: Sequence[Repair] = ()
    ) -> OpenPhoto:
        added = super().put(photo, mask, title, repairs)
        self.small_pictures.make(added, photo, photo.path, 0)
        return added

    def _wish_for(self, path: Path, allow_damaged: bool = False, shown: bool = True, page: int = 0) -> None:
        known = self._open_already(path, page)
        if known is not None:
            if shown:
                self.go_to(known)
            return
        work = partial(opened_file, self._files, path, allow_damaged, page)
        self._add_wish(_Wish(path.name, work, path, shown=shown))

    def _open_already(self, path: Path, page: int = 0) -> OpenPhoto | None:
        wanted = path.absolute(), page
        for photo in self.photos:
            facts = photo.document.facts
            if facts.path is not None and (facts.path.absolute(), facts.page) == wanted:
                return photo
        return None

    def _add_wish(self, wish: _Wish) -> None:
        self._wishes.append(wish)
        if self._opening is None:
            self._open_next()
        self._tell_jobs()

    def _open_next(self) -> None:
        if not self._wishes:
            return
        wish = self._wishes.popleft()
        self._opening = self._file_lane.start(said("Opening {name}…", name=wish.name), wish.work)
        self._opening.settled.connect(partial(self._on_opened, wish))

    def _on_opened(self, wish: _Wish, outcome: Outcome) -> None:
        self._opening = None
        if self._ending:
            return
        match outcome:
            case Done(opened):
                self._take_opened(wish, opened)
            case Failed(kind, text) if issubclass(kind, DamagedFile):
                self.damage_found.emit(wish.path, tr(text))
            case Failed():
                self._unopened.append(outcome)
        self._open_next()
        if not self._opening:
            self._tell_unopened()
        self._tell_jobs()

    def _take_opened(self, wish: _Wish, opened: Opened) -> None:
        path = opened.photo.path
        page = opened.photo.page
        same = self._open_already(path, page) if wish.lost is not None and path is not None else None
        added = self.put(opened.photo, opened.mask, wish.title, opened.repairs)
        added.stamp = opened.stamp
        if Role.INFRARED in opened.photo.picture.roles:
            self._add_notes(added.document, (_HAS_INFRARED,))
        if wish.path is not None:
            self._note_file(wish.path)
        if wish.shown:
            self.go_to(added)
        if wish.lost is not None:
            added.marks_kept = _NEVER  # no file of the person's holds them
            self.keeping.brought_back(wish.lost, added)
        if same is not None and not same.document.history:
            self.close(
                same
            )  # opened as usual at this start, and untouched: now there is the one with the work

    def _note_file(self, path: Path) -> None:
        """A file was opened or saved."""
        self.recent.add(path)
        self.last_folder = path.absolute().parent

    def _tell_unopened(self) -> None:
        """Tell all failures of a burst at once: nobody wants to dismiss ten boxes."""
        failures, self._unopened = self._unopened, []
        if len(failures) == 1:
            self._tell_failure(failures[0])
        elif failures:
            sentences = [failure_sentences(failed)[0] for failed in failures]
            if len(sentences) > _TOLD_FAILURES:
                sentences[_TOLD_FAILURES:] = ["…"]
            text = tr("{count} files could not be opened.").format(count=len(failures))
            self.failed.emit(text, "\n".join(sentences), "\n\n".join(failed.details for failed in failures))

    def _on_troubled(self, text: str) -> None:
        self.notes = tuple(dict.fromkeys((*self.notes, text)))

    # --- the end

    def shut_down(self) -> None:
        """Let files finish being written, and end the lane. Waits; for good."""
        self.stop_opening()
        self.keeping.stop()
        self._ending = True
        self._pyramids.stop()
        self.small_pictures.stop()
        self.recent.stop()
        self._file_lane.close(finish=True)

    # --- telling

    def _tell_jobs(self) -> None:
        self.job_changed.emit()
        self.state_changed.emit()

    def _tell_failure(self, failed: Failed) -> None:
        if not issubclass(failed.kind, RestorerError):
            _log.error("unexpected failure\n%s", failed.details)
        self.failed.emit(*failure_sentences(failed), failed.details)
