"""deepfill-v2 as its run teaches it: both stages, and the game."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from restorer_app.core.resources import resource_path
from restorer_app.training.batch import Batch
from restorer_app.training.config import TrainingConfig, read_config
from restorer_app.training.learner import Learner
from restorer_app.training.team import Team
from tests.training.test_adversary import batch as drawn_batch

STAGES = ("coarse", "inward", "surroundings", "answers", "merged")


@pytest.fixture
def config() -> TrainingConfig:
    """The run that ships, with a tiny network, and a rate that can be seen after one step."""
    ships = read_config(resource_path("training/deepfill-v2.toml"))
    return replace(
        ships,
        network={"width": 8, "dilations": [2]},
        optimizer=replace(ships.optimizer, warmup_steps=1, last_learning_rate=1e-3),
        run=replace(ships.run, precision="float32"),
    )


@pytest.fixture
def fixed() -> Batch:
    target, _, hole = drawn_batch()
    return Batch(target, target, hole)


def moved(config: TrainingConfig, fixed: Batch, share: float) -> tuple[set[str], Learner]:
    """Which parts of the network a step changes that is taken when that share of the run is done."""
    learner = Learner(config, Team())
    before = {name: value.clone() for name, value in learner.state.network.named_parameters()}
    assert 0 < learner.step(fixed, share) < 10
    after = dict(learner.state.network.named_parameters())
    changed = {name for name, value in before.items() if (after[name] - value).abs().max() > 1e-4}
    return {name.split(".")[0] for name in changed}, learner


@pytest.mark.parametrize("share", [0.0, 0.9])
def test_both_stages_learn_and_the_discriminator_from_its_time_on(
    config: TrainingConfig, fixed: Batch, share: float
) -> None:
    parts, learner = moved(config, fixed, share)
    assert parts == set(STAGES)
    adversary = learner.state.adversary
    assert adversary is not None and adversary.active(share) == (share > 0.5) == (adversary.loss > 0)


def test_with_the_coarse_picture_alone_the_first_stage_learns(config: TrainingConfig, fixed: Batch) -> None:
    parts, learner = moved(replace(config, loss={"coarse-l1": 1.0}), fixed, 0.0)
    assert parts == {"coarse"}
    assert torch.isfinite(learner.fill(fixed)).all()
