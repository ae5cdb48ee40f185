"""The kinds of samples that TIFF pages hold: which are read exactly, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tifffile import TiffPage

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files.border import hopeless, unsupported
from restorer_app.core.files.depths import depth_of, dtype_for, spread
from restorer_app.core.files.tiff_segments import COMPRESSIONS, Layout
from restorer_app.core.files.tiff_ycbcr import check_ycbcr, rgb_of_ycbcr
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Role, Samples
from restorer_app.core.sentence import Text, said

WHITE_IS_ZERO, BLACK_IS_ZERO, _RGB, PALETTE, _CMYK, _YCBCR, _CIELAB, ICC_LAB = 0, 1, 2, 3, 5, 6, 8, 9
_MOST_CHANNELS = 64
"""More are no photograph, but a wrong number."""
_OLD_JPEG, JPEG = 6, 7
_BILEVEL = (2, 3, 4)
_INKS, _INK_SET, _OTHER_INKS = 334, 332, 2
_OTHER_KINDS: dict[int, Text] = {
    4: "is a transparency mask",
    10: "is a CIELAB photograph in fax coding (ITULAB), which is not read",
    32803: "is a raw camera file",
    32844: "is a LogLuv picture, which is not repaired yet",
    32845: "is a LogLuv picture, which is not repaired yet",
    34892: "is a raw camera file",
}
_COLOURS: dict[int, tuple[Role, ...]] = {
    WHITE_IS_ZERO: GREY,
    BLACK_IS_ZERO: GREY,
    _RGB: RGB,
    PALETTE: GREY,
    _CMYK: CMYK,
    _YCBCR: RGB,
    _CIELAB: LAB,
    ICC_LAB: LAB,
}
_OTHER_SAMPLES: dict[str, Text] = {
    "uint": "has {bits}-bit samples, which are not read yet",
    "int": "has {bits}-bit signed samples, which are not read yet",
    "float": "has {bits}-bit floating-point samples, which are not read yet",
}
_COMPLEX: Text = "has {bits}-bit complex samples, which are not read yet"
_TURNED: Text = "The file stores YCbCr; the colours were turned into RGB."
_FORMATS = {1: "uint", 2: "int", 3: "float", 4: "uint"}
_FLOATS = (16, 32, 64)
_EXTRA_ROLES = {1: Role.ALPHA_PREMULTIPLIED, 2: Role.ALPHA}
_ROWS = 256
"""Rows that are looked at at once."""


@dataclass(frozen=True, eq=False)
class Meaning:
    """Samples that mean what they say, with their roles; ``remarks`` are sentences for people."""

    samples: Samples
    roles: tuple[Role, ...]
    depth: int | None = None
    remarks: tuple[Text, ...] = ()


def layout_of(path: Path, page: TiffPage) -> Layout:
    """What the page's tags say of its samples; refuses the kinds that are not read exactly."""
    photometric = int(page.photometric)
    if photometric in _OTHER_KINDS:
        raise unsupported(path, _OTHER_KINDS[photometric], "Convert it to RGB or grey and save it as TIFF.")
    if photometric not in _COLOURS:
        raise unsupported(path, said("is a TIFF of an unknown colour kind ({kind})", kind=photometric))
    if _is_plain_ycbcr(page):
        check_ycbcr(path, page)
    if int(page.compression) not in (*COMPRESSIONS, *_BILEVEL):
        name = getattr(page.compression, "name", page.compression)
        raise unsupported(path, said("is compressed in a way that is not read ({name})", name=name))
    if page.imagedepth != 1:
        raise unsupported(path, "is a volume, not a photograph")
    return Layout(
        page.imagelength,
        page.imagewidth,
        _channels(path, page),
        _dtype(path, page),
        plain_int(page.planarconfig) == 2 and page.samplesperpixel > 1,
    )


def _is_plain_ycbcr(page: TiffPage) -> bool:
    """Whether YCbCr is to be turned into RGB here; the decoders of JPEG do that themselves."""
    return int(page.photometric) == _YCBCR and int(page.compression) not in (_OLD_JPEG, JPEG)


def _channels(path: Path, page: TiffPage) -> int:
    channels, photometric = int(page.samplesperpixel), int(page.photometric)
    if channels > _MOST_CHANNELS:
        raise unsupported(path, said("claims {count} channels, which are not read", count=channels))
    if photometric == _CMYK and _has_other_inks(page):
        raise unsupported(
            path, "holds other inks than cyan, magenta, yellow and black, which are not read", _TO_CMYK
        )
    if channels < len(_COLOURS[photometric]):
        raise hopeless(path)
    if photometric == PALETTE and channels != 1:
        raise unsupported(path, "is a palette picture with extra channels")
    return channels


