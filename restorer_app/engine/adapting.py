"""A copy of a network learns a little from the known part of one photograph, before that is repaired."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

import torch
from torch import Tensor, nn

from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said
from restorer_app.engine.attempts import forget_values
from restorer_app.engine.device import CPU, is_out_of_memory, placed
from restorer_app.engine.methods.method import Method
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.moving_average import move_average
from restorer_app.engine.practice import Exercise, Practice
from restorer_app.engine.repairing import Task

BATCH = 4
"""Crops a step."""
TESTS = 24
"""Crops to judge by."""
LEARNING_RATE = 2e-4
"""At its highest; it rises over ``WARM_UP`` steps and stays, so that it follows from the step alone."""
WARM_UP = 5
AVERAGE = 0.95
"""How much of the running mean of the weights stays at each step."""
CLIP = 0.1
"""The longest gradient."""
MARGIN = 0.05
"""Decibels that the learned weights have to win on what was kept back, and may lose nowhere."""
SHARES = (1.0, 2.0, 0.5)
"""Of the mean absolute, the mean squared and the gradient's error in the loss."""

NOTE: Text = "Adapting…"
TOO_LITTLE: Text = "Too little of this photograph is unmarked to adapt to it; the network was used as it is."
TOO_SHORT: Text = "There was too little time to adapt to this photograph; the network was used as it is."
NO_MEMORY: Text = "There was too little memory to adapt to this photograph; the network was used as it is."
NO_HELP: Text = "Adapting to this photograph did not help; the network was used as it is."


@dataclass(frozen=True, eq=False)
class Adapted:
    """What came of it: a network on the CPU in float32, or None if the old one serves better; a sentence.

    ``gain``: decibels on what was kept back; ``steps``: how many were taken.
    """

    network: nn.Module | None
    note: Text
    gain: float = 0.0
    steps: int = 0


