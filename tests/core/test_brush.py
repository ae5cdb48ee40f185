"""Brush marks."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.brush import draw_line
from restorer_app.core.geometry import Box, bounds

places = some.tuples(some.floats(-6, 26), some.floats(-6, 36))
sizes = some.floats(1, 15)


def distances(height: int, width: int, start: tuple[float, float], end: tuple[float, float]) -> np.ndarray:
    """Of every pixel's centre to the segment, by trying very many points on it."""
    rows, columns = np.mgrid[:height, :width] + 0.5
    nearest = np.full((height, width), np.inf)
    for share in np.linspace(0, 1, 800):
        row = start[0] + share * (end[0] - start[0])
        column = start[1] + share * (end[1] - start[1])
        nearest = np.minimum(nearest, np.hypot(rows - row, columns - column))
    return nearest


@given(places, places, sizes)
def test_a_stroke_marks_the_pixels_within_half_its_diameter(
    start: tuple[float, float], end: tuple[float, float], diameter: float
) -> None:
    mask = np.zeros((20, 30), bool)
    draw_line(mask, start, end, diameter, True)
    away = distances(20, 30, start, end)
    radius = max(diameter, 1.5) / 2
    assert mask[away < radius - 0.05].all()
    assert not mask[away > radius + 0.05].any()


@given(places, places, sizes)
def test_nothing_changes_outside_the_box_that_is_told(
    start: tuple[float, float], end: tuple[float, float], diameter: float
) -> None:
    mask = np.zeros((20, 30), bool)
    box = draw_line(mask, start, end, diameter, True)
    touched = bounds(mask)
    assert touched is None or box.united(touched) == box


def test_the_smallest_brush_marks_the_pixel_under_it() -> None:
    mask = np.zeros((5, 6), bool)
    draw_line(mask, (2.1, 3.9), (2.1, 3.9), 1, True)
    assert mask[2, 3]


def test_the_eraser_takes_away_what_the_brush_gave() -> None:
    mask = np.zeros((20, 30), bool)
    draw_line(mask, (3, 4), (15, 22), 5, True)
    draw_line(mask, (3, 4), (15, 22), 5, False)
    assert not mask.any()


def test_a_stroke_beside_the_picture_touches_nothing() -> None:
    mask = np.zeros((5, 6), bool)
    assert draw_line(mask, (-20, -20), (-30, 40), 3, True).empty
    assert not mask.any()


def test_a_stroke_over_the_edge_is_told_clipped() -> None:
    mask = np.zeros((5, 6), bool)
    box = draw_line(mask, (-1, 3), (10, 3), 40, True)
    assert box == Box(0, 0, 5, 6)
    assert mask.all()


@given(
    some.tuples(some.floats(-9, 49), some.floats(-9, 69)),
    some.tuples(some.floats(-9, 49), some.floats(-9, 69)),
    some.floats(1.5, 40),
)
def test_a_stroke_is_what_lies_within_half_its_width_of_the_segment(
    start: tuple[float, float], end: tuple[float, float], diameter: float
) -> None:
    mask = np.zeros((40, 60), np.bool_)
    draw_line(mask, start, end, diameter, True)
    rows, columns = np.mgrid[0:40, 0:60] + 0.5
    along = np.subtract(end, start)
    offset_rows, offset_columns = rows - start[0], columns - start[1]
    length = max(float(along @ along), 1e-12)
    share = np.clip((offset_rows * along[0] + offset_columns * along[1]) / length, 0, 1)
    distance = np.hypot(offset_rows - share * along[0], offset_columns - share * along[1])
    clear = np.abs(distance - diameter / 2) > 1e-4  # on the very edge, rounding decides
    assert (mask == (distance <= diameter / 2))[clear].all()
