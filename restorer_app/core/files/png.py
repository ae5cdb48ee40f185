"""PNG: 1 to 16 bits, grey or colour, with or without transparency."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

from restorer_app.core.files import png_metadata
from restorer_app.core.files.border import DECODER_ERRORS, damaged, hopeless, loss_note, loss_reason
from restorer_app.core.files.depths import packed
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.header import Header
from restorer_app.core.files.inflate import inflated
from restorer_app.core.files.pillow import ROLES, decode
from restorer_app.core.files.resolution import from_per_metre, per_metre, sound_resolution
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.metadata import Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, Picture, Resolution, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
_COLOUR_TYPE = {1: 0, 2: 4, 3: 2, 4: 6}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_FEW = (1, 2, 4)
_PALETTE = 3
_MOST_RATIO = 1032
"""Deflate's largest ratio of inflated to deflated bytes."""
LARGEST_PROFILE = 16 << 20
"""Bytes; beyond this an embedded profile is a trap, not a profile."""
_ROWS_BYTES = 1 << 20
_LEVEL = 2
_PAETH = 4
_ADAM7 = (  # first row and column, steps down and across of the seven passes of an interlaced picture
    (0, 0, 8, 8),
    (0, 4, 8, 8),
    (4, 0, 8, 4),
    (0, 2, 4, 4),
    (2, 0, 4, 2),
    (0, 1, 2, 2),
    (1, 0, 2, 1),
)
_NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"IDAT")
_NOTED = (b"iCCP", b"pHYs", b"eXIf", b"acTL")


