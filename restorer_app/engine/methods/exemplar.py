"""Exemplar-based filling for texture: real pieces of the photograph, found, fitted and joined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor

from restorer_app.engine.catalogue import Entry
from restorer_app.engine.exemplar.pyramid import levels_for
from restorer_app.engine.exemplar.settings import Settings
from restorer_app.engine.exemplar.synthesis import synthesised
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.plan import Reach

STEPS = 200
"""Colour steps between the dark and the bright end of what is known; matching counts in such steps."""
ENDS = 0.02
"""Share of the known samples beyond each end."""
ENOUGH = 200_000
"""Known samples from which the ends are told, if there are more."""


class ExemplarMethod:
    """Pieces of the known surroundings, found coarse to fine, put together without seams.

    See ``restorer_app.engine.exemplar.synthesis``. With a ``base`` it puts texture over it and keeps near it
    from afar. Where hardly a whole patch is known (tiny pictures, damage everywhere) it gives the first fill.
    """

    reach = Reach(core=512, context=96, widest=256)
    refines = True
    sequential = True

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Nothing to do: it works on the CPU."""

    @torch.inference_mode()
    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """See ``Method.fill``. Known pixels come back as they are; grey stays exactly grey."""
        terms.progress.check()
        unknown = hole > 0
        clean = torch.where(unknown, 0.0, picture)
        if not bool(unknown.any()):
            return clean
        known = clean[0][:, ~unknown[0, 0]]
        grey = torch.equal(known[0], known[1]) and torch.equal(known[1], known[2])
        scale = _Scale.of(known[:1] if grey else known)
        colours = scale.inward(_planes(clean, grey))
        guide = None if base is None else scale.inward(_planes(base, grey))
        levels = levels_for(colours, unknown[0, 0], guide, self._settings, terms.progress)
        if not levels:
            return first_fill(clean, hole, base)
        with _one_thread():
            filled = scale.outward(synthesised(levels, self._settings, terms.seed, terms.progress))
        return torch.where(unknown, filled.expand(3, -1, -1)[None], clean)


@dataclass(frozen=True)
class _Scale:
    """From white at 1 to the steps in which matching counts, whatever range the photograph uses."""

    middle: float
    step: float
    lowest: float
    highest: float

    @staticmethod
    def of(known: Tensor) -> _Scale:
        samples = known.flatten()
        ordered = samples[:: -(-len(samples) // ENOUGH)].sort().values
        margin = int(ENDS * (len(ordered) - 1))
        low, high = float(ordered[margin]), float(ordered[len(ordered) - 1 - margin])
        step = max(high - low, 1e-6) / STEPS
        return _Scale((low + high) / 2, step, float(samples.min()), float(samples.max()))

    def inward(self, colours: Tensor) -> Tensor:
        return ((colours - self.middle) / self.step).clamp(-4 * STEPS, 4 * STEPS)

    def outward(self, colours: Tensor) -> Tensor:
        """Back, and never darker or brighter than all that is known."""
        return (colours * self.step + self.middle).clamp(self.lowest, self.highest)


@contextmanager
def _one_thread() -> Iterator[None]:
    """There are thousands of short steps: two idle cores gain a tenth, busy ones lose several times as much.

    The number of threads is afterwards as it was.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _planes(picture: Tensor, grey: bool) -> Tensor:
    return picture[0].mean(dim=0, keepdim=True) if grey else picture[0]


def make(_entry: Entry) -> ExemplarMethod:
    """The method, ready to use."""
    return ExemplarMethod()
