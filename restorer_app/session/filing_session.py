"""Photographs and masks into files, beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Signal

from restorer_app.core.change import Change
from restorer_app.core.comparison import Comparison, comparison
from restorer_app.core.document import Document, RepairState
from restorer_app.core.errors import MaskMismatch
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said
from restorer_app.core.sparse_mask import SparseMask
from restorer_app.core.treatment import Treatment
from restorer_app.session.announced import Announced, one_of
from restorer_app.session.doors import Files
from restorer_app.session.jobs import Done, Failed, Job, Outcome
from restorer_app.session.opening_session import OpeningSession
from restorer_app.session.opening_work import file_stamp
from restorer_app.session.places import Places
from restorer_app.session.saving_work import save_and_prove
from restorer_app.session.sentences import saved_sentence
from restorer_app.session.shelf import OpenPhoto
from restorer_app.session.words import tr

LOSSY_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif"})
"""Names that ask for a format which loses something with every saving."""


TiffCompression = Literal["none", "deflate", "lzw", "zstd"]
TIFF_COMPRESSIONS: tuple[TiffCompression, ...] = get_args(TiffCompression)


@dataclass(frozen=True)
class SaveConcerns:
    """What a person has to agree to before a photograph is saved under a name."""

    lossy: bool = False
    replaces_scan: bool = False
    replaces_file: bool = False
    losses: tuple[Text, ...] = ()
    """What that format cannot keep of the photograph."""


@dataclass(frozen=True, eq=False)
class SaveWish:
    """A photograph to be saved. ``lossy``, ``overwrite``: agreed to."""

    photo: OpenPhoto
    path: Path
    lossy: bool = False
    overwrite: bool = False


@dataclass(frozen=True, eq=False)
class MaskWish:
    """A photograph whose mask is to be saved. ``overwrite``: agreed to."""

    photo: OpenPhoto
    path: Path
    overwrite: bool = False


class FilingSession(OpeningSession):
    """Saves on the file lane, so that a long restore never delays it."""

    saved = Signal(object)
    """A photograph is at this path now."""
    mask_saved = Signal(object)
    """A mask is at this path now."""

    tiff_compression: Announced[TiffCompression] = Announced(
        "none", "state_changed", one_of(*TIFF_COMPRESSIONS)
    )
    """How TIFF files are saved: always without loss."""

    def __init__(
        self, files: Files | None = None, parent: QObject | None = None, places: Places | None = None
    ) -> None:
        super().__init__(files, parent, places)
        self._saving: Job | None = None
        self._to_save: deque[SaveWish] = deque()
        self._saving_masks = 0

    @property
    def saving(self) -> bool:
        return self._saving is not None

    @property
    def saving_masks(self) -> bool:
        return self._saving_masks > 0

    @property
    def busy_title(self) -> Text:
        return self._saving.title if self._saving else super().busy_title

    @property
    def can_save(self) -> bool:
        return self._document is not None and not self.saving

    # --- saving

    @property
    def suggested_output(self) -> Path:
        """The path that "Save as" proposes. Only with a document."""
        assert self.current is not None
        return self.suggested_output_of(self.current)

    def suggested_output_of(self, photo: OpenPhoto) -> Path:
        """A path that no file has, beside the photograph's file; without one, in ``folder``."""
        facts = photo.document.facts
        placed = facts if facts.path else replace(facts, path=self.folder / photo.name)
        return self._files.suggested_output(placed)

    def save_concerns(self, path: Path, photo: OpenPhoto | None = None) -> SaveConcerns:
        """What a person has to agree to before ``photo`` (else the one shown) is saved there."""
        photo = photo or self.current
        source = photo.document.facts.path if photo else None
        replaces_scan = source is not None and _same_file(path, source)
        lossy = path.suffix.lower() in LOSSY_SUFFIXES
        losses = tuple(self._files.losses(photo.document.photo, path)) if photo else ()
        return SaveConcerns(lossy, replaces_scan, path.exists(), losses)

    def save_as(self, path: Path, *, lossy: bool = False, overwrite: bool = False) -> None:
        """Save the photograph that is shown, with its repairs. ``lossy``, ``overwrite``: agreed to."""
        if self.current is not None and not self.saving:
            self.save_each([SaveWish(self.current, path, lossy, overwrite)])

    def save_each(self, wishes: Sequence[SaveWish]) -> None:
        """Save photographs one after the other on the file lane; a failure ends it, and is told."""
        self._to_save += wishes
        if self._saving is None:
            self._save_next()
        self._tell_jobs()

    def _save_next(self) -> None:
        if not self._to_save:
            return
        wish = self._to_save.popleft()
        document = wish.photo.document
        save = partial(
            self._files.save_photo,
            document.photo,
            wish.path,
            lossy=wish.lossy,
            overwrite=wish.overwrite,
            compression=self.tiff_compression,
            treatment=Treatment.of(document.kept_repairs),
        )
        work = partial(save_and_prove, save, document.repaired_masks)
        self._saving = self._file_lane.start(said("Saving {name}…", name=wish.path.name), work)
        self._saving.settled.connect(partial(self._on_saved, wish.photo, document.repair_state))

    def _on_saved(self, photo: OpenPhoto, state: RepairState, outcome: Outcome) -> None:
        self._saving, document = None, photo.document
        match outcome:
            case Done(saved):
                document.mark_saved(state, self._stamp_in_place(photo, saved.path))
                self._note_file(saved.path)
                if document.repair_state == state:
                    self.small_pictures.make(photo, document.photo, saved.path, document.picture_revision)
                self.message.emit(saved_sentence(saved.path.name, saved.proof))
                self._add_notes(document, saved.notes)
                self._save_next()
                self.saved.emit(saved.path)
            case Failed():
                self._to_save.clear()
                self._tell_failure(outcome)
        self._tell_jobs()

    @staticmethod
    def _stamp_in_place(photo: OpenPhoto, path: Path) -> tuple[int, int] | None:
        """Size and time of the file that has taken the place of the photograph's own; None if it has not."""
        source = photo.document.facts.path
        if source is None or not _same_file(path, source):
            return None
        photo.stamp = file_stamp(path)
        return photo.stamp

    # --- before and after

    @property
    def suggested_comparison(self) -> Path:
        """The path that "Export before and after" proposes. Only with a document."""
        assert self._document is not None
        source = self._document.facts.path or Path(tr("photograph"))
        return source.with_name(f"{source.stem}_before_after.png")

    def export_comparison(self, path: Path, wish: Comparison, overwrite: bool = False) -> None:
        """Write before and after as one picture, on the file lane."""
        document = self._document
        if document is None:
            return
        sources = [photo.document.facts.path for photo in self.photos]
        if any(source is not None and _same_file(path, source) for source in sources):
            text = tr("{name} is a photograph that is open: it is not replaced by a comparison.")
            self.failed.emit(text.format(name=path.name), tr("Choose another name."), "")
            return
        lossy = path.suffix.lower() in LOSSY_SUFFIXES
        save = partial(self._files.save_photo, lossy=lossy, overwrite=overwrite)
        work = partial(_export, document.original_later(), document.photo, wish, path, save)
        job = self._file_lane.start(said("Saving {name}…", name=path.name), work)
        job.settled.connect(partial(self._on_exported, path))

    def _on_exported(self, path: Path, outcome: Outcome) -> None:
        match outcome:
            case Done():
                self.message.emit(tr("Before and after saved as {name}.").format(name=path.name))
            case Failed():
                self._tell_failure(outcome)

    # --- the mask as a file

    def load_mask(self, path: Path) -> None:
        """Replace the mask by the one in a file.

        It was drawn on the upright photograph, or, if only that fits, on the photograph as it is stored.
        """
        if self._document is None:
            return
        self.end_stroke()
        document = self._document
        work = partial(_open_mask, self._files.open_mask, path, document.picture, document.mask_later())
        job = self._file_lane.start("Opening the mask…", work)
        job.settled.connect(partial(self._on_mask_loaded, document, document.mask_revision))

    def _on_mask_loaded(self, document: Document, revision: int, outcome: Outcome) -> None:
        match outcome:
            case Done(_OpenedMask() as opened) if document is self._document:
                self.end_stroke()
                self._tell(_with_mask(document, opened, revision))
                self._keep_marks(document)
                text = tr("The mask fits the photograph before turning; it was turned with it.")
                self.message.emit(text if opened.turned else tr("The mask has been loaded."))
            case Failed():
                self._tell_failure(outcome)

    def _keep_marks(self, document: Document) -> None:
        """Note that a file holds the marks as they are."""
        photo = self._shelf.of(document)
        if photo is not None:
            photo.marks_kept = document.mask_moment

    @property
    def suggested_mask(self) -> Path:
        """The path that "Save mask" proposes: beside the photograph. Only with a document."""
        assert self.current is not None
        return self._mask_beside(self.current)

    def mask_paths(self, photos: Sequence[OpenPhoto]) -> list[Path]:
        """One path for the mask of each, beside the photograph; no file has it, and no two are the same."""
        found: list[Path] = []
        for photo in photos:
            found.append(_free(self._mask_beside(photo), found))
        return found

    def _mask_beside(self, photo: OpenPhoto) -> Path:
        source = photo.document.facts.path or self.folder / tr("photograph")
        return source.with_name(f"{source.stem}_mask.png")

    def save_mask(self, path: Path, overwrite: bool = False) -> None:
        """Write the mask as a grey PNG of the upright photograph's size."""
        if self.current is not None:
            self.save_masks([MaskWish(self.current, path, overwrite)])

    def save_masks(self, wishes: Sequence[MaskWish]) -> None:
        """Write masks of photographs one after the other on the file lane."""
        for wish in wishes:
            document = wish.photo.document
            save = partial(self._files.save_mask, path=wish.path, overwrite=wish.overwrite)
            work = partial(_save_mask, save, document.mask_later())
            job = self._file_lane.start("Saving the mask…", work)
            job.settled.connect(partial(self._on_mask_saved, wish, document.mask_moment))
            self._saving_masks += 1

    def _on_mask_saved(self, wish: MaskWish, moment: object, outcome: Outcome) -> None:
        self._saving_masks -= 1
        match outcome:
            case Done():
                wish.photo.marks_kept = moment
                self.message.emit(tr("Mask saved as {name}.").format(name=wish.path.name))
                self.mask_saved.emit(wish.path)
            case Failed():
                self._tell_failure(outcome)


