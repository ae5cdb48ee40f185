"""The colour profile inside a JPEG XL codestream: predicted, then coded; both ways."""

from __future__ import annotations

from restorer_app.core.files.jxl_bits import BitReader, BitWriter
from restorer_app.core.files.jxl_entropy import SymbolReader, write_plain_codes

LARGEST_PROFILE = 4 << 20
_MOST_RATIO = 8
"""Bytes of a profile that one bit can stand for; real ones are a hundred times as thrifty."""
_CONTEXTS = 41
_HEAD = 128
_TAGS = b"cprt wtpt bkpt rXYZ gXYZ bXYZ kXYZ rTRC gTRC bTRC kTRC chad desc chrm dmnd dmdd lumi".split()
_TYPES = (b"XYZ ", b"desc", b"text", b"mluc", b"para", b"curv", b"sf32", b"gbd ")
_OF_20_BYTES = (b"rXYZ", b"gXYZ", b"bXYZ", b"kXYZ", b"wtpt", b"bkpt", b"lumi")
_INSERT, _PAIRS, _QUADS, _PREDICT, _XYZ, _TYPE = 1, 2, 3, 4, 10, 16


def read_profile(reader: BitReader) -> bytes:
    """The profile that begins here. Raises ``ValueError``, ``LookupError`` or ``EOFError`` if broken."""
    length = reader.long()
    if length > min(LARGEST_PROFILE, reader.left * _MOST_RATIO):
        raise ValueError("an absurdly large profile")
    symbols, coded = SymbolReader(reader, _CONTEXTS), bytearray()
    for place in range(length):
        one = coded[-1] if coded else 0
        other = coded[-2] if len(coded) > 1 else 0
        coded.append(symbols.next(_context(place, one, other)))
    symbols.finish()
    return _Unpredicted(bytes(coded)).profile()


def _context(place: int, one: int, other: int) -> int:
    return 0 if place <= _HEAD else 1 + _kind(one) + 8 * _wider_kind(other)


def _is_letter(byte: int) -> bool:
    return 65 <= byte <= 90 or 97 <= byte <= 122


def _is_digit(byte: int) -> bool:
    return 48 <= byte <= 57 or byte in b".,"


def _kind(byte: int) -> int:
    if _is_letter(byte):
        return 0
    if _is_digit(byte):
        return 1
    if byte < 16:
        return min(2 + byte, 4)
    return 6 if byte == 255 else 5 if byte > 240 else 7


def _wider_kind(byte: int) -> int:
    if _is_letter(byte):
        return 0
    if _is_digit(byte):
        return 1
    return 2 if byte < 16 else 3 if byte > 240 else 4


