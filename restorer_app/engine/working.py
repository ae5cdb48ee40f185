"""The working copy: any photograph as RGB or grey that methods can repair, and their patches brought back.

Grey and RGB photographs are repaired as they are. Of a CMYK one C, M and Y, turned round, are repaired as
RGB, and K as grey; nothing is converted. A CIELAB one is repaired as RGB, a floating-point one whose samples
leave 0…1 in the range that they have around the hole. What comes back is rounded once, to the file's own
depth, and only where a patch writes: other samples are the photograph's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.cielab import lab_of_working, lab_samples, lab_values, working_rgb
from restorer_app.core.geometry import Box
from restorer_app.core.picture import GREY, RGB, Picture, Samples
from restorer_app.core.repair import Patch
from restorer_app.engine.request import RestoreRequest, Unsure

Hole = NDArray[np.bool_]

AROUND = 64
"""Pixels around the mask in which the range of samples is looked at."""
NEAR = 16
"""Pixels around a patch in which the inks are looked at; more where none is known there."""
SPARE = 1 / 16
"""The share of the range that fills may go beyond it, each way."""
_ROWS = 256
"""Rows that are converted at once."""


class Working(Protocol):
    """What methods repair instead of a photograph: one part after the other."""

    @property
    def parts(self) -> tuple[Picture, ...]:
        """Pictures of grey or RGB, of the photograph's size and orientation."""

    def patches(self, found: Sequence[list[Patch]]) -> list[Patch]:
        """The photograph's patches, from those of each part."""


def working_copy(request: RestoreRequest) -> Working:
    """How the photograph of a request is repaired; the photograph itself where that can be."""
    picture = request.picture
    if picture.is_cmyk:
        return _Inks(picture, np.ascontiguousarray(picture.stored(request.mask.array)))
    if picture.is_lab:
        return _Lab(picture)
    if picture.samples.dtype.kind == "f" and picture.colour_channels:
        limits = _range(picture, np.ascontiguousarray(picture.stored(request.mask.array)))
        if limits is not None:
            return _Scaled(picture, *limits)
    return _Itself(picture)


def parts_of(picture: Picture) -> int:
    """How many parts the working copy has."""
    return 2 if picture.is_cmyk else 1


def copied_bytes(picture: Picture) -> int:
    """Bytes that the working copy takes at most."""
    pixels = picture.height * picture.width
    if picture.is_cmyk:
        return 4 * pixels * picture.samples.itemsize
    if picture.is_lab or picture.samples.dtype.kind == "f":
        return 4 * pixels * len(picture.own_channels)
    return 0


def joined_unsure(found: Sequence[list[Unsure]]) -> list[Unsure]:
    """The larger spread of all parts."""
    first, *others = found
    for other in others:
        first = [
            replace(one, spread=np.maximum(one.spread, also.spread))
            for one, also in zip(first, other, strict=True)
        ]
    return first


@dataclass(frozen=True, eq=False)
class _Itself:
    picture: Picture

    @property
    def parts(self) -> tuple[Picture, ...]:
        return (self.picture,)

    def patches(self, found: Sequence[list[Patch]]) -> list[Patch]:
        return found[0]


class _Inks:
    """C, M and Y turned round are an RGB picture, K turned round a grey one.

    No ink is put on in a strength that nothing around has: bare paper stays bare, grey of K alone stays K.
    """

    def __init__(self, picture: Picture, mask: Hole) -> None:
        self._picture, self._mask = picture, mask
        self._channels = list(picture.own_channels)
        self.parts = tuple(
            Picture(self._light(channels), roles, picture.orientation, picture.depth)
            for channels, roles in ((self._channels[:3], RGB), (self._channels[3:], GREY))
        )

    def _light(self, channels: list[int]) -> Samples:
        light = self._picture.samples[:, :, channels]
        return np.asarray(light.dtype.type(self._picture.full_scale) - light)

    def patches(self, found: Sequence[list[Patch]]) -> list[Patch]:
        return [self._joined(colour, black) for colour, black in zip(*found, strict=True)]

    def _joined(self, colour: Patch, black: Patch) -> Patch:
        if colour.box != black.box:
            raise ValueError("the parts of a CMYK photograph were repaired in different places")
        light = np.concatenate([colour.samples, black.samples], axis=2)
        inks = light.dtype.type(self._picture.full_scale) - light
        inks = np.clip(inks, *self._around(colour.box))
        return _patch(self._picture, colour.box, inks, np.maximum(colour.alpha, black.alpha))

    def _around(self, box: Box) -> tuple[Samples, Samples]:
        """The least and the most of each ink that is known near the box."""
        reach = NEAR
        while True:
            near = box.grown(reach).clipped(*self._mask.shape)
            known = self._picture.samples[near.slices][~self._mask[near.slices]][:, self._channels]
            if len(known):
                return known.min(axis=0), known.max(axis=0)
            reach *= 2


