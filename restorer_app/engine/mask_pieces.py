"""Holes cut out of a mask: damage shaped like the person's own, to be laid over other places."""

from __future__ import annotations

import cv2
import numpy as np

from restorer_app.engine.plan import Hole

LEAST, MOST = 0.02, 0.35
"""Shares of a crop that a hole covers: several pieces are laid over each other, or larger ones shrunk."""
PIECES = 12
"""At most so many pieces make one hole."""


class MaskPieces:
    """Cuts pieces out of a mask (H×W, at least one pixel True), each pixel of it as often as any other."""

    def __init__(self, mask: Hole) -> None:
        self._mask = mask
        self._ends = np.cumsum(np.count_nonzero(mask, axis=1))

    def hole(self, side: int, rng: np.random.Generator) -> Hole:
        """A ``side``×``side`` hole, flipped and turned by chance; never empty and never the whole square."""
        made = np.zeros((side, side), np.bool_)
        for _ in range(PIECES):
            joined = made | self._piece(side, rng)
            if made.any() and joined.mean() > MOST:
                break
            made = joined
            if made.mean() >= LEAST:
                break
        return made

    def _piece(self, side: int, rng: np.random.Generator) -> Hole:
        """What lies around one pixel of the mask; at half the size and so on where that is too much."""
        row, column = self._pixel(rng)
        down, across = rng.uniform(0.1, 0.9, 2)
        size = side
        while True:
            piece = self._cut(row - int(down * size), column - int(across * size), size)
            if size > side:
                share = cv2.resize(piece * np.uint8(255), (side, side), interpolation=cv2.INTER_AREA)
                piece = share > 127
            if piece.mean() <= MOST or size > max(self._mask.shape):
                break
            size *= 2
        if piece.mean() > MOST or not piece.any():
            piece = _middle(side)
        return np.ascontiguousarray(np.rot90(piece if rng.random() < 0.5 else piece.T, int(rng.integers(4))))

    def _pixel(self, rng: np.random.Generator) -> tuple[int, int]:
        """Row and column of some pixel of the mask."""
        number = int(rng.integers(self._ends[-1]))
        row = int(np.searchsorted(self._ends, number, side="right"))
        before = int(self._ends[row - 1]) if row else 0
        return row, int(np.flatnonzero(self._mask[row])[number - before])

    def _cut(self, row: int, column: int, size: int) -> Hole:
        """The square there; nothing is marked beyond the picture."""
        top, left = max(row, 0), max(column, 0)
        part = self._mask[top : max(row + size, 0), left : max(column + size, 0)]
        cut = np.zeros((size, size), np.bool_)
        cut[top - row : top - row + part.shape[0], left - column : left - column + part.shape[1]] = part
        return cut


def _middle(side: int) -> Hole:
    """A disc that covers a quarter: for masks of which no piece is anything but full or empty."""
    away = np.arange(side) - (side - 1) / 2
    return np.asarray(away[:, None] ** 2 + away**2 < side**2 / (4 * np.pi), np.bool_)
