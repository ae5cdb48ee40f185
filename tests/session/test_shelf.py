"""Several photographs open at once: what each keeps, and where a restore's answer goes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import DamagedFile
from restorer_app.core.mask import Mask
from restorer_app.core.photo_files import save_photo
from restorer_app.session.filing_session import SaveWish
from restorer_app.session.opening_session import MOST_AT_ONCE
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo
from tests.session.fake_engine import FILL, FakeEngine

Listen = Callable[[Any], list[Any]]
Settle = Callable[[], None]


def names(session: RestoreSession) -> list[str]:
    return [photo.name for photo in session.photos]


def shown(session: RestoreSession) -> str:
    return session.current.name if session.current else ""


def three(session: RestoreSession) -> None:
    for name in ("a.tif", "b.tif", "c.tif"):
        session.show(grey_photo(path=Path(name)))


# --- coming, going, and what is kept


def test_a_second_photograph_is_shown_and_the_first_stays(session: RestoreSession, heard: Listen) -> None:
    told = heard(session.document_changed)
    session.show(grey_photo(path=Path("a.tif")))
    first = session.document
    session.show(grey_photo(path=Path("b.tif")))
    assert names(session) == ["a.tif", "b.tif"]
    assert shown(session) == "b.tif"
    assert session.document is not first
    assert len(told) == 2


def test_each_photograph_keeps_its_mask_its_undo_its_notes_and_how_it_was_looked_at(
    painted: RestoreSession,
) -> None:
    first = painted.current
    assert first is not None and painted.document is not None
    mask = painted.document.mask_view.copy()
    painted.notes, painted.view_mode, painted.split_position = ("A note.",), "split", 0.25
    painted.turns = 1
    painted.show(grey_photo(20, 30))
    assert not painted.has_mask and not painted.can_undo
    assert (painted.notes, painted.view_mode, painted.turns) == ((), "after", 0)
    painted.go_to(first)
    assert painted.document is first.document
    assert np.array_equal(painted.document.mask_view, mask)
    assert painted.has_mask and painted.undo_text == "Undo Brush"
    assert (painted.notes, painted.view_mode, painted.split_position) == (("A note.",), "split", 0.25)
    assert painted.turns == 1


def test_a_stroke_that_is_going_on_is_kept_when_another_photograph_is_shown(painted: RestoreSession) -> None:
    first = painted.current
    painted.begin_stroke(30, 30)
    painted.show(grey_photo())
    assert not painted.stroking
    assert first is not None and first.document.mask_view[30, 30]
    assert len(first.document.history) == 2


def test_going_to_and_fro_leaves_the_brush_as_it_was(session: RestoreSession) -> None:
    for side in (2000, 311):
        session.show(grey_photo(4, side))
    first, second = session.photos
    session.go_to(first)
    session.brush_diameter = 7
    for _ in range(5):
        session.go_to(second)
        session.go_to(first)
    assert session.brush_diameter == 7


def test_the_next_and_the_one_before_go_round(session: RestoreSession) -> None:
    session.go_on()  # nothing is open: nothing happens
    three(session)
    session.go_on()
    assert shown(session) == "a.tif"
    session.go_on(-1)
    assert shown(session) == "c.tif"
    session.go_on(-1)
    assert shown(session) == "b.tif"


def test_closing_shows_the_next_one_and_at_the_end_the_one_before(session: RestoreSession) -> None:
    three(session)
    session.go_on(-1)
    session.close()
    assert (shown(session), names(session)) == ("c.tif", ["a.tif", "c.tif"])
    session.close()
    assert (shown(session), names(session)) == ("a.tif", ["a.tif"])
    session.close()
    assert (session.document, session.current, session.photos) == (None, None, ())
    session.close()


def test_closing_one_that_is_not_shown_changes_nothing_seen(session: RestoreSession, heard: Listen) -> None:
    three(session)
    told, told_of_shelf = heard(session.document_changed), heard(session.shelf_changed)
    session.close(session.photos[0])
    assert (shown(session), names(session)) == ("c.tif", ["b.tif", "c.tif"])
    assert told == []
    assert len(told_of_shelf) == 1


def test_a_photograph_without_a_file_is_called_by_its_title(session: RestoreSession) -> None:
    session.show(grey_photo(), title="Demonstration")
    assert shown(session) == "Demonstration"


# --- opening


def test_files_chosen_one_after_the_other_are_all_opened(
    session: RestoreSession, files: FakeFiles, settle: Settle
) -> None:
    files.photos["other.tif"] = grey_photo(11, 12, path=Path("other.tif"))
    session.open(Path("scan.tif"))
    session.open(Path("other.tif"))
    settle()
    assert names(session) == ["scan.tif", "other.tif"]
    assert shown(session) == "other.tif"


def test_of_many_files_the_first_is_shown_and_stays_while_the_others_come(
    session: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    for name in ("a.tif", "b.tif", "c.tif"):
        files.photos[name] = grey_photo(path=Path(name))
    told, files.free = heard(session.document_changed), threading.Event()
    session.open_all([Path("a.tif"), Path("b.tif"), Path("c.tif")])
    assert session.busy_title == "Opening a.tif… (2 more)"
    files.free.set()
    settle()
    assert (names(session), shown(session)) == (["a.tif", "b.tif", "c.tif"], "a.tif")
    assert len(told) == 1


def test_a_file_that_is_open_already_is_shown_and_not_opened_twice(
    session: RestoreSession, settle: Settle
) -> None:
    session.open(Path("scan.tif"))
    settle()
    session.show(grey_photo())
    session.open(Path("scan.tif"))
    assert not session.opening
    assert (len(session.photos), shown(session)) == (2, "scan.tif")


def test_files_that_cannot_be_opened_are_told_once_and_the_others_come(
    session: RestoreSession, heard: Listen, settle: Settle
) -> None:
    failures = heard(session.failed)
    session.open_all([Path("gone.tif"), Path("scan.tif"), Path("lost.tif")])
    settle()
    assert names(session) == ["scan.tif"]
    ((text, advice, details),) = failures
    assert text == "2 files could not be opened."
    assert advice == "gone.tif does not exist.\nlost.tif does not exist."
    assert "Traceback" in details


def test_a_damaged_file_among_many_is_asked_about(
    session: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    files.raising, found = DamagedFile("scan.tif is cut short."), heard(session.damage_found)
    session.open_all([Path("scan.tif")])
    settle()
    assert found == [(Path("scan.tif"), "scan.tif is cut short.")]


def test_a_whole_archive_is_not_opened_at_once(
    session: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    paths = [Path(f"{number}.tif") for number in range(MOST_AT_ONCE + 5)]
    files.photos.update({path.name: grey_photo(2, 2, path=path) for path in paths})
    said = heard(session.message)
    session.open_all(paths)
    settle()
    assert len(session.photos) == MOST_AT_ONCE
    assert said == [("Only the first 60 of 65 files were opened.",)]


# --- a restore belongs to the photograph it was started for


def started(painted: RestoreSession, engine: FakeEngine) -> None:
    engine.script.append(engine.wait_for_gate)
    painted.restore()
    assert engine.started.wait(5)


def test_the_answer_goes_into_the_photograph_it_was_asked_for_though_another_is_shown(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    asked = painted.current
    assert asked is not None
    hole = asked.document.mask_view.copy()
    started(painted, engine)
    painted.show(grey_photo(10, 10, path=Path("other.tif")))
    changed, said = heard(painted.picture_changed), heard(painted.message)
    shelf = heard(painted.shelf_changed)
    assert painted.restoring and painted.restoring_elsewhere == "Photograph"
    engine.gate.set()
    settle()
    assert (asked.document.picture.samples[hole] == FILL).all()
    assert (asked.unsaved, painted.unsaved) == (True, False)
    assert not asked.document.has_mask
    assert painted.document is not None and (painted.document.picture.samples == 100).all()
    assert changed == []
    assert shelf
    assert said[-1][0].startswith("Photograph: Repaired ")
    painted.go_to(asked)
    assert painted.unsaved and painted.undo_text == "Undo Restore"


def test_closing_a_photograph_stops_its_restore_in_silence(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    asked = painted.current
    started(painted, engine)
    painted.show(grey_photo(10, 10))
    said, failures = heard(painted.message), heard(painted.failed)
    painted.close(asked)
    settle()
    assert (said, failures) == ([], [])


def test_closing_another_photograph_lets_the_restore_go_on(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    asked = painted.current
    started(painted, engine)
    painted.show(grey_photo(10, 10))
    painted.close()
    assert painted.current is asked
    assert painted.restoring and painted.restoring_elsewhere == ""
    engine.gate.set()
    settle()
    assert painted.unsaved


def test_painting_in_one_photograph_goes_on_when_the_answer_for_another_comes(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    started(painted, engine)
    painted.show(grey_photo())
    painted.begin_stroke(5, 5)
    engine.gate.set()
    settle()
    painted.extend_stroke(5, 40)
    painted.end_stroke()
    assert painted.document is not None
    assert painted.document.history == ("Brush",)


def test_the_answer_for_a_photograph_that_has_changed_is_dropped_also_elsewhere(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    asked = painted.current
    painted.restore()
    settle()
    painted.begin_stroke(30, 30)
    painted.end_stroke()
    started(painted, engine)
    painted.undo()
    painted.undo()
    painted.show(grey_photo())
    said = heard(painted.message)
    engine.gate.set()
    settle()
    assert asked is not None and (asked.document.picture.samples == 100).all()
    assert "changed meanwhile" in said[-1][0]


# --- saving


def repaired(session: RestoreSession, name: str, settle: Settle) -> None:
    mask = np.zeros((40, 60), np.bool_)
    mask[10:12, 10:20] = True
    session.show(grey_photo(path=Path(name)), Mask(mask))
    session.restore()
    settle()


def test_unsaved_photographs_are_known_and_saved_one_after_the_other(
    session: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    for name in ("a.tif", "b.tif"):
        repaired(session, name, settle)
    session.show(grey_photo())
    told, unsaved = heard(session.saved), session.unsaved_photos
    assert [photo.name for photo in unsaved] == ["a.tif", "b.tif"]
    session.save_each([SaveWish(photo, session.suggested_output_of(photo)) for photo in unsaved])
    settle()
    assert session.unsaved_photos == ()
    assert told == [(Path("a_restored.tif"),), (Path("b_restored.tif"),)]
    assert [(photo.picture.samples == FILL).sum() for _, photo, _ in files.saved] == [60, 60]


def test_a_saving_that_fails_ends_the_row_and_is_told_once(
    session: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    for name in ("a.tif", "b.tif"):
        repaired(session, name, settle)
    files.raising, failures = DamagedFile("The disk is full."), heard(session.failed)
    session.save_each([SaveWish(photo, Path("out.tif")) for photo in session.photos])
    settle()
    assert len(failures) == 1
    assert len(session.unsaved_photos) == 2
    assert not session.saving


# --- folders


@pytest.fixture
def settle_real(qtbot: QtBot, real: RestoreSession) -> Settle:
    return lambda: qtbot.waitUntil(lambda: not real.opening, timeout=5000)


def test_a_dropped_folder_stands_for_the_photographs_in_it(
    real: RestoreSession, tmp_path: Path, settle_real: Settle
) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("scan 10.tif", "scan 9.tif"):
        save_photo(grey_photo(), tmp_path / "folder" / name)
    save_photo(grey_photo(), tmp_path / "one.png")
    (tmp_path / "folder" / "notes.txt").touch()
    real.open_found([tmp_path / "one.png", tmp_path / "folder"])
    settle_real()
    assert names(real) == ["one.png", "scan 9.tif", "scan 10.tif"]
    assert shown(real) == "one.png"


def test_a_folder_without_photographs_is_said_to_be_one(
    real: RestoreSession, tmp_path: Path, settle_real: Settle, heard: Listen
) -> None:
    (tmp_path / "folder").mkdir()
    said = heard(real.message)
    real.open_found([tmp_path / "folder"])
    settle_real()
    assert said == [("There is no photograph in this folder.",)]


def test_dialogs_begin_where_the_last_file_was_if_that_is_still_there(
    real: RestoreSession, tmp_path: Path, settle_real: Settle
) -> None:
    assert real.folder == Path.home(), "there is no such folder of pictures"
    real.places.pictures.mkdir(parents=True)
    assert real.folder == real.places.pictures
    save_photo(grey_photo(), tmp_path / "one.png")
    real.open(tmp_path / "one.png")
    settle_real()
    assert real.folder == tmp_path
    real.close()
    assert real.folder == tmp_path
    real.show(grey_photo(), title="Pasted picture")
    assert real.suggested_output == tmp_path / "Pasted picture_restored.tif"
