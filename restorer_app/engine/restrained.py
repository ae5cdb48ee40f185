"""Texture from elsewhere adds detail to a soft fill; it must not bring in objects, edges or tones."""

from __future__ import annotations

import torch
from torch import Tensor

from restorer_app.engine.unrest import OCTAVES, energy, octaves, usual

FAINTEST = 1e-3
"""Deviations (white is 1) that are always let through."""


def restrained(fill: Tensor, textured: Tensor, hole: Tensor) -> Tensor:
    """The ``fill`` with as much of what ``textured`` makes of it as the surroundings of the hole explain.

    1×3×H×W, both the same outside the ``hole`` (1×1×H×W, 1 = hole). Octave by octave a change gives way,
    place by place, that is stronger than details usually are around the hole and than the fill's own; what
    is coarser counts as part of the last octave. So a plain background gets its grain, but not the edge of a
    face that was found to fit. All channels alike: grey stays grey.
    """
    known = 1 - hole
    *own, _ = octaves(fill)
    *change, rest = octaves((textured - fill) * hole)
    change[-1] = change[-1] + rest
    result = fill
    for octave in range(OCTAVES):
        around = energy(own[octave], octave, known).clamp(min=FAINTEST**2)
        allowed = torch.maximum(usual(around, known), energy(own[octave], octave, hole))
        there = energy(change[octave], octave, hole).clamp(min=FAINTEST**2)
        result = result + (allowed / there).sqrt().clamp(max=1) * change[octave]
    return torch.where(hole > 0, result, fill)
