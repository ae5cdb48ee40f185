"""The strips and tiles of a TIFF page, decoded into one array; what is missing is counted."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from tifffile import TiffPage

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files.border import damaged, shown
from restorer_app.core.files.header import Header
from restorer_app.core.files.jpeg import take_apart
from restorer_app.core.picture import Samples

NONE, LZW, JPEG, DEFLATE, PACKBITS, LZMA, ZSTD, WEBP = 1, 5, 7, 8, 32773, 34925, 50000, 50001
OLD_DEFLATE = 32946
COMPRESSIONS = (NONE, LZW, JPEG, DEFLATE, OLD_DEFLATE, PACKBITS, LZMA, ZSTD, WEBP)
_MOST_RATIO = {NONE: 8, LZW: 2600 * 8, DEFLATE: 1032 * 8, OLD_DEFLATE: 1032 * 8, PACKBITS: 64 * 8}
"""Largest number of decoded to stored bytes, times eight because 1-bit samples become bytes."""
_BATCH = 32


@dataclass(frozen=True)
class Layout:
    """What the tags promise: H×W×C decoded samples of ``dtype``, channel by channel if ``planar``."""

    height: int
    width: int
    channels: int
    dtype: str
    planar: bool


@dataclass(frozen=True)
class _Segment:
    index: int
    offset: int
    size: int


def decode_segments(path: Path, page: TiffPage, layout: Layout, allow_damaged: bool) -> tuple[Samples, float]:
    """The page's samples and the share of them that is missing (0 for a sound file).

    Raises ``DamagedFile`` if anything is missing and that is not allowed.
    """
    segments = _segments(page)
    _check_claims(path, page, layout, segments)
    planes = layout.channels if layout.planar else 1
    shape = (planes, layout.height, layout.width, layout.channels // planes)
    samples = np.zeros(shape, layout.dtype)
    if _in_one_piece(page, segments):
        got = _read_straight(path, page, segments[0].offset, samples)
    else:
        got = _read_segments(path, page, segments, samples)
    missing = 1 - got / samples.size
    if got < samples.size and not allow_damaged:
        raise damaged(path, f"{max(missing, 0.01):.0%} of the photograph is missing")
    if got == 0:
        raise UnreadableFile(f"{shown(path)} is damaged; nothing of it can be read.", "Copy the file again.")
    return np.ascontiguousarray(np.moveaxis(samples, 0, 2).reshape(*shape[1:3], layout.channels)), missing


def _segments(page: TiffPage) -> list[_Segment]:
    pairs = zip(page.dataoffsets, page.databytecounts, strict=False)
    return [_Segment(index, int(offset), int(size)) for index, (offset, size) in enumerate(pairs)]


def _check_claims(path: Path, page: TiffPage, layout: Layout, segments: list[_Segment]) -> None:
    """Refuse, before any memory is taken, claims that the file cannot keep."""
    if page.is_tiled:
        Header(page.tilelength, page.tilewidth, layout.channels, layout.dtype).check(path)
    there = os.path.getsize(path)
    stored = sum(max(min(segment.size, there - segment.offset), 0) for segment in segments)
    header = Header(layout.height, layout.width, layout.channels, layout.dtype)
    ratio = _MOST_RATIO.get(int(page.compression))
    if ratio is not None:
        header.check_held(path, min(stored, there) * ratio / header.nbytes)


def _in_one_piece(page: TiffPage, segments: list[_Segment]) -> bool:
    """Whether the samples stand in the file as they do in memory, but for their byte order."""
    following = all(after.offset == before.offset + before.size for before, after in pairwise(segments))
    plain = int(page.compression) == NONE and page.predictor == 1 and page.fillorder == 1
    return plain and not page.is_tiled and following and page.bitspersample in (8, 16, 32) and bool(segments)


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


_NATIVE = "<" if struct.pack("=H", 1) == b"\x01\x00" else ">"


def _read_segments(path: Path, page: TiffPage, segments: list[_Segment], samples: Samples) -> int:
    """Decode the strips or tiles into ``samples`` on a few threads; returns how many samples were there."""
    decode = page.decode  # made here, on one thread
    tables = page.jpegtables

    def decoded(job: tuple[_Segment, bytes]) -> tuple[tuple[int, ...], Any] | None:
        segment, data = job
        try:
            _check_jpeg(path, page, data)
            kept, place, _ = decode(data, segment.index, jpegtables=tables)
        except (MemoryError, ImportError):
            raise
        except Exception as error:
            if "imagecodecs" in str(error):
                raise
            return None
        return place, kept

    got = 0
    with path.open("rb") as file, ThreadPoolExecutor(max(min(os.cpu_count() or 1, 8) // 2, 1)) as pool:
        jobs = _with_bytes(file, segments)
        while batch := list(islice(jobs, _BATCH)):
            for answer in pool.map(decoded, batch):
                got += _put(samples, *answer) if answer is not None else 0
    return got


def _with_bytes(file: Any, segments: list[_Segment]) -> Iterator[tuple[_Segment, bytes]]:
    for segment in segments:
        file.seek(segment.offset)
        data = file.read(segment.size)
        if data:
            yield segment, data


def _check_jpeg(path: Path, page: TiffPage, data: bytes) -> None:
    """Raise for a JPEG strip or tile that claims to be larger than its place."""
    if int(page.compression) == JPEG:
        parts = take_apart(path, data)
        rows = page.tilelength if page.is_tiled else page.rowsperstrip
        columns = page.tilewidth if page.is_tiled else page.imagewidth
        if parts.height > max(rows, 16) * 2 or parts.width > max(columns, 16) * 2:
            raise ValueError("a tile larger than its place")


def _put(samples: Samples, place: tuple[int, ...], segment: Samples) -> int:
    """Copy a decoded segment (depth 1 × rows × columns × channels) to its place, cut at the edges."""
    plane, _, row, column, _ = place
    if plane >= samples.shape[0] or row >= samples.shape[1] or column >= samples.shape[2]:
        return 0
    target = samples[plane, row : row + segment.shape[1], column : column + segment.shape[2]]
    part = segment[0, : target.shape[0], : target.shape[1]]
    if part.dtype.name != samples.dtype.name or part.shape != target.shape:
        raise ValueError(f"decoded as {part.shape} {part.dtype} instead of {target.shape} {samples.dtype}")
    target[...] = part
    return prod(target.shape)
