"""The display images of one picture, made when they are first seen, kept while memory allows."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.display import PictureRenderer
from restorer_app.gui.canvas.reduction import GREATEST_LEVEL

BLOCK = 512
"""Each tile shows a block of so many picture pixels each way, whatever its level: equal work for each."""
MEMORY = 256 * 2**20
"""Bytes of tiles kept."""


class TileKey(NamedTuple):
    """A block (counted from the upper left) at 1 / 2**level."""

    level: int
    row: int
    column: int

    def box(self, height: int, width: int) -> Box:
        """The block in a picture of that size."""
        return Box(self.row * BLOCK, self.column * BLOCK, BLOCK, BLOCK).clipped(height, width)


class PictureTiles:
    """A cache of tiles. Where time is short it gives what it has, and remembers what is missing."""

    def __init__(self, renderer: PictureRenderer, memory: int = MEMORY) -> None:
        self._renderer = renderer
        self._memory = memory
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._stale: dict[TileKey, Box] = {}
        self._wanted: dict[TileKey, None] = {}
        self._held = 0

    @property
    def opaque(self) -> bool:
        return self._renderer.opaque

    @property
    def missing(self) -> bool:
        """Whether something was drawn from makeshift tiles and ``refine`` has work."""
        return bool(self._wanted)

    def replace(self, renderer: PictureRenderer, box: Box | None) -> None:
        """Show another picture of the same size that differs only inside ``box`` (None: anywhere)."""
        self._renderer = renderer
        whole = Box(0, 0, renderer.height, renderer.width)
        for key in self._tiles:
            touched = self._block(key).intersected(box if box is not None else whole)
            if not touched.empty:
                known = self._stale.get(key)
                self._stale[key] = touched if known is None else touched.united(known)

    def fork(self, renderer: PictureRenderer) -> PictureTiles:
        """A second cache that starts with the same images; they share their memory until one changes."""
        other = PictureTiles(renderer, self._memory)
        other._tiles = OrderedDict((key, QImage(image)) for key, image in self._tiles.items())
        other._stale, other._held = self._stale.copy(), self._held
        return other

    def draw(self, painter: QPainter, level: int, region: Box, until: float) -> None:
        """Draw the tiles that touch ``region`` (in pixels of the level), each at its place in the level.

        New ones are made until ``time.perf_counter()`` passes ``until``; then makeshift ones are drawn.
        """
        for key in _keys(level, region):
            image = self._image(key, until)
            corner = QPoint(key.column * (BLOCK >> level), key.row * (BLOCK >> level))
            if key in self._tiles:
                painter.drawImage(corner, image)
            else:
                block = self._block(key)
                size = block.width / 2**level, block.height / 2**level
                painter.drawImage(QRectF(corner.x(), corner.y(), *size), image)
        self._forget()

    def refine(self, until: float) -> list[Box]:
        """Make tiles that were missing, at least one; returns the blocks to be drawn anew."""
        done: list[Box] = []
        while self._wanted and (not done or time.perf_counter() < until):
            key = next(iter(self._wanted))
            del self._wanted[key]
            self._make(key)
            done.append(self._block(key))
        return done

    def want_nothing(self) -> None:
        """Forget what was missing: the view has moved on."""
        self._wanted.clear()

    def _image(self, key: TileKey, until: float) -> QImage:
        fresh = key in self._tiles and key not in self._stale
        if not fresh and time.perf_counter() < until:
            self._wanted.pop(key, None)
            return self._make(key)
        if not fresh:
            self._wanted[key] = None
        return self._kept(key) if key in self._tiles else self._makeshift(key)

    def _make(self, key: TileKey) -> QImage:
        stale = self._stale.pop(key, None)
        if stale is not None and key in self._tiles:
            self._mend(key, stale)
        elif key not in self._tiles:
            self._tiles[key] = self._renderer.image(self._block(key), key.level)
            self._held += self._tiles[key].sizeInBytes()
        return self._kept(key)

    def _kept(self, key: TileKey) -> QImage:
        self._tiles.move_to_end(key)
        return self._tiles[key]

    def _mend(self, key: TileKey, touched: Box) -> None:
        """Make only the touched part of a tile anew."""
        block, size = self._block(key), 2**key.level
        row, column = touched.row // size * size, touched.column // size * size
        bottom, right = -(-touched.bottom // size) * size, -(-touched.right // size) * size
        part = Box(row, column, bottom - row, right - column).intersected(block)
        painter = QPainter(self._tiles[key])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        corner = QPoint((part.column - block.column) // size, (part.row - block.row) // size)
        painter.drawImage(corner, self._renderer.image(part, key.level))
        painter.end()

    def _makeshift(self, key: TileKey) -> QImage:
        """The block at another level, if there is one, else a coarse draft."""
        finer = range(key.level - 1, -1, -1)
        for level in (*range(key.level + 1, GREATEST_LEVEL + 1), *finer):
            other = self._tiles.get(key._replace(level=level))
            if other is not None:
                return other
        return self._renderer.draft(self._block(key), 4 * 2**key.level)

    def _block(self, key: TileKey) -> Box:
        return key.box(self._renderer.height, self._renderer.width)

    def _forget(self) -> None:
        while self._held > self._memory and len(self._tiles) > 1:
            key, image = self._tiles.popitem(last=False)
            self._stale.pop(key, None)
            self._held -= image.sizeInBytes()


def _keys(level: int, region: Box) -> Iterator[TileKey]:
    size = BLOCK >> level
    for row in range(region.row // size, -(-region.bottom // size)):
        for column in range(region.column // size, -(-region.right // size)):
            yield TileKey(level, row, column)
