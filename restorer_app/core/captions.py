"""A word on a white strip above a picture, in the picture's own depth and channels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from restorer_app.core.paper import white_samples
from restorer_app.core.picture import FULL_SCALE, Role, Samples

Coverage = NDArray[np.uint8]
"""A word as it was drawn, H×W: how much of each pixel its letters cover, 0…255."""

_SIZE, _SMALLEST = 0.035, 12
"""Height of a word: a share of the picture's longer side, and at least so many pixels."""
_WIDEST = 0.9
"""Of the picture's width."""
_AIR = 0.25
"""White above and below a word, as a share of its height."""
_DARK = 0.1
"""The letters, as a share of white."""
_TONES = (Role.GREY, Role.RED, Role.GREEN, Role.BLUE, Role.LIGHTNESS)


def strips(
    words: Sequence[Coverage], shape: tuple[int, int], roles: Sequence[Role], dtype: np.dtype
) -> list[Samples]:
    """White strips of one size for pictures of this height and width, a word in the middle of each.

    A word is never wider than the picture; all have the scale of the one that needs the smallest.
    """
    scale = min(_scale(word, shape) for word in words)
    scaled = [_scaled(word, scale) for word in words]
    tallest = max(word.shape[0] for word in scaled)
    height = tallest + 2 * max(round(_AIR * tallest), 1)
    return [_coloured(_centred(word, (height, shape[1])), roles, dtype) for word in scaled]


def _scale(word: Coverage, shape: tuple[int, int]) -> float:
    height, width = word.shape
    wanted: float = max(_SIZE * max(shape), _SMALLEST) / height
    widest: float = _WIDEST * shape[1] / width
    return min(wanted, widest)


def _scaled(word: Coverage, scale: float) -> Coverage:
    height, width = (max(int(length * scale), 1) for length in word.shape)
    return np.asarray(Image.fromarray(word).resize((width, height), Image.Resampling.BICUBIC))


def _centred(word: Coverage, shape: tuple[int, int]) -> Coverage:
    placed = np.zeros(shape, np.uint8)
    row, column = (shape[0] - word.shape[0]) // 2, (shape[1] - word.shape[1]) // 2
    placed[row : row + word.shape[0], column : column + word.shape[1]] = word
    return placed


def _coloured(coverage: Coverage, roles: Sequence[Role], dtype: np.dtype) -> Samples:
    """Dark where it covers, white elsewhere; what is no tone (alpha, say) is full all over."""
    full = FULL_SCALE[dtype.name]
    share = coverage[:, :, None] / np.float32(255)
    paper = (white_samples(roles, dtype) / full).astype(np.float32)
    letters = np.where([role in _TONES for role in roles], np.float32(_DARK), paper)
    letters[[role is Role.BLACK for role in roles]] = 1 - _DARK
    mixed = (paper + (letters - paper) * share) * full
    return (mixed if dtype.kind == "f" else np.rint(mixed)).astype(dtype)
