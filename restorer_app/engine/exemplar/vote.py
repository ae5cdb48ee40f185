"""From a field back to a picture: all patches over a pixel vote, or the best one decides."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import Targets

INWARD = 1.8
"""How much less a patch counts for each pixel that it lies deeper in the hole."""


def trust(distance: Tensor, depth: Tensor, sharpness: float) -> Tensor:
    """How much each target's patch counts: less if unlike its source, less far from the known region.

    Wexler, Shechtman, Irani, Space-Time Completion of Video, PAMI 2007, sections 3.2 and 3.3: the scale is
    the 75th percentile of the distances; divided by ``sharpness``, which keeps votes from blurring.
    ``depth``: pixels from the known region.
    """
    spread = distance.sort().values[3 * len(distance) // 4].clamp(min=1.0)
    alike = torch.exp(-sharpness * distance / (2 * spread)).clamp(min=1e-6)
    return alike * torch.pow(INWARD, -depth.clamp(max=60))


@dataclass(frozen=True, eq=False)
class Ballot:
    """The hole's flat ``pixels`` M, and the targets with their ``sources`` N whose patches lie over them."""

    targets: Targets
    pixels: Tensor
    size: int

    def _places(self) -> list[tuple[int, int]]:
        """Where in a patch a pixel may lie: rows and columns from its middle."""
        radius = self.size // 2
        span = range(-radius, radius + 1)
        return [(down, across) for down in span for across in span]

    def voted(
        self, sources: Tensor, weight: Tensor, values: Tensor, shift: Tensor, progress: Progress
    ) -> Tensor:
        """The mean of what all patches say of each hole pixel, weighted by ``weight`` N: M×C.

        ``values`` H·W×C hold the sources; ``shift`` N×C is added to each target's.
        """
        total = torch.zeros(len(self.pixels), values.shape[1])
        weights = torch.zeros(len(self.pixels), 1)
        for down, across in self._places():
            progress.check()
            number, speaks = self.targets.beside(self.pixels, -down, -across)
            counted = (weight[number] * speaks)[:, None]
            said = values[sources[number] + (down * self.targets.width + across)]
            total += counted * (said + shift[number])
            weights += counted
        return total / weights.clamp(min=1e-30)

    def best(self, sources: Tensor, distance: Tensor, progress: Progress) -> tuple[Tensor, Tensor]:
        """Each hole pixel's pixel in the nearest source over it (flat, M), and that patch's target (M)."""
        least = torch.full((len(self.pixels),), torch.inf)
        origin, chosen = torch.zeros_like(self.pixels), torch.zeros_like(self.pixels)
        for down, across in self._places():
            progress.check()
            number, speaks = self.targets.beside(self.pixels, -down, -across)
            far = torch.where(speaks, distance[number], torch.inf)
            nearer = far < least
            least = torch.where(nearer, far, least)
            chosen = torch.where(nearer, number, chosen)
            origin = torch.where(nearer, sources[number] + (down * self.targets.width + across), origin)
        return origin, chosen
