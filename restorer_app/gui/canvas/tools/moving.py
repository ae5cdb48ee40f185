"""Drags that change the view: the picture, and the line between before and after."""

from __future__ import annotations

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


class SplitDrag:
    shape = Shape.SplitHCursor

    def __init__(self, session: RestoreSession, stage: Stage, place: Place) -> None:
        self._session, self._stage = session, stage
        line = stage.split_line
        self._offset = line.x - place[0] if line is not None else 0.0

    def move(self, place: Place) -> None:
        line = self._stage.split_line
        if line is not None:
            self._session.split_position = line.position_at(place[0] + self._offset)

    def end(self) -> None:
        pass
