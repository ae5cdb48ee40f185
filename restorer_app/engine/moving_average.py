"""The running mean of a network's weights, which serves better than the last ones."""

from __future__ import annotations

import torch
from torch import nn


@torch.no_grad()
def move_average(average: nn.Module, network: nn.Module, keep: float) -> None:
    """Move the weights of ``average`` towards those of ``network``; ``keep`` (0…1) of them stays.

    So do the means and variances that normalisation layers have seen; counts are taken over.
    """
    for kept, new in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(new, 1 - keep)
    for seen, now in zip(average.buffers(), network.buffers(), strict=True):
        if seen.is_floating_point():
            seen.lerp_(now, 1 - keep)
        else:
            seen.copy_(now)
