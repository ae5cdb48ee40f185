"""GMSD, HaarPSI and gradient energy against slow, plain versions; what they promise about blur and noise."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.signal import convolve2d
from skimage import data

from restorer_app.core.differences import NotComparable
from restorer_app.core.errors import MaskMismatch
from restorer_app.core.mask import Mask
from restorer_app.core.picture import GREY, RGB, Picture, Role, Samples
from restorer_app.training.perceptual_metrics import GROWN, perceptual_measures

Plane = NDArray[np.float64]


def _scene(height: int, width: int, seed: int = 5) -> Plane:
    """Shapes and texture, 0…255, H×W×3, not rounded."""
    rng = np.random.default_rng(seed)
    texture = gaussian_filter(rng.normal(0, 1, (height, width, 3)), (1.2, 1.2, 0)) * 60
    rows, columns = np.mgrid[0:height, 0:width]
    shapes = 90 * ((rows // 13 + columns // 17) % 2)[:, :, None] * np.array([1, 0.7, 0.4])
    return np.clip(80 + shapes + texture, 0, 255)


def _pair(height: int, width: int) -> tuple[Samples, Samples]:
    truth = _scene(height, width)
    found = gaussian_filter(truth, (1, 1, 0)) + np.random.default_rng(1).normal(0, 4, truth.shape)
    return np.rint(truth).astype(np.uint8), np.rint(np.clip(found, 0, 255)).astype(np.uint8)


def _rgb(samples: NDArray[np.generic]) -> Picture:
    return Picture(np.array(samples), RGB)


def _hole(height: int, width: int, *boxes: tuple[int, int, int, int]) -> Mask:
    marked = np.zeros((height, width), np.bool_)
    for row, column, high, wide in boxes:
        marked[row : row + high, column : column + wide] = True
    return Mask(marked)


# --- the published definitions, written out by hand


def _yiq(samples: Samples) -> list[Plane]:
    red, green, blue = (samples[:, :, channel].astype(np.float64) for channel in range(3))
    return [
        0.299 * red + 0.587 * green + 0.114 * blue,
        0.596 * red - 0.274 * green - 0.322 * blue,
        0.211 * red - 0.523 * green + 0.312 * blue,
    ]


def _same(plane: Plane, kernel: Plane) -> Plane:
    """A convolution whose even kernels begin at the pixel and look down and right, black outside."""
    return np.rot90(convolve2d(np.rot90(plane, 2), np.rot90(kernel, 2), mode="same"), 2)


def _half(plane: Plane) -> Plane:
    return _same(plane, np.full((2, 2), 0.25))[::2, ::2]


def _published_gmsd(truth: Samples, found: Samples) -> float:
    across = np.array([[1, 0, -1], [1, 0, -1], [1, 0, -1]]) / 3
    sizes = []
    for samples in (truth, found):
        luminance = _half(_yiq(samples)[0])
        sizes.append(np.sqrt(_same(luminance, across) ** 2 + _same(luminance, across.T) ** 2))
    alike = (2 * sizes[0] * sizes[1] + 170) / (sizes[0] ** 2 + sizes[1] ** 2 + 170)
    return math.sqrt(float(np.mean((alike - alike.mean()) ** 2)))


def _published_haarpsi(truth: Samples, found: Samples, where: NDArray[np.bool_] | None = None) -> float:
    """One pixel after the other; ``where`` is at half the size."""
    (y, i, q), (yy, ii, qq) = ([_half(plane) for plane in _yiq(each)] for each in (truth, found))
    wavelets = {}
    for scale in (1, 2, 3):
        kernel = np.ones((2**scale, 2**scale)) / 2**scale
        kernel[: 2 ** (scale - 1)] *= -1
        for turned in (0, 1):
            turn = kernel.T if turned else kernel
            wavelets[scale, turned] = np.abs(_same(y, turn)), np.abs(_same(yy, turn))
    mean = np.full((2, 2), 0.25)
    colours = [(np.abs(_same(a, mean)), np.abs(_same(b, mean))) for a, b in ((i, ii), (q, qq))]

    def alike(a: float, b: float) -> float:
        return (2 * a * b + 30) / (a * a + b * b + 30)

    above = below = 0.0
    for row, column in np.ndindex(y.shape):
        if where is not None and not where[row, column]:
            continue
        at = {key: (one[row, column], two[row, column]) for key, (one, two) in wavelets.items()}
        weights = [max(at[3, turned]) for turned in (0, 1)]
        local = [(alike(*at[1, turned]) + alike(*at[2, turned])) / 2 for turned in (0, 1)]
        weights.append((weights[0] + weights[1]) / 2)
        local.append(sum(alike(a[row, column], b[row, column]) for a, b in colours) / 2)
        above += sum(w / (1 + math.exp(-4.2 * s)) for w, s in zip(weights, local, strict=True))
        below += sum(weights)
    share = above / below
    return (math.log(share / (1 - share)) / 4.2) ** 2


def _framed(samples: Samples) -> Samples:
    """With a black rim, where mirroring at the edge and the published black outside are the same."""
    return np.pad(samples, ((24, 24), (24, 24), (0, 0)))


def test_whole_pictures_have_the_published_gmsd_and_haarpsi() -> None:
    truth, found = (_framed(samples) for samples in _pair(54, 70))
    measured = perceptual_measures(_rgb(truth), _rgb(found))
    assert measured.gmsd == pytest.approx(_published_gmsd(truth, found), rel=1e-12)
    assert measured.haarpsi == pytest.approx(_published_haarpsi(truth, found), rel=1e-12)
    assert 0.02 < measured.gmsd < 0.3 and 0.3 < measured.haarpsi < 0.95


def test_around_a_hole_haarpsi_pools_the_published_maps_over_the_grown_hole() -> None:
    truth, found = (_framed(samples) for samples in _pair(80, 100))
    mask = _hole(128, 148, (40, 51, 9, 4), (90, 100, 3, 11))
    found = np.where(mask.array[:, :, None], found, truth)
    near = np.zeros((64, 74), np.bool_)
    for row, column in np.argwhere(mask.array):
        for down in range(-GROWN, GROWN + 1):
            for right in range(-GROWN, GROWN + 1):
                near[(row + down) // 2, (column + right) // 2] = True
    measured = perceptual_measures(_rgb(truth), _rgb(found), mask)
    assert measured.haarpsi == pytest.approx(_published_haarpsi(truth, found, near), rel=1e-12)


def test_gmsd_around_a_small_hole_is_that_of_the_whole_picture_over_the_root_of_the_share() -> None:
    """What its docstring says: the limit of the published figure, with the dilution taken out."""
    truth, found = _pair(600, 600)
    mask = _hole(600, 600, (300, 300, 16, 16))
    found = np.where(mask.array[:, :, None], found, truth)
    around = perceptual_measures(_rgb(truth), _rgb(found), mask).gmsd
    share = (16 + 2 * GROWN) ** 2 / 600**2
    whole = perceptual_measures(_rgb(truth), _rgb(found)).gmsd
    assert whole / math.sqrt(share) == pytest.approx(around, rel=0.01)


def test_a_fill_that_is_wrong_everywhere_alike_has_a_high_gmsd() -> None:
    columns = np.tile(np.arange(128), (128, 1))
    stripes = np.where(columns // 4 % 2, 200, 40).astype(np.uint8)
    mask = _hole(128, 128, (30, 30, 60, 60))
    truth = np.repeat(stripes[:, :, None], 3, axis=2)
    flat = np.where(mask.array[:, :, None], 120, truth).astype(np.uint8)
    assert perceptual_measures(_rgb(truth), _rgb(flat), mask).gmsd > 0.7


def test_the_size_of_the_photograph_around_the_hole_does_not_count() -> None:
    truth, found = _pair(300, 340)
    mask = _hole(300, 340, (140, 151, 7, 21))
    found = np.where(mask.array[:, :, None], found, truth)
    rows, columns = slice(90, 201), slice(100, 231)
    whole = perceptual_measures(_rgb(truth), _rgb(found), mask)
    part = perceptual_measures(
        _rgb(truth[rows, columns]), _rgb(found[rows, columns]), Mask(mask.array[rows, columns].copy())
    )
    for name in ("gmsd", "haarpsi", "gradient_energy"):
        assert getattr(part, name) == pytest.approx(getattr(whole, name), rel=1e-12)


# --- promises


@pytest.mark.parametrize("shape", [(64, 64), (71, 90), (33, 240)])
def test_equal_pictures_have_the_best_figures(shape: tuple[int, int]) -> None:
    truth, _ = _pair(*shape)
    for mask in (None, _hole(*shape, (0, 0, 9, 5)), _hole(*shape, (20, 10, 5, 15))):
        same = perceptual_measures(_rgb(truth), _rgb(truth), mask)
        assert same.gmsd == 0 and same.gradient_energy == 1
        assert same.haarpsi == pytest.approx(1, abs=1e-12) and same.haarpsi <= 1


def test_more_noise_and_more_blur_are_worse() -> None:
    truth = np.asarray(data.astronaut())[100:260, 100:300]
    mask = _hole(160, 200, (60, 70, 40, 40))

    def filled(samples: Plane) -> Picture:
        kept = np.where(mask.array[:, :, None], np.rint(np.clip(samples, 0, 255)), truth)
        return _rgb(kept.astype(np.uint8))

    noise = np.random.default_rng(3).normal(0, 1, truth.shape)
    noisy = [filled(truth + level * noise) for level in (0, 4, 10, 25, 60)]
    blurred = [filled(gaussian_filter(truth.astype(float), (s, s, 0))) for s in (0.0, 0.7, 1.5, 3, 6)]
    for worse in (noisy, blurred):
        found = [perceptual_measures(_rgb(truth), picture, mask) for picture in worse]
        for better, next_one in pairwise(found):
            assert next_one.gmsd > better.gmsd and next_one.haarpsi < better.haarpsi
    energies = [perceptual_measures(_rgb(truth), picture, mask).gradient_energy for picture in blurred]
    assert energies[0] == 1 and energies == sorted(energies, reverse=True) and energies[-1] < 0.3


def test_a_quarter_turn_and_a_mirror_leave_gmsd_and_energy_alone() -> None:
    truth, found = _pair(80, 96)
    mask = _hole(80, 96, (30, 24, 10, 32))
    straight = perceptual_measures(_rgb(truth), _rgb(found), mask)
    for turn in (np.rot90, np.flipud, np.fliplr):
        turned = perceptual_measures(
            _rgb(turn(truth)), _rgb(turn(found)), Mask(np.ascontiguousarray(turn(mask.array)))
        )
        assert turned.gmsd == pytest.approx(straight.gmsd, rel=1e-12)
        assert turned.gradient_energy == pytest.approx(straight.gradient_energy, rel=1e-12)


def test_colour_counts_for_haarpsi_only() -> None:
    truth, _ = _pair(80, 80)
    mask = _hole(80, 80, (30, 30, 20, 20))
    luminance = _yiq(truth)[0].astype(np.uint8)
    grey = np.where(mask.array[:, :, None], luminance[:, :, None], truth)
    found = perceptual_measures(_rgb(truth), _rgb(grey), mask)
    assert found.gmsd < 0.01 and found.haarpsi < 0.98


@pytest.mark.parametrize(("dtype", "full"), [("uint16", 65535), ("float32", 1.0)])
def test_the_depth_does_not_count(dtype: str, full: float) -> None:
    truth, found = _pair(70, 70)
    mask = _hole(70, 70, (20, 20, 20, 20))
    deep = [_rgb((samples * (full / 255)).astype(dtype)) for samples in (truth, found)]
    expected = perceptual_measures(_rgb(truth), _rgb(found), mask)
    measured = perceptual_measures(*deep, mask)
    for name in ("gmsd", "haarpsi", "gradient_energy"):
        assert getattr(measured, name) == pytest.approx(getattr(expected, name), rel=1e-4)


def test_grey_is_measured_by_its_luminance_and_alpha_not_at_all() -> None:
    truth, found = (samples[:, :, :1] for samples in _pair(70, 70))
    mask = _hole(70, 70, (20, 20, 20, 20))
    grey = perceptual_measures(Picture(truth.copy(), GREY), Picture(found.copy(), GREY), mask)
    roles = (Role.GREY, Role.ALPHA)
    other = np.random.default_rng(0).integers(0, 255, truth.shape, np.uint8)
    two = [
        Picture(np.concatenate([truth, other], 2), roles),
        Picture(np.concatenate([found, 255 - other], 2), roles),
    ]
    assert perceptual_measures(*two, mask) == grey
    assert 0 < grey.haarpsi < 1 and grey.gmsd > 0


def test_pictures_are_compared_as_they_are_seen() -> None:
    truth, found = _pair(60, 90)
    mask = _hole(60, 90, (5, 60, 20, 20))
    turned = Picture(found.swapaxes(0, 1)[:, ::-1].copy(), RGB, orientation=8)
    straight = perceptual_measures(_rgb(truth), _rgb(turned.upright_samples()), mask)
    assert perceptual_measures(_rgb(truth), turned, mask) == straight


def test_gradient_energy_counts_neighbours_of_which_both_lie_in_the_hole_grown_by_one() -> None:
    truth = np.zeros((9, 9, 1), np.uint8)
    truth[:, ::2] = 10
    found = truth.copy()
    found[4, 4], found[4, 0] = 20, 200
    mask = _hole(9, 9, (4, 4, 1, 1))
    floor = 1 / 6
    # 3 × 3 pixels: 6 pairs across of 10 levels, 6 down of 0; in the fill 2 across have 20, 2 down 10.
    before, after = 600 / 12, (400 + 800 + 200) / 12
    measured = perceptual_measures(Picture(truth, GREY), Picture(found, GREY), mask)
    assert measured.gradient_energy == pytest.approx((after + floor) / (before + floor))


def test_flat_truths_have_figures_too() -> None:
    flat = np.full((70, 70, 3), 128, np.uint8)
    mask = _hole(70, 70, (20, 20, 20, 20))
    rough = flat.copy()
    rough[mask.array] += np.random.default_rng(0).integers(0, 60, (400, 3), np.uint8)
    same = perceptual_measures(_rgb(flat), _rgb(flat), mask)
    assert (same.gmsd, same.gradient_energy) == (0, 1) and same.haarpsi == pytest.approx(1)
    noisy = perceptual_measures(_rgb(flat), _rgb(rough), mask)
    assert noisy.gradient_energy > 100 and noisy.haarpsi < 0.5 and noisy.gmsd > 0.3


def test_an_empty_mask_has_no_figures() -> None:
    truth, found = _pair(40, 40)
    measured = perceptual_measures(_rgb(truth), _rgb(found), Mask.empty(40, 40))
    assert all(map(math.isnan, (measured.gmsd, measured.haarpsi, measured.gradient_energy)))


def test_pictures_and_masks_that_do_not_belong_together_are_refused() -> None:
    truth, _ = _pair(40, 40)
    with pytest.raises(NotComparable):
        perceptual_measures(_rgb(truth), _rgb(truth[:30]))
    with pytest.raises(MaskMismatch):
        perceptual_measures(_rgb(truth), _rgb(truth), Mask.empty(40, 41))
