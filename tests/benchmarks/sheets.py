"""Contact sheets: crops at 100 %, one row a case, one column an engine, each with a word above it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from restorer_app.cli.side_by_side import side_by_side
from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import MaskArray
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture, Samples

_GROUND = 38
LEAST = 200
"""The side of the smallest crop, where the picture is that large."""


def around(mask: MaskArray, margin: int = 40, most: int = 320) -> Box:
    """The box of the hole with its surroundings; of a long hole a piece of at most ``most`` pixels a side."""
    found = bounds(mask)
    assert found is not None, "there is no hole"
    height, width = (min(max(side + 2 * margin, LEAST), most) for side in (found.height, found.width))
    rows, columns = np.nonzero(mask[found.slices])
    middle = len(rows) // 2
    row, column = found.row + int(rows[middle]), found.column + int(columns[middle])
    if height < most:
        row = found.row + found.height // 2
    if width < most:
        column = found.column + found.width // 2
    height, width = min(height, mask.shape[0]), min(width, mask.shape[1])
    top = min(max(row - height // 2, 0), mask.shape[0] - height)
    left = min(max(column - width // 2, 0), mask.shape[1] - width)
    return Box(top, left, height, width)


def busiest(mask: MaskArray, count: int, side: int = 320) -> list[Box]:
    """At most ``count`` boxes of ``side`` pixels that hold most of the hole, each counted once."""
    high, wide = min(side, mask.shape[0]), min(side, mask.shape[1])
    left, found = mask.astype(np.float32), []
    while len(found) < count and left.any():
        held = cv2.boxFilter(left, -1, (wide, high), normalize=False, borderType=cv2.BORDER_CONSTANT)
        row, column = np.unravel_index(int(np.argmax(held)), held.shape)
        top = min(max(int(row) - high // 2, 0), mask.shape[0] - high)
        start = min(max(int(column) - wide // 2, 0), mask.shape[1] - wide)
        found.append(Box(top, start, high, wide))
        left[found[-1].slices] = 0
    return found


def crop(picture: Picture, box: Box) -> Picture:
    """The part of the upright picture in the box."""
    return Picture(np.ascontiguousarray(picture.upright_samples()[box.slices]), picture.roles)


def save_sheet(path: Path, rows: Sequence[Sequence[tuple[str, Picture]]]) -> None:
    """Save rows of titled 8-bit RGB crops (of one height in each row) as a PNG."""
    strips = [side_by_side(row).samples for row in rows]
    wide = max(strip.shape[1] for strip in strips)
    save_photo(
        Photo(Picture(np.concatenate([_widened(strip, wide) for strip in strips]), RGB)), path, overwrite=True
    )


def _widened(strip: Samples, width: int) -> Samples:
    missing = width - strip.shape[1]
    return np.pad(strip, ((0, 8), (0, missing), (0, 0)), constant_values=_GROUND)
