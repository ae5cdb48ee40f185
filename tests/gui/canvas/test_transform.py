"""The view transform: pure arithmetic, no widget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.transform import (
    GREATEST_SCALE,
    LADDER,
    LEAST_SCALE,
    ViewTransform,
    next_scale,
    wheel_scale,
)

sizes = st.integers(1, 20000)
scales = st.floats(LEAST_SCALE, GREATEST_SCALE)
places = st.floats(-3000, 3000)


@st.composite
def views(draw: st.DrawFn) -> ViewTransform:
    view = ViewTransform(draw(sizes), draw(sizes), draw(st.integers(50, 4000)), draw(st.integers(50, 4000)))
    return view.fitted().zoomed(draw(scales)).panned(draw(places), draw(places))


@given(views(), places, places)
def test_a_place_goes_to_the_picture_and_back(view: ViewTransform, x: float, y: float) -> None:
    assert view.to_view(*view.to_picture(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(views())
def test_the_picture_starts_on_a_whole_device_pixel(view: ViewTransform) -> None:
    assert view.to_view(0, 0) == (view.left, view.top)
    assert abs(view.left - view.x) <= 0.5 and abs(view.top - view.y) <= 0.5


@given(views(), scales, st.floats(0, 1), st.floats(0, 1))
def test_zooming_in_keeps_the_point_under_the_cursor(
    view: ViewTransform, scale: float, down: float, across: float
) -> None:
    """Within the half pixel by which each of the two pictures is set on the device's grid."""
    at = view.to_view(down * view.height, across * view.width)
    inside = 0 <= at[0] <= view.view_width and 0 <= at[1] <= view.view_height
    if not inside or scale < view.scale:
        return
    before = view.to_picture(*at)
    after = view.zoomed(scale, at).to_view(*before)
    slack = 0.51 + 0.51 * scale / view.scale
    assert after == pytest.approx(at, abs=slack)


def test_zooming_in_steps_does_not_drift() -> None:
    view = ViewTransform(4000, 6000, 1280, 800).fitted()
    at = (331.0, 217.0)
    wish = (at[1] - view.y) / view.scale, (at[0] - view.x) / view.scale
    while view.scale < GREATEST_SCALE:
        view = view.zoomed(wheel_scale(view.scale, 1), at)
    assert view.to_view(*wish) == pytest.approx(at, abs=0.6)


@given(views())
def test_the_middle_of_the_view_lies_in_the_picture(view: ViewTransform) -> None:
    row, column = view.to_picture(view.view_width / 2, view.view_height / 2)
    assert -0.51 / view.scale <= row <= view.height + 0.51 / view.scale
    assert -0.51 / view.scale <= column <= view.width + 0.51 / view.scale


@given(views(), st.integers(50, 4000), st.integers(50, 4000))
def test_resizing_keeps_what_is_in_the_middle(view: ViewTransform, width: int, height: int) -> None:
    before = view.to_picture(view.view_width / 2, view.view_height / 2)
    after = view.resized(width, height).to_picture(width / 2, height / 2)
    assert after == pytest.approx(before, abs=1.01 / view.scale)


@pytest.mark.parametrize("size", [(300, 200), (4000, 6000), (6000, 4000), (1, 1), (3, 20000)])
def test_fitting_shows_the_whole_picture(size: tuple[int, int]) -> None:
    view = ViewTransform(*size, 1280, 800).zoomed(3.0).panned(700, 300).fitted()
    assert view.left >= 0 and view.top >= 0 and view.right <= 1280 and view.bottom <= 800
    assert abs((view.left + view.right) / 2 - 640) <= 1 and abs((view.top + view.bottom) / 2 - 400) <= 1


def test_a_large_picture_can_be_zoomed_out_until_it_fits() -> None:
    view = ViewTransform(100_000, 100_000, 400, 400).fitted()
    assert view.scale < LEAST_SCALE
    assert view.zoomed(0.0001).scale == view.scale


def test_the_scale_stays_within_its_limits() -> None:
    view = ViewTransform(400, 600, 1280, 800)
    assert view.zoomed(1e6).scale == GREATEST_SCALE
    assert view.zoomed(1e-6).scale == LEAST_SCALE


def test_the_pixel_under_a_place_is_none_beside_the_picture() -> None:
    view = ViewTransform(10, 20, 100, 100, scale=2.0, x=30, y=40)
    assert view.pixel_at(30, 40) == (0, 0)
    assert view.pixel_at(69.9, 59.9) == (9, 19)
    assert view.pixel_at(29.9, 45) is None
    assert view.pixel_at(70, 45) is None


@given(views(), st.integers(0, 500), st.integers(0, 500), st.integers(1, 90), st.integers(1, 90))
def test_the_edges_of_a_box_show_all_of_it(
    view: ViewTransform, row: int, column: int, height: int, width: int
) -> None:
    box = Box(row, column, height, width).clipped(view.height, view.width)
    if box.empty:
        return
    under = view.box_under(*view.edges_of(box))
    assert under.intersected(box) == box
    assert under.height <= box.height + 2 + 2 / view.scale


def test_zoom_steps_go_up_and_down_the_ladder() -> None:
    assert next_scale(1.0, inwards=True) == 1.5
    assert next_scale(1.0, inwards=False) == 0.6667
    assert next_scale(0.71, inwards=True) == 1.0
    assert next_scale(LADDER[-1], inwards=True) == LADDER[-1]
    assert next_scale(LADDER[0], inwards=False) == LADDER[0]


def test_the_wheel_stops_at_one_hundred_per_cent_on_its_way() -> None:
    assert wheel_scale(0.9, 1) == 1.0
    assert wheel_scale(1.1, -1) == 1.0
    assert wheel_scale(1.0, 3) == 2.0
    assert wheel_scale(2.0, 3) == 4.0
