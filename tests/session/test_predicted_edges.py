"""Predicted edges: looked for when a person asks, shown, and gone with what they are of."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import Unsupported
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.request import RestoreRequest
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import grey_photo
from tests.session.fake_engine import METHODS, FakeEngine, edged

Listen = Callable[[Any], list[Any]]


@pytest.fixture
def able(painted: RestoreSession) -> RestoreSession:
    """A session with a mask, whose chosen engine draws edges."""
    painted._methods = (replace(METHODS[0], draws_edges=True), *METHODS[1:])
    return painted


@pytest.fixture
def looked(able: RestoreSession, qtbot: QtBot) -> RestoreSession:
    """The edges are shown."""
    able.predicted_edges.flip()
    qtbot.waitUntil(lambda: bool(able.predicted_edges.shown))
    return able


def test_they_can_be_asked_for_where_the_engine_draws_some_and_something_is_marked(
    able: RestoreSession,
) -> None:
    assert able.can_predict_edges
    able.method = "telea"
    assert not able.can_predict_edges
    able.method = "learned"
    able.clear_mask()
    assert not able.can_predict_edges


def test_they_are_those_of_the_mask_and_the_choices(looked: RestoreSession, engine: FakeEngine) -> None:
    (request,) = engine.looked_at
    assert looked.document is not None
    assert (request.mask.array == looked.document.mask_view).all()
    assert request.method == looked.method
    assert looked.predicted_edges.wished and len(looked.predicted_edges.shown) == 1


def test_asking_again_hides_them(looked: RestoreSession, engine: FakeEngine, heard: Listen) -> None:
    told = heard(looked.predicted_edges.changed)
    looked.predicted_edges.flip()
    assert not looked.predicted_edges.wished and looked.predicted_edges.shown == ()
    assert len(told) == len(engine.looked_at) == 1


def brushed(session: RestoreSession) -> None:
    session.begin_stroke(30, 10)
    session.end_stroke()


@pytest.mark.parametrize(
    "change",
    [
        brushed,
        RestoreSession.undo,
        lambda session: setattr(session, "method", "telea"),
        lambda session: session.show(grey_photo()),
    ],
    ids=["mask", "undo", "engine", "photograph"],
)
def test_they_are_gone_with_what_they_are_of(
    looked: RestoreSession, change: Callable[[RestoreSession], object]
) -> None:
    change(looked)
    assert not looked.predicted_edges.wished and looked.predicted_edges.shown == ()


def test_those_that_come_late_are_dropped(
    able: RestoreSession, engine: FakeEngine, qtbot: QtBot, heard: Listen
) -> None:
    late = threading.Event()

    def deaf(request: RestoreRequest, _: Progress) -> object:
        assert late.wait(5)
        return edged(request)

    engine.edging = deaf
    able.predicted_edges.flip()
    assert able.predicted_edges.wished and able.predicted_edges.shown == ()
    qtbot.waitUntil(lambda: bool(engine.looked_at))
    brushed(able)
    told = heard(able.predicted_edges.changed)
    late.set()
    able._engine_lane.close()
    assert told == [] and able.predicted_edges.shown == ()


def test_a_restore_does_not_wait_for_them(
    able: RestoreSession, engine: FakeEngine, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    entered, stopped = threading.Event(), threading.Event()

    def slow(_: RestoreRequest, progress: Progress) -> None:
        entered.set()
        while True:
            try:
                progress.check()
            except Cancelled:
                stopped.set()
                raise

    engine.edging = slow
    able.predicted_edges.flip()
    qtbot.waitUntil(entered.is_set)
    able.restore()
    settle()
    assert stopped.is_set() and able.has_repairs and not able.predicted_edges.wished


def test_a_failure_is_told(able: RestoreSession, engine: FakeEngine, qtbot: QtBot, heard: Listen) -> None:
    def refuse(*_: object) -> None:
        raise Unsupported("“learned” draws no edges.", "Choose another.")

    engine.edging = refuse
    failed = heard(able.failed)
    able.predicted_edges.flip()
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0][0] == "“learned” draws no edges." and not able.predicted_edges.wished
