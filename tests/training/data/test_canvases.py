from __future__ import annotations

import cv2
import numpy as np
import pytest

from restorer_app.training.damage import draw_damage
from restorer_app.training.data.canvases import (
    DEPTH,
    EDGE,
    LEAST,
    MOST_GROWN,
    drawn_canvas,
    edges_of,
    level_at,
    mask_canvas,
    places_on,
    shape_canvas,
)


def mask() -> np.ndarray:
    return draw_damage("scratch", 120, 120, np.random.default_rng(1))


def test_at_radius_0_the_edges_give_the_mask_itself() -> None:
    np.testing.assert_array_equal(edges_of(mask()) > level_at(0), mask())


@pytest.mark.parametrize("radius", [1, 3, 20])
def test_a_radius_thickens_by_that_many_pixels(radius: int) -> None:
    """As a maximum over a disc does, but for OpenCV's approximate distances."""
    thick = edges_of(mask()) > level_at(radius)
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    disc = (np.hypot(rows, columns) <= radius).astype(np.uint8)
    wanted = cv2.dilate(mask().astype(np.uint8), disc) > 0
    assert (thick != wanted).mean() < 0.03
    line = np.zeros((101, 61), np.bool_)
    line[:, 30] = True
    assert (edges_of(line) > level_at(radius))[50].sum() == 2 * radius + 1


def test_a_negative_radius_thins() -> None:
    block = np.zeros((60, 60), np.bool_)
    block[20:40, 10:50] = True
    thin = edges_of(block) > level_at(-3)
    assert thin[23:37, 13:47].all() and thin.sum() == 14 * 34
    assert DEPTH == (255 - EDGE) / 2


def test_drawn_canvases_differ_and_repeat_with_their_seed() -> None:
    one = drawn_canvas("fold", 150, np.random.default_rng(1))
    assert one.opacity is None
    np.testing.assert_array_equal(one.edges, drawn_canvas("fold", 150, np.random.default_rng(1)).edges)
    assert not np.array_equal(one.edges, drawn_canvas("fold", 150, np.random.default_rng(2)).edges)


@pytest.mark.parametrize("size", [(40, 60), (300, 200), (512, 512)])
def test_masks_of_any_size_are_scaled_to_the_canvas(size: tuple[int, int]) -> None:
    white = np.full(size, 255, np.uint8)
    found = mask_canvas(white, 150, np.random.default_rng(0))
    assert found is not None
    marked = found.edges > EDGE
    rows, columns = np.nonzero(marked)
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    assert 75 <= max(height, width) <= 150
    assert height / width == pytest.approx(size[0] / size[1], rel=0.05)
    assert mask_canvas(np.zeros(size, np.uint8), 150, np.random.default_rng(0)) is None


def test_a_shape_keeps_its_opacity_and_its_hole_is_where_it_is_more_opaque() -> None:
    rows, columns = np.mgrid[0:90, 0:90]
    shape = np.clip(200 - 5 * np.hypot(rows - 45, columns - 45), 0, 255).astype(np.uint8)
    levels = []
    for seed in range(8):
        found = shape_canvas(shape, 150, np.random.default_rng(seed))
        assert found is not None and found.opacity is not None
        marked = found.edges > EDGE
        inside, outside = found.opacity[marked], found.opacity[~marked]
        assert int(inside.min()) >= int(outside.max()), "one threshold parts them"
        assert 0.2 * 200 < inside.min() < 0.8 * 200
        assert outside.max() > 30, "what is fainter stays around it"
        levels.append(int(inside.min()))
    assert len(set(levels)) > 4
    assert shape_canvas(np.zeros((50, 50), np.uint8), 150, np.random.default_rng(0)) is None


@pytest.mark.parametrize("radius", [-2.0, 0.0, 6.5])
def test_good_places_hold_enough_and_not_too_much(radius: float) -> None:
    edges = edges_of(draw_damage("fold", 192, 192, np.random.default_rng(3)))
    places = places_on(edges, 64, radius, 0.5, np.random.default_rng(1))
    assert len(places) == 8
    for place in places:
        piece = edges[place.row : place.row + 64, place.column : place.column + 64]
        assert piece.shape == (64, 64)
        assert (piece > level_at(radius)).sum() >= LEAST
        assert (piece > level_at(radius + MOST_GROWN)).mean() == pytest.approx(place.share)
        assert place.share <= 0.5


def test_where_no_place_is_good_there_is_none() -> None:
    full = np.ones((96, 96), np.bool_)
    assert places_on(edges_of(full), 32, 0, 0.6, np.random.default_rng(0)) == []
    full[0, 0] = False
    assert places_on(edges_of(full), 32, 0, 0.6, np.random.default_rng(0)) == []
    dot = np.zeros((96, 96), np.bool_)
    dot[50, 50] = True
    assert places_on(edges_of(dot), 32, 0, 0.6, np.random.default_rng(0)) == []
