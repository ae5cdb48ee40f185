"""Smaller copies of picture blocks, by the mean of their pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

GREATEST_LEVEL = 5
"""The coarsest reduction: one pixel for 32 × 32."""

_SUMS: dict[str, type[np.generic]] = {"uint8": np.uint16, "uint16": np.uint32, "float32": np.float32}


def level_for(scale: float) -> int:
    """The level to draw from: pixels of 2**level, the coarsest that still has to be shrunk (or fits)."""
    level = 0
    while level < GREATEST_LEVEL and scale * 2 ** (level + 1) <= 1.0:
        level += 1
    return level


def reduced(block: NDArray[Any], level: int) -> NDArray[Any]:
    """The H×W×C block at 1 / 2**level, rounded up in size; same dtype."""
    for _ in range(level):
        block = _halved(block)
    return block


def _halved(block: NDArray[Any]) -> NDArray[Any]:
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
