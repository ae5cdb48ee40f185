"""Cleaning up noise: told apart from repairs, undone like them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.repair import CLEAN
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo
from tests.session.fake_engine import CLEANER, FILL, METHODS, FakeEngine

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
