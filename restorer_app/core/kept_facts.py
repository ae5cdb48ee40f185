"""What a restored file no longer says as its original does: profile, resolution, metadata field by field.

What saving has to change is no difference: Software, DateTime, the history and identity of an XMP packet
(xmpMM and its dates), DigitalSourceType, and thumbnails.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from PIL import ExifTags

from restorer_app.core.files.directories import GPS, Directory, Form, read_block
from restorer_app.core.files.tiff_tags import BLOCKS, PLACED, STORAGE
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Resolution
from restorer_app.core.sentence import Text, said
from restorer_app.core.xmp_fields import plain_name, xmp_fields

_SOFTWARE, _DATE_TIME = 305, 306
_MANAGED = "{http://ns.adobe.com/xap/1.0/mm/}"
_BASIC = "{http://ns.adobe.com/xap/1.0/}"
_CHANGED_XMP = {f"{_BASIC}{name}" for name in ("ModifyDate", "MetadataDate", "CreatorTool", "Thumbnails")} | {
    "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"
}
_CHANGED_RESOURCES = (0x0409, 0x040C, 0x0425)
"""Photoshop's thumbnails, and the digest of the IPTC records."""
_CHANGED_TEXTS = ("Software",)
_SLACK = 0.02
"""Pixels an inch: PNG and BMP know whole pixels a metre only."""
_SWAPPED = {3: 2, 4: 4, 5: 4, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of the numbers of each kind of EXIF value that has an order of bytes."""


def fact_changes(original: Photo, restored: Photo) -> tuple[Text, ...]:
    """One line for each thing that the restored photograph's file says otherwise, or no longer."""
    mine, its = original.metadata, restored.metadata
    return (
        *_of_photo(original, restored),
        *_named("EXIF", _exif(mine.exif), _exif(its.exif)),
        *_named("XMP", _xmp(mine.xmp), _xmp(its.xmp)),
        *_named("IPTC", _block(mine.iptc), _block(its.iptc)),
        *_named("Photoshop", _resources(mine.photoshop), _resources(its.photoshop)),
        *_named("text", _texts(mine), _texts(its)),
    )


def _of_photo(original: Photo, restored: Photo) -> Iterator[Text]:
    if original.icc_profile != restored.icc_profile:
        yield _changed(said("colour profile"), original.icc_profile, restored.icc_profile)
    if not _same_resolution(original.resolution, restored.resolution):
        yield _changed(said("resolution"), original.resolution, restored.resolution)
    one, other = original.picture, restored.picture
    if one.orientation != other.orientation:
        yield said("orientation: {before}, now {after}", before=one.orientation, after=other.orientation)
    before, after = one.depth or one.bits, other.depth or other.bits
    if before != after:
        yield said("bits of a sample: {before}, now {after}", before=before, after=after)
    if original.pages != restored.pages:
        yield said("pages: {before}, now {after}", before=original.pages, after=restored.pages)


def _same_resolution(one: Resolution | None, other: Resolution | None) -> bool:
    if one is None or other is None:
        return one is other
    pairs = [each.per_inch or (each.horizontal, each.vertical) for each in (one, other)]
    same_kind = (one.unit == "none") == (other.unit == "none")
    return same_kind and all(abs(a - b) <= max(_SLACK, 1e-6 * a) for a, b in zip(*pairs, strict=True))


def _named(block: str, before: dict[str, object], after: dict[str, object]) -> Iterator[Text]:
    """The fields that differ, each by block and name."""
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield _changed(f"{block} {name}".strip(), before.get(name), after.get(name))


def _changed(what: Text, before: object, after: object) -> Text:
    if after is None:
        return said("{what}: lost", what=what)
    return said("{what}: added", what=what) if before is None else said("{what}: changed", what=what)


def _exif(block: bytes) -> dict[str, object]:
    try:
        form, directory = read_block(block)
    except ValueError:
        return {"": block} if block else {}
    every = dict(_tags(directory, form, ()))
    own = {path: value for path, value in every.items() if path[0] not in STORAGE | BLOCKS | PLACED}
    found: dict[str, object] = {}
    for path, value in sorted(own.items()):
        if path not in ((_SOFTWARE,), (_DATE_TIME,)):
            found[_name(path) if _name(path) not in found else str(path)] = value
    return found


def _name(path: tuple[int, ...]) -> str:
    """What people call a tag; its number if it is nobody's."""
    names = ExifTags.GPSTAGS if GPS in path else ExifTags.TAGS
    return str(names.get(path[-1], path[-1]))


def _tags(
    directory: Directory, form: Form, above: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], tuple[int, bytes]]]:
    for tag, entry in directory.entries.items():
        yield (*above, tag), (entry.kind, _little(entry.value, entry.kind, form))
    for tag, children in directory.children.items():
        for number, child in enumerate(children):
            yield from _tags(child, form, (*above, tag, *((number,) if number else ())))


def _little(value: bytes, kind: int, form: Form) -> bytes:
    """The value with the lowest byte of its numbers first, as far as it has numbers."""
    size = _SWAPPED.get(kind, 1)
    if form.order == "<" or size == 1:
        return value
    letter = {2: "H", 4: "L", 8: "Q"}[size]
    numbers = struct.unpack(f">{len(value) // size}{letter}", value)
    return struct.pack(f"<{len(numbers)}{letter}", *numbers)


def _xmp(packet: bytes) -> dict[str, object]:
    """Texts by the name of their top property; all in one if the packet cannot be read."""
    if not packet:
        return {}
    try:
        fields = xmp_fields(packet)
    except ValueError:
        return {"": packet}
    found: dict[str, object] = {}
    for (path, text), count in sorted(fields.items()):
        if not path[0].startswith(_MANAGED) and path[0] not in _CHANGED_XMP:
            before = found.get(plain_name(path[0]), ())
            assert isinstance(before, tuple)
            found[plain_name(path[0])] = (*before, (path, text, count))
    return found


def _block(block: bytes) -> dict[str, object]:
    block = block.rstrip(b"\0")
    return {"": block} if block else {}


def _resources(block: bytes) -> dict[str, object]:
    """Image resources by their number: "8BIM", number, name padded to even, size, content padded to even."""
    found, place = dict[str, object](), 0
    while block[place : place + 4] == b"8BIM" and place + 12 <= len(block):
        (number,) = struct.unpack_from(">H", block, place + 4)
        name = block[place + 6] + 1
        place += 6 + name + name % 2
        size = int.from_bytes(block[place : place + 4], "big")
        if number not in _CHANGED_RESOURCES:
            found[str(number)] = block[place + 4 : place + 4 + size]
        place += 4 + size + size % 2
    return found


def _texts(metadata: Metadata) -> dict[str, object]:
    return {key: text for key, text in metadata.texts if key not in _CHANGED_TEXTS}
