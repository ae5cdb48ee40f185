"""The pages of a file as small pictures, made one after the other beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from restorer_app.core.errors import RestorerError
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said
from restorer_app.session.doors import Files
from restorer_app.session.jobs import Done, JobRunner, Outcome
from restorer_app.session.latest_job import LatestJob

MOST_PAGES = 200
"""Of a file with more of them, so many are shown."""


@dataclass(frozen=True)
class ListedPage:
    """A page, counted from 0; ``png`` is empty while it is not read, and where it cannot be (``about``)."""

    number: int
    png: bytes = b""
    about: Text = ""


class PageListing(QObject):
    """Of one file at a time."""

    changed = Signal()

    def __init__(self, lane: JobRunner, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._job = LatestJob(lane, self._on_settled)
        self.path: Path | None = None
        """Whose pages they are."""
        self.pages: tuple[ListedPage, ...] = ()

    def begin(self, path: Path | None, count: int) -> None:
        """Make the small pictures of a file's pages; without a path: no more of them."""
        self._job.drop()
        self.path = path
        self.pages = tuple(ListedPage(number) for number in range(min(count, MOST_PAGES) if path else 0))
        self.changed.emit()
        self._go_on(0)

    def stop(self) -> None:
        self.begin(None, 0)

    def _go_on(self, number: int) -> None:
        if self.path is not None and number < len(self.pages):
            work = partial(_listed, self._files, self.path, number)
            self._job.start(said("Looking at page {page}…", page=number + 1), work)

    def _on_settled(self, outcome: Outcome) -> None:
        match outcome:
            case Done(ListedPage() as page):
                self.pages = (*self.pages[: page.number], page, *self.pages[page.number + 1 :])
                self.changed.emit()
                self._go_on(page.number + 1)


def _listed(files: Files, path: Path, number: int, progress: Progress) -> ListedPage:
    try:
        photo = files.open_photo(path, page=number, allow_damaged=True, progress=progress)
    except RestorerError:
        return ListedPage(number, about="cannot be read")
    height, width = photo.picture.upright_shape
    png = files.thumbnail(photo) if files.thumbnail is not None else b""
    return ListedPage(number, png, said("{width} × {height}", width=width, height=height))
