"""From a request to patches: grow the hole, plan, fill batch by batch, blend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.core.errors import Unsupported
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress, Steps
from restorer_app.core.repair import Patch
from restorer_app.engine.blend import FADE, Values
from restorer_app.engine.device import is_out_of_memory
from restorer_app.engine.grain import Grain
from restorer_app.engine.grain_measure import measured
from restorer_app.engine.methods.method import Averaging, Method, Terms
from restorer_app.engine.plan import THIN, Detail, Hole, Plan, Window, depth, detailed, pixels_of, plan
from restorer_app.engine.request import RestoreRequest, Unsure
from restorer_app.engine.residue import damaged_hole
from restorer_app.engine.restrained import restrained
from restorer_app.engine.scaled import RGB, Scaled
from restorer_app.engine.tensors import hole_tensor, to_colour

GROW = 2
"""Pixels by which the hole grows where the damage goes on, so that no residue of it is continued."""
SOFT = 8
"""From this radius of a hole on, in pixels, the fills of networks are visibly softer than what is around."""
DEARER = 2
"""How much more time a pixel takes that is searched for texture, about."""
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
    grain: bool = True


def task_of(request: RestoreRequest) -> Task:
    """Prepare a request of grey or RGB. Raises ``Unsupported`` if there is nothing to repair from."""
    picture = request.picture
    if not picture.colour_channels:
        raise Unsupported(
            "Only grey, RGB, CMYK and CIELAB photographs can be repaired.",
            "Convert a copy of the photograph to RGB first.",
        )
    mask = np.ascontiguousarray(picture.stored(request.mask.array))
    broken: Hole | None = None
    if picture.samples.dtype.kind == "f":
        broken = np.asarray(~np.isfinite(picture.samples[:, :, list(picture.colour_channels)]).all(axis=2))
    hole = _hole(mask, broken, int(request.options.get("grow", GROW)))
    feather = int(request.options.get("feather", FEATHER))
    grain = request.options.get("grain", "auto") != "off"
    return Task(picture, mask, hole, broken, feather, request.seed, grain)


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


def planned(task: Task, method: Method, texture: Method | None = None) -> Plan:
    """What the method will be shown for the task; an empty plan for an empty mask.

    With ``texture``, wide holes are shown to that method as well, once they are filled.
    """
    made = plan(task.hole if task.mask.any() else task.mask, method.reach, task.mask)
    return made if texture is None else replace(made, detail=detailed(made, texture.reach, SOFT))


class Repaired(NamedTuple):
    """The patches inside the mask, and as many maps of how far averaged fills lie apart, if any were."""

    patches: list[Patch]
    unsure: list[Unsure]


def repair(
    task: Task,
    method: Method,
    progress: Progress | None = None,
    texture: Method | None = None,
    todo: Plan | None = None,
) -> list[Patch]:
    """The patches of ``repaired``."""
    return repaired(task, method, progress, texture, todo).patches


def repaired(
    task: Task,
    method: Method,
    progress: Progress | None = None,
    texture: Method | None = None,
    todo: Plan | None = None,
) -> Repaired:
    """Fill the hole; no patches for an empty mask.

    ``texture`` puts detail over the fills of wide holes. ``todo`` is what ``planned`` made of the same, if
    that is known already.
    """
    progress = progress or Progress()
    progress.report(0.0, "Looking at the damage")
    todo = planned(task, method, texture) if todo is None else todo
    steps = Steps(progress.part(0.02, 0.93), todo.pixels + DEARER * pixels_of(_detail_windows(todo)))
    near, above, averaging = _Nearness(todo), None, isinstance(method, Averaging)
    for level in todo.levels:
        scaled = Scaled(task.picture, task.hole, level.step, level.hole, above, averaging)
        for batch in level.batches:
            part = steps.next(pixels_of(batch), "Repairing" if level.step == 1 else "Looking at the whole")
            exact = level.step > 1 or near(batch)
            _fill_batch(task, scaled, batch, method, Terms(task.picture.bits, task.seed, part, exact))
        above = scaled
    if texture is not None and todo.detail is not None:
        left = todo.detail.target.copy()
        for window in todo.detail.windows:
            part = steps.next(DEARER * pixels_of((window,)), "Finding texture")
            _add_texture(task, scaled, todo.detail, left, window, texture, part)
    progress.report(0.95, "Blending")
    grain = _grain(task, todo)
    last = progress.part(0.96, 0.04)
    patches = scaled.filled.patches(task.picture, task.mask, task.feather, grain, task.seed, last)
    progress.report(1.0, "Done")
    return Repaired(patches, _unsure(task, scaled, patches))


def _unsure(task: Task, scaled: Scaled, patches: list[Patch]) -> list[Unsure]:
    """How far averaged fills lie apart in each patch."""
    if scaled.unsure is None:
        return []
    made = []
    for patch in patches:
        ground = np.zeros((*patch.alpha.shape, 1), np.float32)
        spread = scaled.unsure.over(ground, patch.box)[0][:, :, 0] * task.mask[patch.box.slices]
        made.append(Unsure(patch.row, patch.column, spread.astype(np.float16)))
    return made


def _grain(task: Task, todo: Plan) -> Grain | None:
    """The photograph's grain around what was filled, if it has any and it is wanted."""
    views = [window.view for window in todo.levels[-1].windows]
    return measured(task.picture, task.hole, views) if task.grain and views else None


