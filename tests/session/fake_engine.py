"""An engine that does what a test tells it to, without torch and without waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from restorer_app.core.geometry import bounds
from restorer_app.core.mask import Mask
from restorer_app.core.progress import Progress
from restorer_app.core.repair import CLEAN, Patch
from restorer_app.engine.request import (
    CleanRequest,
    ExplainedPlan,
    MethodInfo,
    RestoreRequest,
    RestoreResult,
    ShownEdges,
    ShownWindow,
)

METHODS = (
    MethodInfo(
        "learned",
        "Learned repair (recommended)",
        "trained",
        ("uint8", "uint16"),
        "Apache-2.0",
        "Best on most damage.",
    ),
    MethodInfo(
        "telea", "Telea", "classical", ("uint8", "uint16"), "Apache-2.0", "Quick, for thin scratches."
    ),
)
CLEANER = MethodInfo(
    "denoise-cnn", "Clean up noise (DnCNN)", "trained", ("uint8", "uint16"), "Apache-2.0", task="clean"
)
FILL = 200

Answer = Callable[[RestoreRequest, Progress], Any]


def filled(request: RestoreRequest, value: int = FILL) -> RestoreResult:
    """The hole's bounds in ``value``, written inside the mask only."""
    hole = request.picture.stored(request.mask.array)
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    row, column = int(rows[0]), int(columns[0])
    part = hole[row : rows[-1] + 1, column : columns[-1] + 1]
    samples = np.full((*part.shape, len(request.picture.roles)), value, request.picture.samples.dtype)
    patch = Patch(row, column, samples, part.astype(np.float32))
    return RestoreResult(
        (patch,),
        request.mask,
        request.method,
        device="cpu",
        seed=request.seed,
        seconds=0.1,
        picture_revision=request.picture_revision,
    )


def cleaned(request: CleanRequest) -> RestoreResult:
    """All that was asked for, ``strength`` of the way to ``FILL``."""
    whole = np.ones(request.picture.upright_shape, np.bool_)
    mask = request.mask or Mask(whole)
    where = request.picture.stored(mask.array)
    old = request.picture.samples
    new = (old + request.strength * (FILL - old.astype(float))).astype(old.dtype)
    patch = Patch(0, 0, new, where.astype(np.float32))
    return RestoreResult(
        (patch,),
        mask,
        request.method,
        "ab",
        seconds=0.1,
        verb=CLEAN,
        picture_revision=request.picture_revision,
    )


def explained(request: RestoreRequest, seconds: float | None = 6.2) -> ExplainedPlan:
    """One window around the hole, in storage order."""
    core = bounds(request.picture.stored(request.mask.array))
    assert core is not None
    height, width = request.picture.samples.shape[:2]
    window = ShownWindow(core.grown(8).clipped(height, width), core)
    return ExplainedPlan((window,), 1, 9, 2, 0.25, 1 << 20, request.method, "cpu", seconds)


def edged(request: RestoreRequest) -> tuple[ShownEdges, ...]:
    """One window around the hole: a line through it from the left to the right, in storage order."""
    hole = request.picture.stored(request.mask.array)
    core = bounds(hole)
    assert core is not None
    view = core.grown(8).clipped(*hole.shape)
    line = np.zeros((view.height, view.width), np.bool_)
    line[view.height // 2] = True
    gap = hole[view.slices]
    return (ShownEdges(view.row, view.column, 1, line & ~gap, (line & gap) * np.uint8(255)),)


@dataclass
class FakeEngine:
    """Answers each request with the next of ``script``, then with filled holes."""

    script: list[Answer] = field(default_factory=list)
    requests: list[RestoreRequest] = field(default_factory=list)
    planned: list[RestoreRequest] = field(default_factory=list)
    cleanings: list[CleanRequest] = field(default_factory=list)
    cleaning: Callable[[CleanRequest, Progress], Any] = lambda request, _: cleaned(request)
    planning: Callable[[RestoreRequest, Progress], Any] = lambda request, _: explained(request)
    looked_at: list[RestoreRequest] = field(default_factory=list)
    edging: Callable[[RestoreRequest, Progress], Any] = lambda request, _: edged(request)
    loaded: list[tuple[str, str]] = field(default_factory=list)
    known_devices: tuple[str, ...] = ("auto", "cpu")
    started: threading.Event = field(default_factory=threading.Event)
    gate: threading.Event = field(default_factory=threading.Event)

    def restore(self, request: RestoreRequest, progress: Progress) -> Any:
        self.requests.append(request)
        progress.report(0.25, "working")
        answer = self.script.pop(0) if self.script else lambda request, _: filled(request)
        return answer(request, progress)

    def clean(self, request: CleanRequest, progress: Progress) -> Any:
        self.cleanings.append(request)
        progress.report(0.25, "cleaning")
        return self.cleaning(request, progress)

    def explain(self, request: RestoreRequest, progress: Progress) -> Any:
        self.planned.append(request)
        return self.planning(request, progress)

    def edges(self, request: RestoreRequest, progress: Progress) -> Any:
        self.looked_at.append(request)
        return self.edging(request, progress)

    def devices(self) -> tuple[str, ...]:
        return self.known_devices

    def load(self, method: str, device: str) -> None:
        self.loaded.append((method, device))

    def wait_for_gate(self, request: RestoreRequest, progress: Progress) -> RestoreResult:
        """An answer that comes when the test opens ``gate``, and can be stopped until then."""
        self.started.set()
        while not self.gate.wait(0.002):
            progress.report(0.5, "waiting")
        return filled(request)
