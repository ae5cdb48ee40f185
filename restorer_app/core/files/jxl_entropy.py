"""The entropy coding of JPEG XL: prefix codes and asymmetric numerals, as far as profiles need them."""

from __future__ import annotations

from dataclasses import dataclass

from restorer_app.core.files.jxl_bits import BitReader, BitWriter

_WHOLE, _WHOLE_BITS = 4096, 12
_END_STATE = 0x130000
_WINDOW = 1 << 20
_LOG_COUNTS = {
    (3, 0): 10, (3, 4): 6, (3, 2): 7, (3, 5): 8, (3, 6): 9, (4, 3): 3, (4, 7): 5, (4, 9): 4,
    (4, 11): 1, (4, 15): 2, (5, 1): 0, (6, 33): 11, (7, 1): 12, (7, 65): 13,
}  # fmt: skip
_CODE_LENGTH_ORDER = (1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15)
_CODE_LENGTHS = {(2, 0): 0, (2, 1): 4, (2, 2): 3, (3, 3): 2, (4, 7): 1, (4, 15): 5}
_LONGEST_CODE = 15
_BROKEN = 99
"""The length of what is no code."""


@dataclass(frozen=True)
class _Split:
    """How a symbol stands for a number: small ones for themselves, others for their upper and lower bits."""

    exponent: int
    upper: int
    lower: int

    def number(self, reader: BitReader, symbol: int) -> int:
        if symbol < 1 << self.exponent:
            return symbol
        inner = self.upper + self.lower
        count = self.exponent - inner + (symbol - (1 << self.exponent) >> inner)
        if count > 32:
            raise ValueError("a number too large")
        low = symbol & ((1 << self.lower) - 1)
        top = symbol >> self.lower & ((1 << self.upper) - 1) | 1 << self.upper
        return (top << count | reader.bits(count)) << self.lower | low


def _split(reader: BitReader, log_size: int) -> _Split:
    exponent = reader.bits(log_size.bit_length())
    if exponent == log_size:
        return _Split(exponent, 0, 0)
    upper = reader.bits(exponent.bit_length())
    if upper > exponent:
        raise ValueError("a broken code")
    return _Split(exponent, upper, reader.bits((exponent - upper).bit_length()))


class SymbolReader:
    """Numbers of ``contexts`` kinds, coded with one set of histograms. Raises ``ValueError`` if broken."""

    def __init__(self, reader: BitReader, contexts: int) -> None:
        self._reader, self._done = reader, list[int]()
        self._copies = reader.flag()
        self._to_copy = self._from = 0
        self._least_symbol = self._least_length = 0
        if self._copies:
            self._least_symbol = reader.one_of((224, 0), (512, 0), (4096, 0), (8, 15))
            self._least_length = reader.one_of((3, 0), (4, 0), (5, 2), (9, 8))
            self._length = _split(reader, 8)
            contexts += 1
        self._map = _context_map(reader, contexts) if contexts > 1 else [0]
        count = max(self._map) + 1
        self._prefixes = reader.flag()
        log_size = 15 if self._prefixes else 5 + reader.bits(2)
        self._splits = [_split(reader, log_size) for _ in range(count)]
        if self._prefixes:
            sizes = [_alphabet(reader) for _ in range(count)]
            self._codes = [_prefix_code(reader, size) for size in sizes]
        else:
            self._tables = [_Table(_histogram(reader), log_size) for _ in range(count)]
        self._state = 0 if self._prefixes else reader.bits(32)

    def next(self, context: int) -> int:
        """The next number, of the kind ``context``."""
        if self._to_copy:
            self._to_copy -= 1
            self._from += 1
            self._done.append(self._done[self._from - 1])
            return self._done[-1]
        cluster = self._map[context]
        symbol = self._symbol(cluster)
        if self._copies and symbol >= self._least_symbol:
            self._start_copy(symbol)
            return self.next(context)
        self._done.append(self._splits[cluster].number(self._reader, symbol))
        return self._done[-1]

    def _start_copy(self, symbol: int) -> None:
        length = self._length.number(self._reader, symbol - self._least_symbol) + self._least_length
        cluster = self._map[-1]
        back = self._splits[cluster].number(self._reader, self._symbol(cluster)) + 1
        back = min(back, len(self._done), _WINDOW)
        if not back:
            raise ValueError("a copy of nothing")
        self._to_copy, self._from = length, len(self._done) - back

    def _symbol(self, cluster: int) -> int:
        if self._prefixes:
            return self._codes[cluster].next(self._reader)
        symbol, frequency, offset = self._tables[cluster].look_up(self._state & _WHOLE - 1)
        self._state = frequency * (self._state >> _WHOLE_BITS) + offset
        if self._state < 1 << 16:
            self._state = self._state << 16 | self._reader.bits(16)
        return symbol

    def finish(self) -> None:
        """Raise ``ValueError`` unless all was read as it was written."""
        if not self._prefixes and self._state != _END_STATE:
            raise ValueError("broken codes")


