"""What has to be asked before photographs go: what is unsaved is saved first, or given up knowingly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from restorer_app.gui import choosing, questions
from restorer_app.session.filing_session import MaskWish, SaveWish
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.shelf import OpenPhoto

GoOn = Callable[[], object]


class Leaving(QObject):
    """Asks at most one question about repairs and one about marks, however many photographs are unsaved."""

    def __init__(self, window: QWidget, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._after_saving: GoOn | None = None
        session.saved.connect(self._on_saved)
        session.mask_saved.connect(self._on_saved)
        session.failed.connect(self.forget)

    def leave(self, photos: Sequence[OpenPhoto], go_on: GoOn) -> None:
        """Call ``go_on`` now, or after saving, or never: as the person answers if anything is unsaved.

        A saving that is under way is waited for first.
        """
        self._session.end_stroke()
        again = partial(self.leave, tuple(photos), go_on)  # a repair may have come meanwhile
        if self._saving:
            self._after_saving = again
            return
        unsaved = [photo for photo in photos if photo.unsaved]
        answer = questions.unsaved(self._window, [photo.name for photo in unsaved]) if unsaved else "discard"
        if answer == "discard":
            self._leave_marks(tuple(photos), go_on)
        elif answer == "save":
            self._save(unsaved, again)

    def _leave_marks(self, photos: tuple[OpenPhoto, ...], go_on: GoOn) -> None:
        """The same, once nobody asks about repairs any more."""
        marked = [photo for photo in photos if photo.unsaved_marks]
        names = [photo.name for photo in marked]
        answer = questions.unsaved_marks(self._window, names) if marked else "discard"
        if answer == "discard":
            go_on()
        elif answer == "save":
            self._save_marks(marked, partial(self._leave_marks, photos, go_on))

    @property
    def _saving(self) -> bool:
        return self._session.saving or self._session.saving_masks

    def _save(self, unsaved: list[OpenPhoto], then: GoOn) -> None:
        wishes = [self._wish(photo, several=len(unsaved) > 1) for photo in unsaved]
        agreed = [wish for wish in wishes if wish is not None]
        if len(agreed) == len(unsaved):
            self._after_saving = then
            self._session.save_each(agreed)

    def _wish(self, photo: OpenPhoto, several: bool) -> SaveWish | None:
        """Where to save it: beside its scan if there are several, else where the person says."""
        if several and photo.document.facts.path is not None:
            return SaveWish(photo, self._session.suggested_output_of(photo))
        return ask_where(self._window, self._session, photo)

    def _save_marks(self, marked: list[OpenPhoto], then: GoOn) -> None:
        paths = self._session.mask_paths(marked)
        wishes = [
            self._mask_wish(photo, path, several=len(marked) > 1)
            for photo, path in zip(marked, paths, strict=True)
        ]
        agreed = [wish for wish in wishes if wish is not None]
        if len(agreed) == len(marked):
            self._after_saving = then
            self._session.save_masks(agreed)

    def _mask_wish(self, photo: OpenPhoto, path: Path, several: bool) -> MaskWish | None:
        """Where to save its mask, in the same way."""
        if several and photo.document.facts.path is not None:
            return MaskWish(photo, path)
        chosen = ask_where_mask(self._window, path)
        return MaskWish(photo, chosen, overwrite=True) if chosen is not None else None

    @Slot(object)
    def _on_saved(self, _: Path) -> None:
        if self._after_saving is not None and not self._saving:
            then, self._after_saving = self._after_saving, None
            then()

    @Slot()
    def forget(self) -> None:
        """Whatever was to follow a saving: it does not."""
        self._after_saving = None


def ask_where(window: QWidget, session: RestoreSession, photo: OpenPhoto) -> SaveWish | None:
    """Ask where to save a photograph, and for what that means; None if the person thought better of it."""
    path = choosing.photo_to_save(window, session.suggested_output_of(photo))
    if path is None:
        return None
    concerns = session.save_concerns(path, photo)
    if not questions.agrees_to_save(window, path, concerns):
        return None
    return SaveWish(photo, path, concerns.lossy, concerns.replaces_file)


def ask_where_mask(window: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a mask, and before a file is replaced; None if the person thought better of it."""
    path = choosing.mask_to_save(window, suggested)
    return path if path is None or not path.exists() or questions.replace(window, path) else None
