"""The mask while it is painted."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.living_mask import LivingMask
from restorer_app.core.sparse_mask import SparseMask


def painted() -> LivingMask:
    mask = LivingMask(300, 400)
    mask.paint((20, 20), (280, 380), 9, erase=False)
    mask.end_stroke()
    return mask


def test_an_edit_can_be_taken_back_and_done_again() -> None:
    mask = LivingMask(300, 400)
    mask.paint((20, 20), (280, 380), 9, erase=False)
    edit = mask.end_stroke()
    after = mask.array.copy()
    assert edit is not None and edit.gained == mask.marked == after.sum()
    mask.step_back(edit)
    assert (mask.array.any(), mask.marked) == (False, 0)
    mask.step_on(edit)
    assert (mask.array == after).all() and mask.marked == after.sum()


def test_using_up_takes_away_no_more_than_what_was_used() -> None:
    mask = painted()
    before = mask.array.copy()
    used = np.zeros((300, 400), np.bool_)
    used[:, :200] = True
    edit = mask.use_up(SparseMask.of(used))
    assert edit is not None
    assert (mask.array == (before & ~used)).all()
    assert mask.marked == mask.array.sum()
    assert mask.use_up(SparseMask.of(used)) is None


def test_something_is_marked_from_the_first_touch_of_the_brush_on() -> None:
    mask = LivingMask(30, 40)
    assert not mask.any
    mask.begin_stroke()
    mask.paint((5, 5), (5, 5), 3, erase=False)
    assert mask.any and mask.marked == 0
    mask.end_stroke()
    assert mask.marked > 0


def test_clearing_unmarks_everything_and_can_be_taken_back() -> None:
    mask = painted()
    before = mask.array.copy()
    edit = mask.clear()
    assert edit is not None
    assert (mask.array.any(), mask.marked) == (False, 0)
    assert mask.clear() is None
    mask.step_back(edit)
    assert (mask.array == before).all() and mask.marked == before.sum()


def test_turning_pixels_over_counts_what_is_gained_and_lost() -> None:
    mask = painted()
    other = np.zeros((300, 400), np.bool_)
    other[100:250, 30:300] = True
    expected = mask.array ^ other
    edit = mask.flip(SparseMask.of(other))
    assert edit is not None
    assert (mask.array == expected).all() and mask.marked == expected.sum()
    mask.step_back(edit)
    assert mask.marked == mask.array.sum() == painted().marked
    assert mask.flip(SparseMask.of(np.zeros((300, 400), np.bool_))) is None


@given(some.integers(0, 10**6))
def test_a_long_stroke_over_marks_is_one_edit_that_can_be_taken_back(seed: int) -> None:
    """Over more tiles than are worked on at once, some marked before and some not, at the edges too."""
    chance = np.random.default_rng(seed)
    mask = LivingMask(1400, 1300)
    mask.array[chance.random((1400, 1300)) < 0.5] = True
    mask.array[:700] = False
    mask.marked = int(mask.array.sum())
    before = mask.array.copy()
    mask.begin_stroke()
    for _ in range(12):
        start, end = chance.uniform(0, 1400, (2, 2))
        mask.paint(tuple(start), tuple(end), 40.0, erase=bool(chance.random() < 0.5))
    edit, after = mask.end_stroke(), mask.array.copy()
    assert edit is not None
    assert edit.flipped.area == (before ^ after).sum()
    assert mask.marked == after.sum()
    mask.step_back(edit)
    assert (mask.array == before).all() and mask.marked == before.sum()
    mask.step_on(edit)
    assert (mask.array == after).all() and mask.marked == after.sum()
