"""What the metadata says in words: camera, artist, copyright, date, description."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from restorer_app.core.files.directories import EXIF, Directory, read_block
from restorer_app.core.metadata import Metadata

KINDS = ("camera", "artist", "copyright", "date", "title", "description", "software")
"""What is looked for, in the order it is told."""

_MOST_LETTERS = 500
_MAKE, _MODEL, _TAKEN, _CHANGED = 271, 272, 36867, 306
_EXIF_TEXTS = {"artist": 315, "copyright": 33432, "description": 270, "software": 305}
_IPTC = {80: "artist", 116: "copyright", 55: "date", 5: "title", 120: "description"}
_WORDS = {
    "Author": "artist",
    "Copyright": "copyright",
    "Creation Time": "date",
    "Title": "title",
    "Description": "description",
    "Comment": "description",
    "Software": "software",
}
_MOST_RECORDS = 2000


def inscriptions(metadata: Metadata) -> dict[str, str]:
    """Text by kind, for those of ``KINDS`` that are there: from EXIF, else IPTC, else text chunks."""
    found: dict[str, str] = {}
    for kind, text in (*_of_exif(metadata.exif), *_of_iptc(metadata.iptc), *_of_texts(metadata)):
        if text:
            found.setdefault(kind, text)
    return {kind: found[kind] for kind in KINDS if kind in found}


def _of_exif(block: bytes) -> Iterator[tuple[str, str]]:
    try:
        _, directory = read_block(block)
    except ValueError:
        return
    make, model = _text(directory, _MAKE), _text(directory, _MODEL)
    yield "camera", model if model.startswith(make) else f"{make} {model}".strip()
    taken = [_text(below, _TAKEN) for below in directory.children.get(EXIF, ())]
    yield "date", next(filter(None, [*taken, _text(directory, _CHANGED)]), "")
    for kind, tag in _EXIF_TEXTS.items():
        yield kind, _text(directory, tag)


def _text(directory: Directory, tag: int) -> str:
    entry = directory.entries.get(tag)
    return _plain(entry.value) if entry is not None else ""


def _plain(value: bytes) -> str:
    """The text up to its zero, on one line: UTF-8, else Latin-1."""
    value = value.split(b"\0")[0]
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return " ".join(text.split())[:_MOST_LETTERS]


def _of_iptc(records: bytes) -> Iterator[tuple[str, str]]:
    """The texts of IIM records: 0x1C, record, data set, length of two bytes, value."""
    place = 0
    for _ in range(_MOST_RECORDS):
        if records[place : place + 1] != b"\x1c" or place + 5 > len(records):
            return
        record, data_set, length = struct.unpack_from(">BBH", records, place + 1)
        if record == 2 and data_set in _IPTC:
            yield _IPTC[data_set], _plain(records[place + 5 : place + 5 + length])
        place += 5 + length


def _of_texts(metadata: Metadata) -> Iterator[tuple[str, str]]:
    for keyword, text in metadata.texts:
        if keyword in _WORDS:
            yield _WORDS[keyword], _plain(text.encode("utf-8", "replace"))
