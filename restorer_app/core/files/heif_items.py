"""The items of an AVIF file: pictures, what is said of them, and blocks of metadata."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from restorer_app.core.files.boxes import Box, boxes

_MOST_ITEMS = 4096
_PROPERTY_OF_32_BITS = 1


@dataclass
class Item:
    """One item. ``extents`` are places and lengths in the file, or in the meta box if ``inside``."""

    kind: bytes = b""
    mime: bytes = b""
    inside: bool = False
    extents: list[tuple[int, int]] = field(default_factory=list)
    properties: list[Box] = field(default_factory=list)

    def property(self, kind: bytes) -> bytes | None:
        """The content of its first property of that kind."""
        return next((bytes(each.content) for each in self.properties if each.kind == kind), None)


@dataclass
class Items:
    """All items by number, the ``primary`` one's number, and references: kind, from, to."""

    data: bytes
    own: bytes = b""
    primary: int = 0
    items: dict[int, Item] = field(default_factory=dict)
    references: list[tuple[bytes, int, int]] = field(default_factory=list)

    def item(self, number: int) -> Item:
        """The item of that number; an empty one if there is none."""
        return self.items.get(number, Item())

    def content(self, item: Item) -> bytes:
        """What the item holds, as far as the file has it."""
        source = self.own if item.inside else self.data
        return b"".join(source[start : start + length] for start, length in item.extents)

    def first(self, kind: bytes, mime: bytes = b"") -> bytes:
        """The content of the first item of that kind; empty without one."""
        found = (item for item in self.items.values() if item.kind == kind and item.mime == mime)
        item = next(found, None)
        return self.content(item) if item else b""


def items_of(data: bytes) -> Items | None:
    """The items that the file's meta box lists; None without one. Raises ``struct.error`` for a cut one."""
    meta = next((each.content for each in boxes(data) if each.kind == b"meta"), None)
    if meta is None:
        return None
    found = Items(data)
    parts = {each.kind: each.content for each in boxes(meta[4:])}
    found.own = bytes(parts.get(b"idat", b""))
    found.primary = _number(parts[b"pitm"], 4, parts[b"pitm"][0] > 0)[0] if b"pitm" in parts else 0
    for each in boxes(parts[b"iinf"][6 if parts[b"iinf"][0] == 0 else 8 :]) if b"iinf" in parts else ():
        _note_kind(found, each)
    if b"iloc" in parts:
        _note_places(found, parts[b"iloc"])
    if b"iprp" in parts:
        _note_properties(found, parts[b"iprp"])
    if b"iref" in parts:
        _note_references(found, parts[b"iref"])
    return found


def _number(block: memoryview, place: int, long: bool) -> tuple[int, int]:
    """A number of two or four bytes, and the place behind it."""
    size = 4 if long else 2
    if place + size > len(block):
        raise struct.error("a box ends too early")
    return int.from_bytes(block[place : place + size], "big"), place + size


def _note_kind(found: Items, entry: Box) -> None:
    block = entry.content
    if entry.kind != b"infe" or len(block) < 12 or block[0] < 2 or len(found.items) >= _MOST_ITEMS:
        return
    number, place = _number(block, 4, block[0] > 2)
    item = found.items.setdefault(number, Item())
    item.kind = bytes(block[place + 2 : place + 6])
    if item.kind == b"mime":
        _, _, item.mime = bytes(block[place + 6 :]).partition(b"\0")
        item.mime = item.mime.partition(b"\0")[0]


def _note_places(found: Items, block: memoryview) -> None:
    """The item location box: sizes of its fields first, then each item's extents."""
    version = block[0]
    offset_size, length_size, base_size, index_size = (
        block[4] >> 4,
        block[4] & 15,
        block[5] >> 4,
        block[5] & 15,
    )
    count, place = _number(block, 6, version == 2)

    def field_of(size: int) -> int:
        nonlocal place
        if place + size > len(block):
            raise struct.error("the item locations end too early")
        place += size
        return int.from_bytes(block[place - size : place], "big")

    for _ in range(min(count, _MOST_ITEMS)):
        item = found.items.setdefault(field_of(4 if version == 2 else 2), Item())
        item.inside = version > 0 and field_of(2) & 15 == 1
        field_of(2)  # which file; only this one is looked into
        base = field_of(base_size)
        for _ in range(min(field_of(2), _MOST_ITEMS)):
            if version > 0:
                field_of(index_size)
            start = field_of(offset_size)
            item.extents.append((base + start, field_of(length_size)))


def _note_properties(found: Items, block: memoryview) -> None:
    parts = list(boxes(block))
    every = [each for part in parts if part.kind == b"ipco" for each in boxes(part.content)]
    for part in parts:
        if part.kind == b"ipma":
            _note_associations(found, part.content, every)


def _note_associations(found: Items, block: memoryview, every: list[Box]) -> None:
    long, wide = block[0] > 0, bool(block[3] & _PROPERTY_OF_32_BITS)
    (count,) = struct.unpack_from(">L", block, 4)
    place = 8
    for _ in range(min(count, _MOST_ITEMS)):
        number, place = _number(block, place, long)
        entries, place = block[place], place + 1
        for _ in range(entries):
            index, place = _number(block, place, False) if wide else (block[place] << 8, place + 1)
            index = index & 0x7FFF if wide else index >> 8 & 0x7F
            if 0 < index <= len(every):
                found.items.setdefault(number, Item()).properties.append(every[index - 1])


def _note_references(found: Items, block: memoryview) -> None:
    long = block[0] > 0
    for each in boxes(block[4:]):
        source, place = _number(each.content, 0, long)
        count, place = _number(each.content, place, False)
        for _ in range(min(count, _MOST_ITEMS)):
            target, place = _number(each.content, place, long)
            found.references.append((each.kind, source, target))