def _context_map(reader: BitReader, contexts: int) -> list[int]:
    """Which histogram each context uses."""
    if reader.flag():
        count = reader.bits(2)
        return [reader.bits(count) for _ in range(contexts)]
    to_front = reader.flag()
    symbols = SymbolReader(reader, 1)
    entries = [symbols.next(0) for _ in range(contexts)]
    symbols.finish()
    if max(entries) > 255:
        raise ValueError("a broken code")
    return _moved(entries) if to_front else entries


def _moved(entries: list[int]) -> list[int]:
    """Undo "move to front"."""
    order, found = list(range(256)), []
    for entry in entries:
        order.insert(0, order.pop(entry))
        found.append(order[0])
    return found


# --- prefix codes


class _Codes:
    """A prefix code. ``symbols``: by length and code, first bit highest."""

    def __init__(self, symbols: dict[tuple[int, int], int]) -> None:
        self._longest = max(length for length, _ in symbols)
        self._table = [(0, _BROKEN)] * (1 << self._longest)
        for (length, code), symbol in symbols.items():
            first = int(f"{code:0{length}b}"[::-1], 2) if length else 0
            for place in range(first, len(self._table), 1 << length):
                self._table[place] = symbol, length

    def next(self, reader: BitReader) -> int:
        symbol, length = self._table[reader.ahead(self._longest)]
        if length == _BROKEN:
            raise ValueError("a broken code")
        reader.bits(length)
        return symbol


def _alphabet(reader: BitReader) -> int:
    if not reader.flag():
        return 1
    count = reader.bits(4)
    return 1 + (1 << count) + reader.bits(count)


def _prefix_code(reader: BitReader, size: int) -> _Codes:
    if size == 1:
        return _Codes({(0, 0): 0})
    skipped = reader.bits(2)
    if skipped == 1:
        return _simple_code(reader, size)
    lengths: dict[int, int] = {}
    space = 32
    for symbol in _CODE_LENGTH_ORDER[skipped:]:
        if space <= 0:
            break
        length = _short_code(reader, _CODE_LENGTHS, 4)
        if length:
            lengths[symbol] = length
            space -= 32 >> length
    if not lengths or (len(lengths) > 1 and space):
        raise ValueError("a broken code")
    return _canonical(_code_lengths(reader, _canonical(lengths), size))


def _simple_code(reader: BitReader, size: int) -> _Codes:
    count = reader.bits(2) + 1
    symbols = [reader.bits((size - 1).bit_length()) for _ in range(count)]
    lengths = {1: (0,), 2: (1, 1), 3: (1, 2, 2), 4: (2, 2, 2, 2)}[count]
    if count == 4 and reader.flag():
        lengths = (1, 2, 3, 3)
    if count == 1:
        return _Codes({(0, 0): symbols[0]})
    return _canonical(dict(zip(symbols, lengths, strict=True)))


def _code_lengths(reader: BitReader, code: _Codes, size: int) -> dict[int, int]:
    """The length of each symbol's code; runs are shortened."""
    lengths: list[int] = []
    before, space, repeat, repeated = 8, 1 << _LONGEST_CODE, 0, 0
    while len(lengths) < size and space > 0:
        length = code.next(reader)
        if length < 16:
            repeat = 0
            lengths.append(length)
            before = length or before
            space -= (1 << _LONGEST_CODE) >> length if length else 0
            continue
        value, extra = before if length == 16 else 0, length - 14
        if repeated != value:
            repeat, repeated = 0, value
        old = repeat
        repeat = (repeat - 2 << extra if repeat else 0) + reader.bits(extra) + 3
        lengths += [value] * (repeat - old)
        space -= (repeat - old) * ((1 << _LONGEST_CODE) >> value) if value else 0
    if space or len(lengths) > size:
        raise ValueError("a broken code")
    return {symbol: length for symbol, length in enumerate(lengths) if length}


def _canonical(lengths: dict[int, int]) -> _Codes:
    if len(lengths) == 1:
        return _Codes({(0, 0): next(iter(lengths))})
    code, before = 0, 0
    found: dict[tuple[int, int], int] = {}
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items()):
        code <<= length - before
        found[length, code] = symbol
        code, before = code + 1, length
    if before > _LONGEST_CODE or code > 1 << before:
        raise ValueError("a broken code")
    return _Codes(found)


def _short_code(reader: BitReader, codes: dict[tuple[int, int], int], longest: int) -> int:
    """What the next bits stand for, by length and code, first bit lowest."""
    code = 0
    for length in range(1, longest + 1):
        code |= reader.bits(1) << length - 1
        if (length, code) in codes:
            return codes[length, code]
    raise ValueError("a broken code")


# --- asymmetric numerals


def _small(reader: BitReader) -> int:
    if not reader.flag():
        return 0
    count = reader.bits(3)
    return (1 << count) + reader.bits(count)


