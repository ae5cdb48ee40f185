"""The damage of a run: canvases on its device and a table of good places, from which holes are cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from restorer_app.engine.squares import grown_square
from restorer_app.training.config import DataConfig
from restorer_app.training.data.canvases import EDGE
from restorer_app.training.data.cutting import TURNS, Corners, cut
from restorer_app.training.data.draws import CROWD, Draws, Numbers, Whole, change_some, on_device, whole

GROWN = (0.6, 0.2, 0.2)
"""How often the hole is the damage itself, and grown by one or two pixels as in a repair."""
SOFTEST = 8.0
"""Pixels over which the edge of drawn damage fades, at most."""
SMALL, UNCROWDED = 0.05, 0.2
"""Share of the crop that a piece of a crowd has at most, and that is already damaged where one comes."""
GAP = 8
"""Pixels between the pieces of a crowd and all other damage, so that each has known pixels around it."""


@dataclass(frozen=True, eq=False)
class DamagePool:
    """``edges`` and ``opacities``: flat uint8, canvases of ``side`` (see ``canvases``).

    The tables have a row for each place: its canvas, the number of its opacity (-1: it follows from the
    edges), corner, radius and share. A kind's places are ``spans[kind]`` and rise in their share.
    """

    edges: Tensor
    opacities: Tensor
    side: int
    size: int
    canvas: Whole
    opacity: Whole
    row: Whole
    column: Whole
    radius: Numbers
    share: Numbers
    spans: Mapping[str, tuple[int, int]]
    weights: Numbers

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of damage there are."""
        return tuple(self.spans)

    def drawn(self, draws: Draws, config: DataConfig, kind: str | None = None) -> tuple[Tensor, Tensor]:
        """Holes (1 = to be filled) and opacities 0…1 of the damage, B×1×S×S each; of one kind, or as weighed.

        A share of them has a second piece, a share a crowd of small ones, which are dropped where they come
        too near to others. None is empty or larger than ``largest_hole``.
        """
        grown = np.searchsorted(np.cumsum(GROWN)[:-1], draws["grown"], side="right")
        kinds = self._kinds(draws["kind"], kind)
        starts = np.array([start for start, _ in self.spans.values()])
        ends = np.array([end for _, end in self.spans.values()])
        first = starts[kinds[:, 0]] + whole(draws["place"][:, 0], (ends - starts)[kinds[:, 0]])
        turns, softness = whole(draws["piece-turn"], TURNS), draws["softness"]
        layers = self._laid(first, turns[:, 0], softness[:, 0], grown)
        room = np.array(
            [
                np.searchsorted(self.share[starts[other] : ends[other]], config.largest_hole - share, "right")
                for other, share in zip(kinds[:, 1], self.share[first], strict=True)
            ]
        )
        second = starts[kinds[:, 1]] + whole(draws["place"][:, 1], room)
        twice = draws.happens("second", config.second_piece) & (room > 0)
        layers = change_some(
            layers,
            twice,
            lambda some, at: torch.maximum(
                some, self._laid(second[at], turns[at, 1], softness[at, 1], grown[at])
            ),
        )
        share = self.share[first] + np.where(twice, self.share[second], 0)
        layers = change_some(
            layers,
            draws.happens("crowded", config.crowded) & (share < UNCROWDED),
            lambda some, at: self._crowd(some, draws, at, kind, grown[at]),
        )
        return layers[:, :1].contiguous(), layers[:, 1:].contiguous()

    def _kinds(self, numbers: Numbers, kind: str | None) -> Whole:
        """Which kind each piece is of: its place among ``kinds``."""
        if kind is not None:
            return np.full(numbers.shape, self.kinds.index(kind))
        limits = np.cumsum(self.weights) / self.weights.sum()
        return np.searchsorted(limits[:-1], numbers, side="right")

    def _crowd(self, layers: Tensor, draws: Draws, at: Whole, kind: str | None, grown: Whole) -> Tensor:
        """The samples ``at``, B×2×S×S, with small pieces where there is room."""
        kinds = self._kinds(draws["crowd-kind"][at], kind)
        turns, softness = whole(draws["crowd-turn"][at], TURNS), draws["crowd-softness"][at]
        ends = [start + np.searchsorted(self.share[start:end], SMALL) for start, end in self.spans.values()]
        starts = np.array([start for start, _ in self.spans.values()])
        counts = np.array(ends) - starts
        for piece in range(CROWD):
            of = kinds[:, piece]
            places = starts[of] + whole(draws["crowd-place"][at, piece], np.maximum(counts[of], 1))
            new = self._laid(places, turns[:, piece], softness[:, piece], grown)
            fits = on_device((counts[of] > 0).astype(float), layers.device)
            layers = torch.maximum(layers, new * fits * (1 - grown_square(layers[:, :1], GAP)))
        return layers

    def _laid(self, places: Whole, turn: Whole, softness: Numbers, grown: Whole) -> Tensor:
        """Hole and opacity, B×2×S×S: the pieces at ``places``, turned."""

        def corners(canvas: Whole, of: Whole) -> Corners:
            stride = np.full_like(canvas, self.side)
            return Corners(
                canvas * self.side**2, stride, self.row[places[of]], self.column[places[of]], turn[of]
            )

        every, device = np.arange(len(places)), self.edges.device
        edges = cut(self.edges[None], corners(self.canvas[places], every), self.size).float()
        radius = self.radius[places]
        hole = (edges > on_device(EDGE - 2 * (radius + grown), device)).float()
        soft = 0.5 + (SOFTEST - 0.5) * softness
        scale, lift = 0.5 / soft, 0.5 + (radius - EDGE / 2) / soft
        opacity = torch.addcmul(on_device(lift, device), edges, on_device(scale, device)).clamp_(0, 1)
        opacity = change_some(
            opacity,
            self.opacity[places] >= 0,
            lambda _, of: cut(self.opacities[None], corners(self.opacity[places[of]], of), self.size) / 255,
        )
        return torch.cat([hole, opacity], dim=1)
