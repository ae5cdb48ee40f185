"""Texture from elsewhere adds detail to a soft fill; it must bring in no objects, edges, tones or colours."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from restorer_app.engine.unrest import OCTAVES, energy, octaves, usual

FAINTEST = 1e-3
"""Deviations (white is 1) that are always let through."""
SURE, UNSURE = 2, 8
"""Pixels from the known region up to which the finest details of a fill are kept, and from which on those of
a texture are; twice as many for details twice as large, since a network knows these deeper into a hole."""


def restrained(fill: Tensor, textured: Tensor, hole: Tensor, depth: Tensor) -> Tensor:
    """The ``fill`` with as much of what ``textured`` makes of it as the surroundings of the hole explain.

    1×3×H×W, both the same outside the ``hole`` (1×1×H×W, 1 = hole); ``depth`` H×W: how far each place of it
    is from what is known, in pixels. Octave by octave, and brightness and colours each by themselves, a
    change gives way, place by place, that is stronger than details usually are around the hole and than the
    fill's own. What is coarser is measured by the last octave. So a plain background gets its grain, but not
    the edge of a face that was found to fit. Grey stays grey.
    """
    result = fill
    for own, change in zip(_parts(fill), _parts((textured - fill) * hole), strict=True):
        if not bool(change.any()):
            continue
        allowed = [_allowed(detail, octave, hole) for octave, detail in enumerate(octaves(own)[:OCTAVES])]
        for size, part in enumerate(octaves(change)):
            octave = min(size, OCTAVES - 1)
            sure, unsure = SURE * 2**size, UNSURE * 2**size
            wanted = ((depth - sure) / (unsure - sure)).clamp(0, 1) * part
            there = energy(wanted, octave, hole).clamp(min=FAINTEST**2)
            result = result + (allowed[octave] / there).sqrt().clamp(max=1) * wanted
    return torch.where(hole > 0, result, fill)


def _parts(colours: Tensor) -> Iterator[Tensor]:
    """Brightness, and what makes it colours."""
    brightness = colours.mean(dim=1, keepdim=True).expand_as(colours)
    yield brightness
    yield colours - brightness


def _allowed(own: Tensor, octave: int, hole: Tensor) -> Tensor:
    """1×1×H×W: how strong details of that octave may be by the picture's ``own`` around and in the hole."""
    known = 1 - hole
    around = energy(own, octave, known).clamp(min=FAINTEST**2)
    return torch.maximum(usual(around, known), energy(own, octave, hole))
