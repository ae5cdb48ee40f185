"""What a trained engine costs whoever trains or runs it, whatever the photograph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from restorer_app.engine.catalogue import entry
from restorer_app.engine.own_networks import own_network
from restorer_app.engine.weights import read_network

REGION = 512
"""Pixels a side of the region for which operations are counted."""


@dataclass(frozen=True)
class Costs:
    """Operations of one look at a region of ``REGION``² pixels (two a multiply-add), numbers that were
    learned, and crops that they were learned from, in this run and in those that it went on from."""

    operations: int
    parameters: int
    samples: int


def costs_of(engine: str) -> Costs | None:
    """Of an engine by name; None for one that is not trained. Raises ``BadWeights``."""
    weights = entry(engine).weights
    return None if weights is None else _costs(weights)


@cache
def _costs(weights: Path) -> Costs:
    network = read_network(weights)
    parameters = sum(parameter.numel() for parameter in network.parameters())
    return Costs(operations(network), parameters, own_network(str(weights)).samples)


@torch.no_grad()
def operations(network: nn.Module, side: int = REGION) -> int:
    """Floating-point operations of the network on a square with a hole in its middle; the first fill, which
    it may start from, is not counted."""
    picture, hole = torch.rand(1, 3, side, side), torch.zeros(1, 1, side, side)
    hole[..., side // 4 : side // 2, side // 4 : side // 2] = 1
    with FlopCounterMode(display=False) as counter:
        network(picture, hole, picture)
    return int(counter.get_total_flops())
