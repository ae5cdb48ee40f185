"""Comparing from the panel and the menus; what leaves the program for others to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.comparison import Comparison
from restorer_app.core.document import Document
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.pyramid import Pyramid
from restorer_app.gui.canvas.result_image import ResultImage
from restorer_app.gui.export_question import ArrangementQuestion
from restorer_app.gui.main_window import MainWindow
from restorer_app.session.language import Language
from tests.gui.canvas.conftest import rgb
from tests.gui.conftest import brush_over, samples_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def repaired(qtbot: QtBot, opened: MainWindow, settle: Callable[[], None]) -> MainWindow:
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    settle()
    assert opened.session.has_repairs
    return opened


def test_each_way_of_looking_has_a_key_and_the_same_key_leaves_it(qtbot: QtBot, repaired: MainWindow) -> None:
    session, shift = repaired.session, Qt.KeyboardModifier.ShiftModifier
    for key, modifiers, mode in (
        (Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier, "split"),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "side"),
        (Qt.Key.Key_S, shift, "stack"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier, "difference"),
    ):
        qtbot.keyClick(repaired.canvas, key, modifiers)
        assert session.view_mode == mode
        qtbot.keyClick(repaired.canvas, key, modifiers)
        assert session.view_mode == "after"
    qtbot.keyClick(repaired.canvas, Qt.Key.Key_C, shift)
    assert (session.view_mode, session.split_level) == ("split", True)


def test_the_panel_s_buttons_follow_and_lead(qtbot: QtBot, repaired: MainWindow) -> None:
    box, session = repaired.panel.compare, repaired.session
    session.view_mode = "side"
    assert not any(box.button(mode).isChecked() for mode in ("before", "split", "after"))
    side = next(button for button, name, _ in box._small if name == "side-by-side")
    assert side.isChecked() and side.toolTip()
    qtbot.mouseClick(side, LEFT)
    assert session.view_mode == "after" and box.button("after").isChecked()
    qtbot.mousePress(box.peek, LEFT)
    assert session.shows_original
    qtbot.mouseRelease(box.peek, LEFT)
    assert not session.shows_original
    box.outline.setChecked(True)
    assert session.repairs_outlined


def test_the_result_is_copied_as_it_is_seen(qtbot: QtBot, repaired: MainWindow) -> None:
    repaired.actions_by_name["copy"].trigger()
    qtbot.waitUntil(lambda: "120 × 90" in repaired.status.message.text(), timeout=5000)
    assert (rgb(QGuiApplication.clipboard().image()) == samples_of(repaired)).all()
    QGuiApplication.clipboard().clear()


def test_what_is_too_large_for_a_clipboard_is_halved(qtbot: QtBot) -> None:
    document = Document(Photo(Picture(np.full((100, 140, 3), 90, np.uint8), RGB)))
    maker = ResultImage(document, Pyramid(document), QApplication.instance(), 4000)
    with qtbot.waitSignal(maker.made, timeout=5000) as told:
        maker.start()
    (image,) = told.args
    assert (image.width(), image.height(), maker.level) == (70, 50, 1)
    assert image.pixelColor(3, 3).red() == 90 and image.pixelColor(69, 49).red() == 90
    maker.setParent(None)
    maker.deleteLater()


def test_an_open_photograph_is_never_replaced_by_a_comparison(
    repaired: MainWindow, scan: Path, settle: Callable[[], None]
) -> None:
    """It was, after no more than the usual question."""
    before, told = scan.read_bytes(), []
    repaired.session.failed.disconnect()
    repaired.session.failed.connect(lambda *said: told.append(said))
    repaired.session.export_comparison(scan, Comparison("side"), overwrite=True)
    settle()
    assert scan.read_bytes() == before and len(told) == 1


@pytest.mark.parametrize("leave", ["after", "brush", "side"])
def test_a_blink_never_leaves_the_window_with_the_original(repaired: MainWindow, leave: str) -> None:
    session = repaired.session
    repaired.actions_by_name["blink"].trigger()
    assert session.shows_original
    if leave == "after":
        repaired.panel.compare.button("after").click()
    elif leave == "brush":
        repaired.actions_by_name["brush"].trigger()
    else:
        repaired.actions_by_name["side-by-side"].trigger()
        repaired.actions_by_name["side-by-side"].trigger()
    assert not session.shows_original


def test_before_and_after_are_exported_in_the_photograph_s_own_depth(
    repaired: MainWindow,
    tmp_path: Path,
    choose: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "both.png"
    choose(path)
    monkeypatch.setattr("restorer_app.gui.compare_verbs.ask_arrangement", lambda *_: Comparison("side"))
    repaired.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: "both.png" in repaired.status.message.text() and path.exists(), timeout=5000)
    qtbot.waitUntil(lambda: repaired.status.message.text().startswith("Before and after"), timeout=5000)
    document = repaired.session.document
    assert document is not None
    samples = open_photo(path).picture.samples
    assert (samples[:, :120] == document.original.samples).all()
    assert (samples[:, -120:] == document.picture.samples).all()


def test_the_question_proposes_what_suits_the_photograph(qtbot: QtBot) -> None:
    for shape, arrangement in (((300, 200), "side"), ((200, 300), "stack")):
        question = ArrangementQuestion(shape)
        qtbot.addWidget(question)
        assert question.wish == Comparison(arrangement, None)  # type: ignore[arg-type]
        question.limited.setChecked(True)
        question.width_field.setValue(900)
        qtbot.mouseClick(question.arrangement.button("side"), LEFT)
        assert question.wish == Comparison("side", 900)


def test_the_words_are_written_above_them_unless_the_person_takes_the_tick_away(
    repaired: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    question = ArrangementQuestion((120, 90))
    qtbot.addWidget(question)
    wish = question.wish
    assert wish.captions is not None
    for word in wish.captions:
        assert word.dtype == np.uint8 and 200 <= word.shape[0] <= 300 and not word.flags.writeable
        assert word.min() == 0 and word.max() == 255 and len(np.unique(word)) > 20, "smooth letters"
    assert wish.captions[0].shape != wish.captions[1].shape
    repaired.session.export_comparison(path := tmp_path / "both.png", wish)
    qtbot.waitUntil(lambda: repaired.status.message.text().startswith("Before and after"), timeout=5000)
    samples, document = open_photo(path).picture.samples, repaired.session.document
    assert document is not None
    assert (samples[-90:, :120] == document.original.samples).all()
    assert (samples[-90:, -120:] == document.picture.samples).all()
    assert samples[:-90, :120].min() < 100 and samples[:-90, -120:].min() < 100
    question.captioned.setChecked(False)
    assert question.wish.captions is None


def test_the_words_are_in_the_language_of_the_window(language: Language, qtbot: QtBot) -> None:
    question = ArrangementQuestion((120, 90))
    qtbot.addWidget(question)
    english = question.wish.captions
    language.choice = "zh_CN"
    chinese = question.wish.captions
    assert english is not None and chinese is not None
    assert english[0].shape != chinese[0].shape
