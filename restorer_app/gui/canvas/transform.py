"""Where the picture lies in the view: the only place that turns screen points into picture points."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from restorer_app.core.geometry import Box

LEAST_SCALE, GREATEST_SCALE = 0.02, 32.0
LADDER = (
    *(0.02, 0.03, 0.05, 0.0625, 0.0833, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0),
)
"""The scales that "zoom in" and "zoom out" step through."""

Place = tuple[float, float]
"""x and y in the view, in device pixels."""


@dataclass(frozen=True)
class ViewTransform:
    """A picture of ``width`` × ``height`` pixels seen in a view of ``view_width`` × ``view_height``.

    All view lengths are device pixels, so ``scale`` 1.0 is one picture pixel on one screen pixel.
    ``x``, ``y`` is the wish for the picture's corner; it is drawn, and counted from, at the whole device
    pixel ``left``, ``top``. The middle of the view always lies in the picture, so it can never get lost.
    """

    height: int
    width: int
    view_width: float
    view_height: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def left(self) -> int:
        return math.floor(self.x + 0.5)

    @property
    def top(self) -> int:
        return math.floor(self.y + 0.5)

    @property
    def right(self) -> int:
        """The first device column to the right of the picture."""
        return self.left + max(round(self.width * self.scale), 1)

    @property
    def bottom(self) -> int:
        return self.top + max(round(self.height * self.scale), 1)

    # --- points

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Row and column (upright, the first pixel's centre at 0.5) under a place; may lie outside."""
        return (y - self.top) / self.scale, (x - self.left) / self.scale

    def to_view(self, row: float, column: float) -> Place:
        return self.left + column * self.scale, self.top + row * self.scale

    def pixel_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The picture's pixel under a place; None beside the picture."""
        row, column = (math.floor(value) for value in self.to_picture(x, y))
        inside = 0 <= row < self.height and 0 <= column < self.width
        return (row, column) if inside else None

    def box_under(self, left: int, top: int, right: int, bottom: int) -> Box:
        """The picture's pixels that a rectangle of the view shows, at least in part."""
        first_row, first_column = (math.floor(value) for value in self.to_picture(left, top))
        last_row, last_column = (math.ceil(value) for value in self.to_picture(right, bottom))
        box = Box(first_row, first_column, last_row - first_row, last_column - first_column)
        return box.clipped(self.height, self.width)

    def edges_of(self, box: Box) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the device pixels that show a box."""
        left, top = self.to_view(box.row, box.column)
        right, bottom = self.to_view(box.bottom, box.right)
        return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)

    # --- moves

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture is seen with a small margin."""
        margin = min(24.0, self.view_width / 16, self.view_height / 16)
        across = (self.view_width - 2 * margin) / max(self.width, 1)
        down = (self.view_height - 2 * margin) / max(self.height, 1)
        return min(max(min(across, down), 1e-4), GREATEST_SCALE)

    def fitted(self) -> ViewTransform:
        """The whole picture, in the middle."""
        scale = self.fit_scale
        x, y = (self.view_width - self.width * scale) / 2, (self.view_height - self.height * scale) / 2
        return replace(self, scale=scale, x=x, y=y)

    def zoomed(self, scale: float, at: Place | None = None) -> ViewTransform:
        """Another scale; what is under ``at`` (else the middle of the view) stays there."""
        scale = min(max(scale, min(LEAST_SCALE, self.fit_scale)), GREATEST_SCALE)
        x, y = at if at is not None else (self.view_width / 2, self.view_height / 2)
        factor = scale / self.scale
        moved = replace(self, scale=scale, x=x - (x - self.x) * factor, y=y - (y - self.y) * factor)
        return moved._held()

    def panned(self, across: float, down: float) -> ViewTransform:
        """The picture moved by device pixels."""
        return replace(self, x=self.x + across, y=self.y + down)._held()

    def resized(self, view_width: float, view_height: float) -> ViewTransform:
        """Another size of the view; what was in its middle stays in the middle."""
        x = self.x + (view_width - self.view_width) / 2
        y = self.y + (view_height - self.view_height) / 2
        return replace(self, view_width=view_width, view_height=view_height, x=x, y=y)

    def _held(self) -> ViewTransform:
        middle_x, middle_y = self.view_width / 2, self.view_height / 2
        x = min(max(self.x, middle_x - self.width * self.scale), middle_x)
        y = min(max(self.y, middle_y - self.height * self.scale), middle_y)
        return replace(self, x=x, y=y)


def next_scale(scale: float, inwards: bool) -> float:
    """The next scale of the ladder; the last one beyond its ends."""
    if inwards:
        return next((step for step in LADDER if step > scale * 1.005), LADDER[-1])
    return next((step for step in reversed(LADDER) if step < scale / 1.005), LADDER[0])


def wheel_scale(scale: float, notches: float) -> float:
    """The scale after turning the wheel; stops at exactly 100 % on the way past it."""
    turned = scale * 2 ** (notches / 3)
    return 1.0 if min(scale, turned) < 0.999 < 1.001 < max(scale, turned) else turned
