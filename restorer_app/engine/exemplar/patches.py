"""Patches as short rows of whole numbers, so that how far two are apart is exact and cheap to tell."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

SAMPLES = 12_000
"""Patches from which the directions that matter most are learned."""
FINE = 31
"""Steps of the directions' numbers on each side of 0."""
UNIT = 4
"""Colour steps (of the 256 or so between dark and bright) that make one step of a row."""


def valid_sources(hole: Tensor, size: int) -> Tensor:
    """H×W bool: where a patch of ``size``×``size`` lies in the window and touches no hole."""
    radius = size // 2
    height, width = hole.shape
    free = torch.zeros_like(hole)
    if height >= size and width >= size:
        touched = F.max_pool2d(hole[None, None].float(), size, 1)[0, 0]
        free[radius : height - radius, radius : width - radius] = touched == 0
    return free


def touching(hole: Tensor, size: int) -> Tensor:
    """H×W bool: where a patch of ``size``×``size`` touches the hole."""
    return F.max_pool2d(hole[None, None].float(), size, 1, size // 2)[0, 0] > 0


def unfolded(values: Tensor, at: Tensor, size: int) -> Tensor:
    """The patches of C×H×W ``values`` around the flat pixels ``at``: N×(C·size²), repeated at the border."""
    width = values.shape[2]
    radius = size // 2
    padded = _padded(values[None], size)[0]
    row, column = at // width, at % width
    corner = row * (width + 2 * radius) + column
    step = torch.arange(size, device=at.device)
    inside = (step[:, None] * (width + 2 * radius) + step).flatten()
    index = corner[:, None] + inside
    return padded.flatten(1)[:, index].permute(1, 0, 2).reshape(len(at), -1)


@dataclass(frozen=True, eq=False)
class Likeness:
    """How patches become rows: ``basis`` K×C×size×size of whole numbers, and the weights of what else counts.

    The rows are the patch without its means in the K directions in which known patches differ most
    (principal components), then its C means (``tone``), its roughness (``rough``) and its guide
    (``guiding``). Weight 1 counts a mean as much as all pixels of the patch differing by it. All numbers are
    whole and small: sums of their products come out the same in any order, so on any number of threads.
    """

    basis: Tensor
    tone: float
    rough: float
    guiding: float

    @property
    def size(self) -> int:
        """Side of the patches."""
        return int(self.basis.shape[-1])

    def rows(self, colours: Tensor, rough: Tensor, guide: Tensor | None) -> Tensor:
        """The H·W×K' rows for all pixels of C×H×W colours, their roughness and their guide."""
        colours, scale = colours.round(), self.size / UNIT
        detail = F.conv2d(_padded(colours[None], self.size), self.basis)[0] / (UNIT * FINE)
        parts = [detail, patch_means(colours, self.size) * (self.tone * scale)]
        if self.rough:
            parts.append(patch_means(rough.round(), self.size) * (self.rough * scale))
        if guide is not None:
            parts.append(guide * (self.guiding * scale))
        return torch.cat(parts).flatten(1).t().round().contiguous()


def patch_means(values: Tensor, size: int) -> Tensor:
    """The mean of the patch around each pixel, C×H×W."""
    kernel = torch.ones(1, 1, size, size, device=values.device)
    sums: Tensor = F.conv2d(_padded(values[:, None], size), kernel)[:, 0]
    return sums.div(size**2)


def learned_basis(colours: Tensor, valid: Tensor, size: int, directions: int) -> Tensor:
    """The principal directions of the patches around ``valid`` pixels (H×W bool): K×C×size×size."""
    channels = colours.shape[0]
    at = valid.flatten().nonzero()[:, 0]
    patches = unfolded(colours.round(), at[:: -(-len(at) // SAMPLES)], size)
    patches = patches.double().reshape(-1, channels, size**2)
    patches = (patches - patches.mean(dim=2, keepdim=True)).flatten(1).cpu()
    _, vectors = torch.linalg.eigh(patches.t() @ patches)
    count = min(directions, vectors.shape[1] - channels)
    basis = (vectors[:, -count:].t() * FINE).round().float()
    return basis.reshape(count, channels, size, size).to(colours.device)


def _padded(values: Tensor, size: int) -> Tensor:
    return F.pad(values, (size // 2,) * 4, mode="replicate")
