"""From a picture with noise to patches without: part by part, so that memory stays small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.errors import Unsupported
from restorer_app.core.geometry import Box, bounds
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.progress import Progress, Steps
from restorer_app.core.repair import Patch
from restorer_app.engine.methods.cleaner import Cleaner
from restorer_app.engine.tensors import to_colour, to_samples, to_tensor

SOFT = 6
"""Pixels inside a mask's edge over which cleaning sets in, so that no edge is seen."""
_ROWS = 256

Share = NDArray[np.float32]
Where = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cleaning:
    """What is asked of a grey or an RGB picture: ``mask`` in storage order, None: everywhere."""

    picture: Picture
    mask: Where | None
    strength: float


def cleaned(task: Cleaning, cleaner: Cleaner, core: int, progress: Progress) -> list[Patch]:
    """Patches that lie beside each other, none where nothing is to change.

    Parts are ``core`` pixels wide and high; each is computed with as much around it as the network looks at,
    so that it is the same as in one pass over the whole picture.
    """
    if not task.picture.colour_channels:
        raise Unsupported(
            "Only grey, RGB, CMYK and CIELAB photographs can be cleaned.",
            "Convert a copy of the photograph to RGB first.",
        )
    bands = list(_bands(task, core)) if task.strength > 0 else []
    steps = Steps(progress, sum(part.height * part.width for band in bands for part in band))
    neutral = _is_neutral(task.picture)
    return [_band(task, cleaner, band, neutral, steps) for band in bands]


def _bands(task: Cleaning, core: int) -> Iterator[list[Box]]:
    """The parts beside each other in which something is to change; whole ones where there is no mask."""
    height, width = task.picture.height, task.picture.width
    for row in range(0, height, core):
        cells = [Box(row, column, core, core).clipped(height, width) for column in range(0, width, core)]
        if task.mask is not None:
            cells = [cell for cell in cells if task.mask[cell.slices].any()]
        if cells:
            yield cells


def _band(task: Cleaning, cleaner: Cleaner, parts: list[Box], neutral: bool, steps: Steps) -> Patch:
    box = _around(task, parts)
    share, channels = _share(task, box), list(task.picture.colour_channels)
    samples = task.picture.samples[box.slices].copy()
    for part in parts:
        progress = steps.next(part.height * part.width, "Cleaning up noise")
        inside = part.intersected(box)
        within = inside.shifted(-box.row, -box.column).slices
        new = _part(task.picture, inside, cleaner, neutral, share[within], progress)
        old = samples[within]
        old[:, :, channels] = np.where(share[within][:, :, None] > 0, new, old[:, :, channels])
    return Patch(box.row, box.column, samples, share)


def _around(task: Cleaning, parts: list[Box]) -> Box:
    """The box around what is to change in these parts, which begins where the network's grid does."""
    whole = parts[0].united(parts[-1])
    if task.mask is None:
        return whole
    found = bounds(task.mask[whole.slices])
    assert found is not None, "something is marked in each part"
    return found.shifted(whole.row, whole.column)


def _share(task: Cleaning, box: Box) -> Share:
    """The share of what is cleaned, h×w; 0 outside the mask, and where samples are no numbers."""
    share = np.broadcast_to(np.float32(task.strength), (box.height, box.width))
    if task.mask is not None:
        share = share * _inside(task.mask, box)
    if task.picture.samples.dtype.kind == "f":
        own = task.picture.samples[box.slices][:, :, list(task.picture.colour_channels)]
        share = np.where(np.isfinite(own).all(axis=2), share, np.float32(0))
    return share


def _inside(mask: Where, box: Box) -> Share:
    """How far inside the mask each pixel of the box lies: 0 outside, 1 from ``SOFT`` pixels on."""
    near = box.grown(SOFT + 1).clipped(*mask.shape)
    marked = np.ascontiguousarray(mask[near.slices]).view(np.uint8)
    depth = (
        cv2.distanceTransform(marked, cv2.DIST_L2, 5) if not marked.all() else marked * np.float32(SOFT + 1)
    )
    inside = np.clip(depth / (SOFT + 1), 0, 1).astype(np.float32)
    return np.asarray(inside[box.shifted(-near.row, -near.column).slices])


def _part(
    picture: Picture, part: Box, cleaner: Cleaner, neutral: bool, share: Share, progress: Progress
) -> Samples:
    """New samples of the part, h×w×k, in the file's depth."""
    channels, even = (
        picture.colour_channels,
        Box(part.row & ~1, part.column & ~1, part.height + 1, part.width + 1),
    )
    view = even.grown(cleaner.reach).clipped(picture.height, picture.width)
    inside = part.shifted(-view.row, -view.column).slices
    seen = to_tensor(picture.samples[view.slices], channels)
    less = (seen - cleaner.clean(seen, progress))[..., inside[0], inside[1]]
    less = less.mean(dim=1, keepdim=True).expand_as(less) if neutral else less
    old = to_colour(seen[..., inside[0], inside[1]], channels)
    new = np.clip(old - share[:, :, None] * to_colour(less, channels), 0, 1)
    return to_samples(new, picture.samples.dtype, picture.depth)


def _is_neutral(picture: Picture) -> bool:
    """Whether the picture has no colour anywhere: grey scans are often stored as RGB, and stay grey."""
    first, *others = picture.colour_channels
    strips = (picture.samples[row : row + _ROWS] for row in range(0, picture.height, _ROWS))
    return all(
        np.array_equal(strip[:, :, first], strip[:, :, other], equal_nan=strip.dtype.kind == "f")
        for strip in strips
        for other in others
    )