def _save_mask(save: Callable[[Mask], object], mask: Callable[[], Mask], _: Progress) -> None:
    save(mask())


def _free(path: Path, taken: Sequence[Path]) -> Path:
    """The path, or the first with a number behind its name that no file has and that is not taken."""
    names = (f" {number}" if number > 1 else "" for number in range(1, 1_000_000))
    paths = (path.with_name(f"{path.stem}{name}{path.suffix}") for name in names)
    return next(free for free in paths if free not in taken and not free.exists())


def _export(
    before: Callable[[], Picture],
    after: Photo,
    wish: Comparison,
    path: Path,
    save: Callable[..., object],
    progress: Progress,
) -> None:
    progress.check()
    save(comparison(before(), after, wish), path, progress=progress)


@dataclass(frozen=True, eq=False)
class _OpenedMask:
    """``flipped``: where it differs from the marks there were when it was asked for. ``turned``: it had to be
    turned with the photograph."""

    mask: Mask
    flipped: SparseMask
    turned: bool


def _open_mask(
    open_mask: Callable[..., Mask],
    path: Path,
    picture: Picture,
    before: Callable[[], Mask],
    progress: Progress,
) -> _OpenedMask:
    progress.check()
    turned = False
    try:
        mask = open_mask(path, picture, progress=progress)
    except MaskMismatch as mismatch:
        try:
            mask, turned = open_mask(path, picture, as_stored=True, progress=progress), True
        except MaskMismatch:
            raise mismatch from None
    return _OpenedMask(mask, SparseMask.between(before().array, mask.array), turned)


def _with_mask(document: Document, opened: _OpenedMask, revision: int) -> Change:
    """Replace the mask; the quick way, unless somebody has painted since the ``revision``."""
    if document.mask_revision == revision:
        return document.flip_mask(opened.flipped, "Load mask")
    return document.set_mask(opened.mask)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
