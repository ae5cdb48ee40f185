"""What the networks of the literature have in common: they see what is known, and draw the whole picture."""

from __future__ import annotations

from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn

from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.networks.residual_fill import tone


class MaskedFill(nn.Module, ABC):
    """Sees the known region with nothing in the hole, and draws the picture anew.

    As our own networks do, and other than in the papers, it is given the picture with zero mean a channel and
    unit spread over its known region: a faded or a tinted photograph looks like any other. So what stands
    for "nothing" in a hole is the mean of the known region, as in Pathak et al., CVPR 2016.
    """

    refines = False
    starts_from_fill = False
    seamless = False
    """Whether what it draws is brought to the tone of its rim, once it has learned; see ``fitted``."""

    def forward(self, picture: Tensor, hole: Tensor, base: Tensor | None = None) -> Tensor:
        """Fill the hole of B×3×H×W; height and width must be multiples of what the network ``needs``.

        Known pixels come back as they are; while it learns, as it draws them.
        """
        drawn = self.drawn(picture, hole)
        if self.training:
            return drawn
        return torch.where(hole > 0, fitted(drawn, picture, hole) if self.seamless else drawn, picture)

    def drawn(self, picture: Tensor, hole: Tensor) -> Tensor:
        """All of the picture as the network draws it, known pixels too: B×3×H×W."""
        known, mean, spread = seen(picture, hole)
        return self.body(known, hole).float() * spread + mean

    @abstractmethod
    def body(self, known: Tensor, hole: Tensor) -> Tensor:
        """B×3×H×W, drawn from what is ``known`` (0 in the hole), in the precision of the weights."""


def fitted(drawn: Tensor, picture: Tensor, hole: Tensor) -> Tensor:
    """What was drawn (B×3×H×W) plus, carried smoothly into the hole, how far it is off around it.

    That is seamless cloning (Pérez, Gangnet and Blake, Poisson Image Editing, SIGGRAPH 2003), as Iizuka,
    Simo-Serra and Ishikawa (SIGGRAPH 2017) do it after their network, with ``first_fill`` instead of a
    membrane. For networks without skips, which draw what is known as blurred as the hole, and as far off.
    """
    return drawn + first_fill(torch.where(hole > 0, torch.zeros(()), picture - drawn), hole)


def seen(picture: Tensor, hole: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The known region in even tone, 0 in the hole, and the mean and spread that it had."""
    known = torch.where(hole > 0, torch.zeros(()), picture)
    mean, spread = tone(known, hole)
    return torch.where(hole > 0, torch.zeros(()), (known - mean) / spread), mean, spread
