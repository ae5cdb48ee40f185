"""Rounding to samples of fewer bits than their dtype has."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.files.depths import dtype_for, packed, spread
from restorer_app.core.picture import Samples

_PIECE = 1 << 20
"""Samples that are looked at at once."""


def rounded(values: NDArray[Any], depth: int, dtype: np.dtype[Any]) -> Samples:
    """The samples nearest to ``values`` (white at 1) among the 2**depth that there are: one rounding."""
    top = (1 << depth) - 1
    numbers = np.clip(np.rint(values * top), 0, top).astype(dtype_for(depth))
    return spread(numbers, depth).astype(dtype, copy=False)


def fits(samples: Samples, depth: int) -> bool:
    """Whether every sample is one of the 2**depth that there are."""
    rows = max(_PIECE // max(samples[:1].size, 1), 1)
    parts = (samples[start : start + rows] for start in range(0, len(samples), rows))
    return all(bool((spread(packed(part, depth), depth) == part).all()) for part in parts)
