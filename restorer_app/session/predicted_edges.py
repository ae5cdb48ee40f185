"""The edges that the next restore would fill along: looked for when asked, and gone with the mask."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from restorer_app.core.progress import Progress
from restorer_app.engine.request import RestoreRequest, ShownEdges
from restorer_app.session.doors import EngineDoor
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome
from restorer_app.session.latest_job import LatestJob


class PredictedEdges(QObject):
    """Asks the engine on its lane. What is shown is of the present mask and engine, or it is not shown."""

    changed = Signal()
    """They were asked for, are there, or are not to be seen any more."""
    failed = Signal(object)
    """A ``Failed``."""

    def __init__(
        self,
        lane: JobRunner,
        engine: EngineDoor,
        request: Callable[[], Callable[[], RestoreRequest] | None],
        parent: QObject,
    ) -> None:
        """``request`` gives what makes, on the lane, what would be restored now; None if there is nothing."""
        super().__init__(parent)
        self._engine, self._request = engine, request
        self._job = LatestJob(lane, self._on_settled)
        self._shown: tuple[ShownEdges, ...] = ()
        self._wished = False

    @property
    def wished(self) -> bool:
        """Whether they are to be seen; perhaps they are looked for still."""
        return self._wished

    @property
    def shown(self) -> tuple[ShownEdges, ...]:
        """Those that are to be seen."""
        return self._shown

    def flip(self) -> None:
        """Show them, as soon as they are known, or no longer."""
        if self._wished:
            self.forget()
            return
        request = self._request()
        if request is None:
            return
        self._wished = True
        self._job.start("Finding edges…", partial(_found, self._engine, request))
        self.changed.emit()

    def give_way(self) -> None:
        """Leave the lane to other work; what is shown already stays."""
        if self._job.running:
            self.forget()

    def forget(self) -> None:
        """What they would be of has changed, or nobody looks."""
        self._job.drop()
        if self._wished:
            self._wished, self._shown = False, ()
            self.changed.emit()

    def _on_settled(self, outcome: Outcome) -> None:
        match outcome:
            case Done(shown):
                self._shown = shown
                self.changed.emit()
            case Failed():
                self.forget()
                self.failed.emit(outcome)


def _found(
    engine: EngineDoor, asked: Callable[[], RestoreRequest], progress: Progress
) -> tuple[ShownEdges, ...]:
    return engine.edges(asked(), progress)
