"""Put the chosen pieces together without seams: their differences count, more than their tones.

Pérez, Gangnet, Blake, Poisson Image Editing, SIGGRAPH 2003; with the tones held as well, as in Darabi,
Shechtman, Barnes, Goldman, Sen, Image Melding, SIGGRAPH 2012 (screened Poisson equation).
"""

from __future__ import annotations

import torch
from torch import Tensor

from restorer_app.core.progress import Progress

STEPS = 80
"""Conjugate-gradient steps at most."""
ENOUGH = 1e-4
"""Share of the first residual's size at which the steps end."""


def joined(
    values: Tensor,
    pixels: Tensor,
    origin: Tensor,
    wanted: Tensor,
    hold: float,
    shape: tuple[int, int],
    progress: Progress,
) -> Tensor:
    """Hole pixels (M×C) whose differences to neighbours are those at their origins.

    ``values`` H·W×C are known outside the hole; ``pixels`` M the hole's flat pixels, ``origin`` M where each
    comes from, ``wanted`` M×C its colour as it comes, held with weight ``hold`` against 1 for differences.
    Where two neighbours come from different places the mean of both differences counts.
    """
    system = _System(values, pixels, shape)
    target = hold * wanted
    for side, step in enumerate(system.steps):
        target += system.differences(side, step, origin)
    residual = target + system.known_neighbours() - system.apply(wanted, hold)
    change, direction = torch.zeros_like(wanted), residual
    size = residual.square().sum(dim=0)
    enough = size * ENOUGH**2
    for _ in range(STEPS):
        progress.check()
        if bool((size <= enough).all()):
            break
        image = system.apply(direction, hold)
        length = size / ((direction * image).sum(dim=0) + 1e-20)
        change = change + length * direction
        residual = residual - length * image
        before, size = size, residual.square().sum(dim=0)
        direction = residual + size / (before + 1e-20) * direction
    return wanted + change


class _System:
    """The hole's pixels and their four neighbours: hole pixels by number, known ones by value."""

    def __init__(self, values: Tensor, pixels: Tensor, shape: tuple[int, int]) -> None:
        height, width = shape
        self._values, self._pixels = values, pixels
        self.steps = (-width, -1, width, 1)
        row, column = pixels // width, pixels % width
        there = torch.stack([row > 0, column > 0, row < height - 1, column < width - 1])
        number = torch.full((len(values),), -1, device=values.device)
        number[pixels] = torch.arange(len(pixels), device=values.device)
        at = torch.where(there, pixels + torch.tensor(self.steps, device=values.device)[:, None], pixels)
        self._at, self._there = at, there
        self._inside = there & (number[at] >= 0)
        self._number = torch.where(self._inside, number[at], len(pixels))
        self._degree = there.sum(dim=0)[:, None].float()

    def apply(self, x: Tensor, hold: float) -> Tensor:
        """The screened Laplacian, known pixels taken as 0."""
        padded = torch.cat([x, torch.zeros_like(x[:1])])
        result = (self._degree + hold) * x
        for numbers in self._number:
            result -= padded[numbers]
        return result

    def known_neighbours(self) -> Tensor:
        """The sum of each pixel's known neighbours."""
        total = torch.zeros(len(self._pixels), self._values.shape[1], device=self._values.device)
        for at, there, inside in zip(self._at, self._there, self._inside, strict=True):
            total += self._values[at] * (there & ~inside)[:, None]
        return total

    def differences(self, side: int, step: int, origin: Tensor) -> Tensor:
        """What each pixel is to be more than its neighbour on one side; 0 at the window's border."""
        own = self._values[origin] - self._values[origin + step]
        ahead = torch.cat([origin, origin[:1]])[self._number[side]]
        theirs = self._values[ahead - step] - self._values[ahead]
        both = torch.where(self._inside[side][:, None], (own + theirs) / 2, own)
        return both * self._there[side][:, None]
