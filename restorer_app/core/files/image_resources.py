"""Photoshop's image resources: where JPEG keeps the records of the IPTC, among other things."""

from __future__ import annotations

import struct
from collections.abc import Container
from dataclasses import dataclass

IPTC, THUMBNAILS = 0x0404, (0x0409, 0x040C)
_SIGNATURE = b"8BIM"


@dataclass(frozen=True)
class Resource:
    """One resource: all its ``raw`` bytes, and where in them its content is."""

    number: int
    raw: bytes
    start: int
    end: int

    @property
    def content(self) -> bytes:
        return self.raw[self.start : self.end]


def resources(block: bytes) -> tuple[Resource, ...]:
    """The resources of the block; together their raw bytes are the block. Raises ``ValueError``."""
    found, place = [], 0
    while block[place:].strip(b"\0"):
        found.append(_resource(block, place))
        place += len(found[-1].raw)
    return tuple(found)


def _resource(block: bytes, place: int) -> Resource:
    if len(block) < place + 12:
        raise ValueError("a resource that is cut")
    (number,) = struct.unpack_from(">H", block, place + 4)
    name = 1 + block[place + 6]
    size_at = place + 6 + name + name % 2
    if len(block) < size_at + 4:
        raise ValueError("a resource that is cut")
    (size,) = struct.unpack_from(">L", block, size_at)
    end = size_at + 4 + size
    if end > len(block):
        raise ValueError("a resource that is cut")
    return Resource(number, block[place : end + size % 2], size_at + 4 - place, end - place)


def iptc_in(block: bytes) -> bytes:
    """The records of the IPTC in the block; empty if it has none or is broken."""
    try:
        return next((each.content for each in resources(block) if each.number == IPTC), b"")
    except ValueError:
        return b""


def parts_of(block: bytes) -> tuple[bytes, bytes]:
    """The records of the IPTC in the block, and the block; empty if it holds nothing else."""
    try:
        alone = all(each.number == IPTC for each in resources(block))
    except ValueError:
        alone = False
    return iptc_in(block), b"" if alone else block


def without(block: bytes, numbers: Container[int]) -> bytes:
    """The block without the resources of these numbers; a broken one as it is."""
    try:
        kept = [each.raw for each in resources(block) if each.number not in numbers]
    except ValueError:
        return block
    return block if b"".join(kept) == block.rstrip(b"\0") else b"".join(kept)


def with_iptc(block: bytes, records: bytes) -> bytes:
    """The block with these records of the IPTC; as it is if it has them already."""
    if iptc_in(block) == records:
        return block
    rest = without(block, (IPTC,))
    if not records:
        return rest
    head = _SIGNATURE + struct.pack(">HHL", IPTC, 0, len(records))
    return head + records + bytes(len(records) % 2) + rest
