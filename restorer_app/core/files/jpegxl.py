"""JPEG XL: containers and raw codestreams of 1 to 16 bits or floating point, grey or colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from restorer_app.core.files.border import DECODER_ERRORS, cut_short, hopeless, unsupported
from restorer_app.core.files.boxes import box, boxes
from restorer_app.core.files.depths import depth_of, dtype_for, packed, spread
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.header import Header
from restorer_app.core.files.jxl_colours import BRIGHT, named_profile
from restorer_app.core.files.jxl_header import (
    ALPHA,
    BLACK,
    GREY,
    SIGNATURE,
    JxlHeader,
    read_header,
    rewritten,
)
from restorer_app.core.files.own_exif import own_exif
from restorer_app.core.files.pillow import ROLES
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY as GREY_ROLES
from restorer_app.core.picture import RGB, Picture, Role, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said

CONTAINER = b"\0\0\0\x0cJXL \r\n\x87\n"
_EXIF, _XMP, _COMPRESSED, _JPEG = b"Exif", b"xml ", b"brob", b"jbrd"
_LARGEST_BLOCK = 16 << 20
"""Bytes; beyond this a block of metadata is a trap."""
_EFFORT = 3
_LEAST_BITS = 0.0001
"""Bits a sample below which a codestream is a trap, not a photograph."""


@dataclass
class _Parts:
    """A JPEG XL file taken apart. ``from_jpeg``: it is a JPEG, packed anew."""

    codestream: bytes = b""
    whole: bool = True
    from_jpeg: bool = False
    metadata: Metadata = field(default_factory=Metadata)
    remarks: list[Text] = field(default_factory=list)


def read(path: Path, data: bytes, _allow_damaged: bool) -> Photo:
    """The JPEG XL picture in ``data``. A cut one is always refused: its decoder gives nothing of it."""
    parts = _take_apart(data)
    try:
        known = read_header(parts.codestream)
    except (EOFError, LookupError, ValueError) as error:
        raise (hopeless(path) if parts.whole else cut_short(path)) from error
    if known.xyb and known.icc_profile is not None:
        raise unsupported(
            path, "was stored with loss beside a profile of its own: its colours would be wrong"
        )
    roles, dtype = _roles(path, known), _dtype(path, known)
    header = Header(known.height, known.width, len(roles), dtype)
    header.check(path)
    header.check_held(path, len(parts.codestream) * 8 / (_LEAST_BITS * header.height * header.width), 1)
    if not parts.whole:
        raise cut_short(path)
    bits = 16 if known.exponent_bits else known.bits
    return Photo(
        Picture(spread(_decoded(path, parts, header), bits), roles, known.orientation, depth_of(bits)),
        path=path,
        format="JPEG XL",
        lossy=known.lossy or parts.from_jpeg,
        icc_profile=known.icc_profile or named_profile(known.colours),
        resolution=read_exif(parts.metadata.exif)[1],
        notes=(*parts.remarks, *_remarks(known)),
        metadata=parts.metadata,
        stored=Stored("JPEG XL", known.bits),
    )


def _roles(path: Path, known: JxlHeader) -> tuple[Role, ...]:
    if any(channel.kind == BLACK for channel in known.extra):
        raise unsupported(path, "is a CMYK photograph in JPEG XL, which is not read")
    if any(channel.shift for channel in known.extra):
        raise unsupported(path, "stores some channels at a lower resolution, which is not read exactly")
    depth = (known.bits, known.exponent_bits > 0)
    if any((channel.bits, channel.floating) != depth for channel in known.extra):
        raise unsupported(path, "has channels of different depths, which is not read")
    colours = GREY_ROLES if known.colours.space == GREY else RGB
    kinds = [
        Role.EXTRA
        if channel.kind != ALPHA
        else Role.ALPHA_PREMULTIPLIED
        if channel.premultiplied
        else Role.ALPHA
        for channel in known.extra
    ]
    return (*colours, *kinds)


def _dtype(path: Path, known: JxlHeader) -> str:
    if known.exponent_bits and known.bits in (16, 32):
        return "float32"
    if known.exponent_bits or known.bits > 16:
        raise unsupported(path, said("has {bits}-bit samples, which are not read", bits=known.bits))
    return dtype_for(known.bits)


def _decoded(path: Path, parts: _Parts, header: Header) -> Samples:
    import imagecodecs

    try:
        samples = imagecodecs.jpegxl_decode(parts.codestream, index=0, keeporientation=True)
    except DECODER_ERRORS as error:
        if "NEED_MORE_INPUT" in str(error):
            raise cut_short(path) from error
        raise
    samples = samples.astype(np.float32) if samples.dtype == np.float16 else samples
    samples = samples[:, :, None] if samples.ndim == 2 else samples
    header.confirm(path, samples)
    return np.asarray(samples)


def _remarks(known: JxlHeader) -> Iterator[Text]:
    if known.animated:
        yield said("The file is an animation; only its first picture was opened.")
    if known.colours.transfer in BRIGHT:
        yield said("The file is meant for very bright screens; its colours look flat here.")
    elif named_profile(known.colours) is not None:
        yield said("The file names its colours by numbers; a colour profile was made that says the same.")


# --- boxes


def _take_apart(data: bytes) -> _Parts:
    if data.startswith(SIGNATURE):
        return _Parts(data)
    parts, pieces = _Parts(), list[bytes]()
    for each in boxes(data):
        content = bytes(each.content)
        if each.kind in (b"jxlc", b"jxlp"):
            pieces.append(content[4:] if each.kind == b"jxlp" else content)
            parts.whole = parts.whole and each.whole
        parts.from_jpeg = parts.from_jpeg or each.kind == _JPEG
        if each.kind == _COMPRESSED and content[:4] in (_EXIF, _XMP):
            _note_compressed(parts, content[:4], content[4:])
        elif each.kind in (_EXIF, _XMP):
            _note_metadata(parts, each.kind, content)
    parts.codestream = b"".join(pieces)
    parts.whole = parts.whole and bool(pieces)
    return parts


def _note_metadata(parts: _Parts, kind: bytes, content: bytes) -> None:
    if kind == _XMP and not parts.metadata.xmp:
        parts.metadata = replace(parts.metadata, xmp=content)
    if kind == _EXIF and not parts.metadata.exif:
        exif = content[4 + int.from_bytes(content[:4], "big") :].removeprefix(b"Exif\0\0")
        parts.metadata = replace(parts.metadata, exif=exif)


def _note_compressed(parts: _Parts, kind: bytes, content: bytes) -> None:
    import imagecodecs

    try:
        block = imagecodecs.brotli_decode(content, out=_LARGEST_BLOCK)
    except DECODER_ERRORS:
        parts.remarks.append(said("A block of metadata in the file is broken and was left out."))
        return
    _note_metadata(parts, kind, bytes(block))


# --- writing


def refuse(picture: Picture) -> Refusal | None:
    """Why a JPEG XL file of ours cannot hold the picture."""
    return None if picture.roles == ROLES.get(len(picture.roles)) else Refusal("these channels")


def write(photo: Photo, file: BinaryIO, _settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Write without loss, in the picture's depth; ICC, orientation, EXIF (with resolution), XMP are kept."""
    picture = photo.picture
    codestream, before = _encoded(picture)
    progress.report(0.8)
    codestream = rewritten(codestream, picture.orientation, photo.icc_profile)
    exif, xmp = own_exif(photo, keeps_texts=False), photo.metadata.xmp
    file.write(CONTAINER + box(b"ftyp", b"jxl \0\0\0\0jxl ") + before)
    file.write(box(_EXIF, bytes(4), exif) if exif else b"")
    file.write(box(_XMP, xmp) if xmp else b"")
    file.write(box(b"jxlc", codestream))
    return ()


def _encoded(picture: Picture) -> tuple[bytes, bytes]:
    """The codestream, and the box that has to stand before it if the samples are deep."""
    import imagecodecs

    samples, bits = picture.samples, picture.depth or picture.bits
    if samples.dtype.kind != "f":
        samples = packed(samples, bits)
    data = imagecodecs.jpegxl_encode(
        np.ascontiguousarray(samples[:, :, 0] if samples.shape[2] == 1 else samples),
        lossless=True,
        effort=_EFFORT,
        bitspersample=None if samples.dtype.kind == "f" else bits,
        usecontainer=False,
        planar=False,
    )
    if data[:2] == SIGNATURE:
        return bytes(data), b""
    found = {each.kind: bytes(each.content) for each in boxes(bytes(data))}
    return found[b"jxlc"], box(b"jxll", found[b"jxll"]) if b"jxll" in found else b""
