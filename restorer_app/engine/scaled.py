"""The photograph at a reduced size, looked at window by window: how wide holes are filled from afar."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.engine.blend import Gathered, Values
from restorer_app.engine.plan import Hole, Window, halved_box
from restorer_app.engine.tensors import hole_tensor, to_tensor

RGB = (0, 1, 2)
"""The channels of what is gathered at a reduced size."""
STRIP = 4_000_000
"""About how many pixels of the photograph are held as tensors at once while it is reduced."""


class Scaled:
    """The photograph at 1/``step`` of its size, and the fills gathered there.

    Nothing is kept of the photograph itself: each view is made from its samples when it is asked for, as
    means over the known ones of ``step``×``step``. ``hole`` is the hole at this size, ``above`` the level at
    half of it, filled already, if there is one. ``unsure``: how far averaged fills lie apart is gathered too.
    """

    def __init__(
        self,
        picture: Picture,
        full_hole: Hole,
        step: int,
        hole: Hole,
        above: Scaled | None,
        unsure: bool = False,
    ) -> None:
        self._picture, self._full_hole, self._above = picture, full_hole, above
        self.step, self.hole = step, hole
        self._planned = hole
        self._channels = len(picture.colour_channels) if step == 1 else len(RGB)
        self.filled = Gathered(hole.shape[0], hole.shape[1], self._channels, hole)
        self.unsure = Gathered(hole.shape[0], hole.shape[1], 1, hole) if unsure else None

    def seen(self, view: Box) -> tuple[Tensor, Tensor]:
        """The view, 1×3×h×w float32, and its hole, 1×1×h×w."""
        return self._colours(view), hole_tensor(self.hole[view.slices])

    def seen_filled(self, view: Box, but: Hole | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """The view with what is filled so far laid over it, its hole, and what remains of that hole.

        Filled is what lies in some window's core; pixels of ``but`` (of this size) remain hole anyway.
        """
        picture, hole = self.seen(view)
        laid, done = self.filled.over(picture[0].permute(1, 2, 0).numpy()[:, :, : self._channels], view)
        known = done if but is None else done & ~but[view.slices]
        over = torch.from_numpy(laid).permute(2, 0, 1)[None].expand(1, 3, -1, -1)
        picture = torch.where(hole * hole_tensor(done) > 0, over, picture)
        return picture, hole, hole * (1 - hole_tensor(known))

    def narrow(self, batch: tuple[Window, ...], holes: Tensor) -> None:
        """Take out of the hole, in the windows' cores, what ``holes`` (B×1×h×w) found to be sound."""
        if self.hole is self._planned:
            self.hole = self._planned.copy()
        for window, hole in zip(batch, holes, strict=True):
            inside = window.core.shifted(-window.view.row, -window.view.column).slices
            self.hole[window.core.slices] &= hole[0].numpy()[inside] > 0

    def base(self, view: Box) -> Tensor:
        """What the level above makes of the view, enlarged smoothly: 1×3×h×w."""
        if self._above is None:
            raise ValueError("There is no level above.")
        return self._above.enlarged(halved_box(view), view)

    def base_unsure(self, view: Box) -> Tensor:
        """How far fills lie apart in the level above, enlarged like ``base``: 1×1×h×w."""
        above, box = self._above, halved_box(view)
        if above is None or above.unsure is None:
            return torch.zeros(1, 1, view.height, view.width)
        box = box.clipped(*above.hole.shape)
        laid, _ = above.unsure.over(np.zeros((box.height, box.width, 1), np.float32), box)
        return _twice(laid, box, view).clamp(min=0)

    def enlarged(self, box: Box, view: Box) -> Tensor:
        """This level's picture with its fills in ``box``, sampled for a ``view`` at twice the size."""
        box = box.clipped(*self.hole.shape)
        ground = self._colours(box)[0].permute(1, 2, 0).numpy()
        laid, _ = self.filled.over(ground[:, :, : self._channels], box)
        return _twice(laid, box, view).expand(1, 3, -1, -1)

    def _colours(self, box: Box) -> Tensor:
        samples, channels, step = self._picture.samples, self._picture.colour_channels, self.step
        if step == 1:
            return to_tensor(samples[box.slices], channels)
        rows = max(STRIP // (box.width * step * step), 1)
        strips = [
            self._reduced(Box(row, box.column, min(rows, box.bottom - row), box.width))
            for row in range(box.row, box.bottom, rows)
        ]
        return torch.cat(strips, dim=2)

    def _reduced(self, box: Box) -> Tensor:
        """Means of the known samples; 0 where there are none."""
        step = self.step
        whole = Box(box.row * step, box.column * step, box.height * step, box.width * step)
        part = whole.clipped(*self._full_hole.shape)
        known = 1 - hole_tensor(self._full_hole[part.slices])
        padding = (0, whole.width - part.width, 0, whole.height - part.height)
        value = to_tensor(self._picture.samples[part.slices], self._picture.colour_channels) * known
        total, weight = (F.avg_pool2d(F.pad(item, padding), step) for item in (value, known))
        return total / weight.clamp(min=1e-6)


def _twice(values: Values, box: Box, view: Box) -> Tensor:
    """The h×w×k values of ``box``, sampled smoothly for a ``view`` at twice the size: 1×k×h×w."""
    rows, columns = (
        (torch.arange(start, start + length, dtype=torch.float32) + 0.5) / 2
        for start, length in ((view.row, view.height), (view.column, view.width))
    )
    down, across = (rows - box.row) / box.height * 2 - 1, (columns - box.column) / box.width * 2 - 1
    grid = torch.stack(torch.meshgrid(across, down, indexing="xy"), dim=-1)[None]
    small = torch.from_numpy(values).permute(2, 0, 1)[None]
    return F.grid_sample(small, grid, "bicubic", "border", align_corners=False)
