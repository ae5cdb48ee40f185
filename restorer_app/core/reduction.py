"""Smaller copies of picture blocks, by the mean of their pixels."""

from __future__ import annotations

import numpy as np

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Samples

_SUMS: dict[str, type[np.generic]] = {"uint8": np.uint16, "uint16": np.uint32, "float32": np.float32}


def reduced(block: Samples, level: int) -> Samples:
    """The H×W×C block at 1 / 2**level, rounded up in size; same dtype."""
    for _ in range(level):
        block = _halved(block)
    return block


def level_shape(height: int, width: int, level: int) -> tuple[int, int]:
    """Height and width of a picture at 1 / 2**level."""
    return -(-height >> level), -(-width >> level)


def box_of_level(box: Box, level: int) -> Box:
    """The picture's pixels that a box of a level stands for; may reach beyond the picture."""
    return Box(box.row << level, box.column << level, box.height << level, box.width << level)


def level_box(box: Box, level: int) -> Box:
    """The smallest box of a level that stands for all of a box of the picture."""
    row, column = box.row >> level, box.column >> level
    return Box(row, column, -(-box.bottom >> level) - row, -(-box.right >> level) - column)


def _halved(block: Samples) -> Samples:
    """Means of 2 × 2 pixels; an odd last row or column counts twice."""
    odd_rows, odd_columns = block.shape[0] % 2, block.shape[1] % 2
    if odd_rows or odd_columns:
        block = np.pad(block, ((0, odd_rows), (0, odd_columns), (0, 0)), mode="edge")
    rows = np.add(block[0::2], block[1::2], dtype=_SUMS[block.dtype.name])
    result = np.empty((rows.shape[0], rows.shape[1] // 2, rows.shape[2]), block.dtype)
    for channel in range(rows.shape[2]):  # one channel at a time: numpy is slow at rows of three
        total = rows[:, 0::2, channel] + rows[:, 1::2, channel]
        result[:, :, channel] = total / 4 if block.dtype.kind == "f" else (total + 2) >> 2
    return result
