"""What is tried when memory runs out or a device is lost: smaller pieces, then the processor."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum

import torch

from restorer_app.core.errors import OutOfMemory
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said
from restorer_app.engine.device import CPU, is_device_lost, is_out_of_memory
from restorer_app.engine.methods.method import Method
from restorer_app.engine.plan import Reach

HALVINGS = 2
"""How often the pieces are halved on one device before the next is tried."""
SMALLEST = 64
"""Pixels: no piece is made smaller than this."""


class Trouble(Enum):
    """Why an attempt gave nothing, where another way may."""

    MEMORY = "memory ran out"
    DEVICE = "the device is lost"


@dataclass(frozen=True)
class Attempt:
    """One try of a job: on which device, with pieces halved how often.

    ``note`` tells people, in one sentence or two, what became of the tries before it.
    """

    device: torch.device
    halvings: int = 0
    note: Text = ""

    def after(self, trouble: Trouble) -> Attempt:
        """What to try next. Raises ``OutOfMemory`` if nothing is left."""
        if trouble is Trouble.DEVICE:
            return Attempt(
                CPU,
                note="The graphics card stopped working; the processor did the work. "
                "Start the program again to use the card again.",
            )
        if self.halvings < HALVINGS:
            return replace(self, halvings=self.halvings + 1, note=self.note or self._smaller)
        if self.device.type != "cpu":
            return Attempt(CPU, note="The graphics card ran out of memory; the processor did the work.")
        raise OutOfMemory("There is not enough memory to repair this photograph.")

    @property
    def _smaller(self) -> Text:
        if self.device.type == "cpu":
            return said("This computer ran out of memory; the work was done in smaller pieces.")
        return said("The graphics card ran out of memory; the work was done in smaller pieces.")


@contextmanager
def halved(methods: Sequence[Method], times: int) -> Iterator[None]:
    """The methods with pieces halved, and batches a quarter as large, that many times; put back after."""
    whole = [method.reach for method in methods]
    for method, reach in zip(methods, whole, strict=True):
        method.reach = _halved(reach, times)
    try:
        yield
    finally:
        for method, reach in zip(methods, whole, strict=True):
            method.reach = reach


def _halved(reach: Reach, times: int) -> Reach:
    core = max(reach.core >> times, min(reach.core, SMALLEST))
    return replace(reach, core=core, batch=reach.batch >> 2 * times)


def trouble_of(error: BaseException, device: torch.device) -> Trouble | None:
    """What a failure on that device means; None if trying again would not help."""
    if is_out_of_memory(error):
        return Trouble.MEMORY
    if device.type != "cpu" and is_device_lost(error):
        return Trouble.DEVICE
    return None


def forget_values(error: BaseException) -> None:
    """Let go of all that the frames of the error and of its causes hold; its lines stay to be shown."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            traceback.clear_frames(one.__traceback__)
            waiting += [other for other in (one.__cause__, one.__context__) if other is not None]


class Onward(Progress):
    """A progress that never falls, also where the work starts again."""

    def __init__(self, whole: Progress) -> None:
        self._whole = whole
        self._start = self._told = 0.0

    def begin_again(self) -> None:
        """From now on 0…1 is what is left of the whole."""
        self._start = self._told

    def check(self) -> None:
        self._whole.check()

    def report(self, fraction: float, note: Text = "") -> None:
        reached = self._start + (1 - self._start) * min(max(fraction, 0.0), 1.0)
        self._told = max(self._told, reached)
        self._whole.report(self._told, note)
