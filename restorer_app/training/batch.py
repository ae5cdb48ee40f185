"""What one training step is given."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, eq=False)
class Batch:
    """Crops on one device, float32.

    ``target`` B×3×S×S in 0…1, what is to be found. ``given`` B×3×S×S, what the network sees: garbage in the
    hole, and outside it what the photograph has there (grain, blur, traces of damage; ``target`` need not).
    ``hole`` B×1×S×S, 1 = to be filled.
    """

    target: Tensor
    given: Tensor
    hole: Tensor

    def __len__(self) -> int:
        return len(self.target)

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return Batch(self.target.to(device), self.given.to(device), self.hole.to(device))
