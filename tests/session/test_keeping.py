"""Unsaved work is kept safe while the program runs, and brought back after it was cut off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.photo_files import save_photo
from restorer_app.core.work_files import NOTE
from restorer_app.session.doors import Files
from restorer_app.session.keeping import LostWork
from restorer_app.session.places import Places
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import grey_photo
from tests.session.fake_engine import FILL, METHODS, FakeEngine

Listen = Callable[[Any], list[Any]]
Settle = Callable[[], None]


def idle(qtbot: QtBot, session: RestoreSession) -> None:
    def nothing() -> bool:
        busy = session.restoring or session.opening or session.saving
        return not busy and session._file_lane.idle

    qtbot.waitUntil(nothing, timeout=5000)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.tif"
    save_photo(grey_photo(), path)
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def paint(session: RestoreSession, row: float = 10) -> None:
    session.brush_diameter = 6
    session.begin_stroke(row, 10)
    session.extend_stroke(row, 40)
    session.end_stroke()


def repair(qtbot: QtBot, session: RestoreSession, row: float = 10) -> None:
    paint(session, row)
    session.restore()
    idle(qtbot, session)


@pytest.fixture
def worked(qtbot: QtBot, real: RestoreSession, scan: Path, place: Path) -> RestoreSession:
    """scan.tif with two repairs and marks for a third one, kept."""
    real.keeping.begin(place)
    real.open(scan)
    idle(qtbot, real)
    repair(qtbot, real, 10)
    repair(qtbot, real, 20)
    paint(real, 30)
    real.keeping.keep_now()
    idle(qtbot, real)
    return real


@pytest.fixture
def next_start(qtbot: QtBot, tmp_path: Path) -> Iterator[RestoreSession]:
    """Another run of the program."""
    places = Places(tmp_path / "cache", tmp_path / "data", tmp_path)
    session = RestoreSession(FakeEngine(), METHODS, Files.of_core(), places=places)
    yield session
    session.shut_down()
    session.deleteLater()


def cut_off(session: RestoreSession) -> None:
    """What is left of a session when its process dies: the lock is stale, the files are there."""
    for lock in session.keeping._locks:
        lock.unlock()


def lost(qtbot: QtBot, session: RestoreSession, place: Path) -> tuple[LostWork, ...]:
    found: list[Any] = []
    session.keeping.lost_found.connect(found.append)
    session.keeping.begin(place)
    session.keeping.look_for_lost()
    idle(qtbot, session)
    return found[0] if found else ()


def notes(place: Path) -> list[Path]:
    return sorted(place.glob(f"*/*/{NOTE}"))


def test_after_a_crash_marks_and_repairs_come_back_to_the_last_sample(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path
) -> None:
    assert worked.document is not None
    samples, mask = worked.document.picture.samples, worked.document.mask_view.copy()
    cut_off(worked)
    (work,) = lost(qtbot, next_start, place)
    assert (work.note.name, work.note.repairs) == ("scan.tif", 2)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    again = next_start.document
    assert again is not None
    assert (samples == FILL).any()
    assert np.array_equal(again.picture.samples, samples)
    assert np.array_equal(again.mask_view, mask)
    assert next_start.unsaved
    assert next_start.current is not None and next_start.current.unsaved_marks, "no file holds them"
    next_start.undo()
    next_start.undo()
    next_start.undo()
    assert (again.picture.samples == 100).all()


def test_a_photograph_that_is_open_untouched_gives_way_to_the_one_with_the_work(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path, scan: Path
) -> None:
    cut_off(worked)
    (work,) = lost(qtbot, next_start, place)
    next_start.open(scan)
    idle(qtbot, next_start)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert len(next_start.photos) == 1
    assert next_start.has_repairs and next_start.has_mask


def test_what_was_brought_back_is_kept_anew_before_the_old_files_go(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path
) -> None:
    cut_off(worked)
    (work,) = lost(qtbot, next_start, place)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    (kept,) = notes(place)
    assert kept.parent != work.folder


def test_work_that_nobody_wants_is_removed_and_work_left_for_later_stays(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path
) -> None:
    cut_off(worked)
    (work,) = lost(qtbot, next_start, place)
    assert len(notes(place)) == 1  # asked, and not answered: the next start asks again
    next_start.keeping.give_up(work)
    idle(qtbot, next_start)
    assert notes(place) == []


def test_the_work_of_a_program_that_still_runs_is_left_alone(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path
) -> None:
    assert lost(qtbot, next_start, place) == ()


def test_a_clean_end_leaves_nothing(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path
) -> None:
    assert len(notes(place)) == 1
    worked.shut_down()
    assert list(place.iterdir()) == []
    assert lost(qtbot, next_start, place) == ()


def test_saved_work_needs_no_keeping_but_marks_do(
    qtbot: QtBot, worked: RestoreSession, place: Path, tmp_path: Path
) -> None:
    worked.save_as(tmp_path / "out.tif")
    idle(qtbot, worked)
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert len(notes(place)) == 1
    worked.clear_mask()
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert notes(place) == []


def test_nothing_is_written_while_nothing_changes(qtbot: QtBot, worked: RestoreSession, place: Path) -> None:
    (note,) = notes(place)
    before = note.stat().st_mtime_ns
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert note.stat().st_mtime_ns == before
    worked.undo()
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert note.stat().st_mtime_ns != before


def test_a_photograph_that_is_closed_is_kept_no_longer(
    qtbot: QtBot, worked: RestoreSession, place: Path
) -> None:
    worked.close()
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert notes(place) == []


def test_a_photograph_only_looked_at_is_not_kept(
    qtbot: QtBot, real: RestoreSession, scan: Path, place: Path
) -> None:
    real.keeping.begin(place)
    real.open(scan)
    idle(qtbot, real)
    real.keeping.keep_now()
    idle(qtbot, real)
    assert not place.exists()


def test_of_a_scan_that_was_changed_since_only_the_marks_come_back_and_that_is_said(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path, scan: Path
) -> None:
    assert worked.document is not None
    mask = worked.document.mask_view.copy()
    cut_off(worked)
    save_photo(grey_photo(), scan, overwrite=True)
    os.utime(scan, ns=(5, 5))
    (work,) = lost(qtbot, next_start, place)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert next_start.document is not None
    assert not next_start.has_repairs
    assert np.array_equal(next_start.document.mask_view, mask)
    assert "only the marks" in next_start.notes[-1]


def test_where_the_scan_is_gone_the_work_waits_for_it(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path, scan: Path, heard: Listen
) -> None:
    cut_off(worked)
    scan.rename(scan.with_name("away"))
    (work,) = lost(qtbot, next_start, place)
    failures = heard(next_start.failed)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert len(failures) == 1 and "scan.tif" in failures[0][0]
    assert len(notes(place)) == 1
    scan.with_name("away").rename(scan)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert next_start.has_repairs


def test_a_picture_without_a_file_is_kept_as_a_whole(
    qtbot: QtBot, real: RestoreSession, next_start: RestoreSession, place: Path
) -> None:
    real.keeping.begin(place)
    real.show(grey_photo(), title="Pasted picture")
    repair(qtbot, real)
    for _ in range(2):
        paint(real, 30)
        real.keeping.keep_now()
        idle(qtbot, real)
    assert real.document is not None
    samples = real.document.picture.samples
    cut_off(real)
    (work,) = lost(qtbot, next_start, place)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert next_start.document is not None
    assert np.array_equal(next_start.document.picture.samples, samples)
    assert next_start.document.facts.path is None
    assert next_start.current is not None and next_start.current.name == "Pasted picture"
    assert next_start.recent.paths == ()


def test_a_place_that_refuses_is_told_once_and_tried_again(
    qtbot: QtBot, worked: RestoreSession, tmp_path: Path, heard: Listen
) -> None:
    told = heard(worked.keeping.troubled)
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    worked.keeping.begin(blocked)
    idle(qtbot, worked)
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert len(told) == 1 and "a file" in told[0][0]
    blocked.unlink()
    worked.keeping.keep_now()
    idle(qtbot, worked)
    assert len(notes(blocked)) == 1


def test_kept_elsewhere_from_now_on_the_former_place_is_cleared(
    qtbot: QtBot, worked: RestoreSession, place: Path, tmp_path: Path
) -> None:
    worked.keeping.begin(tmp_path / "elsewhere")
    idle(qtbot, worked)
    assert (len(notes(place)), len(notes(tmp_path / "elsewhere"))) == (0, 1)
    worked.keeping.begin(None)
    idle(qtbot, worked)
    assert notes(tmp_path / "elsewhere") == []


CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from restorer_app.session.doors import Files
from restorer_app.session.places import Places
from restorer_app.session.restore_session import RestoreSession
from tests.session.fake_engine import METHODS, FakeEngine
here = Path(sys.argv[1])
app = QCoreApplication([])
session = RestoreSession(FakeEngine(), METHODS, Files.of_core(), places=Places(here, here, here))
session.keeping.begin(here / "kept")
session.open(here / "scan.tif")
def work():
    if session.document is None:
        return
    timer.stop()
    session.begin_stroke(10, 10)
    session.end_stroke()
    session.keeping.keep_now()
    die.start()
def end():
    if session._file_lane.idle:
        os.abort()
timer, die = QTimer(interval=5), QTimer(interval=5)
timer.timeout.connect(work)
die.timeout.connect(end)
timer.start()
app.exec()
"""


