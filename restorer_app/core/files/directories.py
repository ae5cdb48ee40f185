"""TIFF's directories of tags: those of TIFF files and of EXIF blocks, which are built in the same way."""

from __future__ import annotations

import io
import struct
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

EXIF, GPS, INTEROPERABILITY, SUB = 34665, 34853, 40965, 330
POINTERS = (SUB, EXIF, GPS, INTEROPERABILITY)
"""Tags whose value is where further directories are."""
MAKER_NOTE = 37500
BYTE, TEXT, SHORT, LONG, RATIONAL, UNDEFINED, LONG8, IFD8 = 1, 2, 3, 4, 5, 7, 16, 18
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES |= {16: 8, 17: 8, 18: 8}
_NUMBERS = {1: "B", 3: "H", 4: "L", 13: "L", 16: "Q", 18: "Q"}
_MOST_ENTRIES, _MOST_DEPTH, _MOST_BELOW = 4096, 4, 64
_MOST_ENTRIES_IN_ALL = 1 << 19
_MOST_BYTES = 64 << 20
"""Of all values of a directory and those below it; real ones have some kilobytes."""
_FURTHEST_PIN = 64 << 10


@dataclass(frozen=True)
class Form:
    """How a file writes numbers: ``order`` "<" or ">"; ``big``: BigTIFF."""

    order: str = "<"
    big: bool = False

    @property
    def magic(self) -> bytes:
        text = b"II" if self.order == "<" else b"MM"
        return text + struct.pack(self.order + "H", 43 if self.big else 42)

    @property
    def header_size(self) -> int:
        return 16 if self.big else 8

    @property
    def room(self) -> int:
        """The bytes of a value that stand in the entry itself; also those of an offset."""
        return 8 if self.big else 4

    @property
    def entry_size(self) -> int:
        return 20 if self.big else 12

    @property
    def offset_kind(self) -> int:
        return LONG8 if self.big else LONG

    def pack(self, letters: str, *numbers: int) -> bytes:
        return struct.pack(self.order + letters, *numbers)

    def offset(self, place: int) -> bytes:
        return self.pack("Q" if self.big else "L", place)


@dataclass(frozen=True)
class Entry:
    """The value of a tag: its bytes as the file has them. ``place``: where they stood, 0: unknown."""

    kind: int
    count: int
    value: bytes
    place: int = 0

    def numbers(self, form: Form) -> tuple[int, ...]:
        """The whole numbers that it holds; none for other kinds."""
        letter = _NUMBERS.get(self.kind)
        return struct.unpack(f"{form.order}{self.count}{letter}", self.value) if letter else ()


@dataclass
class Directory:
    """Tags, and the directories that some of them point to. ``after``: where the next of the chain is.

    ``following``: those that come after, where it is not one of the file's pages.
    ``broken``: how many entries, here and below, could not be read and are not in it.
    """

    entries: dict[int, Entry] = field(default_factory=dict)
    children: dict[int, tuple[Directory, ...]] = field(default_factory=dict)
    after: int = 0
    broken: int = 0
    following: tuple[Directory, ...] = ()

    @property
    def below(self) -> dict[int, list[Directory]]:
        """The directories that tags point to, each with those that follow it."""
        return {
            tag: [each for child in children for each in (child, *child.following)]
            for tag, children in self.children.items()
        }

    def number(self, tag: int, form: Form, otherwise: int = 0) -> int:
        """The first number of the tag."""
        found = self.entries[tag].numbers(form) if tag in self.entries else ()
        return found[0] if found else otherwise


def text_entry(text: str) -> Entry:
    """A text with its closing zero."""
    value = text.encode("utf-8") + b"\0"
    return Entry(TEXT, len(value), value)


def numbers_entry(form: Form, kind: int, *numbers: int) -> Entry:
    """Whole numbers of a kind that has them (BYTE, SHORT, LONG, LONG8)."""
    return Entry(kind, len(numbers), form.pack(f"{len(numbers)}{_NUMBERS[kind]}", *numbers))


