"""The first guess, at the smallest level: ring by ring from the known region inwards."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.known import Known
from restorer_app.engine.exemplar.patches import unfolded
from restorer_app.engine.exemplar.pyramid import Level

CHOICE = 6000
"""Known patches that are looked at, at most."""
PART = 512
"""Hole pixels that are looked at together."""


def peeled(level: Level, known: Known, guiding: float, progress: Progress) -> Tensor:
    """H·W×(C+2) values with the hole filled: each pixel from the known patch that fits what is filled so far.

    Onion peeling as in Newson et al. 2014, section 3.5; with a guide, patches in places that look from afar
    as the guide says are preferred.
    """
    current = known.values.clone()
    patches = _Choice(level, known, guiding)
    unknown = level.hole.clone()
    while bool(unknown.any()):
        ring = unknown & (F.max_pool2d((~unknown)[None, None].float(), 3, 1, 1)[0, 0] > 0)
        for part in torch.split(ring.flatten().nonzero()[:, 0], PART):
            progress.check()
            current[part] = known.values[patches.best(current, unknown, part)]
        unknown &= ~ring
    return current


class _Choice:
    """The known patches, whole, to compare with patches of which only a part is filled."""

    def __init__(self, level: Level, known: Known, guiding: float) -> None:
        self._shape, self._size = level.shape, known.size
        self._at = known.usable[:: -(-len(known.usable) // CHOICE)]
        self._patches = unfolded(self._planes(known.values), self._at, known.size)
        self._squares = self._patches.square()
        self._guide = None if level.guide is None else level.guide.flatten(1).t() * (guiding * known.size)

    def _planes(self, values: Tensor) -> Tensor:
        return values.t().reshape(-1, *self._shape)

    def best(self, current: Tensor, unknown: Tensor, at: Tensor) -> Tensor:
        """The flat known pixels whose patches differ least, summed over what is filled, from those ``at``."""
        seen = unfolded((~unknown)[None].float(), at, self._size).repeat(1, current.shape[1])
        patches = unfolded(self._planes(current), at, self._size) * seen
        far = seen @ self._squares.t() - 2 * patches @ self._patches.t()
        if self._guide is not None:
            far += torch.cdist(self._guide[at], self._guide[self._at]).square()
        return self._at[far.argmin(dim=1)]
