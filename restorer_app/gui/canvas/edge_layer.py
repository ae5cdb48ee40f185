"""Edges over the picture: those that are known, and those that a restore would fill along."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from restorer_app.core.geometry import upright, upright_box
from restorer_app.core.picture import Picture
from restorer_app.core.sentence import Text
from restorer_app.engine.request import ShownEdges
from restorer_app.gui.canvas.layer import box_rect, picture_rect
from restorer_app.gui.canvas.split import draw_pill, pill_rect
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.session.words import tr

KNOWN, PREDICTED = QColor("#56b4e9"), QColor("#f0e442")
"""Sky blue and yellow after Okabe and Ito, "Color universal design" (2008)."""
_SHADE = 130
"""How opaque the dark rim of a line is, 0…255: it makes it stand out from every tone."""
_FAINT = 102
"""Predictions less sure than this are not drawn; the others are as opaque as they are sure."""
_MARGIN, _GAP, _SAMPLE, _THICK = 10, 4, 14, 3
"""Logical pixels: around the legend, between its lines, and a colour in it."""
_ROOM = "\N{EM SPACE}" * 2
"""What a word leaves free for its colour."""
_LEGEND: tuple[tuple[Text, QColor], ...] = (("Known edges", KNOWN), ("Predicted edges", PREDICTED))

Levels = NDArray[np.uint8]


class EdgeLayer:
    """Draws the edges of all windows. ``picture``: the one they were found in, as it is stored."""

    def __init__(self, edges: Sequence[ShownEdges], picture: Picture) -> None:
        self._windows = [_Window(each, picture) for each in edges]

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect, font: QFont, unit: float) -> None:
        """Draw what touches ``part``, and what the colours mean.

        The painter counts device pixels, of which ``unit`` are one logical pixel.
        """
        painter.save()
        painter.setClipRect(part & picture_rect(view))
        near = [window for window in self._windows if window.place(view).intersects(part)]
        for number in range(2):  # the rims of all windows lie under the lines of all
            for window in near:
                window.draw(painter, view, number)
        painter.restore()
        _draw_legend(painter, view, font, unit)


class _Window:
    """The edges of one window, upright; its images are kept for the size at which it was drawn last."""

    def __init__(self, edges: ShownEdges, picture: Picture) -> None:
        turned = picture.orientation
        self._box = upright_box(edges.box, turned, picture.height, picture.width)
        self._known = upright(edges.known, turned) * np.uint8(255)
        self._predicted = upright(edges.predicted, turned)
        self._step = edges.step
        self._made: tuple[tuple[int, int], tuple[QImage, QImage]] | None = None

    def place(self, view: ViewTransform) -> QRect:
        """The device pixels that show it."""
        return box_rect(view, self._box)

    def draw(self, painter: QPainter, view: ViewTransform, number: int) -> None:
        """Draw the rims (0) or the lines (1)."""
        together = max(math.ceil(1 / (view.scale * self._step)), 1)
        image, side = self._images(view, together)[number], together * self._step * view.scale
        corner, _ = view.corners_of(self._box)
        painter.drawImage(QRectF(*corner, image.width() * side, image.height() * side), image)

    def _images(self, view: ViewTransform, together: int) -> tuple[QImage, QImage]:
        """As it is seen, ``together``² pixels in one: no line gets lost, and none is thinner than a pixel."""
        if self._made is None or self._made[0] != (view.turns, together):
            parts = (upright(levels, view.orientation) for levels in (self._known, self._predicted))
            known, predicted = (_largest(levels, together) for levels in parts)
            predicted = np.where(predicted >= _FAINT, predicted, 0).astype(np.uint8)
            self._made = (view.turns, together), (_rims(known, predicted), _lines(known, predicted))
        return self._made[1]


def _largest(levels: Levels, together: int) -> Levels:
    """The largest of ``together``×``together`` pixels each."""
    height, width = levels.shape
    padded = np.pad(levels, ((0, -height % together), (0, -width % together)))
    rows, columns = padded.shape[0] // together, padded.shape[1] // together
    largest: Levels = padded.reshape(rows, together, columns, together).max(axis=(1, 3))
    return largest


def _rims(known: Levels, predicted: Levels) -> QImage:
    """Darkness on all lines and on the pixels above, below and beside them."""
    on = np.pad(np.maximum(known, predicted) > 0, 1)
    near = on[1:-1, 1:-1] | on[:-2, 1:-1] | on[2:, 1:-1] | on[1:-1, :-2] | on[1:-1, 2:]
    pixels = np.zeros((*known.shape, 4), np.uint8)
    pixels[near, 3] = _SHADE
    return _image(pixels)


def _lines(known: Levels, predicted: Levels) -> QImage:
    """Lines in their colours; predicted ones lie above."""
    pixels = np.zeros((*known.shape, 4), np.uint8)
    for levels, colour in ((known, KNOWN), (predicted, PREDICTED)):
        where = levels > 0
        pixels[where, :3] = (colour.red(), colour.green(), colour.blue())
        pixels[where, 3] = levels[where]
    return _image(pixels)


def _image(pixels: Levels) -> QImage:
    """H×W×4: red, green, blue and how opaque."""
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _draw_legend(painter: QPainter, view: ViewTransform, font: QFont, unit: float) -> None:
    """What the colours mean, in the lower left corner of the view."""
    corner = QPointF(0, view.view_height) + QPointF(_MARGIN, -_MARGIN) * unit
    for text, colour in _LEGEND:
        words = _ROOM + tr(text)
        rect = pill_rect(words, font, unit)
        rect.moveBottomLeft(corner)
        draw_pill(painter, rect, words, font, unit)
        sample = QRectF(0, 0, _SAMPLE * unit, _THICK * unit)
        sample.moveCenter(QPointF(rect.left() + _MARGIN * unit + sample.width() / 2, rect.center().y()))
        painter.fillRect(sample, colour)
        corner -= QPointF(0, rect.height() + _GAP * unit)
