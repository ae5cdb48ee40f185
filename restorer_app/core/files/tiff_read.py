"""TIFF and BigTIFF, read: one page, exactly."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from tifffile import TiffFile, TiffPage

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files.border import hopeless, loss_note, no_such_page, unsupported
from restorer_app.core.files.directories import SUB
from restorer_app.core.files.resolution import sound_resolution
from restorer_app.core.files.tiff_segments import COMPRESSIONS, Layout, decode_segments
from restorer_app.core.files.tiff_tags import LAYERS, Page, page_metadata, pages_of
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role, Samples
from restorer_app.core.sentence import Text, said

logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # what matters of its mutter is checked here

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _YCBCR = 0, 1, 2, 3, 6
_OLD_JPEG, _JPEG = 6, 7
_BILEVEL = (2, 3, 4)
_OTHER_KINDS: dict[int, Text] = {
    4: "is a transparency mask",
    5: "is a CMYK photograph, which is not repaired yet",
    8: "is a CIELAB photograph, which is not repaired yet",
    9: "is a CIELAB photograph, which is not repaired yet",
    10: "is a CIELAB photograph, which is not repaired yet",
    32803: "is a raw camera file",
    32844: "is a LogLuv picture, which is not repaired yet",
    32845: "is a LogLuv picture, which is not repaired yet",
    34892: "is a raw camera file",
}
_OTHER_SAMPLES: dict[str, Text] = {
    "uint": "has {bits}-bit samples, which are not read yet",
    "int": "has {bits}-bit signed samples, which are not read yet",
    "float": "has {bits}-bit floating-point samples, which are not read yet",
}
_COMPLEX: Text = "has {bits}-bit complex samples, which are not read yet"
_DTYPES = {("uint", 8): "uint8", ("uint", 16): "uint16", ("float", 32): "float32"}
_FORMATS = {1: "uint", 2: "int", 3: "float", 4: "uint"}
_EXTRA_ROLES = {1: Role.ALPHA_PREMULTIPLIED, 2: Role.ALPHA}
_UNITS = {1: "none", 2: "inch", 3: "centimetre"}
_COMPRESSION_NAMES = {
    1: "none",
    2: "CCITT RLE",
    3: "CCITT G3",
    4: "CCITT G4",
    5: "LZW",
    6: "JPEG",
    7: "JPEG",
    8: "Deflate",
    32773: "PackBits",
    32946: "Deflate",
    34925: "LZMA",
    50000: "Zstd",
    50001: "WebP",
}


def read(path: Path, allow_damaged: bool, bilevel: bool = False, number: int = 0) -> Photo:
    """A page of the TIFF file, counted from 0. Palettes become RGB; 2 and 4 bits grey become 8.

    A damaged one is read only with ``allow_damaged``; what is missing is black, and a note says how much.
    1-bit pictures are refused unless ``bilevel`` (a mask); they become 0 and 255.
    """
    with path.open("rb") as file, TiffFile(path) as tiff:
        pages = _pages(file, tiff)
        if number >= len(pages):
            raise no_such_page(path, number, len(pages))
        page = tiff.pages[pages[number].index]
        if not isinstance(page, TiffPage) or page.offset != pages[number].offset:
            raise ValueError("no such page")
        layout = _layout(path, page, bilevel)
        samples, missing = decode_segments(path, page, layout, allow_damaged)
        layout.header.confirm(path, samples)
        samples, roles, remarks = _interpreted(path, page, samples)
        if missing:
            remarks = (loss_note(missing), *remarks)
        return Photo(
            Picture(samples, roles, _orientation(page)),
            path=path,
            format="TIFF",
            lossy=int(page.compression) == _JPEG,
            icc_profile=_profile(page),
            resolution=_resolution(page),
            white_is_zero=int(page.photometric) == _WHITE_IS_ZERO,
            notes=(*remarks, *_remarks(page, samples, pages[number]), *_page_remarks(pages, number)),
            metadata=_metadata(file, page.offset),
            stored=_stored(page),
            page=number,
            pages=len(pages),
        )


def _pages(file: BinaryIO, tiff: TiffFile) -> tuple[Page, ...]:
    try:
        return pages_of(file)
    except ValueError:  # what is left of a broken file
        return (Page(tiff.pages[0].offset, 0),)


def _metadata(file: BinaryIO, offset: int) -> Metadata:
    try:
        return page_metadata(file, offset)
    except ValueError:
        return Metadata()


def _stored(page: TiffPage) -> Stored:
    return Stored(
        _COMPRESSION_NAMES.get(int(page.compression), str(int(page.compression))),
        _plain_int(page.bitspersample),
        "little" if page.parent.byteorder == "<" else "big",
        bool(page.is_tiled),
        _plain_int(page.planarconfig) == 2 and page.samplesperpixel > 1,
        bool(page.parent.is_bigtiff),
        int(page.photometric) == _PALETTE,
    )


def _layout(path: Path, page: TiffPage, bilevel: bool) -> Layout:
    """What the page's tags say of its samples; refuses the kinds that are not read exactly."""
    photometric, kind = int(page.photometric), _FORMATS.get(_plain_int(page.sampleformat), "complex")
    if photometric in _OTHER_KINDS:
        raise unsupported(path, _OTHER_KINDS[photometric], "Convert it to RGB or grey and save it as TIFF.")
    if photometric not in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _YCBCR):
        raise unsupported(path, said("is a TIFF of an unknown colour kind ({kind})", kind=photometric))
    if int(page.compression) in _BILEVEL and not bilevel:
        raise _one_bit(path)
    if photometric == _YCBCR and int(page.compression) not in (_OLD_JPEG, _JPEG):
        raise unsupported(path, "holds YCbCr samples without JPEG, which are not read yet")
    if int(page.compression) not in (*COMPRESSIONS, *_BILEVEL):
        name = getattr(page.compression, "name", page.compression)
        raise unsupported(path, said("is compressed in a way that is not read ({name})", name=name))
    if page.imagedepth != 1:
        raise unsupported(path, "is a volume, not a photograph")
    return Layout(
        page.imagelength,
        page.imagewidth,
        _channels(path, page),
        _dtype(path, page, kind, bilevel),
        _plain_int(page.planarconfig) == 2 and page.samplesperpixel > 1,
    )


