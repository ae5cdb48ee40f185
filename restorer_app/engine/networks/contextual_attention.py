"""Contextual attention: Yu et al., Generative Image Inpainting with Contextual Attention, CVPR 2018.

From the paper: matching at half the size that is copied at, by cosine similarity of 3×3 patches, propagation
along both diagonals, a softmax of ten times the score, and copying by a transposed convolution with 4×4
patches, where they overlap their mean.
Departures: features are halved by means, not by leaving places out; a patch that is not wholly known has no
score and no weight at all (in the authors' code it is multiplied by 0 before and after the softmax, so that
weights do not add up to 1); propagation does not run from the end of one row into the start of the next;
beyond the border features go on as they end, and means at the border are over what is there.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

SHARPNESS = 10.0
"""Scores are multiplied by this before the softmax."""
AT_ONCE = 1 << 24
"""Weights that are held at once, beyond those of one picture: 64 MiB of them."""
NEVER = -1e4
"""A score so low that its weight is 0."""


class ContextualAttention(nn.Module):
    """Draws each place anew from known patches of the same picture, those most like its surroundings."""

    def forward(self, x: Tensor, hole: Tensor) -> Tensor:
        """Features B×C×H×W, H and W even, and the hole at half their size, B×1×H/2×W/2 (1 = not known).

        B×C×H×W; where a picture has no known patch, 0.
        """
        places = hole.shape[2] * hole.shape[3]
        together = max(AT_ONCE // places**2, 1)
        parts = [slice(first, first + together) for first in range(0, len(x), together)]
        return torch.cat([copied(x[part], weights(F.avg_pool2d(x[part], 2), hole[part])) for part in parts])


def weights(x: Tensor, hole: Tensor) -> Tensor:
    """How much of each patch each place is given, from features B×C×h×w and the hole B×1×h×w (1 = not known).

    B×hw×hw float32: places in rows, patches in columns; rows add up to 1, or to 0 if no patch is known.
    """
    known = known_patches(hole)  # B 1 hw
    patches = F.unfold(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3)  # B 9C hw
    even = F.normalize(patches.float(), dim=1, eps=1e-4).to(x.dtype)
    scores = (even.transpose(1, 2) @ even).float() * known
    scores = propagated(scores, hole.shape[2], hole.shape[3])
    return torch.softmax(torch.where(known > 0, SHARPNESS * scores, NEVER), dim=2) * known


def known_patches(hole: Tensor) -> Tensor:
    """Which 3×3 patches of B×1×h×w have no hole (1) in them: B×1×hw, 1 = known."""
    return 1 - F.max_pool2d(hole.float(), 3, 1, 1).flatten(2)


def propagated(scores: Tensor, height: int, width: int) -> Tensor:
    """Scores B×hw×hw, each plus those of its neighbours at the same places of both: rows, then columns.

    So neighbours are drawn from neighbours.
    """
    maps = scores.reshape(-1, height, width, height, width)  # B, place, patch
    for along in (2, 1):
        maps = _with_neighbours(maps, along, along + 2)
    return maps.reshape(scores.shape)


def _with_neighbours(maps: Tensor, place: int, patch: int) -> Tensor:
    """m[i, j] + m[i - 1, j - 1] + m[i + 1, j + 1], i and j being those two dimensions."""
    length = maps.shape[place] - 1
    found = maps.clone()
    for to, since in ((1, 0), (0, 1)):
        part = maps.narrow(place, since, length).narrow(patch, since, length)
        found.narrow(place, to, length).narrow(patch, to, length).add_(part)
    return found


def copied(x: Tensor, given: Tensor) -> Tensor:
    """B×C×H×W, drawn with 4×4 patches of x: ``given`` (see ``weights``) each place; overlaps' mean."""
    size = (x.shape[2] + 2, x.shape[3] + 2)
    patches = F.unfold(F.pad(x, (1, 1, 1, 1), mode="replicate"), 4, stride=2)  # B 16C hw
    drawn = patches @ given.to(x.dtype).transpose(1, 2)
    total = F.fold(drawn, size, 4, stride=2)
    count = F.fold(torch.ones_like(drawn[:1, :16]), size, 4, stride=2)
    return (total / count)[..., 1:-1, 1:-1]
