"""Masks as undo and repairs keep them: only tiles with something in them, eight pixels a byte, compressed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import Mask, MaskArray

TILE = 256
"""Side of a tile in pixels."""
_FAST = 1


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
    def of_tiles(cls, height: int, width: int, tiles: Iterator[tuple[Box, MaskArray]]) -> SparseMask:
        """From whole tiles of a mask of that size; empty ones are left out."""
        kept: dict[tuple[int, int], bytes] = {}
        area, around = 0, None
        for box, pixels in tiles:
            inside = bounds(pixels)
            if inside is None:
                continue
            kept[box.row // TILE, box.column // TILE] = zlib.compress(np.packbits(pixels).tobytes(), _FAST)
            area += int(np.count_nonzero(pixels))
            inside = inside.shifted(box.row, box.column)
            around = inside if around is None else around.united(inside)
        return cls(height, width, area, around, kept)

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return sum(len(tile) + 160 for tile in self._tiles.values())

    def tiles(self) -> Iterator[tuple[Box, MaskArray]]:
        """Each tile with something in it: its box and its pixels."""
        for row, column in self._tiles:
            yield self._box(row, column), self._pixels(row, column)

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
        for box, pixels in self.tiles():
            array[box.slices] ^= pixels

    def full(self) -> Mask:
        """The mask in full size."""
        return Mask(self.read(Box(0, 0, self.height, self.width)))

    def _box(self, row: int, column: int) -> Box:
        return Box(row * TILE, column * TILE, TILE, TILE).clipped(self.height, self.width)

    def _pixels(self, row: int, column: int) -> MaskArray:
        box = self._box(row, column)
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


def _occupied(array: MaskArray) -> Iterator[Box]:
    """The tiles that may have something in them: one look at each row of tiles as a whole."""
    height, width = array.shape
    for row in range(0, height, TILE):
        columns = np.bitwise_or.reduce(array[row : row + TILE].view(np.uint8), axis=0)
        for first in np.unique(np.flatnonzero(columns) // TILE) * TILE:
            yield Box(row, int(first), TILE, TILE).clipped(height, width)
