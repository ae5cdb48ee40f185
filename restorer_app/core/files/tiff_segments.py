"""The strips and tiles of a TIFF page, decoded into one array; what is missing is counted."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from tifffile import TiffPage

from restorer_app.core.files.border import DECODER_ERRORS, damaged, hopeless, loss_reason
from restorer_app.core.files.header import Header
from restorer_app.core.files.inflate import inflated
from restorer_app.core.files.jpeg import take_apart
from restorer_app.core.picture import Samples

NONE, LZW, JPEG, DEFLATE = 1, 5, 7, 8
OLD_DEFLATE, PACKBITS, LZMA, ZSTD, WEBP = 32946, 32773, 34925, 50000, 50001
COMPRESSIONS = (NONE, LZW, JPEG, DEFLATE, OLD_DEFLATE, PACKBITS, LZMA, ZSTD, WEBP)
_MOST_RATIO = {NONE: 8, LZW: 2600 * 8, DEFLATE: 1032 * 8, OLD_DEFLATE: 1032 * 8, PACKBITS: 64 * 8}
"""Largest number of decoded to stored bytes, times eight because 1-bit samples become bytes."""
_LEAST_BITS_SHARE = 8
"""1-bit samples become bytes."""
_BATCH = 32
_MOST_THREADS = 4
_NATIVE = "<" if sys.byteorder == "little" else ">"


@dataclass(frozen=True)
class Layout:
    """What the tags promise: H×W×C decoded samples of ``dtype``, channel by channel if ``planar``."""

    height: int
    width: int
    channels: int
    dtype: str
    planar: bool

    @property
    def header(self) -> Header:
        return Header(self.height, self.width, self.channels, self.dtype)

    @property
    def planes(self) -> int:
        return self.channels if self.planar else 1


@dataclass(frozen=True)
class _Segment:
    """A strip or tile in the file. ``decoded`` is its length in bytes without compression."""

    index: int
    offset: int
    size: int
    decoded: int


def decode_segments(path: Path, page: TiffPage, layout: Layout, allow_damaged: bool) -> tuple[Samples, float]:
    """The page's samples and the share of them that is missing (0 for a sound file).

    Raises ``DamagedFile`` if anything is missing and that is not allowed, ``UnreadableFile`` if all is.
    """
    layout.header.check(path)
    segments = _segments(page, layout)
    _check_claims(path, page, layout, segments)
    shape = (layout.planes, layout.height, layout.width, layout.channels // layout.planes)
    samples = np.zeros(shape, layout.dtype)
    if _in_one_piece(page, layout, segments):
        got = _read_straight(path, page, segments[0].offset, samples)
    else:
        got = _Decoder(path, page, samples).run(segments)
    missing = max(1 - got / samples.size, 0.0)
    if got == 0:
        raise hopeless(path)
    if missing and not allow_damaged:
        raise damaged(path, loss_reason(missing))
    return np.ascontiguousarray(np.moveaxis(samples, 0, 2).reshape(*shape[1:3], layout.channels)), missing


def _segments(page: TiffPage, layout: Layout) -> list[_Segment]:
    pairs = zip(page.dataoffsets, page.databytecounts, strict=False)
    return [
        _Segment(index, int(offset), int(size), _decoded_bytes(page, layout, index))
        for index, (offset, size) in enumerate(pairs)
    ]


def _decoded_bytes(page: TiffPage, layout: Layout, index: int) -> int:
    rows, columns = page.tilelength, page.tilewidth
    if not page.is_tiled:
        row = index % _strips_per_plane(page, layout) * page.rowsperstrip
        rows, columns = max(min(page.rowsperstrip, layout.height - row), 0), layout.width
    bits = page.bitspersample * columns * layout.channels // layout.planes
    return int(rows * ((bits + 7) // 8))


def _strips_per_plane(page: TiffPage, layout: Layout) -> int:
    return ceil(layout.height / max(page.rowsperstrip, 1))


def _check_claims(path: Path, page: TiffPage, layout: Layout, segments: list[_Segment]) -> None:
    """Refuse, before any memory is taken, claims that the file cannot keep."""
    if page.is_tiled:
        Header(page.tilelength, page.tilewidth, layout.channels, layout.dtype).check_fits(path)
    decoded = sum(segment.decoded for segment in segments)
    layout.header.check_held(path, decoded * _LEAST_BITS_SHARE / layout.header.nbytes)
    there = os.path.getsize(path)
    stored = sum(max(min(segment.size, there - segment.offset), 0) for segment in segments)
    ratio = _MOST_RATIO.get(int(page.compression))
    if ratio is not None:
        layout.header.check_held(path, min(stored, there) * ratio / max(layout.header.nbytes, decoded))


def _in_one_piece(page: TiffPage, layout: Layout, segments: list[_Segment]) -> bool:
    """Whether the samples stand in the file as they do in memory, but for their byte order."""
    plain = int(page.compression) == NONE and page.predictor == 1 and page.fillorder == 1
    if not plain or page.is_tiled or page.bitspersample not in (8, 16, 32):
        return False
    complete = len(segments) == _strips_per_plane(page, layout) * layout.planes
    return complete and all(after.offset == one.offset + one.decoded for one, after in pairwise(segments))


def _read_straight(path: Path, page: TiffPage, offset: int, samples: Samples) -> int:
    """Fill ``samples`` from the file at ``offset``; returns how many samples were there."""
    flat = samples.reshape(-1)
    with path.open("rb") as file:
        file.seek(offset)
        count = file.readinto(flat.view(np.uint8).data) // samples.itemsize
    flat[count:] = 0
    if page.parent.byteorder != _NATIVE:
        flat.byteswap(inplace=True)
    return count


class _Decoder:
    """Decodes strips or tiles on a few threads and puts them in their places."""

    def __init__(self, path: Path, page: TiffPage, samples: Samples) -> None:
        self._path, self._page, self._samples = path, page, samples
        self._compression = int(page.compression)
        self._decode = page.decode  # made here, on one thread
        self._tables = page.jpegtables

    def run(self, segments: list[_Segment]) -> int:
        """Decode all; returns how many samples could be had."""
        got = 0
        threads = max(min(os.cpu_count() or 1, _MOST_THREADS), 1)
        with self._path.open("rb") as file, ThreadPoolExecutor(threads) as pool:
            stored = _with_bytes(file, segments)
            while batch := list(islice(stored, _BATCH)):
                got += sum(pool.map(lambda job: self._taken(*job), batch))
        return got

    def _taken(self, segment: _Segment, data: bytes) -> int:
        """Decode one segment, mended if need be, and put it in its place; returns its sound samples."""
        try:
            cut = self._compression in (JPEG, WEBP) and len(data) < segment.size
            return int(self._placed(data, segment.index) * (len(data) / segment.size if cut else 1))
        except DECODER_ERRORS as error:
            if _needs_package(error):
                raise
        try:
            mended, share = _mended(data, segment.decoded, self._compression)
            return int(self._placed(mended, segment.index) * share)
        except DECODER_ERRORS:
            return 0

    def _placed(self, data: bytes, index: int) -> int:
        if self._compression == JPEG:
            self._check_jpeg(data)
        part, place, _ = self._decode(data, index, jpegtables=self._tables)
        if part is None:
            return 0
        return _put(self._samples, place, part)

    def _check_jpeg(self, data: bytes) -> None:
        """Raise for a JPEG of another width than its place: its rows would be scrambled."""
        width = self._page.tilewidth if self._page.is_tiled else self._page.imagewidth
        if take_apart(self._path, data).width != width:
            raise ValueError("a strip or tile of another width")


def _needs_package(error: Exception) -> bool:
    return "imagecodecs" in str(error) and "require" in str(error)


def _with_bytes(file: BinaryIO, segments: list[_Segment]) -> Iterator[tuple[_Segment, bytes]]:
    there = file.seek(0, os.SEEK_END)
    for segment in segments:
        size = min(segment.size, there - segment.offset)
        if size > 0:
            file.seek(segment.offset)
            yield segment, file.read(size)


def _mended(data: bytes, wanted: int, compression: int) -> tuple[bytes, float]:
    """The segment with what is missing filled in as zeros, stored as before, and the share that is sound."""
    if compression == NONE:
        return data[:wanted] + bytes(max(wanted - len(data), 0)), min(len(data) / wanted, 1.0)
    if compression in (DEFLATE, OLD_DEFLATE):
        kept = inflated(data, wanted)
        return zlib.compress(kept + bytes(wanted - len(kept)), 1), len(kept) / wanted
    if compression == LZW:
        import imagecodecs

        kept = bytes(imagecodecs.lzw_decode(data)[:wanted])
        kept = kept[:-2] if len(kept) < wanted else kept  # the last code may be half a one
        return bytes(imagecodecs.lzw_encode(kept + bytes(wanted - len(kept)))), len(kept) / wanted
    raise ValueError("not to be mended")


def _put(samples: Samples, place: tuple[int, ...], segment: Any) -> int:
    """Copy a decoded segment (depth 1 × rows × columns × channels) to its place, cut at the edges."""
    plane, _, row, column, _ = place
    if plane >= samples.shape[0] or row >= samples.shape[1] or column >= samples.shape[2]:
        return 0
    target = samples[plane, row : row + segment.shape[1], column : column + segment.shape[2]]
    part = segment[0, : target.shape[0], : target.shape[1]]
    part = part.view(np.uint8) if part.dtype == np.bool_ else part
    if part.dtype.name != samples.dtype.name or part.shape != target.shape:
        raise ValueError(f"decoded as {part.shape} {part.dtype} instead of {target.shape} {samples.dtype}")
    target[...] = part
    return int(target.size)
