"""Boxes, and the eight ways a scan can lie on its side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, order=True)
class Box:
    """A rectangle of whole pixels: rows ``row`` … ``row + height - 1``, likewise columns."""

    row: int
    column: int
    height: int
    width: int

    @property
    def bottom(self) -> int:
        """The first row below the box."""
        return self.row + self.height

    @property
    def right(self) -> int:
        """The first column to the right of the box."""
        return self.column + self.width

    @property
    def empty(self) -> bool:
        return self.height <= 0 or self.width <= 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index an H×W… array with this to get the part in the box (a view)."""
        return slice(self.row, self.bottom), slice(self.column, self.right)

    def grown(self, pixels: int) -> Box:
        """The box with ``pixels`` more on each side; may leave the picture."""
        return Box(self.row - pixels, self.column - pixels, self.height + 2 * pixels, self.width + 2 * pixels)

    def clipped(self, height: int, width: int) -> Box:
        """The part inside a picture of that size; ``empty`` if there is none."""
        row, column = min(max(self.row, 0), height), min(max(self.column, 0), width)
        bottom, right = min(max(self.bottom, row), height), min(max(self.right, column), width)
        return Box(row, column, bottom - row, right - column)

    def united(self, other: Box) -> Box:
        """The smallest box that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        return Box(
            row,
            column,
            max(self.bottom, other.bottom) - row,
            max(self.right, other.right) - column,
        )

    def intersected(self, other: Box) -> Box:
        """What both share; ``empty`` if nothing."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        return Box(
            row,
            column,
            max(min(self.bottom, other.bottom) - row, 0),
            max(min(self.right, other.right) - column, 0),
        )

    def shifted(self, rows: int, columns: int) -> Box:
        return Box(self.row + rows, self.column + columns, self.height, self.width)


def bounds(mask: NDArray[np.bool_]) -> Box | None:
    """The smallest box around the True pixels of an H×W array; None if there are none."""
    rows = np.flatnonzero(mask.any(axis=1))
    if rows.size == 0:
        return None
    columns = np.flatnonzero(mask[rows[0] : rows[-1] + 1].any(axis=0))
    return Box(
        int(rows[0]),
        int(columns[0]),
        int(rows[-1] - rows[0] + 1),
        int(columns[-1] - columns[0] + 1),
    )


def upright(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """View an H×W… array in storage order as it is to be seen.

    ``orientation`` is the EXIF/TIFF tag 274, 1…8 (TIFF 6.0, section 8). No samples are copied.
    """
    if orientation in (5, 6, 7, 8):
        array = array.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return array


def as_stored(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """The inverse of ``upright``: view an upright array in the file's storage order."""
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (5, 6, 7, 8):
        array = array.swapaxes(0, 1)
    return array


def upright_box(box: Box, orientation: int, stored_height: int, stored_width: int) -> Box:
    """Where a box of the stored picture lies in the upright one."""
    row, column, height, width = box.row, box.column, box.height, box.width
    full_height, full_width = stored_height, stored_width
    if orientation in (5, 6, 7, 8):
        row, column, height, width = column, row, width, height
        full_height, full_width = full_width, full_height
    if orientation in (3, 4, 7, 8):
        row = full_height - row - height
    if orientation in (2, 3, 6, 7):
        column = full_width - column - width
    return Box(row, column, height, width)


def stored_box(box: Box, orientation: int, upright_height: int, upright_width: int) -> Box:
    """The inverse of ``upright_box``: where a box of the upright picture lies in the stored one."""
    inverse = {6: 8, 8: 6}.get(orientation, orientation)
    return upright_box(box, inverse, upright_height, upright_width)
