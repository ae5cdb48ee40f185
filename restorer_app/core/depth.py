"""Samples of fewer bits than their dtype: spread over its whole range in memory, and back, exactly."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.picture import Samples

_PIECE = 1 << 20
"""Samples that are changed at once, so that little memory is taken beside them."""


@cache
def _levels(depth: int, dtype: str) -> Samples:
    """The 2**depth samples that there are, from 0 to white."""
    most = np.iinfo(dtype).max
    return np.asarray(np.rint(np.arange(1 << depth) * (most / ((1 << depth) - 1))).astype(dtype))


def spread(values: Samples, depth: int) -> None:
    """Turn whole numbers of 0 … 2**depth - 1 into samples of their dtype's range, in place."""
    levels, flat = _levels(depth, values.dtype.name), values.reshape(-1)
    for start in range(0, flat.size, _PIECE):
        piece = flat[start : start + _PIECE]
        piece[...] = levels[piece]


def narrowed(samples: Samples, depth: int) -> Samples:
    """The whole number of 0 … 2**depth - 1 that each sample is nearest to, in the samples' dtype."""
    most, top = int(np.iinfo(samples.dtype).max), (1 << depth) - 1
    return np.asarray((samples.astype(np.uint32) * top + most // 2) // most).astype(samples.dtype)


def fits(samples: Samples, depth: int) -> bool:
    """Whether every sample is one of the 2**depth that there are."""
    levels = _levels(depth, samples.dtype.name)
    rows = max(_PIECE // max(samples[:1].size, 1), 1)
    parts = (samples[start : start + rows] for start in range(0, len(samples), rows))
    return all(bool((levels[narrowed(part, depth)] == part).all()) for part in parts)


def rounded(values: NDArray[Any], depth: int, dtype: np.dtype[Any]) -> Samples:
    """The samples nearest to ``values`` (white at 1) among the 2**depth that there are: one rounding."""
    top = (1 << depth) - 1
    numbers = np.clip(np.rint(values * top), 0, top).astype(np.intp)
    return np.asarray(_levels(depth, dtype.name)[numbers])
