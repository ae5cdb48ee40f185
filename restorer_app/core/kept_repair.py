"""What one step wrote into the picture, as undo keeps it: the samples before and after, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from restorer_app.core.geometry import Box
from restorer_app.core.packed_repair import PackedSamples
from restorer_app.core.picture import Samples
from restorer_app.core.regions import Region
from restorer_app.core.repair import REPAIR, Patch, Repair
from restorer_app.core.sparse_mask import SparseMask

_PATCH = 1024
"""The side, in pixels, of the patches that samples are given back in."""


@dataclass(frozen=True, eq=False)
class KeptSamples:
    """The n samples that a step wrote, and the n×C that were there ``before``."""

    packed: PackedSamples
    before: Samples

    @classmethod
    def written(cls, packed: PackedSamples, samples: Samples) -> KeptSamples:
        """Write into the stored H×W×C samples, which are one block of memory."""
        flat = samples.reshape(-1, samples.shape[2])
        at = packed.at
        before = flat[at].copy() if isinstance(at, slice) else flat[at]
        flat[at] = packed.samples
        return cls(packed, before)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The stored boxes around what was written."""
        return self.packed.boxes

    @property
    def nbytes(self) -> int:
        return self.packed.nbytes + self.before.nbytes

    def touches(self, box: Box) -> bool:
        """Whether something may have been written inside a stored box."""
        return any(not own.intersected(box).empty for own in self.boxes)

    def swapped(self) -> KeptSamples:
        """That which takes it back."""
        return KeptSamples(replace(self.packed, samples=self.before), self.packed.samples)

    def take_back(self, samples: Samples) -> None:
        """Write what was before into the stored samples."""
        samples.reshape(-1, samples.shape[2])[self.packed.at] = self.before

    def do_again(self, samples: Samples) -> None:
        samples.reshape(-1, samples.shape[2])[self.packed.at] = self.packed.samples

    def take_back_in(self, block: Samples, box: Box) -> None:
        """Write what was before into a copy of ``box`` of the stored samples."""
        numbers, rows, columns = self.packed.inside(box)
        block[rows, columns] = self.before[numbers]


@dataclass(frozen=True, eq=False)
class KeptRepair:
    """The facts of an accepted repair beside its samples, and the mask it used up with its regions."""

    mask_used: SparseMask
    regions: tuple[Region, ...]
    facts: dict[str, Any]

    @property
    def method(self) -> str:
        return str(self.facts["method"])

    @property
    def weights_sha256(self) -> str:
        """Empty for a classical method."""
        return str(self.facts["weights_sha256"])

    @property
    def verb(self) -> str:
        """See ``Repair``."""
        return str(self.facts.get("verb", REPAIR))

    def repair(self, kept: KeptSamples | None) -> Repair:
        """The repair in full, cut into patches anew."""
        patches = tuple(_patches(kept.packed)) if kept is not None else ()
        return Repair(patches, self.mask_used.full(), **self.facts)


def _patches(packed: PackedSamples) -> Iterator[Patch]:
    alpha = packed.alpha
    for row in range(0, packed.height, _PATCH):
        for column in range(0, packed.width, _PATCH):
            cell = Box(row, column, _PATCH, _PATCH).clipped(packed.height, packed.width)
            if any(not box.intersected(cell).empty for box in packed.boxes):
                yield _patch(packed, alpha, cell)


def _patch(packed: PackedSamples, alpha: Samples, cell: Box) -> Patch:
    numbers, rows, columns = packed.inside(cell)
    top, left = int(rows.min()), int(columns.min())
    shape = int(rows.max()) - top + 1, int(columns.max()) - left + 1
    samples = np.zeros((*shape, packed.samples.shape[1]), packed.samples.dtype)
    shares = np.zeros(shape, np.float32)
    samples[rows - top, columns - left] = packed.samples[numbers]
    shares[rows - top, columns - left] = alpha[numbers]
    return Patch(cell.row + top, cell.column + left, samples, shares)
