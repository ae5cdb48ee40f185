"""Before and after as one picture, in the photograph's own depth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from restorer_app.core.photo import Photo
from restorer_app.core.picture import FULL_SCALE, Picture, Samples
from restorer_app.core.reduction import reduced

Arrangement = Literal["side", "stack"]
_GAP = 0.01
"""The white strip between the two, as a share of the picture's longer side."""


@dataclass(frozen=True)
class Comparison:
    """How to lay them out: side by side or one over the other, and how many pixels wide at most."""

    arrangement: Arrangement = "side"
    widest: int | None = None


def comparison(before: Picture, after: Photo, wish: Comparison) -> Photo:
    """One upright photograph of both, with the profile and the resolution of the one that was repaired.

    It is halved until it is no wider than wished.
    """
    first, second = before.upright_samples(), after.picture.upright_samples()
    level = _level_for(first.shape[1], wish)
    samples = _joined(reduced(first, level), reduced(second, level), wish.arrangement)
    picture = Picture(samples, after.picture.roles, 1)
    return replace(after, picture=picture, path=None, lossy=False, notes=())


def _level_for(width: int, wish: Comparison) -> int:
    whole = width * (2 if wish.arrangement == "side" else 1)
    level = 0
    while wish.widest is not None and whole > wish.widest and whole > 2:
        whole, level = -(-whole // 2), level + 1
    return level


def _joined(first: Samples, second: Samples, arrangement: Arrangement) -> Samples:
    height, width = first.shape[:2]
    gap = max(round(_GAP * max(height, width)), 2)
    across = arrangement == "side"
    shape = (height, 2 * width + gap) if across else (2 * height + gap, width)
    joined = np.full((*shape, first.shape[2]), FULL_SCALE[first.dtype.name], first.dtype)
    joined[:height, :width] = first
    if across:
        joined[:, width + gap :] = second
    else:
        joined[height + gap :] = second
    return joined
