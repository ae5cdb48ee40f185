"""The brush and the eraser."""

from __future__ import annotations

from restorer_app.core.brush import Point
from restorer_app.gui.canvas.tools.stage import Shape, Stage
from restorer_app.gui.canvas.transform import Place
from restorer_app.session.restore_session import RestoreSession


class Stroke:
    """A stroke of the brush; while it erases, the session's tool is the eraser for all to see."""

    shape = Shape.BlankCursor

    def __init__(
        self, session: RestoreSession, stage: Stage, place: Place, erase: bool, start: Point | None
    ) -> None:
        self._session, self._stage = session, stage
        self._tool = session.tool
        session.mask_visible = True
        if erase:
            session.tool = "eraser"
        self.point: Point = stage.view.to_picture(*place)
        session.begin_stroke(*(start or self.point))
        if start is not None:
            session.extend_stroke(*self.point)

    def move(self, place: Place) -> None:
        if not self._session.stroking:  # a restore has come in, and ended it: the hand goes on
            self._session.begin_stroke(*self.point)
        self.point = self._stage.view.to_picture(*place)
        self._session.extend_stroke(*self.point)

    def end(self) -> None:
        self._session.end_stroke()
        if self._session.tool == "eraser":
            self._session.tool = self._tool
