"""The mask of the open photograph while it is being painted; what changes it comes out as an edit."""

from __future__ import annotations

import numpy as np

from restorer_app.core.brush import Point, draw_line, line_box
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.mask_history import MaskEdit, MaskRecorder
from restorer_app.core.sparse_mask import SparseMask


class LivingMask:
    """``array``: bool H×W, upright, changed in place. ``marked``: how many pixels are True."""

    def __init__(self, height: int, width: int) -> None:
        self.array: MaskArray = np.zeros((height, width), np.bool_)
        self.marked = 0
        """As of the last finished edit."""
        self._stroke: MaskRecorder | None = None

    @property
    def any(self) -> bool:
        """Whether something is marked now, in the middle of a stroke too."""
        return self.marked > 0 or (self._stroke is not None and bool(self.array.any()))

    def begin_stroke(self) -> None:
        self._stroke = MaskRecorder(self.array)

    def paint(self, start: Point, end: Point, diameter: float, erase: bool) -> Box:
        """Draw a piece of the stroke, of a new one if none was begun; returns the touched box."""
        if self._stroke is None:
            self.begin_stroke()
        assert self._stroke is not None
        self._stroke.will_touch(line_box(start, end, diameter, *self.array.shape))
        return draw_line(self.array, start, end, diameter, not erase)

    def end_stroke(self) -> MaskEdit | None:
        """What the stroke changed; None if there was none, or it changed nothing."""
        stroke, self._stroke = self._stroke, None
        return self.taken(stroke.finish()) if stroke is not None else None

    def replace(self, array: MaskArray) -> MaskEdit | None:
        """Take other pixels, of the same size; None if they are the same."""
        return self.flip(SparseMask.between(self.array, array))

    def clear(self) -> MaskEdit | None:
        """Unmark everything; None if nothing is marked."""
        marked = SparseMask.of(self.array)
        self.array[:] = False
        return self.taken(MaskEdit(marked, -marked.area)) if marked.area else None

    def use_up(self, used: SparseMask) -> MaskEdit | None:
        """Unmark what a repair was made for; None if nothing of it is marked."""
        marked = used.also_in(self.array)
        if not marked.area:
            return None
        return self.taken(MaskEdit(marked, marked.flip(self.array)))

    def flip(self, flipped: SparseMask) -> MaskEdit | None:
        """Turn pixels over; None if there are none to turn."""
        if not flipped.area:
            return None
        return self.taken(MaskEdit(flipped, flipped.flip(self.array)))

    def taken(self, edit: MaskEdit | None) -> MaskEdit | None:
        """Count an edit that has just been made."""
        self.marked += edit.gained if edit is not None else 0
        return edit

    def step_back(self, edit: MaskEdit) -> None:
        edit.flipped.flip(self.array)
        self.marked -= edit.gained

    def step_on(self, edit: MaskEdit) -> None:
        edit.flipped.flip(self.array)
        self.marked += edit.gained
