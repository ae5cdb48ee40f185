"""The samples of a photograph as strips of a TIFF file: in its order and depth, packed and compressed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.progress import Progress

COMPRESSIONS = ("none", "deflate", "lzw", "zstd")
"""What a person may choose for TIFF."""
CODES = {"none": 1, "g4": 4, "lzw": 5, "deflate": 8, "zstd": 50000}
_STRIP_BYTES = {"none": 4 << 20, "g4": 64 << 20}
_COMPRESSED_STRIP_BYTES = 1 << 20
_THREADS = 4
_DEFLATE_LEVEL, _ZSTD_LEVEL = 6, 9
_PACKED = (1, 2, 4, 12)
"""Bits of a sample that are stored as such; others have room in the next whole byte."""


@dataclass(frozen=True)
class Strips:
    """How samples are stored. ``turned``: white is zero. ``compression`` is one of ``CODES``.

    ``signed``: the picture is Lab, and its a* and b* become signed. ``any_bits``: those of 10 bits, say, are
    packed too, which few programs read.
    """

    picture: Picture
    order: str = "<"
    turned: bool = False
    compression: str = "none"
    signed: bool = False
    any_bits: bool = False

    @property
    def bits(self) -> int:
        """Bits of a sample in the file."""
        depth = self.picture.depth
        return depth if depth in _PACKED or (depth and self.any_bits) else self.picture.bits

    @property
    def rows(self) -> int:
        """Rows of a strip."""
        row_bytes = max(self.picture.samples.nbytes // self.picture.height, 1)
        most = _STRIP_BYTES.get(self.compression, _COMPRESSED_STRIP_BYTES)
        return max(min(most // row_bytes, self.picture.height), 1)

    @property
    def count(self) -> int:
        """How many strips there are."""
        return len(range(0, self.picture.height, self.rows))

    @property
    def predicted(self) -> bool:
        """Whether differences from the sample to the left are stored."""
        whole = self.bits in (8, 16) and self.picture.samples.dtype.kind == "u"
        return whole and self.compression not in ("none", "g4")

    def write(self, file: BinaryIO, progress: Progress) -> list[tuple[int, int]]:
        """Write all strips; returns the place and the size of each."""
        places = []
        for strip in self._strips(progress):
            places.append((file.tell(), memoryview(strip).nbytes))
            file.write(strip)
        return places

    def _strips(self, progress: Progress) -> Iterator[Any]:
        starts, encode = range(0, self.picture.height, self.rows), _encoder(self.compression)
        if encode is None:
            yield from (self._stored(start).data for start in progress.each(starts))
            return
        with ThreadPoolExecutor(_THREADS) as pool:
            for first in progress.each(range(0, len(starts), _THREADS)):
                yield from pool.map(partial(self._encoded, encode), starts[first : first + _THREADS])

    def _encoded(self, encode: Callable[[NDArray[Any]], bytes], start: int) -> bytes:
        return encode(self._stored(start))

    def _stored(self, start: int) -> NDArray[Any]:
        """The rows from ``start`` on as the file has them before compression; a view where that can be."""
        block = self.picture.samples[start : start + self.rows]
        if self.turned:
            block = block.copy()
            np.subtract(np.iinfo(block.dtype).max, block[:, :, 0], out=block[:, :, 0])
        if self.signed:
            block = block.copy()
            block[:, :, 1:3] ^= block.dtype.type(1 << self.picture.bits - 1)
        if self.compression == "g4":
            return block[:, :, 0] > np.iinfo(block.dtype).max // 2
        if self.bits < self.picture.bits:
            return _packed(block, self.bits)
        if self.predicted:
            block = _differences(block)
        return np.ascontiguousarray(block, np.dtype(f"{self.order}{block.dtype.str[1:]}"))


def _packed(block: Samples, bits: int) -> NDArray[np.uint8]:
    """Rows of samples that have fewer bits than a byte or two, each row up to a whole byte."""
    most, full = (1 << bits) - 1, int(np.iinfo(block.dtype).max)
    values = (block.reshape(len(block), -1).astype(np.uint32) * most + full // 2) // full
    places = np.arange(bits - 1, -1, -1, dtype=np.uint32)
    each = (values[:, :, None] >> places & 1).astype(np.bool_)
    return np.packbits(each.reshape(len(block), -1), axis=1)


def _differences(block: Samples) -> Samples:
    """Each sample less the one to its left, of the same channel."""
    differences = block.copy()
    differences[:, 1:] -= block[:, :-1]
    return differences


def _encoder(compression: str) -> Callable[[NDArray[Any]], bytes] | None:
    """What compresses rows; None for no compression. Raises ``UnwritableFile`` if a package is missing."""
    if compression == "none":
        return None
    if compression == "g4":
        return _fax
    try:
        import imagecodecs
    except ImportError as error:
        if compression == "deflate":
            return lambda rows: zlib.compress(rows.tobytes(), _DEFLATE_LEVEL)
        raise UnwritableFile(
            "To compress in that way takes the package imagecodecs, which is missing.",
            "Install imagecodecs, or choose --compression none or deflate.",
        ) from error
    encoders: dict[str, Callable[[bytes], Any]] = {
        "deflate": partial(imagecodecs.deflate_encode, level=_DEFLATE_LEVEL),
        "lzw": imagecodecs.lzw_encode,
        "zstd": partial(imagecodecs.zstd_encode, level=_ZSTD_LEVEL),
    }
    return lambda rows: bytes(encoders[compression](rows.tobytes()))


def _fax(pixels: NDArray[Any]) -> bytes:
    """Rows of one bit a pixel as CCITT G4."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "TIFF", compression="group4", strip_size=1 << 30)
    with Image.open(file, formats=["TIFF"]) as made:
        (place,), (size,) = made.tag_v2[273], made.tag_v2[279]  # type: ignore[attr-defined]
    return file.getvalue()[place : place + size]
