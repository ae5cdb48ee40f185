"""Fills from many windows become patches: weighted at overlaps, soft at the mask's rim, rounded once."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.core.repair import Patch
from restorer_app.engine.plan import Window
from restorer_app.engine.tensors import to_samples

CELL = 256
"""Side of the cells in which fills are gathered; each becomes at most one patch."""
FADE = 24
"""Pixels beyond a window's core over which its weight falls to almost nothing."""

Values = NDArray[np.float32]
"""h×w×k colour values, white at 1."""


@dataclass
class _Cell:
    values: Values
    weights: Values

    def mean(self) -> Values:
        return (self.values / np.maximum(self.weights, 1e-12)).astype(np.float32)


class Gathered:
    """The weighted sum of all fills, kept only where there are any."""

    def __init__(self, height: int, width: int, channels: int) -> None:
        self._height, self._width, self._channels = height, width, channels
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
        cell = self._cells.get(key)
        if cell is None:
            cell = _Cell(
                np.zeros((box.height, box.width, self._channels), np.float32),
                np.zeros((box.height, box.width, 1), np.float32),
            )
            self._cells[key] = cell
        part = reach.intersected(box)
        here, there = (
            part.shifted(-box.row, -box.column).slices,
            part.shifted(-reach.row, -reach.column).slices,
        )
        cell.values[here] += values[there] * weights[there]
        cell.weights[here] += weights[there]

    def _box(self, key: tuple[int, int]) -> Box:
        return Box(key[0] * CELL, key[1] * CELL, CELL, CELL).clipped(self._height, self._width)

    def whole(self, ground: Values, hole: NDArray[np.bool_]) -> Values:
        """``ground`` (H×W×k) with the gathered fills in its hole."""
        whole = ground.copy()
        for key, cell in self._cells.items():
            part = self._box(key).slices
            filled = hole[part] & (cell.weights[:, :, 0] > 0)
            whole[part][filled] = cell.mean()[filled]
        return whole

    def patches(self, picture: Picture, mask: NDArray[np.bool_], feather: int) -> list[Patch]:
        """The patches for the True pixels of ``mask`` (in storage order), in reading order."""
        made = [self._patch(key, picture, mask, feather) for key in sorted(self._cells)]
        return [patch for patch in made if patch is not None]

    def _patch(
        self, key: tuple[int, int], picture: Picture, mask: NDArray[np.bool_], feather: int
    ) -> Patch | None:
        box, cell = self._box(key), self._cells[key]
        inside = mask[box.slices]
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if rows.size == 0:
            return None
        local = Box(int(rows[0]), int(columns[0]), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1)
        box = local.shifted(box.row, box.column)
        fill = cell.mean()[local.slices]
        return blended(picture, mask, box, fill, feather)


def blended(picture: Picture, mask: NDArray[np.bool_], box: Box, fill: Values, feather: int) -> Patch:
    """The patch that puts ``fill`` (h×w×k) into the picture inside the mask; other channels are copied.

    The feather runs inward from the mask's edge over ``feather`` pixels. It joins fill and photograph where
    they agree, as they do where a brush went past the damage; where they differ it is damage, and the fill
    counts fully right up to the edge.
    """
    channels = list(picture.colour_channels)
    before = picture.samples[box.slices]
    old = before[:, :, channels].astype(np.float32) / np.float32(picture.full_scale)
    alpha = np.where(mask[box.slices], _alpha(mask, box, old, fill, feather), 0).astype(np.float32)
    mixed = old + alpha[:, :, None] * (fill - old) if feather else fill
    mixed = np.where(np.isfinite(mixed), mixed, fill)
    samples = before.copy()
    inside = alpha > 0
    new = samples[:, :, channels]
    new[inside] = to_samples(mixed, samples.dtype)[inside]
    samples[:, :, channels] = new
    return Patch(box.row, box.column, samples, alpha)


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
    rows = range(box.row // CELL, (box.bottom - 1) // CELL + 1)
    columns = range(box.column // CELL, (box.right - 1) // CELL + 1)
    return [(row, column) for row in rows for column in columns]
