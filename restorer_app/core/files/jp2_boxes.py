"""What a JP2 file says around its codestream, as boxes."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from restorer_app.core.files.boxes import box, boxes
from restorer_app.core.files.own_exif import own_exif
from restorer_app.core.files.resolution import sound_resolution
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Resolution, Role

SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
UUIDS = {
    b"JpgTiffExif->JP2": "exif",
    bytes.fromhex("be7acfcb97a942e89c71999491e3afac"): "xmp",
    bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38"): "iptc",
    bytes.fromhex("2c4c0100850440b9a03e562148d6dfeb"): "photoshop",
}
"""The blocks of ``Metadata`` by the number that their boxes begin with."""

_COLOUR_SPACES = {1: 17, 3: 16, 4: 12}
_OPACITY = {Role.ALPHA: 1, Role.ALPHA_PREMULTIPLIED: 2}
_WHOLE, _UNSPECIFIED = 0, 0xFFFF
_CAPTURE, _DISPLAY = b"resc", b"resd"
_WAVELET = 7


def with_block(metadata: Metadata, name: str, block: bytes) -> Metadata:
    """``metadata`` with the block of that name, too."""
    facts: dict[str, Any] = {name: block}
    return replace(metadata, **facts)


def resolution_of(content: memoryview) -> Resolution | None:
    """The resolution in a "res " box: that of the scanner, else that meant for showing."""
    found = {each.kind: each.content for each in boxes(content) if len(each.content) >= 10}
    block = found.get(_CAPTURE, found.get(_DISPLAY))
    if block is None:
        return None
    down, down_by, across, across_by, down_ten, across_ten = struct.unpack_from(">4H2b", block)
    if not down_by or not across_by:
        return None
    sides = [
        float(Fraction(across, across_by) * _ten_to(across_ten)),
        float(Fraction(down, down_by) * _ten_to(down_ten)),
    ]
    inches = [side * 0.0254 for side in sides]
    if all(abs(value - round(value, 3)) <= 1e-6 * value for value in inches):
        return sound_resolution(round(inches[0], 3), round(inches[1], 3), "inch")
    return sound_resolution(sides[0] / 100, sides[1] / 100, "centimetre")


def _resolution_box(resolution: Resolution | None) -> bytes:
    if resolution is None or resolution.unit == "none":
        return b""
    across, across_by, across_ten = _per_metre(resolution.horizontal, resolution.unit)
    down, down_by, down_ten = _per_metre(resolution.vertical, resolution.unit)
    numbers = struct.pack(">4H2b", down, down_by, across, across_by, down_ten, across_ten)
    return box(b"res ", box(_CAPTURE, numbers))


def _per_metre(value: float, unit: str) -> tuple[int, int, int]:
    """Numerator, denominator and power of ten of the nearest that a box can say."""
    metres = Fraction(10_000, 254) if unit == "inch" else Fraction(100)
    exact: Fraction = Fraction(value).limit_denominator(1_000_000) * metres
    ten = max(math.ceil(math.log10(exact / 65535)), math.floor(math.log10(exact)) - 1)
    scaled = exact / _ten_to(ten)
    fraction = scaled.limit_denominator(int(65535 / max(scaled, Fraction(1))))
    return fraction.numerator, fraction.denominator, ten


def _ten_to(power: int) -> Fraction:
    return Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)


def wrapped(photo: Photo, bits: int, colours: int, codestream: bytes | bytearray) -> Iterator[bytes]:
    """The file piece by piece: signature, header, metadata, ``codestream``."""
    picture = photo.picture
    size = struct.pack(
        ">LLHBBBB", picture.height, picture.width, len(picture.roles), bits - 1, _WAVELET, 0, 0
    )
    yield SIGNATURE + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
    yield box(
        b"jp2h",
        box(b"ihdr", size),
        _colour_box(photo.icc_profile, colours),
        _channel_box(picture.roles, colours),
        _resolution_box(photo.resolution),
    )
    for number, name in UUIDS.items():
        block = (
            own_exif(photo, keeps_texts=False, resolution_told=True)
            if name == "exif"
            else getattr(photo.metadata, name)
        )
        if block:
            yield box(b"uuid", number, block)
    yield box(b"jp2c", codestream)


def _colour_box(profile: bytes | None, colours: int) -> bytes:
    """The profile and, for readers that cannot use it, the kind of colours behind it."""
    kind = box(b"colr", b"\x01\0\0" + struct.pack(">L", _COLOUR_SPACES[colours]))
    return kind if profile is None else box(b"colr", b"\x02\0\0" + profile) + kind


def _channel_box(roles: tuple[Role, ...], colours: int) -> bytes:
    """What each channel is; nothing where all are colours."""
    if len(roles) == colours:
        return b""
    entries = [(channel, 0, channel + 1) for channel in range(colours)]
    for channel in range(colours, len(roles)):
        kind = _OPACITY.get(roles[channel], _UNSPECIFIED)
        entries.append((channel, kind, _WHOLE if kind != _UNSPECIFIED else _UNSPECIFIED))
    return box(b"cdef", struct.pack(">H", len(roles)), *(struct.pack(">3H", *entry) for entry in entries))
