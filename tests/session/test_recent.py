"""The list of recent files, its small pictures, and that a person may want none of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.photo_files import save_photo
from restorer_app.session.doors import Files
from restorer_app.session.jobs import JobRunner
from restorer_app.session.places import Places
from restorer_app.session.recent import MOST, RecentFiles
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo
from tests.session.fake_engine import METHODS, FakeEngine

Listen = Callable[[Any], list[Any]]
Settle = Callable[[], None]


@pytest.fixture
def recent(lane: JobRunner, tmp_path: Path) -> RecentFiles:
    return RecentFiles(lane, tmp_path / "thumbnails", lane)


def idle(qtbot: QtBot, lane: JobRunner) -> None:
    qtbot.waitUntil(lambda: lane.idle, timeout=5000)


def test_the_newest_is_first_and_no_file_is_there_twice(recent: RecentFiles, tmp_path: Path) -> None:
    one, two = tmp_path / "one.tif", tmp_path / "two.tif"
    for path in (one, two, one):
        recent.add(path)
    assert recent.paths == (one, two)


def test_a_relative_path_is_remembered_in_full(recent: RecentFiles) -> None:
    recent.add(Path("scan.tif"))
    assert recent.paths == (Path.cwd() / "scan.tif",)


def test_no_more_than_a_dozen_are_kept_and_the_thumbnails_of_the_others_go(
    recent: RecentFiles, qtbot: QtBot, lane: JobRunner, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.tif" for number in range(MOST + 3)]
    for path in paths:
        recent.thumbnail(path).parent.mkdir(exist_ok=True)
        recent.thumbnail(path).write_bytes(b"a small picture")
        recent.add(path)
        idle(qtbot, lane)
    assert recent.paths == tuple(reversed(paths[3:]))
    assert [recent.thumbnail(path).exists() for path in paths] == [False] * 3 + [True] * MOST


def test_clearing_removes_the_list_and_every_thumbnail(
    recent: RecentFiles, qtbot: QtBot, lane: JobRunner, tmp_path: Path, heard: Listen
) -> None:
    path = tmp_path / "scan.tif"
    recent.add(path)
    recent.thumbnail(path).parent.mkdir(exist_ok=True)
    recent.thumbnail(path).write_bytes(b"a small picture")
    told = heard(recent.changed)
    recent.clear()
    idle(qtbot, lane)
    assert recent.paths == ()
    assert list((tmp_path / "thumbnails").iterdir()) == []
    assert told


def test_switched_off_nothing_is_remembered_and_what_was_is_gone(recent: RecentFiles, tmp_path: Path) -> None:
    recent.add(tmp_path / "one.tif")
    recent.remembering = False
    recent.add(tmp_path / "two.tif")
    assert recent.paths == ()
    recent.remembering = True
    assert recent.paths == ()
    recent.add(tmp_path / "two.tif")
    assert recent.paths == (tmp_path / "two.tif",)


def test_one_can_be_forgotten(recent: RecentFiles, tmp_path: Path) -> None:
    for name in ("one.tif", "two.tif"):
        recent.add(tmp_path / name)
    recent.forget(tmp_path / "two.tif")
    assert recent.paths == (tmp_path / "one.tif",)


def test_files_that_are_gone_are_known_after_a_look(
    recent: RecentFiles, qtbot: QtBot, lane: JobRunner, tmp_path: Path
) -> None:
    there, gone = tmp_path / "there.tif", tmp_path / "gone.tif"
    there.touch()
    recent.recall([gone, there], remembering=True)
    recent.look()
    idle(qtbot, lane)
    assert [recent.is_missing(path) for path in (gone, there)] == [True, False]
    gone.touch()
    recent.add(gone)
    assert not recent.is_missing(gone)


# --- what the session tells it


def test_an_opened_file_and_a_saved_one_are_remembered_with_their_small_pictures(
    real: RestoreSession, qtbot: QtBot, tmp_path: Path
) -> None:
    scan, out = tmp_path / "scan.tif", tmp_path / "out.tif"
    save_photo(grey_photo(), scan)
    real.open(scan)
    qtbot.waitUntil(lambda: real.recent.thumbnail(scan).exists(), timeout=5000)
    real.save_as(out)
    qtbot.waitUntil(lambda: real.recent.thumbnail(out).exists(), timeout=5000)
    assert real.recent.paths == (out, scan)
    qtbot.waitUntil(lambda: bool(real.photos[0].thumbnail), timeout=5000)
    assert real.photos[0].thumbnail.startswith(b"\x89PNG")
    assert real.recent.thumbnail(out).read_bytes() == real.photos[0].thumbnail


def test_without_remembering_no_small_picture_is_written(
    real: RestoreSession, qtbot: QtBot, tmp_path: Path
) -> None:
    real.recent.remembering = False
    scan = tmp_path / "scan.tif"
    save_photo(grey_photo(), scan)
    real.open(scan)
    qtbot.waitUntil(lambda: bool(real.photos and real.photos[0].thumbnail), timeout=5000)
    assert real.recent.paths == ()
    assert not list((tmp_path / "cache").rglob("*.png"))


def test_a_small_picture_that_cannot_be_made_disturbs_nobody(
    qtbot: QtBot, files: FakeFiles, heard: Listen, tmp_path: Path
) -> None:
    def broken(_: Any) -> bytes:
        raise ValueError("no")

    door = files.functions
    places = Places(tmp_path / "cache", tmp_path / "data")
    with_thumbnails = Files(
        door.open_photo, door.save_photo, door.suggested_output, door.open_mask, door.save_mask, broken
    )
    session = RestoreSession(FakeEngine(), METHODS, with_thumbnails, places=places)
    failures = heard(session.failed)
    session.open(Path("scan.tif"))
    qtbot.waitUntil(lambda: session.document is not None and session._file_lane.idle, timeout=5000)
    assert failures == []
    session.shut_down()
    session.deleteLater()


def test_ending_while_files_are_opened_is_no_mistake(real: RestoreSession, tmp_path: Path) -> None:
    """The lane is closed by then: nothing may be asked of it any more."""
    paths = [tmp_path / f"{number}.tif" for number in range(3)]
    for path in paths:
        save_photo(grey_photo(), path)
    real.open_all(paths)
    real.shut_down()
    assert not real.opening
