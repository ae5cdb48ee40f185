"""Any trained network as a method: pads to what it needs, runs it, crops back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.core.errors import BadWeights
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said
from restorer_app.engine.afar import STEPS, VIEWS, depth_share, enlarged, reduced
from restorer_app.engine.catalogue import Entry
from restorer_app.engine.device import CPU, placed
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.networks.registry import Needs
from restorer_app.engine.plan import Reach
from restorer_app.engine.weights import read_network

REACH = Reach(core=192, context=64, widest=40, sides=16)
BATCHES = {"cpu": 1 << 18, "mps": 1 << 20, "xpu": 1 << 21, "cuda": 1 << 21}
"""Pixels that windows may have together, by kind of device: a few hundred MiB at work on each."""
NO_NUMBERS: Text = "The network gave no usable numbers in places; they have only a smooth first fill."


Asked = Callable[[Tensor, Tensor, Tensor], Tensor]
"""Picture, hole and first fill to something of the picture's size."""


class TrainedMethod:
    """A network from the catalogue. Its last sum and everything around it stay float32.

    The network as it was read stays on the CPU in float32; what runs is a copy, made once for a device and a
    precision, so that a device can be lost without the weights.
    """

    sequential = False

    def __init__(self, network: nn.Module, needs: Needs) -> None:
        self._network, self._needs = network, needs
        self.refines = bool(getattr(network, "refines", True))
        self._place: tuple[torch.device, torch.dtype] | None = None
        self._running = network
        self._exact: nn.Module | None = None
        self._progress = Progress()
        self._remarks: dict[str, None] = {}
        self.prepare(CPU, torch.float32)

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """See ``Method.prepare``."""
        self._remarks.clear()
        grid = 1 if self.refines else self._needs.multiple_of
        self.reach = replace(REACH, batch=BATCHES.get(device.type, BATCHES["cuda"]), grid=grid)
        if self._place != (device, dtype):
            self._running, self._place = self._network, None  # the old copy goes before the new one comes
            self._running = self._copy(device, dtype)
            self._place = device, dtype

    def _copy(self, device: torch.device, dtype: torch.dtype) -> nn.Module:
        """The network there, able to be stopped before each convolution."""
        made = placed(self._network, device, dtype)
        for module in made.modules():
            if isinstance(module, nn.Conv2d):
                module.register_forward_pre_hook(self._check)
        return made

    def _network_for(self, terms: Terms) -> nn.Module:
        """What runs: the copy that was prepared, unless it is too coarse for what is asked."""
        reduced = self._place is not None and self._place[0] == CPU and self._place[1] != torch.float32
        if not (terms.exact and reduced):
            return self._running
        self._exact = self._exact or self._copy(CPU, torch.float32)
        return self._exact

    def remarks(self) -> tuple[str, ...]:
        """See ``Remarking``."""
        return tuple(self._remarks)

    @property
    def network(self) -> nn.Module:
        """The network as it was read, on the CPU in float32; not to be changed."""
        return self._network

    @property
    def needs(self) -> Needs:
        """What the network asks of what it is shown."""
        return self._needs

    def with_network(self, network: nn.Module) -> TrainedMethod:
        """The same method with another network of the same needs, prepared as this one is."""
        made = TrainedMethod(network, self._needs)
        if self._place is not None:
            made.prepare(*self._place)
        return made

    @torch.inference_mode()
    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``. Where a network gives no numbers, a window gets its first fill."""
        filled = self.refine(first_fill(picture, hole, base), hole, terms)
        return self.from_afar(filled, picture, hole, base, terms)

    @torch.inference_mode()
    def refine(self, base: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        """What the network makes of a first fill: B×3×H×W, known pixels included."""
        network = self._network_for(terms)
        filled = self._run(network, network, base, hole, terms)
        sound = torch.isfinite(filled).flatten(1).all(dim=1)
        if bool(sound.all()):
            return filled
        self._remarks[NO_NUMBERS] = None
        return torch.where(sound[:, None, None, None], filled, base)

    @torch.inference_mode()
    def from_afar(
        self, filled: Tensor, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms
    ) -> Tensor:
        """The fill, and deep in the hole its mean with what is seen from afar (see ``afar``): B×3×H×W.

        That is fills of reduced views, or ``base``, which was made from afar and counts as much as they do.
        """
        if not self.refines:
            return filled
        share = depth_share(hole)
        deep = share.flatten(1).any(dim=1)
        if not bool(deep.any()):
            return filled
        if base is not None:
            return torch.lerp(filled, base, share * VIEWS / (1 + VIEWS))
        fills = [filled[deep], *(self._at(step, picture[deep], hole[deep], terms) for step in STEPS)]
        mixed = filled.clone()
        mixed[deep] = torch.lerp(filled[deep], torch.stack(fills).mean(dim=0), share[deep])
        return mixed

    def _at(self, step: int, picture: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        """The fill of a view that is ``step`` times smaller, enlarged again."""
        terms.progress.check()
        small, missing = reduced(picture, hole, step)
        fill = self.refine(first_fill(small, missing), missing, terms)
        return enlarged(fill, step, *picture.shape[-2:])

    @torch.inference_mode()
    def edges(self, base: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        """What a network that ``draws_edges`` fills along: B×1×H×W, see ``EdgeConnect.edges``."""
        network = self._network_for(terms)
        return self._run(network, cast(Asked, network.edges), base, hole, terms)

    @property
    def draws_edges(self) -> bool:
        """Whether there are such edges."""
        return callable(getattr(self._network, "edges", None))

    def _run(self, network: nn.Module, asked: Asked, base: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        """What the network, or a function of it, gives for a first fill."""
        self._progress = terms.progress
        try:
            return self._padded(network, asked, base, hole)
        finally:
            self._progress = Progress()

    def _padded(self, network: nn.Module, asked: Asked, base: Tensor, hole: Tensor) -> Tensor:
        height, width = base.shape[-2:]
        padding = _padding(height, width, self._needs)
        if any(padding):
            base, hole = (F.pad(part, padding, mode="replicate") for part in (base, hole))
        device = next(network.parameters()).device
        given, wanted = base.to(device), hole.to(device)
        return asked(given, wanted, given).cpu()[..., :height, :width]

    def _check(self, *_: object) -> None:
        """Before each convolution: a pass may be long on a slow processor."""
        self._progress.check()


def _padding(height: int, width: int, needs: Needs) -> tuple[int, int, int, int]:
    """Left, right, top, bottom: what is missing to the network's size, below and to the right."""
    step = needs.multiple_of
    tall, wide = (max(needs.at_least, -(-side // step) * step) for side in (height, width))
    return 0, wide - width, 0, tall - height


def make(entry: Entry) -> TrainedMethod:
    """The network with its weights, checked against the catalogue's SHA-256."""
    if entry.weights is None:
        raise BadWeights(said("The catalogue names no weights for {name}.", name=entry.info.name))
    network = read_network(entry.weights, entry.sha256)
    needs = cast(Needs, network.needs)
    return TrainedMethod(network, needs)
