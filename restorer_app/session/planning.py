"""The plan of the next restore, kept up to date beside the window while it is to be seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from restorer_app.core.progress import Progress
from restorer_app.engine.request import ExplainedPlan, RestoreRequest
from restorer_app.session.doors import EngineDoor
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome
from restorer_app.session.latest_job import LatestJob

PAUSE_MS = 150
"""So long after the last change of a burst the plan is made."""


class Planning(QObject):
    """Asks the engine what a restore would do. An outdated plan stays until the next one is there."""

    changed = Signal()
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
        self._plan: ExplainedPlan | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)

    @property
    def plan(self) -> ExplainedPlan | None:
        return self._plan

    def look_again(self) -> None:
        """Something has changed: make the plan anew, soon."""
        self._pause.start()

    def give_way(self) -> None:
        """Leave the lane to other work; the present plan stays."""
        self._pause.stop()
        self._job.drop()

    def forget(self) -> None:
        """There is nothing to plan, or nobody looks."""
        self.give_way()
        self._take(None)

    @Slot()
    def _start(self) -> None:
        self.give_way()
        request = self._request()
        if request is None:
            self._take(None)
            return
        self._job.start("Planning…", partial(_explained, self._engine, request))

    def _on_settled(self, outcome: Outcome) -> None:
        match outcome:
            case Done(plan):
                self._take(plan)
            case Failed():
                self._take(None)
                self.failed.emit(outcome)

    def _take(self, plan: ExplainedPlan | None) -> None:
        if plan is not self._plan:
            self._plan = plan
            self.changed.emit()


def _explained(engine: EngineDoor, asked: Callable[[], RestoreRequest], progress: Progress) -> ExplainedPlan:
    return engine.explain(asked(), progress)
