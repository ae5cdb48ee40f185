"""The damage mask."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.errors import MaskMismatch
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from tests.core.made import picture


def test_a_mask_is_bool_and_flat() -> None:
    with pytest.raises(ValueError, match="bool H×W"):
        Mask(np.zeros((3, 4), np.uint8))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="bool H×W"):
        Mask(np.zeros((3, 4, 1), bool))


def test_a_mask_cannot_be_written_into() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Mask.empty(3, 4).array[0, 0] = True


def test_area_and_bounds_describe_the_hole() -> None:
    array = np.zeros((6, 7), bool)
    array[1:3, 2:6] = True
    mask = Mask(array)
    assert (mask.height, mask.width, mask.area, mask.bounds) == (6, 7, 8, Box(1, 2, 2, 4))
    assert Mask.empty(6, 7).bounds is None


def test_a_mask_fits_the_upright_picture_not_the_stored_one() -> None:
    lying = picture(4, 9, orientation=6)
    Mask.empty(9, 4).check_fits(lying)
    with pytest.raises(MaskMismatch, match="9 × 4 pixels, the photograph 4 × 9"):
        Mask.empty(4, 9).check_fits(lying)
