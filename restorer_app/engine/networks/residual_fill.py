"""What our networks have in common: a smooth first fill, to which the body adds what is missing."""

from __future__ import annotations

from abc import ABC, abstractmethod

from torch import Tensor, nn

from restorer_app.engine.first_fill import first_fill


class ResidualFill(nn.Module, ABC):
    """Starts from a smooth fill of the hole (``first_fill``) and learns what is missing from it.

    The picture is first brought to zero mean a channel and unit spread over its known region, so that a
    faded, dark or tinted photograph, or one that uses a tenth of its range, looks like any other.
    """

    refines = True
    starts_from_fill = True

    def forward(self, picture: Tensor, hole: Tensor, base: Tensor | None = None) -> Tensor:
        """Fill the hole. Height and width must be multiples of what the network ``needs``.

        ``base`` is the first fill to start from (known region included), if it is there already.
        Known pixels come back as they are.
        """
        if base is None:
            base = first_fill(picture, hole)  # B 3 H W
        mean, spread = tone(base, hole)
        residual = self.body((base - mean) / spread, hole).float()
        return base + residual * spread * hole

    @abstractmethod
    def body(self, normalised: Tensor, hole: Tensor) -> Tensor:
        """The convolutions alone, in the precision of their weights: B×3×H×W."""


def tone(base: Tensor, hole: Tensor) -> tuple[Tensor, Tensor]:
    """Mean of each channel (B×3×1×1) and spread of all (B×1×1×1) over the known region of B×3×H×W.

    ``hole`` B×1×H×W, 1 = not known.
    """
    known = 1 - hole
    count = known.sum(dim=(2, 3), keepdim=True).clamp(min=1)
    mean = (base * known).sum(dim=(2, 3), keepdim=True) / count
    variance = ((base - mean).square() * known).sum(dim=(2, 3), keepdim=True) / count
    return mean, (variance.mean(dim=1, keepdim=True) + 1e-8).sqrt()
