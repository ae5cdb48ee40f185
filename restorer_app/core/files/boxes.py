"""The boxes that JPEG 2000, JPEG XL, AVIF and HEIC files are made of."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_BOXES = 10_000


@dataclass(frozen=True)
class Box:
    """One box: its four letters and what is in it. ``whole`` is False if the file ends before the box."""

    kind: bytes
    content: memoryview
    whole: bool = True


def boxes(data: bytes | memoryview) -> Iterator[Box]:
    """The boxes of ``data`` one after the other, as far as they make sense; nothing is copied."""
    view, place = memoryview(data), 0
    for _ in range(_MOST_BOXES):
        if place + 8 > len(view):
            return
        length, kind = struct.unpack_from(">L4s", view, place)
        head = 8
        if length == 1 and place + 16 <= len(view):
            (length,) = struct.unpack_from(">Q", view, place + 8)
            head = 16
        end = place + length if length else len(view)
        if end < place + head:
            return
        yield Box(kind, view[place + head : end], end <= len(view))
        place = end


def box(kind: bytes, *contents: bytes | bytearray) -> bytes:
    """A box for writing; one of 4 GiB and more gets a long length."""
    length = 8 + sum(len(content) for content in contents)
    if length < 1 << 32:
        return b"".join((struct.pack(">L4s", length, kind), *contents))
    return b"".join((struct.pack(">L4sQ", 1, kind, length + 8), *contents))