def bytes_entry(kind: int, value: bytes) -> Entry:
    return Entry(kind, len(value), value)


def read_header(file: BinaryIO) -> tuple[Form, int]:
    """The form of a TIFF file or EXIF block, and where its first directory is. Raises ``ValueError``."""
    file.seek(0)
    head = file.read(16)
    for form in (Form("<"), Form(">"), Form("<", True), Form(">", True)):
        if head.startswith(form.magic) and len(head) >= form.room * 2:
            letter, place = ("Q", 8) if form.big else ("L", 4)
            return form, int(struct.unpack_from(form.order + letter, head, place)[0])
    raise ValueError("no TIFF header")


class DirectoryReader:
    """Reads directories; whatever the file claims, in bounded time and memory."""

    def __init__(self, file: BinaryIO, skip: Container[int] = ()) -> None:
        """``skip``: tags whose values are not wanted."""
        self.form, self.first = read_header(file)
        self._file, self._skip = file, skip
        self._left, self._below, self._entries_left = _MOST_BYTES, _MOST_BELOW, _MOST_ENTRIES_IN_ALL
        self._length = file.seek(0, io.SEEK_END)

    def read(self, offset: int, depth: int = 0, seen: frozenset[int] = frozenset()) -> Directory:
        """The directory at ``offset`` with those below it. Raises ``ValueError`` if there is none."""
        form, found = self.form, Directory()
        if not depth:
            self._left, self._below = _MOST_BYTES, _MOST_BELOW
        for place in self._entries(offset, found):
            tag, kind, count = self._unpack("HHQ" if form.big else "HHL", place)
            entry = (
                None if tag in self._skip else self._value(kind, count, place + form.entry_size - form.room)
            )
            if tag in POINTERS and entry is not None:
                self._descend(found, tag, entry, depth, seen | {offset})
            elif entry is not None:
                found.entries.setdefault(tag, entry)
            elif tag not in self._skip:
                found.broken += 1
        return found

    def _entries(self, offset: int, found: Directory) -> range:
        """Where the entries are; tells ``found`` which directory comes after."""
        form = self.form
        (count,) = self._unpack("Q" if form.big else "H", offset)
        start = offset + (8 if form.big else 2)
        if count > min(_MOST_ENTRIES, self._entries_left) or offset < form.header_size:
            raise ValueError("no directory")
        self._entries_left -= count
        end = start + count * form.entry_size
        try:
            (found.after,) = self._unpack("Q" if form.big else "L", end)
        except ValueError:
            found.broken += 1
            count = max(min(count, (self._length - start) // form.entry_size), 0)
        return range(start, start + count * form.entry_size, form.entry_size)

    def _value(self, kind: int, count: int, place: int) -> Entry | None:
        size = _SIZES.get(kind, 0) * count
        if kind not in _SIZES or size > self._left:
            return None
        if size > self.form.room:
            (place,) = self._unpack("Q" if self.form.big else "L", place)
        value = self._bytes(place, size)
        self._left -= size
        return Entry(kind, count, value, place) if len(value) == size else None

    def _descend(self, into: Directory, tag: int, entry: Entry, depth: int, seen: frozenset[int]) -> None:
        """Read what a tag points to; what is no directory, or one of those above, counts as broken."""
        children = []
        for offset in entry.numbers(self.form)[:_MOST_BELOW]:
            try:
                self._below -= 1
                if depth >= _MOST_DEPTH or offset in seen or self._below < 0:
                    raise ValueError("directories in a circle")
                child = self.read(offset, depth + 1, seen)
                if tag == SUB:
                    child.following = self._chain(child.after, depth + 1, seen | {offset})
                into.broken += child.broken
                children.append(child)
            except ValueError:
                into.broken += 1
        if children:
            into.children[tag] = tuple(children)

    def _chain(self, offset: int, depth: int, seen: frozenset[int]) -> tuple[Directory, ...]:
        """The directories from ``offset`` on, as far as they can be read."""
        found: list[Directory] = []
        while offset and offset not in seen and self._below > 0:
            self._below -= 1
            try:
                found.append(self.read(offset, depth, seen))
            except ValueError:
                break
            seen, offset = seen | {offset}, found[-1].after
        return tuple(found)

    def _unpack(self, letters: str, place: int) -> tuple[int, ...]:
        size = struct.calcsize("<" + letters)
        data = self._bytes(place, size)
        if len(data) < size:
            raise ValueError("beyond the end")
        return struct.unpack(self.form.order + letters, data)

    def _bytes(self, place: int, size: int) -> bytes:
        if place + size > self._length:
            return b""
        self._file.seek(place)
        return self._file.read(size)


class DirectoryWriter:
    """Writes directories at the end of a file: values first, then the entries, sorted."""

    def __init__(self, file: BinaryIO, form: Form) -> None:
        self._file, self.form = file, form
        self._pinned: dict[Entry, int] = {}

    def header(self) -> int:
        """Write the header; returns where to ``link`` the first directory."""
        zero = self.form.offset(0)
        extra = self.form.pack("HH", 8, 0) if self.form.big else b""
        self._file.write(self.form.magic + extra + zero)
        return self.form.header_size - len(zero)

    def pin(self, directory: Directory) -> None:
        """Put maker notes where they stood, if that is near: many of them count from the file's start."""
        for exif in directory.children.get(EXIF, ()):
            note = exif.entries.get(MAKER_NOTE)
            if note is not None and self._file.tell() <= note.place <= _FURTHEST_PIN:
                self._file.write(bytes(note.place - self._file.tell()) + note.value)
                self._pinned[note] = note.place

    def link(self, place: int, offset: int) -> None:
        """Write an offset that was not known before; goes on at the end."""
        self._file.seek(place)
        self._file.write(self.form.offset(offset))
        self._file.seek(0, io.SEEK_END)

    def write(self, directory: Directory) -> tuple[int, int]:
        """Write the directory and those below it; returns where it is and where to ``link`` the next."""
        form = self.form
        entries = dict(directory.entries)
        for tag, children in directory.children.items():
            offsets = [self._written_chain((child, *child.following)) for child in children]
            entries[tag] = numbers_entry(form, IFD8 if form.big else LONG, *offsets)
        packed = [self._packed(tag, entries[tag]) for tag in sorted(entries)]
        offset = self._aligned()
        count = form.pack("Q" if form.big else "H", len(packed))
        self._file.write(count + b"".join(packed) + form.offset(0))
        return offset, self._file.tell() - form.room

    def _written_chain(self, directories: tuple[Directory, ...]) -> int:
        """Write directories that follow each other; returns where the first is."""
        places = [self.write(directory) for directory in directories]
        for (_, link), (offset, _) in pairwise(places):
            self.link(link, offset)
        return places[0][0]

    def _packed(self, tag: int, entry: Entry) -> bytes:
        form, value = self.form, entry.value
        if len(value) > form.room:
            value = form.offset(self._placed(entry))
        head = form.pack("HHQ" if form.big else "HHL", tag, entry.kind, entry.count)
        return head + value.ljust(form.room, b"\0")

    def _placed(self, entry: Entry) -> int:
        if entry in self._pinned:
            return self._pinned[entry]
        place = self._aligned()
        self._file.write(entry.value)
        return place

    def _aligned(self) -> int:
        self._file.write(bytes(self._file.tell() % 2))
        return self._file.tell()


def read_block(block: bytes) -> tuple[Form, Directory]:
    """The form and the first directory of an EXIF block. Raises ``ValueError`` if there is none."""
    reader = DirectoryReader(io.BytesIO(block))
    return reader.form, reader.read(reader.first)


def written_block(form: Form, directory: Directory) -> bytes:
    """An EXIF block of this one directory and those below it."""
    file = io.BytesIO()
    writer = DirectoryWriter(file, form)
    place = writer.header()
    writer.pin(directory)
    writer.link(place, writer.write(directory)[0])
    return file.getvalue()
