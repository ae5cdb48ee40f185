"""What a network practises on in one photograph: crops of what is known, with holes laid over them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.mask_pieces import MaskPieces
from restorer_app.engine.plan import THIN, Hole
from restorer_app.engine.tensors import hole_tensor, to_tensor

SIDES = ((96, 10), (64, 5))
"""Sides of the crops, and how many places of that size have to be known for it: the first that suits."""
SOUND = 0.75
"""The share of a crop that has to be known."""
BEYOND = 2
"""Pixels around the grown hole that are not learned from either: traces of damage may reach there."""
KEPT_BACK = 0.2
"""The share of the places that is kept back to judge by."""
MOST_PLACES = 400
"""Of so many places at most; a large photograph has enough of them."""
TRIES = 60
"""How often a crop is moved until it suits."""


@dataclass(frozen=True, eq=False)
class Exercise:
    """A batch: ``target`` B×3×S×S, 0 where it is not known; ``base``, the first fill of the ``hole``.

    ``hole`` (B×1×S×S) is all that is to be filled, the person's own marks included; ``counted`` what of it
    is known, and thus counts.
    """

    target: Tensor
    base: Tensor
    hole: Tensor
    counted: Tensor

    def to(self, device: torch.device) -> Exercise:
        """The same on another device."""
        parts = (self.target, self.base, self.hole, self.counted)
        return Exercise(*(part.to(device) for part in parts))

    @property
    def wide(self) -> Tensor:
        """B: whether the hole is wider than networks fill sharply."""
        holes = self.hole[:, 0].numpy().astype(np.uint8)
        deepest = [cv2.distanceTransform(np.pad(hole, 1), cv2.DIST_L2, 3).max() for hole in holes]
        return torch.tensor([depth > THIN for depth in deepest])


class Practice:
    """The known region of a photograph, in two parts that share no pixel: to learn from, and to judge by.

    ``mask`` is what the person marked, ``hole`` that grown (H×W, stored order): no sample of the hole is
    ever shown or counted. ``ready`` is False where too little is known to learn from.
    """

    def __init__(self, picture: Picture, mask: Hole, hole: Hole, seed: int) -> None:
        self._picture, self._hole, self._seed = picture, hole, seed
        self._pieces = MaskPieces(mask)
        rng = np.random.default_rng([seed, 0])
        self.side, places = _places(hole, rng)
        count = max(round(len(places) * KEPT_BACK), 1)
        self._kept = places[:count]
        self.ready = self.side > 0

    def exercise(self, count: int, number: int) -> Exercise:
        """Crops to learn from; the same for the same ``number``, as those of ``test``."""
        rng = np.random.default_rng([self._seed, 1, number])
        return self._exercise([self._free(rng) for _ in range(count)], rng)

    def test(self, count: int, number: int) -> Exercise:
        """Crops of the part that is kept back, its places in turn."""
        rng = np.random.default_rng([self._seed, 2, number])
        places = (self._kept[(number * count + index) % len(self._kept)] for index in range(count))
        return self._exercise(list(places), rng)

    def _free(self, rng: np.random.Generator) -> Box:
        """A known place that touches none of those kept back; the last one tried if none is better known."""
        height, width = self._hole.shape
        best, share = None, -1.0
        for _ in range(TRIES):
            row, column = rng.integers(height - self.side + 1), rng.integers(width - self.side + 1)
            box = Box(int(row), int(column), self.side, self.side)
            if any(not box.intersected(kept).empty for kept in self._kept):
                continue
            known = 1 - float(self._hole[box.slices].mean())
            if known > share:
                best, share = box, known
            if known >= SOUND:
                break
        return best if best is not None else self._apart()

    def _apart(self) -> Box:
        """Some place of the grid that is not kept back."""
        cells = _cells(self._hole, self.side)
        return next(box for box in cells if box not in self._kept)

    def _exercise(self, boxes: list[Box], rng: np.random.Generator) -> Exercise:
        parts = [self._one(box, rng) for box in boxes]
        target, hole, counted = (torch.cat(each) for each in zip(*parts, strict=True))
        return Exercise(target, first_fill(target, hole), hole, counted)

    def _one(self, box: Box, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        own = hole_tensor(unsure(self._hole, box))
        crop = to_tensor(self._picture.samples[box.slices], self._picture.colour_channels)
        made = hole_tensor(self._pieces.hole(self.side, rng))
        target = torch.where(own > 0, torch.zeros(()), crop)
        return target, torch.maximum(own, made), made * (1 - own)


def unsure(hole: Hole, box: Box) -> Hole:
    """The hole in the box and a few pixels around it."""
    seen = box.grown(BEYOND).clipped(*hole.shape)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * BEYOND + 1, 2 * BEYOND + 1))
    spread = cv2.dilate(hole[seen.slices].astype(np.uint8), disc)
    return np.asarray(spread[box.shifted(-seen.row, -seen.column).slices] > 0)


def _places(hole: Hole, rng: np.random.Generator) -> tuple[int, list[Box]]:
    """The side of the crops, and places that are known well enough, by chance; 0 if there are too few."""
    for side, wanted in SIDES:
        cells = _cells(hole, side)
        rng.shuffle(cells)
        found = [box for box in cells[: 4 * MOST_PLACES] if hole[box.slices].mean() <= 1 - SOUND]
        if len(found) >= wanted:
            return side, found[:MOST_PLACES]
    return 0, []


def _cells(hole: Hole, side: int) -> list[Box]:
    height, width = hole.shape
    rows, columns = range(0, height - side + 1, side), range(0, width - side + 1, side)
    return [Box(row, column, side, side) for row in rows for column in columns]
