"""Samples of fewer bits than their dtype has: spread over its whole range, and packed again."""

from __future__ import annotations

import numpy as np

from restorer_app.core.picture import Samples


def dtype_for(bits: int) -> str:
    """The dtype that holds samples of 1…16 bits."""
    return "uint8" if bits <= 8 else "uint16"


def depth_of(bits: int) -> int | None:
    """``Picture.depth`` of samples of ``bits`` bits: None where they fill their dtype."""
    return None if bits in (8, 16) else bits


def spread(samples: Samples, bits: int) -> Samples:
    """Whole numbers of ``bits`` bits as those of ``Picture``: the largest becomes white.

    Raises ``ValueError`` if one of them has more bits.
    """
    if bits in (8, 16):
        return samples
    if samples.size and int(samples.max()) >= 1 << bits:
        raise ValueError(f"samples of more than {bits} bits")
    return np.asarray(_levels(bits)[samples])


def packed(samples: Samples, bits: int) -> Samples:
    """The nearest numbers of ``bits`` bits; of what ``spread`` gave, the same numbers again."""
    if bits in (8, 16):
        return samples
    top, white = (1 << bits) - 1, int(np.iinfo(samples.dtype).max)
    table = (np.arange(white + 1, dtype=np.uint64) * top + white // 2) // white
    return np.asarray(table.astype(samples.dtype)[samples])


def _levels(bits: int) -> Samples:
    top, dtype = (1 << bits) - 1, np.dtype(dtype_for(bits))
    white = int(np.iinfo(dtype).max)
    return ((np.arange(top + 1, dtype=np.uint64) * white + top // 2) // top).astype(dtype)
