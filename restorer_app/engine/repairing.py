"""From a request to patches: grow the hole, plan, fill window by window, blend."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.errors import Unsupported
from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Patch
from restorer_app.engine.blend import Gathered, Values
from restorer_app.engine.methods.method import Method, Terms
from restorer_app.engine.plan import Group, Hole, Window, plan
from restorer_app.engine.pull_push import pull_push
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.residue import damaged_hole
from restorer_app.engine.tensors import hole_tensor, to_colour, to_tensor

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


def task_of(request: RestoreRequest) -> Task:
    """Prepare a request. Raises ``Unsupported`` if there is nothing to repair from."""
    picture = request.picture
    if not picture.colour_channels:
        raise Unsupported(
            "Only grey and RGB photographs can be repaired.", "Convert a copy of the photograph to RGB first."
        )
    mask = np.ascontiguousarray(picture.stored(request.mask.array))
    hole = grown(mask, int(request.options.get("grow", GROW)))
    broken: Hole | None = None
    if picture.samples.dtype.kind == "f":
        broken = np.asarray(~np.isfinite(picture.samples[:, :, list(picture.colour_channels)]).all(axis=2))
        hole |= broken
    if mask.any() and hole.all():
        raise Unsupported(
            "The mask covers the whole photograph; there is nothing left to repair it from.",
            "Leave the sound parts unpainted.",
        )
    return Task(picture, mask, hole, broken, int(request.options.get("feather", FEATHER)))


def grown(mask: Hole, pixels: int) -> Hole:
    """The mask with a round rim of ``pixels`` added."""
    if pixels <= 0:
        return mask.copy()
    size = 2 * pixels + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.dilate(mask.view(np.uint8), disc)).view(np.bool_)


def repair(task: Task, method: Method, progress: Progress | None = None) -> list[Patch]:
    """Fill the hole and return the patches inside the mask; none for an empty mask."""
    progress = progress or Progress()
    progress.report(0.0, "Looking at the damage")
    needed = task.hole if task.mask.any() else task.mask
    groups = [group for group in plan(needed, method.reach) if task.mask[group.box.slices].any()]
    total = sum(len(group.windows) for group in groups) or 1
    gathered = Gathered(task.picture.height, task.picture.width, len(task.picture.colour_channels))
    done = 0
    for group in groups:
        span = len(group.windows) / total
        _fill_group(task, group, method, gathered, progress.part(done / total * 0.98, span * 0.98))
        done += len(group.windows)
    progress.report(0.98, "Blending")
    patches = gathered.patches(task.picture, task.mask, task.feather)
    progress.report(1.0, "Done")
    return patches


def _fill_group(task: Task, group: Group, method: Method, gathered: Gathered, progress: Progress) -> None:
    overview = None
    if group.radius > method.reach.widest:
        overview = _overview(task, group, method, progress.part(0, 0.3))
        progress = progress.part(0.3, 0.7)
    for window in progress.each(group.windows, "Repairing"):
        wide = window.radius > method.reach.widest
        base = overview.seen_in(window.view) if overview is not None and wide else None
        gathered.add(window, _fill_window(task, window, method, base))


def _fill_window(task: Task, window: Window, method: Method, base: Tensor | None) -> Values:
    channels = task.picture.colour_channels
    picture = to_tensor(task.picture.samples[window.view.slices], channels)
    thin = window.radius <= THIN
    hole = _hole_seen(task, window.view, picture) if thin else task.hole[window.view.slices]
    if base is not None and not method.refines:
        filled = base
    else:
        filled = method.fill(picture, hole_tensor(hole), base, Terms(task.picture.bits))
    neutral = _is_neutral(picture[0][:, torch.from_numpy(~hole)]) if not hole.all() else _is_grey(task)
    return to_colour(filled.mean(dim=1, keepdim=True).expand_as(filled) if neutral else filled, channels)


def _hole_seen(task: Task, view: Box, picture: Tensor) -> Hole:
    """The hole that the method is given: the mask, and what is damaged of its grown rim."""
    mask, grown_mask = (hole_tensor(part[view.slices]) for part in (task.mask, task.hole))
    hole: Hole = damaged_hole(picture, mask, grown_mask)[0, 0].numpy() > 0
    return hole if task.broken is None else hole | task.broken[view.slices]


def _is_neutral(known: Tensor) -> bool:
    """Whether 3×N known pixels have no colour: grey scans are often stored as RGB, and stay grey."""
    return torch.equal(known[0], known[1]) and torch.equal(known[1], known[2])


def _is_grey(task: Task) -> bool:
    """Whether the whole known region has no colour: for windows that see none of it."""
    first, *others = (task.picture.samples[:, :, channel] for channel in task.picture.colour_channels)
    return all(bool(((first == other) | task.hole).all()) for other in others)


@dataclass(frozen=True, eq=False)
class Overview:
    """A wide hole filled at a reduced size: ``filled`` 1×3×h×w covers ``box`` at 1/``step``."""

    box: Box
    step: int
    filled: Tensor

    def seen_in(self, view: Box) -> Tensor:
        """The part in ``view`` (full size, clipped to the picture as the box was), enlarged smoothly."""
        rows, columns = (
            torch.arange(start, start + length, dtype=torch.float32)
            for start, length in ((view.row, view.height), (view.column, view.width))
        )
        down = ((rows + 0.5 - self.box.row) / (self.filled.shape[-2] * self.step)) * 2 - 1
        across = ((columns + 0.5 - self.box.column) / (self.filled.shape[-1] * self.step)) * 2 - 1
        grid = torch.stack(torch.meshgrid(across, down, indexing="xy"), dim=-1)[None]
        return F.grid_sample(self.filled, grid, "bicubic", "border", align_corners=False)


def _overview(task: Task, group: Group, method: Method, progress: Progress) -> Overview:
    """Fill the group at the size at which its widest hole is narrow enough for the method.

    Known samples are averaged over step×step pixels, unknown ones left out of the average.
    """
    step = 2 ** int(np.ceil(np.log2(group.radius / method.reach.widest)))
    context = step * (method.reach.context + method.reach.widest)
    box = group.box.grown(context).clipped(task.picture.height, task.picture.width)
    small, known = _reduced(task, box, step)
    hole = known < 0.5
    gathered = Gathered(hole.shape[0], hole.shape[1], 3)
    first = pull_push(small, hole_tensor(hole))
    windows = [window for part in plan(hole, method.reach) for window in part.windows]
    for window in progress.each(windows, "Looking at the whole"):
        view = window.view.slices
        filled = first[(..., *view)]
        if not hole[view].all():
            filled = method.fill(
                small[(..., *view)], hole_tensor(hole[view]), filled, Terms(task.picture.bits)
            )
        gathered.add(window, filled[0].permute(1, 2, 0).numpy())
    whole = gathered.whole(first[0].permute(1, 2, 0).numpy(), hole)
    return Overview(box, step, torch.from_numpy(whole).permute(2, 0, 1)[None].contiguous())


def _reduced(task: Task, box: Box, step: int) -> tuple[Tensor, Values]:
    """The box at 1/``step`` (1×3×h×w, averages of known samples) and the known share of each pixel (h×w)."""
    strips, shares = [], []
    for row in range(box.row, box.bottom, step * 64):
        part = Box(row, box.column, step * 64, box.width).clipped(box.bottom, box.right)
        part = Box(row, box.column, part.bottom - row, box.width)
        known = 1 - hole_tensor(task.hole[part.slices])
        padding = (0, -part.width % step, 0, -part.height % step)
        value = to_tensor(task.picture.samples[part.slices], task.picture.colour_channels) * known
        total, weight = (F.avg_pool2d(F.pad(item, padding), step) for item in (value, known))
        strips.append(total / weight.clamp(min=1e-6))
        shares.append(weight)
    return torch.cat(strips, dim=2), torch.cat(shares, dim=2)[0, 0].numpy()
