from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from restorer_app.core.picture import FULL_SCALE
from restorer_app.engine.tensors import hole_tensor, to_colour, to_samples, to_tensor


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("channels", [(0,), (0, 1, 2)])
def test_every_level_comes_back_from_a_tensor_as_it_went_in(dtype: str, channels: tuple[int, ...]) -> None:
    levels = np.arange(int(FULL_SCALE[dtype]) + 1, dtype=dtype).reshape(-1, 256)
    samples = np.repeat(levels[:, :, None], len(channels), axis=2)
    tensor = to_tensor(samples, channels)
    assert tensor.shape == (1, 3, *levels.shape)
    assert tensor.min() == 0
    assert tensor.max() == 1
    np.testing.assert_array_equal(to_samples(to_colour(tensor, channels), samples.dtype), samples)


def test_red_comes_first_whatever_the_order_in_the_file() -> None:
    samples = np.zeros((2, 2, 4), np.uint8)
    samples[:, :, 3] = 255
    tensor = to_tensor(samples, (3, 1, 0))
    assert tensor[0, 0].min() == 1
    assert tensor[0, 1:].max() == 0


def test_grey_becomes_three_equal_channels_and_their_mean_again() -> None:
    tensor = to_tensor(np.full((3, 3, 1), 100, np.uint8), (0,))
    tensor[0, 0] += 0.3
    colour = to_colour(tensor, (0,))
    assert colour.shape == (3, 3, 1)
    np.testing.assert_allclose(colour, 100 / 255 + 0.1, rtol=1e-6)


@given(st.floats(-3, 3, width=32))
def test_rounding_stays_in_the_range_of_the_depth(value: float) -> None:
    colour = np.full((1, 1, 1), value, np.float32)
    assert to_samples(colour, np.dtype("uint8"))[0, 0, 0] == round(
        float(np.clip(np.float32(value), 0, 1)) * 255
    )
    assert to_samples(colour, np.dtype("float32"))[0, 0, 0] == np.float32(value)


def test_samples_that_are_no_numbers_become_zero() -> None:
    samples = np.array([[[np.nan], [np.inf], [0.5]]], np.float32)
    assert to_tensor(samples, (0,))[0, 0].tolist() == [[0, 0, 0.5]]


def test_a_hole_is_one_where_it_is_to_be_filled() -> None:
    tensor = hole_tensor(np.array([[True, False]]))
    assert tensor.dtype == torch.float32
    assert tensor.tolist() == [[[[1, 0]]]]
