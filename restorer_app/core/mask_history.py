"""One step of the mask's history: which pixels turned over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.sparse_mask import SparseMask, tiles_touching


@dataclass(frozen=True, eq=False)
class MaskEdit:
    """The pixels that one step turned over, and how many more were marked after it than before."""

    flipped: SparseMask
    gained: int

    @property
    def box(self) -> Box:
        """The smallest box around what changed."""
        assert self.flipped.bounds is not None  # an edit that changes nothing is never made
        return self.flipped.bounds


class MaskRecorder:
    """Remembers the tiles of a living mask before they are touched for the first time."""

    def __init__(self, mask: MaskArray) -> None:
        self._mask = mask
        self._before: dict[Box, MaskArray | None] = {}
        """None: nothing was marked there."""

    def will_touch(self, box: Box) -> None:
        """To be called before anything in the box (clipped to the mask) changes."""
        height, width = self._mask.shape
        for tile in tiles_touching(box, height, width):
            if tile not in self._before:
                pixels = self._mask[tile.slices]
                self._before[tile] = pixels.copy() if pixels.any() else None

    def finish(self) -> MaskEdit | None:
        """What has changed since; None if nothing."""
        lost = sum(
            int(np.count_nonzero(before > self._mask[tile.slices]))
            for tile, before in self._before.items()
            if before is not None
        )
        flipped = SparseMask.of_tiles(self._mask.shape[0], self._mask.shape[1], self._turned())
        return MaskEdit(flipped, flipped.area - 2 * lost) if flipped.area else None

    def _turned(self) -> Iterator[tuple[Box, MaskArray]]:
        for tile, before in self._before.items():
            pixels = self._mask[tile.slices]
            yield tile, pixels if before is None else before ^ pixels
