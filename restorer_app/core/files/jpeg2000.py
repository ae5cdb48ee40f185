"""JPEG 2000: JP2 files and raw codestreams of 1 to 16 bits, grey, colour or CMYK."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from restorer_app.core.files.border import DECODER_ERRORS, cut_short, hopeless, unsupported
from restorer_app.core.files.boxes import boxes
from restorer_app.core.files.depths import depth_of, dtype_for, packed, spread
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.header import Header
from restorer_app.core.files.jp2_boxes import UUIDS, resolution_of, with_block, wrapped
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role, Samples
from restorer_app.core.progress import Progress

CODESTREAM = b"\xff\x4f\xff\x51"
_CMYK = (Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)
_COLOURS = {16: RGB, 17: GREY, 12: _CMYK, b"RGB ": RGB, b"GRAY": GREY, b"CMYK": _CMYK}
_OTHER_SPACES = (b"Lab ", b"YCbr", b"XYZ ", b"HSV ")
_EXTRA_KINDS = {1: Role.ALPHA, 2: Role.ALPHA_PREMULTIPLIED}
_SIZE, _CODING, _END = 0x51, 0x52, b"\xff\xd9"
_REVERSIBLE = 1
_LARGEST_SIDE = (1 << 31) - 1
_LEAST_BITS = 0.0001
"""Bits a sample below which a codestream is a trap, not a photograph."""


@dataclass(frozen=True)
class _Stream:
    """What a codestream's main header says. ``depths`` and ``steps`` are those of each channel."""

    height: int = 0
    width: int = 0
    depths: tuple[int, ...] = ()
    signed: bool = False
    steps: frozenset[int] = frozenset()
    tiled: bool = False
    reversible: bool = False


@dataclass
class _Parts:
    """A JP2 file taken apart. ``colours`` is a number of colour space, or four letters of a profile's."""

    codestream: bytes = b""
    whole: bool = True
    colours: int | bytes | None = None
    icc_profile: bytes | None = None
    channels: dict[int, tuple[int, int]] = field(default_factory=dict)
    palette: bool = False
    resolution: Resolution | None = None
    metadata: Metadata = field(default_factory=Metadata)


def read(path: Path, data: bytes, _allow_damaged: bool) -> Photo:
    """The JPEG 2000 picture in ``data``. A cut one is always refused: its decoder gives nothing of it."""
    parts = _take_apart(data)
    stream = _main_header(path, parts.codestream)
    roles = _roles(path, parts, len(stream.depths))
    bits = stream.depths[0]
    header = Header(stream.height, stream.width, len(roles), dtype_for(bits))
    header.check(path)
    header.check_held(path, len(parts.codestream) * 8 / (_LEAST_BITS * header.height * header.width), 1)
    if not parts.whole:
        raise cut_short(path)
    orientation, resolution = read_exif(parts.metadata.exif)
    return Photo(
        Picture(spread(_decoded(path, parts, header), bits), roles, orientation, depth_of(bits)),
        path=path,
        format="JPEG 2000",
        lossy=not stream.reversible,
        icc_profile=parts.icc_profile,
        resolution=parts.resolution or resolution,
        metadata=parts.metadata,
        stored=Stored("JPEG 2000", bits, tiled=stream.tiled),
    )


def _decoded(path: Path, parts: _Parts, header: Header) -> Samples:
    import imagecodecs

    try:
        samples = imagecodecs.jpeg2k_decode(parts.codestream)
    except DECODER_ERRORS as error:
        if parts.codestream[-2:] != _END:
            raise cut_short(path) from error
        raise hopeless(path) from error
    samples = samples[:, :, None] if samples.ndim == 2 else samples
    header.confirm(path, samples)
    return np.asarray(samples)


# --- boxes


def _take_apart(data: bytes) -> _Parts:
    if data.startswith(CODESTREAM):
        return _Parts(data)
    parts = _Parts()
    for each in boxes(data):
        if each.kind == b"jp2h":
            _note_header(parts, each.content)
        elif each.kind == b"jp2c" and not parts.codestream:
            parts.codestream, parts.whole = bytes(each.content), each.whole
        elif each.kind == b"uuid":
            _note_metadata(parts, bytes(each.content))
    return parts


