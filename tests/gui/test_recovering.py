"""After the program was cut off: one question for each photograph, and what each answer does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.document import Document
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo
from restorer_app.core.work_files import WorkNote, keep_work
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.recovering import local_time
from tests.gui.conftest import Answers, noise_picture

Settle = Callable[[], None]


@pytest.fixture
def left(window: MainWindow, scan: Path) -> Path:
    """What another run has left: marks in scan.tif, which are in no file."""
    paper = Document(open_photo(scan))
    paper.begin_stroke()
    paper.paint((20, 20), (20, 60), 8)
    paper.end_stroke()
    found = scan.stat()
    note = WorkNote(
        "scan.tif", str(scan), found.st_size, found.st_mtime_ns, "2026-01-02T13:04:05+00:00", 0, 300
    )
    folder = window.session.places.kept_work / "1-other" / "1"
    keep_work(folder, paper.work, note, 1)
    return folder


def look(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    window.session.keeping.look_for_lost()
    qtbot.waitUntil(lambda: window.session._file_lane.idle, timeout=5000)
    QApplication.processEvents()
    settle()
    qtbot.waitUntil(lambda: window.session._file_lane.idle, timeout=5000)


def test_work_is_brought_back_when_the_person_says_so(
    qtbot: QtBot, window: MainWindow, left: Path, settle: Settle, answers: Answers
) -> None:
    answers.give("Bring back")
    look(qtbot, window, settle)
    assert "“scan.tif”" in answers.seen[0] and "marked" in answers.seen[0]
    assert window.windowTitle().startswith("scan.tif")
    assert window.session.has_mask
    assert not left.exists()


@pytest.mark.parametrize(("answer", "stays"), [("Discard", False), ("Later", True)])
def test_it_is_removed_or_left_for_the_next_start(
    qtbot: QtBot, window: MainWindow, left: Path, settle: Settle, answers: Answers, answer: str, stays: bool
) -> None:
    answers.give(answer)
    look(qtbot, window, settle)
    assert window.session.photos == ()
    assert left.exists() == stays


def test_nothing_is_asked_where_nothing_was_lost(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    look(qtbot, window, settle)
    assert QApplication.activeModalWidget() is None


def test_work_that_cannot_be_kept_is_said_above_the_picture(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.session.show(Photo(noise_picture()))
    window.session.keeping.troubled.emit("Your work cannot be kept safe.")
    assert window.notes.text.text() == "Your work cannot be kept safe."


def test_a_moment_is_written_as_people_here_do() -> None:
    assert "2026" in local_time("2026-01-02T13:04:05+00:00") or "26" in local_time(
        "2026-01-02T13:04:05+00:00"
    )
    assert local_time("whenever") == "whenever"
