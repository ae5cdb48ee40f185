from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.depth import fits, narrowed, rounded, spread

DEPTHS = [(1, "uint8"), (2, "uint8"), (4, "uint8"), (10, "uint16"), (12, "uint16"), (14, "uint16")]


@pytest.mark.parametrize(("depth", "dtype"), DEPTHS)
def test_every_value_is_spread_to_white_and_comes_back(depth: int, dtype: str) -> None:
    values = np.arange(1 << depth, dtype=dtype)
    samples = values.copy()
    spread(samples, depth)
    assert samples[0] == 0
    assert samples[-1] == np.iinfo(dtype).max
    assert (np.diff(samples.astype(int)) > 0).all()
    np.testing.assert_array_equal(narrowed(samples, depth), values)
    assert fits(samples, depth)
    np.testing.assert_array_equal(np.iinfo(dtype).max - samples[::-1], samples)


def test_twelve_bits_lie_where_the_picture_says() -> None:
    samples = np.array([1, 2048, 4094], np.uint16)
    spread(samples, 12)
    assert samples.tolist() == [16, 32776, 65519]


def test_a_sample_between_two_values_does_not_fit_and_is_rounded_once() -> None:
    between = np.array([[[16 * 257 + 5]]], np.uint16)
    assert not fits(between, 12)
    assert rounded(np.array([-0.2, 0.49, 0.51, 1.3]), 1, np.dtype("uint8")).tolist() == [0, 0, 255, 255]
    assert rounded(np.array([0.5]), 12, np.dtype("uint16")).tolist() == [32776]
