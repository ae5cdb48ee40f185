"""One picture at the view's scale, in squares of the screen's own pixels that move when it is panned."""

from __future__ import annotations

import math
import time
from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas import level_tiles
from restorer_app.gui.canvas.level_tiles import LevelTiles, TileKey, keys_of
from restorer_app.gui.canvas.levels import LevelGrid, level_for
from restorer_app.gui.canvas.renderer import PictureRenderer
from restorer_app.gui.canvas.squares import (
    Square,
    box_of,
    corner_of,
    rect_of,
    squares_in,
    squares_to_keep,
)
from restorer_app.gui.canvas.transform import ViewTransform

CRISP_FROM = 2.0
"""From this scale on pixels are shown as squares; below they are smoothed, except at exactly 100 %."""
GRID_FROM = 8.0
"""From this scale on a line separates the picture's pixels."""
_HARDLY_SHRUNKEN = 0.8
"""From this scale on the photograph's own pixels are quick to draw."""
_GRID = QColor(128, 128, 128, 90)
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform
_NO_SCALE = 0.0
_USUAL = 0.002
"""Seconds that making a square takes, before any was made."""
_FOR_MAKESHIFT = 0.004
"""Seconds of one drawing in which makeshift squares are kept, so that the next one has them already."""


class PictureTiles:
    """Draws a picture through a view. Where time is short it draws what it has, and knows what is missing."""

    def __init__(self, renderer: PictureRenderer, memory: int = level_tiles.MEMORY) -> None:
        self._renderer = renderer
        self._levels = LevelTiles(renderer, memory)
        self._scale, self._grid = _NO_SCALE, renderer.grid(0)
        self._panned = False  # since it was last drawn, if anything: what was made then is of use now
        self._squares: OrderedDict[Square, QImage] = OrderedDict()
        self._stale: set[Square] = set()
        self._wanted: dict[Square, None] = {}
        self._waiting: set[Square] = set()
        self._draft: QImage | None = None
        self._draft_old = True
        self._usual = _USUAL

    @property
    def opaque(self) -> bool:
        return self._renderer.opaque

    @property
    def missing(self) -> bool:
        """Whether something was drawn makeshift or old."""
        return bool(self._wanted or self._waiting)

    @property
    def refinable(self) -> bool:
        """Whether ``refine`` has work; else what is missing waits for samples that are not there yet."""
        return bool(self._wanted)

    def change(self, box: Box) -> None:
        """The picture has changed inside a box of it as it is seen."""
        self._levels.change(box)
        self._draft_old = True
        self._stale |= self._squares.keys() & set(squares_in(self._shown(box)))

    def arrive(self) -> None:
        """Samples of a level have come that were not there."""
        self._draft_old = True
        self._wanted |= dict.fromkeys(self._waiting)
        self._waiting.clear()

    def fork(self, renderer: PictureRenderer) -> PictureTiles:
        """A second cache that starts with the same images; they share their memory until one changes."""
        other = PictureTiles(renderer)
        other._levels = self._levels.fork(renderer)
        other._draft = self.draft()
        return other

    def want_nothing(self) -> None:
        """Forget what was missing: the view has moved on."""
        self._wanted.clear()
        self._waiting.clear()

    def draft(self) -> QImage:
        """The whole picture, small and maybe coarse, as it is seen."""
        better = self._renderer.overview() if self._draft_old else None
        if better is not None:
            self._draft, self._draft_old = better, False
        elif self._draft is None:
            self._draft = self._renderer.draft()
        return self._draft

    # --- drawing

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect, until: float) -> None:
        """Draw what ``part`` (device pixels of the view) shows, of the picture as it is seen.

        Squares are made until ``time.perf_counter()`` passes ``until``; the others are drawn makeshift. Where
        time is far too short for all of them none is made, so that a picture in motion is of one kind.
        """
        self._take(view)
        seen = QRect(0, 0, view.right - view.left, view.bottom - view.top)
        part = part.translated(-view.left, -view.top).intersected(seen)
        squares = list(squares_in(part))
        old = [square for square in squares if not self._fresh(square)]
        if len(old) > 1 and len(old) * self._usual > 2 * (until - time.perf_counter()):
            until = 0.0
        painter.save()
        painter.translate(view.left, view.top)
        painter.setClipRect(part)
        makeshift = [square for square in squares if not self._draw_square(painter, square, until)]
        if makeshift and self._panned:
            makeshift = self._keep_makeshift(painter, makeshift)
        if makeshift:
            self._draw_makeshift(painter, makeshift, part)
        painter.restore()
        self._forget(view)
        self._panned = True

    def refine(self, until: float, compose: bool = True) -> list[Box]:
        """Make what is missing, at least a piece of it; returns the boxes as seen to be drawn anew.

        Without ``compose`` only the levels' tiles are made, for a view whose scale is just changing.
        """
        done: list[Box] = []
        for square in list(self._wanted):
            if self._fresh(square) or self._make(square, until, compose):
                del self._wanted[square]  # only here: whoever drew it since may not be the screen
                done.append(self._box(square))
            if time.perf_counter() >= until:
                break
        return done

    def _take(self, view: ViewTransform) -> None:
        if view.scale != self._scale:
            self._scale, self._panned = view.scale, False
            self._grid = self._renderer.grid(level_for(view.scale, self._renderer.coarsest))
            self._squares.clear()
            self._stale.clear()
            self.want_nothing()

    def _fresh(self, square: Square) -> bool:
        return square in self._squares and square not in self._stale

    def _draw_square(self, painter: QPainter, square: Square, until: float) -> bool:
        """False if there is nothing to draw, not even something old."""
        done = self._fresh(square) or (time.perf_counter() < until and self._make(square, until))
        if not done and square not in self._waiting:
            self._wanted[square] = None
        image = self._squares.get(square)
        if image is not None:
            self._squares.move_to_end(square)
            painter.drawImage(corner_of(square), image)
        return image is not None

    def _make(self, square: Square, until: float, compose: bool = True) -> bool:
        """Make a square and the tiles it needs, at least one; False if it is not done."""
        begun = time.perf_counter()
        region = self._grid.region(self._rect(square), self._scale, margin=0 if self._exact else 1)
        made = 0
        for key in keys_of(self._grid.level, region):
            if self._levels.fresh(key):
                self._levels.kept(key)  # so that making the others does not push it out
                continue
            if made and time.perf_counter() >= until:
                return False
            if not self._levels.make(key):
                self._wanted.pop(square, None)
                self._waiting.add(square)
                return False
            made += 1
        if not compose:
            return False
        self._squares[square] = self._composed(square, region)
        self._stale.discard(square)
        self._usual += 0.1 * (time.perf_counter() - begun - self._usual)
        return True

    @property
    def _exact(self) -> bool:
        """Whether the level's tiles are the squares."""
        return self._grid.factor(self._scale) == 1.0 and self._grid.corner(self._scale) == (0, 0)

    def _composed(self, square: Square, region: Box) -> QImage:
        """The square from the level's pixels, put together first: so no seam can show between tiles."""
        factor, (x, y) = self._grid.factor(self._scale), self._grid.corner(self._scale)
        if self._exact:
            kept = self._levels.kept(TileKey(self._grid.level, *square))
            assert kept is not None, "it has just been made"
            return kept
        rect = self._rect(square)
        image = QImage(rect.size(), self._format)
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setRenderHint(_SMOOTH, 1.0 != factor < CRISP_FROM)
        painter.translate(x - rect.left(), y - rect.top())
        painter.scale(factor, factor)
        painter.drawImage(region.column, region.row, self._assembled(region))
        if self._scale >= GRID_FROM:
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            _draw_grid(painter, rect, self._scale)
        painter.end()
        return image

    def _assembled(self, region: Box) -> QImage:
        whole = QImage(region.width, region.height, self._format)
        painter = QPainter(whole)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.translate(-region.column, -region.row)
        for key in keys_of(self._grid.level, region):
            image = self._levels.kept(key)
            assert image is not None, "it has just been made"
            painter.drawImage(key.box.column, key.box.row, image)
        painter.end()
        return whole

    @property
    def _format(self) -> QImage.Format:
        return QImage.Format.Format_RGB32 if self.opaque else QImage.Format.Format_ARGB32_Premultiplied

    # --- makeshift

    def _keep_makeshift(self, painter: QPainter, squares: list[Square]) -> list[Square]:
        """Draw squares makeshift and keep them, old from the start; returns those there was no time for."""
        until = time.perf_counter() + _FOR_MAKESHIFT
        for number, square in enumerate(squares):
            if time.perf_counter() >= until:
                return squares[number:]
            rect = self._rect(square)
            image = QImage(rect.size(), self._format)
            image.fill(0)
            inside = QPainter(image)
            inside.translate(-rect.topLeft())
            self._draw_makeshift(inside, [square], rect)
            inside.end()
            self._squares[square] = image
            self._stale.add(square)
            painter.drawImage(rect.topLeft(), image)
        return []

    def _draw_makeshift(self, painter: QPainter, squares: list[Square], part: QRect) -> None:
        """Fill the squares, quickly, from tiles of this level, of a coarser one, or from the draft."""
        region = QRegion()
        for square in squares:
            region += self._rect(square)
        region &= part
        painter.setClipRegion(region)
        grid = self._quick_grid
        for key in keys_of(grid.level, grid.region(region.boundingRect(), self._scale)):
            place = _place(grid, key.box, self._scale)
            if region.intersects(place):
                self._draw_substitute(painter, key, place)

    @property
    def _quick_grid(self) -> LevelGrid:
        """The level that is soonest drawn: of a shrunken picture the next one, of which none is skipped."""
        level = self._grid.level
        shrunken = self._grid.factor(self._scale) < _HARDLY_SHRUNKEN
        return (
            self._renderer.grid(min(level + 1, self._renderer.coarsest)) if level or shrunken else self._grid
        )

    def _draw_substitute(self, painter: QPainter, key: TileKey, place: QRect) -> None:
        for level in range(key.level, self._renderer.coarsest + 1):
            steps = level - key.level
            coarser = TileKey(level, key.row >> steps, key.column >> steps)
            image = self._levels.kept(coarser)
            if image is not None:
                painter.drawImage(QRectF(place), image, self._source(coarser, image, key))
                return
        draft = self.draft()
        painter.drawImage(QRectF(place), draft, self._on_draft(place, draft))

    def _source(self, coarser: TileKey, image: QImage, key: TileKey) -> QRectF:
        """What of a coarser tile shows the key's tile."""
        size = level_tiles.SIDE / 2 ** (coarser.level - key.level)
        column = key.column * size - coarser.column * level_tiles.SIDE
        row = key.row * size - coarser.row * level_tiles.SIDE
        width, height = min(size, image.width() - column), min(size, image.height() - row)
        return QRectF(column, row, max(width, 1), max(height, 1))

    def _on_draft(self, place: QRect, draft: QImage) -> QRectF:
        height, width = self._renderer.seen_shape
        across, down = draft.width() / (width * self._scale), draft.height() / (height * self._scale)
        return QRectF(
            place.left() * across, place.top() * down, place.width() * across, place.height() * down
        )

    # --- places

    def _rect(self, square: Square) -> QRect:
        """Its device pixels, counted from the picture's corner."""
        height, width = self._renderer.seen_shape
        return rect_of(square, max(round(height * self._scale), 1), max(round(width * self._scale), 1))

    def _box(self, square: Square) -> Box:
        """The picture's pixels that a square shows, as seen."""
        return box_of(self._rect(square), self._scale, *self._renderer.seen_shape)

    def _shown(self, box: Box) -> QRect:
        """The device pixels that a box of the picture as seen may touch, smoothing included."""
        spread = 2 * self._grid.factor(1.0) * self._scale + 1
        rect = QRectF(box.column, box.row, box.width, box.height)
        scaled = QRectF(rect.topLeft() * self._scale, rect.size() * self._scale)
        return scaled.adjusted(-spread, -spread, spread, spread).toAlignedRect()

    def _forget(self, view: ViewTransform) -> None:
        while len(self._squares) > squares_to_keep(view):
            self._stale.discard(self._squares.popitem(last=False)[0])


def _place(grid: LevelGrid, box: Box, scale: float) -> QRect:
    """The device pixels of a box of a level, rounded so that neighbours meet."""
    factor, (x, y) = grid.factor(scale), grid.corner(scale)
    left, top = round(x + box.column * factor), round(y + box.row * factor)
    right = round(x + min(box.right, grid.width) * factor)
    bottom = round(y + min(box.bottom, grid.height) * factor)
    return QRect(left, top, right - left, bottom - top)


def _draw_grid(painter: QPainter, rect: QRect, scale: float) -> None:
    """Thin lines between the picture's pixels; the painter counts from the corner of ``rect``."""
    for row in range(math.floor(rect.top() / scale), math.ceil((rect.bottom() + 1) / scale) + 1):
        painter.fillRect(0, round(row * scale) - rect.top(), rect.width(), 1, _GRID)
    for column in range(math.floor(rect.left() / scale), math.ceil((rect.right() + 1) / scale) + 1):
        painter.fillRect(round(column * scale) - rect.left(), 0, 1, rect.height(), _GRID)
