"""A path of changing width as a mask."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.brush import Point, draw_line, line_box
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray

_MARGIN = 0.8
"""Pixels that the mask is wider at each side."""


def draw_path(
    points: Sequence[Point], widths: NDArray[np.float32], shape: tuple[int, int], every: int = 1
) -> tuple[Box, MaskArray]:
    """The box and the h×w pixels of a path in a picture of height and width ``shape``.

    Lines run between every so many points, each as wide as the path is at its wider end.
    """
    kept = [*range(0, len(points) - 1, every), len(points) - 1]
    lines = [
        (points[one], points[other], float(max(widths[one], widths[other])) + 2 * _MARGIN)
        for one, other in pairwise(kept)
    ]
    boxes = [line_box(start, end, width, *shape) for start, end, width in lines]
    box = boxes[0]
    for other_box in boxes[1:]:
        box = box.united(other_box)
    pixels = np.zeros((box.height, box.width), np.bool_)
    for start, end, width in lines:
        moved = (start[0] - box.row, start[1] - box.column), (end[0] - box.row, end[1] - box.column)
        draw_line(pixels, *moved, width, True)
    return box, pixels
