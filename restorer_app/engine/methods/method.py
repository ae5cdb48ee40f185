"""What every method is: a fill for one window, or for a batch of windows of equal size."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor

from restorer_app.core.progress import Progress
from restorer_app.engine.plan import Reach


@dataclass(frozen=True)
class Terms:
    """What a fill is to keep to.

    ``bits`` is the file's depth, for methods that have a form of their own for 8 bits. ``seed`` decides all
    that is left to chance. ``progress.check()`` is to be called several times a second; it raises
    ``Cancelled`` when a stop was asked for. Its fractions are those of this one fill. ``exact``: on the CPU
    full precision, because what is made of the fill would magnify differences between computers.
    """

    bits: int = 8
    seed: int = 0
    progress: Progress = field(default_factory=Progress)
    exact: bool = False


class Method(Protocol):
    """Fills the holes of windows.

    ``refines``: it can start from a first fill (``base``) and sharpen it; the others are not asked to fill
    holes wider than their reach at full size. ``sequential``: what one window fills is known to the next
    (for methods whose fills of the same place would not agree); such windows come one at a time.
    """

    reach: Reach
    refines: bool
    sequential: bool

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move to a device and choose the body's precision; cheap if nothing changes."""

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        """B×3×H×W float32, white at 1 (hole: B×1×H×W, 1 = fill) to the same, on the CPU.

        At least one pixel of each window is known. What stands in the hole is not to be looked at. B is 1
        unless ``reach.batch`` allows more. Known pixels may come back changed: they are not used.
        """


@runtime_checkable
class Averaging(Protocol):
    """A method whose fill is the mean of several (``members``); others need not know of this."""

    members: int

    def averaged(
        self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms
    ) -> tuple[Tensor, Tensor]:
        """The fill, and how far its members lie apart: B×1×H×W, white at 1, 0 outside the hole."""


def members_of(method: Method) -> int:
    """How many fills each of the method's fills is made of."""
    return method.members if isinstance(method, Averaging) else 1
