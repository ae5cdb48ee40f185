"""The preview of the scratch tracer: newest wish only, and what was seen is what is marked."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.brush import Point
from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Progress
from restorer_app.core.scratch_tracer import TracedScratch
from restorer_app.session.jobs import JobRunner
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.tracing import Tracing

START = (39.0, 10.0)


@pytest.fixture
def scratched(session: RestoreSession) -> RestoreSession:
    samples = np.random.default_rng(1).integers(90, 110, (80, 200, 3)).astype(np.uint16) * 200
    samples[38:41] = 60000
    session.show(Photo(Picture(samples, RGB)))
    return session


@pytest.fixture
def lane() -> Iterator[JobRunner]:
    runner = JobRunner("lane")
    yield runner
    runner.close()


class Traces:
    """Follows nothing; the first work waits for ``gate``."""

    def __init__(self) -> None:
        self.ends: list[Point] = []
        self.gate = threading.Event()

    def __call__(self, document: Document, start: Point, end: Point):  # type: ignore[no-untyped-def]
        def work(progress: Progress) -> TracedScratch:
            self.ends.append(end)
            self.gate.wait(5)
            return TracedScratch((start, end), (1.0, 1.0), Box(0, 0, 1, 1), np.ones((1, 1), np.bool_))

        return work


def test_of_the_wishes_that_come_while_one_is_followed_the_last_counts(
    qtbot: QtBot, lane: JobRunner, scratched: RestoreSession
) -> None:
    traces, document = Traces(), scratched.document
    assert document is not None
    tracing = Tracing(lane, traces, lane)
    for column in (50.0, 60.0, 70.0, 80.0):
        tracing.look(document, START, (39.0, column))
    traces.gate.set()
    qtbot.waitUntil(lambda: tracing.found(document, START, (39.0, 80.0)) is not None, timeout=5000)
    assert traces.ends == [(39.0, 50.0), (39.0, 80.0)]
    assert tracing.found(document, START, (39.0, 70.0)) is None


def test_what_comes_after_nobody_traces_any_more_is_not_shown(
    qtbot: QtBot, lane: JobRunner, scratched: RestoreSession
) -> None:
    traces, document = Traces(), scratched.document
    assert document is not None
    tracing = Tracing(lane, traces, lane)
    tracing.look(document, START, (39.0, 50.0))
    tracing.forget()
    traces.gate.set()
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    assert tracing.scratch is None


def test_the_second_click_marks_at_once_what_was_shown(qtbot: QtBot, scratched: RestoreSession) -> None:
    end = (40.0, 190.0)
    scratched.look_for_scratch(START, end)
    qtbot.waitUntil(lambda: scratched.tracing.scratch is not None, timeout=5000)
    shown = scratched.tracing.scratch
    scratched.trace(START, end)
    document = scratched.document
    assert document is not None and shown is not None
    assert document.marked == shown.pixels.sum() and scratched.undo_text == "Undo Scratch"
