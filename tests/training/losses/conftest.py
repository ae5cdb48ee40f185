"""Small pictures with a hole, in float64 for derivatives."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

Case = tuple[Tensor, Tensor, Tensor]


def two_crops(side: int = 8) -> Case:
    """Output, target (2×3×side×side in 0…1, nowhere equal) and hole: a block in one crop, a line in one."""
    generator = torch.Generator().manual_seed(3)
    output, target = torch.rand(2, 2, 3, side, side, dtype=torch.float64, generator=generator)
    hole = torch.zeros(2, 1, side, side, dtype=torch.float64)
    hole[0, 0, 2:5, 3:6] = 1
    hole[1, 0, 4, :] = 1
    return output, target, hole


@pytest.fixture
def crops() -> Case:
    return two_crops()
