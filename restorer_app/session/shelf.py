"""The photographs that are open: which there are, in which order, and which one is shown."""

from __future__ import annotations

from dataclasses import dataclass

from restorer_app.core.document import Document
from restorer_app.core.sentence import Text
from restorer_app.session.painting_session import ViewMode
from restorer_app.session.words import tr


@dataclass(eq=False)
class OpenPhoto:
    """An open photograph, and what belongs to it while another one is shown.

    ``title`` names it, in English, where no file does. ``stamp``: the size in bytes and the time of change in
    nanoseconds that its file had when it was opened. ``thumbnail`` is a small PNG, empty until it is made;
    ``thumbnail_revision``: the ``picture_revision`` that it shows, or will show once it is made.
    ``marks_kept``: the document's ``mask_moment`` whose marks came with the photograph or are in a file.
    """

    document: Document
    title: Text = ""
    stamp: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()
    thumbnail: bytes = b""
    thumbnail_revision: int = 0
    view_mode: ViewMode = "after"
    split_position: float = 0.5
    turns: int = 0
    marks_kept: object = None

    @property
    def name(self) -> str:
        """What people call it: the file's name, or the title in their language."""
        facts = self.document.facts
        name = facts.name or tr(self.title or "Photograph")
        return tr("{name}, page {page}").format(name=name, page=facts.page + 1) if facts.page else name

    @property
    def unsaved(self) -> bool:
        """Whether closing it would lose repairs."""
        return self.document.unsaved

    @property
    def unsaved_marks(self) -> bool:
        """Whether closing it would lose marks that were made by hand."""
        return self.document.has_mask and self.document.mask_moment != self.marks_kept


class Shelf:
    """The open photographs in the order they came. One of them is current as long as there is any."""

    def __init__(self) -> None:
        self._photos: list[OpenPhoto] = []
        self.current: OpenPhoto | None = None

    @property
    def photos(self) -> tuple[OpenPhoto, ...]:
        return tuple(self._photos)

    def put(self, photo: OpenPhoto) -> None:
        """Add one at the end."""
        self._photos.append(photo)

    def of(self, document: Document) -> OpenPhoto | None:
        """The open photograph with this document; None once it is closed."""
        return next((photo for photo in self._photos if photo.document is document), None)

    def beside(self, photo: OpenPhoto, step: int) -> OpenPhoto:
        """The one so many places on, round and round."""
        return self._photos[(self._photos.index(photo) + step) % len(self._photos)]

    def take_off(self, photo: OpenPhoto) -> OpenPhoto | None:
        """Remove one; returns the one to be shown in its place: the next, else the one before."""
        place = self._photos.index(photo)
        del self._photos[place]
        return self._photos[min(place, len(self._photos) - 1)] if self._photos else None