def _note_header(parts: _Parts, content: memoryview) -> None:
    for each in boxes(content):
        if each.kind == b"colr":
            _note_colours(parts, bytes(each.content))
        elif each.kind == b"cdef":
            entries = np.frombuffer(each.content[2 : 2 + (len(each.content) - 2) // 6 * 6], ">u2")
            parts.channels = {int(row[0]): (int(row[1]), int(row[2])) for row in entries.reshape(-1, 3)}
        elif each.kind == b"pclr":
            parts.palette = True
        elif each.kind == b"res ":
            parts.resolution = resolution_of(each.content)


def _note_colours(parts: _Parts, content: bytes) -> None:
    """The first colour box that is understood counts, but a profile goes before a number."""
    if len(content) >= 7 and content[0] == 1 and parts.colours is None:
        (parts.colours,) = struct.unpack_from(">L", content, 3)
    elif len(content) > 3 + 128 and content[0] in (2, 3) and parts.icc_profile is None:
        parts.icc_profile = content[3:]
        space = content[3 + 16 : 3 + 20]
        parts.colours = space if space in _COLOURS or space in _OTHER_SPACES else parts.colours


def _note_metadata(parts: _Parts, content: bytes) -> None:
    name, block = UUIDS.get(content[:16]), content[16:]
    if name == "exif":
        block = block.removeprefix(b"Exif\0\0")
    if name is not None and not getattr(parts.metadata, name):
        parts.metadata = with_block(parts.metadata, name, block)


# --- the codestream


def _main_header(path: Path, stream: bytes) -> _Stream:
    """The main header's size and coding; refuses what is not read exactly."""
    found, place = _Stream(), 2
    if stream[:4] != CODESTREAM:
        raise hopeless(path)
    while place + 4 <= len(stream) and stream[place] == 0xFF and stream[place + 1] != 0x90:
        marker, length = stream[place + 1], struct.unpack_from(">H", stream, place + 2)[0]
        content = stream[place + 4 : place + 2 + length]
        if marker == _SIZE and len(content) >= 36:
            found = _sized(content)
        elif marker == _CODING and len(content) >= 10:
            found = replace(found, reversible=content[9] == _REVERSIBLE)
        place += 2 + max(length, 2)
    if not found.depths:
        raise hopeless(path)
    return found


def _sized(content: bytes) -> _Stream:
    width, height, left, top, tile_width, tile_height = struct.unpack_from(">6L", content, 2)
    (count,) = struct.unpack_from(">H", content, 34)
    kinds = content[36 : 36 + 3 * count]
    return _Stream(
        height - top,
        width - left,
        tuple((kind & 0x7F) + 1 for kind in kinds[::3]),
        any(kind & 0x80 for kind in kinds[::3]),
        frozenset(kinds[1::3]) | frozenset(kinds[2::3]),
        tile_width < width or tile_height < height,
    )


def _roles(path: Path, parts: _Parts, count: int) -> tuple[Role, ...]:
    stream = _main_header(path, parts.codestream)
    if parts.palette:
        raise unsupported(path, "is a JPEG 2000 file with a palette, which is not read")
    if stream.steps != {1}:
        raise unsupported(path, "stores some channels at a lower resolution, which is not read exactly")
    if stream.signed or len(set(stream.depths)) != 1 or stream.depths[0] > 16:
        raise unsupported(path, "is a JPEG 2000 file of an unusual depth, which is not read")
    colours = _COLOURS.get(parts.colours) if parts.colours is not None else _counted(parts, count)
    if colours is None or count < len(colours):
        raise unsupported(path, "is a JPEG 2000 file of an unusual colour space, which is not read")
    return _named(path, parts, colours, count)


def _counted(parts: _Parts, count: int) -> tuple[Role, ...]:
    """The colours of a file that does not name them, by the number of its channels."""
    if parts.channels:
        count = sum(kind == 0 for kind, _ in parts.channels.values())
    return GREY if count <= 2 else RGB


def _named(path: Path, parts: _Parts, colours: tuple[Role, ...], count: int) -> tuple[Role, ...]:
    """The roles by the channel definitions; without these the colours come first, then transparency."""
    if not parts.channels:
        return (*colours, *(Role.ALPHA, *[Role.EXTRA] * count)[: count - len(colours)])
    found = []
    for channel in range(count):
        kind, meant = parts.channels.get(channel, (0, channel + 1))
        colour = kind == 0 and 1 <= meant <= len(colours)
        found.append(colours[meant - 1] if colour else _EXTRA_KINDS.get(kind, Role.EXTRA))
    if tuple(found[: len(colours)]) != colours:
        raise unsupported(path, "stores its channels in an unusual order, which is not read")
    return tuple(found)


# --- writing


def refuse(picture: Picture) -> Refusal | None:
    """Why a JPEG 2000 file cannot hold the picture."""
    if picture.samples.dtype.kind == "f":
        return Refusal("floating-point samples")
    colours = picture.roles[: _colour_count(picture.roles)]
    extra = picture.roles[len(colours) :]
    known = (Role.ALPHA, Role.ALPHA_PREMULTIPLIED, Role.EXTRA, Role.INFRARED)
    if colours not in (GREY, RGB, _CMYK) or any(role not in known for role in extra):
        return Refusal("these channels")
    return None


def _colour_count(roles: tuple[Role, ...]) -> int:
    return 4 if roles[:4] == _CMYK else 3 if roles[:3] == RGB else 1


def write(photo: Photo, file: BinaryIO, _settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Write without loss, in the picture's depth.

    ICC, resolution, EXIF, XMP, IPTC, Photoshop's resources and the kinds of the extra channels are kept.
    """
    import imagecodecs

    picture = photo.picture
    bits = picture.depth or picture.bits
    samples = np.ascontiguousarray(packed(picture.samples, bits))
    codestream = imagecodecs.jpeg2k_encode(
        samples[:, :, 0] if samples.shape[2] == 1 else samples,
        level=0,
        codecformat="J2K",
        reversible=True,
        bitspersample=bits,
        planar=False,
    )
    progress.report(0.8)
    for piece in wrapped(photo, bits, _colour_count(picture.roles), codestream):
        file.write(piece)
    return ()
