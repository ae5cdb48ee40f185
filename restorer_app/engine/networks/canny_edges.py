"""Canny's edges of pictures (Canny, A Computational Approach to Edge Detection, IEEE TPAMI 8(6), 1986)."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

SIGMA = 2.0
"""Spread of the Gaussian before it, pixels."""
LOW, HIGH = 0.3, 0.6
"""A line of edges has steps of ``HIGH`` somewhere and of ``LOW`` all along, in units of the tones given."""
_SCALE = 100.0
"""By which slopes are stored as whole numbers; those above 327 units are cut."""
_RISE = 8 / (SIGMA * np.sqrt(2 * np.pi))
"""What Sobel's operator makes of a step of 1 after the Gaussian."""


def canny_edges(grey: Tensor) -> Tensor:
    """Edges of B×1×H×W, 1 = edge, else 0, on the same device; no gradient passes.

    ``grey`` is to have a spread of about 1: with that, the thresholds are those of scikit-image (as the paper
    uses it) for a photograph that fills a third of its range. What is no number counts as 0.
    """
    tones = torch.nan_to_num(grey.detach().float(), 0.0, 0.0, 0.0).cpu().numpy()
    found = np.stack([_edges(each[0]) for each in tones])
    return torch.from_numpy(found)[:, None].to(grey.device)


def _edges(tones: NDArray[np.float32]) -> NDArray[np.float32]:
    smooth = cv2.GaussianBlur(tones, (0, 0), SIGMA, borderType=cv2.BORDER_REPLICATE)
    across, down = (
        cv2.Sobel(smooth, cv2.CV_16S, *axis, scale=_SCALE, borderType=cv2.BORDER_REPLICATE)
        for axis in ((1, 0), (0, 1))
    )
    low, high = (threshold * _RISE * _SCALE for threshold in (LOW, HIGH))
    return (cv2.Canny(across, down, low, high, L2gradient=True) > 0).astype(np.float32)
