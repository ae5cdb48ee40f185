"""Growing a region by a square."""

from __future__ import annotations

import pytest
import torch

from restorer_app.engine.squares import grown_square


@pytest.mark.parametrize("pixels", [0, 1, 4])
def test_a_point_becomes_a_square_of_its_own_and_the_border_cuts_it(pixels: int) -> None:
    region = torch.zeros(2, 1, 20, 24)
    region[0, 0, 10, 12] = 1
    region[1, 0, 0, 23] = 1
    expected = torch.zeros_like(region)
    expected[0, 0, 10 - pixels : 11 + pixels, 12 - pixels : 13 + pixels] = 1
    expected[1, 0, : 1 + pixels, 23 - pixels :] = 1
    assert torch.equal(grown_square(region, pixels), expected)
