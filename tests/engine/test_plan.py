from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorer_app.engine.plan import THIN, Plan, Reach, Window, detailed, plan

REACH = Reach(core=96, context=24, widest=40)


def random_hole(seed: int, height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    hole = rng.random((height, width)) < rng.choice([0.0005, 0.01])
    row, column = rng.integers(0, height), rng.integers(0, width)
    hole[row : row + rng.integers(1, 200), column : column + rng.integers(1, 12)] = True
    hole[rng.integers(height), rng.integers(width)] = False
    return hole


def finest(made: Plan) -> list[Window]:
    """The windows at the picture's own size."""
    return list(made.levels[-1].windows)


@given(st.integers(0, 10_000), st.integers(1, 300), st.integers(1, 300), st.sampled_from([0, 20_000]))
def test_every_hole_pixel_lies_in_a_core_and_every_window_in_the_picture(
    seed: int, height: int, width: int, batch: int
) -> None:
    hole = random_hole(seed, height, width)
    covered = np.zeros_like(hole)
    for window in finest(plan(hole, replace(REACH, batch=batch))):
        assert max(window.core.height, window.core.width) <= REACH.core
        assert window.view.intersected(window.core) == window.core
        assert window.view.clipped(height, width) == window.view
        assert hole[window.core.slices].any()
        covered[window.core.slices] = True
    assert not (hole & ~covered).any()


@given(st.integers(0, 10_000), st.integers(1, 300), st.integers(1, 300))
def test_what_is_seen_has_few_sizes_where_the_picture_allows_it(seed: int, height: int, width: int) -> None:
    hole = random_hole(seed, height, width)
    for window in finest(plan(hole, replace(REACH, sides=16))):
        tall, wide = window.view.height, window.view.width
        few = 16 if max(tall, wide) <= 64 else 32
        assert tall % few == 0 or tall == height
        assert wide % few == 0 or wide == width
        assert tall == wide or few == 32 or min(height, width) < 64


@given(st.integers(0, 10_000), st.integers(1, 400), st.integers(1, 400), st.integers(1, 60_000))
def test_a_batch_has_one_size_and_few_enough_pixels(seed: int, height: int, width: int, limit: int) -> None:
    for level in plan(random_hole(seed, height, width), replace(REACH, batch=limit)).levels:
        for batch in level.batches:
            assert len({(window.radius > THIN, window.wide) for window in batch}) == 1
            [(tall, broad)] = {(window.view.height, window.view.width) for window in batch}
            assert len(batch) == 1 or len(batch) * tall * broad <= limit


def test_a_method_without_batches_gets_its_windows_one_at_a_time() -> None:
    hole = np.zeros((500, 500), bool)
    hole[50::200, 50::200] = True
    assert [len(batch) for batch in plan(hole, REACH).levels[0].batches] == [1] * 9


def specks(height: int, width: int, count: int) -> np.ndarray:
    hole = np.zeros((height, width), bool)
    rng = np.random.default_rng(1)
    for row, column in zip(
        rng.integers(9, height - 9, count), rng.integers(9, width - 9, count), strict=True
    ):
        hole[row - 2 : row + 3, column - 2 : column + 3] = True
    return hole


def test_a_thousand_specks_take_few_passes_and_a_larger_picture_no_more_work() -> None:
    reach = Reach(core=192, context=64, widest=40, sides=16, batch=262_144)
    small, large = specks(1500, 2000, 1000), specks(6000, 8000, 1000)
    assert plan(small, reach).passes <= 50
    assert plan(large, reach).passes <= 50
    assert plan(large, reach).pixels <= 1.2 * plan(small, reach).pixels
    placed = np.zeros_like(large)
    placed[3008:4508, 1008:3008] = small
    assert plan(placed, reach).pixels == pytest.approx(plan(small, reach).pixels, rel=0.02)


def test_specks_beside_a_crack_across_the_picture_do_not_make_the_whole_picture_one_hole() -> None:
    reach = Reach(core=192, context=64, widest=40, sides=16, batch=262_144)
    hole = specks(3000, 4000, 300)
    alone = plan(hole, reach).pixels
    steps = np.arange(0, 2990)
    hole[steps, steps] = hole[steps, steps + 1] = True
    crack = np.zeros_like(hole)
    crack[steps, steps] = crack[steps, steps + 1] = True
    assert plan(hole, reach).pixels < 1.1 * (alone + plan(crack, reach).pixels)
    assert plan(hole, reach).pixels < hole.size / 2


def test_the_work_grows_with_the_damage_and_not_with_the_picture() -> None:
    small, large = np.zeros((200, 200), bool), np.zeros((2000, 3000), bool)
    small[100:110, 100:110] = large[1000:1010, 2000:2010] = True
    assert plan(small, REACH).pixels == plan(large, REACH).pixels


def test_specks_that_lie_together_share_a_window() -> None:
    hole = np.zeros((96, 96), bool)
    hole[5::30, 5::30] = True
    assert len(finest(plan(hole, REACH))) < hole.sum() / 2


def test_a_long_crack_becomes_a_chain_of_windows() -> None:
    hole = np.zeros((60, 1000), bool)
    hole[30, :] = True
    windows = finest(plan(hole, REACH))
    assert len(windows) == 11
    assert max(window.radius for window in windows) == pytest.approx(1, abs=0.1)
    assert not any(window.wide for window in windows)


@pytest.mark.parametrize("at", range(30, 36))
def test_a_thin_scratch_is_thin_however_long_it_is(at: int) -> None:
    hole = np.zeros((80, 13_000), bool)
    hole[at : at + 5] = True
    windows = finest(plan(hole, REACH))
    assert max(window.radius for window in windows) == pytest.approx(3, abs=0.5)
    assert all(window.view.height < 100 for window in windows)


def test_a_scratch_through_a_wide_hole_is_thin_where_it_is_thin() -> None:
    hole = np.zeros((300, 9000), bool)
    hole[148:152] = True
    hole[50:250, 4000:4300] = True
    made = plan(hole, REACH)
    radii = [window.radius for window in finest(made)]
    assert min(radii) < 3
    assert max(radii) > REACH.widest
    assert sum(window.wide for window in finest(made)) < 20
    assert [level.step for level in made.levels] == [4, 2, 1]
    reduced = [window for level in made.levels[:-1] for window in level.windows]
    assert all(window.view.right < 4600 // 2 and window.core.column > 3400 // 4 for window in reduced), (
        "only the wide part is looked at from afar"
    )


@given(st.integers(0, 10_000), st.integers(1, 200), st.integers(1, 200))
def test_what_a_wide_window_starts_from_is_filled_one_level_up(seed: int, height: int, width: int) -> None:
    rng = np.random.default_rng(seed)
    hole = np.ones((height, width), bool)
    hole[rng.integers(height), rng.integers(width)] = False
    reach = Reach(core=24, context=8, widest=6)
    made = plan(hole, reach)
    assert not any(window.wide for window in made.levels[0].windows)
    for above, below in zip(made.levels, made.levels[1:], strict=False):
        assert above.step == 2 * below.step
        assert not above.hole.all(), "something is known at every level"
        covered = ~above.hole
        for window in above.windows:
            covered[window.core.slices] = True
        for window in below.windows:
            if window.wide:
                rows = slice(window.view.row // 2, -(-window.view.bottom // 2))
                columns = slice(window.view.column // 2, -(-window.view.right // 2))
                assert covered[rows, columns].all()


def test_an_empty_hole_needs_no_window() -> None:
    made = plan(np.zeros((50, 50), bool), REACH)
    assert (made.passes, made.pixels, finest(made)) == (0, 0, [])


def test_holes_that_are_not_wanted_are_left_out() -> None:
    hole = np.zeros((300, 300), bool)
    hole[10, 10] = hole[250, 250] = True
    wanted = hole.copy()
    wanted[250, 250] = False
    [window] = finest(plan(hole, REACH, wanted))
    assert window.core.row == 10


def test_texture_is_for_the_wide_parts_alone() -> None:
    hole = np.zeros((400, 900), bool)
    hole[198:202] = True
    hole[100:300, 350:550] = hole[20:40, 20:40] = True
    made = detailed(plan(hole, REACH), Reach(core=512, context=96, widest=256), THIN)
    assert made is not None
    assert made.target[120:280, 370:530].all()
    assert not made.target[:, :300].any()
    assert not (made.target & ~hole).any()
    [window] = made.windows
    assert window.core.intersected(window.view) == window.core


def test_thin_damage_gets_no_texture() -> None:
    hole = np.zeros((400, 900), bool)
    hole[198:230] = True
    assert detailed(plan(hole, REACH), REACH, THIN) is None


@pytest.mark.parametrize("grid", [1, 16])
def test_what_is_seen_begins_at_multiples_where_a_method_asks_for_it(grid: int) -> None:
    reach = Reach(core=192, context=64, widest=40, sides=16, batch=262_144, grid=grid)
    hole = specks(1501, 2003, 60)
    hole[-3:, -5:] = hole[700:760, 300:900] = True
    windows = finest(plan(hole, reach))
    begun = [window.view.row % 16 == window.view.column % 16 == 0 for window in windows]
    assert all(begun) == (grid == 16)
    for window in windows:
        view, core = window.view, window.core
        assert view.row <= core.row
        assert view.column <= core.column
        assert core.bottom <= view.bottom <= 1501
        assert core.right <= view.right <= 2003
