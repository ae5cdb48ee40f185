"""What a repair is: patches and where they came from. Undo, project files and records store this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.errors import OutOfMemory
from restorer_app.core.files.memory import available_memory
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.packed_repair import PackedRepair, PackedSamples
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.regions import Regions
from restorer_app.core.sentence import Text, said
from restorer_app.core.sparse_mask import SparseMask

_COPIES = 2.5
"""Times the samples' size that reading a saved photograph again asks for, beside the one that was saved."""
_WORKING = 256 << 20
"""Bytes that the engines and the masks take beside that."""


@dataclass(frozen=True, eq=False)
class Patch:
    """New samples for one box of the stored picture.

    ``samples`` are h×w×C in the file's dtype, final: blended and rounded once by the engine.
    ``alpha`` is float32 h×w in 0…1, the share of new content; where it is 0 the sample is not written.
    """

    row: int
    column: int
    samples: Samples
    alpha: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.samples.ndim != 3 or self.samples.shape[:2] != self.alpha.shape:
            raise ValueError(f"patch {self.samples.shape} does not fit alpha {self.alpha.shape}")
        self.samples.flags.writeable = False
        self.alpha.flags.writeable = False

    @property
    def box(self) -> Box:
        """The box in the stored picture."""
        return Box(self.row, self.column, self.samples.shape[0], self.samples.shape[1])


REPAIR, CLEAN = "repair", "clean"
"""What was done: damage was filled, or noise was cleaned up."""


@dataclass(frozen=True, eq=False)
class Repair:
    """One accepted answer of an engine: everything needed to show, undo, store and report it.

    ``mask_used`` is the user's mask (upright), never the grown one. ``weights_sha256`` is empty for a
    classical method. ``notes`` are sentences for people (a fallback to the CPU, say). ``verb``: ``REPAIR``,
    or ``CLEAN`` for what is no repair of damage; ``mask_used`` may then be the whole picture.
    """

    patches: tuple[Patch, ...]
    mask_used: Mask
    method: str
    weights_sha256: str = ""
    device: str = "cpu"
    seed: int = 0
    seconds: float = 0.0
    notes: tuple[Text, ...] = field(default=())
    verb: str = REPAIR
    _packed: dict[tuple[int, int], PackedRepair] = field(init=False, default_factory=dict, repr=False)

    def check_kind(self, samples: Samples) -> None:
        """Raise ``ValueError`` unless all patches are of the stored samples' kind and lie inside them."""
        for patch in self.patches:
            part = samples[patch.box.slices]
            if part.shape != patch.samples.shape or part.dtype != patch.samples.dtype:
                raise ValueError(f"the patch at {patch.row}, {patch.column} does not fit the picture")

    def packed(self, height: int, width: int) -> PackedRepair:
        """What it writes into a stored picture of that size, and its mask, in little memory.

        Worked out once; the lane that makes a repair asks first, so that the window need not wait for it.
        Raises ``ValueError`` if a patch does not fit.
        """
        if (height, width) not in self._packed:
            written, mask = PackedSamples.of(self.patches, height, width), self.mask_used.array
            self._packed[height, width] = PackedRepair(written, SparseMask.of(mask), Regions.of(mask))
        return self._packed[height, width]


def check_memory(picture: Picture) -> None:
    """Raise ``OutOfMemory`` unless the open picture can be repaired, saved and read again for comparison.

    Asked before the work starts, so that nobody waits for a repair that cannot be saved.
    """
    needed, free = _COPIES * picture.samples.nbytes + _WORKING, available_memory()
    if free < needed:
        height, width = picture.upright_shape
        raise OutOfMemory(
            said(
                "To repair a photograph of {width} × {height} pixels takes {needed} GiB of memory more; "
                "{free} GiB are free.",
                width=width,
                height=height,
                needed=f"{needed / 2**30:.1f}",
                free=f"{free / 2**30:.1f}",
            ),
            "Close other programs, or repair a smaller part of the photograph at a time.",
        )


def apply_patches(picture: Picture, patches: Iterable[Patch]) -> Picture:
    """The picture with the patches written in; every other sample is copied bit for bit."""
    samples = picture.samples.copy()
    for patch in patches:
        part = samples[patch.box.slices]
        if part.shape != patch.samples.shape or part.dtype != patch.samples.dtype:
            raise ValueError(f"the patch at {patch.row}, {patch.column} does not fit the picture")
        np.copyto(part, patch.samples, where=(patch.alpha > 0)[:, :, None])
    return picture.with_samples(samples)
