"""The damage mask over the picture: a translucent fill with a thin contour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.gui.canvas.layer import picture_rect
from restorer_app.gui.canvas.transform import ViewTransform

FILL = QColor(235, 0, 230, 96)
CONTOUR = QColor(235, 0, 230, 255)


class MaskOverlay:
    """Follows a living mask: smaller copies of it, in which nothing thin gets lost, are kept up to date."""

    def __init__(self, mask: MaskArray) -> None:
        self._levels: list[MaskArray] = [mask]

    def update(self, mask: MaskArray, box: Box | None) -> None:
        """The mask (same size as before) changed inside ``box``; None: anywhere."""
        self._levels[0] = mask
        if box is None:
            del self._levels[1:]
            return
        for level in range(1, len(self._levels)):
            box = _halved_box(box)
            _any_of_four(self._levels[level - 1], self._levels[level], box)

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect, thickness: int = 1) -> None:
        """Draw over ``part`` (device pixels); the contour is ``thickness`` device pixels wide, inside."""
        part = part.intersected(picture_rect(view))
        if part.isEmpty():
            return
        around = part.adjusted(-thickness, -thickness, thickness, thickness)
        seen = self._seen(view, around)
        if seen is None:
            return
        image = _painted(seen, thickness)
        inner = QRect(thickness, thickness, part.width(), part.height())
        painter.drawImage(part.topLeft(), image, inner)

    def _seen(self, view: ViewTransform, part: QRect) -> MaskArray | None:
        """The mask at each device pixel of ``part``; None if there is nothing."""
        level = _level_for(view.scale)
        mask = self._level(level)
        rows = _indices(part.top(), part.height(), view.top, view.scale, view.height) >> level
        columns = _indices(part.left(), part.width(), view.left, view.scale, view.width) >> level
        under = mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        if not under.any():
            return None
        return _sampled(_sampled(under, rows - rows.min(), 0), columns - columns.min(), 1)

    def _level(self, level: int) -> MaskArray:
        while len(self._levels) <= level:
            finer = self._levels[-1]
            coarser = np.empty((-(-finer.shape[0] // 2), -(-finer.shape[1] // 2)), np.bool_)
            _any_of_four(finer, coarser, Box(0, 0, *coarser.shape))
            self._levels.append(coarser)
        return self._levels[level]


def _level_for(scale: float) -> int:
    """The coarsest level of which a device pixel still covers one pixel or more."""
    level = 0
    while scale * 2 ** (level + 1) <= 1.0:
        level += 1
    return level


def _indices(start: int, count: int, corner: int, scale: float, size: int) -> NDArray[np.intp]:
    """The picture's rows (or columns) to look at for each of ``count`` device pixels, samples × count.

    Enlarged it is the one under the pixel's middle; reduced three, so that nothing between them is missed.
    """
    within = np.array([[0.5]]) if scale >= 1 else np.array([[0.0], [0.5], [1 - 1e-9]])
    places = (np.arange(start, start + count) + within - corner) / scale
    indices: NDArray[np.intp] = np.clip(np.floor(places), 0, size - 1).astype(np.intp)
    return indices


def _sampled(mask: MaskArray, indices: NDArray[np.intp], axis: int) -> MaskArray:
    """The mask at the indices along an axis; True where any of the samples is."""
    seen: MaskArray = mask.take(indices[0], axis)
    for more in indices[1:]:
        seen |= mask.take(more, axis)
    return seen


def _halved_box(box: Box) -> Box:
    row, column = box.row // 2, box.column // 2
    return Box(row, column, -(-box.bottom // 2) - row, -(-box.right // 2) - column)


def _any_of_four(finer: MaskArray, coarser: MaskArray, box: Box) -> None:
    """Fill ``box`` of the coarser mask: True where any of the finer one's 2 × 2 pixels is."""
    box = box.clipped(*coarser.shape)
    block = finer[2 * box.row : 2 * box.bottom, 2 * box.column : 2 * box.right]
    rows = np.zeros((box.height, block.shape[1]), np.bool_)
    np.logical_or(rows, block[0::2], out=rows)
    np.logical_or(rows[: block.shape[0] // 2], block[1::2], out=rows[: block.shape[0] // 2])
    part = coarser[box.slices]
    part[:] = rows[:, 0::2]
    np.logical_or(part[:, : block.shape[1] // 2], rows[:, 1::2], out=part[:, : block.shape[1] // 2])


def _painted(seen: MaskArray, thickness: int) -> QImage:
    """An image that owns its memory: contour at the rim, fill inside, nothing elsewhere."""
    height, width = seen.shape
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    kinds = seen.view(np.uint8) + _inner(seen, thickness).view(np.uint8)
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(height, width)
    np.take(_COLOURS, kinds, out=pixels, mode="clip")
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


def _premultiplied(colour: QColor) -> int:
    share = colour.alphaF()
    red, green, blue = (round(value * share) for value in (colour.red(), colour.green(), colour.blue()))
    return colour.alpha() << 24 | red << 16 | green << 8 | blue


_COLOURS = np.array([0, _premultiplied(CONTOUR), _premultiplied(FILL)], np.uint32)
"""By kind: nothing, rim, inside."""
