"""Shapes: a pixel belongs to one if its centre does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from skimage.measure import points_in_poly

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.mask_shapes import Shape, enclosed, polygon, polyline, rectangle, similar

SIZE = 40, 60
points = some.lists(some.tuples(some.floats(-15, 55), some.floats(-15, 75)), min_size=3, max_size=8)


def whole(shape: Shape) -> MaskArray:
    full = np.zeros(SIZE, np.bool_)
    full[shape.box.slices] = shape.pixels
    return full


@given(points)
def test_a_polygon_holds_the_centres_inside_it(outline: list[tuple[float, float]]) -> None:
    centres = np.stack(np.mgrid[0:40, 0:60], axis=-1).reshape(-1, 2) + 0.5
    expected = points_in_poly(centres, np.array(outline)).reshape(SIZE)
    clear = np.ones(len(centres), np.bool_)  # of the edges: exactly on one, either is right
    for start, end in zip(outline, [*outline[1:], outline[0]], strict=True):
        along = np.subtract(end, start)
        length = max(float(along @ along), 1e-12)
        share = np.clip((centres - start) @ along / length, 0, 1)[:, None]
        clear &= np.linalg.norm(centres - start - share * along, axis=1) > 1e-6
    assert (whole(polygon(outline, SIZE)) == expected)[clear.reshape(SIZE)].all()


def test_a_polygon_that_crosses_itself_is_hollow_where_it_covers_twice() -> None:
    star = [(2.0, 30.0), (38.0, 42.0), (15.0, 12.0), (15.0, 48.0), (38.0, 18.0)]
    full = whole(polygon(star, SIZE))
    assert not full[20, 30] and full[6, 30] and full[16, 16]


@pytest.mark.parametrize("outline", [[(5, 5)], [(5, 5), (9, 9)], [(5, 5), (5, 30), (5, 50)]])
def test_an_outline_without_an_inside_marks_nothing(outline: list[tuple[float, float]]) -> None:
    assert polygon(outline, SIZE).empty


def test_a_rectangle_holds_all_pixels_that_it_touches_in_any_order_of_its_corners() -> None:
    for one, other in (((3.2, 4.9), (7.1, 9.0)), ((7.1, 9.0), (3.2, 4.9)), ((3.2, 9.0), (7.1, 4.9))):
        shape = rectangle(one, other, SIZE)
        assert shape.box == Box(3, 4, 5, 6) and shape.pixels.all()
    assert rectangle((-9, -9), (-2, -3), SIZE).empty
    assert rectangle((30, 50), (99, 99), SIZE).box == Box(30, 50, 10, 10)


def test_a_polyline_is_the_union_of_its_lines() -> None:
    full = whole(polyline([(5, 5), (5, 40), (30, 40)], 4, SIZE))
    assert full[5, 5:40].all() and full[5:30, 40].all()
    assert not full[20, 20]
    assert whole(polyline([(10, 10)], 5, SIZE)).sum() == pytest.approx(np.pi * 2.5**2, abs=4)


def test_only_what_marks_enclose_completely_is_filled() -> None:
    mask = np.zeros(SIZE, np.bool_)
    mask[10:20, 10:30] = True
    mask[12:18, 12:28] = False
    found = enclosed(mask, 15, 20)
    assert found is not None
    assert (whole(found) == ~mask)[12:18, 12:28].all() and whole(found).sum() == 6 * 16
    assert enclosed(mask, 5, 5) is None
    assert enclosed(mask, 11, 11) is None
    mask[15, 10:12] = False  # a gap in the outline
    assert enclosed(mask, 15, 20) is None


def test_a_fill_stops_where_the_tone_changes_more_than_allowed() -> None:
    samples = np.full((*SIZE, 3), 100, np.uint8)
    samples[5:15, 5:15] = (110, 100, 100)
    samples[25:35, 5:15] = (110, 100, 100)
    samples[8, 8] = 255

    def read(box: Box) -> MaskArray:
        return samples[box.slices]

    near = whole(similar(read, SIZE, 10, 10, 3 / 255, 255))
    assert near.sum() == 99 and near[5:15, 5:15].sum() == 99
    assert whole(similar(read, SIZE, 10, 10, 10 / 255, 255)).sum() == 40 * 60 - 1
