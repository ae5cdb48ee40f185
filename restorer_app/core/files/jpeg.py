"""JPEG: grey, colour or CMYK of 8 bits (read: 12 bits, too), always with loss."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

from restorer_app.core.files.border import (
    DECODER_ERRORS,
    damaged,
    hopeless,
    loss_note,
    loss_reason,
    missing_share,
    unsupported,
)
from restorer_app.core.files.depths import depth_of, dtype_for, spread
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.header import Header
from restorer_app.core.files.jpeg_metadata import JpegMetadata, segments
from restorer_app.core.files.pillow import ROLES, decode, encodable
from restorer_app.core.files.resolution import sound_resolution
from restorer_app.core.files.settings import Refusal, WriteSettings, reencoded
from restorer_app.core.metadata import Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import CMYK, GREY, RGB, Picture, Resolution, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said

LONGEST_SIDE = 65500
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = (0xC2, 0xCA)
_HUFFMAN_FRAMES = (0xC0, 0xC1, 0xC2)
_DEEP = ((12, 1), (12, 3))
"""Bits and channels of the JPEGs that are not of 8 bits."""
_SCAN, _END, _JFIF, _ICC, _ADOBE = 0xDA, 0xD9, 0xE0, 0xE2, 0xEE
_DENSITY_UNITS = {0: "none", 1: "inch", 2: "centimetre"}


@dataclass
class JpegParts:
    """A JPEG file taken apart as far as its first scan.

    ``plain`` is the same picture without metadata: all that a decoder needs, nothing to trip over.
    """

    plain: bytes = b""
    frame: int = 0
    precision: int = 0
    height: int = 0
    width: int = 0
    components: int = 0
    scan_bytes: int = 0
    adobe: bool = False
    metadata: JpegMetadata = field(default_factory=JpegMetadata)
    density: tuple[int, int, int] | None = None
    icc_parts: dict[int, bytes] = field(default_factory=dict)

    @property
    def icc_profile(self) -> bytes | None:
        """The profile put together from its segments; None without one or with a gap."""
        numbers = sorted(self.icc_parts)
        complete = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        return b"".join(self.icc_parts[number] for number in numbers) if complete else None

    @property
    def resolution(self) -> Resolution | None:
        from_exif = read_exif(self.metadata.exif)[1]
        if from_exif is not None or self.density is None:
            return from_exif
        unit, across, down = self.density
        return sound_resolution(across, down, _DENSITY_UNITS.get(unit, "none"))


def read(path: Path, data: bytes, allow_damaged: bool) -> Photo:
    """The JPEG in ``data``; a cut one only with ``allow_damaged``, and then with a note.

    Inks come out with 0 as bare paper, however they are stored: Adobe's programs store them turned round.
    """
    parts = take_apart(path, data)
    header = _checked_header(path, parts)
    samples, notes = _decoded(path, parts, header, allow_damaged)
    metadata, complaints = parts.metadata.read()
    return Photo(
        Picture(
            samples,
            CMYK if parts.components == 4 else ROLES[parts.components],
            read_exif(metadata.exif)[0],
            depth_of(parts.precision),
        ),
        path=path,
        format="JPEG",
        lossy=True,
        icc_profile=parts.icc_profile,
        resolution=parts.resolution,
        notes=(*notes, *complaints),
        metadata=metadata,
        stored=Stored("JPEG", parts.precision),
    )


def _checked_header(path: Path, parts: JpegParts) -> Header:
    kind = (parts.precision, parts.components)
    if kind[0] != 8 and (kind not in _DEEP or parts.frame not in _HUFFMAN_FRAMES):
        raise unsupported(path, said("is a JPEG of {bits} bits, which is not read yet", bits=parts.precision))
    if parts.components not in (1, 3, 4):
        raise unsupported(
            path, said("is a JPEG of {count} channels, which is not read", count=parts.components)
        )
    header = Header(parts.height, parts.width, parts.components, dtype_for(parts.precision))
    header.check(path)
    if parts.frame in _HUFFMAN_FRAMES:  # each block of 8 × 8 takes one bit at the very least
        share = parts.scan_bytes * 8 * 64 / (parts.height * parts.width)
        header.check_held(path, share, least=0.5)  # real photographs have a hundred times as much
    return header


def _decoded(
    path: Path, parts: JpegParts, header: Header, allow_damaged: bool
) -> tuple[Samples, tuple[str, ...]]:
    if parts.precision != 8:
        return _deep(path, parts, header, allow_damaged)
    try:
        return _paper_as_zero(decode(path, parts.plain, "JPEG", header), parts), ()
    except DECODER_ERRORS as error:
        broken = error
    try:
        samples = _paper_as_zero(decode(path, parts.plain + b"\xff\xd9", "JPEG", header), parts)
    except DECODER_ERRORS as error:
        raise hopeless(path) from error
    missing = _missing(samples)
    if missing == 1:
        raise hopeless(path) from broken
    if not allow_damaged:
        raise damaged(path, _loss_reason(missing)) from broken
    if parts.frame in _PROGRESSIVE:
        note = said("The file is damaged: its end is missing, and detail of the photograph with it.")
        return samples, (note,)
    return samples, (_loss_note(missing),)


def _paper_as_zero(samples: Samples, parts: JpegParts) -> Samples:
    """Undo what Pillow does to inks that were not turned round: it takes every CMYK file for Adobe's."""
    return 255 - samples if parts.components == 4 and not parts.adobe else samples


