"""The search for path and width, on scores that are made up."""

from __future__ import annotations

import numpy as np

from restorer_app.core.scratch_path import best_path
from restorer_app.core.scratch_response import WIDTHS

ROWS, COLUMNS, MIDDLE = 160, 41, 20


def nothing() -> np.ndarray:
    return np.zeros((ROWS, 2, 3, COLUMNS), np.float32)


def test_where_a_scratch_cannot_be_seen_the_path_goes_straight_on_past_what_shines_nearby() -> None:
    worth = nothing()
    worth[:60, 0, 1, MIDDLE] = worth[90:, 0, 1, MIDDLE] = 3
    worth[60:90, 0, 1, MIDDLE + 4] = 1
    assert (np.abs(best_path(worth).bounds - MIDDLE) < 1).all()


def test_a_slanting_scratch_is_followed_on_the_side_and_at_the_width_that_it_has() -> None:
    worth = nothing()
    columns = MIDDLE - 4 + np.arange(ROWS) // 16
    worth[np.arange(ROWS), 1, 2, columns] = 3
    path = best_path(worth)
    assert path.side == 1 and (path.widths == WIDTHS[2]).all()
    assert np.abs(path.bounds[:-1] + 0.5 - columns[::4]).max() <= 1.5


def test_a_width_that_shines_for_a_moment_does_not_change_the_width() -> None:
    worth = nothing()
    worth[:, 0, 1, MIDDLE] = 2
    worth[80:88, 0, 2, MIDDLE] = 4
    assert (best_path(worth).widths == WIDTHS[1]).all()


def test_an_end_may_miss_the_click_a_little_and_no_more() -> None:
    worth = nothing()
    worth[:, 0, 0, MIDDLE + 5] = 1
    worth[:, 0, 0, MIDDLE - 15] = 1.2
    assert (np.abs(best_path(worth).bounds - MIDDLE - 5) <= 1).all()
