"""What is done to a whole mask: grown, shrunk, freed of specks, or made from the tones of the photograph.

All of it may take a second on a large scan, and belongs beside the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.inks import printed
from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import CMYK, FULL_SCALE, RGB, Role
from restorer_app.core.progress import Progress
from restorer_app.core.runs import Runs

_CELL = 1024
_ROWS = 256
_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue in the luminance (ITU-R BT.709)."""

Tones = NDArray[np.float32]


def grown(mask: MaskArray, radius: int, progress: Progress) -> MaskArray:
    """True within ``radius`` pixels of a marked one."""
    result = np.zeros_like(mask)
    for box in progress.each(list(_cells(mask.shape))):
        around = box.grown(radius).clipped(*mask.shape)
        part = mask[around.slices]
        if part.any():
            inside = box.shifted(-around.row, -around.column)
            result[box.slices] = _spread(part, radius)[inside.slices]
    return result


def shrunk(mask: MaskArray, radius: int, progress: Progress) -> MaskArray:
    """False within ``radius`` pixels of an unmarked one; the picture's edge takes nothing away."""
    result = mask.copy()
    for box in progress.each(list(_cells(mask.shape))):
        if mask[box.slices].any():
            around = box.grown(radius).clipped(*mask.shape)
            inside = box.shifted(-around.row, -around.column)
            result[box.slices] &= ~_spread(~mask[around.slices], radius)[inside.slices]
    return result


def without_specks(mask: MaskArray, smallest: int, progress: Progress) -> MaskArray:
    """The mask without regions of fewer than ``smallest`` pixels."""
    bands = range(0, mask.shape[0], _ROWS)
    runs = Runs.joined([Runs.of(mask[row : row + _ROWS], row) for row in progress.each(bands)])
    labels = runs.components()
    areas = np.bincount(labels, runs.ends - runs.starts)
    result = mask.copy()
    small = runs.of_numbers(areas[labels] < smallest) if runs.count else runs
    for row, start, end in zip(small.rows.tolist(), small.starts.tolist(), small.ends.tolist(), strict=True):
        result[row, start:end] = False
    return result


def luminance(samples: NDArray[Any], roles: tuple[Role, ...]) -> Tones:
    """How light each pixel of h×w×C samples is, 0…1 of the range: grey itself, or the weighted colours.

    Of Lab it is L*, of inks what they leave of white light.
    """
    if all(role in roles for role in CMYK):
        return luminance(printed(samples[:, :, [roles.index(role) for role in CMYK]]), RGB)
    if all(role in roles for role in RGB):
        shares = [(roles.index(role), weight) for role, weight in zip(RGB, _WEIGHTS, strict=True)]
    else:
        own = (role for role in (Role.GREY, Role.LIGHTNESS) if role in roles)
        shares = [(roles.index(next(own, roles[0])), 1.0)]
    tones: Tones = np.zeros(samples.shape[:2], np.float32)
    for channel, weight in shares:
        tones += samples[:, :, channel] * np.float32(weight / FULL_SCALE[samples.dtype.name])
    return tones


def by_luminance(
    read: Callable[[Box], NDArray[Any]],
    shape: tuple[int, int],
    roles: tuple[Role, ...],
    low: float,
    high: float,
    progress: Progress,
) -> MaskArray:
    """True where the luminance is in ``low`` … ``high`` (0…1). ``read`` gives a box's upright samples."""
    height, width = shape
    result = np.empty(shape, np.bool_)
    for row in progress.each(range(0, height, _ROWS)):
        box = Box(row, 0, _ROWS, width).clipped(height, width)
        result[box.slices] = in_range(luminance(read(box), roles), low, high)
    return result


def in_range(tones: Tones, low: float, high: float) -> MaskArray:
    """Where tones lie between two limits; rounding at the ends does not count."""
    inside: MaskArray = (tones >= low - 1e-6) & (tones <= high + 1e-6)
    return inside


def _cells(shape: tuple[int, ...]) -> Iterator[Box]:
    height, width = shape
    for row in range(0, height, _CELL):
        for column in range(0, width, _CELL):
            yield Box(row, column, _CELL, _CELL).clipped(height, width)


def _spread(part: MaskArray, radius: int) -> MaskArray:
    """Dilated by a disc: for each distance up and down, the row spread as wide as the disc is there."""
    result = np.zeros_like(part)
    wide, reached = part.copy(), 0
    for down in range(radius, -1, -1):
        half = int((radius**2 - down**2) ** 0.5 + 1e-9)
        while reached < half:
            wide = _one_wider(wide)
            reached += 1
        if down < part.shape[0]:
            result[down:] |= wide[: part.shape[0] - down]
            result[: part.shape[0] - down] |= wide[down:]
    return result


def _one_wider(part: MaskArray) -> MaskArray:
    wider = part.copy()
    wider[:, 1:] |= part[:, :-1]
    wider[:, :-1] |= part[:, 1:]
    return wider
