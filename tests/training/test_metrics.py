"""The measures against figures worked out by hand and against scikit-image."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from restorer_app.core.differences import NotComparable
from restorer_app.core.errors import MaskMismatch
from restorer_app.core.mask import Mask
from restorer_app.core.picture import GREY, RGB, Picture, Role, Samples
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.training.metrics import Difference, Measures, measure, psnr

DTYPES = ("uint8", "uint16", "float32")


def _pair(shape: tuple[int, int, int], dtype: str, seed: int = 3) -> tuple[Samples, Samples]:
    """A smooth picture and a noisy version of it."""
    random = np.random.default_rng(seed)
    full = {"uint8": 255, "uint16": 65535, "float32": 1.0}[dtype]
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    smooth = (np.sin(rows / 9) + np.cos(columns / 13))[:, :, None] / 5 + np.linspace(0.4, 0.6, shape[2])
    noisy = np.clip(smooth + random.normal(0, 0.05, shape), 0, 1)
    return (smooth * full).astype(dtype), (noisy * full).astype(dtype)


def _grey(rows: list[list[int]]) -> Picture:
    return Picture(np.array(rows, np.uint8)[:, :, None], GREY)


def _reference_ssim(truth: Samples, found: Samples, full_scale: float) -> tuple[float, NDArray[np.float64]]:
    mean, full = structural_similarity(
        truth.astype(np.float64),
        found.astype(np.float64),
        data_range=full_scale,
        channel_axis=-1,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        full=True,
    )
    return float(mean), full


def test_the_errors_are_those_worked_out_by_hand() -> None:
    found = measure(_grey([[10, 20], [30, 40]]), _grey([[10, 23], [26, 40]]))
    assert (found.mse, found.rmse, found.mae) == (25 / 4, 2.5, 7 / 4)
    assert found.psnr == pytest.approx(20 * math.log10(255 / 2.5))
    assert found.samples == 4 and not found.inside_mask


def test_inside_a_mask_only_its_samples_count() -> None:
    mask = Mask(np.array([[False, True], [False, False]]))
    found = measure(_grey([[10, 20], [30, 40]]), _grey([[10, 23], [30, 40]]), mask)
    assert (found.mse, found.mae, found.samples, found.inside_mask) == (9.0, 3.0, 1, True)
    assert found.differing_outside == 0 and found.first_outside is None


def test_unsigned_samples_do_not_wrap_around() -> None:
    assert measure(_grey([[250]]), _grey([[5]])).mae == 245
    assert measure(_grey([[5]]), _grey([[250]])).mae == 245


def test_samples_that_differ_outside_the_mask_are_counted_and_the_first_is_named() -> None:
    truth = np.zeros((4, 5, 3), np.uint16)
    found = truth.copy()
    found[1, 3, 2] = 1
    found[2, 0] = 65535
    mask = Mask.empty(4, 5)
    counted = measure(Picture(truth, RGB), Picture(found, RGB), mask)
    assert counted.differing_outside == 4
    assert counted.first_outside == Difference(1, 3, "blue")


def test_the_first_difference_is_found_in_a_later_band_too() -> None:
    truth = np.zeros((700, 3, 1), np.uint8)
    found = truth.copy()
    found[611, 2, 0] = found[650, 1, 0] = 1
    counted = measure(Picture(truth, GREY), Picture(found, GREY), Mask.empty(700, 3))
    assert (counted.first_outside, counted.differing_outside) == (Difference(611, 2, "grey"), 2)


def test_an_empty_mask_gives_no_figures_but_still_compares_the_outside() -> None:
    found = measure(_grey([[1, 2]]), _grey([[1, 3]]), Mask.empty(1, 2))
    assert found.samples == 0 and found.differing_outside == 1
    assert all(math.isnan(value) for value in (found.mse, found.rmse, found.mae, found.psnr, found.ssim))


@pytest.mark.parametrize("dtype", DTYPES)
def test_identical_pictures_have_infinite_psnr_and_an_ssim_of_one(dtype: str) -> None:
    truth, _ = _pair((30, 41, 3), dtype)
    found = measure(Picture(truth, RGB), Picture(truth.copy(), RGB))
    assert (found.mse, found.mae, found.psnr) == (0, 0, math.inf)
    assert found.ssim == pytest.approx(1)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(40, 61, 3), (300, 23, 1), (11, 600, 3), (530, 40, 3)])
def test_whole_pictures_measure_as_scikit_image_does(dtype: str, shape: tuple[int, int, int]) -> None:
    truth, noisy = _pair(shape, dtype)
    roles = RGB if shape[2] == 3 else GREY
    found = measure(Picture(truth, roles), Picture(noisy, roles))
    full_scale = found.full_scale
    expected = peak_signal_noise_ratio(
        truth.astype(np.float64), noisy.astype(np.float64), data_range=full_scale
    )
    assert found.psnr == pytest.approx(float(expected), rel=1e-12)
    if shape[0] > 11:
        assert found.ssim == pytest.approx(_reference_ssim(truth, noisy, full_scale)[0], abs=1e-9)


@pytest.mark.parametrize("rows", [slice(0, 7), slice(250, 262), slice(290, 300)])
def test_ssim_inside_a_mask_is_the_mean_of_the_whole_map_there(rows: slice) -> None:
    truth, noisy = _pair((300, 50, 3), "uint8")
    inside = np.zeros((300, 50), np.bool_)
    inside[rows, 4:9] = True
    inside[140, 49] = True
    found = measure(Picture(truth, RGB), Picture(noisy, RGB), Mask(inside.copy()))
    _, full = _reference_ssim(truth, noisy, 255)
    assert found.ssim == pytest.approx(float(full.mean(axis=-1)[inside].mean()), abs=1e-9)


def test_alpha_is_not_measured_but_guarded_outside_the_mask() -> None:
    truth = np.full((12, 12, 4), 90, np.uint8)
    found = truth.copy()
    found[:, :, 3] = 10
    roles = (*RGB, Role.ALPHA)
    mask = np.zeros((12, 12), np.bool_)
    mask[3:5, 3:5] = True
    counted = measure(Picture(truth, roles), Picture(found, roles), Mask(mask))
    assert counted.mse == 0 and counted.samples == 12
    assert counted.differing_outside == 140 and counted.first_outside == Difference(0, 0, "alpha")


def test_pictures_are_compared_as_they_are_seen() -> None:
    truth, noisy = _pair((20, 33, 3), "uint8")
    mask = np.zeros((20, 33), np.bool_)
    mask[2:6, 20:30] = True
    turned = Picture(noisy.swapaxes(0, 1)[:, ::-1].copy(), RGB, orientation=8)
    upright = turned.upright_samples()
    straight = measure(Picture(truth, RGB), Picture(upright.copy(), RGB), Mask(mask.copy()))
    assert measure(Picture(truth, RGB), turned, Mask(mask.copy())) == straight


def test_the_same_nan_outside_the_mask_is_not_a_difference() -> None:
    samples = np.zeros((3, 3, 1), np.float32)
    samples[0, 0] = np.nan
    inside = np.zeros((3, 3), np.bool_)
    inside[2, 2] = True
    found = measure(Picture(samples, GREY), Picture(samples.copy(), GREY), Mask(inside))
    assert found.differing_outside == 0 and found.psnr == math.inf


def test_tiny_pictures_have_no_ssim() -> None:
    assert math.isnan(measure(_grey([[1, 2]]), _grey([[1, 2]])).ssim)


@pytest.mark.parametrize(
    ("shape", "roles", "dtype", "said"),
    [
        ((4, 6, 3), RGB, "uint8", "different sizes: 5 × 4 and 6 × 4 pixels"),
        ((4, 5, 1), GREY, "uint8", "different channels: red\\+green\\+blue and grey"),
        ((4, 5, 3), RGB, "uint16", "different depths: uint8 and uint16"),
    ],
)
def test_pictures_of_another_kind_are_refused_in_one_sentence(
    shape: tuple[int, int, int], roles: tuple[Role, ...], dtype: str, said: str
) -> None:
    truth = Picture(np.zeros((4, 5, 3), np.uint8), RGB)
    with pytest.raises(NotComparable, match=said):
        measure(truth, Picture(np.zeros(shape, dtype), roles))


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(MaskMismatch):
        measure(_grey([[1, 2]]), _grey([[1, 2]]), Mask.empty(2, 1))


def test_psnr_of_a_known_error() -> None:
    assert psnr(1.0, 255) == pytest.approx(48.1308, abs=1e-4)
    assert psnr(0.0, 255) == math.inf and math.isnan(psnr(math.nan, 255))


def test_measures_are_plain_frozen_data() -> None:
    found = measure(_grey([[1]]), _grey([[1]]))
    assert isinstance(found, Measures)
    with pytest.raises(AttributeError):
        found.mse = 1.0  # type: ignore[misc]


def test_measuring_reports_often_and_can_be_stopped() -> None:
    class Impatient(Progress):
        reports = 0

        def report(self, fraction: float, note: str = "") -> None:
            self.reports += 1
            if fraction > 0.5:
                raise Cancelled

    truth, noisy = _pair((1300, 20, 1), "uint8")
    progress = Impatient()
    with pytest.raises(Cancelled):
        measure(Picture(truth, GREY), Picture(noisy, GREY), progress=progress)
    assert progress.reports > 10
