"""The classical methods, each by itself: what it is given, and what it gives back."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from skimage.restoration import inpaint_biharmonic
from torch import Tensor

from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine.catalogue import entry
from restorer_app.engine.methods.biharmonic import CUT, Biharmonic, clamped
from restorer_app.engine.methods.fsr import FrequencySelective
from restorer_app.engine.methods.method import Method, Terms
from restorer_app.engine.methods.pieces import Cut, fill_in_pieces
from restorer_app.engine.repairing import repair, task_of
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.tensors import hole_tensor, to_samples
from tests.engine.conftest import soft_picture

CLASSICAL = ["telea", "navier-stokes", "biharmonic", "fsr"]
SMALL = [(1, 1), (1, 2), (1, 40), (40, 1), (2, 2), (5, 7), (16, 1), (17, 33)]
Grey = np.ndarray


class Counting(Progress):
    """Hears how often it is asked, and stops the work at one of them."""

    def __init__(self, stop_at: int = 0) -> None:
        self.asked, self._stop_at = 0, stop_at

    def check(self) -> None:
        self.asked += 1
        if self.asked == self._stop_at:
            raise Cancelled


def window(height: int, width: int, bits: int = 16) -> Tensor:
    """1×3×H×W of a smooth, coloured picture."""
    samples = soft_picture(height, width, f"uint{bits}").samples
    return torch.from_numpy(samples.astype(np.float32) / (2**bits - 1)).permute(2, 0, 1)[None]


def filled(
    name: str, picture: Tensor, hole: Grey, bits: int = 16, progress: Progress | None = None
) -> Tensor:
    """What the method makes of it; nothing of the truth is left in the hole."""
    spoilt = torch.where(hole_tensor(hole) > 0, 1.0, picture)
    terms = Terms(bits, progress=progress or Progress())
    return entry(name).make().fill(spoilt, hole_tensor(hole), None, terms)


def error(answer: Tensor, truth: Tensor, where: Grey) -> float:
    """The mean absolute difference there, white at 1."""
    return float((answer - truth).abs()[0][:, torch.from_numpy(where)].mean())


def bar(height: int = 70, width: int = 90) -> Grey:
    hole = np.zeros((height, width), bool)
    hole[10 : height - 10, 40:44] = True
    return hole


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("name", CLASSICAL)
def test_a_scratch_is_filled_and_the_rest_is_left(name: str, bits: int) -> None:
    truth, hole = window(70, 90, bits), bar()
    answer = filled(name, truth, hole, bits)
    assert answer.shape == truth.shape and answer.dtype == torch.float32
    assert error(answer, truth, hole) < 0.01, "unfilled, or filled from the wrong side of the mask"
    assert error(answer, truth, ~hole) < 0.004, "OpenCV rounds to 8 bits, nothing more"


@pytest.mark.parametrize("edge", [np.s_[:3], np.s_[-3:], np.s_[:, :3], np.s_[:, -3:], np.s_[-9:, -9:]])
@pytest.mark.parametrize("name", CLASSICAL)
def test_holes_at_every_border_are_filled(name: str, edge: tuple[slice, ...]) -> None:
    truth, hole = window(61, 83), np.zeros((61, 83), bool)
    hole[edge] = True
    assert error(filled(name, truth, hole), truth, hole) < 0.05


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("name", CLASSICAL)
def test_one_known_pixel_is_enough_in_the_smallest_windows(name: str, size: tuple[int, int]) -> None:
    height, width = size
    hole = np.ones(size, bool)
    hole[height // 2, width // 2] = False
    picture = torch.full((1, 3, height, width), 0.4)
    answer = filled(name, picture, hole)
    assert float((answer - 0.4).abs().max()) < 0.01


@settings(max_examples=15)
@given(
    st.integers(1, 24),
    st.integers(1, 24),
    st.floats(0.05, 0.97),
    st.sampled_from(CLASSICAL),
    st.integers(0, 99),
)
def test_any_hole_is_answered_within_the_range_of_the_known(
    height: int, width: int, share: float, name: str, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    hole = rng.random((height, width)) < share
    hole.flat[rng.integers(hole.size)] = False
    picture = torch.from_numpy(rng.random((1, 3, height, width), dtype=np.float32))
    answer = filled(name, picture, hole)
    assert bool(torch.isfinite(answer).all())
    assert float(answer.min()) >= 0 and float(answer.max()) <= 1


@pytest.mark.parametrize("name", ["biharmonic", "fsr"])
def test_the_same_window_gives_the_same_bytes(name: str) -> None:
    truth, hole = window(70, 90), bar()
    first, second = (filled(name, truth, hole).numpy().tobytes() for _ in range(2))
    assert first == second


def test_what_stands_in_the_hole_is_not_looked_at() -> None:
    truth, hole = window(70, 90), hole_tensor(bar())
    for method in (Biharmonic(), FrequencySelective()):
        one, other = (
            method.fill(torch.where(hole > 0, value, truth), hole, None, Terms()) for value in (0.0, 1.0)
        )
        assert torch.equal(one, other)


# ------------------------------------------------------------------ biharmonic


def test_biharmonic_is_scikit_images() -> None:
    truth, hole = window(70, 90), bar()
    given_values = truth[0].permute(1, 2, 0).numpy().astype(np.float64)
    wanted = inpaint_biharmonic(given_values, hole, channel_axis=2)
    answer = filled("biharmonic", truth, hole)[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(answer, wanted, atol=1e-6)


def test_biharmonic_keeps_sixteen_bits() -> None:
    hole = bar()
    ramp = torch.linspace(0.5, 0.52, 90).expand(1, 3, 70, 90)
    answer = to_samples(filled("biharmonic", ramp, hole)[0].permute(1, 2, 0).numpy(), np.dtype("uint16"))
    wanted = to_samples(ramp[0].permute(1, 2, 0).numpy(), np.dtype("uint16"))
    assert np.abs(answer.astype(int) - wanted)[hole].max() <= 1
    assert len(np.unique(answer[hole])) > 3
    answer = filled("biharmonic", window(70, 90), hole)[0][:, torch.from_numpy(hole)]
    assert len(np.unique(answer)) > 500, "8 bits have 256"


def test_biharmonic_stays_within_what_is_known_around_the_hole() -> None:
    rows, columns = np.mgrid[-50:50, -50:50]
    values = np.repeat(np.hypot(rows, columns)[:, :, None] / 80, 3, axis=2)
    values[:3] = 0
    hole = np.hypot(rows, columns) < 20
    assert inpaint_biharmonic(values, hole, channel_axis=2)[hole].min() < 0.2, "by itself it overshoots"
    picture = torch.from_numpy(values.astype(np.float32)).permute(2, 0, 1)[None]
    answer = filled("biharmonic", picture, hole)[0][:, torch.from_numpy(hole)]
    assert 20 / 80 - 0.002 < float(answer.min()) < 26 / 80, "not darker than the rim"


def test_a_wide_hole_in_pieces_is_as_in_one_system_of_equations() -> None:
    hole = np.zeros((190, 230), bool)
    hole[50:120, 5:225] = True
    values = window(190, 230)[0].permute(1, 2, 0).numpy()

    def solved(part: np.ndarray, missing: np.ndarray) -> np.ndarray:
        return inpaint_biharmonic(part.astype(np.float64), missing, channel_axis=2).astype(np.float32)

    answer = fill_in_pieces(values, hole, solved, CUT, Progress())
    assert np.abs(answer - solved(values, hole))[hole].mean() < 0.005


def test_a_clamp_reaches_as_far_as_the_hole_is_wide_and_a_little_more() -> None:
    values = np.zeros((40, 40, 3), np.float32)
    values[:5] = 1
    hole = np.zeros((40, 40), bool)
    hole[18:23, 18:23] = True
    loose = np.full_like(values, 0.7)
    assert clamped(loose, values, hole, 4)[20, 20].max() == 0, "the bright rows are 15 pixels away"
    assert clamped(loose, values, hole, 20)[20, 20] == pytest.approx([0.7, 0.7, 0.7])


# ------------------------------------------------------------------ frequencies


def test_frequencies_continue_a_pattern_where_smooth_fills_do_not() -> None:
    stripes = 0.5 + 0.3 * torch.sin(torch.arange(96) * 2 * torch.pi / 7)
    picture = stripes.expand(1, 3, 96, 96).contiguous()
    hole = np.zeros((96, 96), bool)
    hole[20:76, 44:56] = True
    errors = {name: error(filled(name, picture, hole, 8), picture, hole) for name in CLASSICAL}
    assert errors["fsr"] < 0.05 < 0.15 < min(errors[name] for name in CLASSICAL if name != "fsr")


def test_grey_stays_exactly_neutral_with_frequencies() -> None:
    grey = window(70, 90, 8).mean(dim=1, keepdim=True).expand(1, 3, -1, -1).contiguous()
    answer = filled("fsr", grey, bar(), 8)
    assert torch.equal(answer[:, 0], answer[:, 1]) and torch.equal(answer[:, 1], answer[:, 2])


def test_red_and_blue_are_not_exchanged() -> None:
    picture = torch.tensor([0.8, 0.4, 0.1])[None, :, None, None].expand(1, 3, 40, 90).contiguous()
    hole = bar(40)
    for name in CLASSICAL:
        assert error(filled(name, picture, hole, 8), picture, hole) < 0.01, name


# ------------------------------------------------------------------ pieces


@pytest.mark.parametrize(("name", "side"), [("biharmonic", 200), ("fsr", 100), ("telea", 600)])
def test_a_large_hole_is_filled_in_calls_between_which_a_stop_is_heard(name: str, side: int) -> None:
    truth = window(side, side)
    hole = np.ones((side, side), bool)
    hole[::6] = False
    progress = Counting()
    answer = filled(name, truth, hole, 8, progress)
    assert progress.asked >= 3
    assert error(answer, truth, hole) < 0.03
    with pytest.raises(Cancelled):
        filled(name, truth, hole, 8, Counting(stop_at=2))


@pytest.mark.parametrize("name", ["telea", "navier-stokes"])
def test_a_stop_is_heard_between_the_planes_of_deep_pictures(name: str) -> None:
    with pytest.raises(Cancelled):
        filled(name, window(70, 90), bar(), 16, Counting(stop_at=3))


def test_pieces_cover_the_hole_once_and_each_call_is_small() -> None:
    rng = np.random.default_rng(8)
    hole = rng.random((90, 130)) < 0.5
    given_pixels, calls = [], []

    def fill(values: np.ndarray, part: np.ndarray) -> np.ndarray:
        given_pixels.append(int(part.sum()))
        calls.append(values.shape[:2])
        return np.where(part[:, :, None], values + 1, values)

    zeros = np.zeros((90, 130, 3), np.float32)
    answer = fill_in_pieces(zeros, hole, fill, Cut(limit=600, context=5), Progress())
    assert max(given_pixels) <= 600 and len(calls) > 10
    np.testing.assert_array_equal(answer[:, :, 0], hole.astype(np.float32))


def test_a_piece_knows_what_earlier_ones_filled() -> None:
    hole = np.ones((1, 101), bool)
    hole[0, 0] = False
    given_pixels = []

    def fill(values: np.ndarray, part: np.ndarray) -> np.ndarray:
        given_pixels.append(int(part.sum()))
        return values

    fill_in_pieces(np.zeros((1, 101, 3), np.float32), hole, fill, Cut(limit=35, context=5), Progress())
    assert given_pixels == [30, 30, 30, 25], "25 pixels of its own each, and 5 of the next"


def test_pieces_are_counted_in_the_squares_they_touch() -> None:
    hole = np.zeros((16, 16), bool)
    hole[::4, ::4] = True
    assert Cut(limit=16, context=0, side=4).fits(hole) and Cut(limit=16, context=0).fits(hole)
    hole[1] = True
    assert Cut(limit=16, context=0, side=4).fits(hole) and not Cut(limit=16, context=0).fits(hole)


def test_pieces_that_see_nothing_known_keep_what_stands_there() -> None:
    for name, side in (("biharmonic", 140), ("fsr", 70)):
        hole = np.ones((side, side), bool)
        hole[-1, -1] = False
        answer = filled(name, torch.full((1, 3, side, side), 0.3), hole, 8)
        assert float((answer - 0.3).abs().max()) < 0.01


# ------------------------------------------------------------------ through the engine's windows


def crossed(dtype: str, height: int = 280, width: int = 600) -> tuple[RestoreRequest, Picture]:
    """A picture of several windows with long scratches right across it, and the truth."""
    truth = soft_picture(height, width, dtype)
    mask = np.zeros((height, width), np.uint8)
    for start, end in (((0, 30), (width - 1, height * 2 // 3)), ((60, height - 1), (width - 70, 0))):
        cv2.line(mask, start, end, 1, 4)
    samples = truth.samples.copy()
    samples[mask > 0] = {"uint8": 255, "uint16": 65535, "float32": 1.0}[dtype]
    bare = {"grow": 0, "feather": 0, "grain": "off"}
    return RestoreRequest(Picture(samples, RGB), Mask(mask > 0), options=bare), truth


def repaired(request: RestoreRequest, method: Method) -> np.ndarray:
    return apply_patches(request.picture, repair(task_of(request), method)).samples


@pytest.mark.parametrize(("name", "flag"), [("telea", cv2.INPAINT_TELEA), ("navier-stokes", cv2.INPAINT_NS)])
def test_long_scratches_are_filled_in_windows_as_in_one_call(name: str, flag: int) -> None:
    request, _ = crossed("uint8")
    whole = cv2.inpaint(request.picture.samples, request.mask.array.astype(np.uint8), 3, flag)
    off = np.abs(repaired(request, entry(name).make()).astype(int) - whole).max(axis=2)
    assert np.count_nonzero(off > 1) <= 3 and off.max() <= 3, "where ways of equal length meet, order decides"
    assert np.count_nonzero(off) < 0.01 * request.mask.area


def test_biharmonic_in_windows_is_as_in_one_call_in_sixteen_bits() -> None:
    request, _ = crossed("uint16")
    values = request.picture.samples.astype(np.float64) / 65535
    whole = inpaint_biharmonic(values, request.mask.array.copy(), channel_axis=2) * 65535
    answer = repaired(request, Biharmonic())
    off = np.abs(answer - whole).max(axis=2)[request.mask.array] / 65535 * 255
    assert np.quantile(off, 0.98) < 0.5 and off.max() < 8, "kept in range where it leaves the picture"


def test_frequencies_in_windows_are_as_good_as_in_one_call() -> None:
    request, truth = crossed("uint8", 140, 250)
    answer = repaired(request, FrequencySelective())
    hole = request.mask.array
    assert np.abs(answer.astype(int) - truth.samples)[hole].mean() < 1
    np.testing.assert_array_equal(answer[~hole], truth.samples[~hole])
