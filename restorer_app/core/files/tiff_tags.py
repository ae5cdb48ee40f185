"""What a TIFF page says beside its samples, and which pages a TIFF file has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from restorer_app.core.files.directories import (
    SUB,
    Directory,
    DirectoryReader,
    Form,
    read_block,
    written_block,
)
from restorer_app.core.metadata import Metadata

SUBFILE = 254
ORIENTATION, ACROSS, DOWN, UNIT = 274, 282, 283, 296
XMP, IPTC, PHOTOSHOP, PROFILE = 700, 33723, 34377, 34675
LAYERS = 37724
"""Photoshop's layers: a picture of its own, which still shows what has been repaired."""
PLACED = frozenset({SUBFILE, ORIENTATION, ACROSS, DOWN, UNIT})
"""What a photograph says by itself: no metadata on their own."""
BLOCKS = frozenset({XMP, IPTC, PHOTOSHOP, PROFILE})
"""Tags that are blocks of metadata or the profile."""
STORAGE = frozenset(
    {255, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 288, 289, 292, 293, 317, 320}
    | {*range(322, 329), SUB, 332, 334, 338, 339, 347, *range(512, 522), 529, 530, 531, 532, 559}
    | {*range(32995, 32999), LAYERS}
)
"""Tags that say how the samples are stored: written anew."""
_MOST_PAGES = 1 << 16
_REDUCED = 1


@dataclass(frozen=True)
class Page:
    """A page of a TIFF file: where its directory is, its place in the file's chain of directories, and those
    of the smaller copies of it that follow it there (a pyramid's levels, a thumbnail)."""

    offset: int
    index: int
    reduced: tuple[int, ...] = ()


def pages_of(file: BinaryIO) -> tuple[Page, ...]:
    """The pages in their order. Raises ``ValueError`` if there are none."""
    reader = DirectoryReader(file, _EverythingBut(SUBFILE))
    pages: list[Page] = []
    offset, seen, index = reader.first, set[int](), 0
    while offset and offset not in seen and index < _MOST_PAGES:
        seen.add(offset)
        try:
            directory = reader.read(offset)
        except ValueError:
            break
        if pages and directory.number(SUBFILE, reader.form) & _REDUCED:
            last = pages[-1]
            pages[-1] = Page(last.offset, last.index, (*last.reduced, offset))
        else:
            pages.append(Page(offset, index))
        offset, index = directory.after, index + 1
    if not pages:
        raise ValueError("no page")
    return tuple(pages)


class _EverythingBut:
    """Contains all tags but one."""

    def __init__(self, tag: int) -> None:
        self._tag = tag

    def __contains__(self, tag: object) -> bool:
        return tag != self._tag


def page_metadata(file: BinaryIO, offset: int) -> Metadata:
    """The metadata of the page whose directory is at ``offset``; what is broken in it is left out."""
    reader = DirectoryReader(file, STORAGE)
    page = reader.read(offset)
    found = {tag: page.entries.pop(tag).value for tag in BLOCKS if tag in page.entries}
    exif = written_block(Form(reader.form.order), page) if says_something(page) else b""
    return Metadata(exif, found.get(XMP, b""), found.get(IPTC, b""), found.get(PHOTOSHOP, b""))


def says_something(page: Directory) -> bool:
    """Whether the directory says more than a photograph does by itself."""
    return bool(page.children) or not page.entries.keys() <= PLACED


def own_tags(exif: bytes) -> tuple[Form, Directory]:
    """The tags of an EXIF block that can stand in any file's first directory; empty if it is broken."""
    try:
        form, directory = read_block(exif)
    except ValueError:
        return Form("<"), Directory()
    kept = {tag: entry for tag, entry in directory.entries.items() if tag not in STORAGE | BLOCKS}
    children = {tag: below for tag, below in directory.children.items() if tag != SUB}
    return form, Directory(kept, children, broken=directory.broken)


def exif_facts(exif: bytes) -> Mapping[tuple[int, ...], object]:
    """All that an EXIF block says, by tags from the top down, but what a photograph says by itself."""
    _, directory = own_tags(exif)
    facts = dict(_facts(directory))
    return {path: fact for path, fact in facts.items() if path[0] not in PLACED}


def _facts(directory: Directory) -> dict[tuple[int, ...], object]:
    found: dict[tuple[int, ...], object] = {
        (tag,): (entry.kind, entry.count, entry.value) for tag, entry in directory.entries.items()
    }
    for tag, children in directory.children.items():
        for child in children:
            found |= {(tag, *path): fact for path, fact in _facts(child).items()}
    return found
