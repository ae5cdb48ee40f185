"""The running mean of a network's weights, which serves better than the last ones."""

from __future__ import annotations

import torch
from torch import nn


@torch.no_grad()
def move_average(average: nn.Module, network: nn.Module, keep: float) -> None:
    """Move the weights of ``average`` towards those of ``network``; ``keep`` (0…1) of them stays."""
    for kept, new in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(new, 1 - keep)
