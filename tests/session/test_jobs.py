"""The contract of background work: each job ends exactly once, on the window's thread."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import OutOfMemory
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.session.jobs import (
    PROGRESS_INTERVAL_MS,
    Done,
    Failed,
    Job,
    JobRunner,
    Outcome,
    Stopped,
    _Letter,
    _Line,
    _outcome,
    _Task,
)


class Ends(list[Outcome]):
    """Every outcome a job tells, and the threads it tells them on."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.threads: list[threading.Thread] = []
        job.settled.connect(self._on_settled)

    def _on_settled(self, outcome: Outcome) -> None:
        self.append(outcome)
        self.threads.append(threading.current_thread())


def finish(qtbot: QtBot, lane: JobRunner, ends: Ends) -> Outcome:
    """The one outcome, after everything that could still come has come."""
    qtbot.waitUntil(lambda: bool(ends) and lane.idle, timeout=5000)
    lane.start("last", lambda _: None)
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    assert len(ends) == 1
    assert ends.threads == [threading.main_thread()]
    return ends[0]


def until_stopped(started: threading.Event, progress: Progress) -> None:
    started.set()
    while not threading.Event().wait(0.001):
        progress.report(0.5)


def test_a_job_that_ends_by_itself_is_done_with_its_value(qtbot: QtBot, lane: JobRunner) -> None:
    ends = Ends(lane.start("work", lambda _: 42))
    outcome = finish(qtbot, lane, ends)
    assert isinstance(outcome, Done)
    assert outcome.value == 42


def test_work_runs_beside_the_window_and_one_at_a_time(qtbot: QtBot, lane: JobRunner) -> None:
    names: list[str] = []
    for _ in range(3):
        lane.start("work", lambda _: names.append(threading.current_thread().name))
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    assert names == ["test-lane"] * 3


def test_stopping_a_waiting_job_never_runs_it(qtbot: QtBot, lane: JobRunner) -> None:
    started, ran = threading.Event(), threading.Event()
    first = lane.start("first", lambda progress: until_stopped(started, progress))
    second = lane.start("second", lambda _: ran.set())
    ends = Ends(second)
    second.cancel()
    qtbot.waitUntil(lambda: bool(ends), timeout=5000)  # it need not wait for the first
    assert not lane.idle
    first.cancel()
    assert isinstance(finish(qtbot, lane, ends), Stopped)
    assert not ran.is_set()


def test_stopping_a_running_job_ends_it_at_its_next_report(qtbot: QtBot, lane: JobRunner) -> None:
    started = threading.Event()
    job = lane.start("work", lambda progress: until_stopped(started, progress))
    ends = Ends(job)
    assert started.wait(5)
    job.cancel()
    job.cancel()
    assert isinstance(finish(qtbot, lane, ends), Stopped)


def test_a_stop_that_comes_too_late_leaves_the_job_done(qtbot: QtBot, lane: JobRunner) -> None:
    started, gate = threading.Event(), threading.Event()
    job = lane.start("work", lambda _: (started.set(), gate.wait(5)))
    ends = Ends(job)
    assert started.wait(5)
    job.cancel()
    gate.set()
    assert isinstance(finish(qtbot, lane, ends), Done)


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (RuntimeError("CUDA error: out of memory"), "CUDA error: out of memory"),
        (MemoryError(), ""),
        (KeyboardInterrupt(), ""),
        (SystemExit(3), "3"),
        (OutOfMemory("Too large."), "Too large."),
        (SpeechlessError(), ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_is_raised_the_job_ends_as_failed_with_plain_data(
    qtbot: QtBot, lane: JobRunner, error: BaseException, text: str
) -> None:
    def work(_: Progress) -> None:
        raise error

    outcome = finish(qtbot, lane, Ends(lane.start("work", work)))
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.text) == (type(error), text)
    assert outcome.advice == getattr(error, "advice", "")
    assert "in work" in outcome.details


def test_a_work_that_gives_up_by_itself_counts_as_stopped(qtbot: QtBot, lane: JobRunner) -> None:
    def work(_: Progress) -> None:
        raise Cancelled

    assert isinstance(finish(qtbot, lane, Ends(lane.start("work", work))), Stopped)


