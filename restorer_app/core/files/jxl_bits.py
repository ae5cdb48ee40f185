"""Numbers as a JPEG XL codestream writes them, bit by bit."""

from __future__ import annotations

Choice = tuple[int, int]
"""A number to add, and how many bits follow for the rest."""


class BitReader:
    """Reads from the least significant bit of each byte on. Raises ``EOFError`` behind the last."""

    def __init__(self, data: bytes) -> None:
        self._data, self._length = data, len(data) * 8
        self.place = 0

    def bits(self, count: int) -> int:
        """The next ``count`` bits, at most 64, as a number."""
        if self.place + count > self._length:
            raise EOFError("the codestream ends too early")
        value = self.ahead(count)
        self.place += count
        return value

    def ahead(self, count: int) -> int:
        """What ``bits`` would give, without going on; zeros behind the end."""
        first = self.place >> 3
        piece = int.from_bytes(self._data[first : first + 9], "little")
        return piece >> (self.place & 7) & ((1 << count) - 1)

    @property
    def left(self) -> int:
        """How many bits are left."""
        return self._length - self.place

    def flag(self) -> bool:
        return self.bits(1) == 1

    def one_of(self, *choices: Choice) -> int:
        """A number by one of four choices; two bits tell which."""
        base, count = choices[self.bits(2)]
        return base + self.bits(count)

    def enumerated(self) -> int:
        return self.one_of((0, 0), (1, 0), (2, 4), (18, 6))

    def long(self) -> int:
        """A number of up to 64 bits."""
        kind = self.bits(2)
        if kind < 3:
            return (0, 1, 17)[kind] + self.bits((0, 4, 8)[kind])
        value, shift = self.bits(12), 12
        while self.flag():
            if shift == 60:
                return value | self.bits(4) << 60
            value |= self.bits(8) << shift
            shift += 8
        return value

    def to_byte(self) -> int:
        """The number of the next whole byte."""
        self.place = (self.place + 7) // 8 * 8
        return self.place // 8


class BitWriter:
    """Writes what ``BitReader`` reads."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, int]] = []

    def bits(self, value: int, count: int) -> None:
        self._pieces.append((value, count))

    def long(self, value: int) -> None:
        """A number of up to 64 bits, in its longest form if it needs more than eight."""
        if value < 17:
            self.bits(1 if value else 0, 2)
            self.bits(value - 1 if value else 0, 4 if value else 0)
            return
        self.bits(3, 2)
        self.bits(value & 0xFFF, 12)
        value >>= 12
        while value:
            self.bits(1 | (value & 0xFF) << 1, 9)
            value >>= 8
        self.bits(0, 1)

    def data(self) -> bytes:
        """All of it, filled up with zeros to whole bytes."""
        number = shift = 0
        done = bytearray()
        for value, count in self._pieces:
            number |= value << shift
            shift += count
            whole = shift // 8
            done += (number & ((1 << whole * 8) - 1)).to_bytes(whole, "little")
            number >>= whole * 8
            shift -= whole * 8
        return bytes(done) + (bytes([number]) if shift else b"")
