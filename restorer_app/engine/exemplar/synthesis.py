"""From coarse to fine: what is found at one size is where the search begins at the next.

Wexler, Shechtman, Irani, Space-Time Completion of Video, PAMI 2007; Newson, Almansa, Gousseau, Pérez,
Non-Local Patch-Based Image Inpainting, IPOL 2017. Written from the papers.
"""

from __future__ import annotations

import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.level_fill import LevelFill
from restorer_app.engine.exemplar.pyramid import Level
from restorer_app.engine.exemplar.settings import Settings

JOINING = 0.1
"""Share of the time that choosing and joining the last pieces takes."""


def synthesised(levels: list[Level], settings: Settings, seed: int, progress: Progress) -> Tensor:
    """The colours of ``levels[0]`` (C×H×W) with the hole filled; ``levels`` (see ``levels_for``) not empty.

    All chance comes from ``seed``.
    """
    generator = torch.Generator().manual_seed(seed)
    work = [float(level.hole.sum()) * settings.rounds_at(level.index) for level in levels]
    fill: LevelFill | None = None
    done, total = 0.0, sum(work) / (1 - JOINING)
    for level in reversed(levels):
        share = work[level.index] / total
        part = progress.part(done, share)
        found = None if fill is None else fill.found
        fill = None  # the rest of a level is not kept beside the next
        fill = LevelFill(level, found, settings, generator, part)
        fill.run(part)
        done += share
        progress.report(done)
    assert fill is not None
    return fill.joined(progress)
