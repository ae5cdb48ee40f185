"""The catalogue of formats: how each is recognised, read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files import (
    avif,
    bmp,
    camera_raw,
    gif,
    heic,
    jp2_boxes,
    jpeg,
    jpeg2000,
    jpegxl,
    jxl_header,
    netpbm,
    png,
    tiff_read,
    tiff_write,
    webp,
)
from restorer_app.core.files.border import SAVE_ANEW, no_such_page, reading, shown, too_large, unsupported
from restorer_app.core.files.memory import available_memory
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.files.tiff_pages import file_stamp
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

Read = Callable[[Path, bool], Photo]
Write = Callable[[Photo, BinaryIO, WriteSettings, Progress], tuple[str, ...]]


@dataclass(frozen=True)
class Format:
    """One kind of file. ``always_lossy``: it has no way of storing samples exactly.

    It is known by how its content ``starts``, or by the ``brands`` that its first box names. One without
    ``write`` is only read; ``refuse`` says why another cannot hold a picture.
    ``keeps``: which blocks of metadata (``Metadata.blocks``) it has room for.
    """

    name: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...]
    read: Read
    write: Write | None = None
    refuse: Callable[[Picture], Refusal | None] = lambda _: None
    always_lossy: bool = False
    brands: tuple[bytes, ...] = ()
    keeps: tuple[str, ...] = ()


def _from_bytes(read: Callable[[Path, bytes, bool], Photo]) -> Read:
    """A reader of files that are taken into memory whole."""

    def read_file(path: Path, allow_damaged: bool) -> Photo:
        if path.stat().st_size > available_memory() // 2:
            raise too_large(path)
        return read(path, path.read_bytes(), allow_damaged)

    return read_file


_BLOCKS = ("EXIF", "XMP", "IPTC", "Photoshop")
_ALL = (*_BLOCKS, "texts")

TIFF = Format(
    "TIFF",
    (".tif", ".tiff"),
    (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    tiff_read.read,
    tiff_write.write,
    tiff_write.refuse,
    keeps=_BLOCKS,
)
RAW = Format("camera raw", camera_raw.SUFFIXES, camera_raw.STARTS, camera_raw.read, brands=camera_raw.BRANDS)
FORMATS = (
    TIFF,
    Format(
        "PNG",
        (".png",),
        (b"\x89PNG\r\n\x1a\n",),
        _from_bytes(png.read),
        png.write,
        png.refuse,
        keeps=_ALL,
    ),
    Format(
        "JPEG",
        (".jpg", ".jpeg", ".jpe", ".jfif"),
        (b"\xff\xd8\xff",),
        _from_bytes(jpeg.read),
        jpeg.write,
        jpeg.refuse,
        always_lossy=True,
        keeps=_ALL,
    ),
    Format(
        "WebP",
        (".webp",),
        (b"RIFF????WEBP",),
        _from_bytes(webp.read),
        webp.write,
        webp.refuse,
        keeps=("EXIF", "XMP"),
    ),
    Format("BMP", (".bmp",), (b"BM",), _from_bytes(bmp.read), bmp.write, bmp.refuse),
    Format(
        "JPEG 2000",
        (".jp2", ".j2k", ".jpf", ".jpx", ".j2c"),
        (jp2_boxes.SIGNATURE, jpeg2000.CODESTREAM),
        _from_bytes(jpeg2000.read),
        jpeg2000.write,
        jpeg2000.refuse,
        keeps=_BLOCKS,
    ),
    Format(
        "JPEG XL",
        (".jxl",),
        (jpegxl.CONTAINER, jxl_header.SIGNATURE),
        _from_bytes(jpegxl.read),
        jpegxl.write,
        jpegxl.refuse,
        keeps=("EXIF", "XMP"),
    ),
    Format("AVIF", (".avif",), (), _from_bytes(avif.read), brands=avif.BRANDS),
    Format("HEIC", (".heic", ".heif", ".hif"), (), _from_bytes(heic.read), brands=heic.BRANDS),
    RAW,
    Format("GIF", (".gif",), (b"GIF87a", b"GIF89a"), _from_bytes(gif.read)),
    Format("PNM", (".pgm", ".ppm", ".pbm", ".pnm", ".pam"), netpbm.STARTS, _from_bytes(netpbm.read)),
)

_NOT_READ = (
    (b"8BPS", said("a Photoshop file")),
    (b"%PDF", said("a PDF file")),
    (b"gimp xcf", said("a GIMP file")),
    (b"v/1\x01", said("an OpenEXR file")),
    (b"PK\x03\x04", "an archive"),
)
_HEAD = 96
"""Bytes, enough for a first box with a dozen brands."""


def format_for_suffix(path: Path) -> Format | None:
    """The format that the file's name asks for; None if it asks for none of ours."""
    return next((known for known in FORMATS if path.suffix.lower() in known.suffixes), None)


def read_any(path: Path, allow_damaged: bool, page: int = 0) -> Photo:
    """The photograph in the file, recognised by its content alone. Raises only ``UnreadableFile``.

    ``page`` is counted from 0.
    """
    with reading(path):
        known, stamp = recognised(path), file_stamp(path)
        if known is TIFF:
            photo = tiff_read.read(path, allow_damaged, page)
        elif page:
            raise no_such_page(path, page, 1)
        else:
            photo = known.read(path, allow_damaged)
        return replace(photo, stamp=stamp)


def recognised(path: Path) -> Format:
    """The format of the file's content; says in a sentence what stands in the way."""
    if path.is_dir():
        raise UnreadableFile(
            said("{file} is a folder, not a photograph.", file=shown(path)), "Choose a file in it."
        )
    if path.exists() and not path.is_file():
        raise UnreadableFile(
            said("{file} is not an ordinary file.", file=shown(path)), "Choose a photograph."
        )
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableFile(said("{file} is empty.", file=shown(path)), "Copy or scan it again.")
    for known in (RAW, *FORMATS):
        if any(_starts(head, start) for start in known.starts) or _brands(head) & {*known.brands}:
            return RAW if known is TIFF and camera_raw.hides_in(path) else known
    for start, what in _NOT_READ:
        if _starts(head, start):
            raise unsupported(path, said("is {what}, which is not read", what=what))
    raise UnreadableFile(
        said(
            "{file} is not a photograph of a kind that is read ({kinds}).",
            file=shown(path),
            kinds=", ".join(known.name for known in FORMATS),
        ),
        SAVE_ANEW,
    )


def _brands(head: bytes) -> set[bytes]:
    """What a file of boxes says it is: its own brand, and those that it is compatible with."""
    if head[4:8] != b"ftyp":
        return set()
    names = head[8 : min(int.from_bytes(head[:4], "big"), len(head))]
    return {names[place : place + 4] for place in range(0, len(names), 4) if place != 4}


def _starts(head: bytes, start: bytes) -> bool:
    """Whether ``head`` begins with ``start``, in which "?" stands for any byte."""
    pairs = zip(head, start, strict=False)
    return len(head) >= len(start) and all(wanted in (byte, ord("?")) for byte, wanted in pairs)
