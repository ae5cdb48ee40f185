"""Masks as runs of marked pixels, row by row, and which runs hang together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.mask import MaskArray

Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Runs:
    """n runs in reading order: run i marks columns ``starts[i]`` … ``ends[i] - 1`` of row ``rows[i]``."""

    rows: Numbers
    starts: Numbers
    ends: Numbers

    @classmethod
    def of(cls, mask: MaskArray, first_row: int = 0) -> Runs:
        """Those of a bool H×W array whose first row counts as ``first_row``."""
        marked = np.flatnonzero(mask.any(axis=1))  # most rows of most masks are empty
        padded = np.zeros((marked.size, mask.shape[1] + 2), np.bool_)
        padded[:, 1:-1] = mask[marked]
        flat = padded.reshape(-1)
        rows, edges = np.divmod(np.flatnonzero(flat[1:] != flat[:-1]), padded.shape[1])
        return cls(marked[rows[::2]] + first_row, edges[::2], edges[1::2])

    @classmethod
    def joined(cls, parts: list[Runs]) -> Runs:
        """Parts that follow one another from top to bottom, as one."""
        if not parts:
            nothing = np.zeros(0, np.intp)
            return cls(nothing, nothing, nothing)
        return cls(
            *(np.concatenate([getattr(part, name) for part in parts]) for name in ("rows", "starts", "ends"))
        )

    @property
    def count(self) -> int:
        return int(self.rows.size)

    def of_numbers(self, numbers: Numbers | NDArray[np.bool_]) -> Runs:
        """Some of them, in the same order."""
        return Runs(self.rows[numbers], self.starts[numbers], self.ends[numbers])

    def at(self, row: int, column: int) -> int | None:
        """The number of the run that holds a pixel; None if none does."""
        first, last = np.searchsorted(self.rows, (row, row + 1))
        number = int(first + np.searchsorted(self.starts[first:last], column, "right")) - 1
        return number if number >= first and column < self.ends[number] else None

    def draw(self, array: MaskArray, row: int, column: int) -> None:
        """Mark the runs in an array whose corner is the pixel at ``row``, ``column``."""
        runs = (self.rows - row, self.starts - column, self.ends - column)
        for line, start, end in zip(*(numbers.tolist() for numbers in runs), strict=True):
            array[line, start:end] = True

    def components(self) -> Numbers:
        """For each run the number of the component it belongs to, 0 … in reading order.

        Pixels that touch at a side or a corner hang together.
        """
        above, below = self._touching()
        label = np.arange(self.count)
        while above.size:
            one, other = label[above], label[below]
            apart = one != other
            if not apart.any():
                break
            above, below = above[apart], below[apart]
            one, other = one[apart], other[apart]
            np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
            label = _settled(label)
        return np.unique(label, return_inverse=True)[1]

    def _touching(self) -> tuple[Numbers, Numbers]:
        """Pairs of runs in neighbouring rows that touch: the upper ones, the lower ones."""
        if not self.count:
            return self.rows, self.rows
        width = int(self.ends.max()) + 2
        starts, ends = self.rows * width + self.starts, self.rows * width + self.ends
        first = np.searchsorted(ends, starts - width)
        after = np.searchsorted(starts, ends - width, "right")
        counts = np.maximum(after - first, 0)
        below = np.repeat(np.arange(self.count), counts)
        within = np.arange(below.size) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(first, counts) + within, below


def connected(mask: MaskArray, row: int, column: int) -> MaskArray:
    """The part of a bool H×W array that hangs together with a pixel; nothing if that is False."""
    found = np.zeros(mask.shape, np.bool_)
    runs = Runs.of(mask)
    number = runs.at(row, column)
    if number is not None:
        labels = runs.components()
        runs.of_numbers(labels == labels[number]).draw(found, 0, 0)
    return found


def _settled(label: Numbers) -> Numbers:
    """Each label followed down to its root."""
    while True:
        further = label[label]
        if (further == label).all():
            return label
        label = further
