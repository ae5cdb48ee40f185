"""Masks as undo and repairs keep them: only tiles with something in them, eight pixels a byte, compressed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask, MaskArray

TILE = 128
"""Side of a tile in pixels."""
Tile = tuple[Box, MaskArray]
_AT_ONCE = 32
"""Tiles, half a megabyte."""
_FAST = 1
_FULL = b""
"""In place of the bits of a tile that is True all over."""


@dataclass(frozen=True, eq=False)
class SparseMask:
    """A frozen bool mask of ``height`` × ``width`` pixels; its memory follows the marks, not the size."""

    height: int
    width: int
    area: int
    """How many pixels are True."""
    bounds: Box | None
    """The smallest box around them; None if there are none."""
    _tiles: dict[tuple[int, int], bytes] = field(repr=False)

    @classmethod
    def of(cls, array: MaskArray) -> SparseMask:
        """The same pixels as a bool H×W array."""
        tiles = ((box, array[box.slices]) for box in _occupied(array))
        return cls.of_tiles(array.shape[0], array.shape[1], tiles)

    @classmethod
    def between(cls, one: MaskArray, other: MaskArray) -> SparseMask:
        """Where two bool H×W arrays differ."""
        height, width = one.shape
        return cls.of_tiles(height, width, _differing(one, other))

    @classmethod
    def of_tiles(cls, height: int, width: int, tiles: Iterable[Tile]) -> SparseMask:
        """From whole tiles of a mask of that size; empty ones are left out."""
        kept: dict[tuple[int, int], bytes] = {}
        area, around = 0, None
        for some in _batches(tiles):
            stack = _stacked(some)
            bits = np.packbits(stack.reshape(len(some), -1), axis=1)
            marked = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
            for number in np.flatnonzero(marked).tolist():
                box, pixels = some[number]
                kept[box.row // TILE, box.column // TILE] = _kept(pixels, bits[number], int(marked[number]))
            area += int(marked.sum())
            around = _joined(around, _bounds(stack, [box for box, _ in some]))
        return cls(height, width, area, around, kept)

    def arrays(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint8]]:
        """What ``of_arrays`` takes: the tiles' places k×2, how many bytes each has, and these bytes."""
        places = np.array(list(self._tiles), np.uint32).reshape(-1, 2)
        lengths = np.array([len(bits) for bits in self._tiles.values()], np.uint32)
        return places, lengths, np.frombuffer(b"".join(self._tiles.values()), np.uint8)

    @classmethod
    def of_arrays(
        cls, height: int, width: int, places: NDArray[Any], lengths: NDArray[Any], bits: NDArray[Any]
    ) -> SparseMask:
        """The mask that gave these ``arrays``. Raises ``ValueError`` if they are broken."""
        if places.shape != (len(lengths), 2) or int(lengths.sum()) != bits.size or bits.dtype != np.uint8:
            raise ValueError("the tiles of a mask do not fit together")
        if len(places) and ((places * TILE) >= (height, width)).any():
            raise ValueError("tiles outside the mask")
        ends = np.cumsum(lengths)
        data = bits.tobytes()
        tiles = {
            (int(row), int(column)): data[end - length : end]
            for (row, column), length, end in zip(places, lengths.tolist(), ends.tolist(), strict=True)
        }
        raw = cls(height, width, 0, None, {place: tile or _FULL for place, tile in tiles.items()})
        try:
            return cls.of_tiles(height, width, raw.tiles())
        except zlib.error as error:
            raise ValueError(str(error)) from error

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return sum(len(tile) + 160 for tile in self._tiles.values())

    def tiles(self) -> Iterator[Tile]:
        """Each tile with something in it: its box and its pixels."""
        for row, column in self._tiles:
            yield self._box(row, column), self._pixels(row, column)

    def also_in(self, array: MaskArray) -> SparseMask:
        """The pixels that are True both here and in an array of the same size."""
        return SparseMask.of_tiles(
            self.height, self.width, ((box, array[box.slices] & pixels) for box, pixels in self.tiles())
        )

    def read(self, box: Box) -> MaskArray:
        """The pixels of a box inside the picture, h×w."""
        read = np.zeros((box.height, box.width), np.bool_)
        if box.empty or not self._tiles:
            return read
        for row in range(box.row // TILE, -(-box.bottom // TILE)):
            for column in range(box.column // TILE, -(-box.right // TILE)):
                if (row, column) in self._tiles:
                    tile = self._box(row, column)
                    both = tile.intersected(box)
                    pixels = self._pixels(row, column)[both.shifted(-tile.row, -tile.column).slices]
                    read[both.shifted(-box.row, -box.column).slices] = pixels
        return read

    def flip(self, array: MaskArray) -> None:
        """Turn over, in an array of the same size, every pixel that is True here. Twice is never."""
        for place, bits in self._tiles.items():
            part = array[self._box(*place).slices]
            part ^= True if bits is _FULL else self._pixels(*place)

    def full(self) -> Mask:
        """The mask in full size."""
        return Mask(self.read(Box(0, 0, self.height, self.width)))

    def _box(self, row: int, column: int) -> Box:
        return Box(row * TILE, column * TILE, TILE, TILE).clipped(self.height, self.width)

    def _pixels(self, row: int, column: int) -> MaskArray:
        box = self._box(row, column)
        if self._tiles[row, column] is _FULL:
            return np.ones((box.height, box.width), np.bool_)
        bits = np.frombuffer(zlib.decompress(self._tiles[row, column]), np.uint8)
        pixels = np.unpackbits(bits, count=box.height * box.width).view(np.bool_)
        return pixels.reshape(box.height, box.width)


def tiles_touching(box: Box, height: int, width: int) -> Iterator[Box]:
    """The tiles of a mask of that size that share pixels with the box."""
    box = box.clipped(height, width)
    if box.empty:
        return
    for row in range(box.row // TILE, -(-box.bottom // TILE)):
        for column in range(box.column // TILE, -(-box.right // TILE)):
            yield Box(row * TILE, column * TILE, TILE, TILE).clipped(height, width)


def _batches(tiles: Iterable[Tile]) -> Iterator[list[Tile]]:
    """So many tiles at once that what is done to all of them costs little, and memory is used again."""
    tiles = iter(tiles)
    while some := list(islice(tiles, _AT_ONCE)):
        yield some


def _stacked(tiles: list[Tile]) -> MaskArray:
    """n×TILE×TILE; a tile that the picture's edge cuts off is filled up with False."""
    stack = np.zeros((len(tiles), TILE, TILE), np.bool_)
    for place, (_, pixels) in zip(stack, tiles, strict=True):
        place[: pixels.shape[0], : pixels.shape[1]] = pixels
    return stack


def _kept(pixels: MaskArray, bits: NDArray[np.uint8], marked: int) -> bytes:
    """What is kept of a tile; ``bits``: its pixels packed, if the picture's edge does not cut it off."""
    if marked == pixels.size:
        return _FULL
    if pixels.shape != (TILE, TILE):
        bits = np.packbits(pixels)
    return zlib.compress(bits.tobytes(), _FAST)


def _bounds(stack: MaskArray, boxes: list[Box]) -> Box | None:
    """The smallest box around all that is True in tiles that lie at these boxes."""
    eights = stack.view(np.uint64)
    rows = np.bitwise_or.reduce(eights, axis=2) != 0
    columns = np.bitwise_or.reduce(eights, axis=1).view(np.bool_)
    some = rows.any(axis=1)
    if not some.any():
        return None
    top, bottom = _ends(rows[some], np.array([box.row for box in boxes])[some])
    left, right = _ends(columns[some], np.array([box.column for box in boxes])[some])
    return Box(top, left, bottom - top, right - left)


def _ends(lines: NDArray[np.bool_], starts: NDArray[np.int64]) -> tuple[int, int]:
    """The first line of all that is True and the one after the last, counted from the picture's edge."""
    first, last = lines.argmax(axis=1), lines.shape[1] - lines[:, ::-1].argmax(axis=1)
    return int((starts + first).min()), int((starts + last).max())


def _joined(one: Box | None, other: Box | None) -> Box | None:
    return one.united(other) if one is not None and other is not None else one or other


def _occupied(array: MaskArray) -> Iterator[Box]:
    """The tiles that may have something in them: one look at each row of tiles as a whole."""
    height, width = array.shape
    for row in range(0, height, TILE):
        columns = np.bitwise_or.reduce(array[row : row + TILE].view(np.uint8), axis=0)
        for first in np.unique(np.flatnonzero(columns) // TILE) * TILE:
            yield Box(row, int(first), TILE, TILE).clipped(height, width)


def _differing(one: MaskArray, other: MaskArray) -> Iterator[Tile]:
    """The tiles in which they differ, and where: row of tiles by row of tiles, which the caches hold."""
    for row in range(0, one.shape[0], TILE):
        turned = one[row : row + TILE] ^ other[row : row + TILE]
        for box in _occupied(turned):
            yield box.shifted(row, 0), turned[box.slices]
