"""What a JPEG XL codestream says before its first frame, and the same with another profile or turning."""

from __future__ import annotations

from dataclasses import dataclass

from restorer_app.core.files.jxl_bits import BitReader, BitWriter
from restorer_app.core.files.jxl_profile import read_profile, write_profile

SIGNATURE = b"\xff\x0a"
ALPHA, BLACK = 0, 4
_SPOT, _CFA = 2, 5
GREY = 1
_XYB = 2
_CUSTOM = 2
_D65, _SRGB, _RELATIVE = 1, 13, 1
_MOST_CHANNELS = 256
_SIDE = ((1, 9), (1, 13), (1, 18), (1, 30))
_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_MODULAR = 1


@dataclass(frozen=True)
class ExtraChannel:
    """A channel beside the colours. ``kind`` is ``ALPHA``, ``BLACK`` or another number."""

    kind: int = ALPHA
    bits: int = 8
    floating: bool = False
    shift: int = 0
    premultiplied: bool = False


@dataclass(frozen=True)
class Colours:
    """Colours by number; ``own_profile``: by the profile in the codestream instead.

    Custom points are x, y pairs; ``gamma`` is 0 where ``transfer`` counts.
    """

    space: int = 0
    own_profile: bool = False
    white: int = 1
    primaries: int = 1
    custom_white: tuple[float, ...] = ()
    custom_primaries: tuple[float, ...] = ()
    gamma: float = 0.0
    transfer: int = 13


@dataclass(frozen=True)
class JxlHeader:
    """The claim of a codestream and where its parts are; ``frames`` is the first frame's byte.

    ``xyb``: stored in the codec's own colours, always with loss; samples come out in ``colours``, or in sRGB
    if these are a profile.
    """

    height: int
    width: int
    orientation: int = 1
    bits: int = 8
    exponent_bits: int = 0
    extra: tuple[ExtraChannel, ...] = ()
    xyb: bool = True
    lossy: bool = True
    animated: bool = False
    colours: Colours = Colours()
    icc_profile: bytes | None = None
    frames: int = 0
    _extra_fields: tuple[int, bool] = (0, False)
    _colour_bits: tuple[int, int] = (0, 0)
    _profile_bit: int = 0


def read_header(data: bytes) -> JxlHeader:
    """The header of the codestream ``data``. Raises ``ValueError`` or ``EOFError`` for a broken one."""
    if data[:2] != SIGNATURE:
        raise ValueError("no JPEG XL codestream")
    reader = BitReader(data)
    reader.bits(16)
    height, width = _size(reader)
    if reader.flag():  # all as usual: 8 bits, sRGB, stored with loss
        reader.flag()
        return JxlHeader(height, width, frames=reader.to_byte())
    return _metadata(reader, height, width)


def _metadata(reader: BitReader, height: int, width: int) -> JxlHeader:
    extra_fields, orientation, preview, animated = (reader.place, reader.flag()), 1, False, False
    if extra_fields[1]:
        orientation = 1 + reader.bits(3)
        if reader.flag():
            _size(reader)
        preview = reader.flag()
        if preview:
            _preview(reader)
        animated = reader.flag()
        if animated:
            _animation(reader)
    bits, exponent_bits = _depth(reader)
    reader.flag()
    count = reader.one_of((0, 0), (1, 0), (2, 4), (1, 12))
    if count > _MOST_CHANNELS:
        raise ValueError("too many channels")
    extra = tuple(_extra_channel(reader) for _ in range(count))
    xyb = reader.flag()
    start = reader.place
    colours = _colours(reader)
    end = reader.place
    if extra_fields[1]:
        _tone_mapping(reader)
    _extensions(reader)
    _transform(reader, xyb)
    profile_bit = reader.place
    profile = read_profile(reader) if colours.own_profile else None
    frames = reader.to_byte()
    lossy = xyb or preview or reader.flag() or reader.bits(3) >> 2 != _MODULAR
    return JxlHeader(
        height,
        width,
        orientation,
        bits,
        exponent_bits,
        extra,
        xyb,
        lossy,
        animated,
        colours,
        profile,
        frames,
        extra_fields,
        (start, end),
        profile_bit,
    )


def _size(reader: BitReader) -> tuple[int, int]:
    small = reader.flag()
    height = 8 * (1 + reader.bits(5)) if small else reader.one_of(*_SIDE)
    ratio = reader.bits(3)
    if ratio:
        across, down = _RATIOS[ratio - 1]
        return height, height * across // down
    return height, 8 * (1 + reader.bits(5)) if small else reader.one_of(*_SIDE)


def _preview(reader: BitReader) -> None:
    eighths = reader.flag()
    side = ((16, 0), (32, 0), (1, 5), (33, 9)) if eighths else ((1, 6), (65, 8), (321, 10), (1345, 12))
    reader.one_of(*side)
    if not reader.bits(3):
        reader.one_of(*side)


def _animation(reader: BitReader) -> None:
    reader.one_of((100, 0), (1000, 0), (1, 10), (1, 30))
    reader.one_of((1, 0), (1001, 0), (1, 8), (1, 10))
    reader.one_of((0, 0), (0, 3), (0, 16), (0, 32))
    reader.flag()


