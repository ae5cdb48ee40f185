"""Bare paper, in the samples of any kind of picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.picture import CMYK, FULL_SCALE, Role


def white_samples(roles: Sequence[Role], dtype: np.dtype[Any]) -> NDArray[Any]:
    """One white pixel: no ink, no colour in Lab, and full in all other channels (alpha, say)."""
    full = FULL_SCALE[dtype.name]
    middle = (full + 1) // 2
    values = dict.fromkeys(CMYK, 0.0) | {Role.LAB_A: middle, Role.LAB_B: middle}
    return np.array([values.get(role, full) for role in roles], dtype)
