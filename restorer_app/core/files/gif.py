"""GIF: palettes of up to 256 colours; read only."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from restorer_app.core.files.border import DECODER_ERRORS, cut_short, hopeless
from restorer_app.core.files.header import Header
from restorer_app.core.files.pillow import ROLES, decode
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.sentence import Text, said

_TABLE, _TABLE_SIZE = 0x80, 0x07
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _COMMENT = 0xF9, 0xFE
_MOST_RATIO = 2731
"""Pixels that a byte can stand for: codes of twelve bits, each of 4096 pixels at most."""
_MOST_BLOCKS = 100_000


@dataclass
class _Parts:
    """A GIF file taken apart. ``first`` ends where its first picture does; 0 if that is cut short."""

    size: tuple[int, int] = (0, 0)
    table: bytes = b""
    first: int = 0
    frame: tuple[int, int] = (0, 0)
    frame_bytes: int = 0
    frames: int = 0
    transparent: bool = False
    comments: list[str] = field(default_factory=list)


def read(path: Path, data: bytes, _allow_damaged: bool) -> Photo:
    """The first picture of the GIF file. Palettes become RGB, grey ones grey; a cut file is refused."""
    if len(data) < 13:
        raise hopeless(path)
    parts = _take_apart(data)
    header = Header(parts.size[1], parts.size[0], _channels(parts), "uint8")
    header.check(path)
    if not parts.first:
        raise cut_short(path)
    header.check_held(path, parts.frame_bytes * _MOST_RATIO / max(parts.frame[0] * parts.frame[1], 1))
    try:
        samples = decode(path, data[: parts.first] + bytes([_TRAILER]), "GIF", header)
    except DECODER_ERRORS as error:
        raise hopeless(path) from error
    texts = tuple(("Comment", comment) for comment in parts.comments)
    return Photo(
        Picture(samples, ROLES[header.channels]),
        path=path,
        format="GIF",
        notes=_remarks(parts),
        metadata=Metadata(texts=texts),
        stored=Stored("LZW", 8, palette=True),
    )


def _remarks(parts: _Parts) -> tuple[Text, ...]:
    if parts.frames <= 1:
        return ()
    return (said("The file is an animation; only its first picture was opened."),)


def _channels(parts: _Parts) -> int:
    colours = np.frombuffer(parts.table, np.uint8).reshape(-1, 3)
    grey = len(colours) > 0 and bool((colours == colours[:, :1]).all())
    return (1 if grey else 3) + parts.transparent


def _take_apart(data: bytes) -> _Parts:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    parts, place = _Parts((width, height)), 13
    if flags & _TABLE:
        parts.table = data[place : place + _table_bytes(flags)]
        place += _table_bytes(flags)
    for _ in range(_MOST_BLOCKS):
        kind = data[place] if place < len(data) else _TRAILER
        if kind == _EXTENSION and place + 1 < len(data):
            place = _extension(parts, data, place)
        elif kind == _IMAGE and place + 10 <= len(data):
            place = _image(parts, data, place)
        else:
            break
    return parts


def _table_bytes(flags: int) -> int:
    return 3 << (flags & _TABLE_SIZE) + 1


def _extension(parts: _Parts, data: bytes, place: int) -> int:
    """Note what an extension says; returns where it ends."""
    label, content_start = data[place + 1], place + 2
    content, end = _blocks(data, content_start)
    if label == _COMMENT and content:
        parts.comments.append(content.decode("utf-8", "replace"))
    if label == _CONTROL and content and not parts.frames:
        parts.transparent = bool(content[0] & 1)
    return end


def _image(parts: _Parts, data: bytes, place: int) -> int:
    """Note a picture's size and colours, of the first one only; returns where it ends."""
    _, _, width, height, flags = struct.unpack_from("<HHHHB", data, place + 1)
    start = place + 10
    table = data[start : start + _table_bytes(flags)] if flags & _TABLE else b""
    start += len(table)
    content, end = _blocks(data, start + 1)
    parts.frames += 1
    if parts.frames == 1:
        parts.table = table or parts.table
        parts.frame, parts.frame_bytes = (width, height), len(content)
        parts.first = end if end <= len(data) else 0
    return end


def _blocks(data: bytes, place: int) -> tuple[bytes, int]:
    """The content of a chain of blocks, and where it ends: behind the data if that is too short."""
    pieces: list[bytes] = []
    while place < len(data):
        length = data[place]
        if not length:
            return b"".join(pieces), place + 1
        pieces.append(data[place + 1 : place + 1 + length])
        place += 1 + length
    return b"".join(pieces), len(data) + 1
