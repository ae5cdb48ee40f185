"""Generators of the literature learn what a batch holds, and to be taken for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from restorer_app.training.batch import Batch
from restorer_app.training.config import (
    AdversaryConfig,
    DataConfig,
    OptimizerConfig,
    RunConfig,
    TrainingConfig,
    read_config,
)
from restorer_app.training.learner import Learner
from restorer_app.training.losses.region import cells, composite
from restorer_app.training.team import Team
from tests.house import ROOT
from tests.training.test_adversary import batch as drawn_batch

SMALL = TrainingConfig(
    "small",
    "",
    data=DataConfig(crop=64),
    optimizer=OptimizerConfig(learning_rate=5e-3, last_learning_rate=1e-4, warmup_steps=5, clip=10.0),
    adversary=AdversaryConfig(width=8, learning_rate=1e-3),
    run=RunConfig(precision="float32"),
)
CONFIGS = {
    "context-encoder": replace(
        SMALL,
        architecture="context-encoder",
        network={"width": 0.1, "dilations": [2]},
        loss={"overlap-l2": 1.0, "adversarial": 0.01},
        adversary=replace(SMALL.adversary, kind="non-saturating"),
    ),
    "gan-baseline": replace(
        SMALL,
        architecture="gan-baseline",
        network={"widths": [16, 32, 32]},
        loss={"l1": 1.0, "adversarial": 0.05},
        adversary=replace(SMALL.adversary, kind="minimax"),
    ),
}

LEFT = {"context-encoder": 0.1, "gan-baseline": 0.2}
"""Of the first loss, a squared error and an absolute one, at most."""


@pytest.fixture(params=CONFIGS)
def config(request: pytest.FixtureRequest) -> TrainingConfig:
    """Of a tiny network, its own losses and its own game."""
    return CONFIGS[request.param]


@pytest.fixture
def fixed() -> Batch:
    """Four crops of 64 pixels."""
    target, _, hole = drawn_batch()
    return Batch(target, target, hole)


def test_a_fixed_batch_is_learned_by_heart(config: TrainingConfig, fixed: Batch) -> None:
    comparing = {name: weight for name, weight in config.loss.items() if name != "adversarial"}
    learner = Learner(replace(config, loss=comparing), Team())
    losses = [learner.step(fixed, step / 80) for step in range(80)]
    assert losses[-1] < LEFT[config.architecture] * losses[0]


def separation(learner: Learner, fixed: Batch) -> float:
    """How much higher the discriminator's logits are on truth than on fill."""
    with torch.no_grad():
        adversary = learner.state.adversary
        assert adversary is not None
        filled = composite(learner.state.network(fixed.given, fixed.hole), fixed.target, fixed.hole)
        true, false = (adversary.discriminator(each, fixed.hole)[0] for each in (fixed.target, filled))
        inside = cells(fixed.hole, (true.shape[2], true.shape[3])) > 0
        return float(true[inside].mean() - false[inside].mean())


def test_the_discriminator_tells_truth_from_fill_and_less_so_once_the_generator_has_learned(
    config: TrainingConfig, fixed: Batch
) -> None:
    learner = Learner(config, Team())
    adversary = learner.state.adversary
    assert adversary is not None
    blind = separation(learner, fixed)
    with torch.no_grad():
        bad = learner.state.network(fixed.given, fixed.hole)
    for _ in range(30):
        adversary.learn(fixed.target, bad, fixed.hole)
    before = separation(learner, fixed)
    for step in range(30):
        learner.step(fixed, step / 30)  # the discriminator goes on learning too
    after = separation(learner, fixed)
    assert abs(blind) < 0.1 and before > 2
    assert abs(after) < 0.25 * before


@pytest.mark.parametrize("name", CONFIGS)
def test_the_run_that_ships_plays_the_same_game(name: str) -> None:
    ships = read_config(Path(ROOT / "resources" / "training" / f"{name}.toml"))
    assert ships.architecture == name
    assert ships.adversary.kind == CONFIGS[name].adversary.kind
    assert set(CONFIGS[name].loss) <= {loss for loss, weight in ships.loss.items() if weight}
