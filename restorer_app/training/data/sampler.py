"""Batches for training and for judging, made on the device from (seed, step) alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from restorer_app.engine.first_fill import first_fill
from restorer_app.training.batch import Batch
from restorer_app.training.config import DataConfig
from restorer_app.training.data.canvases import LEAST
from restorer_app.training.data.compositing import Painter, mixed
from restorer_app.training.data.cutting import TURNS
from restorer_app.training.data.damage_pool import DamagePool
from restorer_app.training.data.draws import WHOLE, Draws, Numbers, Part, Whole, change_some, on_device
from restorer_app.training.data.grain import Grains
from restorer_app.training.data.jpeg import compressed
from restorer_app.training.data.photographs import PhotographStore
from restorer_app.training.data.toning import toned

HALVED = 0.6
"""How often a compressed picture has its colours at half the size."""


class Sampler(ABC):
    """Draws crops of photographs and ages them, on the photographs' device."""

    def __init__(self, store: PhotographStore, config: DataConfig, seed: int) -> None:
        self._store, self._config, self._seed = store, config, seed
        self._grains = Grains.made(config.crop, config.grain_size, seed, store.pixels.device)

    @property
    @abstractmethod
    def kinds(self) -> tuple[str, ...]:
        """The kinds of crops that a network is judged by."""

    @abstractmethod
    def base(self, batch: Batch) -> Tensor:
        """What there is without any network, B×3×S×S: a network is judged beside it."""

    @abstractmethod
    def _made(self, draws: Draws, kind: str | None = None) -> Batch:
        """The batch that follows from the draws: to learn from, or of one kind to judge by."""

    @torch.no_grad()
    def batch(self, step: int, count: int, part: Part = WHOLE) -> Batch:
        """A process's ``count`` samples of that step: its part of the batch that one process would draw."""
        return self._made(Draws([self._seed, 1, step], count, part))

    @torch.no_grad()
    def fixed(self, count: int, words: Sequence[int], kind: str) -> Batch:
        """``count`` crops of one kind, the same for the same words."""
        return self._made(Draws([self._seed, 2, *words], count), kind)

    def clean(self, draws: Draws) -> Tensor:
        """Crops with the tones of old photographs, without grain, traces of compression or damage."""
        return toned(self._store.crops(self._config.crop, *self._where(draws)), draws, self._config)

    def _where(self, draws: Draws) -> tuple[Numbers, Whole, Whole]:
        """Place, turn and level of each crop."""
        places = np.stack([draws[name] for name in ("photograph", "row", "column")], axis=1)
        level = self._store.level_for(places, draws["level"], draws.happens("scaled", self._config.scaled))
        return places, draws.below("turn", TURNS), level

    def _compressed(self, pictures: Tensor, draws: Draws) -> Tensor:
        happens = draws.happens("compressed", self._config.compressed)
        halved = draws.happens("halved", HALVED)
        quality = draws.between("quality", self._config.quality)
        row, column = (int(16 * number) for number in draws.common("phase"))
        pictures = pictures.clone()
        for small in (False, True):

            def press(some: Tensor, at: Whole, small: bool = small) -> Tensor:
                return compressed(some, quality[at], small, (row, column))

            change_some(pictures, happens & (halved == small), press)
        return pictures


class CropSampler(Sampler):
    """Crops with damage, and with holes where it lies."""

    def __init__(self, store: PhotographStore, pool: DamagePool, config: DataConfig, seed: int) -> None:
        super().__init__(store, config, seed)
        self._pool = pool
        self._painter = Painter(store, self._grains, config.crop)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of damage there are."""
        return self._pool.kinds

    def base(self, batch: Batch) -> Tensor:
        """The first fill."""
        return first_fill(batch.given, batch.hole)

    def _made(self, draws: Draws, kind: str | None = None) -> Batch:
        return self.spoiled(self.clean(draws), draws, kind)

    def spoiled(self, clean: Tensor, draws: Draws, kind: str | None = None) -> Batch:
        """What is made of clean crops: grain, damage, compression, and garbage in the hole."""
        config = self._config
        grainy = self._grains.added(clean, draws, config)
        hole, opacity = self._damage(draws, kind)
        paint = self._painter.damage(draws)
        residue = on_device(draws.happens("residue", config.residue).astype(float), clean.device)
        # In the hole the damage is opaque before anything is computed across its edge: the target ends here.
        given = self._compressed(mixed(grainy, paint, torch.maximum(hole, opacity * residue)), draws)
        given = self._painter.with_garbage(given, hole, draws)
        target = clean if config.clean_target else self._compressed(grainy, draws)
        return Batch(target, given, hole)

    def _damage(self, draws: Draws, kind: str | None) -> tuple[Tensor, Tensor]:
        """Holes and opacities of drawn damage, or of photographs' own masks; of one kind, only drawn."""
        drawn = self._pool.drawn(draws, self._config, kind)
        places, turn, level = self._where(draws)
        own = draws.happens("own-mask", self._config.own_masks) & self._store.has_mask(places)
        if kind is not None or not own.any():
            return drawn

        def mark(some: Tensor, at: Whole) -> Tensor:
            holes = self._store.own_holes(self._config.crop, places[at], turn[at], level[at])
            share = holes.mean(dim=(1, 2, 3), keepdim=True)
            fits = (share >= LEAST / self._config.crop**2) & (share <= self._config.largest_hole)
            return torch.where(fits, holes, some)

        layers = change_some(torch.cat(drawn, dim=1), own, mark)
        return layers[:, :1].contiguous(), layers[:, 1:].contiguous()
