"""From a request to patches: grow the hole, plan, fill batch by batch, blend."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.core.errors import Unsupported
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Patch
from restorer_app.engine.blend import Values
from restorer_app.engine.device import is_out_of_memory
from restorer_app.engine.methods.method import Method, Terms
from restorer_app.engine.plan import Hole, Plan, Window, pixels_of, plan
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.residue import damaged_hole
from restorer_app.engine.scaled import RGB, Scaled
from restorer_app.engine.tensors import hole_tensor, to_colour

GROW = 2
"""Pixels by which the hole grows where the damage goes on, so that no residue of it is continued."""
THIN = 24
"""Up to this radius of a hole, in pixels, its sound rim is worth the time that looking for damage takes."""
FEATHER = 2
"""Pixels of the soft rim inside the mask."""


@dataclass(frozen=True, eq=False)
class Task:
    """A request turned into storage order.

    ``mask`` is what may be written; ``hole`` what may have to be filled: the mask grown, and all samples
    that are no numbers (``broken``).
    """

    picture: Picture
    mask: Hole
    hole: Hole
    broken: Hole | None
    feather: int
    seed: int = 0


def task_of(request: RestoreRequest) -> Task:
    """Prepare a request. Raises ``Unsupported`` if there is nothing to repair from."""
    picture = request.picture
    if not picture.colour_channels:
        raise Unsupported(
            "Only grey and RGB photographs can be repaired.", "Convert a copy of the photograph to RGB first."
        )
    mask = np.ascontiguousarray(picture.stored(request.mask.array))
    broken: Hole | None = None
    if picture.samples.dtype.kind == "f":
        broken = np.asarray(~np.isfinite(picture.samples[:, :, list(picture.colour_channels)]).all(axis=2))
    hole = _hole(mask, broken, int(request.options.get("grow", GROW)))
    return Task(picture, mask, hole, broken, int(request.options.get("feather", FEATHER)), request.seed)


def _hole(mask: Hole, broken: Hole | None, grow: int) -> Hole:
    """The mask, grown as far as it leaves something known, and what is broken."""
    for pixels in range(max(grow, 0), -1, -1):
        hole = grown(mask, pixels)
        if broken is not None:
            hole |= broken
        if not hole.all():
            return hole
    if not mask.any():
        return mask
    raise Unsupported(
        "The mask covers the whole photograph; there is nothing left to repair it from.",
        "Leave the sound parts unpainted.",
    )


def grown(mask: Hole, pixels: int) -> Hole:
    """The mask with a round rim of ``pixels`` added."""
    if pixels <= 0:
        return mask.copy()
    size = 2 * pixels + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.dilate(mask.view(np.uint8), disc)).view(np.bool_)


def planned(task: Task, method: Method) -> Plan:
    """What the method will be shown for the task; an empty plan for an empty mask."""
    return plan(task.hole if task.mask.any() else task.mask, method.reach, task.mask)


def repair(task: Task, method: Method, progress: Progress | None = None) -> list[Patch]:
    """Fill the hole and return the patches inside the mask; none for an empty mask."""
    progress = progress or Progress()
    progress.report(0.0, "Looking at the damage")
    todo = planned(task, method)
    shown, done, above = max(todo.pixels, 1), 0, None
    for level in todo.levels:
        scaled = Scaled(task.picture, task.hole, level.step, level.hole, above)
        for batch in level.batches:
            share = pixels_of(batch) / shown * 0.95
            part = progress.part(done / shown * 0.95, share)
            part.report(0.0, "Repairing" if level.step == 1 else "Looking at the whole")
            _fill_batch(task, scaled, batch, method, part)
            done += pixels_of(batch)
        above = scaled
    progress.report(0.95, "Blending")
    patches = scaled.filled.patches(task.picture, task.mask, task.feather)
    progress.report(1.0, "Done")
    return patches


def _fill_batch(
    task: Task, scaled: Scaled, batch: tuple[Window, ...], method: Method, progress: Progress
) -> None:
    """Fill the windows together; if memory runs out, one half after the other."""
    try:
        fills = _fills(task, scaled, batch, method, progress)
    except (RuntimeError, MemoryError) as error:
        if len(batch) == 1 or not is_out_of_memory(error):
            raise
        fills = None
    if fills is None:
        half = len(batch) // 2
        _fill_batch(task, scaled, batch[:half], method, progress.part(0, 0.5))
        _fill_batch(task, scaled, batch[half:], method, progress.part(0.5, 0.5))
        return
    for window, fill in zip(batch, fills, strict=True):
        scaled.filled.add(window, fill)


def _fills(
    task: Task, scaled: Scaled, batch: tuple[Window, ...], method: Method, progress: Progress
) -> list[Values]:
    pictures, holes = zip(*(scaled.seen(window.view) for window in batch), strict=True)
    picture, hole = torch.cat(pictures), torch.cat(holes)
    base = torch.cat([scaled.base(window.view) for window in batch]) if batch[0].wide else None
    if scaled.step == 1 and max(window.radius for window in batch) <= THIN:
        hole = _hole_seen(task, batch, picture)
    terms = Terms(task.picture.bits, task.seed, progress)
    if base is None:
        filled = method.fill(picture, hole, None, terms)
    else:
        filled = base.clone()
        seeing = (hole == 0).flatten(1).any(1)
        if method.refines and bool(seeing.any()):
            filled[seeing] = method.fill(picture[seeing], hole[seeing], base[seeing], terms)
    return [
        _colour(task, scaled, part[None], known[:, gap[0] == 0])
        for part, known, gap in zip(filled, picture, hole, strict=True)
    ]


def _hole_seen(task: Task, batch: tuple[Window, ...], picture: Tensor) -> Tensor:
    """The holes that the method is given: the mask, and what is damaged of its grown rim."""
    mask, grown_mask = (
        torch.cat([hole_tensor(part[window.view.slices]) for window in batch])
        for part in (task.mask, task.hole)
    )
    hole = damaged_hole(picture, mask, grown_mask)
    if task.broken is None:
        return hole
    broken = torch.cat([hole_tensor(task.broken[window.view.slices]) for window in batch])
    return torch.maximum(hole, broken)


def _colour(task: Task, scaled: Scaled, filled: Tensor, known: Tensor) -> Values:
    """The fill of one window, without colour where its 3×N ``known`` pixels have none."""
    if scaled.step > 1:
        return to_colour(filled, RGB)
    neutral = _is_neutral(known) if known.numel() else _is_grey(task)
    filled = filled.mean(dim=1, keepdim=True).expand_as(filled) if neutral else filled
    return to_colour(filled, task.picture.colour_channels)


def _is_neutral(known: Tensor) -> bool:
    """Whether 3×N known pixels have no colour: grey scans are often stored as RGB, and stay grey."""
    return torch.equal(known[0], known[1]) and torch.equal(known[1], known[2])


def _is_grey(task: Task) -> bool:
    """Whether the whole known region has no colour: for windows that see none of it."""
    first, *others = (task.picture.samples[:, :, channel] for channel in task.picture.colour_channels)
    return all(bool(((first == other) | task.hole).all()) for other in others)
