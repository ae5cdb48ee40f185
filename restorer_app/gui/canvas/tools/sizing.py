"""The drag that makes the brush larger or smaller."""

from __future__ import annotations

from restorer_app.gui.canvas.tools.stage import Shape, Stage
from restorer_app.gui.canvas.transform import Place
from restorer_app.session.restore_session import RestoreSession

_DOUBLING = 120.0
"""Logical pixels to the right that double the brush."""


class SizeDrag:
    """To the right larger, to the left smaller, in even ratios; the circle stays where the drag began."""

    shape = Shape.BlankCursor

    def __init__(self, session: RestoreSession, stage: Stage, place: Place) -> None:
        self._session, self._stage = session, stage
        self.anchor = place
        self._size = session.brush_diameter

    def move(self, place: Place) -> None:
        across = (place[0] - self.anchor[0]) / self._stage.unit
        self._session.brush_diameter = round(self._size * 2 ** (across / _DOUBLING))

    def end(self) -> None:
        pass
