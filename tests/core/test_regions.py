"""The list of defects, kept up to date."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.geometry import Box
from restorer_app.core.regions import Region, Regions


def test_regions_come_in_reading_order_with_box_and_area() -> None:
    mask = np.zeros((300, 200), np.bool_)
    mask[200:203, 10:14] = True
    mask[5:9, 150:160] = True
    mask[9, 160] = True
    assert Regions.of(mask) == (
        Region(Box(5, 150, 5, 11), 41, (5, 150)),
        Region(Box(200, 10, 3, 4), 12, (200, 10)),
    )


def test_a_region_across_bands_is_one() -> None:
    mask = np.zeros((600, 50), np.bool_)
    mask[:, 20] = True
    assert Regions.of(mask) == (Region(Box(0, 20, 600, 1), 600, (0, 20)),)


@given(some.integers(0, 10**6))
def test_after_any_change_they_are_those_of_the_mask_as_it_is(seed: int) -> None:
    chance = np.random.default_rng(seed)
    mask = chance.random((400, 90)) < 0.01
    regions = Regions(mask)
    assert regions.all == Regions.of(mask)
    for _ in range(3):
        box = Box(*(int(value) for value in chance.integers(0, (350, 60))), 45, 25)
        mask[box.slices] ^= chance.random((45, 25)) < 0.2
        regions.update(mask, box)
        assert regions.all == Regions.of(mask)
    mask[:] = False
    regions.update(mask, None)
    assert regions.all == ()


def test_a_region_can_be_found_by_a_pixel_and_drawn() -> None:
    mask = np.zeros((300, 200), np.bool_)
    mask[20:30, 20:30] = np.eye(10, dtype=bool)
    mask[22, 28] = True  # another one, inside the same box
    regions = Regions(mask)
    diagonal = regions.at(25, 25)
    assert diagonal is not None and diagonal.area == 10
    assert (regions.pixels(diagonal) == np.eye(10, dtype=bool)).all()
    assert regions.at(25, 26) is None
    mask[20:30] = False
    regions.update(mask, Box(20, 0, 10, 200))
    assert not regions.pixels(diagonal).any()
