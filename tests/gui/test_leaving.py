"""What is asked about marks without repairs before their photograph goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.mask_file import open_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import Answers, brush_over, mask_of, noise_picture

Settle = Callable[[], None]
Choose = Callable[[Path | None], None]


@pytest.fixture
def marked(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """scan.tif with a stroke on it."""
    brush_over(qtbot, opened, (30, 20), (30, 80))
    return opened


@pytest.fixture
def both(qtbot: QtBot, marked: MainWindow, tmp_path: Path, settle: Settle) -> MainWindow:
    """Beside it scan.png with another stroke, shown."""
    save_photo(Photo(noise_picture()), tmp_path / "scan.png")
    marked.session.open(tmp_path / "scan.png")
    settle()
    brush_over(qtbot, marked, (60, 20), (60, 80))
    return marked


def gone(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)


def test_cancel_keeps_the_window_and_the_marks(marked: MainWindow, answers: Answers) -> None:
    before = mask_of(marked)
    answers.give("Cancel")
    assert not marked.close()
    assert answers.seen == ["Save the marks of “scan.tif”?\nElse the marks are lost."]
    assert np.array_equal(mask_of(marked), before)


def test_one_click_leaves_without_them(marked: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.give("Leave without them")
    assert marked.close()
    assert not list(tmp_path.glob("*_mask*"))


def test_they_are_saved_where_the_person_says_and_then_the_window_goes(
    qtbot: QtBot, marked: MainWindow, answers: Answers, choose: Choose, tmp_path: Path
) -> None:
    painted = mask_of(marked)
    choose(tmp_path / "marks.png")
    answers.give("Save mask…")
    marked.close()
    gone(qtbot, marked)
    assert np.array_equal(open_mask(tmp_path / "marks.png", noise_picture()).array, painted)


def test_who_thinks_better_of_the_file_stays(marked: MainWindow, answers: Answers, choose: Choose) -> None:
    choose(None)
    answers.give("Save mask…")
    assert not marked.close()
    assert marked.isVisible() and marked.session.has_mask


def test_a_mask_that_cannot_be_written_keeps_the_window_open(
    qtbot: QtBot, marked: MainWindow, answers: Answers, choose: Choose, tmp_path: Path
) -> None:
    choose(tmp_path / "missing folder" / "marks.png")
    answers.give("Save mask…", "OK")
    marked.close()
    qtbot.waitUntil(lambda: len(answers.seen) == 2, timeout=5000)
    assert marked.isVisible() and marked.session.has_mask


def test_nothing_is_asked_about_marks_that_were_undone_or_came_with_the_photograph(
    marked: MainWindow, settle: Settle
) -> None:
    marked.session.undo()
    marked.verbs.close_photo()
    assert marked.session.photos == ()
    marked.verbs.demonstrate()
    settle()
    assert marked.session.has_mask
    assert marked.close()


def test_closing_one_photograph_asks_for_its_marks_alone(both: MainWindow, answers: Answers) -> None:
    answers.give("Leave without them")
    both.verbs.close_photo()
    assert [photo.name for photo in both.session.photos] == ["scan.tif"]
    assert "“scan.png”" in answers.seen[0]


def test_several_masks_are_saved_beside_their_scans_with_one_click_and_replace_nothing(
    qtbot: QtBot, both: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "scan_mask.png").write_bytes(b"mine")
    masks = [photo.document.mask_view.copy() for photo in both.session.photos]
    answers.give("Save masks")
    both.close()
    gone(qtbot, both)
    assert "2 photographs" in answers.seen[0] and "scan.tif\nscan.png" in answers.seen[0]
    assert (tmp_path / "scan_mask.png").read_bytes() == b"mine"
    for path, mask in zip(("scan_mask 2.png", "scan_mask 3.png"), masks, strict=True):
        assert np.array_equal(open_mask(tmp_path / path, noise_picture()).array, mask)


def test_marks_are_asked_about_after_repairs_and_these_not_again(
    qtbot: QtBot, marked: MainWindow, settle: Settle, answers: Answers, choose: Choose, tmp_path: Path
) -> None:
    marked.session.restore()
    settle()
    brush_over(qtbot, marked, (60, 20), (60, 80))
    choose(tmp_path / "marks.png")
    answers.give("Discard", "Save mask…")
    marked.close()
    gone(qtbot, marked)
    assert [seen.split(" of ")[0] for seen in answers.seen] == ["Save the repairs", "Save the marks"]
    assert (tmp_path / "marks.png").exists()


def test_one_without_a_file_is_asked_where_to_and_cancelling_saves_none(
    qtbot: QtBot, marked: MainWindow, answers: Answers, choose: Choose, tmp_path: Path
) -> None:
    marked.session.show(Photo(noise_picture()), title="Pasted picture")
    brush_over(qtbot, marked, (60, 20), (60, 80))
    choose(None)
    answers.give("Save masks", "Save masks")
    assert not marked.close()
    qtbot.waitUntil(lambda: not marked.session.saving_masks, timeout=5000)
    assert not list(tmp_path.glob("*_mask*"))
    choose(tmp_path / "pasted.png")
    marked.close()
    gone(qtbot, marked)
    assert (tmp_path / "pasted.png").exists() and (tmp_path / "scan_mask.png").exists()
