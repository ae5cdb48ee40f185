from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.depth import fits, rounded
from restorer_app.core.files.depths import packed, spread

DEPTHS = [(1, "uint8"), (2, "uint8"), (4, "uint8"), (10, "uint16"), (12, "uint16"), (14, "uint16")]


@pytest.mark.parametrize(("depth", "dtype"), DEPTHS)
def test_every_value_is_spread_to_white_and_comes_back(depth: int, dtype: str) -> None:
    values = np.arange(1 << depth, dtype=dtype)
    samples = spread(values, depth)
    assert samples[0] == 0
    assert samples[-1] == np.iinfo(dtype).max
    assert (np.diff(samples.astype(int)) > 0).all()
    np.testing.assert_array_equal(packed(samples, depth), values)
    assert fits(samples, depth)
    np.testing.assert_array_equal(rounded(values / values[-1], depth, np.dtype(dtype)), samples)
    np.testing.assert_array_equal(np.iinfo(dtype).max - samples[::-1], samples)


def test_a_sample_between_two_values_does_not_fit_and_is_rounded_once() -> None:
    assert not fits(np.array([[[16 * 257 + 5]]], np.uint16), 12)
    assert rounded(np.array([-0.2, 0.49, 0.51, 1.3]), 1, np.dtype("uint8")).tolist() == [0, 0, 255, 255]
    assert rounded(np.array([0.5]), 12, np.dtype("uint16")).tolist() == [32776]
