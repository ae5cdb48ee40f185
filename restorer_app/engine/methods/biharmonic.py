"""Damelin and Hoang: On Surface Completion and Image Inpainting by Biharmonic Functions, IJMMS 2018.

scikit-image solves the equations. The surface goes on as steeply as grain or an edge sets it off at the rim:
where a hole is wide or lies at the picture's border, to black or white. So it is kept within the soft values
around the hole, which brings it nearer to the truth on thin damage as well.
"""

from __future__ import annotations

from math import ceil

import cv2
import numpy as np
import torch
from skimage.restoration import inpaint_biharmonic
from torch import Tensor

from restorer_app.engine.catalogue import Entry
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.pieces import Cut, Values, fill_in_pieces
from restorer_app.engine.plan import Hole, Reach
from restorer_app.engine.pull_push import pull_push

CUT = Cut(limit=12_000, context=40)
"""The pixels of one system of equations: it is solved in one call, which cannot be stopped."""
RANGE = 4
"""Pixels, beyond the hole's own width, whose values bound the fill."""
LEAST = 0.2
"""The share of known pixels from which on their average says something."""


class Biharmonic:
    """The smoothest surface through the known pixels, in double precision."""

    reach = Reach(core=256, context=32, widest=24)
    refines = False
    sequential = False

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Nothing to do: it works on the CPU."""

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``."""
        first = pull_push(picture, hole)[0].permute(1, 2, 0).numpy()
        missing = hole[0, 0].numpy() > 0
        filled = fill_in_pieces(first, missing, _solved, CUT, terms.progress)
        return torch.from_numpy(filled).permute(2, 0, 1)[None]


def _solved(values: Values, hole: Hole) -> Values:
    filled = inpaint_biharmonic(values.astype(np.float64), hole, channel_axis=2)
    return clamped(filled.astype(np.float32), values, hole, RANGE)


def clamped(filled: Values, values: Values, hole: Hole, reach: int) -> Values:
    """``filled`` kept within what is known around each pixel, channel by channel.

    Around: no further than the hole is wide at most, and ``reach`` pixels more. What is known is averaged
    over half that width before, so that single bright or dark pixels do not count. Where hardly anything is
    known ``filled`` stays.
    """
    wide = min(float(cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 3).max()), max(hole.shape))
    soft, unclear = _soft(values, hole, 2 * int(wide / 2) + 1)
    side = 2 * (ceil(wide) + reach) + 1
    lowest = _extreme(np.where(unclear, np.float32(np.inf), soft), side, lowest=True)
    highest = _extreme(np.where(unclear, np.float32(-np.inf), soft), side, lowest=False)
    return np.where(lowest <= highest, np.clip(filled, lowest, highest), filled)


def _soft(values: Values, hole: Hole, side: int) -> tuple[Values, Hole]:
    """The known values averaged over squares, and where (h×w×1) too little is known for that."""
    known = np.repeat((~hole)[:, :, None].astype(np.float32), 3, axis=2)
    share = cv2.blur(known, (side, side))
    soft = cv2.blur(values * known, (side, side)) / np.maximum(share, np.float32(1e-6))
    return np.asarray(soft, np.float32), (hole | (share[:, :, 0] < LEAST))[:, :, None]


def _extreme(values: Values, side: int, lowest: bool) -> Values:
    """The lowest or highest value of a square of that side around each pixel."""
    column = np.ones((side, 1), np.uint8)
    operation = cv2.erode if lowest else cv2.dilate
    return np.asarray(operation(operation(values, column), column.T), np.float32)


def make(_entry: Entry) -> Biharmonic:
    """The method, ready to use."""
    return Biharmonic()
