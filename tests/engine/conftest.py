"""Photographs and a network small enough for a test."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.engine.networks.registry import build

TINY = {"widths": [8, 8, 8], "blocks": [1, 1], "dilations": [1]}


def soft_picture(height: int, width: int, dtype: str = "uint8", roles: tuple[Role, ...] = RGB) -> Picture:
    """A smooth, coloured picture with a little texture."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float64)
    planes = [
        0.5 + 0.3 * np.sin(rows / (17 + 3 * index)) + 0.15 * np.cos(columns / (11 + 2 * index))
        for index in range(len(roles))
    ]
    values = np.stack(planes, axis=2)
    scale = {"uint8": 255, "uint16": 65535, "float32": 1}[dtype]
    return Picture((values * scale).astype(dtype), roles)


@pytest.fixture
def tiny_network() -> torch.nn.Module:
    """repair-small with eight channels and weights that do something."""
    torch.manual_seed(5)
    network = build("repair-small", TINY).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    return network


@pytest.fixture
def grey_picture() -> Callable[[int, int], Picture]:
    return lambda height, width: soft_picture(height, width, "uint16", GREY)
