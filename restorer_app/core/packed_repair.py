"""A repair reduced to what it writes: which pixels, and their new samples.

Packing takes time, so the lane that made a repair does it; taking it into a document is then quick.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Samples
from restorer_app.core.regions import Region
from restorer_app.core.sparse_mask import SparseMask

Places = NDArray[np.uint32]
"""n pixels of a stored picture, each as row * width + column, ascending."""

_CELL = 512
"""Pixels are told in boxes no larger than this, so that scattered ones do not count as the whole picture."""


class WritesSamples(Protocol):
    """What is read of a ``Patch``."""

    @property
    def samples(self) -> Samples: ...

    @property
    def alpha(self) -> NDArray[np.float32]: ...

    @property
    def box(self) -> Box: ...


@dataclass(frozen=True, eq=False)
class PackedSamples:
    """The samples that a repair writes: ``samples`` is n×C for the n ``places`` of a stored picture.

    ``boxes``: the stored boxes around them, cell by cell. ``alpha`` are the float32 shares, compressed.
    """

    height: int
    width: int
    places: Places
    samples: Samples
    boxes: tuple[Box, ...]
    _alpha: bytes = field(repr=False)

    @classmethod
    def of(cls, patches: Iterable[WritesSamples], height: int, width: int) -> PackedSamples | None:
        """What the patches write into a stored picture of that size; None if nothing.

        Where they overlap the later one counts, as if they were written one after the other. Raises
        ``ValueError`` if one does not fit, or if they are of different kinds.
        """
        parts = [_points(patch, height, width) for patch in patches]
        parts = [part for part in parts if part[0].size]
        if not parts:
            return None
        if len({(part[1].dtype, part[1].shape[1]) for part in parts}) > 1:
            raise ValueError("patches of different kinds")
        places, samples, alpha = (np.concatenate([part[index] for part in parts]) for index in range(3))
        del parts
        return cls._packed(height, width, *_each_once(places, samples, alpha))

    @classmethod
    def of_arrays(
        cls, height: int, width: int, places: Samples, samples: Samples, alpha: Samples
    ) -> PackedSamples:
        """From the arrays that another one consists of. Raises ``ValueError`` if they do not fit together."""
        flat = places.ndim == alpha.ndim == 1 and samples.ndim == 2
        if not flat or not places.size or not len(places) == len(samples) == len(alpha):
            raise ValueError("arrays of different lengths")
        ascending = bool((places[1:] > places[:-1]).all())
        if places.dtype != np.uint32 or not ascending or int(places[-1]) >= height * width:
            raise ValueError("places outside the picture")
        if alpha.dtype != np.float32 or not bool(((alpha > 0) & (alpha <= 1)).all()):
            raise ValueError("shares outside 0…1")
        return cls._packed(height, width, places, samples, alpha)

    @classmethod
    def united(cls, parts: Sequence[PackedSamples]) -> PackedSamples:
        """All of them, as if they were written one after the other."""
        places, samples, alpha = (
            np.concatenate([getattr(part, name) for part in parts]) for name in ("places", "samples", "alpha")
        )
        return cls._packed(parts[0].height, parts[0].width, *_each_once(places, samples, alpha))

    @classmethod
    def _packed(
        cls, height: int, width: int, places: Places, samples: Samples, alpha: Samples
    ) -> PackedSamples:
        boxes = tuple(_boxes(places, width))
        return cls(height, width, places, samples, boxes, zlib.compress(alpha.tobytes(), 1))

    @property
    def alpha(self) -> NDArray[np.float32]:
        """The share of new content of each of the n samples, above 0 and at most 1."""
        return np.frombuffer(zlib.decompress(self._alpha), np.float32)

    @property
    def at(self) -> slice | Places:
        """Where they lie in the flat picture: a slice, written at once, if none is left out between them."""
        first, last = int(self.places[0]), int(self.places[-1])
        return slice(first, last + 1) if last - first + 1 == len(self.places) else self.places

    @property
    def nbytes(self) -> int:
        return self.places.nbytes + self.samples.nbytes + len(self._alpha) + 200 * len(self.boxes)

    def inside(self, box: Box) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Those of the n that lie in a stored box: their numbers, rows and columns, counted from the box."""
        first, last = (_before(self.places, row * self.width) for row in (box.row, box.bottom))
        rows, columns = np.divmod(self.places[first:last].astype(np.intp), self.width)
        within = np.flatnonzero((columns >= box.column) & (columns < box.right))
        return within + first, rows[within] - box.row, columns[within] - box.column


@dataclass(frozen=True, eq=False)
class PackedRepair:
    """What a repair writes (None: nothing), the mask it was made for, and that mask's regions."""

    written: PackedSamples | None
    mask_used: SparseMask
    regions: tuple[Region, ...]


def _points(patch: WritesSamples, height: int, width: int) -> tuple[Places, Samples, NDArray[np.float32]]:
    if patch.box.clipped(height, width) != patch.box:
        raise ValueError(f"the patch at {patch.box.row}, {patch.box.column} does not fit the picture")
    rows, columns = np.nonzero(patch.alpha > 0)
    places = ((rows + patch.box.row) * width + columns + patch.box.column).astype(np.uint32)
    return places, patch.samples[rows, columns], patch.alpha[rows, columns]


def _each_once(places: Places, samples: Samples, alpha: Samples) -> tuple[Places, Samples, Samples]:
    """In the order of the places, each once, as it stood there last."""
    if bool((places[1:] > places[:-1]).all()):
        return places, samples, alpha
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    last = np.append(ordered[1:] != ordered[:-1], True)
    return ordered[last], samples[order[last]], alpha[order[last]]


def _before(places: Places, place: int) -> int:
    """How many of the places come before that one. Nothing is copied: numbers are of one kind."""
    if not len(places) or place > int(places[-1]):
        return len(places)
    return int(np.searchsorted(places, np.uint32(place)))


def _boxes(places: Places, width: int) -> Iterable[Box]:
    """The boxes around the places in each cell of the picture, in reading order."""
    start = 0
    while start < len(places):  # a row of cells at a time, which takes little memory
        band = int(places[start]) // width // _CELL
        below = _before(places, (band + 1) * _CELL * width)
        yield from _boxes_in_row(places[start:below], width)
        start = below


def _boxes_in_row(places: Places, width: int) -> Iterable[Box]:
    """The boxes around the places in each cell, all cells being beside each other."""
    rows, columns = np.divmod(places.astype(np.intp), width)
    cells = columns // _CELL
    order = np.argsort(cells, kind="stable")
    starts = np.flatnonzero(np.diff(cells[order], prepend=-1))
    rows, columns = rows[order], columns[order]
    top, bottom = np.minimum.reduceat(rows, starts), np.maximum.reduceat(rows, starts)
    left, right = np.minimum.reduceat(columns, starts), np.maximum.reduceat(columns, starts)
    for edges in zip(top.tolist(), left.tolist(), bottom.tolist(), right.tolist(), strict=True):
        yield Box(edges[0], edges[1], edges[2] - edges[0] + 1, edges[3] - edges[1] + 1)
