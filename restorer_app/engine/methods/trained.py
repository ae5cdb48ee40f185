"""Any trained network as a method: pads to what it needs, runs it, crops back."""

from __future__ import annotations

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.core.errors import BadWeights
from restorer_app.engine.catalogue import Entry
from restorer_app.engine.device import placed
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.networks.registry import Needs
from restorer_app.engine.plan import Reach
from restorer_app.engine.weights import read_network


class TrainedMethod:
    """A network from the catalogue. Its last sum and everything around it stay float32."""

    reach = Reach(core=192, context=64, widest=40, sides=32)
    refines = True
    sequential = False

    def __init__(self, network: nn.Module, needs: Needs) -> None:
        self._network, self._needs = network, needs
        self._device, self._dtype = torch.device("cpu"), torch.float32

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """See ``Method.prepare``."""
        if device != self._device or dtype != self._dtype:
            placed(self._network, device)
            self._device, self._dtype = device, dtype

    @torch.inference_mode()
    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``. A network that gives no number somewhere is answered by the first fill."""
        height, width = picture.shape[-2:]
        base = first_fill(picture, hole, base)
        padding = _padding(height, width, self._needs)
        given, wanted = (F.pad(part, padding, mode="replicate").to(self._device) for part in (base, hole))
        with torch.autocast(self._device.type, self._dtype, enabled=self._dtype != torch.float32):
            filled = self._network(given, wanted, given).float().cpu()[..., :height, :width]
        return torch.where(torch.isfinite(filled), filled, base)


def _padding(height: int, width: int, needs: Needs) -> tuple[int, int, int, int]:
    """Left, right, top, bottom: what is missing to the network's size, below and to the right."""
    step = needs.multiple_of
    tall, wide = (max(needs.at_least, -(-side // step) * step) for side in (height, width))
    return 0, wide - width, 0, tall - height


def make(entry: Entry) -> TrainedMethod:
    """The network with its weights, checked against the catalogue's SHA-256."""
    if entry.weights is None:
        raise BadWeights(f"The catalogue names no weights for {entry.info.name}.")
    network = read_network(entry.weights, entry.sha256)
    needs = cast(Needs, network.needs)
    return TrainedMethod(placed(network, torch.device("cpu")), needs)
