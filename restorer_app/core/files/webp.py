"""WebP: 8-bit colour, without loss (VP8L) or with (VP8)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from restorer_app.core.files.border import cut_short, unsupported
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.header import Header
from restorer_app.core.files.own_exif import own_exif
from restorer_app.core.files.pillow import ROLES, decode, encodable
from restorer_app.core.files.settings import Refusal, WriteSettings, reencoded
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

LONGEST_SIDE = 16383
_HAS_ALPHA, _ALPHA_IS_USED = 0x10, 0x10
_ANIMATED = 0x02


def read(path: Path, data: bytes, _allow_damaged: bool) -> Photo:
    """The WebP picture in ``data``. A cut one is always refused: nothing of it can be decoded."""
    if len(data) < 8 + struct.unpack_from("<L", data, 4)[0]:
        raise cut_short(path)
    chunks = dict(reversed(list(_chunks(data))))
    if chunks.get(b"VP8X", b"\0")[0] & _ANIMATED:
        raise unsupported(path, "is an animation, not a photograph")
    header = _header(path, chunks)
    header.check(path)
    exif = chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0")
    orientation, resolution = read_exif(exif)
    return Photo(
        Picture(decode(path, _plain(chunks), "WEBP", header), ROLES[header.channels], orientation),
        path=path,
        format="WebP",
        lossy=b"VP8L" not in chunks,
        icc_profile=chunks.get(b"ICCP") or None,
        resolution=resolution,
        metadata=Metadata(exif, chunks.get(b"XMP ", b"")),
        stored=Stored("WebP"),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(data):
        name, length = data[place : place + 4], struct.unpack_from("<L", data, place + 4)[0]
        yield name, data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _header(path: Path, chunks: dict[bytes, bytes]) -> Header:
    if b"VP8L" in chunks:
        bits = int.from_bytes(chunks[b"VP8L"][1:5], "little")
        width, height, alpha = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
    elif b"VP8 " in chunks:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", chunks[b"VP8 "], 6))
        alpha = b"ALPH" in chunks
    else:
        raise cut_short(path)
    return Header(height, width, 4 if alpha else 3, "uint8")


def _plain(chunks: dict[bytes, bytes]) -> bytes:
    """The same picture without metadata."""
    names = (b"VP8L",) if b"VP8L" in chunks else (b"ALPH", b"VP8 ")
    body = b"".join(_chunk(name, chunks[name]) for name in names if name in chunks)
    if b"ALPH" in chunks and b"VP8L" not in chunks:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", chunks[b"VP8 "], 6))
        sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        body = _chunk(b"VP8X", b"\x10\0\0\0" + sizes) + body
    return b"RIFF" + struct.pack("<L", 4 + len(body)) + b"WEBP" + body


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<L", len(content)) + content + b"\0" * (len(content) % 2)


def refuse(picture: Picture) -> Refusal | None:
    """Why a WebP cannot hold the picture."""
    if picture.bits != 8:
        return Refusal(said("{bits}-bit samples", bits=picture.bits))
    if picture.roles == GREY:
        return Refusal("a single grey channel", ".png")
    if picture.roles not in (RGB, (*RGB, Role.ALPHA)):
        return Refusal("these channels")
    if max(picture.height, picture.width) > LONGEST_SIDE:
        return Refusal(said("more than {count} pixels a side", count=LONGEST_SIDE), ".png")
    return None


def write(photo: Photo, file: BinaryIO, settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Encode without loss unless ``settings.lossy``; ICC, resolution, orientation, EXIF and XMP are kept."""
    encoded = io.BytesIO()
    encodable(photo.picture).save(
        encoded,
        "WEBP",
        lossless=not settings.lossy,
        quality=settings.quality if settings.lossy else 50,
        exact=True,
        icc_profile=photo.icc_profile,
        exif=own_exif(photo, keeps_texts=False),
        xmp=photo.metadata.xmp,
    )
    progress.report(0.5)
    data = bytearray(encoded.getbuffer())
    if not settings.lossy and Role.ALPHA in photo.picture.roles:
        _keep_alpha(data)
    file.write(data)
    if not settings.lossy:
        return ()
    return (reencoded("WebP", settings.quality),)


def _keep_alpha(data: bytearray) -> None:
    """Say that there is alpha where libwebp did not, because all of it is opaque.

    The bit in the VP8L header is a hint, the samples are the same either way (RFC 9649, 3.4 and 2.7).
    """
    place = 12
    while place + 8 <= len(data):
        name, length = data[place : place + 4], struct.unpack_from("<L", data, place + 4)[0]
        if name == b"VP8X":
            data[place + 8] |= _HAS_ALPHA
        elif name == b"VP8L":
            data[place + 12] |= _ALPHA_IS_USED
        place += 8 + length + length % 2
