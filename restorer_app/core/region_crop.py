"""One region of the photograph cut out with its surroundings, to be repaired by itself once more."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box, as_stored, stored_box
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.repair import Patch, Repair

_LEAST_AROUND = 512
_TIMES = 3
"""How much is cut out on each side: at least so many pixels, and so many times the region's size."""


@dataclass(frozen=True, eq=False)
class RegionCrop:
    """``picture``: upright, with the region's samples as they were opened. ``mask``: the region in it.

    ``box``: where it was cut out, upright; ``region_box``: where the region lies in the photograph.
    """

    picture: Picture
    mask: Mask
    box: Box
    region_box: Box
    orientation: int
    shape: tuple[int, int]
    """Height and width of the upright photograph."""

    @classmethod
    def of(cls, document: Document, box: Box, pixels: MaskArray) -> RegionCrop:
        """Cut out the region whose h×w ``pixels`` lie in ``box`` (upright)."""
        around = max(_LEAST_AROUND, _TIMES * max(box.height, box.width))
        cut = box.grown(around).clipped(*document.upright_shape)
        inside = box.shifted(-cut.row, -cut.column)
        samples = document.upright_samples[cut.slices].copy()
        np.copyto(samples[inside.slices], document.original_block(box), where=pixels[:, :, None])
        mask = np.zeros((cut.height, cut.width), np.bool_)
        mask[inside.slices] = pixels
        orientation = document.facts.picture.orientation
        picture = replace(document.facts.picture, samples=samples, orientation=1)
        return cls(picture, Mask(mask), cut, box, orientation, document.upright_shape)

    def brought_back(self, repair: Repair) -> Repair:
        """A repair of the crop as one of the photograph, that writes inside the region only."""
        patches = tuple(self._patch(patch) for patch in repair.patches)
        full = np.zeros(self.shape, np.bool_)
        full[self.box.slices] = self.mask.array
        facts = {name: getattr(repair, name) for name in ("method", "weights_sha256", "device", "seed")}
        return Repair(patches, Mask(full), seconds=repair.seconds, notes=repair.notes, **facts)

    def _patch(self, patch: Patch) -> Patch:
        upright = patch.box.shifted(self.box.row, self.box.column)
        stored = stored_box(upright, self.orientation, *self.shape)
        alpha = np.where(self.mask.array[patch.box.slices], patch.alpha, np.float32(0))
        samples = np.ascontiguousarray(as_stored(patch.samples, self.orientation))
        return Patch(
            stored.row, stored.column, samples, np.ascontiguousarray(as_stored(alpha, self.orientation))
        )

    def repaired(self, repair: Repair) -> Samples:
        """The region and a little around it as a repair of the crop leaves it, upright."""
        samples = self.picture.samples.copy()
        for patch in repair.patches:
            where = (patch.alpha > 0) & self.mask.array[patch.box.slices]
            np.copyto(samples[patch.box.slices], patch.samples, where=where[:, :, None])
        return self._seen(samples)

    @property
    def original(self) -> Samples:
        """The same part as it was opened."""
        return self._seen(self.picture.samples)

    @property
    def seen_box(self) -> Box:
        """What is shown of it: the region and a quarter of its size around, upright in the photograph.

        At least half as high as wide, or as wide as high: of a long scratch the surroundings are seen, too.
        """
        region = self.region_box
        size = max(region.height, region.width)
        around = max(24, size // 4)
        least = size // 2 + around
        tall, broad = (max(around, (least - side + 1) // 2) for side in (region.height, region.width))
        shown = Box(
            region.row - tall, region.column - broad, region.height + 2 * tall, region.width + 2 * broad
        )
        return shown.intersected(self.box)

    def _seen(self, samples: Samples) -> Samples:
        return samples[self.seen_box.shifted(-self.box.row, -self.box.column).slices]

    def original_repair(self) -> Repair:
        """The repair that puts the original back."""
        inside = self.region_box.shifted(-self.box.row, -self.box.column)
        samples = self.picture.samples[inside.slices].copy()
        alpha = self.mask.array[inside.slices].astype(np.float32)
        patch = Patch(inside.row, inside.column, samples, alpha)
        return self.brought_back(Repair((patch,), self.mask, "original"))
