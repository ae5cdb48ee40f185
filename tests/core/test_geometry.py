"""Boxes, and the eight orientations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.geometry import Box, as_stored, bounds, upright, upright_box

ORIENTATIONS = range(1, 9)

# An "F" and how each orientation of the EXIF standard stores it: to view it, it has to be turned back.
F = ["XXX", "X..", "XX.", "X..", "X.."]
STORED = {
    1: ["XXX", "X..", "XX.", "X..", "X.."],
    2: ["XXX", "..X", ".XX", "..X", "..X"],
    3: ["..X", "..X", ".XX", "..X", "XXX"],
    4: ["X..", "X..", "XX.", "X..", "XXX"],
    5: ["XXXXX", "X.X..", "X...."],
    6: ["X....", "X.X..", "XXXXX"],
    7: ["....X", "..X.X", "XXXXX"],
    8: ["XXXXX", "..X.X", "....X"],
}


def drawn(rows: list[str]) -> np.ndarray:
    return np.array([list(row) for row in rows])


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_every_orientation_turns_the_letter_f_upright(orientation: int) -> None:
    assert np.array_equal(upright(drawn(STORED[orientation]), orientation), drawn(F))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_turning_back_gives_the_stored_array(orientation: int) -> None:
    stored = np.arange(5 * 7 * 3).reshape(5, 7, 3)
    assert np.array_equal(as_stored(upright(stored, orientation), orientation), stored)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_turning_copies_nothing(orientation: int) -> None:
    stored = np.zeros((5, 7, 3))
    assert np.shares_memory(upright(stored, orientation), stored)


@given(
    some.sampled_from(ORIENTATIONS),
    *(some.integers(1, 9) for _ in range(2)),
    *(some.integers(0, 8) for _ in range(2)),
    *(some.integers(1, 9) for _ in range(2)),
)
def test_a_turned_box_holds_the_same_pixels_as_the_turned_array(
    orientation: int, height: int, width: int, row: int, column: int, tall: int, wide: int
) -> None:
    box = Box(row, column, tall, wide).clipped(height, width)
    stored = np.zeros((height, width), bool)
    stored[box.slices] = True
    turned = np.zeros_like(upright(stored, orientation))
    turned[upright_box(box, orientation, height, width).slices] = True
    assert np.array_equal(turned, upright(stored, orientation))


@given(*(some.integers(-5, 12) for _ in range(2)), *(some.integers(0, 12) for _ in range(2)))
def test_a_clipped_box_is_what_of_it_lies_in_the_picture(
    row: int, column: int, height: int, width: int
) -> None:
    inside = {
        (r, c)
        for r in range(row, row + height)
        for c in range(column, column + width)
        if 0 <= r < 7 and 0 <= c < 9
    }
    box = Box(row, column, height, width).clipped(7, 9)
    assert {(r, c) for r in range(box.row, box.bottom) for c in range(box.column, box.right)} == inside


def test_two_boxes_unite_to_the_smallest_that_holds_both_and_share_their_overlap() -> None:
    one, other = Box(2, 3, 4, 5), Box(4, 1, 6, 4)
    assert one.united(other) == Box(2, 1, 8, 7)
    assert one.intersected(other) == Box(4, 3, 2, 2)


def test_boxes_apart_share_nothing() -> None:
    assert Box(0, 0, 2, 2).intersected(Box(5, 5, 2, 2)).empty


def test_a_grown_box_may_leave_the_picture() -> None:
    assert Box(1, 1, 2, 3).grown(4) == Box(-3, -3, 10, 11)


def test_bounds_are_tight_around_all_true_pixels() -> None:
    mask = np.zeros((8, 9), bool)
    mask[2, 7] = mask[5, 3] = True
    assert bounds(mask) == Box(2, 3, 4, 5)


def test_an_empty_mask_has_no_bounds() -> None:
    assert bounds(np.zeros((3, 4), bool)) is None
