"""AVIF: 8, 10 or 12 bits, grey or colour; read only, always counted as lossy."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from restorer_app.core.files.border import DECODER_ERRORS, cut_short, hopeless, unsupported
from restorer_app.core.files.boxes import boxes
from restorer_app.core.files.depths import depth_of, dtype_for, spread
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.header import Header
from restorer_app.core.files.heif_items import Item, Items, items_of
from restorer_app.core.files.named_colours import BT2020, D65, DCI, P3, SRGB, SRGB_CURVE, profile
from restorer_app.core.files.pillow import ROLES
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.core.sentence import Text, said

BRANDS = (b"avif", b"avis")
_ALPHA = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"
_TURNS = {(1, None): 8, (2, None): 3, (3, None): 6, (0, 0): 4, (0, 1): 2}
_TURNS |= {(1, 0): 5, (1, 1): 7, (2, 0): 2, (2, 1): 4, (3, 0): 7, (3, 1): 5}
"""EXIF's orientation by quarter turns (against the clock) and, after them, the axis of a mirror."""
_CINEMA = 11
_PRIMARIES = {9: BT2020, _CINEMA: P3, 12: P3}
_CURVES: dict[int, tuple[float, ...]] = {4: (2.2,), 5: (2.8,), 8: (1.0,)}
"""By transfer function; the others are those of screens, for which sRGB's stands."""
_BRIGHT = (16, 18)
"""Transfer functions of pictures for screens that are brighter than white."""
_LEAST_BITS = 1e-4
"""Bits a sample below which a file is a trap, not a photograph."""


def read(path: Path, data: bytes, _allow_damaged: bool) -> Photo:
    """The AVIF picture in ``data``. A cut one is always refused: its decoder gives nothing of it.

    The decoder does not turn the picture; that is left to ``orientation``, as with all formats.
    """
    try:
        items = items_of(data)
    except (struct.error, LookupError) as error:
        raise hopeless(path) from error
    if items is None or not items.item(items.primary).kind:
        raise unsupported(path, "is an AVIF file without a still picture")
    bits, header = _header(path, items)
    header.check(path)
    header.check_held(path, len(data) * 8 / (_LEAST_BITS * header.height * header.width), 1)
    primary = items.item(items.primary)
    roles = ROLES[header.channels]
    if roles[-1] is Role.ALPHA and any(kind == b"prem" for kind, _, _ in items.references):
        roles = (*roles[:-1], Role.ALPHA_PREMULTIPLIED)
    metadata = _metadata(items)
    return Photo(
        Picture(spread(_decoded(path, data, header), bits), roles, _orientation(primary), depth_of(bits)),
        path=path,
        format="AVIF",
        lossy=True,
        icc_profile=_profile(primary, header.channels),
        resolution=read_exif(metadata.exif)[1],
        notes=tuple(_remarks(data, primary)),
        metadata=metadata,
        stored=Stored("AV1", bits),
    )


def _header(path: Path, items: Items) -> tuple[int, Header]:
    """Bits and claim, from the primary item and, if that is put together from tiles, the first of these."""
    primary = items.item(items.primary)
    tiles = [to for kind, of, to in items.references if kind == b"dimg" and of == items.primary]
    coding = (items.item(tiles[0]) if tiles else primary).property(b"av1C")
    size = primary.property(b"ispe")
    if coding is None or len(coding) < 3 or size is None or len(size) < 12:
        raise hopeless(path)
    width, height = struct.unpack_from(">LL", size, 4)
    bits = 8 if not coding[2] & 0x40 else 12 if coding[2] & 0x20 else 10
    channels = (1 if coding[2] & 0x10 else 3) + _has_alpha(items)
    return bits, Header(height, width, channels, dtype_for(bits))


def _has_alpha(items: Items) -> bool:
    return any(
        kind == b"auxl"
        and to == items.primary
        and (items.item(of).property(b"auxC") or b"")[4:].startswith(_ALPHA)
        for kind, of, to in items.references
    )


def _decoded(path: Path, data: bytes, header: Header) -> Samples:
    import imagecodecs

    try:
        samples = imagecodecs.avif_decode(data, index=0)
    except DECODER_ERRORS as error:
        if "runcated" in str(error) or any(not each.whole for each in boxes(data)):
            raise cut_short(path) from error
        raise
    samples = samples[:, :, None] if samples.ndim == 2 else samples
    header.confirm(path, samples)
    return np.asarray(samples)


def _orientation(primary: Item) -> int:
    turn, mirror = primary.property(b"irot"), primary.property(b"imir")
    return _TURNS.get((turn[0] & 3 if turn else 0, mirror[0] & 1 if mirror else None), 1)


def _profile(primary: Item, channels: int) -> bytes | None:
    """The file's own profile, else one that says what the file says by numbers; None for sRGB."""
    blocks = [bytes(each.content) for each in primary.properties if each.kind == b"colr"]
    own = next((block[4:] for block in blocks if block[:4] in (b"prof", b"rICC")), b"")
    if own:
        return own
    primaries, transfer = _numbers(primary)
    curve = _CURVES.get(transfer, SRGB_CURVE)
    if transfer in _BRIGHT or (primaries not in _PRIMARIES and curve == SRGB_CURVE):
        return None
    white = DCI if primaries == _CINEMA else D65
    return profile(white, () if channels < 3 else _PRIMARIES.get(primaries, SRGB), curve)


def _numbers(primary: Item) -> tuple[int, int]:
    """Colour primaries and transfer function by number; 2: not named."""
    blocks = (bytes(each.content) for each in primary.properties if each.kind == b"colr")
    found = next((block for block in blocks if block[:4] == b"nclx" and len(block) >= 8), None)
    return struct.unpack_from(">HH", found, 4) if found else (2, 2)


def _metadata(items: Items) -> Metadata:
    exif = items.first(b"Exif")
    if len(exif) > 4:
        exif = exif[4 + int.from_bytes(exif[:4], "big") :]
    known = exif[:4] in (b"II*\0", b"MM\0*")
    return Metadata(exif=exif if known else b"", xmp=items.first(b"mime", b"application/rdf+xml"))


def _remarks(data: bytes, primary: Item) -> Iterator[Text]:
    if data[8:12] == b"avis":
        yield said("The file is an animation; only its first picture was opened.")
    if primary.property(b"clap") is not None:
        yield said("The file asks to be shown cropped; all of it was opened.")
    if _numbers(primary)[1] in _BRIGHT:
        yield said("The file is meant for very bright screens; its colours look flat here.")
