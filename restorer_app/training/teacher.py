"""Teachers of a training run: networks that have learned, whose fills another one learns beside the truth.

What was lost is guessed, so that the truth is a noisy goal; a teacher's fill is a steady one (knowledge
distillation: Hinton, Vinyals and Dean, Distilling the Knowledge in a Neural Network, 2015). Each step asks
one teacher, who sees the crops flipped and turned in one of eight ways: what is learned is the mean of all,
which is better than each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.engine.device import placed
from restorer_app.engine.networks.registry import FILL, Needs, task_of
from restorer_app.engine.turns import TURNS, turned, turned_back
from restorer_app.training.batch import Batch
from restorer_app.training.config import TrainingConfig
from restorer_app.training.known_networks import known_network


class Teachers:
    """The networks that [teacher] names, on one device; they learn nothing themselves."""

    def __init__(self, config: TrainingConfig, device: torch.device) -> None:
        self._settings, self._seed = config.teacher, config.run.seed
        self._networks = [_read(name, config.data.crop, device) for name in config.teacher.networks]

    def goal(self, batch: Batch, asked: Sequence[Tensor | None], step: int, share: float) -> Tensor:
        """What is to be learned from a batch at that step, B×3×S×S: the target, in the hole partly a fill.

        ``asked``: what the learning network is called with. ``share``: how much of the run is done, 0…1.
        Depends on the seed and the step alone. To be called within the run's autocast.
        """
        weight = self._settings.share if share < self._settings.until else 0.0
        if not self._networks or weight == 0:
            return batch.target
        rng = np.random.default_rng([self._seed, 3, step])
        network = self._networks[int(rng.integers(len(self._networks)))]
        turn = int(rng.integers(TURNS))
        seen = [None if each is None else turned(each, turn).contiguous() for each in asked]
        with torch.no_grad():
            filled = turned_back(network(*seen).float(), turn).clamp(0, 1)
        return torch.lerp(batch.target, filled, weight * batch.hole)


def _read(name: str, side: int, device: torch.device) -> nn.Module:
    network = known_network(name, "The teacher of [teacher]")
    needs = getattr(network, "needs", Needs())
    if network is None or task_of(network) != FILL:
        raise BadConfig(f"{name} cannot teach: it is no network that fills holes.", "Name another teacher.")
    if side % needs.multiple_of or side < needs.at_least:
        raise BadConfig(
            f"{name} cannot teach from crops of {side} pixels.",
            f"It needs multiples of {needs.multiple_of}, at least {needs.at_least}: change 'crop'.",
        )
    return placed(network, device).eval().requires_grad_(False)
