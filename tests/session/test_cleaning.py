"""Cleaning up noise: told apart from repairs, undone like them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.repair import CLEAN
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo
from tests.session.fake_engine import CLEANER, FILL, METHODS, FakeEngine, cleaned

Settle = Callable[[], None]


@pytest.fixture
def session(qtbot: QtBot, engine: FakeEngine, files: FakeFiles) -> Iterator[RestoreSession]:
    session = RestoreSession(engine, (*METHODS, CLEANER), files.functions)
    yield session
    engine.gate.set()
    session.shut_down()
    session.deleteLater()


def values(session: RestoreSession) -> set[int]:
    assert session.document is not None
    return set(np.unique(session.document.upright_samples).tolist())


def test_the_whole_photograph_is_cleaned_as_one_step_and_marks_stay(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    assert painted.can_clean and painted.clean_hint == ""
    document = painted.document
    assert document is not None
    marked, texts = document.marked, list[str]()
    painted.message.connect(texts.append)
    painted.clean(0.5)
    assert painted.restoring and painted.busy_title == "Cleaning up noise…" and not painted.can_clean
    settle()
    [request] = engine.cleanings
    assert (request.mask, request.strength, request.method) == (None, 0.5, "denoise-cnn")
    assert values(painted) == {150} and document.marked == marked
    assert document.undo_title == "Clean up noise" and document.kept_repairs[0].verb == CLEAN
    assert texts == ["Noise cleaned up in 0.1 s with “Clean up noise (DnCNN)” on the processor."]
    painted.undo()
    assert values(painted) == {100}


def test_only_what_is_marked_is_cleaned_if_that_is_wished(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    document = painted.document
    assert document is not None
    mask = document.mask_view.copy()
    painted.clean(1.0, marked=True)
    settle()
    assert np.array_equal(document.upright_samples[:, :, 0] == FILL, mask)
    assert not painted.has_mask
    painted.clean(1.0, marked=True)
    assert len(engine.cleanings) == 1, "nothing is marked any more"


def test_what_was_cleaned_is_no_repaired_defect(painted: RestoreSession, settle: Settle) -> None:
    painted.restore()
    settle()
    painted.defects.look()
    before = painted.defects.all
    assert [defect.repaired for defect in before] == [True]
    painted.clean()
    settle()
    painted.defects.look()
    assert painted.defects.all == before
    painted.defects.select(before[0])
    assert painted.defects.pixels(before[0]).sum() == before[0].region.area


def test_it_can_be_stopped(painted: RestoreSession, engine: FakeEngine, settle: Settle) -> None:
    engine.cleaning = engine.wait_for_gate  # type: ignore[assignment]
    painted.clean()
    assert engine.started.wait(5)
    painted.stop()
    settle()
    assert values(painted) == {100} and not painted.has_repairs


def test_an_answer_to_another_picture_is_dropped(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    painted.restore()
    settle()
    kept, texts = values(painted), list[str]()
    painted.message.connect(texts.append)
    answer = engine.cleaning

    def late(request: object, progress: object) -> object:
        result = answer(request, progress)  # type: ignore[arg-type]
        object.__setattr__(result, "picture_revision", result.picture_revision - 1)
        return result

    engine.cleaning = late
    painted.clean()
    settle()
    assert values(painted) == kept and "Clean up noise again?" in texts[-1]


def test_networks_that_clean_are_not_offered_for_repairs(session: RestoreSession) -> None:
    assert session.methods == METHODS
    with pytest.raises(ValueError, match="no method"):
        session.method = CLEANER.name
    assert not session.can_clean and "Open a photograph" in session.clean_hint


def test_without_a_network_the_reason_is_told(engine: FakeEngine, files: FakeFiles, qtbot: QtBot) -> None:
    session = RestoreSession(engine, METHODS, files.functions)
    session.show(grey_photo())
    assert not session.can_clean and "no network that cleans" in session.clean_hint
    assert "no network" in session.clean_text
    session.clean()
    assert not session.restoring and not engine.cleanings
    session.shut_down()
    session.deleteLater()


PART = Box(5, 6, 20, 16)


def looked(qtbot: QtBot, session: RestoreSession, box: Box) -> None:
    """Look at a part until it is there."""
    session.look_cleaned(box)
    qtbot.waitUntil(lambda: session.clean_preview.after(1.0) is not None, timeout=5000)


def test_a_part_can_be_looked_at_before_anything_changes(
    qtbot: QtBot, painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    preview, state = painted.clean_preview, values(painted)
    painted.look_cleaned(PART)
    assert preview.box == PART and preview.after(1.0) is None
    looked(qtbot, painted, PART)
    for strength, value in ((1.0, FILL), (0.5, 150), (0.0, 100)):
        after = preview.after(strength)
        assert after is not None and after.shape[:2] == (20, 16)
        assert set(np.unique(after).tolist()) == {value}
    assert values(painted) == state and not painted.has_repairs
    looked(qtbot, painted, PART)
    assert len(engine.cleanings) == 1, "the same is not asked for twice"
    assert engine.cleanings[0].picture.upright_shape > (20, 16), "the network sees what is around"
    painted.clean(1.0)
    settle()
    looked(qtbot, painted, PART)
    assert len(engine.cleanings) == 3, "it is another picture now"
    preview.forget()
    assert preview.box is None and preview.after(1.0) is None


def test_another_look_and_the_work_itself_do_not_wait_for_the_one_before(
    qtbot: QtBot, painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    engine.cleaning = engine.wait_for_gate  # type: ignore[assignment]
    painted.look_cleaned(PART)
    assert engine.started.wait(5)
    engine.cleaning = lambda request, _: cleaned(request)
    looked(qtbot, painted, PART.shifted(1, 0))
    engine.cleaning, engine.started = engine.wait_for_gate, threading.Event()  # type: ignore[assignment]
    painted.look_cleaned(PART)
    assert engine.started.wait(5)
    engine.cleaning = lambda request, _: cleaned(request)
    painted.clean(1.0)
    settle()
    assert values(painted) == {FILL}


def test_a_look_that_fails_is_none(qtbot: QtBot, painted: RestoreSession, engine: FakeEngine) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    engine.cleaning = fail
    painted.look_cleaned(PART)
    with qtbot.waitSignal(painted.clean_preview.changed):
        pass
    assert painted.clean_preview.after(1.0) is None and not painted.has_repairs
