from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.exemplar.pyramid import levels_for
from restorer_app.engine.exemplar.settings import Settings
from restorer_app.engine.exemplar.synthesis import synthesised
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.exemplar import ExemplarMethod
from restorer_app.engine.methods.method import Terms
from tests.engine.exemplar.textures import bricks, error, filled, grain, round_hole, stripes, unrest


@pytest.mark.parametrize("truth", [bricks(), stripes()], ids=["bricks", "stripes"])
def test_a_pattern_goes_on_through_a_hole_where_fast_marching_is_far_off(truth: Tensor) -> None:
    hole = round_hole(*truth.shape[-2:], 24)
    ours = error(filled(truth, hole), truth, hole)
    eight = (truth[0].permute(1, 2, 0).numpy() * 255).astype(np.uint8)
    telea = cv2.inpaint(eight, hole[0, 0].numpy().astype(np.uint8), 3, cv2.INPAINT_TELEA)
    theirs = error(torch.from_numpy(telea).permute(2, 0, 1)[None] / 255, truth, hole)
    assert ours < 0.06
    assert ours < theirs / 3


def test_a_texture_in_the_fill_is_as_restless_as_around_it() -> None:
    truth, hole = grain(150, 170), round_hole(150, 170, 30)
    inner = 1 - F.max_pool2d(1 - hole, 5, 1, 2)
    assert 0.7 < unrest(filled(truth, hole), inner) / unrest(truth, 1 - hole) < 1.2


def test_the_edge_of_the_hole_is_no_more_restless_than_both_sides() -> None:
    truth, hole = grain(150, 170), round_hole(150, 170, 30)
    result = filled(truth, hole)
    rim = F.max_pool2d(hole, 3, 1, 1) - (1 - F.max_pool2d(1 - hole, 3, 1, 1))
    inside, outside = hole * (1 - rim), (1 - hole) * (1 - rim)
    both = (unrest(result, inside) + unrest(result, outside)) / 2
    assert unrest(result, rim) ** 0.5 < 1.15 * both**0.5


def test_what_is_smooth_stays_smooth() -> None:
    row, column = np.mgrid[0:140, 0:160]
    sky = torch.from_numpy((0.4 + row / 500 + column / 900).astype(np.float32)).expand(1, 3, -1, -1)
    truth, hole = sky.contiguous(), round_hole(140, 160, 30)
    result = filled(truth, hole)
    assert float((result - truth).abs().max()) < 0.03
    assert float((result[..., 1:] - result[..., :-1]).abs().max()) < 0.02


def test_a_texture_that_grows_brighter_does_so_in_the_fill() -> None:
    slope = torch.linspace(0.25, 1.0, 190)
    truth, hole = stripes(150, 190) * slope, round_hole(150, 190, 28)
    result = filled(truth, hole)
    columns = hole[0, 0].sum(dim=0) > 20
    ours, wanted = ((part[0, 0] * hole[0, 0]).sum(dim=0) / hole[0, 0].sum(dim=0) for part in (result, truth))
    ours, wanted = (F.avg_pool1d(part[columns][None], 9, 1) for part in (ours, wanted))
    assert float((ours - wanted).abs().max()) < 0.05


def test_a_scan_that_uses_little_of_its_range_is_filled_like_any_other() -> None:
    truth, hole = bricks(), round_hole(160, 200, 24)
    for share in (0.1, 0.01):
        again = (filled(0.45 + truth * share, hole) - 0.45) / share
        assert error(again, truth, hole) < 0.06


def test_the_fill_follows_its_base_from_afar() -> None:
    """Bright grain on the left, dark on the right, and a gap: where they meet, only the base knows."""
    truth, hole = grain(130, 220), torch.zeros(1, 1, 130, 220)
    truth[..., 110:] -= 0.35
    hole[..., 70:150] = 1
    for border in (90, 130):
        base = torch.where(torch.arange(220) < border, 0.5, 0.15).expand(1, 3, 130, 220)
        result = filled(truth, hole, base)
        bright = float((F.avg_pool2d(result[..., 70:150], 9, 1, 4) > 0.33).float().mean())
        assert abs(70 + 80 * bright - border) < 13


def test_a_soft_base_does_not_make_the_texture_soft() -> None:
    truth, hole = grain(150, 170), round_hole(150, 170, 30)
    inner = 1 - F.max_pool2d(1 - hole, 5, 1, 2)
    result = filled(truth, hole, torch.full_like(truth, 0.5))
    assert unrest(result, inner) > 0.6 * unrest(truth, 1 - hole)


