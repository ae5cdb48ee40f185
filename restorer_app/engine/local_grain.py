"""How much of a photograph's grain there is at a place: seen beside the hole, tone for tone."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.engine.grain import Grain, Values, true_energy

CELL = 64
"""Side of the cells, in pixels, in which what is seen is summed up."""
MARGIN = 2
"""Pixels around the hole that are not trusted."""
SUPPORT = 8
"""Pixels around a cell that its bands depend on."""
TRUST = 200
"""So many known pixels near a place count as much as all others together."""
PLAIN = 0.6
"""From this share of the grain's energy on, all of it is taken to be there: JPEG makes grain uneven."""


class LocalGrain:
    """The ``grain`` of a photograph, as strong as it is beside the hole at each place near the boxes.

    It was measured at some distance, and rough ground may have been taken for it. Where a hole lies on calmer
    ground of the same tone, no more is to be made than is seen there; the change is smooth.
    """

    def __init__(
        self,
        grain: Grain,
        seed: int,
        picture: Picture,
        hole: NDArray[np.bool_],
        boxes: Sequence[Box],
        progress: Progress,
    ) -> None:
        self._grain, self._seed = grain, seed
        keys = sorted({key for box in boxes for key in _keys(box.grown(SUPPORT).clipped(*hole.shape))})
        in_turn = progress.each(keys, "Looking at the grain")
        self._cells = {key: _seen(picture, hole, grain, key) for key in in_turn}
        sums = np.sum(list(self._cells.values()), axis=0) if keys else np.zeros(3)
        self._usual = sums[:2] / sums[2] if sums[2] else np.ones(2)

    def completed(self, values: Values, box: Box, alpha: Values) -> Values:
        """``values`` with the grain that their new part lacks: see ``Grain.completed``."""
        return self._grain.completed(values, box, alpha, self._seed, self.factor(box))

    def factor(self, box: Box) -> Values:
        """How strong it is in a box, h×w, 0…1 of what was measured."""
        rows = range(box.row // CELL - 1, (box.bottom - 1) // CELL + 2)
        columns = range(box.column // CELL - 1, (box.right - 1) // CELL + 2)
        nothing = np.zeros(3)
        sums = np.array([[self._cells.get((row, column), nothing) for column in columns] for row in rows])
        taps = np.array([0.5, 1, 0.5])
        sums = cv2.sepFilter2D(sums, -1, taps, taps, borderType=cv2.BORDER_CONSTANT)
        seen = (sums[:, :, :2] + TRUST * self._usual) / (sums[:, :, 2:] + TRUST)
        factor = np.sqrt(np.clip(true_energy(seen).max(axis=2) / PLAIN, 0, 1))
        down = _between(np.arange(box.row, box.bottom), rows)
        across = _between(np.arange(box.column, box.right), columns)
        return np.asarray(down @ factor @ across.T, np.float32)


def _seen(
    picture: Picture, hole: NDArray[np.bool_], grain: Grain, key: tuple[int, int]
) -> NDArray[np.float64]:
    """Sums over a cell's known pixels: their capped energies in the two octaves (see ``Grain``), and 1."""
    cell = Box(key[0] * CELL, key[1] * CELL, CELL, CELL).clipped(*hole.shape)
    around = cell.grown(SUPPORT).clipped(*hole.shape)
    samples = picture.samples[around.slices][:, :, list(picture.colour_channels)]
    values = samples.astype(np.float32) / np.float32(picture.full_scale)
    bad = hole[around.slices] | ~np.isfinite(values).all(axis=2)
    disc = np.ones((2 * MARGIN + 1,) * 2, np.uint8)
    relative, strength = grain.relative_energies(np.nan_to_num(values, posinf=0, neginf=0))
    known = (cv2.dilate(bad.astype(np.uint8), disc) == 0) & (strength.min(axis=2) > 1e-5)
    inside = cell.shifted(-around.row, -around.column).slices
    where = known[inside]
    return np.array([*(band[inside][where].sum() for band in relative), where.sum()], np.float64)


def _keys(box: Box) -> list[tuple[int, int]]:
    rows = range(box.row // CELL, (box.bottom - 1) // CELL + 1)
    columns = range(box.column // CELL, (box.right - 1) // CELL + 1)
    return [(row, column) for row in rows for column in columns]


def _between(pixels: NDArray[np.intp], cells: Sequence[int]) -> NDArray[np.float64]:
    """Weights (pixels×cells) that lead straight from the middle of one cell to that of the next."""
    at = (pixels + 0.5) / CELL - 0.5
    return np.asarray(np.clip(1 - np.abs(at[:, None] - np.array(cells)), 0, 1))