def _depth(reader: BitReader) -> tuple[int, int]:
    """Bits a sample, and how many of them are the exponent's; 0 for whole numbers."""
    if reader.flag():
        return reader.one_of((32, 0), (16, 0), (24, 0), (1, 6)), reader.bits(4) + 1
    return reader.one_of((8, 0), (10, 0), (12, 0), (1, 6)), 0


def _extra_channel(reader: BitReader) -> ExtraChannel:
    if reader.flag():
        return ExtraChannel()
    kind = reader.enumerated()
    bits, exponent_bits = _depth(reader)
    shift = reader.one_of((0, 0), (3, 0), (4, 0), (1, 3))
    for _ in range(reader.one_of((0, 0), (0, 4), (16, 5), (48, 10))):
        reader.bits(8)
    premultiplied = kind == ALPHA and reader.flag()
    if kind == _SPOT:
        reader.bits(64)
    if kind == _CFA:
        reader.one_of((1, 0), (0, 2), (3, 4), (19, 8))
    return ExtraChannel(kind, bits, exponent_bits > 0, shift, premultiplied)


def _colours(reader: BitReader) -> Colours:
    if reader.flag():
        return Colours()
    own_profile, space = reader.flag(), reader.enumerated()
    if own_profile:
        return Colours(space, own_profile=True)
    white = primaries = 1
    custom_white: tuple[float, ...] = ()
    custom_primaries: tuple[float, ...] = ()
    if space != _XYB:
        white = reader.enumerated()
        custom_white = _points(reader, 1) if white == _CUSTOM else ()
    if space not in (_XYB, GREY):
        primaries = reader.enumerated()
        custom_primaries = _points(reader, 3) if primaries == _CUSTOM else ()
    gamma, transfer = _transfer(reader, space)
    reader.enumerated()  # the rendering intent
    return Colours(space, False, white, primaries, custom_white, custom_primaries, gamma, transfer)


def _points(reader: BitReader, count: int) -> tuple[float, ...]:
    choices = ((0, 19), (524288, 19), (1048576, 20), (2097152, 21))
    numbers = [reader.one_of(*choices) for _ in range(2 * count)]
    return tuple((number >> 1 ^ -(number & 1)) / 1e6 for number in numbers)


def _transfer(reader: BitReader, space: int) -> tuple[float, int]:
    if space == _XYB:
        return 0.0, 0
    if reader.flag():
        return reader.bits(24) / 1e7, 0
    return 0.0, reader.enumerated()


def _tone_mapping(reader: BitReader) -> None:
    if not reader.flag():
        reader.bits(16 + 16 + 1 + 16)


def _extensions(reader: BitReader) -> None:
    which = reader.long()
    lengths = [reader.long() for bit in range(64) if which >> bit & 1]
    for length in lengths:
        reader.place += length


def _transform(reader: BitReader, xyb: bool) -> None:
    if reader.flag():
        return
    if xyb and not reader.flag():
        reader.place += 16 * 16
    weights = reader.bits(3)
    reader.place += 16 * sum(count for bit, count in enumerate((15, 55, 210)) if weights >> bit & 1)


# --- with another profile or turning


def rewritten(data: bytes, orientation: int, profile: bytes | None) -> bytes:
    """The codestream with that orientation and that profile, else as sRGB; its frames are the same.

    ``data`` has neither yet. (The encoder is told nothing of colours and takes deep samples for linear.)
    """
    header = read_header(data)
    place, has_fields = header._extra_fields
    if header.icc_profile is not None or not place or has_fields:
        raise ValueError("this codestream cannot be given a profile")
    writer, source = BitWriter(), int.from_bytes(data[: header.frames], "little")

    def copy(start: int, end: int) -> None:
        writer.bits(source >> start & ((1 << end - start) - 1), end - start)

    copy(0, place)
    start, end = header._colour_bits
    writer.bits(1 | orientation - 1 << 1, 7)  # extra fields, of which only the orientation is given
    copy(place + 1, start)
    _write_colours(writer, header.colours.space, profile is not None)
    writer.bits(1, 1)  # tone mapping as usual
    copy(end, header._profile_bit)
    if profile is not None:
        write_profile(writer, profile)
    return writer.data() + data[header.frames :]


def _write_colours(writer: BitWriter, space: int, own_profile: bool) -> None:
    """A profile to come, or sRGB; ``space`` is RGB (0) or ``GREY``."""
    if own_profile:
        writer.bits(0b10, 2)
        writer.bits(space, 2)  # 0 and 1 are such short numbers, as those below
    elif space != GREY:
        writer.bits(1, 1)
    else:
        writer.bits(0, 2)
        for number in (GREY, _D65):
            writer.bits(number, 2)
        writer.bits(0, 1)  # no gamma, but a transfer function: sRGB's
        writer.bits(2, 2)
        writer.bits(_SRGB - 2, 4)
        writer.bits(_RELATIVE, 2)
