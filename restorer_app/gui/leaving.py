"""What has to be asked before photographs go: unsaved repairs are saved first, or given up knowingly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from restorer_app.gui import choosing, questions
from restorer_app.session.filing_session import SaveWish
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.shelf import OpenPhoto

GoOn = Callable[[], object]


class Leaving(QObject):
    """Asks at most one question, however many photographs are unsaved."""

    def __init__(self, window: QWidget, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._after_saving: tuple[tuple[OpenPhoto, ...], GoOn] | None = None
        session.saved.connect(self._on_saved)
        session.failed.connect(self.forget)

    def leave(self, photos: Sequence[OpenPhoto], go_on: GoOn) -> None:
        """Call ``go_on`` now, or after saving, or never: as the person answers if repairs are unsaved.

        A saving that is under way is waited for first.
        """
        if self._session.saving:
            self._after_saving = tuple(photos), go_on
            return
        unsaved = [photo for photo in photos if photo.unsaved]
        answer = questions.unsaved(self._window, [photo.name for photo in unsaved]) if unsaved else "discard"
        if answer == "discard":
            go_on()
        elif answer == "save":
            self._save(unsaved, (tuple(photos), go_on))

    def _save(self, unsaved: list[OpenPhoto], then: tuple[tuple[OpenPhoto, ...], GoOn]) -> None:
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

    @Slot(object)
    def _on_saved(self, _: Path) -> None:
        if self._after_saving is not None and not self._session.saving:
            then, self._after_saving = self._after_saving, None
            self.leave(*then)  # a repair may have come meanwhile

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
