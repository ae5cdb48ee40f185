"""Which samples differ, where, and by how much."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.differences import Differences, NotComparable, Place, differences
from restorer_app.core.errors import MaskMismatch
from restorer_app.core.geometry import as_stored
from restorer_app.core.mask import Mask
from restorer_app.core.picture import GREY, RGB, Picture, Role
from tests.core.made import RGB_ALPHA, noise, picture


def altered(of: Picture, row: int, column: int, channel: int) -> Picture:
    """The picture with one sample, where it is stored, with its last bit turned."""
    samples = of.samples.copy()
    samples[row, column, channel] ^= 1
    return of.with_samples(samples)


def test_equal_pictures_do_not_differ() -> None:
    assert differences(picture(), picture()) == Differences(13 * 17 * 3, 0)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_first_place_is_told_upright_and_as_stored(orientation: int) -> None:
    one = picture(dtype="uint16", orientation=orientation)
    found = differences(one, altered(one, 3, 5, 2))
    first = found.first
    assert first is not None and found.differing == 1
    assert (first.stored_row, first.stored_column, first.channel) == (3, 5, "blue")
    marked = np.zeros(one.upright_shape, np.bool_)
    marked[first.row, first.column] = True
    assert as_stored(marked, orientation)[3, 5]
    before = int(one.samples[3, 5, 2])
    assert first.values == (before, before ^ 1)


def test_what_lies_under_the_mask_is_not_compared() -> None:
    one = picture(orientation=6)
    marked = np.zeros(one.upright_shape, np.bool_)
    marked[:, 3:6] = True
    other = altered(altered(one, 13 - 1 - 4, 2, 0), 12, 0, 1)  # the first lies in column 4, the other in 0
    found = differences(one, other, Mask(marked))
    assert (found.compared, found.differing) == ((13 * 17 - 3 * 17) * 3, 1)
    assert found.first is not None and (found.first.row, found.first.column) == (0, 0)


def test_pictures_that_lie_differently_are_compared_upright() -> None:
    one = picture()
    turned = Picture(np.ascontiguousarray(as_stored(one.samples, 8)), RGB, 8)
    assert differences(one, turned).differing == 0
    first = differences(one, altered(turned, 0, 0, 0)).first
    assert first is not None and (first.row, first.column) == (first.stored_row, first.stored_column)


def test_bits_are_compared_not_numbers() -> None:
    samples = np.array([[[np.nan], [0.0], [1.0]]], np.float32)
    negative = samples.copy()
    negative[0, 1, 0] = -0.0
    assert differences(Picture(samples, GREY), Picture(samples.copy(), GREY)).differing == 0
    found = differences(Picture(samples, GREY), Picture(negative, GREY))
    assert found == Differences(3, 1, Place(0, 1, 0, 1, "grey", (0.0, -0.0)))


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (picture(height=12), r"sizes: 17 × 13 and 17 × 12"),
        (picture(dtype="uint16"), "depths: uint8 and uint16"),
        (picture(roles=RGB_ALPHA), r"channels: red\+green\+blue and"),
    ],
)
def test_what_cannot_be_compared_is_said_precisely(other: Picture, what: str) -> None:
    with pytest.raises(NotComparable, match=what):
        differences(picture(), other)


def test_infrared_may_come_back_without_its_name() -> None:
    samples = noise(5, 6, RGB_ALPHA)
    one, other = (Picture(samples, (*RGB, role)) for role in (Role.INFRARED, Role.EXTRA))
    assert differences(one, other).differing == 0


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(MaskMismatch):
        differences(picture(), picture(), Mask.empty(13, 18))
