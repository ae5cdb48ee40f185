"""Work beside the window: one thread a lane, and every job ends exactly once on the window's thread."""

from __future__ import annotations

import gc
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.sentence import Text

Work = Callable[[Progress], Any]

TURN_SECONDS = 0.0005
"""So long a lane's thread may keep the interpreter once the window wants it; Python's own is ten times that,
and a frame asks for it dozens of times."""
PROGRESS_INTERVAL_MS = 33
"""A job's progress is told at most this often; the last report of a burst is never lost."""


@dataclass(frozen=True, eq=False)
class Done:
    """The work ended by itself with ``value``."""

    value: Any


@dataclass(frozen=True)
class Stopped:
    """A stop was asked for, before or while the work ran."""


@dataclass(frozen=True)
class Failed:
    """The work raised. Plain data: a kept exception would keep its frames and all that they hold."""

    kind: type[BaseException]
    text: str
    advice: str
    details: str


Outcome = Done | Stopped | Failed


def take_short_turns() -> None:
    """Let this process's threads take turns so often that work beside the window is not felt in it."""
    sys.setswitchinterval(TURN_SECONDS)


def pass_over_what_is_loaded() -> None:
    """Let the garbage collector never look again through what there is now: libraries, mostly.

    Its rounds stop every thread; with torch loaded each would hold the window up for a fifth of a second.
    """
    gc.freeze()


class Job(QObject):
    """One piece of work as the window sees it; belongs to its runner."""

    progressed = Signal(float, str)
    settled = Signal(object)
    """One ``Outcome``, once, always later than the ``start`` and the ``cancel`` that led to it."""

    def __init__(self, number: int, title: Text, line: _Line, parent: JobRunner) -> None:
        super().__init__(parent)
        self.title = title
        self._number, self._line, self._runner = number, line, parent

    def cancel(self) -> None:
        """Ask the work to stop; a job that still waits is never run."""
        self._line.stop.set()
        self._runner.forget_waiting(self._number)


class JobRunner(QObject):
    """A lane: runs works one after the other in a thread of its own."""

    _woken = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
        self._waiting: deque[_Task] = deque()
        self._running: int | None = None
        self._numbers = 0
        self._mail: SimpleQueue[_Letter] = SimpleQueue()
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._woken.connect(self._read_mail, Qt.ConnectionType.QueuedConnection)
        self._pause = QTimer(self, singleShot=True, interval=PROGRESS_INTERVAL_MS)
        self._pause.timeout.connect(self._tell_progress)
        self._thread = threading.Thread(target=_serve, args=(self._tasks, self._post), name=name, daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether no job runs or waits."""
        return not self._jobs

    def start(self, title: Text, work: Work) -> Job:
        """Run ``work(progress)`` when the lane is free. It must not touch anything of Qt."""
        if not self._thread.is_alive():
            raise RuntimeError("the lane is closed")
        self._numbers += 1
        line = _Line(self._numbers, self._post)
        job = self._jobs[self._numbers] = Job(self._numbers, title, line, self)
        self._waiting.append(_Task(line, work))
        self._run_next()
        return job

    def forget_waiting(self, number: int) -> None:
        """Settle the job as stopped if it has not begun; else do nothing."""
        task = next((task for task in self._waiting if task.line.number == number), None)
        if task is not None:
            self._waiting.remove(task)
            self._post(_Letter(number, Stopped()))

    def close(self, finish: bool = False) -> None:
        """Stop all jobs (or let them ``finish``) and wait; every job is settled when this returns."""
        if not finish:
            for job in list(self._jobs.values()):
                job.cancel()
        for task in (*self._waiting, None):
            self._tasks.put(task)
        self._waiting.clear()
        self._thread.join()
        self._pause.stop()
        self._read_mail()

    def _post(self, letter: _Letter) -> None:
        """The only thing that the lane's thread may call."""
        self._mail.put(letter)
        self._woken.emit()

    def _run_next(self) -> None:
        if self._running is None and self._waiting:
            task = self._waiting.popleft()
            self._running = task.line.number
            self._tasks.put(task)

    @Slot()
    def _read_mail(self) -> None:
        while not self._mail.empty():
            letter = self._mail.get()
            if letter.outcome is None:
                self._tell_progress()
            else:
                self._settle(letter.number, letter.outcome)

    @Slot()
    def _tell_progress(self) -> None:
        """Pass the newest report on, unless one was told just now; then the timer comes back here."""
        job = self._jobs.get(self._running or 0)
        if job is None or self._pause.isActive():
            return
        report = job._line.take()
        if report is not None:
            self._pause.start()
            job.progressed.emit(*report)

    def _settle(self, number: int, outcome: Outcome) -> None:
        job = self._jobs.pop(number)
        if self._running == number:
            self._running = None
            self._pause.stop()
        job.settled.emit(outcome)  # before the next one runs: who hears of it may not want that any more
        self._run_next()
        job.deleteLater()


@dataclass(frozen=True, eq=False)
class _Letter:
    """From the lane's thread: an outcome, or (None) the news that there is a report to take."""

    number: int
    outcome: Outcome | None = None


class _Line(Progress):
    """The progress that the work gets: keeps only the newest report, and writes when it was taken.

    What it tells never falls.
    """

    def __init__(self, number: int, post: Callable[[_Letter], None]) -> None:
        self.number = number
        self.stop = threading.Event()
        self._post = post
        self._lock = threading.Lock()
        self._newest: tuple[float, str] | None = None
        self._reached, self._note = 0.0, ""

    def check(self) -> None:
        if self.stop.is_set():
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        self.check()
        with self._lock:
            self._reached = max(self._reached, min(float(fraction), 1.0))
            self._note = note or self._note
            told, self._newest = self._newest is not None, (self._reached, self._note)
        if not told:
            self._post(_Letter(self.number))

    def take(self) -> tuple[float, str] | None:
        """The newest report, if there is one that was not taken yet."""
        with self._lock:
            newest, self._newest = self._newest, None
        return newest


@dataclass(frozen=True, eq=False)
class _Task:
    line: _Line
    work: Work


def _serve(tasks: SimpleQueue[_Task | None], post: Callable[[_Letter], None]) -> None:
    """All that the lane's thread does."""
    while (task := tasks.get()) is not None:
        number, outcome = task.line.number, _outcome(task)
        del task  # whoever hears of the end may count on it that the work keeps no picture any more
        post(_Letter(number, outcome))
        del outcome


def _outcome(task: _Task) -> Outcome:
    try:
        task.line.check()
        return Done(task.work(task.line))
    except Cancelled:
        return Stopped()
    except BaseException as error:  # noqa: BLE001 - whatever it is, a job never ends in silence
        return failure(error)


def failure(error: BaseException) -> Failed:
    """The exception as plain data; works even for one that cannot tell its own text."""
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - a broken __str__ may raise anything
        text = ""
    details = "".join(traceback.format_exception(error))
    return Failed(type(error), text, str(getattr(error, "advice", "")), details)
