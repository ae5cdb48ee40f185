"""Before and after as one picture, in the photograph's own depth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from restorer_app.core.captions import Coverage, strips
from restorer_app.core.paper import white_samples
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.core.reduction import reduced

Arrangement = Literal["side", "stack"]
_GAP = 0.01
"""The white strip between the two, as a share of the picture's longer side."""


@dataclass(frozen=True)
class Comparison:
    """How to lay them out: side by side or one over the other, and how many pixels wide at most.

    ``captions``: the words above them as they were drawn; None: none.
    """

    arrangement: Arrangement = "side"
    widest: int | None = None
    captions: tuple[Coverage, Coverage] | None = field(default=None, compare=False)


def comparison(before: Picture, after: Photo, wish: Comparison) -> Photo:
    """One upright photograph of both, with the profile and the resolution of the one that was repaired.

    It is halved until it is no wider than wished.
    """
    first, second = before.upright_samples(), after.picture.upright_samples()
    level = _level_for((first.shape[0], first.shape[1]), wish)
    halves = [reduced(first, level), reduced(second, level)]
    gap = _gap((halves[0].shape[0], halves[0].shape[1]))
    if wish.captions is not None:
        halves = _captioned(halves, wish.captions, after.picture)
    picture = Picture(_joined(halves, gap, wish.arrangement, after.picture.roles), after.picture.roles, 1)
    return replace(after, picture=picture, path=None, lossy=False, notes=(), page=0, pages=1)


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


def _captioned(halves: list[Samples], words: tuple[Coverage, Coverage], kind: Picture) -> list[Samples]:
    """Each with its word above it."""
    height, width = halves[0].shape[:2]
    above = strips(words, (height, width), kind.roles, kind.samples.dtype)
    return [np.concatenate(both) for both in zip(above, halves, strict=True)]


def _joined(halves: list[Samples], gap: int, arrangement: Arrangement, roles: tuple[Role, ...]) -> Samples:
    """Both with the white strip between them."""
    axis = 1 if arrangement == "side" else 0
    between = list(halves[0].shape)
    between[axis] = gap
    white = np.broadcast_to(white_samples(roles, halves[0].dtype), between)
    return np.concatenate([halves[0], white, halves[1]], axis)
