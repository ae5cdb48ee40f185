"""OpenCV's two inpainting methods, in any depth."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.pieces import Cut, Values, fill_in_pieces
from restorer_app.engine.plan import Hole, Reach
from restorer_app.engine.pull_push import pull_push

RADIUS = 3
"""Neighbourhood in pixels, as OpenCV's own examples use it."""
CUT = Cut(limit=150_000, context=64)
"""A call, which cannot be stopped, takes about half a microsecond for each pixel of the hole."""


class OpenCvInpainting:
    """``cv2.inpaint`` with one of its flags.

    8-bit pictures go through its 3-channel form. Deeper ones go channel by channel as float32 with white at
    255, where its arithmetic (written for 8 bits) is meant to work; but of one row of floats it makes zeros
    and NaN, so a row is given three times. The fill is kept within the range of what is known in the window:
    Telea's drifts where it has to go far.
    """

    reach = Reach(core=512, context=32, widest=300)
    refines = False
    sequential = False

    def __init__(self, flag: int) -> None:
        self._flag = flag

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Nothing to do: OpenCV works on the CPU."""

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``."""
        terms.progress.check()
        inpaint = self._eight if terms.bits == 8 else partial(self._deep, progress=terms.progress)
        values, missing = picture[0].permute(1, 2, 0).numpy(), hole[0, 0].numpy() > 0
        if CUT.fits(missing):
            filled = inpaint(values, missing)
        else:
            smooth = pull_push(picture, hole)[0].permute(1, 2, 0).numpy()
            terms.progress.check()
            filled = fill_in_pieces(smooth, missing, inpaint, CUT, terms.progress)
        known = values[~missing]
        return torch.from_numpy(np.clip(filled, known.min(axis=0), known.max(axis=0))).permute(2, 0, 1)[None]

    def _eight(self, values: Values, hole: Hole) -> Values:
        eight = np.rint(values * np.float32(255)).astype(np.uint8)
        filled = cv2.inpaint(eight, hole.astype(np.uint8), RADIUS, self._flag)
        return filled.astype(np.float32) / np.float32(255)

    def _deep(self, values: Values, hole: Hole, progress: Progress) -> Values:
        rows = 3 if len(values) == 1 else 1
        deep = values.repeat(rows, axis=0) * np.float32(255)
        mask = hole.repeat(rows, axis=0).astype(np.uint8)
        planes = []
        for plane in deep.transpose(2, 0, 1):
            progress.check()
            planes.append(cv2.inpaint(np.ascontiguousarray(plane), mask, RADIUS, self._flag))
        return np.stack(planes, axis=-1)[rows // 2 :: rows] / np.float32(255)
