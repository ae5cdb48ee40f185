"""Thousands of files with a few wrong bytes, read through the decoding process: no crash of ours, no hang.

Forty small photographs in all formats, depths and compressions that are read are mutated: bits flipped, ends
and middles cut out, length fields and tags set to what decoders trip over, pieces of other files put in. Two
are read at a time, each in a process that is used again. Crashes of a codec are allowed, but listed, and
``--keep`` keeps their files. The same seed makes the same files.

    python tests/benchmarks/mutated_files.py --count 5000 --seed 0
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue

import numpy as np
from reporting import asking, keep, table, tell
from seed_files import seed_files

from restorer_app.core.decoding.decoder import Decoder
from restorer_app.core.decoding.limits import seconds_allowed
from restorer_app.core.errors import DamagedFile, RestorerError, UnreadableFile
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress

SEEDS, AT_ONCE = 40, 2
_NASTY = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_HEAD = 400
"""Headers and tables stand in the first or last bytes, so many."""

Chance = np.random.Generator
Mutation = Callable[[Chance, bytearray, Sequence[bytes]], None]


@dataclass(frozen=True)
class Read:
    """What became of a file. ``outcome``: "opened", "in part", "refused", "ended" or "fault"."""

    number: int
    seed: str
    mutations: str
    outcome: str
    words: str
    seconds: float


def build_parser() -> argparse.ArgumentParser:
    parser = asking(__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="where to put files that ended a decoder")
    return parser


def main() -> int:
    options = build_parser().parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        readers = Readers(Path(folder), options.keep)
        seeds = readers.readable(list(seed_files()))[:SEEDS]
        tell(f"{len(seeds)} seeds: {', '.join(name for name, _ in seeds)}\n")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            numbers = range(options.count)
            read = list(pool.map(partial(readers.mutated, seeds, options.seed), numbers))
        readers.close()
    return _tell(read, options.figures)


def _tell(read: Sequence[Read], figures: Path | None) -> int:
    worst = [each for each in read if each.outcome in ("ended", "fault")]
    rows = [(each.number, each.seed, each.mutations, each.outcome, each.words) for each in worst]
    if rows:
        tell(table(("number", "seed", "mutations", "outcome", "what was said"), rows) + "\n")
    totals = {"files": len(read), **dict(sorted(Counter(each.outcome for each in read).items()))}
    longest = max(read, key=lambda each: each.seconds)
    tell(table(("outcome", "files"), totals.items()))
    tell(f"\nThe longest took {longest.seconds:.1f} s ({longest.number}, {longest.seed}, {longest.words}).")
    keep({**totals, "longest": longest.seconds}, figures)
    return int(any(each.outcome == "fault" for each in read))


class Readers:
    """As many decoding processes as are needed at once, used again and again."""

    def __init__(self, folder: Path, kept: Path | None) -> None:
        self._folder, self._kept = folder, kept
        self._free: SimpleQueue[Decoder] = SimpleQueue()
        for _ in range(AT_ONCE):
            self._free.put(Decoder())

    def close(self) -> None:
        for _ in range(AT_ONCE):
            self._free.get().close()

    def readable(self, seeds: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        """The seeds that can be read as they are."""
        found = []
        for name, data in seeds:
            outcome, words = self._read(f"sound-{name}", data)
            if outcome == "opened":
                found.append((name, data))
            else:
                tell(f"{name} is no seed: {words}")
        return found

    def mutated(self, seeds: list[tuple[str, bytes]], seed: int, number: int) -> Read:
        """Mutate one of the seeds and read it."""
        name, data, words = mutant(seeds, seed, number)
        begun = time.perf_counter()
        outcome, said = self._read(f"{number}-{name}", data)
        seconds = time.perf_counter() - begun
        if seconds > 4 * seconds_allowed(len(data), 1 << 20):
            outcome, said = "fault", f"hung: {said}"
        if outcome in ("ended", "fault") and self._kept:
            (self._kept / f"{seed}-{number}-{name}").write_bytes(data)
        return Read(number, name, words, outcome, said, seconds)

    def _read(self, name: str, data: bytes) -> tuple[str, str]:
        path, decoder = self._folder / name, self._free.get()
        path.write_bytes(data)
        try:
            return _outcome(path, decoder)
        finally:
            path.unlink()
            self._free.put(decoder)


def _outcome(path: Path, decoder: Decoder) -> tuple[str, str]:
    try:
        _opened(decoder, path, allow_damaged=False)
        return "opened", ""
    except DamagedFile as error:
        return _in_part(path, decoder, error)
    except UnreadableFile as error:
        return _refused(path, error)
    except Exception:  # noqa: BLE001  (that is what is looked for)
        return "fault", traceback.format_exc()


def _in_part(path: Path, decoder: Decoder, error: RestorerError) -> tuple[str, str]:
    outcome, words = _refused(path, error)
    try:
        photo = _opened(decoder, path, allow_damaged=True)
    except UnreadableFile as again:
        return _refused(path, again)
    except Exception:  # noqa: BLE001
        return "fault", traceback.format_exc()
    return ("in part", words) if photo.notes and outcome != "fault" else ("fault", "opened without a notice")


def _opened(decoder: Decoder, path: Path, allow_damaged: bool) -> Photo:
    return decoder.read(path, Progress(), allow_damaged=allow_damaged)


def _refused(path: Path, error: RestorerError) -> tuple[str, str]:
    """A sentence that names the file, and advice; anything else is a fault."""
    words = str(error)
    if path.name not in words or "\n" in words + error.advice or not error.advice:
        return "fault", f"no sentence: {words!r} {error.advice!r}"
    return ("ended" if "its decoder" in words else "refused"), words


# --- mutations


def mutant(seeds: list[tuple[str, bytes]], seed: int, number: int) -> tuple[str, bytes, str]:
    """The name of the seed, the mutated bytes, and what was done to them."""
    chance = np.random.default_rng((seed, number))
    name, data = seeds[number % len(seeds)]
    others, mutated = [each for _, each in seeds], bytearray(data)
    done = [str(each) for each in chance.choice(list(_MUTATIONS), size=int(chance.integers(1, 4)))]
    for each in done:
        _MUTATIONS[each](chance, mutated, others)
    return name, bytes(mutated), ", ".join(done)


def _place(chance: Chance, data: bytearray, length: int = 1) -> int:
    """A place for ``length`` bytes: mostly where headers are."""
    last = max(len(data) - length, 0)
    where = chance.random()
    if where < 0.5:
        return int(chance.integers(0, min(_HEAD, last) + 1))
    if where < 0.7:
        return int(chance.integers(max(last - _HEAD, 0), last + 1))
    return int(chance.integers(0, last + 1))


def _bits(chance: Chance, data: bytearray, _others: Sequence[bytes]) -> None:
    for _ in range(int(chance.integers(1, 17)) if data else 0):
        data[_place(chance, data)] ^= 1 << int(chance.integers(0, 8))


def _end(chance: Chance, data: bytearray, _others: Sequence[bytes]) -> None:
    del data[int(chance.integers(0, len(data) + 1)) :]


def _middle(chance: Chance, data: bytearray, _others: Sequence[bytes]) -> None:
    start = _place(chance, data)
    del data[start : start + int(chance.integers(1, 64))]


def _number(chance: Chance, data: bytearray, _others: Sequence[bytes]) -> None:
    """A length, an offset, a count or a size of two or four bytes, at an even place."""
    size = int(chance.choice((2, 4)))
    start = _place(chance, data, size) // 2 * 2
    value = int(chance.choice(_NASTY)) if chance.random() < 0.7 else int(chance.integers(0, 2**32))
    order = "little" if chance.random() < 0.5 else "big"
    if start + size <= len(data):
        data[start : start + size] = (value % (1 << 8 * size)).to_bytes(size, order)


def _tag(chance: Chance, data: bytearray, _others: Sequence[bytes]) -> None:
    """Part of an entry of a TIFF directory; in other formats a byte of a header becomes another one."""
    start = int.from_bytes(data[4:8], "little" if data[:2] == b"II" else "big") if len(data) > 8 else 0
    if data[:2] not in (b"II", b"MM") or start + 14 > len(data):
        return _bits(chance, data, ())
    entry = start + 2 + 12 * int(chance.integers(0, 16))
    part, size = ((0, 2), (2, 2), (4, 4), (8, 4))[int(chance.integers(0, 4))]
    value = int(chance.choice((*_NASTY, 2, 3, 4, 5, 8, 12, 16, 32, 259, 273, 32773, 34925)))
    order = "little" if data[:2] == b"II" else "big"
    if entry + part + size <= len(data):
        data[entry + part : entry + part + size] = (value % (1 << 8 * size)).to_bytes(size, order)
    return None


def _splice(chance: Chance, data: bytearray, others: Sequence[bytes]) -> None:
    other = others[int(chance.integers(0, len(others)))]
    start, length = int(chance.integers(0, len(other))), int(chance.integers(1, 200))
    place = _place(chance, data)
    data[place : place + (length if chance.random() < 0.5 else 0)] = other[start : start + length]


_MUTATIONS: dict[str, Mutation] = {
    "bits": _bits,
    "end": _end,
    "middle": _middle,
    "number": _number,
    "tag": _tag,
    "splice": _splice,
}


if __name__ == "__main__":
    sys.exit(main())
