"""One step of the mask's history: which pixels turned over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.sparse_mask import (
    Places,
    SparseMask,
    Tiles,
    batches,
    joined,
    places_touching,
    tiles_of,
)


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
        self._seen: set[tuple[int, int]] = set()
        self._empty: list[Places] = []
        """Where nothing was marked."""
        self._marked: list[Tiles] = []
        self._lost = 0

    def will_touch(self, box: Box) -> None:
        """To be called before anything in the box (clipped to the mask) changes."""
        new = [place for place in places_touching(box, *self._mask.shape) if place not in self._seen]
        self._seen.update(new)
        for places in batches(np.array(new, np.intp).reshape(-1, 2)):
            pixels = tiles_of(self._mask, places)
            marked = pixels.any(axis=(1, 2))
            self._empty.append(places[~marked])
            if marked.any():
                self._marked.append((places[marked], pixels[marked]))

    def finish(self) -> MaskEdit | None:
        """What has changed since; None if nothing."""
        self._lost = 0
        height, width = self._mask.shape
        flipped = SparseMask.of_tiles(height, width, self._turned())
        return MaskEdit(flipped, flipped.area - 2 * self._lost) if flipped.area else None

    def _turned(self) -> Iterator[Tiles]:
        """What turned over; counts on the way what was marked and no longer is."""
        for places in batches(np.concatenate(self._empty)) if self._empty else ():
            yield places, tiles_of(self._mask, places)
        for places, before in joined(self._marked):
            turned = before ^ tiles_of(self._mask, places)
            self._lost += int(np.count_nonzero(before & turned))
            yield places, turned
