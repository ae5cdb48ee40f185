"""A repair as the document keeps it: no more than the samples that changed, before and after."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import Samples
from restorer_app.core.repair import Patch, Repair
from restorer_app.core.sparse_mask import SparseMask


@dataclass(frozen=True, eq=False)
class KeptPatch:
    """The samples of one patch that are written: ``before`` and ``after`` are n×C, in reading order.

    ``box`` is the smallest box around them, in the stored picture; ``_where`` are its h×w bits, ``_alpha``
    the float32 shares of the n samples, both compressed.
    """

    box: Box
    before: Samples
    after: Samples
    _where: bytes = field(repr=False)
    _alpha: bytes = field(repr=False)

    @classmethod
    def written(cls, patch: Patch, samples: Samples) -> KeptPatch | None:
        """Write the patch into the stored H×W×C samples; None if it writes nothing."""
        inside = bounds(patch.alpha > 0)
        if inside is None:
            return None
        where = patch.alpha[inside.slices] > 0
        box = inside.shifted(patch.row, patch.column)
        part = samples[box.slices]
        kept = cls(
            box,
            part[where],
            patch.samples[inside.slices][where],
            zlib.compress(np.packbits(where).tobytes(), 1),
            zlib.compress(patch.alpha[inside.slices][where].tobytes(), 1),
        )
        part[where] = kept.after
        return kept

    @property
    def where(self) -> MaskArray:
        """bool h×w: which samples of the box are written."""
        bits = np.frombuffer(zlib.decompress(self._where), np.uint8)
        count = self.box.height * self.box.width
        return np.unpackbits(bits, count=count).view(np.bool_).reshape(self.box.height, self.box.width)

    @property
    def nbytes(self) -> int:
        return self.before.nbytes + self.after.nbytes + len(self._where) + len(self._alpha)

    def swapped(self) -> KeptPatch:
        """The patch that takes this one back."""
        return replace(self, before=self.after, after=self.before)

    def write(self, samples: Samples) -> None:
        """Write what is ``after`` into the stored H×W×C samples."""
        samples[self.box.slices][self.where] = self.after

    def write_part(self, block: Samples, box: Box) -> None:
        """Write what is ``after`` into a copy of ``box`` of the stored samples."""
        both = self.box.intersected(box)
        if both.empty:
            return
        own, there = both.shifted(-self.box.row, -self.box.column), both.shifted(-box.row, -box.column)
        where = self.where
        full = np.empty((*where.shape, self.after.shape[1]), self.after.dtype)
        full[where] = self.after
        block[there.slices][where[own.slices]] = full[own.slices][where[own.slices]]

    def patch(self) -> Patch:
        """The patch as it was given, but for what it did not write."""
        where = self.where
        samples = np.zeros((*where.shape, self.after.shape[1]), self.after.dtype)
        samples[where] = self.after
        alpha: NDArray[np.float32] = np.zeros(where.shape, np.float32)
        alpha[where] = np.frombuffer(zlib.decompress(self._alpha), np.float32)
        return Patch(self.box.row, self.box.column, samples, alpha)


@dataclass(frozen=True, eq=False)
class KeptRepair:
    """An accepted repair: what it wrote, and the facts that a record needs."""

    patches: tuple[KeptPatch, ...]
    mask_used: SparseMask
    facts: dict[str, Any]

    @staticmethod
    def check(repair: Repair, samples: Samples) -> None:
        """Raise ``ValueError`` unless all patches fit the stored samples."""
        for patch in repair.patches:
            part = samples[patch.box.slices]
            if part.shape != patch.samples.shape or part.dtype != patch.samples.dtype:
                raise ValueError(f"the patch at {patch.row}, {patch.column} does not fit the picture")

    @classmethod
    def written(cls, repair: Repair, samples: Samples) -> KeptRepair:
        """Write the repair's patches, which fit, into the stored samples."""
        kept = (KeptPatch.written(patch, samples) for patch in repair.patches)
        facts = {name: getattr(repair, name) for name in _FACTS}
        patches = tuple(patch for patch in kept if patch is not None)
        return cls(patches, SparseMask.of(repair.mask_used.array), facts)

    @property
    def nbytes(self) -> int:
        return sum(patch.nbytes for patch in self.patches) + self.mask_used.nbytes

    def repair(self) -> Repair:
        """The repair in full, as it was accepted."""
        patches = tuple(patch.patch() for patch in self.patches)
        return Repair(patches, self.mask_used.full(), **self.facts)


_FACTS = ("method", "weights_sha256", "device", "seed", "seconds", "notes")
