"""Which samples of two pictures are not the same bits: how many, and where the first one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.errors import RestorerError
from restorer_app.core.geometry import Box, stored_box
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said

_BAND_ROWS = 128
_SILENT = Progress()


class NotComparable(RestorerError):
    """The two pictures have different sizes, channels or depths."""

    advice: Text = "Compare a picture with a repaired version of itself."


@dataclass(frozen=True)
class Place:
    """One sample: upright row and column, where the first picture stores it, its channel, both values."""

    row: int
    column: int
    stored_row: int
    stored_column: int
    channel: str
    values: tuple[float, float]


@dataclass(frozen=True)
class Differences:
    """How many samples were compared and how many differ; ``first`` is the first in upright reading order."""

    compared: int
    differing: int
    first: Place | None = None


def check_comparable(one: Picture, other: Picture) -> None:
    """Raise ``NotComparable`` unless both have the same upright size, channels and depth."""
    height, width = one.upright_shape
    other_height, other_width = other.upright_shape
    if (height, width) != (other_height, other_width):
        sizes = f"{width} × {height} and {other_width} × {other_height} pixels"
        raise NotComparable(said("The pictures have different sizes: {sizes}.", sizes=sizes))
    if _comparable_roles(one) != _comparable_roles(other):
        channels = f"{_named(one)} and {_named(other)}"
        raise NotComparable(said("The pictures have different channels: {channels}.", channels=channels))
    if one.samples.dtype != other.samples.dtype:
        depths = f"{one.samples.dtype} and {other.samples.dtype}"
        raise NotComparable(said("The pictures have different depths: {depths}.", depths=depths))


def _comparable_roles(picture: Picture) -> tuple[Role, ...]:
    """Infrared has no name of its own in a file: it may come back as an extra channel."""
    return tuple(Role.EXTRA if role is Role.INFRARED else role for role in picture.roles)


def _named(picture: Picture) -> str:
    return "+".join(role.value for role in picture.roles)


def differences(
    one: Picture, other: Picture, mask: Mask | None = None, progress: Progress = _SILENT
) -> Differences:
    """Compare every sample outside the upright ``mask``, all of them without one, in every channel.

    NaN equals the same NaN, and -0.0 is not 0.0. Raises ``NotComparable`` or ``MaskMismatch``.
    """
    check_comparable(one, other)
    if mask is not None:
        mask.check_fits(one)
    first: Place | None = None
    differing = compared = 0
    left, right = one.upright_samples(), other.upright_samples()
    for row in progress.each(range(0, left.shape[0], _BAND_ROWS), "Comparing"):
        rows = slice(row, row + _BAND_ROWS)
        outside = None if mask is None else ~mask.array[rows]
        pixels = left[rows].shape[0] * left.shape[1] if outside is None else int(np.count_nonzero(outside))
        compared += pixels * left.shape[2]
        differs = _differing(left[rows], right[rows], outside)
        if differs is not None:
            differing += int(np.count_nonzero(differs))
            first = first or _place(one, other, row, differs)
    return Differences(compared, differing, first)


def _differing(one: Samples, other: Samples, outside: MaskArray | None) -> NDArray[np.bool_] | None:
    """Where the samples differ; None if nowhere."""
    differs = _bits(one) != _bits(other)
    if outside is not None:
        differs &= outside[:, :, None]
    return differs if differs.any() else None


def _bits(samples: Samples) -> NDArray[Any]:
    """The samples as unsigned integers of the same size."""
    return np.ascontiguousarray(samples).view(f"u{samples.dtype.itemsize}")


def _place(one: Picture, other: Picture, start: int, differs: NDArray[np.bool_]) -> Place:
    at, column, channel = (int(index) for index in np.unravel_index(int(np.argmax(differs)), differs.shape))
    row = start + at
    stored = stored_box(Box(row, column, 1, 1), one.orientation, *one.upright_shape)
    values = tuple(picture.upright_samples()[row, column, channel].item() for picture in (one, other))
    return Place(
        row, column, stored.row, stored.column, one.roles[channel].value, (float(values[0]), float(values[1]))
    )
