"""The network while it learns: one step of the optimizer after the other."""

from __future__ import annotations

import copy
import math
from dataclasses import replace

import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.engine.device import body_dtype, placed
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.moving_average import move_average
from restorer_app.engine.networks.lesson import Lesson, Taught
from restorer_app.engine.networks.registry import CLEAN, build, task_of
from restorer_app.training.adversary import Adversary
from restorer_app.training.batch import Batch
from restorer_app.training.checkpoint import RunState
from restorer_app.training.config import OptimizerConfig, TrainingConfig
from restorer_app.training.losses.catalogue import TERMS, weighted_sum
from restorer_app.training.teacher import Teachers
from restorer_app.training.team import Team


class Learner:
    """Owns the run's state: network, its average, optimizer and, if one is asked for, an adversary."""

    def __init__(self, config: TrainingConfig, team: Team) -> None:
        self._config, self._team = config, team
        self._dtype = body_dtype(config.run.precision, team.device)
        self.state = _fresh_state(config, team.device)
        if any(config.loss.get(name) for name in TERMS):
            self.state.adversary = Adversary(config, team, self._dtype)
        network = self.state.network
        self._lesson = _lesson(config, network) if isinstance(network, Taught) else ""
        if config.teacher.networks and (self._lesson or task_of(network) == CLEAN):
            raise BadConfig(f"{config.architecture} can have no teacher.", "Leave [teacher] out.")
        self._teachers = Teachers(config, team.device)
        self._together = team.together(network)

    def step(self, batch: Batch, share: float) -> float:
        """One step on a batch, ``share`` (0…1) of the run being done; returns the team's loss before it.

        Where a gradient is no number the step is not taken.
        """
        state, settings = self.state, self._config.optimizer
        for group in state.optimizer.param_groups:
            group["lr"] = learning_rate(settings, state.step, share)
        lesson = self._taught(batch, share)
        terms = self._own(lesson) | self._challenge(lesson, batch.hole, share)
        loss = weighted_sum(self._config.loss, lesson.filled, lesson.target, batch.hole, terms)
        state.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(state.network.parameters(), settings.clip)
        state.step += 1
        if torch.isfinite(norm):
            state.optimizer.step()
            state.samples += len(batch) * self._team.size
            move_average(state.average, state.network, min(settings.average, 1 - 1 / (state.step + 1)))
        return self._team.mean(float(loss.detach()))

    @torch.no_grad()
    def fill(self, batch: Batch) -> Tensor:
        """What the averaged network makes of a batch: B×3×S×S, float32."""
        with self._autocast():
            filled: Tensor = self.state.average(*self._asked(batch))
        return filled.float()

    def _own(self, lesson: Lesson) -> dict[str, Tensor]:
        """The network's own losses, as far as the configuration weighs them."""
        return {name: term for name, term in lesson.terms.items() if self._config.loss.get(name)}

    def _challenge(self, lesson: Lesson, hole: Tensor, share: float) -> dict[str, Tensor]:
        """The adversary's terms, after it has learned from this lesson; none before its time."""
        adversary = self.state.adversary
        if adversary is None or not adversary.active(share):
            return {}
        adversary.learn(lesson.target, lesson.filled, hole)
        return adversary.terms(lesson.target, lesson.filled, hole)

    def _taught(self, batch: Batch, share: float) -> Lesson:
        """What the network that learns makes of a batch."""
        if not self._lesson:
            asked = self._asked(batch)
            with self._autocast():
                goal = self._teachers.goal(batch, asked, self.state.step, share)
                filled: Tensor = self._together(*asked)
            return Lesson(filled.float(), goal)
        with self._autocast():
            lesson: Lesson = self._together(
                batch.given, batch.hole, self._base(batch), batch.target, self._lesson
            )
        return replace(lesson, filled=lesson.filled.float())

    def _asked(self, batch: Batch) -> tuple[Tensor | None, ...]:
        """What the network is called with: one that cleans knows of no hole."""
        if task_of(self.state.network) == CLEAN:
            return (batch.given,)
        return batch.given, batch.hole, self._base(batch)

    def _base(self, batch: Batch) -> Tensor | None:
        """The first fill, for networks that look at it."""
        looks = getattr(self.state.network, "starts_from_fill", True)
        return first_fill(batch.given, batch.hole) if looks else None

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self._team.device.type, self._dtype, enabled=self._dtype != torch.float32)


def _lesson(config: TrainingConfig, network: Taught) -> str:
    """The lesson that is asked for, begun. Raises ``BadConfig`` for one that the network does not have."""
    name = config.lesson or network.lessons[0]
    if name not in network.lessons:
        raise BadConfig(
            f"{config.architecture} has no lesson named {name!r}.", f"Known: {', '.join(network.lessons)}."
        )
    network.begin(name)
    return name


def learning_rate(settings: OptimizerConfig, step: int, share: float) -> float:
    """Warm-up over the first steps, and a cosine over the run (Loshchilov and Hutter, 2017)."""
    warm = min((step + 1) / max(settings.warmup_steps, 1), 1.0)
    low, high = settings.last_learning_rate, settings.learning_rate
    return warm * (low + (high - low) * 0.5 * (1 + math.cos(math.pi * min(share, 1.0))))


def _fresh_state(config: TrainingConfig, device: torch.device) -> RunState:
    torch.manual_seed(config.run.seed)
    network = placed(build(config.architecture, config.network), device)
    average = copy.deepcopy(network).eval().requires_grad_(False)
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.optimizer.learning_rate, weight_decay=1e-4)
    return RunState(network, average, optimizer)
