"""Fills from many windows become patches: weighted at overlaps, soft at the mask's rim, rounded once."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box, bounds
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Patch
from restorer_app.engine.grain import REACH, Grain
from restorer_app.engine.local_grain import LocalGrain
from restorer_app.engine.plan import Window
from restorer_app.engine.tensors import to_samples

CELL = 32
"""Side of the cells in which fills are gathered: only those that hold something to fill take memory."""
BLOCK = 256
"""Largest side of a patch."""
FULL = 0.25
"""A box of which this share is inside the mask becomes one patch; a sparser one is split in four."""
FADE = 24
"""Pixels beyond a window's core over which its weight falls to almost nothing."""

Values = NDArray[np.float32]
"""h×w×k colour values, white at 1."""


@dataclass
class _Cell:
    values: Values
    weights: Values


class Gathered:
    """The weighted sum of all fills, kept only where there are any.

    ``needed`` (H×W) is what has to be filled, if that is known beforehand: then no memory goes to cells
    without such pixels, and nothing is said of other pixels.
    """

    def __init__(
        self, height: int, width: int, channels: int, needed: NDArray[np.bool_] | None = None
    ) -> None:
        self._height, self._width, self._channels = height, width, channels
        self._needed = needed
        self._cells: dict[tuple[int, int], _Cell] = {}

    def add(self, window: Window, fill: Values) -> None:
        """Add a window's fill, h×w×k for its whole view; it counts fully in the core and fades beyond."""
        reach = window.core.grown(FADE).intersected(window.view)
        weights = _weights(window.core, reach)
        values = fill[reach.shifted(-window.view.row, -window.view.column).slices]
        for key in _keys(reach):
            self._add_to(key, reach, values, weights)

    def _add_to(self, key: tuple[int, int], reach: Box, values: Values, weights: Values) -> None:
        box = self._box(key)
        if self._needed is not None and not self._needed[box.slices].any():
            return
        cell = self._cells.get(key)
        if cell is None:
            shape = (box.height, box.width)
            cell = _Cell(np.zeros((*shape, self._channels), np.float32), np.zeros((*shape, 1), np.float32))
            self._cells[key] = cell
        part = reach.intersected(box)
        here, there = _slices(part, box), _slices(part, reach)
        cell.values[here] += values[there] * weights[there]
        cell.weights[here] += weights[there]

    def replace(self, box: Box, values: Values, where: NDArray[np.bool_]) -> None:
        """Put ``values`` (h×w×k) in place of what was gathered in ``box``, where ``where`` (h×w) is True."""
        for key in _keys(box):
            cell = self._cells.get(key)
            if cell is not None:
                part = self._box(key).intersected(box)
                here, there = _slices(part, self._box(key)), _slices(part, box)
                cell.values[here][where[there]] = values[there][where[there]]
                cell.weights[here][where[there]] = 1

    def _box(self, key: tuple[int, int]) -> Box:
        return Box(key[0] * CELL, key[1] * CELL, CELL, CELL).clipped(self._height, self._width)

    def _mean(self, box: Box) -> tuple[Values, Values]:
        """The mean fill of a box inside the picture (h×w×k) and its summed weight (h×w; 0: nothing there)."""
        values = np.zeros((box.height, box.width, self._channels), np.float32)
        weights = np.zeros((box.height, box.width, 1), np.float32)
        for key in _keys(box):
            cell = self._cells.get(key)
            if cell is not None:
                part = self._box(key).intersected(box)
                here, there = _slices(part, box), _slices(part, self._box(key))
                values[here], weights[here] = cell.values[there], cell.weights[there]
        if self._needed is not None:
            weights[~self._needed[box.slices]] = 0
        return (values / np.maximum(weights, 1e-12)).astype(np.float32), weights[:, :, 0]

    def over(self, ground: Values, box: Box) -> tuple[Values, NDArray[np.bool_]]:
        """``ground`` (h×w×k, the picture in ``box``) with what has been gathered so far laid over it.

        The second answer (h×w) is True where something counts fully: inside some window's core. Without
        ``needed`` fills cover known pixels as well.
        """
        values, weights = self._mean(box)
        return np.where(weights[:, :, None] > 0, values, ground), weights >= 1

    def patches(
        self,
        picture: Picture,
        mask: NDArray[np.bool_],
        feather: int,
        grain: Grain | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> list[Patch]:
        """The patches for the True pixels of ``mask`` (in storage order), in reading order.

        Each is at most 256 pixels high and wide; where the mask is sparse they are small. ``grain`` is what
        the photograph has there; the fill gets what it lacks of it, decided by place and ``seed``. Reported
        patch by patch.
        """
        per_block = BLOCK // CELL
        blocks = {(row // per_block, column // per_block) for row, column in self._cells}
        boxes = []
        for row, column in blocks:
            boxes += _boxes(mask, Box(row * BLOCK, column * BLOCK, BLOCK, BLOCK).clipped(*mask.shape))
        boxes.sort()
        progress = progress or Progress()
        local = None
        if grain is not None:
            hole = mask if self._needed is None else self._needed
            local = LocalGrain(grain, seed, picture, hole, boxes, progress.part(0, 0.3))
            progress = progress.part(0.3, 0.7)
        in_turn = progress.each(boxes, "Blending")
        return [self._patch(picture, mask, box, feather, local) for box in in_turn]

    def _patch(
        self, picture: Picture, mask: NDArray[np.bool_], box: Box, feather: int, grain: LocalGrain | None
    ) -> Patch:
        seen = box if grain is None else box.grown(REACH).clipped(*mask.shape)
        old = _colour(picture, seen)
        fill, _ = self.over(old, seen)
        mixed, alpha = _mixed(mask, seen, old, fill, feather)
        if grain is not None:
            mixed = grain.completed(np.nan_to_num(mixed), seen, alpha)
        return _patch_of(picture, box, mixed[_slices(box, seen)], alpha[_slices(box, seen)])


def _boxes(mask: NDArray[np.bool_], box: Box) -> list[Box]:
    """Tight boxes around all True pixels in ``box``; none is both larger than a cell and nearly empty."""
    tight = bounds(mask[box.slices])
    if tight is None:
        return []
    found = tight.shifted(box.row, box.column)
    tall, wide = box.height - box.height // 2, box.width - box.width // 2
    if max(tall, wide) < CELL or mask[found.slices].mean() >= FULL:
        return [found]
    corners = ((row, column) for row in (0, tall) for column in (0, wide))
    quarters = (Box(box.row + row, box.column + column, tall, wide) for row, column in corners)
    return [part for quarter in quarters for part in _boxes(mask, quarter.intersected(box))]


def blended(picture: Picture, mask: NDArray[np.bool_], box: Box, fill: Values, feather: int) -> Patch:
    """The patch that puts ``fill`` (h×w×k) into the picture inside the mask; other channels are copied.

    The feather runs inward from the mask's edge over ``feather`` pixels. It joins fill and photograph where
    they agree, as they do where a brush went past the damage; where they differ it is damage, and the fill
    counts fully right up to the edge.
    """
    return _patch_of(picture, box, *_mixed(mask, box, _colour(picture, box), fill, feather))


def _mixed(
    mask: NDArray[np.bool_], box: Box, old: Values, fill: Values, feather: int
) -> tuple[Values, NDArray[np.float32]]:
    """Photograph and fill mixed (h×w×k) and the share of the fill (h×w; 0 outside the mask)."""
    inside = mask[box.slices]
    alpha = np.where(inside, _alpha(mask, box, old, fill, feather), 0).astype(np.float32)
    share = alpha[:, :, None]
    sound = np.where(np.isfinite(old), old, fill)
    return sound * (1 - share) + share * fill, alpha


def _patch_of(picture: Picture, box: Box, colour: Values, alpha: NDArray[np.float32]) -> Patch:
    samples = picture.samples[box.slices].copy()
    channels, inside = list(picture.colour_channels), alpha > 0
    new = samples[:, :, channels]
    new[inside] = to_samples(colour, samples.dtype, picture.depth)[inside]
    samples[:, :, channels] = new
    return Patch(box.row, box.column, samples, alpha)


def _colour(picture: Picture, box: Box) -> Values:
    samples = picture.samples[box.slices][:, :, list(picture.colour_channels)]
    return samples.astype(np.float32) / np.float32(picture.full_scale)


def _alpha(mask: NDArray[np.bool_], box: Box, old: Values, fill: Values, feather: int) -> Values:
    if feather <= 0:
        return np.ones(old.shape[:2], np.float32)
    seen = box.grown(feather + 1).clipped(*mask.shape)
    padded = np.pad(mask[seen.slices], 1, mode="edge").astype(np.uint8)
    distance = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
    distance = distance[box.shifted(-seen.row, -seen.column).slices]
    ramp = np.clip(distance / (feather + 1), 0, 1)
    step = np.clip((np.abs(old - fill).max(axis=2) - 0.02) / 0.04, 0, 1)
    damage = np.where(np.isfinite(step), step * step * (3 - 2 * step), 1)
    return np.maximum(ramp, damage).astype(np.float32)


def _weights(core: Box, reach: Box) -> Values:
    """h×w×1: 1 in the core, falling to almost nothing ``FADE`` pixels beyond it."""
    down = _ramp(core.row, core.bottom, reach.row, reach.bottom)
    across = _ramp(core.column, core.right, reach.column, reach.right)
    return (down[:, None] * across[None, :])[:, :, None]


def _ramp(start: int, end: int, first: int, last: int) -> Values:
    at = np.arange(first, last, dtype=np.float32)
    beyond = np.maximum(np.maximum(start - at, at - (end - 1)), 0)
    return np.clip(1 - beyond / (FADE + 1), 1e-4, 1).astype(np.float32)


def _keys(box: Box) -> list[tuple[int, int]]:
    """Row and column, counted in cells, of the cells that the box touches."""
    rows = range(box.row // CELL, (box.bottom - 1) // CELL + 1)
    columns = range(box.column // CELL, (box.right - 1) // CELL + 1)
    return [(row, column) for row in rows for column in columns]


def _slices(part: Box, of: Box) -> tuple[slice, slice]:
    """Where ``part`` lies in an array that covers ``of``."""
    return part.shifted(-of.row, -of.column).slices
