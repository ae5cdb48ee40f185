"""Damage as it is found on old photographs, drawn as masks: for training and for judging.

Sizes are in pixels of a photograph of about 500 to 800 pixels and grow with ``scale``.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.mask import MaskArray

Canvas = NDArray[np.uint8]
Generator = np.random.Generator


def draw_damage(kind: str, height: int, width: int, rng: Generator, scale: float = 1.0) -> MaskArray:
    """One photograph's damage of that ``kind`` (see ``DRAWN``); bool H×W, True = damaged, never empty."""
    canvas = np.zeros((height, width), np.uint8)
    while not canvas.any():
        DRAWN[kind](canvas, rng, scale)
    return canvas > 0


def _scratches(canvas: Canvas, rng: Generator, scale: float) -> None:
    """A few long, thin, nearly straight lines, as from handling or a projector."""
    for _ in range(rng.integers(3, 9)):
        side = max(canvas.shape)
        start = rng.uniform(0, canvas.shape[::-1])
        angle = rng.normal(np.pi / 2, 0.5) if rng.random() < 0.6 else rng.uniform(0, np.pi)
        path = _walk(start, angle, rng.uniform(0.3, 1.0) * side, 12, 0.05, rng)
        _stroke(canvas, path, _pixels(rng.uniform(1, 4.4), scale))


def _cracks(canvas: Canvas, rng: Generator, scale: float) -> None:
    """Jagged lines that branch, as in broken emulsion."""
    for _ in range(rng.integers(2, 5)):
        start = rng.uniform(0, canvas.shape[::-1])
        length = rng.uniform(0.3, 0.8) * max(canvas.shape)
        _crack(canvas, start, rng.uniform(0, 2 * np.pi), length, rng.uniform(2, 5.4) * scale, 2, rng)