def test_grey_stays_exactly_grey_and_known_pixels_come_back() -> None:
    truth, hole = grain(90, 110), round_hole(90, 110, 20)
    for base in (None, torch.rand(1, 3, 90, 110)):
        result = filled(truth, hole, base)
        assert torch.equal(result[:, 0], result[:, 1]) and torch.equal(result[:, 1], result[:, 2])
        assert torch.equal(torch.where(hole > 0, 0, result), torch.where(hole > 0, 0, truth))


def test_a_seed_repeats_itself_and_another_differs() -> None:
    truth, hole = grain(200, 220), round_hole(200, 220, 60)
    first = filled(truth, hole, seed=3)
    assert torch.equal(filled(truth, hole, seed=3), first)
    assert not torch.equal(filled(truth, hole, seed=4), first)


@pytest.fixture
def threads() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_one_thread_and_two_find_and_join_the_same(threads: None) -> None:
    truth, hole = bricks(90, 110) * 200 - 100, round_hole(90, 110, 18)[0, 0] > 0
    levels = levels_for(truth[0], hole, None, Settings(), Progress())
    results = []
    for count in (1, 2):
        torch.set_num_threads(count)
        results.append(synthesised(levels, Settings(), 0, Progress()))
    torch.testing.assert_close(results[0], results[1], rtol=0, atol=0.1)


def test_the_number_of_threads_is_left_as_it_was(threads: None) -> None:
    truth, hole = grain(60, 60), round_hole(60, 60, 10)
    torch.set_num_threads(2)
    filled(truth, hole)
    with pytest.raises(Cancelled):
        ExemplarMethod().fill(truth, hole, None, Terms(progress=_Counting(50)))
    assert torch.get_num_threads() == 2


class _Counting(Progress):
    """Stops at the given check; keeps the fractions."""

    def __init__(self, stop_at: int = 10**9) -> None:
        self.checks, self.fractions, self._stop_at = 0, [0.0], stop_at

    def check(self) -> None:
        self.checks += 1
        if self.checks >= self._stop_at:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        self.check()
        self.fractions.append(fraction)


def test_it_tells_how_far_it_is_and_hears_a_stop_at_each_check() -> None:
    truth, hole = grain(120, 120), round_hole(120, 120, 30)
    whole = _Counting()
    ExemplarMethod().fill(truth, hole, None, Terms(progress=whole))
    assert whole.fractions == sorted(whole.fractions) and whole.fractions[-1] <= 1
    assert whole.checks > 100
    for stop_at in (1, 7, whole.checks // 2, whole.checks):
        with pytest.raises(Cancelled):
            ExemplarMethod().fill(truth, hole, None, Terms(progress=_Counting(stop_at)))


def _holes(height: int, width: int) -> list[Tensor]:
    """All but a corner, that corner's opposite, every third line, specks: at least one pixel known."""
    every_third = (np.arange(height) % 3 == 0)[:, None].repeat(width, axis=1)
    specks = np.random.default_rng(5).random((height, width)) < 0.05
    only_last = np.zeros((height, width), bool)
    only_last[-1, -1] = True
    holes = [np.ones((height, width), bool), only_last, every_third, specks]
    for hole in holes:
        hole[0, 0] = False
    return [torch.from_numpy(hole.astype(np.float32))[None, None] for hole in holes]


@pytest.mark.parametrize(
    ("height", "width"), [(1, 1), (1, 40), (40, 1), (5, 7), (8, 9), (11, 11), (12, 40), (33, 57)]
)
def test_any_size_and_any_hole_is_filled_with_numbers(height: int, width: int) -> None:
    truth = torch.rand(1, 3, height, width)
    for hole in _holes(height, width):
        for base in (None, torch.rand_like(truth)):
            result = filled(truth, hole, base)
            assert result.shape == truth.shape
            assert torch.isfinite(result).all()


def test_where_hardly_a_patch_is_known_it_gives_the_first_fill() -> None:
    truth, hole = torch.rand(1, 3, 40, 40), torch.ones(1, 1, 40, 40)
    hole[..., :9, :] = 0
    torch.testing.assert_close(filled(truth, hole), first_fill(truth * (1 - hole), hole))


def test_one_colour_is_filled_with_that_colour() -> None:
    truth = torch.full((1, 3, 60, 60), 0.3)
    result = filled(truth, round_hole(60, 60, 12))
    torch.testing.assert_close(result, truth, rtol=0, atol=1e-4)