_TO_CMYK: Text = "Convert it to CMYK or RGB and save it as TIFF."


def _has_other_inks(page: TiffPage) -> bool:
    count = plain_int(page.tags.valueof(_INKS, default=4))
    return count != 4 or plain_int(page.tags.valueof(_INK_SET, default=1)) == _OTHER_INKS


def _dtype(path: Path, page: TiffPage) -> str:
    """The dtype in which the samples are decoded."""
    bits, kind = page.bitspersample, _kind(page)
    if not isinstance(bits, int):
        raise unsupported(path, "has channels of different depths, which is not read")
    colours, only = _COLOURS[int(page.photometric)], page.samplesperpixel == 1
    if bits == 1 and not only:
        raise unsupported(path, "has several channels of 1 bit, which are not read", _IN_8_BITS)
    if kind == "uint" and colours == LAB and bits not in (8, 16):
        raise unsupported(path, said("is a CIELAB photograph of {bits} bits", bits=bits), _IN_16_BITS)
    if kind == "uint" and 1 <= bits <= 16:
        return dtype_for(bits)
    if kind == "float" and bits in _FLOATS and colours in (GREY, RGB) and int(page.photometric) != PALETTE:
        return f"float{bits}"
    raise unsupported(path, said(_OTHER_SAMPLES.get(kind, _COMPLEX), bits=bits), _IN_16_BITS)


_IN_8_BITS: Text = "Convert it to 8 bits and save it as TIFF."
_IN_16_BITS: Text = "Convert it to 16 bits and save it as TIFF."


def _kind(page: TiffPage) -> str:
    """How the samples count; a* and b* may be signed in name, which is undone in ``_from_the_middle``."""
    found = page.sampleformat
    every = found if isinstance(found, tuple) else (found,)
    kinds = {_FORMATS.get(plain_int(one), "complex") for one in every}
    if int(page.photometric) in (_CIELAB, ICC_LAB) and kinds <= {"uint", "int"}:
        return "uint"
    return kinds.pop() if len(kinds) == 1 else "complex"


def plain_int(value: Any) -> int:
    return int(value) if isinstance(value, int) else -1


def meaning_of(path: Path, page: TiffPage, samples: Samples) -> Meaning:
    """What the decoded samples mean: palettes looked up, few bits spread, white-is-zero turned round."""
    photometric, bits = int(page.photometric), page.bitspersample
    if photometric == PALETTE:
        return Meaning(_looked_up(page, samples), RGB)
    colours = _COLOURS[photometric]
    roles = (*colours, *_extra_roles(page, samples.shape[2] - len(colours)))
    if samples.dtype.kind == "f":
        if photometric == WHITE_IS_ZERO:
            raise unsupported(path, "is a floating-point picture with white as zero")
        return Meaning(_in_32_bits(path, samples), roles, None, _float_remarks(bits))
    if _is_plain_ycbcr(page):
        rgb_of_ycbcr(page, samples)
        return Meaning(samples, roles, None, (_TURNED,))
    samples = spread(samples, bits)
    if photometric == WHITE_IS_ZERO:
        grey = samples[:, :, 0]
        np.subtract(np.iinfo(samples.dtype).max, grey, out=grey)
    if photometric == _CIELAB:
        _from_the_middle(samples)
    return Meaning(samples, roles, depth_of(bits))


def _from_the_middle(samples: Samples) -> None:
    """Signed a* and b* as those of ``Picture``: only their sign bit changes."""
    samples[:, :, 1:3] ^= samples.dtype.type(1 << 8 * samples.itemsize - 1)


def _in_32_bits(path: Path, samples: Samples) -> Samples:
    """Floating-point samples as float32; refused if that does not hold each of them exactly."""
    if samples.dtype == np.float32:
        return samples
    found = np.empty(samples.shape, np.float32)
    for row in range(0, len(samples), _ROWS):
        part = samples[row : row + _ROWS]
        with np.errstate(over="ignore"):
            found[row : row + _ROWS] = part
        if not np.array_equal(found[row : row + _ROWS], part, equal_nan=True):
            raise _too_fine(path)
    return found


def _too_fine(path: Path) -> UnreadableFile:
    return unsupported(
        path,
        "has 64-bit floating-point samples that 32 bits do not hold exactly",
        "Convert it to 32-bit floating point and save it as TIFF.",
    )


def _float_remarks(bits: int) -> tuple[Text, ...]:
    if bits == 32:
        return ()
    return (
        said(
            "The file has {bits}-bit floating-point samples; they are kept as 32-bit ones, exactly.",
            bits=bits,
        ),
    )


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
