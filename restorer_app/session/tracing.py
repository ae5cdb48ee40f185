"""What the scratch tracer would mark from its first click to the pointer, followed while the hand moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from restorer_app.core.brush import Point
from restorer_app.core.document import Document
from restorer_app.core.progress import Progress
from restorer_app.core.scratch_tracer import TracedScratch
from restorer_app.session.jobs import Done, Job, JobRunner, Outcome

Trace = Callable[[Document, Point, Point], Callable[[Progress], TracedScratch | None]]


@dataclass(frozen=True, eq=False)
class _Wish:
    document: Document
    start: Point
    end: Point


class Tracing(QObject):
    """One scratch at a time is followed on a lane; of the wishes that come meanwhile the last one counts."""

    changed = Signal()

    def __init__(self, lane: JobRunner, trace: Trace, parent: QObject) -> None:
        """``trace`` gives the work that follows a scratch of a document from one point to another."""
        super().__init__(parent)
        self._lane, self._trace = lane, trace
        self._wish: _Wish | None = None
        self._followed: _Wish | None = None
        self._job: Job | None = None
        self._scratch: TracedScratch | None = None

    @property
    def scratch(self) -> TracedScratch | None:
        """What was found last; None if nothing was, or nobody traces."""
        return self._scratch

    def look(self, document: Document, start: Point, end: Point) -> None:
        """Follow the scratch between two points, soon."""
        self._wish = _Wish(document, start, end)
        self._go_on()

    def found(self, document: Document, start: Point, end: Point) -> TracedScratch | None:
        """The scratch between two points, if that is what was followed last."""
        known = self._followed if self._job is None else None
        same = known is not None and (known.document, known.start, known.end) == (document, start, end)
        return self._scratch if same else None

    def forget(self) -> None:
        """Nobody traces any more."""
        self._wish = self._followed = None
        self._take(None)

    def _go_on(self) -> None:
        wish = self._wish
        if wish is not None and wish is not self._followed and self._job is None:
            self._followed = wish
            work = self._trace(wish.document, wish.start, wish.end)
            self._job = self._lane.start("Following the scratch…", work)
            self._job.settled.connect(partial(self._on_settled, wish))

    def _on_settled(self, wish: _Wish, outcome: Outcome) -> None:
        self._job = None
        if wish is self._followed:
            self._take(outcome.value if isinstance(outcome, Done) else None)
        self._go_on()

    def _take(self, scratch: TracedScratch | None) -> None:
        if scratch is not self._scratch:
            self._scratch = scratch
            self.changed.emit()
