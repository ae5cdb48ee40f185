from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorer_app.engine.plan import Reach, plan

REACH = Reach(core=96, context=24, widest=40)


def random_hole(seed: int, height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    hole = rng.random((height, width)) < rng.choice([0.0005, 0.01])
    row, column = rng.integers(0, height), rng.integers(0, width)
    hole[row : row + rng.integers(1, 200), column : column + rng.integers(1, 12)] = True
    return hole


@given(st.integers(0, 10_000), st.integers(1, 300), st.integers(1, 300))
def test_every_hole_pixel_lies_in_a_core_and_every_window_in_the_picture(
    seed: int, height: int, width: int
) -> None:
    hole = random_hole(seed, height, width)
    covered = np.zeros_like(hole)
    for group in plan(hole, REACH):
        for window in group.windows:
            assert max(window.core.height, window.core.width) <= REACH.core
            assert window.view.intersected(window.core) == window.core
            assert window.view.clipped(height, width) == window.view
            assert hole[window.core.slices].any()
            covered[window.core.slices] = True
    assert not (hole & ~covered).any()


@given(st.integers(0, 10_000), st.integers(1, 300), st.integers(1, 300))
def test_what_is_seen_has_few_sizes_where_the_picture_allows_it(seed: int, height: int, width: int) -> None:
    hole = random_hole(seed, height, width)
    plain = [window for group in plan(hole, REACH) for window in group.windows]
    few = [window for group in plan(hole, replace(REACH, sides=32)) for window in group.windows]
    for small, large in zip(plain, few, strict=True):
        assert large.view.clipped(height, width) == large.view
        assert large.view.intersected(small.view) == small.view, "it sees all that it saw"
        assert large.view.height % 32 == 0 or large.view.height == height
        assert large.view.width % 32 == 0 or large.view.width == width


def test_the_work_grows_with_the_damage_and_not_with_the_picture() -> None:
    small, large = np.zeros((200, 200), bool), np.zeros((2000, 3000), bool)
    small[100:110, 100:110] = large[1000:1010, 2000:2010] = True
    [[[one]], [[other]]] = ([group.windows for group in plan(hole, REACH)] for hole in (small, large))
    assert one.view.height * one.view.width == other.view.height * other.view.width


def test_specks_that_lie_together_share_a_window() -> None:
    hole = np.zeros((96, 96), bool)
    hole[5::40, 5::40] = True
    assert sum(len(group.windows) for group in plan(hole, REACH)) == 1


def test_a_long_crack_becomes_a_chain_of_windows() -> None:
    hole = np.zeros((60, 1000), bool)
    hole[30, :] = True
    [group] = plan(hole, REACH)
    assert len(group.windows) == 11
    assert group.radius == pytest.approx(1, abs=0.1)


def test_the_radius_tells_how_wide_a_hole_is() -> None:
    hole = np.zeros((300, 300), bool)
    hole[100:200, 100:200] = True
    [group] = plan(hole, REACH)
    assert group.radius == pytest.approx(50, abs=3)


@pytest.mark.parametrize("at", range(30, 36))
def test_a_thin_scratch_is_thin_however_long_it_is(at: int) -> None:
    hole = np.zeros((80, 13_000), bool)
    hole[at : at + 5] = True
    [group] = plan(hole, REACH)
    assert group.radius == pytest.approx(3, abs=0.5)
    assert all(window.view.height < 100 for window in group.windows)


def test_a_scratch_through_a_wide_hole_is_thin_where_it_is_thin() -> None:
    hole = np.zeros((300, 9000), bool)
    hole[148:152] = True
    hole[50:250, 4000:4300] = True
    [group] = plan(hole, REACH)
    assert group.radius == pytest.approx(100, abs=12)
    radii = [window.radius for window in group.windows]
    assert min(radii) < 3
    assert max(radii) > REACH.widest
    assert sum(radius > REACH.widest for radius in radii) < 20


def test_an_empty_hole_needs_no_window() -> None:
    assert plan(np.zeros((50, 50), bool), REACH) == ()
