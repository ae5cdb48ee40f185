"""The plan of the next restore: asked for while it is to be seen, a moment after the last change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import Unsupported
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.request import ExplainedPlan, RestoreRequest
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import grey_photo
from tests.session.fake_engine import FakeEngine, explained

Listen = Callable[[Any], list[Any]]
Settle = Callable[[], None]


def stroke(session: RestoreSession, row: float, start: float, end: float) -> None:
    session.begin_stroke(row, start)
    session.extend_stroke(row, end)
    session.end_stroke()


@pytest.fixture
def planned(painted: RestoreSession, qtbot: QtBot) -> RestoreSession:
    """A session with a mask whose plan is shown."""
    with qtbot.waitSignal(painted.plan_changed):
        painted.plan_visible = True
    return painted


class Gate:
    """An answer of the engine that waits; stops at once when asked to."""

    def __init__(self) -> None:
        self.entered, self.open, self.stopped = threading.Event(), threading.Event(), threading.Event()

    def __call__(self, request: RestoreRequest, progress: Progress) -> ExplainedPlan:
        self.entered.set()
        while not self.open.wait(0.002):
            try:
                progress.check()
            except Cancelled:
                self.stopped.set()
                raise
        return explained(request)


def test_nothing_is_planned_while_nobody_looks(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    stroke(painted, 30, 10, 40)
    painted.restore()
    settle()
    assert engine.planned == [] and painted.plan is None


def test_the_plan_is_that_of_the_mask_and_the_choices(planned: RestoreSession, engine: FakeEngine) -> None:
    (request,) = engine.planned
    assert planned.document is not None
    assert (request.mask.array == planned.document.mask_view).all()
    assert request.method == planned.method
    assert planned.plan is not None and len(planned.plan.windows) == 1
    assert planned.restore_hint.endswith("\n1 area, 2 passes, about 5 s.")


def test_it_follows_the_mask_once_for_a_burst_of_changes(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    before = planned.plan
    with qtbot.waitSignal(planned.plan_changed):
        for row in (20, 25, 30):
            stroke(planned, row, 10, 50)
    assert planned.plan is not before
    assert len(engine.planned) == 2
    assert planned.document is not None
    assert (engine.planned[-1].mask.array == planned.document.mask_view).all()


def test_the_former_plan_stays_until_the_next_is_there(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    gate = engine.planning = Gate()
    before = planned.plan
    stroke(planned, 30, 10, 50)
    qtbot.waitUntil(gate.entered.is_set)
    assert planned.plan is before
    with qtbot.waitSignal(planned.plan_changed):
        gate.open.set()


@pytest.mark.parametrize(
    "change", ["method", "device", "match_grain", "add_texture", "average_flips", "adapt_first"]
)
def test_it_follows_the_choices(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot, change: str
) -> None:
    chosen: Any = {"method": "telea", "device": "cpu"}.get(change, change in ("average_flips", "adapt_first"))
    with qtbot.waitSignal(planned.plan_changed):
        setattr(planned, change, chosen)
    assert len(engine.planned) == 2


def test_it_is_gone_with_the_mask_and_when_nobody_looks(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    planned.clear_mask()
    assert planned.plan is None
    with qtbot.waitSignal(planned.plan_changed):
        planned.undo()
    assert planned.plan is not None
    planned.plan_visible = False
    assert planned.plan is None
    assert "passes" not in planned.restore_hint


def test_another_photograph_has_not_the_plan_of_the_former_one(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    gate = engine.planning = Gate()
    stroke(planned, 30, 10, 50)
    qtbot.waitUntil(gate.entered.is_set)
    planned.show(grey_photo(), engine.planned[0].mask)
    assert planned.plan is None
    qtbot.waitUntil(gate.stopped.is_set)


def test_a_plan_that_comes_late_is_dropped(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot, heard: Listen
) -> None:
    late = threading.Event()

    def deaf(request: RestoreRequest, _: Progress) -> ExplainedPlan:
        assert late.wait(5)
        return explained(request)

    engine.planning = deaf
    stroke(planned, 30, 10, 50)
    qtbot.waitUntil(lambda: len(engine.planned) == 2)
    planned.plan_visible = False
    told = heard(planned.plan_changed)
    late.set()
    planned._engine_lane.close()
    assert told == [] and planned.plan is None


def test_a_restore_does_not_wait_for_a_plan(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot, settle: Settle
) -> None:
    gate = engine.planning = Gate()
    stroke(planned, 30, 10, 50)
    qtbot.waitUntil(gate.entered.is_set)
    before = planned.plan
    planned.restore()
    assert planned.plan is before, "what is being done stays to be seen"
    settle()
    assert gate.stopped.is_set()
    assert planned.has_repairs and planned.plan is None


def test_a_stopped_restore_is_planned_again(
    planned: RestoreSession, engine: FakeEngine, qtbot: QtBot, settle: Settle
) -> None:
    engine.script.append(engine.wait_for_gate)
    planned.restore()
    assert engine.started.wait(5)
    planned.stop()
    with qtbot.waitSignal(planned.plan_changed):
        settle()
    assert planned.plan is not None


def test_what_cannot_be_planned_is_said_quietly(
    painted: RestoreSession, engine: FakeEngine, qtbot: QtBot, heard: Listen
) -> None:
    def refuse(*_: object) -> None:
        raise Unsupported("There is nothing left to repair it from.", "Leave some.")

    engine.planning = refuse
    said, failed = heard(painted.message), heard(painted.failed)
    painted.plan_visible = True
    qtbot.waitUntil(lambda: bool(said))
    assert said == [("There is nothing left to repair it from.",)]
    assert failed == [] and painted.plan is None


@pytest.mark.expect_noise("unexpected failure")
def test_a_fault_of_ours_while_planning_is_noted_and_nothing_else(
    painted: RestoreSession, engine: FakeEngine, qtbot: QtBot, heard: Listen
) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    engine.planning = break_down
    said, failed = heard(painted.message), heard(painted.failed)
    painted.plan_visible = True
    qtbot.waitUntil(lambda: painted._engine_lane.idle and bool(engine.planned))
    assert said == [] and failed == []


def test_shutting_down_waits_for_no_plan(planned: RestoreSession, engine: FakeEngine) -> None:
    stroke(planned, 30, 10, 50)
    planned.shut_down()
    assert len(engine.planned) == 1
