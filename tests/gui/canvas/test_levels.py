"""Which level a scale is drawn from, and where its pixels lie, upright and turned."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.levels import LevelGrid, level_for


def test_the_level_leaves_less_than_a_halving_to_the_painter() -> None:
    assert [level_for(scale, 5) for scale in (32, 1, 0.7, 0.5, 0.3, 0.25, 0.13)] == [0, 0, 0, 1, 1, 2, 2]
    assert level_for(0.001, 5) == 5


@pytest.mark.parametrize(("orientation", "above", "before"), [(1, 0, 0), (3, 3, 1), (6, 0, 3), (8, 1, 0)])
def test_a_turned_level_begins_where_the_upright_one_ended(orientation: int, above: int, before: int) -> None:
    """13 × 11 pixels are 4 × 3 of level 2, with 3 rows and 1 column too many."""
    grid = LevelGrid.of(13, 11, 2, orientation)
    assert (grid.above, grid.before) == (above, before)
    assert (grid.height, grid.width) == ((3, 4) if orientation >= 5 else (4, 3))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("scale", [0.3, 0.25, 1.0, 2.6])
def test_the_region_under_a_rectangle_shows_all_of_it(orientation: int, scale: float) -> None:
    grid = LevelGrid.of(130, 111, 2, orientation)
    rect = QRect(4, 7, 11, 5)
    region = grid.region(rect, scale)
    factor, (x, y) = grid.factor(scale), grid.corner(scale)
    assert x + region.column * factor <= rect.left() and y + region.row * factor <= rect.top()
    assert x + region.right * factor >= rect.left() + rect.width()
    assert region.width <= rect.width() / factor + 2


def test_a_box_is_covered_by_the_pixels_that_show_it() -> None:
    assert LevelGrid.of(64, 64, 3).covering(Box(7, 8, 2, 1)) == Box(0, 1, 2, 1)
    assert LevelGrid.of(61, 64, 3, 3).covering(Box(0, 0, 5, 64)) == Box(0, 0, 1, 8)
    assert LevelGrid.of(61, 64, 3, 3).covering(Box(0, 0, 6, 64)) == Box(0, 0, 2, 8)
