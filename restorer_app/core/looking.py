"""Looking at a file: its facts quickly, or after all of it was read."""

from __future__ import annotations

from pathlib import Path

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.file_facts import FileFacts, file_facts
from restorer_app.core.files import tiff_read
from restorer_app.core.files.border import reading
from restorer_app.core.files.formats import TIFF, recognised
from restorer_app.core.photo_files import open_photo
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

_SILENT = Progress()


def look(path: Path, page: int = 0, progress: Progress = _SILENT) -> FileFacts:
    """The facts of one page, damaged or not. Raises ``UnreadableFile``.

    Of a TIFF only the tags are read, whatever its size; other files are decoded, and what is missing of them
    is in the notes.
    """
    with reading(path):
        if recognised(path) is TIFF:
            return file_facts(tiff_read.look(path, page), path.stat().st_size)
    photo = open_photo(path, page=page, allow_damaged=True, progress=progress)
    return file_facts(photo, path.stat().st_size)


def checked(path: Path, progress: Progress = _SILENT) -> tuple[FileFacts, ...]:
    """The facts of every page, all samples decoded. Raises ``UnreadableFile`` for one that is not whole."""
    first = _whole(path, 0, progress)
    further = [_whole(path, page, progress) for page in progress.each(range(1, first.pages), "Reading")]
    return (first, *further)


def _whole(path: Path, page: int, progress: Progress) -> FileFacts:
    try:
        return file_facts(open_photo(path, page=page, progress=progress), path.stat().st_size)
    except UnreadableFile as error:
        if page == 0:
            raise
        raise type(error)(said("Page {page}: {what}", page=page + 1, what=error), error.advice) from error
