"""Masks that take as much memory as their marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import MaskArray
from restorer_app.core.sparse_mask import TILE, SparseMask

HEIGHT, WIDTH = 2 * TILE + 70, 4 * TILE + 13


def marks(seed: int, count: int = 5) -> MaskArray:
    """A few rectangles anywhere."""
    random = np.random.default_rng(seed)
    array = np.zeros((HEIGHT, WIDTH), np.bool_)
    for _ in range(count):
        row, column = random.integers(0, HEIGHT), random.integers(0, WIDTH)
        array[row : row + random.integers(1, 90), column : column + random.integers(1, 90)] = True
    return array


@given(some.integers(0, 10**6), some.integers(0, 6))
def test_it_gives_back_what_it_was_made_of(seed: int, count: int) -> None:
    array = marks(seed, count)
    sparse = SparseMask.of(array)
    assert (sparse.full().array == array).all()
    assert sparse.area == array.sum()
    assert sparse.bounds == bounds(array)


@given(
    some.integers(0, 10**6), some.integers(0, HEIGHT - 1), some.integers(0, WIDTH - 1), some.integers(1, 400)
)
def test_any_box_can_be_read(seed: int, row: int, column: int, side: int) -> None:
    array = marks(seed)
    box = Box(row, column, side, side).clipped(HEIGHT, WIDTH)
    assert (SparseMask.of(array).read(box) == array[box.slices]).all()


def test_flipping_twice_changes_nothing_and_once_gives_the_other() -> None:
    one, other = marks(1), marks(2)
    between = SparseMask.between(one, other)
    assert between.area == (one ^ other).sum()
    array = one.copy()
    between.flip(array)
    assert (array == other).all()
    between.flip(array)
    assert (array == one).all()


@given(some.integers(0, 10**6), some.integers(0, 10**6))
def test_what_is_in_an_array_too(seed: int, other: int) -> None:
    one, two = marks(seed), marks(other)
    assert (SparseMask.of(one).also_in(two).full().array == (one & two)).all()


@given(some.integers(0, 10**6), some.integers(0, 9))
def test_it_comes_back_from_plain_arrays(seed: int, count: int) -> None:
    array = marks(seed, count)
    array[:TILE, TILE : 2 * TILE] = True
    sparse = SparseMask.of(array)
    again = SparseMask.of_arrays(HEIGHT, WIDTH, *sparse.arrays())
    assert (again.full().array == array).all()
    assert (again.area, again.bounds) == (sparse.area, sparse.bounds)


@pytest.mark.parametrize(
    "broken",
    [
        lambda places, sizes, bits: (places[:-1], sizes, bits),
        lambda places, sizes, bits: (places + 10, sizes, bits),
        lambda places, sizes, bits: (np.zeros_like(places), sizes, bits),
        lambda places, sizes, bits: (places, sizes, bits[:-1]),
        lambda places, sizes, bits: (places, sizes, bits[::-1]),
        lambda places, sizes, bits: (places, sizes[:, 0], bits),
        lambda places, sizes, bits: (places[:, 0], sizes, bits),
        lambda places, sizes, bits: (places, sizes, bits.astype(np.uint16)),
        lambda places, sizes, bits: (places, np.array([[len(places), len(bits)]]), bits),
    ],
)
def test_broken_arrays_are_refused(broken: Callable[..., tuple[Any, Any, Any]]) -> None:
    whole = SparseMask.of(marks(3, 30)).arrays()
    assert len(whole[1]) > 1
    with pytest.raises(ValueError, match=r"tiles|decompress|reshape"):
        SparseMask.of_arrays(HEIGHT, WIDTH, *broken(*whole))


@pytest.mark.parametrize("fill", [False, True])
def test_nothing_and_everything_take_next_to_no_memory(fill: bool) -> None:
    array = np.full((4000, 5000), fill)
    assert SparseMask.of(array).nbytes < 250_000
