"""Damelin and Hoang: On Surface Completion and Image Inpainting by Biharmonic Functions, IJMMS 2018.

scikit-image solves the equations. Its fill overshoots where a hole is wide or lies at the picture's border;
it is kept within what is known around the hole, which is nearer to the truth for every kind of damage.
"""

from __future__ import annotations

import numpy as np
import torch
from skimage.restoration import inpaint_biharmonic
from torch import Tensor

from restorer_app.engine.catalogue import Entry
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.pieces import Cut, Values, clamped, fill_in_pieces
from restorer_app.engine.plan import Hole, Reach
from restorer_app.engine.pull_push import pull_push

CUT = Cut(limit=12_000, context=40)
"""The pixels of one system of equations: it is solved in one call, which cannot be stopped."""
RANGE = 4
"""Pixels, beyond the hole's own width, whose values bound the fill."""


class Biharmonic:
    """The smoothest surface through the known pixels, in double precision."""

    reach = Reach(core=256, context=32, widest=48)
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


def make(_entry: Entry) -> Biharmonic:
    """The method, ready to use."""
    return Biharmonic()
