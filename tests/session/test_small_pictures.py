"""The small pictures of open photographs follow the repairs, without holding anybody up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.shelf import OpenPhoto
from tests.session.conftest import FakeFiles, grey_photo
from tests.session.fake_engine import METHODS, FakeEngine

Settle = Callable[[], None]


class Maker:
    """Makes "small pictures": all samples. Remembers in which threads."""

    def __init__(self) -> None:
        self.threads: list[str] = []

    def __call__(self, photo: Photo) -> bytes:
        self.threads.append(threading.current_thread().name)
        return photo.picture.samples.tobytes()


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def session(
    qtbot: QtBot, engine: FakeEngine, files: FakeFiles, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RestoreSession]:
    """A session with a photograph of which a part is marked."""
    monkeypatch.setattr("restorer_app.session.small_pictures.PAUSE_MS", 60)
    session = RestoreSession(engine, METHODS, replace(files.functions, thumbnail=maker))
    mask = np.zeros((40, 60), np.bool_)
    mask[10:20, 10:40] = True
    session.show(grey_photo(), Mask(mask))
    yield session
    engine.gate.set()
    files.free.set()
    session.shut_down()
    session.deleteLater()


def up_to_date(photo: OpenPhoto) -> bool:
    return photo.thumbnail == photo.document.picture.samples.tobytes()


def photo_of(session: RestoreSession) -> OpenPhoto:
    assert session.current is not None
    return session.current


def test_it_shows_the_photograph_as_it_is_after_a_repair_and_after_undo(
    qtbot: QtBot, session: RestoreSession, maker: Maker, settle: Settle
) -> None:
    photo = photo_of(session)
    qtbot.waitUntil(lambda: up_to_date(photo), timeout=5000)
    for verb in (session.restore, session.undo, session.redo, session.back_to_original):
        before = photo.thumbnail
        with qtbot.waitSignal(session.small_pictures.changed, timeout=5000):
            verb()
        assert photo.thumbnail != before and up_to_date(photo)
    assert set(maker.threads) == {"restorer-files"}


def test_a_hundred_changes_in_a_row_make_one(
    qtbot: QtBot, session: RestoreSession, maker: Maker, settle: Settle
) -> None:
    photo = photo_of(session)
    session.restore()
    settle()
    qtbot.waitUntil(lambda: up_to_date(photo), timeout=5000)
    made = len(maker.threads)
    for _ in range(50):
        session.undo()
        session.redo()
    session.undo()
    qtbot.waitUntil(lambda: up_to_date(photo), timeout=5000)
    assert len(maker.threads) == made + 1


def test_marks_alone_make_none(qtbot: QtBot, session: RestoreSession, maker: Maker) -> None:
    qtbot.waitUntil(lambda: len(maker.threads) == 1, timeout=5000)
    session.clear_mask()
    session.undo()
    assert not session.small_pictures._pause.isActive()


def test_one_that_is_repaired_while_another_is_shown_gets_a_new_one(
    qtbot: QtBot, session: RestoreSession, engine: FakeEngine
) -> None:
    photo = photo_of(session)
    engine.script.append(engine.wait_for_gate)
    session.restore()
    session.show(grey_photo(10, 10))
    before = photo.document.picture.samples.tobytes()
    engine.gate.set()
    qtbot.waitUntil(lambda: photo.document.picture.samples.tobytes() != before, timeout=5000)
    qtbot.waitUntil(lambda: up_to_date(photo), timeout=5000)


def test_one_that_comes_with_repairs_shows_them(
    qtbot: QtBot, session: RestoreSession, settle: Settle
) -> None:
    session.restore()
    settle()
    repairs = photo_of(session).document.repairs
    again = session.put(grey_photo(), repairs=repairs)
    assert again.document.has_repairs
    qtbot.waitUntil(lambda: up_to_date(again), timeout=5000)


def test_it_never_waits_in_the_lane_with_samples_in_its_hand(
    qtbot: QtBot, session: RestoreSession, files: FakeFiles, settle: Settle
) -> None:
    photo = photo_of(session)
    session.restore()
    settle()
    qtbot.waitUntil(lambda: up_to_date(photo), timeout=5000)
    files.free.clear()
    session.save_mask(Path("mask.png"))
    session.undo()
    with qtbot.waitSignal(session.small_pictures._pause.timeout, timeout=5000):
        pass
    assert len(session._file_lane._jobs) == 1, "only the saving"
    files.free.set()
    qtbot.waitUntil(lambda: up_to_date(photo), timeout=5000)


def test_none_is_made_after_the_end(session: RestoreSession, settle: Settle) -> None:
    session.restore()
    settle()
    session.shut_down()
    assert not session.small_pictures._pause.isActive()
    session.undo()
    assert not session.small_pictures._pause.isActive()
