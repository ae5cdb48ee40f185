"""Patches as short rows of whole numbers, so that how far two are apart is exact and cheap to tell."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.squares import grown_square

SAMPLES = 12_000
"""Patches from which the directions that matter most are learned."""
FINE = 31
"""Steps of the directions' numbers on each side of 0."""
UNIT = 4
"""Colour steps that make one step of a row."""
BAND = 64
"""Lines of the window turned into rows at once, so that memory stays small and a stop is heard."""


def touching(hole: Tensor, size: int) -> Tensor:
    """H×W bool: where a patch of ``size``×``size`` touches the hole."""
    return grown_square(hole[None, None].float(), size // 2)[0, 0] > 0


def usable(hole: Tensor, size: int) -> Tensor:
    """H×W bool: where a patch and the pixels next to it lie in the window and touch no hole."""
    height, width = hole.shape
    margin = size // 2 + 1
    free = torch.zeros_like(hole)
    inner = slice(margin, height - margin), slice(margin, width - margin)
    if min(height, width) > 2 * margin:
        free[inner] = ~touching(hole, size + 2)[inner]
    return free


def unfolded(values: Tensor, at: Tensor, size: int) -> Tensor:
    """The patches of C×H×W ``values`` around the flat pixels ``at``: N×(C·size²), repeated at the border."""
    width = values.shape[2]
    padded = _padded(values, size)
    wide = padded.shape[2]
    step = torch.arange(size)
    inside = (step[:, None] * wide + step).flatten()
    corner = at // width * wide + at % width
    return padded.flatten(1)[:, corner[:, None] + inside].permute(1, 0, 2).flatten(1)


def patch_means(values: Tensor, size: int) -> Tensor:
    """The mean of the patch around each pixel, C×H×W."""
    return _means(_padded(values, size), size)


def principal_directions(colours: Tensor, at: Tensor, size: int, count: int) -> Tensor:
    """The directions in which the patches around the flat pixels ``at`` differ most: K×C×size×size.

    Whole numbers within ±``FINE``; each channel's mean is left out. K is ``count``, or all there are.
    """
    channels = colours.shape[0]
    some = at[:: -(-len(at) // SAMPLES)]
    patches = unfolded(colours.round(), some, size).double().reshape(-1, channels, size**2)
    patches = (patches - patches.mean(dim=2, keepdim=True)).flatten(1)
    _, vectors = torch.linalg.eigh(patches.t() @ patches)
    kept = min(count, vectors.shape[1] - channels)
    directions: Tensor = (vectors[:, -kept:].t() * FINE).round().float()
    return directions.reshape(kept, channels, size, size)


@dataclass(frozen=True, eq=False)
class Likeness:
    """What makes patches alike, as rows whose squared distance tells it.

    A row holds the patch without its means along its principal ``directions`` (Hotelling 1933), then its C
    means (weight ``tone``), its roughness (``rough``) and its guide (``guiding``). Weight 1 counts a mean as
    much as if all pixels of the patch differed by it. All numbers are whole and small: sums of their products
    come out the same in any order, so on any number of threads.
    """

    directions: Tensor
    tone: float
    rough: float
    guiding: float

    def rows(self, colours: Tensor, rough: Tensor, guide: Tensor | None, progress: Progress) -> Tensor:
        """The rows of all pixels, H·W×K', of colours C×H×W, their roughness and their guide."""
        size = self.directions.shape[-1]
        height, width = colours.shape[1:]
        meant = torch.cat([colours * self.tone, rough * self.rough]).round()
        tall, tall_means = _padded(colours.round(), size), _padded(meant, size)
        beside = torch.zeros(0, height, width) if guide is None else guide * self.guiding
        result = torch.empty(height, width, len(self.directions) + len(meant) + len(beside))
        for start in range(0, height, BAND):
            progress.check()
            band, around = slice(start, start + BAND), slice(start, start + BAND + size - 1)
            detail = F.conv2d(tall[None, :, around], self.directions)[0] / (UNIT * FINE)
            means = torch.cat([_means(tall_means[:, around], size), beside[:, band]]) * (size / UNIT)
            result[band] = torch.cat([detail, means]).permute(1, 2, 0)
        return result.flatten(0, 1).round_()


def _means(padded: Tensor, size: int) -> Tensor:
    """Sums first: of whole numbers they are exact."""
    sums = F.avg_pool2d(padded, (size, 1), 1, divisor_override=1)
    return F.avg_pool2d(sums, (1, size), 1, divisor_override=1) / size**2


def _padded(values: Tensor, size: int) -> Tensor:
    return F.pad(values[None], (size // 2,) * 4, mode="replicate")[0]