class _Unpredicted:
    """Undoes the prediction: commands tell how the bytes of the profile follow from those before."""

    def __init__(self, coded: bytes) -> None:
        self._coded = coded
        self._commands, self._made = 0, bytearray()
        self._size = self._number()
        length = self._number()
        self._end = self._data = self._commands + length
        if self._size > LARGEST_PROFILE or self._end > len(coded):
            raise ValueError("a broken profile")

    def profile(self) -> bytes:
        self._head()
        if len(self._made) < self._size:
            self._tag_list()
            while self._commands < self._end:
                self._command()
        if len(self._made) != self._size:
            raise ValueError("a broken profile")
        return bytes(self._made)

    def _number(self) -> int:
        value = shift = 0
        while shift < 64:
            byte = self._coded[self._commands]
            self._commands += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
        raise ValueError("a broken profile")

    def _take(self, count: int) -> bytes:
        """The next ``count`` bytes of data."""
        if self._data + count > len(self._coded) or len(self._made) + count > self._size:
            raise ValueError("a broken profile")
        self._data += count
        return self._coded[self._data - count : self._data]

    def _head(self) -> None:
        expected = bytearray(usual_head(self._size))
        for place, byte in enumerate(self._take(min(_HEAD, self._size))):
            adjust_head(expected, bytes(self._made), place)
            self._made.append(byte + expected[place] & 0xFF)

    def _tag_list(self) -> None:
        count = self._number()
        if not count:
            return
        self._append_number(count - 1)
        start, size = _HEAD + (count - 1) * 12, 0
        while self._commands < self._end:
            command = self._coded[self._commands]
            self._commands += 1
            if not command & 63:
                return
            start, size = self._tag(command, start, size)

    def _tag(self, command: int, start: int, size: int) -> tuple[int, int]:
        """One entry of the tag list, or three that belong together; returns the last one's place and size."""
        code = command & 63
        name = (
            self._take(4)
            if code == 1
            else b"rTRC"
            if code == 2
            else b"rXYZ"
            if code == 3
            else _TAGS[code - 4]
        )
        start = self._number() if command & 64 else start + size
        size = 20 if name in _OF_20_BYTES else size
        size = self._number() if command & 128 else size
        self._entry(name, start, size)
        if code == 2:
            self._entry(b"gTRC", start, size)
            self._entry(b"bTRC", start, size)
        if code == 3:
            self._entry(b"gXYZ", start + size, size)
            self._entry(b"bXYZ", start + 2 * size, size)
        return start, size

    def _entry(self, name: bytes, start: int, size: int) -> None:
        self._made += name
        self._append_number(start)
        self._append_number(size)

    def _append_number(self, value: int) -> None:
        self._made += (value & 0xFFFFFFFF).to_bytes(4, "big")

    def _command(self) -> None:
        command = self._coded[self._commands]
        self._commands += 1
        if command == _INSERT:
            self._made += self._take(self._number())
        elif command in (_PAIRS, _QUADS):
            self._made += _unshuffled(self._take(self._number()), 2 if command == _PAIRS else 4)
        elif command == _PREDICT:
            self._predict()
        elif command == _XYZ:
            self._made += b"XYZ \0\0\0\0" + self._take(12)
        else:
            self._made += _TYPES[command - _TYPE] + bytes(4)

    def _predict(self) -> None:
        flags = self._coded[self._commands]
        self._commands += 1
        width, order = (flags & 3) + 1, flags >> 2 & 3
        stride = self._number() if flags & 16 else width
        if width == 3 or order == 3 or stride < width or stride * 4 >= len(self._made):
            raise ValueError("a broken profile")
        rest, made = _unshuffled(self._take(self._number()), width), self._made
        for place, byte in enumerate(rest):
            within = place % width
            first = len(made) - within
            before = [
                int.from_bytes(made[first - stride * back : first - stride * back + width], "big")
                for back in (1, 2, 3)
            ]
            expected = (before[0], 2 * before[0] - before[1], 3 * before[0] - 3 * before[1] + before[2])[
                order
            ]
            made.append(byte + (expected >> 8 * (width - 1 - within)) & 0xFF)


def _unshuffled(data: bytes, width: int) -> bytes:
    """Bytes that were sorted by their place in groups of ``width``, in their own order again."""
    if width == 1:
        return data
    step = (len(data) + width - 1) // width
    order = [place for first in range(step) for place in range(first, len(data), step)]
    return bytes(data[place] for place in order)


def usual_head(size: int) -> bytes:
    """The first bytes that a profile of that size is expected to have."""
    numbers = b"\0\0\xf6\xd6\0\1\0\0\0\0\xd3\x2d"
    return b"".join(
        (
            size.to_bytes(4, "big"),
            bytes(4),
            b"\4\0\0\0mntrRGB XYZ ",
            bytes(12),
            b"acsp",
            bytes(28),
            numbers,
            bytes(48),
        )
    )


def adjust_head(expected: bytearray, before: bytes, place: int) -> None:
    """Expect at ``place`` what follows from the bytes ``before``."""
    if place == 8:
        expected[80:84] = before[4:8]
    if place == 41:
        expected[41:44] = {b"A": b"PPL", b"M": b"SFT"}.get(before[40:41], expected[41:44])
    if place == 42:
        expected[42:44] = {b"SG": b"I ", b"SU": b"NW"}.get(before[40:42], expected[42:44])


# --- writing


def write_profile(writer: BitWriter, profile: bytes) -> None:
    """Write the profile plainly: its head predicted, everything else as it is, eight bits a byte."""
    head, rest = profile[:_HEAD], profile[_HEAD:]
    commands = b"\0" + bytes([_INSERT]) + _number(len(rest)) if rest else b""
    expected, data = bytearray(usual_head(len(profile))), bytearray()
    for place, byte in enumerate(head):
        adjust_head(expected, head, place)
        data.append(byte - expected[place] & 0xFF)
    coded = _number(len(profile)) + _number(len(commands)) + commands + bytes(data) + rest
    writer.long(len(coded))
    write_plain_codes(writer, coded)


def _number(value: int) -> bytes:
    found = bytearray()
    while value >= 0x80:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
