"""The eight ways to lay a picture down: mirrored, turned by quarters, and both."""

from __future__ import annotations

from torch import Tensor

TURNS = 8
"""How many there are. The first four are flips alone, the others are transposed first; 0 changes nothing."""


def turned(values: Tensor, turn: int) -> Tensor:
    """…×H×W values laid down another way, ``turn`` being 0…7."""
    if turn & 4:
        values = values.transpose(-1, -2)
    flips = [side for side, wanted in ((-1, turn & 1), (-2, turn & 2)) if wanted]
    return values.flip(flips) if flips else values


def turned_back(values: Tensor, turn: int) -> Tensor:
    """What ``turned`` was given."""
    flips = [side for side, wanted in ((-1, turn & 1), (-2, turn & 2)) if wanted]
    values = values.flip(flips) if flips else values
    return values.transpose(-1, -2) if turn & 4 else values
