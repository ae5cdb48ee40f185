"""The picture and its resolution."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role
from tests.core.made import RGB_ALPHA, noise, picture


def test_samples_cannot_be_written_into() -> None:
    with pytest.raises(ValueError, match="read-only"):
        picture().samples[0, 0, 0] = 1


def test_roles_have_to_fit_the_channels() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Picture(noise(2, 3, RGB), GREY)


@pytest.mark.parametrize("dtype", ["int16", "float64", "bool"])
def test_depths_that_are_not_used_are_refused(dtype: str) -> None:
    with pytest.raises(ValueError, match="not used"):
        Picture(np.zeros((2, 3, 1), dtype), GREY)


@pytest.mark.parametrize("orientation", [0, 9])
def test_orientations_end_at_eight(orientation: int) -> None:
    with pytest.raises(ValueError, match="not 1…8"):
        picture(orientation=orientation)


@pytest.mark.parametrize(
    ("dtype", "white", "bits"), [("uint8", 255, 8), ("uint16", 65535, 16), ("float32", 1, 32)]
)
def test_white_and_bits_follow_the_depth(dtype: str, white: float, bits: int) -> None:
    assert (picture(dtype=dtype).full_scale, picture(dtype=dtype).bits) == (white, bits)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_from_orientation_five_on_height_and_width_change_places(orientation: int) -> None:
    shape = picture(4, 9, orientation=orientation).upright_shape
    assert shape == ((9, 4) if orientation >= 5 else (4, 9))
    assert picture(4, 9, orientation=orientation).upright_samples().shape[:2] == shape


def test_colour_channels_are_found_by_role_in_any_order() -> None:
    swapped = (Role.BLUE, Role.ALPHA, Role.GREEN, Role.RED)
    assert picture(roles=swapped).colour_channels == (3, 2, 0)
    assert picture(roles=(Role.INFRARED, Role.GREY)).colour_channels == (1,)
    assert picture(roles=RGB_ALPHA).colour_channels == (0, 1, 2)


def test_a_cmyk_picture_has_no_channels_to_repair() -> None:
    assert picture(roles=(Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)).colour_channels == ()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_mask_seen_upright_comes_back_in_storage_order(orientation: int) -> None:
    lying = picture(5, 8, orientation=orientation)
    assert np.array_equal(lying.stored(lying.upright_samples()), lying.samples)


def test_resolution_per_centimetre_is_told_per_inch() -> None:
    assert Resolution(100, 200, "centimetre").per_inch == (254, 508)
    assert Resolution(300, 300).per_inch == (300, 300)
    assert Resolution(4, 3, "none").per_inch is None
