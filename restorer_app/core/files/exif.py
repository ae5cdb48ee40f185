"""The two facts of an EXIF block that samples need: orientation and resolution."""

from __future__ import annotations

import struct

from restorer_app.core.files.resolution import rational, sound_resolution
from restorer_app.core.picture import Resolution

_ORIENTATION, _ACROSS, _DOWN, _UNIT = 0x112, 0x11A, 0x11B, 0x128
_SHORT, _LONG, _RATIONAL = 3, 4, 5
_UNITS = {1: "none", 2: "inch", 3: "centimetre"}
_MOST_ENTRIES = 1000


def read_exif(block: bytes) -> tuple[int, Resolution | None]:
    """Orientation (1 if there is none or it is nonsense) and resolution of an EXIF block.

    ``block`` starts with the TIFF header ("II*\\0" or "MM\\0*"), with or without "Exif\\0\\0" before it.
    """
    try:
        entries = _first_directory(block.removeprefix(b"Exif\0\0"))
    except struct.error:
        return 1, None
    orientation = entries.get(_ORIENTATION, 1)
    unit = _UNITS.get(int(entries.get(_UNIT, 2)), "inch")
    resolution = sound_resolution(entries.get(_ACROSS, 0), entries.get(_DOWN, 0), unit)
    return (int(orientation) if orientation in range(1, 9) else 1), resolution


def _first_directory(block: bytes) -> dict[int, float]:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None:
        return {}
    (start,) = struct.unpack_from(order + "L", block, 4)
    (count,) = struct.unpack_from(order + "H", block, start)
    found: dict[int, float] = {}
    for index in range(min(count, _MOST_ENTRIES)):
        tag, value = _entry(block, start + 2 + 12 * index, order)
        if value is not None:
            found.setdefault(tag, value)
    return found


def _entry(block: bytes, place: int, order: str) -> tuple[int, float | None]:
    """The tag and its first value; None for kinds that are not asked for here."""
    try:
        tag, kind, count = struct.unpack_from(order + "HHL", block, place)
        if kind == _SHORT and count >= 1:
            return tag, struct.unpack_from(order + "H", block, place + 8)[0]
        if kind == _LONG and count >= 1:
            return tag, struct.unpack_from(order + "L", block, place + 8)[0]
        if kind == _RATIONAL and count >= 1:
            (where,) = struct.unpack_from(order + "L", block, place + 8)
            top, bottom = struct.unpack_from(order + "LL", block, where)
            return tag, (top / bottom if bottom else None)
    except struct.error:
        return 0, None
    return tag, None


def write_exif(orientation: int, resolution: Resolution | None) -> bytes:
    """An EXIF block (little-endian TIFF header first) that says just this; empty if all is default."""
    entries: list[bytes] = []
    values = b""
    count = (orientation != 1) + 3 * (resolution is not None)
    after = 8 + 2 + 12 * count + 4
    if orientation != 1:
        entries.append(struct.pack("<HHLHH", _ORIENTATION, _SHORT, 1, orientation, 0))
    if resolution is not None:
        for tag, value in ((_ACROSS, resolution.horizontal), (_DOWN, resolution.vertical)):
            entries.append(struct.pack("<HHLL", tag, _RATIONAL, 1, after + len(values)))
            values += struct.pack("<LL", *rational(value))
        unit = next(code for code, name in _UNITS.items() if name == resolution.unit)
        entries.append(struct.pack("<HHLHH", _UNIT, _SHORT, 1, unit, 0))
    if not entries:
        return b""
    return b"II*\0" + struct.pack("<LH", 8, count) + b"".join(entries) + b"\0\0\0\0" + values