def test_a_failure_keeps_nothing_of_the_work_alive(qtbot: QtBot, lane: JobRunner) -> None:
    kept: list[weakref.ref[Any]] = []

    def work(_: Progress) -> None:
        tensor = np.zeros(1000)
        kept.append(weakref.ref(tensor))
        raise RuntimeError("out of memory")

    ends = Ends(lane.start("work", work))
    finish(qtbot, lane, ends)
    gc.collect()
    assert kept[0]() is None


def test_a_burst_of_reports_is_thinned_but_its_last_one_arrives(qtbot: QtBot, lane: JobRunner) -> None:
    heard, gate, told = threading.Event(), threading.Event(), list[tuple[float, str]]()
    begun = time.perf_counter()

    def work(progress: Progress) -> None:
        while (passed := time.perf_counter() - begun) < 0.25 or not heard.is_set():
            progress.report(min(passed, 0.99))
        progress.report(0.999, "nearly")
        assert gate.wait(5)

    def listen(fraction: float, note: str) -> None:
        told.append((fraction, note))
        (gate if note else heard).set()

    job = lane.start("work", work)
    job.progressed.connect(listen)
    ends = Ends(job)
    with qtbot.waitSignal(job.settled, timeout=5000):
        pass
    passed = time.perf_counter() - begun
    finish(qtbot, lane, ends)
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    early = 0.9  # Qt lets a timer of this length end a twentieth early
    assert 2 <= len(told) <= 2 + passed / (PROGRESS_INTERVAL_MS / 1000 * early)


def test_what_a_job_tells_never_falls_nor_leaves_its_bounds() -> None:
    line, told = _Line(1, lambda _: None), []
    for fraction in (0.2, 0.5, 0.3, -1.0, 0.6, 7.0):
        line.report(fraction, "work")
        told.append(line.take())
    assert told == [(fraction, "work") for fraction in (0.2, 0.5, 0.5, 0.5, 0.6, 1.0)]


def test_a_report_without_a_note_leaves_the_former_one_standing() -> None:
    line = _Line(1, lambda _: None)
    line.report(0.2, "work")
    line.report(0.3)
    assert line.take() == (0.3, "work")


def test_a_stop_between_start_and_the_first_line_of_the_work_is_in_time() -> None:
    ran, letters = [], list[_Letter]()
    line = _Line(1, letters.append)
    line.stop.set()
    assert isinstance(_outcome(_Task(line, lambda _: ran.append(1))), Stopped)
    assert ran == []


def test_closing_stops_the_running_and_the_waiting_and_settles_both(qtbot: QtBot) -> None:
    lane, started, ran = JobRunner("closing"), threading.Event(), threading.Event()
    running = Ends(lane.start("running", lambda progress: until_stopped(started, progress)))
    waiting = Ends(lane.start("waiting", lambda _: ran.set()))
    assert started.wait(5)
    lane.close()
    assert [type(end) for end in (*running, *waiting)] == [Stopped, Stopped]
    assert not ran.is_set()
    assert not any(thread.name == "closing" for thread in threading.enumerate())
    lane.deleteLater()


def test_closing_may_let_the_jobs_finish(qtbot: QtBot) -> None:
    lane, ran = JobRunner("finishing"), []
    ends = [Ends(lane.start("work", lambda _, number=number: ran.append(number))) for number in range(3)]
    lane.close(finish=True)
    assert ran == [0, 1, 2]
    assert [type(end) for job in ends for end in job] == [Done] * 3
    lane.deleteLater()


def test_a_closed_lane_takes_no_more_work(qtbot: QtBot) -> None:
    lane = JobRunner("closed")
    lane.close()
    lane.close()
    with pytest.raises(RuntimeError):
        lane.start("work", lambda _: None)
    lane.deleteLater()


def test_a_hundred_starts_and_stops_leave_the_threads_as_they_were(qtbot: QtBot, lane: JobRunner) -> None:
    lane.start("first", lambda _: None)
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    before = threading.active_count()
    outcomes: list[Outcome] = []
    for _ in range(100):
        started = threading.Event()
        job = lane.start("work", _stopper(started))
        job.settled.connect(outcomes.append)
        assert started.wait(5)
        job.cancel()
        qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    assert [type(outcome) for outcome in outcomes] == [Stopped] * 100
    assert threading.active_count() == before


def _stopper(started: threading.Event) -> Callable[[Progress], None]:
    return lambda progress: until_stopped(started, progress)
