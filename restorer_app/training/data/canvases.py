"""Damage from which pieces are cut: how far each pixel is from the damage's edge, and how opaque it is."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.mask import MaskArray
from restorer_app.training.damage import draw_damage
from restorer_app.training.data.reading import Plane

EDGE = 240
"""The value at the damage's edge in a field of edges; half a pixel further in is one more."""
REACH = EDGE / 2
"""Pixels outwards of the edge that a field of edges tells apart."""
DEPTH = (255 - EDGE) / 2
"""Pixels inwards."""
LEAST = 6
"""The fewest pixels of a hole."""
MOST_GROWN = 2
"""The most pixels by which a hole is larger than the damage."""
_FAINT = 8
_GRID = 4
_PLACES = 8
_SCALES = (0.4, 2.5)
_SHAPE_SCALES = (0.4, 2.0)


@dataclass(frozen=True, eq=False)
class Canvas:
    """``edges`` uint8, see ``edges_of``; ``opacity`` uint8 or None: then it follows from the edges."""

    edges: Plane
    opacity: Plane | None = None


@dataclass(frozen=True)
class Place:
    """A corner at which a piece of a canvas is good, its damage thickened by ``radius``.

    The hole there has ``LEAST`` pixels or more; ``share`` is how much of the piece it is, grown the most.
    """

    row: int
    column: int
    radius: float
    share: float


def edges_of(mask: MaskArray) -> Plane:
    """The distance to the edge of a mask that is not empty, in half pixels, ``EDGE`` at the edge itself.

    From it the damage at any thickness is one comparison (see ``level_at``): no pixel is looked at twice,
    where a maximum over squares would cost the more the thicker the damage is to be.
    """
    inside = mask.astype(np.uint8)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
    away = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 5)
    # Where nothing but damage is, its edge is further away than can be multiplied.
    distance = np.clip(np.where(mask, depth - 0.5, 0.5 - away), -REACH, DEPTH)
    return np.asarray(np.rint(2 * distance) + EDGE, np.uint8)


def level_at(radius: float) -> float:
    """Above this value of the field of edges lies the damage, thickened by ``radius`` pixels."""
    return EDGE - 2 * radius


def drawn_canvas(kind: str, side: int, rng: np.random.Generator) -> Canvas:
    """Drawn damage, finer or coarser."""
    low, high = _SCALES
    return Canvas(edges_of(draw_damage(kind, side, side, rng, low * (high / low) ** rng.random())))


def mask_canvas(mask: Plane, side: int, rng: np.random.Generator) -> Canvas | None:
    """A mask from a file (white is a hole) in some size somewhere on the canvas; None if nothing is left."""
    scale = side * rng.uniform(0.5, 1.0) / max(mask.shape)
    marked = _laid(_scaled(mask, scale), side, rng) >= 128
    return Canvas(edges_of(marked)) if marked.any() else None


def shape_canvas(shape: Plane, side: int, rng: np.random.Generator) -> Canvas | None:
    """An artefact of that opacity in some size somewhere on the canvas; None if nothing is left.

    The hole is where it is more opaque than some threshold below its most.
    """
    rows, columns = np.nonzero(shape > _FAINT)
    if len(rows) == 0:
        return None
    tight = shape[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    low, high = _SHAPE_SCALES
    opacity = _laid(_scaled(tight, low * (high / low) ** rng.random()), side, rng)
    marked = opacity > max(_FAINT, rng.uniform(0.25, 0.75) * int(opacity.max()))
    return Canvas(edges_of(marked), opacity) if marked.any() else None


def _scaled(plane: Plane, scale: float) -> Plane:
    size = [max(round(length * scale), 1) for length in plane.shape[::-1]]
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(plane, size, interpolation=how), np.uint8)


def _laid(plane: Plane, side: int, rng: np.random.Generator) -> Plane:
    """The plane, or as much of it as fits, at a random place of an empty square."""
    canvas = np.zeros((side, side), np.uint8)
    rows, columns = (min(length, side) for length in plane.shape)
    from_row, from_column = (int(rng.integers(0, max(length - side, 0) + 1)) for length in plane.shape)
    row, column = (int(rng.integers(0, side - length + 1)) for length in (rows, columns))
    canvas[row : row + rows, column : column + columns] = plane[
        from_row : from_row + rows, from_column : from_column + columns
    ]
    return canvas


def places_on(edges: Plane, size: int, radius: float, most: float, rng: np.random.Generator) -> list[Place]:
    """A few places for size×size pieces, drawn from all whose hole has ``LEAST`` pixels to ``most`` of them.

    Looked up in sums over the canvas, so that a batch never has to try again.
    """
    least = _counts(edges > level_at(radius), size)
    grown = _counts(edges > level_at(radius + MOST_GROWN), size)
    rows, columns = np.nonzero((least >= LEAST) & (grown <= most * size**2))
    chosen = rng.permutation(len(rows))[:_PLACES]
    return [
        Place(int(row) * _GRID, int(column) * _GRID, radius, float(grown[row, column]) / size**2)
        for row, column in zip(rows[chosen], columns[chosen], strict=True)
    ]


def _counts(mask: MaskArray, size: int) -> NDArray[np.int32]:
    """How many pixels are marked in the size×size piece at each corner of a grid."""
    sums = cv2.integral(mask.astype(np.uint8))
    corners = np.arange(0, len(mask) - size + 1, _GRID)
    low, high = corners[:, None], corners[:, None] + size
    counts = sums[high, high.T] - sums[low, high.T] - sums[high, low.T] + sums[low, low.T]
    return np.asarray(counts, np.int32)
