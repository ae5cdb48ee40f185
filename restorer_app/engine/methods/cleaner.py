"""Any network that cleans pictures: pads to what it needs, runs it, crops back."""

from __future__ import annotations

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.core.errors import BadWeights
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said
from restorer_app.engine.catalogue import Entry
from restorer_app.engine.device import CPU, placed
from restorer_app.engine.networks.registry import CLEAN, Needs, task_of
from restorer_app.engine.weights import read_network

CORES = {"cpu": 512}
"""The side of the part that is cleaned at once, in pixels, by kind of device; elsewhere ``CORE``."""
CORE = 1024


class Cleaner:
    """A network on a device. Its last sum and everything around it stay float32.

    ``reach``: how far around a part it has to see so that the part fits to others; ``core``: the side of a
    part. Both are even, as the network's own grid is.
    """

    def __init__(self, network: nn.Module) -> None:
        self._network = network
        self._needs = cast(Needs, network.needs)
        step = self._needs.multiple_of
        self.reach = -(-cast(int, network.reach) // step) * step
        self._progress, self._passed = Progress(), 0
        self._place: tuple[torch.device, torch.dtype] | None = None
        self.prepare(CPU, torch.float32)

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move to a device and choose the body's precision; cheap if nothing changes."""
        self.core = CORES.get(device.type, CORE)
        if self._place == (device, dtype):
            return
        self._running = placed(self._network, device, dtype)
        self._convolutions = [each for each in self._running.modules() if isinstance(each, nn.Conv2d)]
        for each in self._convolutions:
            each.register_forward_pre_hook(self._report)
        self._place = device, dtype

    @torch.inference_mode()
    def clean(self, picture: Tensor, progress: Progress) -> Tensor:
        """1×3×H×W float32, white at 1, to the same without noise, on the CPU; as it was where that fails."""
        self._progress, self._passed = progress, 0
        height, width = picture.shape[-2:]
        padding = self._padding(height, width)
        padded = F.pad(picture, padding, mode="replicate") if any(padding) else picture
        try:
            made: Tensor = self._running(padded.to(next(self._running.parameters()).device))
        finally:
            self._progress = Progress()
        made = made.cpu()[..., :height, :width]
        return torch.where(torch.isfinite(made), made, picture)

    def _padding(self, height: int, width: int) -> tuple[int, int, int, int]:
        """Left, right, top, bottom: what is missing to the network's size, below and to the right."""
        step, least = self._needs.multiple_of, self._needs.at_least
        tall, wide = (max(least, -(-side // step) * step) for side in (height, width))
        return 0, wide - width, 0, tall - height

    def _report(self, *_: object) -> None:
        """Before each convolution: a part may take long on a slow processor."""
        self._progress.report(self._passed / len(self._convolutions))
        self._passed += 1


def make(entry: Entry) -> Cleaner:
    """The network with its weights, checked against the catalogue's SHA-256."""
    if entry.weights is None:
        raise BadWeights(said("The catalogue names no weights for {name}.", name=entry.info.name))
    network = read_network(entry.weights, entry.sha256)
    if task_of(network) != CLEAN:
        raise BadWeights(said("The weights {name} hold no network that cleans.", name=entry.weights.name))
    return Cleaner(network)
