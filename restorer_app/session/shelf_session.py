"""Several photographs open at once, each with its own mask, undo and view; one of them is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from restorer_app.core.document import Document
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.repair import Repair
from restorer_app.core.sentence import Text
from restorer_app.session.painting_session import PaintingSession
from restorer_app.session.shelf import OpenPhoto, Shelf


class ShelfSession(PaintingSession):
    """The verbs that bring photographs, show another one, and put one away."""

    shelf_changed = Signal()
    """A photograph came or went, another one is shown, or one that is not shown was repaired."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = Shelf()

    @property
    def photos(self) -> tuple[OpenPhoto, ...]:
        """All that are open, in the order they came."""
        return self._shelf.photos

    @property
    def current(self) -> OpenPhoto | None:
        """The one that is shown: its document is ``document``."""
        return self._shelf.current

    @property
    def unsaved_photos(self) -> tuple[OpenPhoto, ...]:
        """Those whose closing would lose repairs."""
        return tuple(photo for photo in self.photos if photo.unsaved)

    def show(self, photo: Photo, mask: Mask | None = None, title: Text = "") -> None:
        """Take a photograph that is in memory, beside those that are open, and show it.

        ``title``: what it is called, in English, if it has no file.
        """
        self.go_to(self.put(photo, mask, title))

    def put(
        self, photo: Photo, mask: Mask | None = None, title: Text = "", repairs: Sequence[Repair] = ()
    ) -> OpenPhoto:
        """Take a photograph that is in memory without showing it, unless it is the first.

        ``repairs`` are done to it, then the mask is put on. Raises ``ValueError`` if they do not fit.
        """
        document = Document(photo)
        for repair in repairs:
            document.accept(repair)
        if mask is not None:
            document.set_mask(mask)
        added = OpenPhoto(document, title, notes=photo.notes, marks_kept=document.mask_moment)
        self._shelf.put(added)
        if self.current is None:
            self.go_to(added)
        else:
            self.shelf_changed.emit()
        return added

    def go_to(self, photo: OpenPhoto) -> None:
        """Show an open photograph as it was left."""
        if photo is not self.current and photo in self.photos:
            self._leave()
            self._enter(photo)

    def go_on(self, step: int = 1) -> None:
        """Show the next photograph (−1: the one before), round and round."""
        if self.current is not None:
            self.go_to(self._shelf.beside(self.current, step))

    def close(self, photo: OpenPhoto | None = None) -> None:
        """Put a photograph away (else the one that is shown), with all that was not saved."""
        photo = photo or self.current
        if photo is None or photo not in self.photos:
            return
        was_current = photo is self.current
        follower = self._shelf.take_off(photo)
        if was_current:
            self._enter(follower)
        else:
            self.shelf_changed.emit()

    def _add_notes(self, document: Document, notes: Iterable[str]) -> None:
        """Add to the sentences that stand above a photograph, each once."""
        photo = self._shelf.of(document)
        if photo is not None:
            known = self.notes if photo is self.current else photo.notes
            self._replace_notes(document, tuple(dict.fromkeys((*known, *notes))))

    def _replace_notes(self, document: Document, notes: tuple[str, ...]) -> None:
        photo = self._shelf.of(document)
        if photo is not None and photo is self.current:
            self.notes = notes
        elif photo is not None:
            photo.notes = notes

    def _leave(self) -> None:
        """Keep with the photograph what belongs to it."""
        self.end_stroke()
        left = self.current
        if left is not None:
            left.notes, left.view_mode, left.split_position = self.notes, self.view_mode, self.split_position
            left.turns = self.turns

    def _enter(self, photo: OpenPhoto | None) -> None:
        self._shelf.current = photo
        self._take(photo.document if photo else None, photo.notes if photo else ())
        if photo is not None:
            self.view_mode = photo.view_mode
            self.split_position = photo.split_position
            self.turns = photo.turns
        self.shelf_changed.emit()
