"""Holes of a given size at random places: discs, free forms, folds."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.mask import MaskArray

Canvas = NDArray[np.uint8]
Generator = np.random.Generator


def draw_hole(kind: str, size: float, height: int, width: int, rng: Generator) -> MaskArray:
    """One hole, bool height×width. ``size`` in pixels: across a disc or a free form, the width of a fold.

    Discs and free forms lie inside the picture; a fold runs from one edge to the opposite one.
    """
    canvas = np.zeros((height, width), np.uint8)
    HOLES[kind](canvas, min(size, min(height, width) * 0.6), rng)
    return canvas > 0


def _disc(canvas: Canvas, size: float, rng: Generator) -> None:
    row, column = _centre(canvas, size / 2, rng)
    cv2.circle(canvas, (round(column), round(row)), max(round(size / 2), 1), (255,), -1)


def _free_form(canvas: Canvas, size: float, rng: Generator) -> None:
    """A blob whose radius wanders around its middle."""
    row, column = _centre(canvas, size * 0.6, rng)
    angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    radii = np.ones(90)
    for wave in range(2, 8):
        radii += rng.normal(0, 0.3 / wave) * np.sin(wave * angles + rng.uniform(0, 2 * np.pi))
    radii = np.clip(radii, 0.35, 1.6) / np.clip(radii, 0.35, 1.6).mean() * size / 2
    outline = np.stack([column + radii * np.cos(angles), row + radii * np.sin(angles)], axis=1)
    cv2.fillPoly(canvas, [np.round(outline).astype(np.int32)], (255,))


def _fold(canvas: Canvas, size: float, rng: Generator) -> None:
    """A band right across with ragged edges, upright or lying, a little oblique."""
    turned = rng.random() < 0.5
    across = canvas.T if turned else canvas
    length = across.shape[1]
    columns = np.linspace(-2, length + 1, max(length // 12, 4))
    middle = np.interp(columns, (0, length), across.shape[0] * rng.uniform(0.25, 0.75, 2))
    half = size / 2 * rng.uniform(0.85, 1.15, (2, len(columns)))
    upper, lower = np.stack([columns, middle - half[0]], 1), np.stack([columns, middle + half[1]], 1)
    drawn = np.zeros(across.shape, np.uint8)
    cv2.fillPoly(drawn, [np.round(np.concatenate([upper, lower[::-1]])).astype(np.int32)], (255,))
    across[drawn > 0] = 255


HOLES: dict[str, Callable[[Canvas, float, Generator], None]] = {
    "disc": _disc,
    "free form": _free_form,
    "fold": _fold,
}


def _centre(canvas: Canvas, room: float, rng: Generator) -> tuple[float, float]:
    """A random place with that much room on each side, where the picture has it."""
    row, column = (
        rng.uniform(room + 4, side - room - 4) if side > 2 * room + 8 else side / 2 for side in canvas.shape
    )
    return float(row), float(column)