def test_the_work_of_a_process_that_really_died_is_found(
    qtbot: QtBot, next_start: RestoreSession, scan: Path, place: Path
) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", CRASH, scan.parent],
        timeout=60,
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
    )
    assert ended.returncode < 0 or os.name == "nt", ended.stderr
    (work,) = lost(qtbot, next_start, place)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert next_start.has_mask


def test_repairs_that_do_not_fit_the_photograph_any_more_are_refused_in_a_sentence(
    qtbot: QtBot, worked: RestoreSession, next_start: RestoreSession, place: Path, scan: Path, heard: Listen
) -> None:
    """Someone has put another scan in its place and set its time back: size and time alone are no proof."""
    cut_off(worked)
    before = scan.stat()
    save_photo(grey_photo(30, 80), scan, overwrite=True)  # as many samples: a file of the same size
    os.utime(scan, ns=(before.st_atime_ns, before.st_mtime_ns))
    (work,) = lost(qtbot, next_start, place)
    assert work.note.scan_is_the_same
    failures = heard(next_start.failed)
    next_start.bring_back(work)
    idle(qtbot, next_start)
    assert len(failures) == 1 and "do not fit “scan.tif” any more" in failures[0][0]
    assert next_start.photos == ()
    assert len(notes(place)) == 1
