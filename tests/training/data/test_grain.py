from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from restorer_app.training.config import DataConfig
from restorer_app.training.data.draws import Draws
from restorer_app.training.data.grain import LEAST, SIZES, Grains, with_grain

CONFIG = DataConfig(crop=64, grainy=1.0, grain=(0.04, 0.04), coloured_grain=0.0)
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def grains() -> Grains:
    return Grains.made(64, (0.0, 1.4), 1, CPU)


def middle(value: float = 0.5, count: int = 32) -> torch.Tensor:
    return torch.full((count, 3, 64, 64), value)


def test_grain_has_the_asked_spread_in_middle_tones(grains: Grains) -> None:
    noise = grains.added(middle(), Draws([1], 32), CONFIG) - middle()
    assert float(noise.std()) == pytest.approx(0.04, rel=0.05)
    assert abs(float(noise.mean())) < 0.002


def test_there_is_less_of_it_in_light_and_shade(grains: Grains) -> None:
    noise = grains.added(middle(0.12), Draws([1], 32), CONFIG) - middle(0.12)
    share = LEAST + (1 - LEAST) * 4 * 0.12 * 0.88
    assert float(noise.std()) == pytest.approx(0.04 * share, rel=0.05)


def test_it_is_in_all_channels_alike_or_in_colour(grains: Grains) -> None:
    grey = grains.added(middle(), Draws([1], 32), CONFIG)
    assert torch.equal(grey[:, 0], grey[:, 2])
    coloured = grains.added(middle(), Draws([1], 32), replace(CONFIG, coloured_grain=1.0)) - 0.5
    assert float(coloured.std()) == pytest.approx(0.04, rel=0.05)
    together = float((coloured[:, 0] * coloured[:, 1]).mean() / coloured.square().mean())
    assert abs(together) < 0.1


def test_sizes_run_from_white_to_the_coarsest(grains: Grains) -> None:
    fields = grains.fields.reshape(SIZES, grains.side, grains.side)
    near = [float((field[:, 1:] * field[:, :-1]).mean()) for field in fields]
    assert abs(near[0]) < 0.01, "white"
    assert near == sorted(near)
    assert near[-1] == pytest.approx(np.exp(-1 / (4 * 1.4**2)), abs=0.02), "a Gaussian's autocorrelation"
    torch.testing.assert_close(fields.std((1, 2)), torch.ones(SIZES), rtol=1e-3, atol=1e-3)


def test_none_is_added_where_none_is_asked_for_and_the_given_pictures_stay(grains: Grains) -> None:
    pictures = middle()
    assert torch.equal(grains.added(pictures, Draws([1], 32), replace(CONFIG, grainy=0.0)), middle())
    some = grains.added(pictures, Draws([1], 32), replace(CONFIG, grainy=0.5))
    assert torch.equal(pictures, middle())
    changed = (some != 0.5).flatten(1).any(1)
    assert torch.equal(changed, torch.from_numpy(Draws([1], 32).happens("grainy", 0.5)))


def test_pictures_stay_in_range() -> None:
    noisy = with_grain(torch.rand(2, 3, 8, 8), torch.randn(2, 1, 8, 8) * 9, np.array([0.5, 1.0]))
    assert noisy.min() >= 0 and noisy.max() <= 1
