"""Masks as undo and repairs keep them: only tiles with something in them, eight pixels a byte, compressed.

Many tiles are worked on at a time: each call into NumPy or zlib gives the interpreter away and has to wait
until it is free again, which beside a busy thread takes longer than the work itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask, MaskArray

TILE = 128
"""Side of a tile in pixels."""
Places = NDArray[np.intp]
"""n×2: rows and columns of tiles, counted in tiles."""
Tiles = tuple[Places, MaskArray]
"""Where, and n×TILE×TILE pixels; beyond the picture's edge they are False."""
_AT_ONCE = 64
"""Tiles, a megabyte of pixels: memory that is used again and stays in the caches."""
_FAST = 1
_NOWHERE = np.zeros((0, 2), np.intp)


@dataclass(frozen=True, eq=False)
class _Pack:
    """Tiles that are kept together."""

    places: Places
    bits: bytes
    """Their pixels, eight a byte, compressed in one piece; empty: every pixel is True."""

    def pixels(self) -> MaskArray:
        """n×TILE×TILE. Raises ``ValueError`` or ``zlib.error`` if the bits are broken."""
        shape = len(self.places), TILE, TILE
        if not self.bits:
            return np.ones(shape, np.bool_)
        bits = np.frombuffer(zlib.decompress(self.bits), np.uint8)
        return np.unpackbits(bits).view(np.bool_).reshape(shape)