def _detail_windows(todo: Plan) -> tuple[Window, ...]:
    return () if todo.detail is None else todo.detail.windows


def _add_texture(
    task: Task,
    scaled: Scaled,
    detail: Detail,
    lacking: Hole,
    window: Window,
    texture: Method,
    progress: Progress,
) -> None:
    """Put texture over the fill in the window's core; what earlier windows did is known to this one.

    ``lacking`` are the pixels that still lack it; those of the core are taken out of it. Near the known
    region the fill stays as it is: there it knows best.
    """
    picture, _, left = scaled.seen_filled(window.view, lacking)
    if not bool((left == 0).any()):
        return
    filled = texture.fill(picture, left, picture, Terms(task.picture.bits, task.seed, progress))
    filled = restrained(picture, filled, left, torch.from_numpy(depth(detail.target, window.view)))
    where = (left[0, 0].numpy() > 0) & ~_outside(window)
    scaled.filled.replace(window.view, to_colour(filled, task.picture.colour_channels), where)
    lacking[window.view.slices] &= ~where


def _outside(window: Window) -> Hole:
    """The pixels of the view that do not lie in the core."""
    outside = np.ones((window.view.height, window.view.width), np.bool_)
    outside[window.core.shifted(-window.view.row, -window.view.column).slices] = False
    return outside


class _Nearness:
    """Tells which batches texture is chosen by: the fills in wide holes and all that lies in sight of them.

    These are computed exactly, because a search magnifies the smallest difference.
    """

    def __init__(self, todo: Plan) -> None:
        self._views = [window.view.grown(FADE) for window in _detail_windows(todo)]

    def __call__(self, batch: tuple[Window, ...]) -> bool:
        if batch[0].wide or batch[0].radius > THIN:
            return True
        return any(not view.intersected(window.core).empty for view in self._views for window in batch)


def _fill_batch(task: Task, scaled: Scaled, batch: tuple[Window, ...], method: Method, terms: Terms) -> None:
    """Fill the windows together; if memory runs out, one half after the other."""
    try:
        fills = _fills(task, scaled, batch, method, terms)
    except (RuntimeError, MemoryError) as error:
        if len(batch) == 1 or not is_out_of_memory(error):
            raise
        fills = None
    if fills is None:
        half = len(batch) // 2
        for part, start in ((batch[:half], 0.0), (batch[half:], 0.5)):
            _fill_batch(task, scaled, part, method, replace(terms, progress=terms.progress.part(start, 0.5)))
        return
    for window, (fill, unsure) in zip(batch, fills, strict=True):
        if method.sequential:
            inside = window.core.shifted(-window.view.row, -window.view.column).slices
            scaled.filled.add(Window(window.core, window.core), fill[inside])
        else:
            scaled.filled.add(window, fill)
        if scaled.unsure is not None:
            scaled.unsure.add(window, unsure)


def _fills(
    task: Task, scaled: Scaled, batch: tuple[Window, ...], method: Method, terms: Terms
) -> list[tuple[Values, Values]]:
    """What each window is filled with, h×w×k, and how far that is from sure, h×w×1 (0 unless averaged)."""
    picture, hole = given(task, scaled, batch, method)
    base = torch.cat([scaled.base(window.view) for window in batch]) if batch[0].wide else None
    if scaled.step == 1 and batch[0].radius > THIN:
        scaled.narrow(batch, hole)
    if base is None:
        filled, unsure = _asked(method, picture, hole, None, terms)
    else:
        filled, unsure = base.clone(), torch.cat([scaled.base_unsure(window.view) for window in batch])
        seeing = (hole == 0).flatten(1).any(1)
        if method.refines and bool(seeing.any()):
            filled[seeing], own = _asked(method, picture[seeing], hole[seeing], base[seeing], terms)
            unsure[seeing] = torch.maximum(unsure[seeing], own)
    return [
        (_colour(task, scaled, part[None], known[:, gap[0] == 0]), apart.permute(1, 2, 0).numpy())
        for part, apart, known, gap in zip(filled, unsure, picture, hole, strict=True)
    ]


def _asked(
    method: Method, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms
) -> tuple[Tensor, Tensor]:
    """The method's fills, and how far their members lie apart."""
    if isinstance(method, Averaging):
        return method.averaged(picture, hole, base, terms)
    return method.fill(picture, hole, base, terms), torch.zeros_like(hole)


def given(task: Task, scaled: Scaled, batch: tuple[Window, ...], method: Method) -> tuple[Tensor, Tensor]:
    """What the method is given of the windows: the views and their holes, B×3×h×w and B×1×h×w."""
    picture, hole = _seen(scaled, batch, method)
    return picture, torch.minimum(hole, _hole_seen(task, batch, picture)) if scaled.step == 1 else hole


def _seen(scaled: Scaled, batch: tuple[Window, ...], method: Method) -> tuple[Tensor, Tensor]:
    """The views and their holes, B×3×h×w and B×1×h×w."""
    if method.sequential:
        [window] = batch
        picture, _, left = scaled.seen_filled(window.view)
        return picture, left
    pictures, holes = zip(*(scaled.seen(window.view) for window in batch), strict=True)
    return torch.cat(pictures), torch.cat(holes)


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
