"""TIFF read in another way than ``tiff_read`` does: for the proof after saving.

The tags are taken apart here; samples without compression are taken as they stand, and compressed strips are
unpacked by the libtiff inside Pillow, told that they are bytes. One strip is in memory at a time.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from restorer_app.core.picture import Samples

Block = tuple[int, int, Samples]
"""First row, first channel, and h×w×c samples."""

_LETTERS = {1: "B", 3: "H", 4: "L", 16: "Q"}
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER = 256, 257, 258, 259, 262, 266
_OFFSETS, _CHANNELS, _ROWS, _SIZES, _PLANAR, _PREDICTOR, _FORMAT = 273, 277, 278, 279, 284, 317, 339
_NONE, _BY_LIBTIFF = 1, (5, 8, 32946, 32773, 50000)
_WHITE_IS_ZERO, _PLAIN_KINDS, _SIGNED_LAB = 0, (0, 1, 2, 5, 8, 9), 8
_UNSIGNED, _FLOAT = 1, 3
_PIECE_BYTES = 4 << 20
_MOST_DIRECTORIES = 1 << 16
_SUBFILE, _REDUCED = 254, 1


@dataclass(frozen=True)
class _Page:
    """What the tags of a page say."""

    order: str
    tags: dict[int, tuple[int, ...]]

    def one(self, code: int, otherwise: int) -> int:
        return self.tags.get(code, (otherwise,))[0]

    @property
    def width(self) -> int:
        return self.one(_WIDTH, 0)

    @property
    def height(self) -> int:
        return self.one(_HEIGHT, 0)

    @property
    def bits(self) -> int:
        return self.one(_BITS, 1)

    @property
    def channels(self) -> int:
        """Of one strip: one where each channel has strips of its own."""
        return 1 if self.planar else self.one(_CHANNELS, 1)

    @property
    def planar(self) -> bool:
        return self.one(_PLANAR, 1) == 2

    @property
    def planes(self) -> int:
        return self.one(_CHANNELS, 1) if self.planar else 1

    @property
    def rows(self) -> int:
        return min(self.one(_ROWS, self.height), self.height)

    @property
    def row_bytes(self) -> int:
        return (self.width * self.channels * self.bits + 7) // 8

    @property
    def is_plain(self) -> bool:
        """Whether it is of a kind that is read here: in strips, and samples that mean what they say."""
        kind, bits = self.one(_FORMAT, _UNSIGNED), set(self.tags.get(_BITS, (1,)))
        return (
            _OFFSETS in self.tags
            and len(bits) == 1
            and (self.bits <= 16 if kind == _UNSIGNED else (kind, self.bits) == (_FLOAT, 32))
            and self.one(_COMPRESSION, _NONE) in (_NONE, *_BY_LIBTIFF)
            and self.one(_PHOTOMETRIC, -1) in _PLAIN_KINDS
            and self.one(_FILL_ORDER, 1) == 1
            and self.one(_PREDICTOR, 1) in (1, 2, 3)
        )


def blocks(path: Path, page: int = 0) -> tuple[str, Iterator[Block]] | None:
    """What reads the samples, and the samples of the page, in a picture's form; None for kinds not read here.

    Smaller copies of a page (a pyramid's levels) count as no pages. For a file that is no good ``OSError``,
    ``ValueError``, ``LookupError`` or ``struct.error`` is raised, at once or by the iterator.
    """
    with path.open("rb") as file:
        found = _page(file, page)
    if not found.is_plain:
        return None
    name = "own reader" if found.one(_COMPRESSION, _NONE) == _NONE else "libtiff"
    return name, _blocks(path, found)


def _page(file: BinaryIO, number: int) -> _Page:
    head = file.read(16)
    order = {b"II": "<", b"MM": ">"}[head[:2]]
    big = struct.unpack_from(order + "H", head, 2)[0] == 43
    (place,) = struct.unpack_from(order + ("Q" if big else "L"), head, 8 if big else 4)
    tags, place = _directory(file, place, order, big)
    for _ in range(_MOST_DIRECTORIES):
        if number == 0:
            return _Page(order, tags)
        if place == 0:
            break
        tags, place = _directory(file, place, order, big)
        number -= not tags.get(_SUBFILE, (0,))[0] & _REDUCED
    raise ValueError("no such page")


def _directory(file: BinaryIO, place: int, order: str, big: bool) -> tuple[dict[int, tuple[int, ...]], int]:
    """The whole numbers of a directory's tags, and where the next directory is."""
    letter, entry = ("Q", 20) if big else ("L", 12)
    file.seek(place)
    (count,) = _unpacked(file, order + ("Q" if big else "H"))
    body, (after,) = file.read(count * entry), _unpacked(file, order + letter)
    tags = {}
    for start in range(0, len(body), entry):
        code, kind, number = struct.unpack_from(order + "HH" + letter, body, start)
        if kind in _LETTERS:
            value = body[start + entry - struct.calcsize("=" + letter) : start + entry]
            tags[code] = _numbers(file, value, order, kind, number)
    return tags, after


def _numbers(file: BinaryIO, value: bytes, order: str, kind: int, count: int) -> tuple[int, ...]:
    form = f"{order}{count}{_LETTERS[kind]}"
    if struct.calcsize(form) <= len(value):
        return struct.unpack_from(form, value)
    file.seek(struct.unpack(order + ("Q" if len(value) == 8 else "L"), value)[0])
    return _unpacked(file, form)


def _unpacked(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _blocks(path: Path, page: _Page) -> Iterator[Block]:
    offsets, sizes = page.tags[_OFFSETS], page.tags[_SIZES]
    with path.open("rb") as file:
        for index, (offset, size) in enumerate(zip(offsets, sizes, strict=True)):
            plane, strip = divmod(index, -(-page.height // page.rows))
            start = strip * page.rows
            for row, data in _pieces(file, page, offset, size, min(page.rows, page.height - start)):
                yield start + row, plane, _samples(page, data, plane)


def _pieces(file: BinaryIO, page: _Page, offset: int, size: int, rows: int) -> Iterator[tuple[int, Samples]]:
    """The bytes of a strip, rows × bytes, in pieces of whole rows."""
    file.seek(offset)
    if page.one(_COMPRESSION, _NONE) != _NONE:
        yield 0, _unpacked_by_libtiff(page, file.read(size), rows)
        return
    if size < rows * page.row_bytes:
        raise ValueError("a strip is too short")
    step = max(_PIECE_BYTES // page.row_bytes, 1)
    for row in range(0, rows, step):
        data = np.frombuffer(file.read(min(step, rows - row) * page.row_bytes), np.uint8)
        yield row, data.reshape(min(step, rows - row), page.row_bytes)


def _unpacked_by_libtiff(page: _Page, strip: bytes, rows: int) -> Samples:
    """The bytes of a compressed strip: to libtiff it is an 8-bit grey picture as wide as a row has bytes."""
    numbers = {_WIDTH: page.row_bytes, _HEIGHT: rows, _BITS: 8, _PHOTOMETRIC: 1, _CHANNELS: 1, _ROWS: rows}
    numbers |= {_COMPRESSION: page.one(_COMPRESSION, _NONE), _SIZES: len(strip)}
    numbers[_OFFSETS] = 8 + 2 + 12 * (len(numbers) + 1) + 4
    entries = b"".join(struct.pack("<HHLL", code, 4, 1, numbers[code]) for code in sorted(numbers))
    head = b"II*\0" + struct.pack("<LH", 8, len(numbers))
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(head + entries + bytes(4) + strip), formats=["TIFF"]) as image:
        return np.asarray(image)


def _samples(page: _Page, data: Samples, plane: int) -> Samples:
    """Bytes as samples of a picture: native numbers, differences summed up, few bits spread."""
    kind = "f" if page.one(_FORMAT, _UNSIGNED) == _FLOAT else "u"
    shape = (data.shape[0], page.width, page.channels)
    if page.one(_PREDICTOR, 1) == 3:
        return _summed_floats(page, data).reshape(shape)
    if page.bits not in (8, 16, 32):
        values = _spread(_few_bits(data, shape[1] * shape[2], page.bits), page.bits).reshape(shape)
    else:
        values = (
            data.view(f"{page.order}{kind}{page.bits // 8}").astype(f"{kind}{page.bits // 8}").reshape(shape)
        )
    if page.one(_PREDICTOR, 1) == 2:
        values = np.cumsum(values, axis=1, dtype=values.dtype)
    return _meant(page, values, plane)


def _summed_floats(page: _Page, data: Samples) -> Samples:
    """Floating-point samples whose bytes were put in planes and differenced (predictor 3)."""
    summed = np.cumsum(data.reshape(len(data), -1, page.channels), axis=1, dtype=np.uint8)
    planes = summed.reshape(len(data), page.bits // 8, -1).transpose(0, 2, 1)
    return np.ascontiguousarray(planes).view(">f4").astype(np.float32)


def _few_bits(data: Samples, count: int, bits: int) -> Samples:
    """The first ``count`` numbers of ``bits`` bits in each row."""
    every = np.unpackbits(data, axis=1, count=count * bits).reshape(len(data), count, bits)
    total = np.zeros(every.shape[:2], np.uint16)
    for bit in range(bits):
        total = total * 2 + every[:, :, bit]
    return total


def _spread(values: Samples, bits: int) -> Samples:
    dtype = np.uint8 if bits <= 8 else np.uint16
    return np.rint(values * (np.iinfo(dtype).max / ((1 << bits) - 1))).astype(dtype)


def _meant(page: _Page, values: Samples, plane: int) -> Samples:
    """White-is-zero turned round; a* and b* counted from the middle of the range."""
    if page.one(_PHOTOMETRIC, 1) == _WHITE_IS_ZERO and plane == 0:
        values[:, :, 0] = np.iinfo(values.dtype).max - values[:, :, 0]
    if page.one(_PHOTOMETRIC, 1) == _SIGNED_LAB:
        first = 0 if plane in (1, 2) else 1
        values[:, :, first : 0 if plane > 2 else 3] ^= values.dtype.type(1 << page.bits - 1)
    return values
