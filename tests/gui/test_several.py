"""Several photographs in one window: switching, closing, and what is asked when the program is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.gui.main_window import MainWindow
from tests.gui.canvas.conftest import grabbed
from tests.gui.conftest import Answers, brush_over, noise_picture, samples_of

Settle = Callable[[], None]
Choose = Callable[[Path | None], None]


@pytest.fixture
def two(opened: MainWindow, tmp_path: Path, settle: Settle) -> MainWindow:
    """scan.tif (8 bits) and other.png (16 bits), this one shown."""
    other = tmp_path / "other.png"
    save_photo(Photo(noise_picture("uint16")), other)
    opened.session.open(other)
    settle()
    return opened


def repair(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    brush_over(qtbot, window, (30, 20), (30, 80))
    window.session.restore()
    settle()


def test_another_photograph_is_opened_without_a_question(
    qtbot: QtBot, opened: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    repair(qtbot, opened, settle)
    other = tmp_path / "other.png"
    save_photo(Photo(noise_picture("uint16")), other)
    opened.session.open(other)
    settle()
    assert opened.windowTitle().startswith("other.png")
    assert not opened.isWindowModified()
    opened.session.go_on()
    assert opened.windowTitle().startswith("scan.tif")
    assert opened.isWindowModified()


def test_each_photograph_is_seen_at_the_place_where_it_was_left(two: MainWindow) -> None:
    canvas = two.canvas
    canvas.zoom_to(6.0)
    canvas.pan(-40, 25)
    two.session.turns = 1
    left = canvas.view
    two.session.go_on()
    assert canvas.view != left
    assert canvas.view.turns == 0
    two.session.go_on()
    assert canvas.view == left


def test_a_repaired_photograph_that_comes_back_still_shows_its_original(
    qtbot: QtBot, two: MainWindow, settle: Settle
) -> None:
    def seen() -> tuple[int, int, int]:
        x, y = two.canvas.view.to_view(30.5, 50.5)
        red, green, blue = grabbed(two.canvas)[round(y), round(x)].tolist()
        return red, green, blue

    two.session.go_on()
    before = tuple(samples_of(two)[30, 50].tolist())
    repair(qtbot, two, settle)
    after = tuple(samples_of(two)[30, 50].tolist())
    two.session.go_on()
    two.session.go_on()
    two.session.mask_visible = False
    two.canvas.zoom_to(8.0)
    assert seen() == after != before
    two.session.peeking = True
    assert seen() == before


def test_closing_one_asks_for_that_one_alone(
    qtbot: QtBot, two: MainWindow, settle: Settle, answers: Answers
) -> None:
    repair(qtbot, two, settle)
    two.session.go_on()
    two.verbs.close_photo()  # scan.tif has nothing unsaved
    assert [photo.name for photo in two.session.photos] == ["other.png"]
    answers.give("Cancel", "Discard")
    two.verbs.close_photo()
    assert len(two.session.photos) == 1
    two.verbs.close_photo()
    assert two.session.photos == ()
    assert two.welcome.isVisible()
    assert "“other.png”" in answers.seen[0]


def test_leaving_asks_once_for_all_and_saves_each_beside_its_scan(
    qtbot: QtBot, two: MainWindow, settle: Settle, answers: Answers, tmp_path: Path
) -> None:
    repair(qtbot, two, settle)
    first = samples_of(two)
    two.session.go_on()
    repair(qtbot, two, settle)
    second = samples_of(two)
    answers.give("Cancel", "Save All")
    assert not two.close()
    two.close()
    qtbot.waitUntil(lambda: not two.isVisible(), timeout=5000)
    assert "2 photographs" in answers.seen[0]
    assert "scan.tif\nother.png" in answers.seen[0]
    assert np.array_equal(open_photo(tmp_path / "other_restored.png").picture.samples, first)
    assert np.array_equal(open_photo(tmp_path / "scan_restored.tif").picture.samples, second)


def test_leaving_without_saving_discards_all(
    qtbot: QtBot, two: MainWindow, settle: Settle, answers: Answers, tmp_path: Path
) -> None:
    for _ in range(2):
        repair(qtbot, two, settle)
        two.session.go_on()
    answers.give("Discard")
    assert two.close()
    assert not list(tmp_path.glob("*_restored*"))


def test_one_without_a_file_is_asked_where_to_and_cancelling_keeps_all(
    qtbot: QtBot, two: MainWindow, settle: Settle, answers: Answers, choose: Choose, tmp_path: Path
) -> None:
    repair(qtbot, two, settle)
    two.session.show(Photo(noise_picture()), title="Pasted picture")
    repair(qtbot, two, settle)
    choose(None)
    answers.give("Save All", "Save All")
    assert not two.close()
    assert not list(tmp_path.glob("*_restored*"))
    choose(tmp_path / "pasted.tif")
    two.close()
    qtbot.waitUntil(lambda: not two.isVisible(), timeout=5000)
    assert (tmp_path / "pasted.tif").exists()
    assert (tmp_path / "other_restored.png").exists()


def test_keys_go_through_the_photographs_and_close_them(qtbot: QtBot, two: MainWindow) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for key, held, title in (
        (Qt.Key.Key_Tab, control, "scan.tif"),
        (Qt.Key.Key_Tab, control, "other.png"),
        (Qt.Key.Key_Backtab, control | shift, "scan.tif"),
        (Qt.Key.Key_PageDown, control, "other.png"),
        (Qt.Key.Key_PageUp, control, "scan.tif"),
    ):
        qtbot.keyClick(two.canvas, key, held)
        assert two.windowTitle().startswith(title)
    qtbot.keyClick(two.canvas, Qt.Key.Key_W, control)
    assert two.windowTitle().startswith("other.png")
    assert not two.actions_by_name["next-photo"].isEnabled()


def test_closing_all_asks_once(qtbot: QtBot, two: MainWindow, settle: Settle, answers: Answers) -> None:
    repair(qtbot, two, settle)
    answers.give("Discard")
    two.actions_by_name["close-all"].trigger()
    assert two.session.photos == ()
    assert two.isVisible()
