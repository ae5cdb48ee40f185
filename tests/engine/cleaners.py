"""Weights of a tiny network that cleans, with weights that do something."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from restorer_app.engine.networks.registry import build
from restorer_app.engine.weights import Header, write_weights

TINY = {"layers": 4, "width": 8}


def tiny_cleaner() -> nn.Module:
    torch.manual_seed(3)
    made = build("denoise-cnn", TINY).eval()
    for each in (made.last, *(pair.second for pair in made.pairs)):
        nn.init.normal_(each.weight, std=0.1)
    return made


def written_cleaner(path: Path) -> Path:
    """A weights file of it, as training writes one."""
    facts = {"kind": "weights", "samples": 8, "task": "clean"}
    write_weights(path, tiny_cleaner(), Header("denoise-cnn", TINY, facts))
    return path
