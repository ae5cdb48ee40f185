"""OpenCV's two inpainting methods, in any depth."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from restorer_app.engine.methods.method import Terms
from restorer_app.engine.plan import Reach

RADIUS = 3
"""Neighbourhood in pixels, as OpenCV's own examples use it."""


class OpenCvInpainting:
    """``cv2.inpaint`` with one of its flags.

    8-bit pictures go through its 3-channel form. Deeper ones go channel by channel as float32 with white at
    255, where its arithmetic (written for 8 bits) is meant to work. Its reach keeps a call, which cannot be
    stopped, below a sixth of a second on a usual processor even where nearly all of the window is hole.
    """

    reach = Reach(core=256, context=32, widest=64)
    refines = False
    sequential = False

    def __init__(self, flag: int) -> None:
        self._flag = flag

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Nothing to do: OpenCV works on the CPU."""

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``."""
        values = picture[0].permute(1, 2, 0).numpy() * np.float32(255)
        mask = (hole[0, 0].numpy() > 0).astype(np.uint8)
        if terms.bits == 8:
            eight = np.ascontiguousarray(np.rint(values)).astype(np.uint8)
            filled = cv2.inpaint(eight, mask, RADIUS, self._flag).astype(np.float32)
        else:
            planes = [np.ascontiguousarray(values[:, :, channel]) for channel in range(3)]
            filled = np.stack([self._deep(plane, mask, terms) for plane in planes], axis=-1)
        return torch.from_numpy(filled / np.float32(255)).permute(2, 0, 1)[None]

    def _deep(self, plane: NDArray[np.float32], mask: NDArray[np.uint8], terms: Terms) -> NDArray[np.float32]:
        terms.progress.check()
        return np.asarray(cv2.inpaint(plane, mask, RADIUS, self._flag), np.float32)
