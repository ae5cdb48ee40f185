"""Work of one kind of which only the latest counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from restorer_app.core.sentence import Text
from restorer_app.session.jobs import Job, JobRunner, Outcome, Work


class LatestJob:
    """At most one job on a lane: a newer one takes its place, and nobody hears what became of the former."""

    def __init__(self, lane: JobRunner, on_settled: Callable[[Outcome], None]) -> None:
        """``on_settled`` is called when a job ends that was neither replaced nor dropped."""
        self._lane, self._on_settled = lane, on_settled
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether there is one, perhaps still waiting for the lane."""
        return self._job is not None

    def start(self, title: Text, work: Work) -> None:
        self.drop()
        self._job = job = self._lane.start(title, work)
        job.settled.connect(partial(self._settle, job))

    def drop(self) -> None:
        """Stop it; if there is none, do nothing."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _settle(self, job: Job, outcome: Outcome) -> None:
        if job is self._job:
            self._job = None
            self._on_settled(outcome)
