"""What every method is: a fill for one window."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor

from restorer_app.engine.plan import Reach


class Method(Protocol):
    """Fills the hole in one window.

    ``refines``: it can start from a first fill (``base``) and sharpen it; the others are not asked to fill
    holes wider than their reach at full size.
    """

    reach: Reach
    refines: bool

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move to a device and choose the body's precision; cheap if nothing changes."""

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, bits: int) -> Tensor:
        """1×3×H×W float32 in 0…1 (hole: 1×1×H×W, 1 = fill) to the same, on the CPU.

        At least one pixel is known. ``bits`` is the file's depth, for methods that have a form of their
        own for 8 bits. Known pixels may come back changed: they are not used.
        """
