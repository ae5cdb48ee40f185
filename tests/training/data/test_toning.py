from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch

from restorer_app.training.config import DataConfig
from restorer_app.training.data.draws import Draws
from restorer_app.training.data.toning import LUMA, as_grey, blurred, toned, vignettes
from tests.training.conftest import drawn_photograph

NOTHING = DataConfig(crop=48, grey=0, tinted=0, faded=0, flat=0, vignetted=0, blurred=0)
COUNT = 24


def crops() -> torch.Tensor:
    pictures = np.stack([drawn_photograph(index, 48, 48) for index in range(COUNT)])
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous()


def aged(**options: object) -> torch.Tensor:
    result = toned(crops(), Draws([3], COUNT), replace(NOTHING, **options))  # type: ignore[arg-type]
    assert result.dtype == torch.float32
    assert result.min() >= 0 and result.max() <= 1
    return result


def changed(result: torch.Tensor) -> np.ndarray:
    return (result - crops() / 255).abs().flatten(1).max(1).values.numpy() > 1e-4


def test_with_everything_off_the_crop_is_what_it_was() -> None:
    torch.testing.assert_close(aged(), crops() / 255)


@pytest.mark.parametrize("share", ["grey", "tinted", "faded", "flat", "vignetted", "blurred"])
def test_each_change_happens_as_often_as_asked_and_to_whole_pictures(share: str) -> None:
    assert changed(aged(**{share: 1.0})).all()
    some = changed(aged(**{share: 0.4}))
    np.testing.assert_array_equal(some, Draws([3], COUNT).happens(share, 0.4))
    assert 0 < some.mean() < 1


def test_grey_is_the_luma_and_sepia_is_brown() -> None:
    grey = aged(grey=1.0, sepia=0.0)
    wanted = sum(weight * crops()[:, at] / 255 for at, weight in enumerate(LUMA))
    for channel in range(3):
        torch.testing.assert_close(grey[:, channel], wanted, rtol=1e-5, atol=1e-5)
    brown = aged(grey=1.0, sepia=1.0).mean((0, 2, 3))
    assert brown[0] > brown[1] > brown[2]
    assert not changed(aged(grey=0.0, sepia=1.0)).any(), "only grey pictures become sepia"


def test_tints_are_powers_within_their_limits() -> None:
    before, after = crops() / 255, aged(tinted=1.0, tint=(0.5, 2.0))
    middle = (before > 0.2) & (before < 0.9)
    powers = torch.log(after[middle]) / torch.log(before[middle])
    assert 0.499 < powers.min() < 0.7 and 1.5 < powers.max() < 2.001


def test_fading_lifts_the_blacks_and_keeps_the_whites() -> None:
    before, after = crops() / 255, aged(faded=1.0, lift=(0.3, 0.3))
    dark = after[before < 0.01]
    assert dark.min() > 0.19 and dark.max() < 0.41
    assert after[before > 0.99].min() > 0.98


def test_contrast_is_the_asked_share() -> None:
    before, after = crops() / 255, aged(flat=1.0, contrast=(0.5, 0.5))
    torch.testing.assert_close(after.std((2, 3)), before.std((2, 3)) * 0.5, rtol=1e-3, atol=1e-4)


def test_a_vignette_only_darkens_and_by_no_more_than_its_strength() -> None:
    places = np.random.default_rng(0).random((50, 3))
    config = replace(NOTHING, vignette=(0.4, 0.4))
    factors = vignettes(places, 48, torch.device("cpu"), config)
    assert factors.shape == (50, 1, 48, 48)
    assert factors.min() >= 0.6 - 1e-6 and factors.max() <= 1
    assert factors.min() < 0.75


def test_blur_is_a_gaussian_of_each_pictures_own_spread() -> None:
    pictures = crops()[:3].float() / 255
    spread = np.array([0.5, 1.0, 1.6])
    result = blurred(pictures, spread)
    for index in range(3):
        plane = pictures[index].permute(1, 2, 0).numpy()
        wanted = cv2.GaussianBlur(plane, (11, 11), spread[index], borderType=cv2.BORDER_REFLECT_101)
        np.testing.assert_allclose(result[index].permute(1, 2, 0), wanted, atol=2e-5)


def test_a_grey_of_three_channels_has_one() -> None:
    assert as_grey(torch.rand(2, 3, 4, 5)).shape == (2, 1, 4, 5)
