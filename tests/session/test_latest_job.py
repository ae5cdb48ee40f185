"""Of work of one kind only the latest is heard of."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.progress import Progress
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome, Stopped
from restorer_app.session.latest_job import LatestJob


@pytest.fixture
def heard() -> list[Outcome]:
    return []


@pytest.fixture
def latest(lane: JobRunner, heard: list[Outcome]) -> LatestJob:
    return LatestJob(lane, heard.append)


def until_stopped(begun: threading.Event, progress: Progress) -> None:
    begun.set()
    while True:
        progress.check()


def test_a_newer_one_stops_the_former_and_alone_is_heard(
    qtbot: QtBot, lane: JobRunner, latest: LatestJob, heard: list[Outcome]
) -> None:
    begun = threading.Event()
    latest.start("first", lambda progress: until_stopped(begun, progress))
    assert begun.wait(5) and latest.running
    latest.start("second", lambda _: 2)
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    [outcome] = heard
    assert isinstance(outcome, Done) and outcome.value == 2 and not latest.running


def test_what_was_dropped_is_not_heard_of(
    qtbot: QtBot, lane: JobRunner, latest: LatestJob, heard: list[Outcome]
) -> None:
    latest.drop()
    latest.start("first", lambda _: 1)
    latest.drop()
    assert not latest.running
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    assert heard == []


def test_failures_and_stops_from_elsewhere_are_heard(
    qtbot: QtBot, lane: JobRunner, latest: LatestJob, heard: list[Outcome]
) -> None:
    latest.start("fails", lambda _: 1 // 0)
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)
    assert isinstance(heard[0], Failed) and not latest.running
    begun = threading.Event()
    latest.start("waits", lambda progress: until_stopped(begun, progress))
    assert begun.wait(5)
    lane.close()
    assert isinstance(heard[1], Stopped)


def test_the_next_one_can_be_started_by_who_hears(qtbot: QtBot, lane: JobRunner) -> None:
    values: list[int] = []

    def hear(outcome: Outcome) -> None:
        assert isinstance(outcome, Done) and not latest.running
        values.append(outcome.value)
        if outcome.value < 3:
            latest.start("next", lambda _: outcome.value + 1)

    latest = LatestJob(lane, hear)
    latest.start("one", lambda _: 1)
    qtbot.waitUntil(lambda: values == [1, 2, 3], timeout=5000)
