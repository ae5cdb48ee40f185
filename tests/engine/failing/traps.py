"""What failures are forced and judged with."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine import blend, repairing
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods import trained
from restorer_app.engine.networks.repair_small import RepairSmall, ResidualBlock
from restorer_app.engine.request import RestoreRequest, RestoreResult


@dataclass
class Bench:
    """An engine whose graphics card is pretended: its work is done on the processor, under another name.

    ``here``: the kind of device that the network was placed on last.
    """

    here: str = "cpu"
    engine: Engine = field(default_factory=lambda: Engine(threads=1))


class Trap:
    """Stands before a function and raises at those of its calls for which ``when(number)`` says so."""

    def __init__(self, original: Callable[..., Any], error: Exception) -> None:
        self._original, self._error, self._text = original, type(error), str(error)
        self.calls = 0
        self.when: Callable[[int], bool] = lambda number: False

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.calls += 1
        if self.when(self.calls):
            held = torch.ones(4096)  # what a frame holds must not outlive the failure
            raise self._error(self._text + " " * (len(held) - 4096))
        return self._original(*given, **named)


SetTrap = Callable[[str, Exception], Trap]
"""Sets a trap with that error at one of the points."""

POINTS: dict[str, tuple[Any, str]] = {
    "reading the weights": (trained, "read_network"),
    "placing the weights": (trained, "placed"),
    "growing the mask": (repairing, "grown"),
    "planning": (repairing, "plan"),
    "the damaged rim": (repairing, "damaged_hole"),
    "the first fill": (trained, "first_fill"),
    "the network": (RepairSmall, "body"),
    "inside the network": (ResidualBlock, "forward"),
    "on the way back": (torch, "isfinite"),
    "gathering": (blend.Gathered, "add"),
    "blending": (blend.Gathered, "patches"),
}
OF_THE_DEVICE = ("placing the weights", "the network", "inside the network", "on the way back")


def fingerprint(request: RestoreRequest) -> str:
    assert not request.picture.samples.flags.writeable
    return hashlib.sha256(request.picture.samples.tobytes() + request.mask.array.tobytes()).hexdigest()


PLAIN = {"Attempt", "Onward", "RestoreRequest"}
"""What the frames of a kept error may hold: small, or the person's own."""


def living() -> dict[str, int]:
    """Bytes of all tensors, and how many there are of each of the engine's own types."""
    gc.collect()
    found = {"bytes": 0}
    for one in gc.get_objects():
        kind = type(one)
        if issubclass(kind, torch.Tensor):
            found["bytes"] += one.element_size() * one.numel()
        elif str(kind.__module__).startswith("restorer_app.engine.") and kind.__qualname__ not in PLAIN:
            found[kind.__qualname__] = found.get(kind.__qualname__, 0) + 1
    return found


def difference(request: RestoreRequest, one: RestoreResult, other: RestoreResult) -> float:
    """The largest, in levels of 255."""
    first, second = (apply_patches(request.picture, answer.patches).samples for answer in (one, other))
    return float(np.abs(first.astype(float) - second).max()) / 257


FULL = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
NEAR = 8
"""Levels by which smaller pieces may change the fill; the damage itself is off by 60 and more."""


class Listener(Progress):
    """Hears all reports; asks for a stop at one of them."""

    def __init__(self, stop_after: float = 2.0) -> None:
        self.heard = [0.0]
        self._stop_after = stop_after

    def check(self) -> None:
        if self.heard[-1] > self._stop_after:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        assert fraction >= self.heard[-1], "the progress ran backwards"
        self.heard.append(fraction)
        self.check()
