"""Which marks would be lost with their photograph: those made by hand that no file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.mask import Mask
from restorer_app.session.filing_session import MaskWish
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo

Listen = Callable[[Any], list[Any]]
Settle = Callable[[], None]


def unsaved(session: RestoreSession) -> bool:
    assert session.current is not None
    return session.current.unsaved_marks


def some_mask() -> Mask:
    array = np.zeros((40, 60), np.bool_)
    array[5, 5:20] = True
    return Mask(array)


def paint(session: RestoreSession) -> None:
    session.begin_stroke(30, 10)
    session.extend_stroke(30, 30)
    session.end_stroke()


def test_a_photograph_has_none_until_something_is_marked(session: RestoreSession) -> None:
    session.show(grey_photo())
    assert not unsaved(session)
    paint(session)
    assert unsaved(session)
    assert session.current is not None and not session.current.unsaved


def test_none_are_left_once_the_last_stroke_is_undone(painted: RestoreSession) -> None:
    painted.undo()
    assert not unsaved(painted)
    painted.redo()
    assert unsaved(painted)


def test_none_are_left_once_a_restore_has_used_them(painted: RestoreSession, settle: Settle) -> None:
    painted.restore()
    settle()
    assert not unsaved(painted)


def test_marks_that_came_with_the_photograph_are_not_the_person_s_work(
    session: RestoreSession, qtbot: QtBot
) -> None:
    session.show(grey_photo(), some_mask(), "Demonstration")
    assert session.has_mask and not unsaved(session)
    paint(session)
    assert unsaved(session)
    session.undo()
    assert not unsaved(session), "they are again what they were"
    session.invert_mask()
    qtbot.waitUntil(lambda: unsaved(session), timeout=5000)


def test_a_demonstration_that_was_repaired_and_undone_has_none(
    session: RestoreSession, settle: Settle
) -> None:
    session.demonstrate(lambda: (grey_photo(), some_mask()))
    settle()
    session.restore()
    settle()
    session.undo()
    assert session.has_mask and not unsaved(session)


def test_a_loaded_mask_is_in_a_file(
    painted: RestoreSession, files: FakeFiles, heard: Listen, qtbot: QtBot
) -> None:
    files.masks["mask.png"], told = some_mask(), heard(painted.message)
    painted.load_mask(Path("mask.png"))
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert painted.has_mask and not unsaved(painted)
    painted.undo()
    assert unsaved(painted), "what was painted before is in none"


def test_a_saved_mask_is_in_a_file_but_not_what_is_painted_while_it_is_written(
    painted: RestoreSession, files: FakeFiles, qtbot: QtBot
) -> None:
    files.free.clear()
    painted.save_mask(Path("mask.png"))
    assert painted.saving_masks and unsaved(painted)
    paint(painted)
    with qtbot.waitSignal(painted.mask_saved, timeout=5000) as told:
        files.free.set()
    assert told.args == [Path("mask.png")]
    assert not painted.saving_masks and unsaved(painted)
    painted.undo()
    assert not unsaved(painted)


def test_a_mask_that_could_not_be_saved_is_still_unsaved(
    painted: RestoreSession, files: FakeFiles, heard: Listen, qtbot: QtBot
) -> None:
    files.raising, failures = UnwritableFile("The disk is full."), heard(painted.failed)
    painted.save_mask(Path("mask.png"))
    qtbot.waitUntil(lambda: bool(failures), timeout=5000)
    assert unsaved(painted) and not painted.saving_masks


def test_masks_of_several_photographs_are_saved_each_as_its_own(
    session: RestoreSession, files: FakeFiles, qtbot: QtBot
) -> None:
    for name, row in (("a.tif", 5), ("b.tif", 20)):
        session.show(grey_photo(path=Path(name)))
        session.begin_stroke(row, 10)
        session.end_stroke()
    photos = session.photos
    session.save_masks([MaskWish(photo, Path(f"{photo.name}.png")) for photo in photos])
    qtbot.waitUntil(lambda: not session.saving_masks, timeout=5000)
    assert [photo.unsaved_marks for photo in photos] == [False, False]
    assert files.masks["a.tif.png"].array[5, 10] and files.masks["b.tif.png"].array[20, 10]


@pytest.mark.parametrize("there", [False, True])
def test_the_paths_of_masks_are_those_of_no_file_and_no_two_are_the_same(
    session: RestoreSession, tmp_path: Path, there: bool
) -> None:
    for name in ("scan.tif", "scan.png", "other.tif"):
        session.show(grey_photo(path=tmp_path / name))
    if there:
        (tmp_path / "scan_mask.png").touch()
    wanted = ["scan_mask 2.png", "scan_mask 3.png"] if there else ["scan_mask.png", "scan_mask 2.png"]
    paths = session.mask_paths(session.photos)
    assert paths == [tmp_path / name for name in (*wanted, "other_mask.png")]
