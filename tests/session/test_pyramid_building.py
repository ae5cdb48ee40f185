"""The pyramid is built beside the window, gives way to files, and follows what is done to the photograph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core import pyramid as module
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.pyramid import CELL
from restorer_app.core.repair import Patch, Repair
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo

SIDE = 3 * CELL


@pytest.fixture(autouse=True)
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """No photograph is small, and each cell is a piece of work."""
    monkeypatch.setattr(module, "AT_ONCE", 0)
    monkeypatch.setattr(module, "_CELLS", 1)


def built(session: RestoreSession, box: Box) -> bool:
    assert session.pyramid is not None
    return session.pyramid.block(2, box) is not None


def test_a_photograph_is_built_piece_by_piece(qtbot: QtBot, session: RestoreSession) -> None:
    boxes: list[Box] = []
    session.pyramid_changed.connect(boxes.append)
    session.show(grey_photo(SIDE, SIDE))
    assert not built(session, Box(0, 0, 9, 9))
    qtbot.waitUntil(lambda: len(boxes) == 9)
    assert boxes[0] == Box(0, 0, CELL, CELL) and built(session, Box(0, 0, SIDE // 4, SIDE // 4))


def test_a_repair_is_built_anew(qtbot: QtBot, session: RestoreSession) -> None:
    session.show(grey_photo(SIDE, SIDE))
    qtbot.waitUntil(lambda: built(session, Box(0, 0, SIDE // 4, SIDE // 4)))
    document = session.document
    assert document is not None and session.pyramid is not None
    patch = Patch(8, 8, np.full((8, 8, 3), 200, np.uint8), np.ones((8, 8), np.float32))
    change = document.accept(Repair((patch,), Mask.empty(SIDE, SIDE), "white"))
    with qtbot.waitSignal(session.pyramid_changed) as told:
        session.picture_changed.emit(change.picture)
    assert told.args == [Box(0, 0, CELL, CELL)]
    block, opened = (
        read(2, Box(2, 2, 2, 2)) for read in (session.pyramid.block, session.pyramid.original_block)
    )
    assert (block == 200).all() and (opened == 100).all()


def test_saving_waits_for_one_piece_not_for_all(
    qtbot: QtBot, session: RestoreSession, files: FakeFiles
) -> None:
    """On a busy machine a few may be done before it is known that there is something to save."""
    pieces: list[Box] = []
    session.show(grey_photo(SIDE, SIDE))
    session.pyramid_changed.connect(pieces.append)
    with qtbot.waitSignal(session.saved):
        session.save_as(Path("out.tif"))
    assert len(pieces) <= 5
    qtbot.waitUntil(lambda: len(pieces) == 9)


def test_another_photograph_stops_the_building_of_the_first(qtbot: QtBot, session: RestoreSession) -> None:
    session.show(grey_photo(SIDE, SIDE))
    session.show(grey_photo(SIDE, 2 * CELL))
    boxes: list[Box] = []
    session.pyramid_changed.connect(boxes.append)
    qtbot.waitUntil(lambda: len(boxes) == 6)
    session.close()
    session.close()
    assert session.pyramid is None


def test_the_end_does_not_wait_for_the_whole_pyramid(session: RestoreSession) -> None:
    session.show(grey_photo(SIDE, SIDE))
    session.shut_down()
    assert not built(session, Box(0, 0, SIDE // 4, SIDE // 4))
