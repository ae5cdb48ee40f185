"""Smaller copies are means, in every depth."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.reduction import reduced
from tests.gui.canvas.conftest import noise


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_a_reduced_pixel_is_the_mean_of_its_square(dtype: str, level: int) -> None:
    size = 2**level
    block = noise(6 * size, 4 * size, 3, dtype)
    means = block.reshape(6, size, 4, size, 3).astype(np.float64).mean(axis=(1, 3))
    small = reduced(block, level)
    assert small.dtype == block.dtype and small.shape == (6, 4, 3)
    assert np.abs(small - means).max() <= (1e-6 if dtype == "float32" else level * 0.5)


def test_white_stays_white_in_sixteen_bits() -> None:
    assert (reduced(np.full((64, 64, 1), 65535, np.uint16), 5) == 65535).all()


@pytest.mark.parametrize("shape", [(1, 1), (5, 8), (7, 3), (33, 1)])
def test_odd_sizes_are_rounded_up_and_keep_flat_tones(shape: tuple[int, int]) -> None:
    small = reduced(np.full((*shape, 2), 77, np.uint8), 2)
    assert small.shape == (-(-shape[0] // 4), -(-shape[1] // 4), 2)
    assert (small == 77).all()
