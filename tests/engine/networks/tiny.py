"""Every network that fills holes, small enough for a test and with weights that do something."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import torch
from torch import nn

from restorer_app.engine.networks.registry import architectures, build
from tests.engine.conftest import TINY

_PAIR = [["plain"], ["plain"]]
CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "context-encoder": {"width": 0.125, "dilations": [2, 4]},
    "deepfill-v2": {"width": 8, "dilations": [2, 4]},
    "edge-connect": {"edge_width": 4, "width": 8, "blocks": 2},
    "gan-baseline": {"widths": [8, 8, 16, 16]},
    "partial-conv": {"widths": [8, 8, 8, 8, 8], "kernels": [7, 5, 5, 3, 3]},
    "repair-small": TINY,
    "repair-wide": {"widths": [8, 8, 8, 16], "blocks": [_PAIR, _PAIR, _PAIR], "middle": ["plain-2"]},
}
"""Those that are not here are taken as they are by default."""


def tiny(architecture: str) -> nn.Module:
    """A fresh network; its weights are drawn so that features neither grow nor vanish."""
    torch.manual_seed(5)
    made = build(architecture, CONFIGS.get(architecture, {})).eval()
    for parameter in made.parameters():
        if parameter.dim() > 1:
            nn.init.kaiming_normal_(parameter, a=1.0)
    return made


@cache
def filling() -> list[str]:
    """The architectures that fill holes."""
    return [name for name in architectures() if getattr(tiny(name), "task", "fill") == "fill"]
