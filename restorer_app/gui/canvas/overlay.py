"""The damage mask over the picture: a translucent fill with a thin contour."""

from __future__ import annotations

import time
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.runs import Runs
from restorer_app.gui.canvas.layer import box_rect, picture_rect
from restorer_app.gui.canvas.mask_levels import MaskLevels
from restorer_app.gui.canvas.mask_picture import painted, premultiplied
from restorer_app.gui.canvas.squares import Square, box_of, corner_of, rect_of, squares_in, squares_to_keep
from restorer_app.gui.canvas.transform import ViewTransform

FILL = QColor(235, 0, 230, 97)
CONTOUR = QColor(235, 0, 230, 255)
_SPREAD = 2
"""Device pixels around a changed box whose samples may have looked into it."""
_COARSER = 4
"""So many times larger are the pixels of what is drawn makeshift."""
_MOST_BARS = 1500
"""So many bars at most are sooner drawn than an image of all."""
_USUAL = 0.001
"""Seconds that making a square with marks takes, before any was made."""
_TOO_MANY = 200
"""Changes that nobody looked at, from which on it is quicker to begin anew."""


class MaskOverlay:
    """Follows a living mask. What is drawn is kept in squares of device pixels, mended where it changes."""

    def __init__(self, mask: MaskArray) -> None:
        self._mask = MaskLevels(mask)
        self._squares: OrderedDict[Square, QImage | None] = OrderedDict()
        self._stale: dict[Square, QRect] = {}
        self._changes: list[Box] = []
        self._view, self._thickness = ViewTransform(mask.shape[0], mask.shape[1], 1, 1), 0
        self._wanted: set[Square] = set()
        self._usual = _USUAL
        self._panned = False  # since it was last drawn, if anything: what was made then is of use now
        self._fill, self._colours = FILL, colour_table(FILL)

    def wear(self, fill: QColor) -> None:
        """Show marks in this colour, as opaque as it is; their contour always is."""
        colours = colour_table(fill)
        if (colours != self._colours).any():
            self._colours, self._fill = colours, QColor(fill)
            self._begin_anew()

    @property
    def missing(self) -> bool:
        """Whether something was drawn makeshift; ``refine`` mends it."""
        return bool(self._wanted)

    def update(self, mask: MaskArray, box: Box | None) -> None:
        """The mask (same size as before) changed inside ``box``; None: anywhere."""
        self._mask.update(mask, box)
        if box is None or len(self._changes) >= _TOO_MANY:
            self._begin_anew()
        else:
            self._changes.append(box)

    def want_nothing(self) -> None:
        """Forget what was missing: the view has moved on."""
        self._wanted.clear()

    def draw(
        self, painter: QPainter, view: ViewTransform, part: QRect, thickness: int = 1, until: float = np.inf
    ) -> None:
        """Draw over ``part`` (device pixels); the contour is ``thickness`` device pixels wide, inside.

        What ``until`` (of ``time.perf_counter``) leaves no time for is drawn coarsely, without contour.
        """
        self._take(view, thickness)
        corner = QPoint(view.left, view.top)
        part = part.intersected(picture_rect(view)).translated(-corner)
        painter.save()
        painter.translate(corner)
        painter.setClipRect(part)
        late, squares = QRect(), list(squares_in(part))
        if self._panned:
            self._pass_over_empty(squares)
        elif self._too_many(squares, until - time.perf_counter()):
            until = 0.0  # while the scale changes all is of one kind
        for square in squares:
            if square in self._squares or time.perf_counter() < until:
                self._draw_square(painter, square)
            else:
                self._wanted.add(square)
                late = late.united(self._rect(square).intersected(part))
        if not late.isEmpty():
            self._draw_makeshift(painter, late)
        painter.restore()
        self._panned = True
        while len(self._squares) > squares_to_keep(view):
            self._stale.pop(self._squares.popitem(last=False)[0], None)

    def refine(self, until: float) -> list[Box]:
        """Make missing squares, at least one; returns the boxes as seen to be drawn anew."""
        done: list[Box] = []
        while self._wanted and (not done or time.perf_counter() < until):
            square = self._wanted.pop()
            rect = self._rect(square)
            if square not in self._squares:
                self._make(square)
            done.append(box_of(rect, self._view.scale, self._view.seen_height, self._view.seen_width))
        return done

    def small(self, size: QSize, turns: int) -> QImage | None:
        """All marks on a small picture of so many pixels, as it is seen; None if there are none."""
        height, width = self._mask.shape
        scale = size.width() / (height if turns % 2 else width)
        seen = self._mask.seen(scale, turns, QRect(QPoint(), size))
        return None if seen is None else painted(seen.view(np.uint8), self._colours)

    # --- squares

    def _begin_anew(self) -> None:
        self._squares.clear()
        self._stale.clear()
        self._changes.clear()
        self._wanted.clear()

    def _take(self, view: ViewTransform, thickness: int) -> None:
        """Follow the view and what has changed since it was last drawn."""
        old = self._view.scale, self._view.turns, self._thickness
        self._view, self._thickness = view, thickness
        if old != (view.scale, view.turns, thickness):
            self._begin_anew()
            self._panned = False
        spread = _SPREAD + thickness
        for box in self._changes:
            rect = box_rect(view, box).translated(-view.left, -view.top)
            rect.adjust(-spread, -spread, spread, spread)
            for square in squares_in(rect):
                if square in self._squares:
                    mine = rect.intersected(self._rect(square))
                    self._stale[square] = mine.united(self._stale.get(square, mine))
        self._changes.clear()

    def _pass_over_empty(self, squares: list[Square]) -> None:
        """What has no marks needs not be made."""
        for square in squares:
            if square not in self._squares:
                around = self._around(self._rect(square))
                if self._mask.nothing(self._view.scale, self._view.turns, around):
                    self._squares[square] = None

    def _too_many(self, squares: list[Square], seconds: float) -> bool:
        missing = sum(square not in self._squares for square in squares)
        return missing > 1 and missing * self._usual > seconds

    def _make(self, square: Square) -> None:
        begun = time.perf_counter()
        self._squares[square] = self._drawn(self._rect(square))
        self._usual += 0.1 * (time.perf_counter() - begun - self._usual)

    def _draw_square(self, painter: QPainter, square: Square) -> None:
        if square not in self._squares:
            self._make(square)
        elif square in self._stale:
            self._mend(square, self._stale.pop(square))
        self._squares.move_to_end(square)
        image = self._squares[square]
        if image is not None:
            painter.drawImage(corner_of(square), image)

    def _mend(self, square: Square, stale: QRect) -> None:
        piece, image = self._drawn(stale), self._squares[square]
        if image is None:
            if piece is None:
                return
            image = _transparent(self._rect(square).size())
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        place = stale.translated(-corner_of(square))
        painter.drawImage(place.topLeft(), piece or _transparent(stale.size()))
        painter.end()
        self._squares[square] = image

    def _drawn(self, rect: QRect) -> QImage | None:
        """What the device pixels of ``rect`` (from the picture's corner) show; None if that is nothing."""
        around = self._thickness
        seen = self._mask.seen(self._view.scale, self._view.turns, self._around(rect))
        if seen is None:
            return None
        kinds = seen.view(np.uint8) + _inner(seen, around).view(np.uint8)
        return painted(kinds[around:-around, around:-around], self._colours)

    def _around(self, rect: QRect) -> QRect:
        """What decides how ``rect`` is drawn: where marks end is seen from inside them."""
        around = self._thickness
        return rect.adjusted(-around, -around, around, around)

    def _rect(self, square: Square) -> QRect:
        """Its device pixels, counted from the picture's corner."""
        view = self._view
        return rect_of(square, view.bottom - view.top, view.right - view.left)

    def _draw_makeshift(self, painter: QPainter, rect: QRect) -> None:
        """Draw the missing squares of ``rect`` in one go, quickly."""
        region = QRegion(rect)
        for square in squares_in(rect):
            if square not in self._wanted or square in self._squares:
                region -= self._rect(square)
        painter.setClipRegion(region)
        left, top = rect.left() // _COARSER, rect.top() // _COARSER
        right, bottom = rect.right() // _COARSER + 1, rect.bottom() // _COARSER + 1
        seen = self._mask.seen(
            self._view.scale / _COARSER, self._view.turns, QRect(left, top, right - left, bottom - top)
        )
        if seen is not None:
            painter.translate(left * _COARSER, top * _COARSER)
            self._draw_coarse(painter, seen)

    def _draw_coarse(self, painter: QPainter, seen: MaskArray) -> None:
        """Draw marks whose pixels are ``_COARSER`` device pixels: as bars, sooner drawn than an image."""
        runs = Runs.of(seen)
        if runs.count <= _MOST_BARS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._fill)
            painter.drawRects(_bars(runs))
        else:
            image = painted(2 * seen.view(np.uint8), self._colours)
            painter.drawImage(QRect(QPoint(), image.size() * _COARSER), image)


def _bars(runs: Runs) -> list[QRect]:
    tops, lefts = (_COARSER * runs.rows).tolist(), (_COARSER * runs.starts).tolist()
    widths = (_COARSER * (runs.ends - runs.starts)).tolist()
    return [QRect(left, top, width, _COARSER) for top, left, width in zip(tops, lefts, widths, strict=True)]


def _transparent(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def _inner(seen: MaskArray, thickness: int) -> MaskArray:
    """What lies further than ``thickness`` from the rim; the array's own border is no rim."""
    for _ in range(thickness):
        inner = seen.copy()
        inner[1:] &= seen[:-1]
        inner[:-1] &= seen[1:]
        inner[:, 1:] &= seen[:, :-1]
        inner[:, :-1] &= seen[:, 1:]
        seen = inner
    return seen


def colour_table(fill: QColor) -> NDArray[np.uint32]:
    """By kind: nothing, rim, inside."""
    contour = QColor(fill)
    contour.setAlpha(255)
    return np.array([0, premultiplied(contour), premultiplied(fill)], np.uint32)
