"""Genser, Seiler et al.: Frequency Selective Reconstruction, PCS 2018 and IEEE Trans. Image Processing 2015.

OpenCV's contrib module computes it, in 8 bits only: of deeper samples it makes zeros without a word. Its
better profile takes 20 times as long and is no better for scratches and dust, so the fast one is used.
"""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.engine.catalogue import Entry
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.pieces import Cut, Values, fill_in_pieces
from restorer_app.engine.plan import Hole, Reach
from restorer_app.engine.pull_push import pull_push

CUT = Cut(limit=256, context=16, side=4)
"""A call, which cannot be stopped, takes time for each 4×4 block with hole in it, about 0.3 ms. It takes the
frequencies of a block from the 32×32 pixels around."""
BLOCK = 16
"""Sides of what OpenCV is given are multiples of this; of other sizes it leaves the last rows unfilled."""


class FrequencySelective:
    """Continues the frequencies of the surroundings into the hole, block by block."""

    reach = Reach(core=128, context=24, widest=32)
    refines = False
    sequential = False

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Nothing to do: OpenCV works on the CPU."""

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``."""
        first = pull_push(picture, hole)[0].permute(1, 2, 0).numpy()
        missing = hole[0, 0].numpy() > 0
        filled = fill_in_pieces(first, missing, _reconstructed, CUT, terms.progress)
        return torch.from_numpy(filled).permute(2, 0, 1)[None]


def _reconstructed(values: Values, hole: Hole) -> Values:
    height, width = hole.shape
    below, right = -height % BLOCK, -width % BLOCK
    eight = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    eight = np.pad(eight, ((0, below), (0, right), (0, 0)), mode="edge")
    known = np.pad(np.where(hole, 0, 255).astype(np.uint8), ((0, below), (0, right)), mode="edge")
    grey = np.array_equal(eight[:, :, 0], eight[:, :, 1]) and np.array_equal(eight[:, :, 1], eight[:, :, 2])
    given = np.ascontiguousarray(eight[:, :, 0] if grey else eight[:, :, ::-1])
    filled = np.zeros_like(given)
    cv2.xphoto.inpaint(given, known, filled, cv2.xphoto.INPAINT_FSR_FAST)
    filled = filled[:, :, None] if grey else filled[:, :, ::-1]
    return np.broadcast_to(filled[:height, :width], values.shape).astype(np.float32) / np.float32(255)


def make(_entry: Entry) -> FrequencySelective:
    """The method, ready to use."""
    return FrequencySelective()