def _channels(path: Path, page: TiffPage) -> int:
    channels, colours = int(page.samplesperpixel), 3 if int(page.photometric) in (_RGB, _YCBCR) else 1
    if channels < colours:
        raise hopeless(path)
    if int(page.photometric) == _PALETTE and channels != 1:
        raise unsupported(path, "is a palette picture with extra channels")
    return channels


def _dtype(path: Path, page: TiffPage, kind: str, bilevel: bool) -> str:
    bits = page.bitspersample
    if not isinstance(bits, int):
        raise unsupported(path, "has channels of different depths, which is not read")
    grey = int(page.photometric) in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _PALETTE) and page.samplesperpixel == 1
    if kind == "uint" and grey and (bits in (2, 4) or (bits == 1 and bilevel)):
        return "uint8"
    if bits == 1:
        raise _one_bit(path)
    if (kind, bits) not in _DTYPES:
        what = said(_OTHER_SAMPLES.get(kind, _COMPLEX), bits=bits)
        raise unsupported(path, what, "Convert it to 16 bits and save it as TIFF.")
    return _DTYPES[kind, bits]


def _one_bit(path: Path) -> UnreadableFile:
    return unsupported(
        path,
        "is a 1-bit picture (black and white only), which is not repaired yet",
        "Convert it to 8-bit grey and save it as TIFF.",
    )


def _plain_int(value: Any) -> int:
    return int(value) if isinstance(value, int) else -1


def _interpreted(
    path: Path, page: TiffPage, samples: Samples
) -> tuple[Samples, tuple[Role, ...], tuple[str, ...]]:
    """Samples that mean what they say (palette looked up, white-is-zero turned) and their roles."""
    photometric, bits = int(page.photometric), page.bitspersample
    if photometric == _PALETTE:
        return _looked_up(page, samples), RGB, ()
    if photometric == _WHITE_IS_ZERO:
        if samples.dtype.kind == "f":
            raise unsupported(path, "is a floating-point picture with white as zero")
        grey = samples[:, :, 0]
        np.subtract((1 << bits) - 1, grey, out=grey)
    remarks: tuple[Text, ...] = ()
    if bits < 8:
        samples *= 255 // ((1 << bits) - 1)
        remarks = (said("The file has {bits}-bit samples; they were expanded to 8 bits.", bits=bits),)
    colours = RGB if photometric in (_RGB, _YCBCR) else GREY
    return samples, (*colours, *_extra_roles(page, samples.shape[2] - len(colours))), remarks


def _extra_roles(page: TiffPage, count: int) -> tuple[Role, ...]:
    kinds = [int(kind) for kind in page.extrasamples][:count]
    kinds += [0] * (count - len(kinds))
    return tuple(_EXTRA_ROLES.get(kind, Role.EXTRA) for kind in kinds)


def _looked_up(page: TiffPage, samples: Samples) -> Samples:
    """RGB by the page's colour map: 8-bit if its entries are (as such, × 257 or × 256), else 16-bit."""
    table = np.asarray(page.colormap, np.uint16).T
    for step in (257, 256):
        if table.max() > 255 and not (table % step).any():
            table = table // step
    if table.max() <= 255:
        table = table.astype(np.uint8)
    return np.ascontiguousarray(table[samples[:, :, 0]])


def _orientation(page: TiffPage) -> int:
    value = _plain_int(page.tags.valueof(274, default=1))
    return value if value in range(1, 9) else 1


def _resolution(page: TiffPage) -> Resolution | None:
    across, down = (_ratio(page.tags.valueof(code)) for code in (282, 283))
    unit = _UNITS.get(_plain_int(page.tags.valueof(296, default=2)), "none")
    return sound_resolution(across, down, unit)


def _ratio(value: Any) -> float:
    return value[0] / value[1] if isinstance(value, tuple) and len(value) == 2 and value[1] else 0.0


def _profile(page: TiffPage) -> bytes | None:
    value = page.tags.valueof(34675)
    if isinstance(value, tuple):
        value = bytes(value)
    return value if isinstance(value, bytes) and value else None


def _remarks(page: TiffPage, samples: Samples, entry: Page) -> tuple[str, ...]:
    remarks = []
    if SUB in page.tags or entry.reduced:
        remarks.append(said("The file has smaller copies of the photograph; they are not saved with it."))
    if LAYERS in page.tags:
        remarks.append(said("The file has Photoshop's layers; only the flat picture is opened and saved."))
    if samples.dtype.kind == "f" and not np.isfinite(samples).all():
        remarks.append(said("The photograph holds samples that are no numbers (NaN or infinite)."))
    return tuple(remarks)


def _page_remarks(pages: Sequence[Page], number: int) -> tuple[str, ...]:
    if len(pages) == 1:
        return ()
    text = said(
        "The file has {count} pages; page {page} is open (another one: --page). A saved TIFF keeps them all.",
        count=len(pages),
        page=number + 1,
    )
    return (text,)