@dataclass
class PngParts:
    """A PNG file taken apart. ``whole`` tells whether it has its end and no checksum is wrong."""

    chunks: dict[bytes, bytes]
    idat: bytes
    whole: bool
    texts: png_metadata.PngTexts = field(default_factory=png_metadata.PngTexts)

    @property
    def width(self) -> int:
        return int(struct.unpack_from(">L", self.chunks[b"IHDR"])[0])

    @property
    def height(self) -> int:
        return int(struct.unpack_from(">L", self.chunks[b"IHDR"], 4)[0])

    @property
    def depth(self) -> int:
        return self.chunks[b"IHDR"][8]

    @property
    def colour(self) -> int:
        return self.chunks[b"IHDR"][9]

    @property
    def interlaced(self) -> bool:
        return self.chunks[b"IHDR"][12] != 0

    @property
    def inflated_bytes(self) -> int:
        """Bytes of the picture's rows, each with the number of its filter, once inflated."""
        if not self.interlaced:
            return self._pass_bytes(self.height, self.width)
        return sum(
            self._pass_bytes(
                (self.height - row + down - 1) // down, (self.width - column + across - 1) // across
            )
            for row, column, down, across in _ADAM7
        )

    def _pass_bytes(self, height: int, width: int) -> int:
        samples = 1 if self.colour == _PALETTE else _CHANNELS[self.colour]
        return height * (1 + (width * samples * self.depth + 7) // 8) if width > 0 and height > 0 else 0

    @property
    def row_bytes(self) -> int:
        """Bytes of one row of a picture that is not interlaced."""
        return self._pass_bytes(1, self.width)

    def plain(self, idat: bytes) -> bytes:
        """The same picture without metadata, with ``idat`` as its data."""
        names = [name for name in (b"IHDR", b"PLTE", b"tRNS") if name in self.chunks]
        if self.colour != _PALETTE and b"tRNS" in names:
            names.remove(b"tRNS")
        start = b"".join(_chunk(name, self.chunks[name]) for name in names)
        return b"".join((_SIGNATURE, start, _chunk(b"IDAT", idat), _chunk(b"IEND", b"")))


def read(path: Path, data: bytes, allow_damaged: bool) -> Photo:
    """The PNG picture in ``data``. Palettes become RGB (RGBA with transparency); 1, 2 and 4 bits
    of grey are spread over 8.

    A damaged one is read only with ``allow_damaged``; what is missing is black, and a note says how much.
    """
    parts = _take_apart(path, data)
    header = _checked_header(path, parts)
    samples, damage = _decoded(path, parts, header, allow_damaged)
    profile, complaint = _profile(parts.chunks.get(b"iCCP"))
    metadata = parts.texts.read(parts.chunks.get(b"eXIf", b""))
    orientation, _ = read_exif(metadata.exif)
    return Photo(
        Picture(samples, ROLES[header.channels], orientation, _depth(parts)),
        path=path,
        format="PNG",
        icc_profile=profile,
        resolution=_resolution(parts.chunks.get(b"pHYs")),
        notes=(*damage, *complaint, *_remarks(parts)),
        metadata=metadata,
        stored=Stored("Deflate", parts.depth, palette=parts.colour == _PALETTE),
    )


def _depth(parts: PngParts) -> int | None:
    return parts.depth if parts.depth in _FEW and parts.colour == 0 else None


def _take_apart(path: Path, data: bytes) -> PngParts:
    parts, idat = PngParts({}, b"", False), []
    for name, content, sound in _chunks(data):
        if name == b"IEND":
            parts.whole = sound
            break
        if not sound and name in _NEEDED:
            idat.append(content if name == b"IDAT" else b"")
            break
        if name == b"IDAT":
            idat.append(content)
        elif name in png_metadata.NAMES and sound:
            parts.texts.note(name, content)
        elif name in _NEEDED or name in _NOTED:
            parts.chunks.setdefault(name, content)
    parts.idat = b"".join(idat)
    if len(parts.chunks.get(b"IHDR", b"")) != 13 or not parts.idat:
        raise hopeless(path)
    return parts


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Name, content and soundness of each chunk; a cut or broken one is not sound."""
    place, view = len(_SIGNATURE), memoryview(data)
    while place + 8 <= len(data):
        length, name = struct.unpack_from(">L4s", data, place)
        content = view[place + 8 : place + 8 + length]
        checksum = data[place + 8 + length : place + 12 + length]
        sound = checksum == zlib.crc32(content, zlib.crc32(name)).to_bytes(4, "big")
        yield name, bytes(content), sound
        place += 12 + length


def _checked_header(path: Path, parts: PngParts) -> Header:
    if parts.depth not in _DEPTHS.get(parts.colour, ()):
        raise hopeless(path)
    channels = _CHANNELS[parts.colour]
    if parts.colour == _PALETTE and b"tRNS" in parts.chunks:
        channels = 4
    header = Header(parts.height, parts.width, channels, "uint16" if parts.depth == 16 else "uint8")
    header.check(path)
    header.check_held(path, len(parts.idat) * _MOST_RATIO / parts.inflated_bytes)
    return header


def _decoded(
    path: Path, parts: PngParts, header: Header, allow_damaged: bool
) -> tuple[Samples, tuple[str, ...]]:
    try:
        if parts.whole:
            return _decode(path, parts, parts.idat, header), ()
        broken: Exception | None = None
    except DECODER_ERRORS as error:
        broken = error
    rows = _sound(inflated(parts.idat, parts.inflated_bytes), parts)
    missing = 1 - len(rows) / parts.inflated_bytes
    if missing == 1:
        raise hopeless(path) from broken
    if not allow_damaged:
        raise damaged(path, loss_reason(missing)) from broken
    rows += bytes(parts.inflated_bytes - len(rows))
    return _decode(path, parts, zlib.compress(rows, 1), header), (loss_note(missing),)


def _decode(path: Path, parts: PngParts, idat: bytes, header: Header) -> Samples:
    plain = parts.plain(idat)
    if parts.depth < 16:
        return decode(path, plain, "PNG", header)
    import imagecodecs

    samples = imagecodecs.png_decode(plain)
    samples = samples[:, :, None] if samples.ndim == 2 else samples
    header.confirm(path, samples)
    return samples


def _sound(rows: bytes, parts: PngParts) -> bytes:
    """The rows before the first whose filter does not exist: from there on all is noise."""
    if parts.interlaced:
        return rows
    bad = np.flatnonzero(np.frombuffer(rows, np.uint8)[:: parts.row_bytes] > _PAETH)
    return rows[: int(bad[0]) * parts.row_bytes] if bad.size else rows


def _profile(chunk: bytes | None) -> tuple[bytes | None, tuple[str, ...]]:
    """The profile's bytes from an iCCP chunk (name, zero, method, deflated), or a note why not."""
    if chunk is None:
        return None, ()
    try:
        deflated = chunk[chunk.index(b"\0") + 2 :]
        profile = zlib.decompressobj().decompress(deflated, LARGEST_PROFILE + 1)
    except (ValueError, zlib.error):
        return None, (said("The colour profile in the file is broken and was left out."),)
    if len(profile) > LARGEST_PROFILE:
        return None, (said("The colour profile in the file is absurdly large and was left out."),)
    return profile or None, ()


def _resolution(chunk: bytes | None) -> Resolution | None:
    if chunk is None or len(chunk) != 9:
        return None
    across, down, unit = struct.unpack(">LLB", chunk)
    return from_per_metre(across, down) if unit == 1 else sound_resolution(across, down, "none")


def _remarks(parts: PngParts) -> Iterator[str]:
    if parts.texts.left_out:
        yield said("A text in the file is broken or absurdly large and was left out.")
    if b"acTL" in parts.chunks:
        yield said("The file is an animation; only its first picture was opened.")
    if parts.colour in (0, 2) and b"tRNS" in parts.chunks:
        yield said("The file marks one colour as transparent; the mark was left out.")


def refuse(picture: Picture) -> Refusal | None:
    """Why a PNG cannot hold the picture."""
    if picture.samples.dtype.kind == "f":
        return Refusal("floating-point samples")
    if picture.roles != ROLES.get(len(picture.roles)):
        return Refusal("these channels")
    return None


def write(photo: Photo, file: BinaryIO, _settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Write without loss, in the picture's depth; ICC, resolution, orientation and metadata are kept."""
    picture = photo.picture
    colour, bits = _COLOUR_TYPE[len(picture.roles)], _bits(picture)
    size = struct.pack(">LLBBBBB", picture.width, picture.height, bits, colour, 0, 0, 0)
    file.write(_SIGNATURE + _chunk(b"IHDR", size))
    if photo.icc_profile is not None:
        file.write(_chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(photo.icc_profile, 9)))
    if photo.resolution is not None:
        file.write(_chunk(b"pHYs", _physical(photo.resolution)))
    for name, content in png_metadata.chunks(photo):
        file.write(_chunk(name, content))
    for piece in _deflated(_joined(picture.samples, bits), progress):
        file.write(_chunk(b"IDAT", piece))
    file.write(_chunk(b"IEND", b""))
    return ()


def _bits(picture: Picture) -> int:
    """Bits of a sample in the file: few ones only where a PNG can have them."""
    few = picture.roles == GREY and picture.depth in _FEW
    return picture.depth if few and picture.depth else picture.bits


def _joined(samples: Samples, bits: int) -> Samples:
    """The samples; those of few bits as H×W×1 bytes that hold several, the first one highest."""
    if bits not in _FEW:
        return samples
    each = 8 // bits
    numbers = packed(samples[:, :, 0], bits)
    numbers = np.pad(numbers, ((0, 0), (0, -numbers.shape[1] % each))).reshape(len(numbers), -1, each)
    shifts = np.arange(8 - bits, -1, -bits, dtype=np.uint8)
    return np.asarray(np.bitwise_or.reduce(numbers << shifts, axis=2)[:, :, None])


def _physical(resolution: Resolution) -> bytes:
    if resolution.unit == "none":
        return struct.pack(">LLB", round(resolution.horizontal), round(resolution.vertical), 0)
    across, down = (
        per_metre(value, resolution.unit) for value in (resolution.horizontal, resolution.vertical)
    )
    return struct.pack(">LLB", across, down, 1)


def _deflated(samples: Samples, progress: Progress) -> Iterator[bytes]:
    """The deflated rows in pieces of some megabytes."""
    stream = zlib.compressobj(_LEVEL)
    pixel = samples.shape[2] * samples.dtype.itemsize
    block = max(_ROWS_BYTES // (samples.shape[1] * pixel), 1)
    above = np.zeros((1, samples.shape[1] * pixel + pixel), np.int16)
    for start in progress.each(range(0, samples.shape[0], block)):
        rows = _bytes_of(samples[start : start + block], pixel)
        if piece := stream.compress(_filtered(rows, above, pixel).tobytes()):
            yield piece
        above = rows[-1:]
    yield stream.flush()


def _bytes_of(samples: Samples, pixel: int) -> Samples:
    """The rows as big-endian bytes in an int16 array, with one pixel of zeros before each row."""
    ordered = np.ascontiguousarray(samples, samples.dtype.newbyteorder(">"))
    rows = ordered.view(np.uint8).reshape(len(samples), -1).astype(np.int16)
    return np.pad(rows, ((0, 0), (pixel, 0)))


def _filtered(rows: Samples, above: Samples, pixel: int) -> Samples:
    """Each row as its filter's number and its bytes less Paeth's prediction."""
    up = np.concatenate([above, rows[:-1]])
    left, up, corner = rows[:, :-pixel], up[:, pixel:], up[:, :-pixel]
    to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    upper = np.where(to_up <= to_corner, up, corner)
    best = np.where((to_left <= to_up) & (to_left <= to_corner), left, upper)
    filtered = np.empty((len(rows), rows.shape[1] - pixel + 1), np.uint8)
    filtered[:, 0] = _PAETH
    filtered[:, 1:] = rows[:, pixel:] - best
    return filtered


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", checksum)
