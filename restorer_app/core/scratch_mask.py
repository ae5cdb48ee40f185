"""A path of changing width as a mask."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.brush import Point, draw_line
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray

_MARGIN = 0.8
"""Pixels that the mask is wider at each side."""


def draw_path(
    points: Sequence[Point], widths: NDArray[np.float32], shape: tuple[int, int], every: int = 1
) -> tuple[Box, MaskArray]:
    """The box and the h×w pixels of a path in a picture of height and width ``shape``.

    Lines run between every so many points, each as wide as the path is anywhere between.
    """
    kept = [*range(0, len(points) - 1, every), len(points) - 1]
    lines = [
        (points[one], points[other], float(widths[one : other + 1].max()) + 2 * _MARGIN)
        for one, other in pairwise(kept)
    ]
    box = _around(points, float(widths.max()) + 2 * _MARGIN).clipped(*shape)
    pixels = np.zeros((box.height, box.width), np.bool_)
    for begin, end, width in lines:
        moved = (begin[0] - box.row, begin[1] - box.column), (end[0] - box.row, end[1] - box.column)
        draw_line(pixels, *moved, width, True)
    return box, pixels


def _around(points: Sequence[Point], diameter: float) -> Box:
    """The pixels that a round mark of this diameter can touch anywhere on the points."""
    places, radius = np.array(points), diameter / 2 + 1
    top, left = np.floor(places.min(axis=0) - radius).astype(int).tolist()
    bottom, right = np.ceil(places.max(axis=0) + radius).astype(int).tolist()
    return Box(top, left, bottom - top, right - left)