def _deep(
    path: Path, parts: JpegParts, header: Header, allow_damaged: bool
) -> tuple[Samples, tuple[Text, ...]]:
    """Samples of 12 bits. Their decoder fills in what is missing and says nothing: the end marker tells."""
    import imagecodecs

    note = said("The file is damaged: its end is missing, and part of the photograph with it.")
    whole = parts.plain.rfind(b"\xff\xd9") > len(parts.plain) - parts.scan_bytes
    if not whole and not allow_damaged:
        raise damaged(path, loss_reason(0))
    samples = imagecodecs.jpeg8_decode(parts.plain)
    samples = spread(samples[:, :, None] if samples.ndim == 2 else samples, parts.precision)
    header.confirm(path, samples)
    return samples, () if whole else (note,)


def _loss_reason(share: float) -> Text:
    """Like ``loss_reason``, for a share that is an estimate."""
    if share <= 0:
        return loss_reason(share)
    return said("about {share} of the photograph is missing", share=missing_share(share))


def _loss_note(share: float) -> Text:
    """Like ``loss_note``, for a share that is an estimate and shown grey, as libjpeg does."""
    if share <= 0:
        return loss_note(share)
    return said(
        "The file is damaged: about {share} of the photograph is missing and shown grey.",
        share=missing_share(share),
    )


def _missing(samples: Samples) -> float:
    """The share of rows at the end that hold nothing but the grey that libjpeg fills in."""
    filled = (127, 128) if samples.shape[2] == 4 else (128,)
    given = np.flatnonzero((~np.isin(samples, filled)).any(axis=(1, 2)))
    return 1.0 - (int(given[-1]) + 1 if given.size else 0) / int(samples.shape[0])


def take_apart(path: Path, data: bytes) -> JpegParts:
    """The parts of the JPEG file ``data``; raises if it ends before its first scan."""
    parts, kept = JpegParts(), [b"\xff\xd8"]
    for marker, start, content in _segments(data):
        if marker == _SCAN:
            parts.scan_bytes = len(data) - start
            parts.plain = b"".join([*kept, data[start:]])
            break
        if _note_segment(parts, marker, content):
            kept.append(data[start : start + 4] + content)
    if not parts.plain or not parts.components:
        raise hopeless(path)
    return parts


def _segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Marker, where it starts, and content of each segment, up to the first scan's header."""
    place = 2
    while True:
        place = data.find(b"\xff", place)
        while place >= 0 and data[place + 1 : place + 2] == b"\xff":
            place += 1
        if place < 0 or place + 4 > len(data):
            return
        marker = data[place + 1]
        if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            place += 2
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        end = place + 2 + length
        if marker == _END or length < 2 or end > len(data):
            return
        yield marker, place, data[place + 4 : end]
        place = end


def _note_segment(parts: JpegParts, marker: int, content: bytes) -> bool:
    """Take what the segment says into ``parts``; returns whether a decoder needs it too."""
    if marker in _FRAMES and len(content) >= 6:
        parts.frame = marker
        parts.precision, parts.height, parts.width, parts.components = struct.unpack_from(">BHHB", content)
    elif marker == _JFIF and content[:5] == b"JFIF\0" and len(content) >= 12:
        parts.density = struct.unpack_from(">BHH", content, 7)
    elif marker == _ICC and content[:12] == b"ICC_PROFILE\0" and len(content) > 14:
        parts.icc_parts.setdefault(content[12], content[14:])
    else:
        parts.metadata.note(marker, content)
    parts.adobe = parts.adobe or (marker == _ADOBE and content.startswith(b"Adobe"))
    return marker in (_JFIF, _ADOBE) or marker < 0xE0


def refuse(picture: Picture) -> Refusal | None:
    """Why a JPEG cannot hold the picture."""
    if picture.bits != 8:
        return Refusal(said("{bits}-bit samples", bits=picture.bits))
    if picture.roles not in (GREY, RGB):
        return Refusal("transparency or extra channels")
    if max(picture.height, picture.width) > LONGEST_SIDE:
        return Refusal(said("more than {count} pixels a side", count=LONGEST_SIDE))
    return None


def write(photo: Photo, file: BinaryIO, settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Encode with loss, colour at full resolution; ICC, resolution, orientation and metadata are kept."""
    encoded = io.BytesIO()
    encodable(photo.picture).save(
        encoded,
        "JPEG",
        quality=settings.quality,
        subsampling=0,
        icc_profile=photo.icc_profile,
    )
    progress.report(0.5)
    data = encoded.getbuffer()
    jfif, told = _jfif(photo.resolution)
    after = 4 + struct.unpack_from(">H", data, 4)[0]  # behind the JFIF segment, which has to be the first
    for part in (data[:2], jfif, segments(photo, told), data[after:]):
        file.write(part)
    return (reencoded("JPEG", settings.quality),)


def _jfif(resolution: Resolution | None) -> tuple[bytes, bool]:
    """The JFIF segment, which knows whole pixels only, and whether it tells the resolution exactly."""
    known = resolution or Resolution(1, 1, "none")
    across, down = (min(max(round(value), 1), 0xFFFF) for value in (known.horizontal, known.vertical))
    unit = next(code for code, name in _DENSITY_UNITS.items() if name == known.unit)
    segment = struct.pack(">BBH5sHBHHBB", 0xFF, _JFIF, 16, b"JFIF\0", 0x0101, unit, across, down, 0, 0)
    return segment, (across, down) == (known.horizontal, known.vertical)
