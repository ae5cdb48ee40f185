"""Drags that change the view: the picture, and the line between before and after."""

from __future__ import annotations

from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.tools.stage import Shape, Stage
from restorer_app.gui.canvas.transform import Place
from restorer_app.session.restore_session import RestoreSession


class Pan:
    shape = Shape.ClosedHandCursor

    def __init__(self, stage: Stage, place: Place) -> None:
        self._stage, self._place = stage, place

    def move(self, place: Place) -> None:
        across, down = place[0] - self._place[0], place[1] - self._place[1]
        self._place = place
        self._stage.pan(across, down)

    def end(self) -> None:
        pass


def split_shape(line: SplitLine) -> Shape:
    """The pointer that tells which way the line moves."""
    return Shape.SplitVCursor if line.level else Shape.SplitHCursor


class SplitDrag:
    def __init__(self, session: RestoreSession, stage: Stage, line: SplitLine, place: Place) -> None:
        self._session, self._stage = session, stage
        self.shape = split_shape(line)
        self._offset = line.place - line.along(place)

    def move(self, place: Place) -> None:
        line = self._stage.split_line
        if line is not None:
            self._session.split_position = line.position_at(line.along(place) + self._offset)

    def end(self) -> None:
        pass
