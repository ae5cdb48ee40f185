"""The one door between samples (H×W×C, the file's dtype) and tensors (1×3×H×W, float32, 0…1, RGB)."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from restorer_app.core.depth import rounded
from restorer_app.core.picture import FULL_SCALE, Samples


def to_tensor(samples: Samples, channels: tuple[int, ...]) -> Tensor:
    """The colour ``channels`` of h×w×C samples as 1×3×h×w float32 with white at 1.

    One channel (grey) becomes three equal ones. Samples that are no numbers (NaN, infinities) become 0.
    """
    colour = samples[:, :, list(channels)].astype(np.float32) / np.float32(FULL_SCALE[samples.dtype.name])
    colour = np.nan_to_num(colour, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    planes = torch.from_numpy(np.ascontiguousarray(colour.transpose(2, 0, 1)))[None]
    return planes.expand(1, 3, -1, -1).contiguous() if len(channels) == 1 else planes


def to_colour(tensor: Tensor, channels: tuple[int, ...]) -> NDArray[np.float32]:
    """1×3×h×w back to h×w×k float32, one value a colour channel; grey is the mean of the three."""
    planes = tensor[0].mean(dim=0, keepdim=True) if len(channels) == 1 else tensor[0]
    return planes.permute(1, 2, 0).cpu().numpy()


def to_samples(colour: NDArray[np.float32], dtype: np.dtype[Any], depth: int | None = None) -> Samples:
    """Round h×w×k values (white at 1) to the file's depth: the one rounding there is.

    ``depth``: the bits of a sample where these are fewer than the dtype's (see ``Picture``).
    """
    if dtype.name == "float32":
        return colour.astype(np.float32)
    if depth is not None:
        return rounded(colour.astype(np.float64), depth, dtype)
    scale = FULL_SCALE[dtype.name]
    return np.clip(np.rint(colour.astype(np.float64) * scale), 0, scale).astype(dtype)


def hole_tensor(hole: NDArray[np.bool_]) -> Tensor:
    """A bool h×w hole as 1×1×h×w float32, 1 = fill."""
    return torch.from_numpy(hole.astype(np.float32))[None, None]
