"""The edges that a repair would fill along, window by window, as plain data."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from restorer_app.core.progress import Progress, Steps
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.plan import Plan, Window
from restorer_app.engine.repairing import Task, given
from restorer_app.engine.request import ShownEdges
from restorer_app.engine.scaled import Scaled


def shown_edges(task: Task, todo: Plan, method: TrainedMethod, progress: Progress) -> tuple[ShownEdges, ...]:
    """What the method's network sees and draws in the plan's windows, the smallest size first.

    ``method`` has to be one that ``draws_edges``. Windows that only start from a fill at half the size are
    not in: the network is not asked there. Looked at in one way, and by the network as it was read.
    """
    steps, found = Steps(progress, todo.pixels), list[ShownEdges]()
    for level in todo.levels:
        scaled = Scaled(task.picture, task.hole, level.step, level.hole, None)
        for batch in level.batches:
            part = steps.next(
                sum(window.view.height * window.view.width for window in batch), "Finding edges"
            )
            if not batch[0].wide:
                terms = Terms(task.picture.bits, task.seed, part, exact=level.step > 1)
                found += _of_batch(task, scaled, batch, method, terms)
    return tuple(found)


def _of_batch(
    task: Task, scaled: Scaled, batch: tuple[Window, ...], method: TrainedMethod, terms: Terms
) -> Iterator[ShownEdges]:
    picture, hole = given(task, scaled, batch, method)
    edges = method.edges(first_fill(picture, hole), hole, terms)
    for window, found, gap in zip(batch, edges[:, 0], hole[:, 0] > 0, strict=True):
        yield _shown(window, found, gap, scaled.step)


def _shown(window: Window, edges: Tensor, hole: Tensor, step: int) -> ShownEdges:
    view, core = window.view, window.core
    inside = torch.zeros_like(hole)
    inside[core.shifted(-view.row, -view.column).slices] = True
    predicted = torch.where(hole & inside, edges * 255, 0.0).round().to(torch.uint8)
    known = (edges > 0.5) & ~hole
    return ShownEdges(view.row * step, view.column * step, step, known.numpy(), predicted.numpy())