class _Lab:
    """RGB whose neutral colours are neutral in Lab too."""

    def __init__(self, picture: Picture) -> None:
        self._picture, self._channels = picture, list(picture.own_channels)
        rgb = np.empty((picture.height, picture.width, 3), np.float32)
        for rows in _in_rows(picture):
            rgb[rows] = working_rgb(lab_values(picture.samples[rows][:, :, self._channels]))
        self.parts = (Picture(rgb, RGB, picture.orientation),)

    def patches(self, found: Sequence[list[Patch]]) -> list[Patch]:
        return [
            _patch(self._picture, patch.box, self._samples(patch.samples), patch.alpha) for patch in found[0]
        ]

    def _samples(self, rgb: Samples) -> Samples:
        return lab_samples(lab_of_working(np.nan_to_num(rgb)), self._picture.samples.dtype)


class _Scaled:
    """Samples between ``low`` and ``high`` as 0…1; those beyond are cut off, what is no number stays so."""

    def __init__(self, picture: Picture, low: float, high: float) -> None:
        self._picture, self._low, self._high = picture, low, high
        channels = list(picture.colour_channels)
        scaled = np.empty((picture.height, picture.width, len(channels)), np.float32)
        for rows in _in_rows(picture):
            values = picture.samples[rows][:, :, channels].astype(np.float64)
            values[~np.isfinite(values)] = np.nan
            scaled[rows] = np.clip((values - low) / (high - low), 0, 1)
        self.parts = (Picture(scaled, GREY if len(channels) == 1 else RGB, picture.orientation),)

    def patches(self, found: Sequence[list[Patch]]) -> list[Patch]:
        return [
            _patch(self._picture, patch.box, self._samples(patch.samples), patch.alpha) for patch in found[0]
        ]

    def _samples(self, scaled: Samples) -> Samples:
        return (scaled.astype(np.float64) * (self._high - self._low) + self._low).astype(np.float32)


def _patch(picture: Picture, box: Box, new: Samples, alpha: NDArray[np.float32]) -> Patch:
    """The patch that writes ``new`` (h×w×k) into the photograph's own channels; others are copied."""
    samples, channels, inside = picture.samples[box.slices].copy(), list(picture.own_channels), alpha > 0
    own = samples[:, :, channels]
    own[inside] = new[inside]
    samples[:, :, channels] = own
    return Patch(box.row, box.column, samples, alpha)


def _range(picture: Picture, mask: Hole) -> tuple[float, float] | None:
    """The range of the samples around the mask, and a little more; None if no sample leaves 0…1."""
    channels = list(picture.colour_channels)
    every = [_limits(picture.samples[rows][:, :, channels][~mask[rows]]) for rows in _in_rows(picture)]
    low, high = _outermost(every)
    if low >= 0 and high <= 1:
        return None
    side = 2 * AROUND + 1
    grown = cv2.dilate(mask.view(np.uint8), np.ones((side, 1), np.uint8))
    ring = (cv2.dilate(grown, np.ones((1, side), np.uint8)) > 0) & ~mask
    near = [_limits(picture.samples[rows][:, :, channels][ring[rows]]) for rows in _in_rows(picture)]
    lowest, highest = _outermost(near)
    low, high = (lowest, highest) if lowest <= highest else (low, high)
    spare = SPARE * (high - low) or 0.5
    return low - spare, high + spare


def _in_rows(picture: Picture) -> Iterable[slice]:
    return (slice(start, start + _ROWS) for start in range(0, picture.height, _ROWS))


def _limits(values: Samples) -> tuple[float, float]:
    """The least and the largest number; turned round if there is none."""
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (np.inf, -np.inf)


def _outermost(limits: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return min(low for low, _ in limits), max(high for _, high in limits)
