"""Damage laid over a picture: what shows through at its rim, and what stands in the hole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from restorer_app.training.data.cutting import TURNS
from restorer_app.training.data.draws import Draws, Numbers, Whole, change_some, on_device, whole
from restorer_app.training.data.grain import SIZES, Grains
from restorer_app.training.data.photographs import PhotographStore

PAINTS = {
    "light": (0.3, (0.82, 0.82, 0.8), (1.0, 1.0, 0.98)),
    "dark": (0.2, (0.0, 0.0, 0.0), (0.2, 0.17, 0.15)),
    "paper": (0.25, (0.72, 0.68, 0.55), (0.97, 0.93, 0.84)),
    "dirt": (0.15, (0.2, 0.15, 0.08), (0.55, 0.46, 0.36)),
    "photograph": (0.1, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
}
"""What damage looks like: how often, and between which colours (RGB 0…1); the last is another photograph."""
GARBAGE = {"damage": 0.5, "colour": 0.2, "noise": 0.15, "photograph": 0.15}
"""How often a hole holds the damage as it looks, any colour, noise, or a piece of another photograph."""
_TEXTURE = 0.07
_NOISE = 0.35


@dataclass(frozen=True, eq=False)
class Painter:
    """Colours damage, from noise and from photographs."""

    store: PhotographStore
    grains: Grains
    size: int

    def damage(self, draws: Draws) -> Tensor:
        """B×3×S×S in 0…1: how each sample's damage would look if it were all over the picture."""
        kind = _chosen(draws["paint"], [share for share, _, _ in PAINTS.values()])
        low, high = (np.array([paint[end] for paint in PAINTS.values()])[kind] for end in (1, 2))
        # One number for lightness, so that a colour is light or dark as a whole; a little for each channel.
        along = 0.8 * draws["paint-colour"][:, :1] + 0.2 * draws["paint-colour"]
        texture = draws["texture"]
        noise = self.grains.pieces(
            whole(texture[:, 0], SIZES), texture[:, 1:2], texture[:, 2:3], draws.below("grain-turn", TURNS)
        )
        device = noise.device
        colour = on_device(low + along * (high - low), device)
        paint = torch.addcmul(colour, noise, on_device(_TEXTURE * texture[:, 3] ** 2, device)).clamp_(0, 1)
        other = kind == list(PAINTS).index("photograph")
        return change_some(paint, other, lambda _, at: self._photograph(draws["paint-photograph"][at]))

    def with_garbage(self, pictures: Tensor, hole: Tensor, draws: Draws) -> Tensor:
        """The pictures with something else than the damage in some of the holes, where they lie."""
        kind = _chosen(draws["garbage"], list(GARBAGE.values()))
        colour, photograph = draws["garbage-colour"], draws["garbage-photograph"]
        makers: Mapping[str, Callable[[Whole], Tensor]] = {
            "colour": lambda at: on_device(colour[at], hole.device),
            "noise": lambda at: self._noise(draws, at),
            "photograph": lambda at: self._photograph(photograph[at]),
        }
        for name, make in makers.items():

            def fill(some: Tensor, at: Whole, make: Callable[[Whole], Tensor] = make) -> Tensor:
                index = torch.from_numpy(at).to(hole.device, non_blocking=True)
                return mixed(some, make(at), hole.index_select(0, index))

            change_some(pictures, kind == list(GARBAGE).index(name), fill)
        return pictures

    def _noise(self, draws: Draws, at: Whole) -> Tensor:
        places = draws["garbage-place"][at]
        rows = (places[:, :1] + np.array([0, 0.3, 0.6])) % 1
        which = whole(places[:, 2], SIZES)
        noise = self.grains.pieces(which, rows, np.repeat(places[:, 1:2], 3, 1), np.zeros_like(which))
        colour = on_device(draws["garbage-colour"][at], noise.device)
        return noise.mul_(_NOISE).add_(colour).clamp_(0, 1)

    def _photograph(self, numbers: Numbers) -> Tensor:
        return self.store.crops(self.size, numbers[:, :3], whole(numbers[:, 3], TURNS)) / 255


def mixed(pictures: Tensor, others: Tensor, share: Tensor) -> Tensor:
    """The pictures where ``share`` (B×1×S×S) is 0, the others where it is 1, to the bit."""
    return torch.addcmul(pictures * (1 - share), others, share)


def _chosen(numbers: Numbers, shares: list[float]) -> Whole:
    return np.searchsorted(np.cumsum(shares)[:-1], numbers, side="right")
