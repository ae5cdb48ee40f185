"""BMP: 8-bit grey or colour, uncompressed when written."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

import numpy as np

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files.border import damaged, hopeless, loss_note, loss_reason, shown, unsupported
from restorer_app.core.files.header import Header
from restorer_app.core.files.pillow import ROLES, decode
from restorer_app.core.files.resolution import from_per_metre, per_metre
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.metadata import Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

_BLOCK_ROWS = 256
_UNCOMPRESSED = (0, 3)
_MOST_RATIO = 128 * 3
"""Run-length coding makes 255 pixels of two bytes."""
_V5_HEADER, _INFO_HEADER = 124, 40
_EMBEDDED_PROFILE = b"DEBM"


def read(path: Path, data: bytes, allow_damaged: bool) -> Photo:
    """The BMP picture in ``data``; palettes become RGB, grey palettes and 1-bit become grey."""
    if len(data) < 54 or struct.unpack_from("<L", data, 14)[0] < _INFO_HEADER:
        raise UnreadableFile(
            said("{file} is a BMP of a very old kind, or cut short.", file=shown(path)), "Save it as PNG."
        )
    width, height, _, bits, compression = struct.unpack_from("<iiHHL", data, 18)
    header = Header(abs(height), width, _channels(data, bits), "uint8")
    header.check(path)
    if bits not in (1, 4, 8, 24, 32):
        raise unsupported(path, said("is a BMP of {bits} bits a pixel, which is not read", bits=bits))
    notes: tuple[str, ...] = ()
    header.check_held(path, len(data) * _MOST_RATIO / header.nbytes)
    if compression in _UNCOMPRESSED:
        data, notes = _complete(path, data, header, bits, allow_damaged)
    return Photo(
        Picture(decode(path, data, "BMP", header), ROLES[header.channels]),
        path=path,
        format="BMP",
        icc_profile=_profile(data),
        resolution=_resolution(data),
        notes=notes,
        stored=Stored("none" if compression in _UNCOMPRESSED else "RLE", bits, palette=bits <= 8),
    )


def _channels(data: bytes, bits: int) -> int:
    if bits > 8:
        return 4 if bits == 32 and _has_alpha(data) else 3
    start = 14 + struct.unpack_from("<L", data, 14)[0]
    count = struct.unpack_from("<L", data, 46)[0] or 1 << bits
    table = data[start : start + 4 * min(count, 1 << bits)]
    entries = np.frombuffer(table[: len(table) // 4 * 4], np.uint8).reshape(-1, 4)
    return 1 if np.array_equal(entries[:, :3], _grey_table(bits)[: len(entries)]) else 3


def _grey_table(bits: int) -> Samples:
    levels = (np.arange(1 << bits) * (255 // ((1 << bits) - 1))).astype(np.uint8)
    return np.repeat(levels[:, None], 3, axis=1)


def _has_alpha(data: bytes) -> bool:
    size, compression = struct.unpack_from("<L", data, 14)[0], struct.unpack_from("<L", data, 30)[0]
    return compression == 3 and size >= 56 and data[66:70] != bytes(4)


def _complete(
    path: Path, data: bytes, header: Header, bits: int, allow_damaged: bool
) -> tuple[bytes, tuple[str, ...]]:
    """The data with missing samples filled in as black, and a note about them."""
    start = struct.unpack_from("<L", data, 10)[0]
    needed = (header.width * bits + 31) // 32 * 4 * header.height
    missing = start + needed - len(data)
    if missing <= 0:
        return data, ()
    share = missing / needed
    if share >= 1:
        raise hopeless(path)
    header.check_held(path, 1 - share)
    if not allow_damaged:
        raise damaged(path, loss_reason(share))
    return data + bytes(missing), (loss_note(share),)


def _resolution(data: bytes) -> Resolution | None:
    across, down = struct.unpack_from("<ii", data, 38)
    return from_per_metre(across, down)


def _profile(data: bytes) -> bytes | None:
    if struct.unpack_from("<L", data, 14)[0] < _V5_HEADER or data[70:74] != _EMBEDDED_PROFILE:
        return None
    start, size = struct.unpack_from("<LL", data, 14 + 112)
    profile = data[14 + start : 14 + start + size]
    return profile if len(profile) == size > 0 else None


def refuse(picture: Picture) -> Refusal | None:
    """Why a BMP cannot hold the picture."""
    if picture.bits != 8:
        return Refusal(said("{bits}-bit samples", bits=picture.bits))
    if picture.roles not in (GREY, RGB):
        return Refusal("transparency or extra channels")
    if picture.orientation != 1:
        return Refusal("the photograph's orientation")
    if picture.samples.nbytes >= 1 << 31:
        return Refusal("a photograph of this size")
    return None


def write(photo: Photo, file: BinaryIO, _settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Write uncompressed, bottom row first; a profile needs the longest header and is put at the end."""
    picture = photo.picture
    channels = len(picture.roles)
    stride = (picture.width * channels + 3) // 4 * 4
    palette = _palette() if channels == 1 else b""
    profile = photo.icc_profile or b""
    size = _V5_HEADER if profile else _INFO_HEADER
    start, nbytes = 14 + size + len(palette), stride * picture.height
    file.write(b"BM" + struct.pack("<LLL", start + nbytes + len(profile), 0, start))
    file.write(_header(photo, size, start - 14 + nbytes, len(profile)) + palette)
    _write_rows(picture, stride, file, progress)
    file.write(profile)
    return ()


def _palette() -> bytes:
    levels = np.arange(256, dtype=np.uint8)
    return np.stack([levels, levels, levels, np.zeros_like(levels)], axis=1).tobytes()


def _header(photo: Photo, size: int, profile_start: int, profile_size: int) -> bytes:
    picture, resolution = photo.picture, photo.resolution
    across = down = 0
    if resolution is not None and resolution.unit != "none":
        across = per_metre(resolution.horizontal, resolution.unit)
        down = per_metre(resolution.vertical, resolution.unit)
    bits = 8 * len(picture.roles)
    basic = struct.pack(
        "<LiiHHLLiiLL", size, picture.width, picture.height, 1, bits, 0, 0, across, down, 0, 0
    )
    if size == _INFO_HEADER:
        return basic
    masks, points_and_gammas, intent = bytes(16), bytes(48), 4
    tail = struct.pack("<LLLL", intent, profile_start, profile_size, 0)
    return basic + masks + _EMBEDDED_PROFILE + points_and_gammas + tail


def _write_rows(picture: Picture, stride: int, file: BinaryIO, progress: Progress) -> None:
    padding = stride - picture.width * len(picture.roles)
    flipped = picture.samples[::-1, :, ::-1]
    for start in progress.each(range(0, picture.height, _BLOCK_ROWS)):
        rows = flipped[start : start + _BLOCK_ROWS]
        rows = rows.reshape(len(rows), -1)
        file.write(np.pad(rows, ((0, 0), (0, padding))).tobytes())
