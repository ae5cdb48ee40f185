"""From a field back to a picture: all patches over a pixel vote, or the best one decides."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import Targets


@dataclass(frozen=True, eq=False)
class Ballot:
    """What each hole pixel (flat ``pixels`` M) may hear: for each place in a patch, which target."""

    targets: Targets
    pixels: Tensor
    size: int

    def places(self) -> list[tuple[int, int]]:
        """Where in a patch a pixel may lie: rows and columns from its middle."""
        radius = self.size // 2
        span = range(-radius, radius + 1)
        return [(down, across) for down in span for across in span]

    def speakers(self, down: int, across: int) -> tuple[Tensor, Tensor]:
        """The target whose patch has each pixel at that place, and whether there is one."""
        width, height = self.targets.width, self.targets.height
        row, column = self.pixels // width - down, self.pixels % width - across
        inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
        number = self.targets.number[torch.where(inside, row * width + column, 0)]
        return number.clamp(min=0), inside & (number >= 0)


def trust(distance: Tensor, depth: Tensor, gain: float) -> Tensor:
    """How much each target's patch counts: less if unlike its source, less far from the known region.

    Wexler, Shechtman, Irani, Space-Time Completion of Video, PAMI 2007, section 3.2: the scale is the 75th
    percentile of the distances. ``depth``: pixels from the known region.
    """
    spread = distance.sort().values[(3 * len(distance)) // 4].clamp(min=1.0)
    return torch.exp(-gain * distance / (2 * spread)).clamp(min=1e-6) * torch.pow(1.3, -depth.clamp(max=100))


def voted(
    ballot: Ballot, sources: Tensor, weight: Tensor, values: Tensor, shift: Tensor, progress: Progress
) -> Tensor:
    """The weighted mean of what all patches say of each hole pixel: M×C.

    ``values`` H·W×C are the known pixels, ``shift`` N×C is added to each target's source, ``weight`` is N.
    """
    total = torch.zeros(len(ballot.pixels), values.shape[1], device=values.device)
    weights = torch.zeros(len(ballot.pixels), 1, device=values.device)
    for down, across in ballot.places():
        progress.check()
        number, speaks = ballot.speakers(down, across)
        counted = (weight[number] * speaks)[:, None]
        said = values[sources[number] + (down * ballot.targets.width + across)]
        total += counted * (said + shift[number])
        weights += counted
    return total / weights.clamp(min=1e-30)


def best_offset(
    ballot: Ballot, sources: Tensor, distance: Tensor, progress: Progress
) -> tuple[Tensor, Tensor]:
    """For each hole pixel its pixel in the nearest source over it (flat, M), and that patch's target (M)."""
    least = torch.full((len(ballot.pixels),), torch.inf, device=distance.device)
    chosen = torch.zeros_like(ballot.pixels)
    origin = torch.zeros_like(ballot.pixels)
    for down, across in ballot.places():
        progress.check()
        number, speaks = ballot.speakers(down, across)
        far = torch.where(speaks, distance[number], torch.inf)
        nearer = far < least
        least = torch.where(nearer, far, least)
        chosen = torch.where(nearer, number, chosen)
        origin = torch.where(nearer, sources[number] + (down * ballot.targets.width + across), origin)
    return origin, chosen
