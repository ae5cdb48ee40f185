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
    level = _level_for((first.shape[0], first.shape[1]), wish)
    samples = _joined(reduced(first, level), reduced(second, level), wish.arrangement)
    picture = Picture(samples, after.picture.roles, 1)
    return replace(after, picture=picture, path=None, lossy=False, notes=())


def _level_for(shape: tuple[int, int], wish: Comparison) -> int:
    level = 0
    while (
        wish.widest is not None and max(shape) > 1 and _joined_shape(shape, wish.arrangement)[1] > wish.widest
    ):
        level += 1
        shape = -(-shape[0] // 2), -(-shape[1] // 2)
    return level


def _joined_shape(shape: tuple[int, int], arrangement: Arrangement) -> tuple[int, int]:
    """Height and width of both together."""
    height, width = shape
    gap = _gap(shape)
    return (height, 2 * width + gap) if arrangement == "side" else (2 * height + gap, width)


def _gap(shape: tuple[int, int]) -> int:
    return max(round(_GAP * max(shape)), 2)


def _joined(first: Samples, second: Samples, arrangement: Arrangement) -> Samples:
    height, width = first.shape[:2]
    gap = _gap((height, width))
    shape = _joined_shape((height, width), arrangement)
    joined = np.full((*shape, first.shape[2]), FULL_SCALE[first.dtype.name], first.dtype)
    joined[:height, :width] = first
    if arrangement == "side":
        joined[:, width + gap :] = second
    else:
        joined[height + gap :] = second
    return joined