def _histogram(reader: BitReader) -> list[int]:
    """Frequencies of the symbols, ``_WHOLE`` in all."""
    if reader.flag():
        return _few(reader)
    if reader.flag():
        size = _small(reader) + 1
        each, rest = divmod(_WHOLE, size)
        return [each + (symbol < rest) for symbol in range(size)]
    return _by_logarithms(reader)


def _few(reader: BitReader) -> list[int]:
    symbols = [0, 0][: reader.bits(1) + 1]
    symbols = [_small(reader) for _ in symbols]
    counts = [0] * (max(symbols) + 1)
    if len(symbols) == 1:
        counts[symbols[0]] = _WHOLE
        return counts
    if symbols[0] == symbols[1]:
        raise ValueError("a broken code")
    counts[symbols[0]] = reader.bits(_WHOLE_BITS)
    counts[symbols[1]] = _WHOLE - counts[symbols[0]]
    return counts


def _by_logarithms(reader: BitReader) -> list[int]:
    log = 0
    while log < 3 and reader.flag():
        log += 1
    shift = (reader.bits(log) | 1 << log) - 1
    size = _small(reader) + 3
    logs: list[int] = []
    same: dict[int, int] = {}
    while len(logs) < size:
        code = _short_code(reader, _LOG_COUNTS, 7)
        if code < 13:
            logs.append(code)
            continue
        same[len(logs)] = _small(reader) + 4
        logs += [-1] * same[len(logs)]
    if shift > 13 or len(logs) > size:
        raise ValueError("a broken code")
    return _counts(reader, logs, same, shift)


def _counts(reader: BitReader, logs: list[int], same: dict[int, int], shift: int) -> list[int]:
    left_out = logs.index(max(logs))
    counts = [0] * len(logs)
    place = 0
    while place < len(logs):
        if place in same:
            before = counts[place - 1] if place else 0
            counts[place : place + same[place]] = [before] * same[place]
            place += same[place]
            continue
        log = logs[place] - 1
        if place != left_out and log >= 0:
            bits = max(min(log, shift - (_WHOLE_BITS - log >> 1)), 0) if log else 0
            counts[place] = (1 << log) + (reader.bits(bits) << log - bits)
        place += 1
    counts[left_out] = _WHOLE - sum(counts)
    if counts[left_out] <= 0:
        raise ValueError("a broken code")
    return counts


class _Table:
    """Looks symbols up in constant time ("alias method")."""

    def __init__(self, counts: list[int], log_size: int) -> None:
        size = 1 << log_size
        if len(counts) > size:
            raise ValueError("a broken code")
        self._counts, self._bits = counts + [0] * (size - len(counts)), _WHOLE_BITS - log_size
        self._cuts, self._others, self._offsets = list(self._counts), list(range(size)), [0] * size
        if _WHOLE in counts:
            symbol = counts.index(_WHOLE)
            self._cuts, self._others = [0] * size, [symbol] * size
            self._offsets = [place << self._bits for place in range(size)]
        else:
            self._share(1 << self._bits)

    def _share(self, room: int) -> None:
        cuts, over, under = self._cuts, list[int](), list[int]()
        for place, cut in enumerate(cuts):
            (over if cut > room else under if cut < room else []).append(place)
        while over:
            rich, poor = over.pop(), under.pop()
            cuts[rich] -= room - cuts[poor]
            self._others[poor], self._offsets[poor] = rich, cuts[rich]
            if cuts[rich] != room:
                (under if cuts[rich] < room else over).append(rich)
        for place, cut in enumerate(cuts):
            self._offsets[place] -= cut
            if cut == room:
                cuts[place] = self._offsets[place] = 0

    def look_up(self, value: int) -> tuple[int, int, int]:
        """Symbol, its frequency, and the offset for the next state."""
        place, within = value >> self._bits, value & ((1 << self._bits) - 1)
        if within < self._cuts[place]:
            return place, self._counts[place], within
        symbol = self._others[place]
        return symbol, self._counts[symbol], self._offsets[place] + within


# --- writing

_CONTEXT_BITS, _LENGTH_OF_ALL = 2, 8


def write_plain_codes(writer: BitWriter, data: bytes) -> None:
    """Bytes of any number of contexts, all with one code of eight bits each: nothing is gained or lost."""
    writer.bits(0, 1)  # no copies
    writer.bits(1, 1)  # the contexts' map is simple:
    writer.bits(0, _CONTEXT_BITS)  # no bits for any, so all share the first code
    writer.bits(1, 1)  # a prefix code
    for value, count in ((8, 4), (0, 4), (0, 4)):  # numbers below 2 ** 8 stand for themselves
        writer.bits(value, count)
    for value, count in ((1, 1), (7, 4), (127, 7)):  # 1 + 2 ** 7 + 127 symbols
        writer.bits(value, count)
    writer.bits(0, 2)  # no code lengths are skipped; of these only one occurs, and needs no bits
    for symbol in _CODE_LENGTH_ORDER:
        writer.bits(*((0b01, 2) if symbol == _LENGTH_OF_ALL else (0b00, 2)))
    for byte in data:
        writer.bits(int(f"{byte:08b}"[::-1], 2), 8)
