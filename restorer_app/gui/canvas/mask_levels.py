"""Smaller copies of a living mask in which nothing thin gets lost, and what of it each device pixel shows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from restorer_app.core.geometry import Box, stored_box
from restorer_app.core.mask import MaskArray
from restorer_app.core.reduction import level_box, level_shape
from restorer_app.gui.canvas.squares import box_of
from restorer_app.gui.canvas.transform import TURNED

_ROUGH = 6
"""The level that tells at once where nothing is marked."""
_ROWS = 256
"""Of a copy, made at a time: so much stays in the processor's cache."""


class MaskLevels:
    """Level n has one pixel for 2**n × 2**n of the mask: True where any of them is. Made when asked for."""

    def __init__(self, mask: MaskArray) -> None:
        self._levels: list[MaskArray] = [mask]

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the mask."""
        height, width = self._levels[0].shape
        return height, width

    def update(self, mask: MaskArray, box: Box | None) -> None:
        """The mask (same size as before) changed inside ``box``; None: anywhere."""
        self._levels[0] = mask
        if box is None:
            del self._levels[1:]
            return
        for level in range(1, len(self._levels)):
            box = level_box(box, 1)
            _any_of_four(self._levels[level - 1], self._levels[level], box)

    def seen(self, scale: float, turns: int, part: QRect) -> MaskArray | None:
        """The mask at each device pixel of ``part``; None if there is nothing.

        The picture is seen at ``scale`` after so many quarter turns; ``part`` counts from its corner.
        """
        if self.nothing(scale, turns, part):
            return None
        down, across = self._seen_shape(turns)
        level = _level_for(scale)
        mask = self._level(level)
        rows = _indices(part.top(), part.height(), scale, down)
        columns = _indices(part.left(), part.width(), scale, across)
        if turns in (2, 3):
            rows = down - 1 - rows
        if turns in (1, 2):
            columns = across - 1 - columns
        if turns % 2:
            seen = _sampled(mask, columns >> level, rows >> level)
            return None if seen is None else seen.T
        return _sampled(mask, rows >> level, columns >> level)

    def nothing(self, scale: float, turns: int, part: QRect) -> bool:
        """Whether it is clear at once that there is nothing; see ``seen``."""
        down, across = self._seen_shape(turns)
        box = stored_box(box_of(part, scale, down, across), TURNED[turns], down, across)
        return not self._level(_ROUGH)[level_box(box, _ROUGH).slices].any()

    def _seen_shape(self, turns: int) -> tuple[int, int]:
        height, width = self.shape
        return (width, height) if turns % 2 else (height, width)

    def _level(self, level: int) -> MaskArray:
        while len(self._levels) <= level:
            finer = self._levels[-1]
            coarser = np.zeros(level_shape(finer.shape[0], finer.shape[1], 1), np.bool_)
            if finer.any():
                _any_of_four(finer, coarser, Box(0, 0, *coarser.shape))
            self._levels.append(coarser)
        return self._levels[level]


def _level_for(scale: float) -> int:
    """The coarsest level of which a device pixel still covers one pixel or more."""
    level = 0
    while scale * 2 ** (level + 1) <= 1.0:
        level += 1
    return level


def _indices(start: int, count: int, scale: float, size: int) -> NDArray[np.intp]:
    """The picture's rows (or columns) to look at for each of ``count`` device pixels, samples × count.

    Enlarged it is the one under the pixel's middle; reduced three, so that nothing between them is missed.
    """
    within = np.array([[0.5]]) if scale >= 1 else np.array([[0.0], [0.5], [1 - 1e-9]])
    places = (np.arange(start, start + count) + within) / scale
    indices: NDArray[np.intp] = np.clip(np.floor(places), 0, size - 1).astype(np.intp)
    return indices


def _sampled(mask: MaskArray, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> MaskArray | None:
    """True where any sample of a device pixel is; None if none is anywhere."""
    under = mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    if not under.any():
        return None
    return _taken(_taken(under, rows - rows.min(), 0), columns - columns.min(), 1)


def _taken(mask: MaskArray, indices: NDArray[np.intp], axis: int) -> MaskArray:
    seen: MaskArray = mask.take(indices[0], axis)
    for more in indices[1:]:
        seen |= mask.take(more, axis)
    return seen


def _any_of_four(finer: MaskArray, coarser: MaskArray, box: Box) -> None:
    """Fill ``box`` of the coarser mask: True where any of the finer one's 2 × 2 pixels is."""
    box = box.clipped(*coarser.shape)
    for row in range(box.row, box.bottom, _ROWS):
        bottom = min(row + _ROWS, box.bottom)
        block = finer[2 * row : 2 * bottom, 2 * box.column : 2 * box.right]
        rows = np.zeros((bottom - row, 2 * box.width), np.bool_)
        rows[:, : block.shape[1]] = block[0::2]
        rows[: block.shape[0] // 2, : block.shape[1]] |= block[1::2]
        np.not_equal(rows.view(np.uint16), 0, out=coarser[row:bottom, box.column : box.right])
