"""Where the picture lies in the view: the only place that turns screen points into picture points."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from restorer_app.core.geometry import Box

LEAST_SCALE, GREATEST_SCALE = 0.02, 32.0
SHOWN_SCALE, TINY_SCALE, TINY = 4.0, 8.0, 24
"""A box to be shown is enlarged so far at most; one of no more than ``TINY`` pixels further."""
LADDER = (
    *(0.02, 0.03, 0.05, 0.0625, 0.0833, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0),
)
"""The scales that "zoom in" and "zoom out" step through."""

TURNED = (1, 6, 3, 8)
"""By quarter turns to the right, the EXIF number of the same."""
Place = tuple[float, float]
"""x and y in the view, in device pixels."""


@dataclass(frozen=True)
class ViewTransform:
    """A picture of ``width`` × ``height`` pixels seen in a view of ``view_width`` × ``view_height``.

    All view lengths are device pixels, so ``scale`` 1.0 is one picture pixel on one screen pixel.
    ``x``, ``y`` is the wish for the corner of the picture as it is seen; it is drawn, and counted from, at
    the whole device pixel ``left``, ``top``. The middle of the view always lies in the picture, so it can
    never get lost. ``turns``: how many quarter turns to the right the upright picture is seen turned; rows,
    columns and boxes are those of the upright picture all the same.
    """

    height: int
    width: int
    view_width: float
    view_height: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turns: int = 0

    @property
    def orientation(self) -> int:
        """The EXIF number of the same turn: what ``geometry.upright`` turns the picture's arrays by."""
        return TURNED[self.turns]

    @property
    def seen_height(self) -> int:
        """Rows of the picture as it is seen."""
        return self.width if self.turns % 2 else self.height

    @property
    def seen_width(self) -> int:
        return self.height if self.turns % 2 else self.width

    @property
    def flat(self) -> ViewTransform:
        """The same view of a picture that is upright the way this one is seen."""
        return replace(self, height=self.seen_height, width=self.seen_width, turns=0)

    @property
    def left(self) -> int:
        return math.floor(self.x + 0.5)

    @property
    def top(self) -> int:
        return math.floor(self.y + 0.5)

    @property
    def right(self) -> int:
        """The first device column to the right of the picture."""
        return self.left + max(round(self.seen_width * self.scale), 1)

    @property
    def bottom(self) -> int:
        return self.top + max(round(self.seen_height * self.scale), 1)

    # --- points

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Row and column (upright, the first pixel's centre at 0.5) under a place; may lie outside."""
        down, across = (y - self.top) / self.scale, (x - self.left) / self.scale
        match self.turns:
            case 0:
                return down, across
            case 1:
                return self.height - across, down
            case 2:
                return self.height - down, self.width - across
            case _:
                return across, self.width - down

    def to_view(self, row: float, column: float) -> Place:
        match self.turns:
            case 0:
                down, across = row, column
            case 1:
                down, across = column, self.height - row
            case 2:
                down, across = self.height - row, self.width - column
            case _:
                down, across = self.width - column, row
        return self.left + across * self.scale, self.top + down * self.scale

    def pixel_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The picture's pixel under a place; None beside the picture."""
        place = self.to_picture(x, y)
        row = math.ceil(place[0]) - 1 if self.turns in (1, 2) else math.floor(place[0])
        column = math.ceil(place[1]) - 1 if self.turns in (2, 3) else math.floor(place[1])
        inside = 0 <= row < self.height and 0 <= column < self.width
        return (row, column) if inside else None

    def box_under(self, left: int, top: int, right: int, bottom: int) -> Box:
        """The picture's pixels that a rectangle of the view shows, at least in part."""
        (row, column), (bottom_row, right_column) = self._ordered(
            self.to_picture(left, top), self.to_picture(right, bottom)
        )
        first_row, first_column = math.floor(row), math.floor(column)
        height, width = math.ceil(bottom_row) - first_row, math.ceil(right_column) - first_column
        return Box(first_row, first_column, height, width).clipped(self.height, self.width)

    def corners_of(self, box: Box) -> tuple[Place, Place]:
        """Where a box begins and ends in the view, whichever way the picture is turned."""
        return self._ordered(self.to_view(box.row, box.column), self.to_view(box.bottom, box.right))

    def edges_of(self, box: Box) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the device pixels that show a box."""
        (left, top), (right, bottom) = self.corners_of(box)
        return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)

    @staticmethod
    def _ordered(one: Place, other: Place) -> tuple[Place, Place]:
        """The corner with the smaller numbers and the one with the larger."""
        (first, second), (third, fourth) = one, other
        return (min(first, third), min(second, fourth)), (max(first, third), max(second, fourth))

    @property
    def seen_share(self) -> float:
        """How much of the picture is in view, 0…1."""
        across = min(self.right, self.view_width) - max(self.left, 0)
        down = min(self.bottom, self.view_height) - max(self.top, 0)
        whole = (self.right - self.left) * (self.bottom - self.top)
        return max(across, 0.0) * max(down, 0.0) / whole

    # --- moves

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture is seen with a small margin."""
        margin = min(24.0, self.view_width / 16, self.view_height / 16)
        across = (self.view_width - 2 * margin) / max(self.seen_width, 1)
        down = (self.view_height - 2 * margin) / max(self.seen_height, 1)
        return min(max(min(across, down), 1e-4), GREATEST_SCALE)

    def fitted(self) -> ViewTransform:
        """The whole picture, in the middle."""
        scale = self.fit_scale
        return replace(self, scale=scale)._centred(self.height / 2, self.width / 2)

    def showing(self, box: Box) -> ViewTransform:
        """A box in the middle with as much around it; enlarged four times at most, unless it is tiny."""
        room = 0.5 * min(
            self.view_height / max(box.width if self.turns % 2 else box.height, 1),
            self.view_width / max(box.height if self.turns % 2 else box.width, 1),
        )
        greatest = SHOWN_SCALE if max(box.height, box.width) > TINY else TINY_SCALE
        scale = min(max(min(room, greatest), self.fit_scale), GREATEST_SCALE)
        middle = box.row + box.height / 2, box.column + box.width / 2
        return replace(self, scale=scale)._centred(*middle)._held()

    def turned(self, turns: int) -> ViewTransform:
        """Turned to another number of quarters; what is in the middle of the view stays there."""
        middle = self.to_picture(self.view_width / 2, self.view_height / 2)
        return replace(self, turns=turns % 4)._centred(*middle)._held()

    def _centred(self, row: float, column: float) -> ViewTransform:
        """That point of the picture in the middle of the view."""
        x, y = replace(self, x=0.0, y=0.0).to_view(row, column)
        return replace(self, x=self.view_width / 2 - x, y=self.view_height / 2 - y)

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
        x = min(max(self.x, middle_x - self.seen_width * self.scale), middle_x)
        y = min(max(self.y, middle_y - self.seen_height * self.scale), middle_y)
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
