from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from restorer_app.training.batch import Batch
from restorer_app.training.config import DataConfig
from restorer_app.training.data.cleaning import KIND, CleaningSampler
from restorer_app.training.data.photographs import PhotographStore, levels_of, stored
from tests.training.conftest import drawn_photograph

NOTHING = dict.fromkeys(("grey", "sepia", "tinted", "faded", "flat", "vignetted", "scaled"), 0.0)
CONFIG = DataConfig(
    crop=64, blurred=0.3, grainy=0.6, grain=(0.02, 0.08), compressed=0.3, coloured_grain=0.5, **NOTHING
)


@pytest.fixture(scope="module")
def store() -> PhotographStore:
    return stored([levels_of(drawn_photograph(index), 64, 1.0) for index in range(3)], torch.device("cpu"))


def change(batch: Batch) -> torch.Tensor:
    """Mean |given − target| of each crop."""
    return (batch.given - batch.target).abs().mean((1, 2, 3))


def test_the_whole_crop_is_to_be_improved(store: PhotographStore) -> None:
    batch = CleaningSampler(store, CONFIG, 7).batch(1, 40)
    assert batch.hole.shape == (40, 1, 64, 64) and bool((batch.hole == 1).all())
    assert batch.given.min() >= 0 and batch.given.max() <= 1
    share = float((change(batch) == 0).float().mean())
    assert 0.05 < share < 0.45, "some are to be left alone: (1 − 0.3)² · (1 − 0.6) of them"


def test_what_is_to_be_found_has_neither_blur_nor_grain_nor_traces_of_compression(
    store: PhotographStore,
) -> None:
    off = replace(CONFIG, blurred=0.0, grainy=0.0, compressed=0.0)
    plain = CleaningSampler(store, off, 7).batch(1, 12)
    assert torch.equal(plain.given, plain.target)
    for name in ("blurred", "grainy", "compressed"):
        spoiled = CleaningSampler(store, replace(off, **{name: 1.0}), 7).batch(1, 12)
        assert torch.equal(spoiled.target, plain.target)
        assert change(spoiled).min() > 1e-4, name


def test_those_that_judge_are_grainy_and_the_same_each_time(store: PhotographStore) -> None:
    sampler = CleaningSampler(store, CONFIG, 7)
    assert sampler.kinds == (KIND,)
    judged = sampler.fixed(12, [3], KIND)
    assert change(judged).min() > 1e-3
    assert torch.equal(sampler.fixed(12, [3], KIND).given, judged.given)
    assert torch.equal(sampler.base(judged), judged.given)
