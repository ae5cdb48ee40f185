"""How the damage of a run is drawn and read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from restorer_app.core.errors import BadConfig, UnreadableFile
from restorer_app.core.progress import Progress
from restorer_app.training.config import DataConfig, PoolConfig
from restorer_app.training.damage import DRAWN
from restorer_app.training.data.canvases import (
    DEPTH,
    MOST_GROWN,
    REACH,
    Canvas,
    Place,
    drawn_canvas,
    mask_canvas,
    places_on,
    shape_canvas,
)
from restorer_app.training.data.damage_pool import SOFTEST, DamagePool
from restorer_app.training.data.reading import decoded_plane, each_content

FROM_FILES = ("masks", "shapes")
"""The kinds of damage that come from files."""
ALL_KINDS = (*DRAWN, *FROM_FILES)
"""The kinds of damage that a configuration can give a weight."""
_RADII = 4
_MORE_FILES = 4

Made = tuple[Canvas, list[Place]]


def make_pool(
    weights: Mapping[str, float],
    config: DataConfig,
    seed: int,
    *,
    pools: PoolConfig | None = None,
    device: torch.device | None = None,
    progress: Progress | None = None,
) -> DamagePool:
    """Draw and read the canvases for every kind with a weight (if none has: all that there are)."""
    progress = progress or Progress()
    pools = pools or PoolConfig()
    chosen = chosen_kinds(weights, pools)
    made: dict[str, list[Made]] = {}
    with ThreadPoolExecutor(min(os.cpu_count() or 1, 8)) as threads:
        for kind in progress.each(list(chosen), "Drawing damage"):
            canvases = _Canvases(kind, config, seed, _contents(kind, pools))
            made[kind] = [each for each in threads.map(canvases.make, range(canvases.count)) if each[1]]
            if not made[kind]:
                raise UnreadableFile(
                    f"No {kind} were found that fit crops of {config.crop} pixels."
                    if kind in FROM_FILES
                    else f"No damage of the kind {kind!r} fits crops of {config.crop} pixels.",
                    "Name others under [pools], or raise 'largest_hole'.",
                )
    return _assembled(made, chosen, config.crop, device or torch.device("cpu"))


def chosen_kinds(weights: Mapping[str, float], pools: PoolConfig) -> dict[str, float]:
    """The kinds with their weights. Raises ``BadConfig`` where weights and pools do not go together."""
    named = [kind for kind in FROM_FILES if getattr(pools, kind)]
    if not any(weights.values()):
        return dict.fromkeys((*DRAWN, *named), 1.0)
    for kind in FROM_FILES:
        if weights.get(kind, 0) > 0 and kind not in named:
            raise BadConfig(f"{kind!r} have a weight, but no place.", f"Say under [pools] where {kind} lie.")
        if kind in named and not weights.get(kind, 0) > 0:
            raise BadConfig(f"[pools] names {kind!r} without a weight.", "Give them one under [damage].")
    return {kind: float(weights[kind]) for kind in ALL_KINDS if weights.get(kind, 0) > 0}


def _contents(kind: str, pools: PoolConfig) -> list[bytes]:
    sources = [Path(place) for place in getattr(pools, kind, ())]
    return list(each_content(sources, "[pools] of the configuration"))


@dataclass(frozen=True, eq=False)
class _Canvases:
    """How one kind's canvases are made, each from its number alone."""

    kind: str
    config: DataConfig
    seed: int
    contents: Sequence[bytes]

    @property
    def count(self) -> int:
        return self.config.canvases * (_MORE_FILES if self.kind in FROM_FILES else 1)

    def make(self, number: int) -> Made:
        """A canvas with its good places; without any if it turned out empty."""
        rng = np.random.default_rng([self.seed, 3, ALL_KINDS.index(self.kind), number])
        canvas, side = self._canvas(number, 3 * self.config.crop, rng), self.config.crop
        if canvas is None:
            return Canvas(np.zeros((1, 1), np.uint8)), []
        radii = [0.0] if self.kind == "shapes" else [self._radius(rng) for _ in range(_RADII)]
        most = self.config.largest_hole
        return canvas, [
            place for radius in radii for place in places_on(canvas.edges, side, radius, most, rng)
        ]

    def _canvas(self, number: int, side: int, rng: np.random.Generator) -> Canvas | None:
        if self.kind not in FROM_FILES:
            return drawn_canvas(self.kind, side, rng)
        if not self.contents:
            return None
        order = np.random.default_rng([self.seed, 4]).permutation(len(self.contents))
        plane = decoded_plane(self.contents[order[number % len(order)]])
        if plane is None:
            return None
        return (mask_canvas if self.kind == "masks" else shape_canvas)(plane, side, rng)

    def _radius(self, rng: np.random.Generator) -> float:
        """By how much damage is thickened: 0, below 0, or up to the widest there may be."""
        number, config = rng.random(), self.config
        if number < config.thinned:
            return -float(rng.uniform(0.5, DEPTH - MOST_GROWN))
        if number < config.thinned + config.thickened:
            widest = min(config.widest * config.smallest_scale / 2, REACH - SOFTEST - MOST_GROWN)
            return float(0.5 * max(2 * widest, 1.0) ** rng.random())
        return 0.0


def _assembled(
    made: Mapping[str, list[Made]], weights: Mapping[str, float], size: int, device: torch.device
) -> DamagePool:
    rows: list[tuple[float, ...]] = []
    spans: dict[str, tuple[int, int]] = {}
    edges: list[Tensor] = []
    opacities: list[Tensor] = []
    for kind, canvases in made.items():
        start = len(rows)
        of_kind: list[tuple[float, ...]] = []
        for canvas, places in canvases:
            number = len(opacities) if canvas.opacity is not None else -1
            of_kind += [
                (len(edges), number, each.row, each.column, each.radius, each.share) for each in places
            ]
            edges.append(torch.from_numpy(canvas.edges.reshape(-1)))
            if canvas.opacity is not None:
                opacities.append(torch.from_numpy(canvas.opacity.reshape(-1)))
        rows += sorted(of_kind, key=lambda row: row[-1])
        spans[kind] = (start, len(rows))
    table = np.array(rows, np.float64)
    empty = torch.zeros(0, dtype=torch.uint8)
    of_canvas, of_opacity, row, column = (table[:, at].astype(np.int64) for at in range(4))
    return DamagePool(
        edges=torch.cat(edges).to(device),
        opacities=torch.cat(opacities or [empty]).to(device),
        side=3 * size,
        size=size,
        canvas=of_canvas,
        opacity=of_opacity,
        row=row,
        column=column,
        radius=table[:, 4],
        share=table[:, 5],
        spans=spans,
        weights=np.array([weights[kind] for kind in spans]),
    )
