"""What was done to a photograph: plain, frozen data that can be kept in files."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restorer_app.core.kept_repair import KeptRepair, KeptSamples
from restorer_app.core.mask import MaskArray
from restorer_app.core.sparse_mask import SparseMask


@dataclass(frozen=True, eq=False)
class Work:
    """The marks and the repairs of one photograph.

    ``stored``, ``upright``: its height and width. ``flips``: what turned marks over, one after the other;
    ``marked``: how many pixels are marked in the end. ``repairs``: those in effect, with what they wrote.
    """

    stored: tuple[int, ...]
    upright: tuple[int, int]
    flips: tuple[SparseMask, ...]
    marked: int
    repairs: tuple[tuple[KeptRepair, KeptSamples | None], ...]

    def mask(self) -> MaskArray:
        """The marks, bool H×W, upright. Takes time in large photographs."""
        mask = np.zeros(self.upright, np.bool_)
        for flip in self.flips:
            flip.flip(mask)
        return mask