def _crack(
    canvas: Canvas,
    start: NDArray[np.float64],
    angle: float,
    length: float,
    thick: float,
    depth: int,
    rng: Generator,
) -> None:
    path = _walk(start, angle, length, int(max(length / 9, 2)), 0.5, rng)
    pieces = np.array_split(path, max(len(path) // 6, 1))
    for left, right in zip(pieces, [*pieces[1:], pieces[-1][-1:]], strict=True):
        piece = np.concatenate([left, right[:1]])
        _stroke(canvas, piece, _pixels(thick * rng.uniform(0.5, 1.1), 1.0))
    if depth:
        for point in path[rng.integers(0, len(path), rng.integers(1, 4))]:
            turn = angle + rng.choice([-1, 1]) * rng.uniform(0.5, 1.3)
            _crack(canvas, point, turn, length * rng.uniform(0.2, 0.5), thick * 0.7, depth - 1, rng)


def _dust(canvas: Canvas, rng: Generator, scale: float) -> None:
    """Many specks and a few short hairs."""
    area = canvas.size / 512**2
    for _ in range(int(rng.integers(60, 220) * area) + 1):
        centre = rng.uniform(0, canvas.shape[::-1])
        size = np.minimum(rng.gamma(2.0, 0.8, 2) + 0.5, 6) * scale
        _ellipse(canvas, centre, size, rng.uniform(0, 180))
    for _ in range(int(rng.integers(2, 9) * area) + 1):
        start = rng.uniform(0, canvas.shape[::-1])
        path = _walk(start, rng.uniform(0, 2 * np.pi), rng.uniform(10, 45) * scale, 10, 0.35, rng)
        _stroke(canvas, path, _pixels(rng.uniform(1, 2.4), scale))


def _folds(canvas: Canvas, rng: Generator, scale: float) -> None:
    """One or two bands right across, with ragged edges."""
    height, width = canvas.shape
    for _ in range(rng.integers(1, 3)):
        along = rng.uniform(0.15, 0.85, 2) + rng.normal(0, 0.06, 2)
        across = rng.random() < 0.5
        ends = (
            np.array([[0, along[0]], [1, along[1]]]) if across else np.array([[along[0], 0], [along[1], 1]])
        )
        start, end = ends * (width, height)
        steps = max(int(np.linalg.norm(end - start) / 6), 2)
        path = start + np.linspace(0, 1, steps)[:, None] * (end - start)
        thick = rng.uniform(6, 16) * scale
        for left, right in pairwise(path):
            piece = np.stack([left, right]) + rng.normal(0, thick * 0.08, (2, 2))
            _stroke(canvas, piece, _pixels(thick * rng.uniform(0.7, 1.15), 1.0))


def _holes(canvas: Canvas, rng: Generator, scale: float) -> None:
    """One to three lost pieces or opaque stains, with uneven outlines."""
    for _ in range(rng.integers(1, 4)):
        centre = rng.uniform(0.05, 0.95, 2) * canvas.shape[::-1]
        _blob(canvas, centre, rng.uniform(14, 45) * scale, rng)


def _torn_corners(canvas: Canvas, rng: Generator, scale: float) -> None:
    """One or two corners gone along a ragged tear."""
    height, width = canvas.shape
    for _ in range(rng.integers(1, 3)):
        corner = rng.integers(0, 2, 2) * (width, height)
        inward = np.where(corner == 0, 1, -1)
        legs = rng.uniform(50, 130, 2) * scale
        start, end = corner + np.diag(inward * legs)
        steps = max(int(legs.sum() / 14), 3)
        tear = start + np.linspace(0, 1, steps)[:, None] * (end - start)
        tear[1:-1] += rng.normal(0, legs.mean() * 0.05, (steps - 2, 2))
        _fill(canvas, np.concatenate([tear, corner[None]]))


def _free_form(canvas: Canvas, rng: Generator, scale: float) -> None:
    """Strokes of a wide brush that turn back and forth, as somebody would mark what is to go.

    After Yu et al., Free-Form Image Inpainting with Gated Convolution, 2019.
    """
    for _ in range(rng.integers(1, 5)):
        corners = rng.integers(3, 10)
        angles = rng.uniform(0, 2 * np.pi) + np.arange(corners) * np.pi + rng.uniform(-1.2, 1.2, corners)
        lengths = np.abs(rng.normal(60, 25, corners)) * scale
        moves = np.stack([np.cos(angles), np.sin(angles)], 1) * lengths[:, None]
        start = rng.uniform(0, canvas.shape[::-1])
        path = np.concatenate([start[None], start + np.cumsum(moves, 0)])
        thickness = _pixels(rng.uniform(8, 30), scale)
        _stroke(canvas, path, thickness)
        for corner in path:
            _ellipse(canvas, corner, np.full(2, thickness / 2), 0)


KINDS: dict[str, Callable[[Canvas, Generator, float], None]] = {
    "scratch": _scratches,
    "crack": _cracks,
    "dust": _dust,
    "fold": _folds,
    "hole": _holes,
    "torn-corner": _torn_corners,
}
"""The kinds of damage by name."""
DRAWN: dict[str, Callable[[Canvas, Generator, float], None]] = {**KINDS, "free-form": _free_form}
"""What can be drawn: the kinds of damage, and what only training uses."""


def _walk(
    start: NDArray[np.float64], angle: float, length: float, steps: int, unrest: float, rng: Generator
) -> NDArray[np.float64]:
    """A path of n×2 points (x, y) that turns by about ``unrest`` radians at each step."""
    angles = angle + np.cumsum(rng.normal(0, unrest, steps))
    moves = np.stack([np.cos(angles), np.sin(angles)], 1) * (length / steps)
    return np.concatenate([start[None], start + np.cumsum(moves, 0)])


def _pixels(width: float, scale: float) -> int:
    return max(round(width * scale), 1)


def _stroke(canvas: Canvas, path: NDArray[np.float64], thickness: int) -> None:
    cv2.polylines(canvas, [np.round(path).astype(np.int32)], False, (255,), thickness)


def _fill(canvas: Canvas, outline: NDArray[np.float64]) -> None:
    cv2.fillPoly(canvas, [np.round(outline).astype(np.int32)], (255,))


def _ellipse(canvas: Canvas, centre: NDArray[np.float64], size: NDArray[np.float64], turn: float) -> None:
    x, y = (round(value) for value in centre)
    cv2.ellipse(canvas, (x, y), (int(size[0]), int(size[1])), turn, 0, 360, (255,), -1)


def _blob(canvas: Canvas, centre: NDArray[np.float64], radius: float, rng: Generator) -> None:
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    radii = np.full(48, 1.0)
    for wave in range(1, 7):
        radii += rng.normal(0, 0.22 / wave) * np.sin(wave * angles + rng.uniform(0, 2 * np.pi))
    outline = np.stack([np.cos(angles), np.sin(angles)], 1) * (radius * np.clip(radii, 0.35, 1.8))[:, None]
    _fill(canvas, centre + outline)
