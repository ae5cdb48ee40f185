from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.methods.exemplar import ExemplarMethod
from restorer_app.engine.methods.method import Terms


def bricks(height: int = 160, width: int = 200) -> Tensor:
    """1×3×H×W: brown bricks of 24×10 with bright joints of 2, each row shifted by half a brick."""
    row, column = np.mgrid[0:height, 0:width]
    shifted = column + 12 * (row // 10 % 2)
    joint = (row % 10 < 2) | (shifted % 24 < 2)
    planes = np.stack([np.where(joint, 0.85, brown) for brown in (0.5, 0.3, 0.2)])
    return torch.from_numpy(planes.astype(np.float32))[None]


def noise(height: int, width: int, seed: int = 1) -> Tensor:
    """1×3×H×W: coarse grey grain around 0.5."""
    grain = np.random.default_rng(seed).normal(0, 1, (height, width)).astype(np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 1.2)
    grain = 0.5 + 0.1 * grain / grain.std()
    return torch.from_numpy(grain).expand(1, 3, -1, -1).contiguous().clamp(0, 1)


def round_hole(height: int, width: int, radius: float) -> Tensor:
    row, column = np.mgrid[0:height, 0:width]
    inside = np.hypot(row - height / 2, column - width / 2) < radius
    return torch.from_numpy(inside.astype(np.float32))[None, None]


def filled(truth: Tensor, hole: Tensor, base: Tensor | None = None, seed: int = 0) -> Tensor:
    """The fill, of a picture that has no sensible number in its hole."""
    holed = torch.where(hole > 0, torch.nan, truth)
    return ExemplarMethod().fill(holed, hole, base, Terms(seed=seed))


def error(result: Tensor, truth: Tensor, hole: Tensor) -> float:
    return float(((result - truth).square() * hole).sum() / (3 * hole.sum())) ** 0.5


def roughness(picture: Tensor, hole: Tensor) -> float:
    """Mean squared difference of neighbours well inside the hole."""
    inner = 1 - torch.nn.functional.max_pool2d(1 - hole, 5, 1, 2)
    across = (picture[..., 1:] - picture[..., :-1]).square() * inner[..., 1:]
    return float(across.sum() / inner.sum())


def test_bricks_go_on_through_a_hole_where_fast_marching_is_far_off() -> None:
    truth = bricks()
    hole = round_hole(160, 200, 24)
    ours = error(filled(truth, hole), truth, hole)
    eight = (truth[0].permute(1, 2, 0).numpy() * 255).astype(np.uint8)
    telea = cv2.inpaint(eight, hole[0, 0].numpy().astype(np.uint8), 3, cv2.INPAINT_TELEA)
    theirs = error(torch.from_numpy(telea).permute(2, 0, 1)[None] / 255, truth, hole)
    assert ours < 0.06
    assert ours < theirs / 3


def test_grain_in_the_fill_is_as_rough_as_around_it() -> None:
    truth = noise(150, 170)
    hole = round_hole(150, 170, 30)
    share = roughness(filled(truth, hole), hole) / roughness(truth, hole)
    assert 0.75 < share < 1.25


def test_grey_stays_exactly_grey_and_known_pixels_come_back() -> None:
    truth, hole = noise(90, 110), round_hole(90, 110, 20)
    result = filled(truth, hole)
    assert torch.equal(result[:, 0], result[:, 1]) and torch.equal(result[:, 1], result[:, 2])
    assert torch.equal(torch.where(hole > 0, 0, result), torch.where(hole > 0, 0, truth))
    tinted = torch.rand(1, 3, 90, 110)
    assert torch.equal(filled(truth, hole, tinted)[:, 0], filled(truth, hole, tinted)[:, 2])


def test_a_seed_repeats_itself_and_another_differs() -> None:
    truth, hole = noise(200, 220), round_hole(200, 220, 60)
    first = filled(truth, hole, seed=3)
    assert torch.equal(filled(truth, hole, seed=3), first)
    assert not torch.equal(filled(truth, hole, seed=4), first)


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
    truth, hole = noise(120, 120), round_hole(120, 120, 30)
    whole = _Counting()
    ExemplarMethod().fill(truth, hole, None, Terms(progress=whole))
    assert whole.fractions == sorted(whole.fractions) and whole.fractions[-1] <= 1
    assert whole.checks > 100
    for stop_at in (1, 7, whole.checks // 2, whole.checks - 1):
        with pytest.raises(Cancelled):
            ExemplarMethod().fill(truth, hole, None, Terms(progress=_Counting(stop_at)))


@pytest.mark.parametrize(
    ("height", "width"), [(1, 1), (1, 40), (40, 1), (5, 7), (8, 9), (11, 11), (12, 40), (33, 57)]
)
def test_any_size_and_any_hole_is_filled_with_numbers(height: int, width: int) -> None:
    truth = torch.rand(1, 3, height, width)
    rng = np.random.default_rng(5)
    only_corner = np.zeros((height, width), bool)
    only_corner[0, 0] = True
    stripes = np.arange(height)[:, None] % 3 == 0
    specks = rng.random((height, width)) < 0.05
    for known in (
        only_corner,
        ~only_corner | (height * width == 1),
        np.broadcast_to(~stripes, (height, width)) | only_corner,
        ~specks | only_corner,
    ):
        hole = torch.from_numpy(1 - known.astype(np.float32))[None, None]
        for base in (None, torch.rand_like(truth)):
            assert torch.isfinite(filled(truth, hole, base)).all()