class Adaptation:
    """The adapting of one restore: done once, however often the repair itself has to be tried."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._done: Adapted | None = None

    @property
    def note(self) -> Text:
        """What came of it; empty if nothing was wanted."""
        return self._done.note if self._done is not None else ""

    def of(
        self, method: Method, task: Task, device: torch.device, dtype: torch.dtype, progress: Progress
    ) -> Method:
        """The method with the adapted network, prepared as ``method`` is; itself if that serves better."""
        if not isinstance(method, TrainedMethod):
            return method
        if self._done is None:
            self._done = adapted(method.network, task, self._seconds, device, dtype, progress)
        return method if self._done.network is None else method.with_network(self._done.network)

    def forget(self) -> None:
        """Throw away what was learned."""
        self._done = None


@contextmanager
def adapting(seconds: float) -> Iterator[Adaptation | None]:
    """An adaptation for one restore, thrown away at its end; None if no time is given to it."""
    adaptation = Adaptation(seconds) if seconds > 0 else None
    try:
        yield adaptation
    finally:
        if adaptation is not None:
            adaptation.forget()


def adapted(
    network: nn.Module,
    task: Task,
    seconds: float,
    device: torch.device,
    dtype: torch.dtype,
    progress: Progress,
) -> Adapted:
    """Fine-tune a copy of ``network`` for at most ``seconds``, judging included; that itself stays as it is.

    Only samples outside the task's hole are learned from and judged by. The same for equal task and number
    of steps, on one device. Raises ``Cancelled``; memory that runs out is told in the sentence.
    """
    lesson = _Lesson(task, seconds, device, dtype, progress)
    try:
        return lesson.taught(network)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        forget_values(error)
        return Adapted(None, NO_MEMORY)


class _Lesson:
    """One go at adapting: its time, its place, and whom to tell."""

    def __init__(
        self, task: Task, seconds: float, device: torch.device, dtype: torch.dtype, progress: Progress
    ) -> None:
        self._task, self._seconds, self._begun = task, seconds, monotonic()
        self._device, self._dtype, self._progress = device, dtype, progress

    def taught(self, network: nn.Module) -> Adapted:
        self._report()
        practice = Practice(self._task.picture, self._task.mask, self._task.hole, self._task.seed)
        if not practice.ready:
            return Adapted(None, TOO_LITTLE)
        tests = self._tests(practice)
        learning = placed(network, self._device).requires_grad_(True)
        begun = monotonic()
        before = self._judged(learning, tests)
        reserve = 1.5 * (monotonic() - begun)
        average, steps = self._learned(learning, practice, reserve)
        if not steps:
            return Adapted(None, TOO_SHORT)
        gain, lost = _gain(self._judged(average, tests) - before, tests)
        if not gain >= MARGIN or lost > MARGIN:
            return Adapted(None, NO_HELP, gain, steps)
        note = said(
            "The network was adapted to this photograph: +{gain} dB on places kept back.", gain=f"{gain:.2f}"
        )
        return Adapted(average.to(CPU).requires_grad_(False), note, gain, steps)

    def _report(self) -> None:
        self._progress.report(min(self._spent / self._seconds, 1.0), NOTE)

    @property
    def _spent(self) -> float:
        return monotonic() - self._begun

    def _tests(self, practice: Practice) -> list[Exercise]:
        made = []
        for number in range(TESTS // BATCH):
            self._report()
            made.append(practice.test(BATCH, number))
        return made

    @torch.no_grad()
    def _judged(self, network: nn.Module, tests: list[Exercise]) -> Tensor:
        """The PSNR inside the hole of each crop, in dB; NaN where nothing counts."""
        scores = []
        for test in tests:
            self._report()
            output = self._filled(network, test.to(self._device)).cpu().clamp(0, 1)
            count = test.counted.sum(dim=(1, 2, 3)) * output.shape[1]
            error = ((output - test.target).square() * test.counted).sum(dim=(1, 2, 3)) / count
            scores.append(-10 * torch.log10(error.clamp(min=1e-8)))
        return torch.cat(scores)

    def _learned(self, network: nn.Module, practice: Practice, reserve: float) -> tuple[nn.Module, int]:
        """The running mean of the weights after as many steps as the time allows, and their number."""
        optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=0)
        average = copy.deepcopy(network).requires_grad_(False)
        steps, longest = 0, 0.0
        while self._spent + longest + reserve < self._seconds:
            self._report()
            begun = monotonic()
            self._step(network, optimizer, practice.exercise(BATCH, steps), steps)
            steps += 1
            move_average(average, network, min(AVERAGE, 1 - 1 / steps))
            longest = max(longest, monotonic() - begun)
        return average, steps

    def _step(
        self, network: nn.Module, optimizer: torch.optim.Optimizer, exercise: Exercise, steps: int
    ) -> None:
        for group in optimizer.param_groups:
            group["lr"] = LEARNING_RATE * min((steps + 1) / WARM_UP, 1.0)
        exercise = exercise.to(self._device)
        loss = _loss(self._filled(network, exercise) - exercise.target, exercise)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        if bool(torch.isfinite(norm)):
            optimizer.step()

    def _filled(self, network: nn.Module, exercise: Exercise) -> Tensor:
        with torch.autocast(self._device.type, self._dtype, enabled=self._dtype != torch.float32):
            filled: Tensor = network(exercise.base, exercise.hole, exercise.base)
        return filled.float()


def _loss(error: Tensor, exercise: Exercise) -> Tensor:
    """Absolute, squared and gradient error where it counts, averaged over each crop's hole, then the crops.

    A difference between two pixels counts where one of them does and both are known.
    """
    counted, known = exercise.counted, torch.maximum(1 - exercise.hole, exercise.counted)
    absolute, squared, gradient = SHARES
    total = absolute * _mean(error.abs(), counted) + squared * _mean(error.square(), counted)
    for side in (-1, -2):
        near = torch.maximum(*_neighbours(counted, side)) * torch.minimum(*_neighbours(known, side))
        total = total + gradient * _mean(error.diff(dim=side).abs(), near)
    return total


def _neighbours(values: Tensor, side: int) -> tuple[Tensor, Tensor]:
    """Each value but the last along a side, and the one that follows it."""
    length = values.shape[side] - 1
    return values.narrow(side, 0, length), values.narrow(side, 1, length)


def _mean(values: Tensor, where: Tensor) -> Tensor:
    count = where.sum(dim=(1, 2, 3)).clamp(min=1) * values.shape[1]
    return ((values * where).sum(dim=(1, 2, 3)) / count).mean()


def _gain(gains: Tensor, tests: list[Exercise]) -> tuple[float, float]:
    """The mean gain in dB, and the largest loss of thin and wide holes by themselves.

    The crops' holes are pieces of the mask, each pixel as often as any other: thin and wide ones thus have
    the mask's own weights. NaN where a network gave no numbers: then nothing is won.
    """
    judged = torch.cat([test.counted.flatten(1).any(dim=1) for test in tests])
    wide = torch.cat([test.wide for test in tests])
    if not bool(judged.any()):
        return 0.0, 0.0
    kinds = [gains[judged & kind] for kind in (wide, ~wide)]
    losses = [-float(kind.mean()) for kind in kinds if len(kind)]
    return float(gains[judged].mean()), max(losses)
