"""Files read in another way than our readers do, by another library or by hand: the proof after saving."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from restorer_app.core.files import plain_tiff
from restorer_app.core.files.plain_tiff import Block
from restorer_app.core.picture import Samples

Reading = tuple[str, Iterator[Block]]
"""The name of what reads, and the samples in storage order, some rows at a time."""

_ROWS = 256
_ALPHA_16, _ALPHA_8 = b"\x10\x04", b"\x08\x06"
"""Depth and colour type of grey with alpha, 16 bits, and of RGBA, 8 bits: both have pixels of four bytes."""


def second_reading(path: Path, format_name: str, page: int = 0) -> Reading | None:
    """Read the file in another way than ``open_photo`` does; None if there is none for its kind.

    What is broken shows while reading: any exception means that the file is no good.
    """
    if format_name == "TIFF":
        return plain_tiff.blocks(path, page)
    reader = _READERS.get(format_name)
    found = reader(path.read_bytes()) if reader is not None else None
    if found is None:
        return None
    name, samples = found
    samples = samples[:, :, None] if samples.ndim == 2 else samples
    return name, ((row, 0, samples[row : row + _ROWS]) for row in range(0, len(samples), _ROWS))


def _png(data: bytes) -> tuple[str, Samples] | None:
    """Up to 8 bits by libpng; 16 bits, which libpng reads for us, by Pillow."""
    depth, colour, data = data[24], data[25], _picture_chunks(data)
    if depth <= 8 and colour != 3:
        import imagecodecs

        return "libpng", imagecodecs.png_decode(data)
    if depth != 16:
        return None
    if colour == 4:
        return "Pillow", _pillow(_as_four_bytes(data)).view(">u2").astype(np.uint16)
    if colour == 0:
        return "Pillow", _pillow(data)
    return "Pillow", _halves(data)


def _picture_chunks(data: bytes) -> bytes:
    """The PNG without metadata, at which a decoder could take offence."""
    kept, place = [data[:8]], 8
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        if data[place + 4 : place + 8] in (b"IHDR", b"IDAT", b"IEND"):
            kept.append(data[place:end])
        place = end
    return b"".join(kept)


def _pillow(data: bytes, raw_end: str = "") -> Samples:
    """A picture as Pillow reads it; ``raw_end``: which byte of each 16-bit sample it takes ("B" or "L")."""
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(data)) as image:
        if raw_end:
            image.tile = [tile._replace(args=f"{str(tile.args)[:-1]}{raw_end}") for tile in image.tile]
        return np.asarray(image)


def _halves(data: bytes) -> Samples:
    """RGB of 16 bits. Pillow keeps one byte of a sample only: it reads the upper ones, then the lower."""
    samples = _pillow(data, "B").astype(np.uint16)
    samples <<= 8
    samples |= _pillow(data, "L")
    return samples


def _as_four_bytes(data: bytes) -> bytes:
    """Grey with alpha of 16 bits as a picture of four bytes a pixel, which is filtered in the same way."""
    header = data[12:24] + _ALPHA_8 + data[26:29]
    return data[:12] + header + struct.pack(">L", zlib.crc32(header)) + data[33:]


def _webp(data: bytes) -> tuple[str, Samples]:
    import imagecodecs

    return "imagecodecs", imagecodecs.webp_decode(data)


def _bmp(data: bytes) -> tuple[str, Samples] | None:
    """Uncompressed, 8-bit grey or 24-bit colour, bottom row first: as we write it."""
    (start,), (width, height, _, bits, compression) = (
        struct.unpack_from("<L", data, 10),
        struct.unpack_from("<iiHHL", data, 18),
    )
    if compression or height < 0 or bits not in (8, 24):
        return None
    stride = (width * bits // 8 + 3) // 4 * 4
    rows = np.frombuffer(data, np.uint8, stride * height, start).reshape(height, stride)
    return "own reader", rows[::-1, : width * bits // 8].reshape(height, width, bits // 8)[:, :, ::-1]


def _jpeg2000(data: bytes) -> tuple[str, Samples] | None:
    """The codestream by Pillow, where that keeps the depth: up to four channels of 8 bits, and grey of 16."""
    start = data.find(b"\xff\x4f\xff\x51")
    channels, bits = struct.unpack_from(">HB", data, start + 40)
    if (bits + 1, channels) not in ((8, 1), (8, 2), (8, 3), (8, 4), (16, 1)):
        return None
    return "Pillow", _pillow(data[start:])


_READERS: dict[str, Callable[[bytes], tuple[str, Samples] | None]] = {
    "PNG": _png,
    "WebP": _webp,
    "BMP": _bmp,
    "JPEG 2000": _jpeg2000,
}
