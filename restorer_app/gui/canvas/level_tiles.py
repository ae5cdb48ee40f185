"""The display images of a picture's levels, in squares, kept while memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas import squares
from restorer_app.gui.canvas.renderer import PictureRenderer

SIDE = squares.SIDE
"""Pixels of the level that a tile has each way: made in two or three milliseconds, at 1:1 a square itself."""
MEMORY = 64 * 2**20
"""Bytes of tiles kept: those of a large screen at the least handy scale."""
_LEAST = 16
"""So many are kept in any case: one square of the screen may need nine at once."""


class TileKey(NamedTuple):
    """A tile of a level, counted from the upper left."""

    level: int
    row: int
    column: int

    @property
    def box(self) -> Box:
        """Its place among the pixels of its level; may reach beyond it."""
        return Box(self.row * SIDE, self.column * SIDE, SIDE, SIDE)


class LevelTiles:
    """A cache of tiles. A tile that was changed is kept as it was until it is made anew."""

    def __init__(self, renderer: PictureRenderer, memory: int = MEMORY) -> None:
        self._renderer, self._memory = renderer, memory
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._stale: dict[TileKey, Box] = {}
        self._held = 0

    def fork(self, renderer: PictureRenderer) -> LevelTiles:
        """A second cache that starts with the same images; they share their memory until one changes."""
        other = LevelTiles(renderer, self._memory)
        other._tiles = OrderedDict((key, QImage(image)) for key, image in self._tiles.items())
        other._stale, other._held = self._stale.copy(), self._held
        return other

    def kept(self, key: TileKey) -> QImage | None:
        """The tile's image, however old; None if there is none."""
        image = self._tiles.get(key)
        if image is not None:
            self._tiles.move_to_end(key)
        return image

    def fresh(self, key: TileKey) -> bool:
        """Whether there is nothing to make."""
        return key in self._tiles and key not in self._stale

    def make(self, key: TileKey) -> bool:
        """Make the tile, or what is old of it; False if its samples are not there yet."""
        grid = self._renderer.grid(key.level)
        box = key.box.clipped(grid.height, grid.width)
        old = self._stale.get(key, box)
        image = self._renderer.image(key.level, old)
        if image is None:
            return False
        if key in self._tiles:
            _copy_into(self._tiles[key], image, QPoint(old.column - box.column, old.row - box.row))
        else:
            self._tiles[key] = image
            self._held += image.sizeInBytes()
            self._forget()
        self._stale.pop(key, None)
        return True

    def change(self, box: Box) -> None:
        """The picture has changed inside a box of it as it is seen."""
        for level in {key.level for key in self._tiles}:
            place = self._renderer.grid(level).covering(box)
            for key in keys_of(level, place):
                if key in self._tiles:
                    touched = key.box.intersected(place)
                    self._stale[key] = touched.united(self._stale.get(key, touched))

    def _forget(self) -> None:
        while self._held > self._memory and len(self._tiles) > _LEAST:
            key, image = self._tiles.popitem(last=False)
            self._stale.pop(key, None)
            self._held -= image.sizeInBytes()


def keys_of(level: int, region: Box) -> Iterator[TileKey]:
    """The tiles that share pixels with a box of a level."""
    if not region.empty:
        for row in range(region.row // SIDE, -(-region.bottom // SIDE)):
            for column in range(region.column // SIDE, -(-region.right // SIDE)):
                yield TileKey(level, row, column)


def _copy_into(target: QImage, image: QImage, corner: QPoint) -> None:
    painter = QPainter(target)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(corner, image)
    painter.end()
