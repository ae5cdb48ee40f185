"""Put the chosen pieces together without seams: their differences count, more than their tones.

Pérez, Gangnet, Blake, Poisson Image Editing, SIGGRAPH 2003; with the tones held as well, as in Darabi,
Shechtman, Barnes, Goldman, Sen, Image Melding, SIGGRAPH 2012 (screened Poisson equation).
"""

from __future__ import annotations

import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.settings import Settings

STEPS = 80
"""Conjugate-gradient steps at most."""
ENOUGH = 1e-4
"""Share of the first residual's size at which the steps end."""


def joined(
    values: Tensor,
    pixels: Tensor,
    origin: Tensor,
    wanted: Tensor,
    shape: tuple[int, int],
    settings: Settings,
    progress: Progress,
) -> Tensor:
    """Hole pixels (M×C) whose differences to their neighbours are nearly those at their origins.

    ``values`` H·W×C are known outside the hole; ``pixels`` M the hole's flat pixels, ``origin`` M where each
    comes from, ``wanted`` M×C its colour as it comes. Where two neighbours come from different places that of
    both differences counts which asks for less change. ``settings.hold`` is the weight of the tones against
    1 for differences: seams fade over about hold^-1/2 pixels. Neighbours that fit each other worse than
    ``settings.tear`` nearly stay apart: an edge that ends at the hole is not drawn out into a haze.
    """
    system = _System(values, pixels, origin, wanted, shape, settings)
    residual = system.wanted
    change, direction = torch.zeros_like(wanted), residual
    size = residual.square().sum(dim=0)
    enough = size * ENOUGH**2
    for _ in range(STEPS):
        progress.check()
        if bool((size <= enough).all()):
            break
        image = system.apply(direction)
        length = size / ((direction * image).sum(dim=0) + 1e-20)
        change = change + length * direction
        residual = residual - length * image
        before, size = size, residual.square().sum(dim=0)
        direction = residual + size / (before + 1e-20) * direction
    return wanted + change


class _System:
    """What has to be added to the hole's pixels: nothing beyond the rim, and what mends misfits inside.

    ``wanted`` M×C is the right-hand side. Each pair of neighbours has a weight, less the worse they fit.
    """

    def __init__(
        self,
        values: Tensor,
        pixels: Tensor,
        origin: Tensor,
        colours: Tensor,
        shape: tuple[int, int],
        settings: Settings,
    ) -> None:
        self._numbers, self._weights = [], []
        self.wanted = torch.zeros_like(colours)
        whole = values.index_put((pixels,), colours)
        from_where = torch.full((len(values),), -1).index_put((pixels,), origin)
        number = torch.full((len(values),), len(pixels))
        number[pixels] = torch.arange(len(pixels))
        row, column = pixels // shape[1], pixels % shape[1]
        sides = (
            (row > 0, -shape[1]),
            (column > 0, -1),
            (row < shape[0] - 1, shape[1]),
            (column < shape[1] - 1, 1),
        )
        for there, step in sides:
            at = torch.where(there, pixels + step, pixels)
            own = values[origin] - values[origin + step]
            inside = from_where[at] >= 0
            ahead = torch.where(inside, from_where[at], origin + step)
            theirs = values[ahead - step] - values[ahead]
            apart = colours - whole[at]
            misfit = _smaller(own - apart, theirs - apart)
            weight = there / (1 + misfit.square().mean(dim=1) / settings.tear**2)
            self._numbers.append(torch.where(there, number[at], len(pixels)))
            self._weights.append(weight[:, None])
            self.wanted += self._weights[-1] * misfit
        self._degree = torch.stack(self._weights).sum(dim=0) + settings.hold

    def apply(self, x: Tensor) -> Tensor:
        """The left-hand side for corrections ``x`` M×C."""
        padded = torch.cat([x, torch.zeros_like(x[:1])])
        result = self._degree * x
        for numbers, weight in zip(self._numbers, self._weights, strict=True):
            result -= weight * padded[numbers]
        return result


def _smaller(one: Tensor, other: Tensor) -> Tensor:
    """Row by row (M×C) the one nearer to 0."""
    first = one.square().sum(dim=1) <= other.square().sum(dim=1)
    return torch.where(first[:, None], one, other)