@dataclass(frozen=True, eq=False)
class SparseMask:
    """A frozen bool mask of ``height`` × ``width`` pixels; its memory follows the marks, not the size."""

    height: int
    width: int
    area: int
    """How many pixels are True."""
    bounds: Box | None
    """The smallest box around them; None if there are none."""
    _packs: tuple[_Pack, ...] = field(repr=False)

    @classmethod
    def of(cls, array: MaskArray) -> SparseMask:
        """The same pixels as a bool H×W array."""
        height, width = array.shape
        strips = (array[row : row + TILE] for row in range(0, height, TILE))
        return cls.of_tiles(height, width, _occupied(strips))

    @classmethod
    def between(cls, one: MaskArray, other: MaskArray) -> SparseMask:
        """Where two bool H×W arrays differ."""
        height, width = one.shape
        strips = (one[row : row + TILE] ^ other[row : row + TILE] for row in range(0, height, TILE))
        return cls.of_tiles(height, width, _occupied(strips))

    @classmethod
    def of_tiles(cls, height: int, width: int, tiles: Iterable[Tiles]) -> SparseMask:
        """From tiles of a mask of that size, none of them twice; empty ones are left out."""
        packs: list[_Pack] = []
        all_true: list[Places] = []
        area, around = 0, None
        for places, pixels in tiles:
            bits = np.packbits(pixels.reshape(len(places), -1), axis=1)
            marked = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
            whole = marked == np.minimum((height, width) - places * TILE, TILE).prod(axis=1)
            some = (marked > 0) & ~whole
            if some.any():
                packs.append(_Pack(places[some], zlib.compress(bits[some].tobytes(), _FAST)))
            all_true.append(places[whole])
            area += int(marked.sum())
            around = _joined(around, _bounds(places, pixels))
        packs += [_Pack(places, b"") for places in batches(np.concatenate([_NOWHERE, *all_true]))]
        return cls(height, width, area, around, tuple(packs))

    def arrays(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint8]]:
        """What ``of_arrays`` takes: the tiles' places n×2, how many tiles and bytes belong together k×2,
        and these bytes."""
        places = np.concatenate([_NOWHERE, *(pack.places for pack in self._packs)])
        sizes = np.array([(len(pack.places), len(pack.bits)) for pack in self._packs], np.uint32)
        bits = b"".join(pack.bits for pack in self._packs)
        return places.astype(np.uint32), sizes.reshape(-1, 2), np.frombuffer(bits, np.uint8)

    @classmethod
    def of_arrays(
        cls, height: int, width: int, places: NDArray[Any], sizes: NDArray[Any], bits: NDArray[Any]
    ) -> SparseMask:
        """The mask that gave these ``arrays``. Raises ``ValueError`` if they are broken."""
        if places.ndim != 2 or sizes.ndim != 2 or places.shape[1] != 2 or sizes.shape[1] != 2:
            raise ValueError("these are no tiles of a mask")
        if sizes.sum(axis=0).tolist() != [len(places), bits.size] or bits.dtype != np.uint8:
            raise ValueError("the tiles of a mask do not fit together")
        if (places * TILE >= (height, width)).any() or len(np.unique(places, axis=0)) != len(places):
            raise ValueError("tiles outside the mask, or twice")
        packs, data, place, byte = [], bits.tobytes(), 0, 0
        for count, length in sizes.tolist():
            packs.append(_Pack(places[place : place + count].astype(np.intp), data[byte : byte + length]))
            place, byte = place + count, byte + length
        try:
            return cls.of_tiles(height, width, cls(height, width, 0, None, tuple(packs)).tiles())
        except zlib.error as error:
            raise ValueError(str(error)) from error

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return sum(pack.places.nbytes + len(pack.bits) + 250 for pack in self._packs)

    def tiles(self) -> Iterator[Tiles]:
        """The tiles with something in them, many at a time."""
        for pack in self._packs:
            yield pack.places, pack.pixels()

    def also_in(self, array: MaskArray) -> SparseMask:
        """The pixels that are True both here and in an array of the same size."""
        both = ((places, pixels & tiles_of(array, places)) for places, pixels in self.tiles())
        return SparseMask.of_tiles(self.height, self.width, both)

    def read(self, box: Box) -> MaskArray:
        """The pixels of a box inside the picture, h×w."""
        read = np.zeros((box.height, box.width), np.bool_)
        first, last = (box.row // TILE, box.column // TILE), (-(-box.bottom // TILE), -(-box.right // TILE))
        for pack in self._packs:
            inside = np.flatnonzero(((pack.places >= first) & (pack.places < last)).all(axis=1))
            if len(inside):
                pixels = pack.pixels()
                for number in inside.tolist():
                    tile = _box(*pack.places[number].tolist()).clipped(self.height, self.width)
                    both = tile.intersected(box)
                    part = pixels[number][both.shifted(-tile.row, -tile.column).slices]
                    read[both.shifted(-box.row, -box.column).slices] = part
        return read

    def flip(self, array: MaskArray) -> int:
        """Turn over, in an array of the same size, every pixel that is True here. Twice is never.

        Gives how many more of its pixels are True than before.
        """
        grid, inside, lost = _grid(array), np.array(array.shape) // TILE, 0
        for places, pixels in self.tiles():
            before = tiles_of(array, places)
            lost += int(np.count_nonzero(before & pixels))
            before ^= pixels
            whole = (places < inside).all(axis=1)
            grid[tuple(places[whole].T)] = before[whole]
            for place, tile in zip(places[~whole].tolist(), before[~whole], strict=True):
                part = array[_box(*place).clipped(*array.shape).slices]
                part[:] = tile[: part.shape[0], : part.shape[1]]
        return self.area - 2 * lost

    def full(self) -> Mask:
        """The mask in full size."""
        return Mask(self.read(Box(0, 0, self.height, self.width)))


def places_touching(box: Box, height: int, width: int) -> list[tuple[int, int]]:
    """Row and column of each tile of a mask of that size that shares pixels with the box."""
    box = box.clipped(height, width)
    if box.empty:
        return []
    rows = range(box.row // TILE, -(-box.bottom // TILE))
    return [(row, column) for row in rows for column in range(box.column // TILE, -(-box.right // TILE))]


def batches(places: Places) -> Iterator[Places]:
    """So many tiles at once that what is done to all of them costs little."""
    return (places[start : start + _AT_ONCE] for start in range(0, len(places), _AT_ONCE))


def joined(tiles: Sequence[Tiles]) -> Iterator[Tiles]:
    """The same ones, about so many at once."""
    waiting: list[Tiles] = []
    for number, some in enumerate(tiles, start=1):
        waiting.append(some)
        if number == len(tiles) or sum(len(places) for places, _ in waiting) >= _AT_ONCE:
            places, pixels = zip(*waiting, strict=True)
            yield np.concatenate(places), np.concatenate(pixels)
            waiting = []


def tiles_of(array: MaskArray, places: Places) -> MaskArray:
    """The pixels of these tiles of a bool H×W array, copied: n×TILE×TILE, False beyond its edge."""
    whole = (places < np.array(array.shape) // TILE).all(axis=1)
    pixels: MaskArray = _grid(array)[tuple(places[whole].T)]
    if whole.all():
        return pixels
    inside, pixels = pixels, np.zeros((len(places), TILE, TILE), np.bool_)
    pixels[whole] = inside
    for number in np.flatnonzero(~whole).tolist():
        part = array[_box(*places[number].tolist()).clipped(*array.shape).slices]
        pixels[number, : part.shape[0], : part.shape[1]] = part
    return pixels


def _grid(array: MaskArray) -> MaskArray:
    """A view of all tiles that the array's edge does not cut off: rows×columns×TILE×TILE."""
    rows, columns = array.shape[0] // TILE, array.shape[1] // TILE
    return array[: rows * TILE, : columns * TILE].reshape(rows, TILE, columns, TILE).swapaxes(1, 2)


def _box(row: int, column: int) -> Box:
    return Box(row * TILE, column * TILE, TILE, TILE)


def _occupied(strips: Iterable[MaskArray]) -> Iterator[Tiles]:
    """The tiles with something in them, of rows of tiles from the top down; caches hold such a row."""
    for row, strip in enumerate(strips):
        columns = np.flatnonzero(np.bitwise_or.reduce(strip.view(np.uint8), axis=0)) // TILE
        if len(columns):
            columns = np.unique(columns)
            pixels = tiles_of(strip, np.stack([np.zeros_like(columns), columns], axis=1))
            yield np.stack([np.full_like(columns, row), columns], axis=1), pixels


def _bounds(places: Places, pixels: MaskArray) -> Box | None:
    """The smallest box around all that is True in these tiles."""
    eights = pixels.view(np.uint64)
    rows = np.bitwise_or.reduce(eights, axis=2) != 0
    columns = np.bitwise_or.reduce(eights, axis=1).view(np.bool_)
    some = rows.any(axis=1)
    if not some.any():
        return None
    top, bottom = _ends(rows[some], places[some, 0] * TILE)
    left, right = _ends(columns[some], places[some, 1] * TILE)
    return Box(top, left, bottom - top, right - left)


def _ends(lines: NDArray[np.bool_], starts: Places) -> tuple[int, int]:
    """The first line of all that is True and the one after the last, counted from the picture's edge."""
    first, last = lines.argmax(axis=1), lines.shape[1] - lines[:, ::-1].argmax(axis=1)
    return int((starts + first).min()), int((starts + last).max())


def _joined(one: Box | None, other: Box | None) -> Box | None:
    return one.united(other) if one is not None and other is not None else one or other
