"""The other pages of a TIFF file, copied as they are: their samples and tags byte for byte, at new places."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files.border import shown
from restorer_app.core.files.directories import SUB, Directory, DirectoryReader, numbers_entry
from restorer_app.core.files.tiff_tags import Page, pages_of
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said

_SEGMENTS: Mapping[int, int | None] = {273: 279, 324: 325, 513: 514, 519: None, 520: None, 521: None}
"""Tags that say where data is, and those that say how much; JPEG tables tell by themselves."""
_FREE = (288, 289)
_PIECE = 4 << 20
_MOST_TIMES = 4
"""So many times its own length is copied of a file at most; of an honest one it is once."""
_QUANTISATION, _TABLE_BYTES = 519, 64
_OTHERWISE: Text = "Open it again, or save the repaired page as PNG."


class SourcePages:
    """All pages of the file that a photograph was opened from, except the photograph's own."""

    def __init__(self, file: BinaryIO, number: int) -> None:
        self._file = file
        self._reader = DirectoryReader(file)
        pages = pages_of(file)
        self.before, self.after = pages[:number], pages[number + 1 :]
        self._length = file.seek(0, io.SEEK_END)
        self._left = _MOST_TIMES * self._length

    @property
    def nbytes(self) -> int:
        """At most so many bytes are copied."""
        return self._length

    @property
    def form_order(self) -> str:
        return self._reader.form.order

    def offsets(self, pages: tuple[Page, ...]) -> list[int]:
        """Where the directories of the pages are, with those of their smaller copies."""
        return [offset for page in pages for offset in (page.offset, *page.reduced)]

    def copied(self, offset: int, target: BinaryIO, offset_kind: int, progress: Progress) -> Directory:
        """Copy the data of the directory at ``offset`` to the target; returns the directory for there."""
        try:
            directory = self._reader.read(offset)
            self._copy_data(directory, target, offset_kind, progress, {})
        except ValueError as error:
            what = said("The file's other pages cannot be kept: they are broken.")
            raise UnwritableFile(what, _OTHERWISE) from error
        return directory

    def _copy_data(
        self,
        directory: Directory,
        target: BinaryIO,
        offset_kind: int,
        progress: Progress,
        done: dict[tuple[int, int], int],
    ) -> None:
        form = self._reader.form
        for tag, sizes in self._data(directory).items():
            places = []
            for place, size in sizes:
                progress.check()
                if (place, size) not in done:
                    done[place, size] = self._copy(place, size, target)
                places.append(done[place, size])
            directory.entries[tag] = numbers_entry(form, offset_kind, *places)
        for tag in _FREE:
            directory.entries.pop(tag, None)
        for child in directory.below.get(SUB, ()):
            self._copy_data(child, target, offset_kind, progress, done)

    def _data(self, directory: Directory) -> dict[int, list[tuple[int, int]]]:
        """Where the data of a directory is, by tag: pairs of place and size."""
        found = {}
        for tag, size_tag in _SEGMENTS.items():
            if tag in directory.entries:
                places = directory.entries[tag].numbers(self._reader.form)
                sizes = self._sizes(directory, tag, size_tag, places)
                found[tag] = list(zip(places, sizes, strict=False))
        return found

    def _sizes(
        self, directory: Directory, tag: int, size_tag: int | None, places: tuple[int, ...]
    ) -> list[int]:
        if size_tag is not None:
            known = directory.entries.get(size_tag)
            sizes = list(known.numbers(self._reader.form)) if known else []
            return sizes + [self._length] * (len(places) - len(sizes))
        if tag == _QUANTISATION:
            return [_TABLE_BYTES for _ in places]
        return [16 + sum(self._read(place, 16)) for place in places]

    def _read(self, place: int, size: int) -> bytes:
        self._file.seek(min(place, self._length))
        return self._file.read(size)

    def _copy(self, place: int, size: int, target: BinaryIO) -> int:
        """Copy what is there of the bytes; returns where they are now."""
        target.write(bytes(target.tell() % 2))
        start, end = target.tell(), min(place + size, self._length)
        self._left -= max(end - place, 0)
        if self._left < 0:
            raise ValueError("pages that lie upon each other")
        while place < end:
            piece = self._read(place, min(end - place, _PIECE))
            target.write(piece)
            place += len(piece) or end
        return start

    def same(self, other: SourcePages, progress: Progress) -> bool:
        """Whether the pages of another file are the same as these, in tags and data."""
        mine, its = self.offsets((*self.before, *self.after)), other.offsets((*other.before, *other.after))
        return len(mine) == len(its) and all(
            self._same(self._reader.read(one), other, other._reader.read(there), progress)
            for one, there in zip(mine, its, strict=True)
        )

    def _same(self, one: Directory, other_file: SourcePages, other: Directory, progress: Progress) -> bool:
        mine, its = self._data(one), other_file._data(other)
        if _told(one) != _told(other) or mine.keys() != its.keys():
            return False
        for tag in mine:
            if len(mine[tag]) != len(its[tag]):
                return False
            for (place, size), (there, other_size) in zip(mine[tag], its[tag], strict=True):
                progress.check()
                if size != other_size or not self._same_data(place, size, other_file, there):
                    return False
        children, others = one.below.get(SUB, []), other.below.get(SUB, [])
        return all(self._same(*pair, progress) for pair in _pairs(children, other_file, others))

    def _same_data(self, place: int, size: int, other: SourcePages, there: int) -> bool:
        size = max(min(size, self._length - place), 0)
        return all(
            self._read(place + start, min(_PIECE, size - start))
            == other._read(there + start, min(_PIECE, size - start))
            for start in range(0, size, _PIECE)
        )


def _pairs(
    ones: list[Directory], file: SourcePages, others: list[Directory]
) -> Iterator[tuple[Directory, SourcePages, Directory]]:
    return ((one, file, other) for one, other in zip(ones, others, strict=True))


def _told(directory: Directory) -> object:
    """What a directory says, here and below, except where data is."""
    entries = {
        tag: (entry.kind, entry.count, entry.value)
        for tag, entry in directory.entries.items()
        if tag not in _SEGMENTS and tag not in _FREE
    }
    below = {tag: [_told(child) for child in found] for tag, found in directory.below.items()}
    return entries, below


@contextmanager
def source_pages(photo: Photo) -> Iterator[SourcePages | None]:
    """The other pages of the photograph's file; None if it has none. Raises ``UnwritableFile``.

    The file has to be there and to be the same as when the photograph was opened.
    """
    if photo.format != "TIFF" or photo.pages < 2:
        yield None
        return
    path = photo.path
    if path is None or not path.is_file():
        raise _lost(photo, said("its file is not there any more"))
    if photo.stamp is not None and file_stamp(path) != photo.stamp:
        raise _lost(photo, said("its file has been changed since it was opened"))
    with path.open("rb") as file:
        yield SourcePages(file, photo.page)


def file_stamp(path: Path) -> tuple[int, int]:
    """Size and time of a file: another stamp means another content."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _lost(photo: Photo, why: Text) -> UnwritableFile:
    what = said(
        "The other pages of {file} cannot be kept: {why}.",
        file=shown(photo.path or Path(photo.name)),
        why=why,
    )
    return UnwritableFile(what, _OTHERWISE)
