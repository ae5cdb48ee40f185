"""Batches for networks that clean whole pictures: nothing is damaged, and everything is to be improved."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from restorer_app.training.batch import Batch
from restorer_app.training.config import DataConfig
from restorer_app.training.data.draws import Draws, change_some
from restorer_app.training.data.photographs import PhotographStore
from restorer_app.training.data.sampler import Sampler
from restorer_app.training.data.toning import blurred

KIND = "clean"
"""The one kind of crops."""


class CleaningSampler(Sampler):
    """Crops as a lens, the film and a file made them (blur, grain, compression), and as they had been before.

    Some are left as they were, so that a network learns to leave clean photographs alone; none of those that
    it is judged by, which all have grain.
    """

    kinds = (KIND,)

    def __init__(self, store: PhotographStore, config: DataConfig, seed: int) -> None:
        super().__init__(store, replace(config, blurred=0.0), seed)  # what is wanted is sharp
        self._blurred = config.blurred

    def base(self, batch: Batch) -> Tensor:
        """What is given: it may be left as it is."""
        return batch.given

    def _made(self, draws: Draws, kind: str | None = None) -> Batch:
        target = self.clean(draws)
        config = self._config if kind is None else replace(self._config, grainy=1.0)
        given = change_some(
            target.clone(),
            draws.happens("blurred", self._blurred),
            lambda some, at: blurred(some, draws.between("blur", config.blur)[at]),
        )
        given = self._compressed(self._grains.added(given, draws, config), draws)
        return Batch(target, given, torch.ones_like(target[:, :1]))
