"""What a repair would do, as plain data: the plan, what it costs, and about how long it takes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

import cv2
import numpy as np
import torch

from restorer_app.core.geometry import Box
from restorer_app.core.progress import Progress
from restorer_app.engine.attempts import forget_values, trouble_of
from restorer_app.engine.catalogue import find
from restorer_app.engine.memory import needed_memory
from restorer_app.engine.methods.method import Method, Terms, members_of
from restorer_app.engine.plan import CELL, Hole, Level, Plan, Window, pixels_of
from restorer_app.engine.repairing import DEARER, Task, repair
from restorer_app.engine.request import ExplainedPlan, RestoreRequest, ShownWindow
from restorer_app.engine.scaled import Scaled
from restorer_app.engine.wishes import seconds_to_adapt

QUICK = 0.3
"""Seconds: a trial below is repeated, so that what only the first pass of its size costs does not count."""

Batch = tuple[Window, ...]


class Explainer:
    """Explains plans. Remembers how fast methods are, so that each kind of window is tried only once."""

    def __init__(self) -> None:
        self._paces: dict[tuple[object, ...], float] = {}

    def explain(
        self,
        request: RestoreRequest,
        task: Task,
        todo: Plan,
        method: Method,
        device: torch.device,
        progress: Progress,
    ) -> ExplainedPlan:
        """The plan for a request, ``method`` being prepared for ``device``. One batch of it may be tried."""
        shown = todo.pixels + pixels_of(_texture_windows(todo))
        name = find(request.method).name
        taken, adapting = self._seconds(name, task, todo, method, device, progress), seconds_to_adapt(request)
        return ExplainedPlan(
            windows=tuple(_shown(todo, *task.mask.shape)),
            areas=areas(task.mask),
            widest=_widest(todo),
            passes=todo.passes * members_of(method),
            share=shown / max(task.mask.size, 1),
            memory=needed_memory(request) + request.picture.samples.nbytes,
            method=name,
            device=str(device),
            seconds=None if taken is None else taken + adapting,
            adapting=adapting,
            members=members_of(method),
        )

    def _seconds(
        self, name: str, task: Task, todo: Plan, method: Method, device: torch.device, progress: Progress
    ) -> float | None:
        """About how long the method will work; None if even the trial has failed for want of memory."""
        found = _typical(todo)
        if found is None:
            return 0.0
        level, batch = found
        kind = (name, members_of(method), device, len(batch), math.ceil(math.log2(pixels_of(batch))))
        if kind not in self._paces:
            try:
                self._paces[kind] = _tried(task, level, batch, method, progress) / pixels_of(batch)
            except Exception as error:
                forget_values(error)
                if trouble_of(error, device) is None:
                    raise
                return None
        return self._paces[kind] * _worked_on(todo, method)


def areas(mask: Hole) -> int:
    """How many damaged areas there are; what lies in touching cells of 16 pixels is one."""
    if not mask.any():
        return 0
    rows, columns = (np.arange(0, side, CELL) for side in mask.shape)
    occupied = np.logical_or.reduceat(np.logical_or.reduceat(mask, rows, axis=0), columns, axis=1)
    count, _ = cv2.connectedComponents(occupied.astype(np.uint8), connectivity=8)
    return int(count) - 1


def _shown(todo: Plan, height: int, width: int) -> Iterator[ShownWindow]:
    for level in todo.levels:
        for window in level.windows:
            view, core = (_enlarged(box, level.step, height, width) for box in (window.view, window.core))
            yield ShownWindow(view, core, level.step, window.wide)
    for window in _texture_windows(todo):
        yield ShownWindow(window.view, window.core, texture=True)


def _enlarged(box: Box, step: int, height: int, width: int) -> Box:
    scaled = Box(box.row * step, box.column * step, box.height * step, box.width * step)
    return scaled.clipped(height, width)


def _texture_windows(todo: Plan) -> Batch:
    return todo.detail.windows if todo.detail is not None else ()


def _widest(todo: Plan) -> int:
    """Where a window is too wide, its hole is planned again at half the size, down to where it is not."""
    narrow = (
        window.radius * level.step for level in todo.levels for window in level.windows if not window.wide
    )
    return round(2 * max(narrow, default=0.0))


def _worked_on(todo: Plan, method: Method) -> int:
    """How many pixels' worth of work there is: some methods are not asked to refine, texture is dearer."""
    batches = (batch for level in todo.levels for batch in level.batches)
    own = sum(pixels_of(batch) for batch in batches if method.refines or not batch[0].wide)
    return own + DEARER * pixels_of(_texture_windows(todo))


def _typical(todo: Plan) -> tuple[Level, Batch] | None:
    """A batch of the size that half of all pixels belong to: a trial of it tells most of the others."""
    narrow = [
        (pixels_of(batch), index, level, batch)
        for index, level in enumerate(todo.levels)
        for batch in level.batches
        if not batch[0].wide
    ]
    narrow.sort(key=lambda each: each[:2])
    seen, half = 0, sum(pixels for pixels, *_ in narrow) / 2
    for pixels, _, level, batch in narrow:
        seen += pixels
        if seen >= half:
            return level, batch
    return None


def _tried(task: Task, level: Level, batch: Batch, method: Method, progress: Progress) -> float:
    """Seconds that the batch takes, with all that is done around the method at that size."""
    taken = 0.0
    for _ in range(2):
        begun = monotonic()
        if level.step == 1:
            repair(task, method, progress, todo=Plan((replace(level, batches=(batch,)),)))
        else:
            _fill(task, level, batch, method, progress)
        taken = monotonic() - begun
        if taken > QUICK:
            break
    return taken


def _fill(task: Task, level: Level, batch: Batch, method: Method, progress: Progress) -> None:
    scaled = Scaled(task.picture, task.hole, level.step, level.hole, None)
    pictures, holes = zip(*(scaled.seen(window.view) for window in batch), strict=True)
    method.fill(torch.cat(pictures), torch.cat(holes), None, Terms(task.picture.bits, task.seed, progress))
