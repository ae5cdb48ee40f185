"""The main job as a person does it: open, brush, restore, look, undo, save, close."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.photo_files import open_photo
from restorer_app.core.progress import Progress
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.gui.main_window import MainWindow
from tests.gui.canvas.conftest import grabbed
from tests.gui.conftest import Answers, brush_over, mask_of, samples_of
from tests.session.fake_engine import FILL, FakeEngine, filled

Settle = Callable[[], None]
Choose = Callable[[Path | None], None]
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def repair(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    brush_over(qtbot, window, (30, 20), (30, 80))
    qtbot.mouseClick(window.panel.restore_box.button, LEFT)
    settle()


def test_open_brush_restore_undo_redo_and_save(
    qtbot: QtBot, window: MainWindow, scan: Path, choose: Choose, settle: Settle
) -> None:
    choose(scan)
    qtbot.mouseClick(window.welcome.open_button, LEFT)
    settle()
    before = samples_of(window)
    assert window.canvas.isVisible()
    assert window.windowTitle() == "scan.tif[*] – Restorer"

    brush_over(qtbot, window, (30, 20), (30, 80))
    hole = mask_of(window)
    assert hole[30, 25:75].all()
    qtbot.mouseClick(window.panel.restore_box.button, LEFT)
    settle()
    after = samples_of(window)
    assert (after[hole] == FILL).all()
    assert np.array_equal(after[~hole], before[~hole])
    assert window.isWindowModified()

    canvas = window.canvas
    shown = grabbed(canvas)
    x, y = canvas.view.to_view(30.5, 50.5)
    assert shown[round(y), round(x)].tolist() == [FILL, FILL, FILL]

    qtbot.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert np.array_equal(samples_of(window), before)
    qtbot.keyClick(canvas, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert np.array_equal(samples_of(window), after)

    out = scan.with_name("out.tif")
    choose(out)
    qtbot.keyClick(canvas, Qt.Key.Key_S, CONTROL)
    settle()
    assert np.array_equal(open_photo(out).picture.samples, after)
    assert np.array_equal(open_photo(scan).picture.samples, before)
    assert not window.isWindowModified()
    assert "out.tif" in window.status.message.text()


def test_while_a_restore_runs_stop_stands_in_the_button_s_place(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Settle
) -> None:
    engine.script.append(engine.wait_for_gate)
    before, box = samples_of(opened), opened.panel.restore_box
    brush_over(qtbot, opened, (30, 20), (30, 80))
    place = box.button.mapTo(opened, box.button.rect().topLeft())
    qtbot.mouseClick(box.button, LEFT)
    assert not box.button.isVisible()
    assert box.stop_button.isVisible()
    assert box.bar.mapTo(opened, box.bar.rect().topLeft()) == place
    qtbot.waitUntil(lambda: box.bar.value() == 500 and box.note.text() == "waiting · 50 %", timeout=5000)
    qtbot.mouseClick(box.stop_button, LEFT)
    settle()
    assert box.button.isVisible()
    assert (samples_of(opened) == before).all()
    assert opened.status.message.text() == "Stopped. Your photograph is unchanged."


def test_the_time_left_stands_below_the_progress_and_nothing_moves(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(request: RestoreRequest, progress: Progress) -> RestoreResult:
        fraction = 0.0
        while not engine.gate.wait(0.002):
            fraction += 0.001 * (1 - fraction)
            progress.report(fraction, "working")
        return filled(request)

    seconds = count()
    monkeypatch.setattr(opened.session, "_clock", lambda: float(next(seconds)))
    engine.script.append(work)
    box, below = opened.panel.restore_box, opened.panel.engine
    brush_over(qtbot, opened, (30, 20), (30, 80))
    place = below.mapTo(opened, below.rect().topLeft())
    qtbot.mouseClick(box.button, LEFT)
    said = re.compile(r"working · \d+ %\nAbout \d+ (s|min) left")
    qtbot.waitUntil(lambda: bool(said.fullmatch(box.note.text())), timeout=5000)
    QApplication.processEvents()
    assert below.mapTo(opened, below.rect().topLeft()) == place
    engine.gate.set()
    settle()
    assert "left" not in box.note.text()


def test_the_window_lives_while_a_restore_runs(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Settle
) -> None:
    engine.script.append(engine.wait_for_gate)
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    assert engine.started.wait(5)
    brush_over(qtbot, opened, (70, 20), (70, 80))
    qtbot.keyClick(opened.canvas, Qt.Key.Key_1)
    assert opened.canvas.scale == 1.0
    engine.gate.set()
    settle()
    assert mask_of(opened)[70, 50]
    assert not mask_of(opened)[30, 50]


def test_the_demonstration_is_one_click_away_from_a_restore(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    qtbot.mouseClick(window.welcome.demonstration_button, LEFT)
    settle()
    assert window.panel.restore_box.button.isEnabled()
    qtbot.mouseClick(window.panel.restore_box.button, LEFT)
    settle()
    assert (samples_of(window)[40:50, 20:70] == FILL).all()


def test_a_file_that_cannot_be_opened_is_told_in_plain_text(
    window: MainWindow, tmp_path: Path, settle: Settle, answers: Answers, qtbot: QtBot
) -> None:
    path = tmp_path / "<b>bold<i>.tif"
    path.write_text("not a picture")
    answers.give("OK")
    window.session.open(path)
    settle()
    qtbot.waitUntil(lambda: bool(answers.seen), timeout=5000)
    assert "<b>bold<i>.tif" in answers.seen[0]
    assert answers.formats == {Qt.TextFormat.PlainText}
    assert window.welcome.isVisible()


def test_closing_asks_about_unsaved_repairs_and_cancel_keeps_all(
    qtbot: QtBot, opened: MainWindow, settle: Settle, answers: Answers
) -> None:
    repair(qtbot, opened, settle)
    after = samples_of(opened)
    answers.give("Cancel")
    assert not opened.close()
    assert opened.isVisible()
    assert (samples_of(opened) == after).all()


def test_closing_discards_when_told_so(
    qtbot: QtBot, opened: MainWindow, settle: Settle, answers: Answers
) -> None:
    repair(qtbot, opened, settle)
    answers.give("Discard")
    opened.close()
    assert not opened.isVisible()


def test_closing_saves_first_when_told_so(
    qtbot: QtBot, opened: MainWindow, settle: Settle, answers: Answers, choose: Choose, scan: Path
) -> None:
    repair(qtbot, opened, settle)
    after, out = samples_of(opened), scan.with_name("out.png")
    choose(out)
    answers.give("Save")
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=5000)
    assert np.array_equal(open_photo(out).picture.samples, after)


def test_a_saving_that_fails_keeps_the_window_open(
    qtbot: QtBot, opened: MainWindow, settle: Settle, answers: Answers, choose: Choose, scan: Path
) -> None:
    repair(qtbot, opened, settle)
    choose(scan.parent / "missing folder" / "out.png")
    answers.give("Save", "OK")
    opened.close()
    qtbot.waitUntil(lambda: len(answers.seen) == 2, timeout=5000)
    settle()
    assert opened.isVisible()
    assert opened.session.unsaved


def test_closing_stops_a_restore_and_waits(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, answers: Answers
) -> None:
    engine.script.append(engine.wait_for_gate)
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    assert engine.started.wait(5)
    answers.give("Leave without them")
    assert opened.close()
    assert not opened.session.restoring


def test_jpeg_is_saved_only_with_consent(
    qtbot: QtBot, opened: MainWindow, settle: Settle, answers: Answers, choose: Choose, scan: Path
) -> None:
    repair(qtbot, opened, settle)
    out = scan.with_name("out.jpg")
    choose(out)
    answers.give("Cancel", "Save as JPEG anyway")
    opened.verbs.save_as()
    settle()
    assert not out.exists()
    assert "re-encodes" in answers.seen[0]
    opened.verbs.save_as()
    settle()
    assert open_photo(out).format == "JPEG"


def test_the_scan_itself_is_replaced_only_after_an_explicit_yes(
    qtbot: QtBot, opened: MainWindow, settle: Settle, answers: Answers, choose: Choose, scan: Path
) -> None:
    bytes_before = scan.read_bytes()
    repair(qtbot, opened, settle)
    choose(scan)
    answers.give("Cancel", "Replace the scan")
    opened.verbs.save_as()
    settle()
    assert scan.read_bytes() == bytes_before
    opened.verbs.save_as()
    settle()
    assert np.array_equal(open_photo(scan).picture.samples, samples_of(opened))


def test_masks_go_out_and_come_back(
    qtbot: QtBot, opened: MainWindow, settle: Settle, choose: Choose, tmp_path: Path
) -> None:
    brush_over(qtbot, opened, (30, 20), (30, 80))
    hole = mask_of(opened)
    choose(tmp_path / "mask.png")
    with qtbot.waitSignal(opened.session.message):
        opened.actions_by_name["save-mask"].trigger()
    opened.actions_by_name["clear-mask"].trigger()
    assert not mask_of(opened).any()
    with qtbot.waitSignal(opened.session.message):
        opened.actions_by_name["load-mask"].trigger()
    assert np.array_equal(mask_of(opened), hole)


def test_a_cancelled_dialog_does_nothing(
    qtbot: QtBot, opened: MainWindow, settle: Settle, choose: Choose, tmp_path: Path
) -> None:
    choose(None)
    before = sorted(tmp_path.glob("*.*"))
    for name in ("open", "save-as", "load-mask"):
        opened.actions_by_name[name].trigger()
    settle()
    QApplication.processEvents()
    assert sorted(tmp_path.glob("*.*")) == before


def test_tools_and_place_of_the_window_are_remembered(opened: MainWindow, tmp_path: Path) -> None:
    opened.session.brush_diameter = 77
    opened.panel.engine.more.setChecked(True)
    opened.close()
    text = (tmp_path / "settings.ini").read_text()
    [share] = [line for line in text.splitlines() if line.startswith("share=")]
    side = max(opened.session.document.upright_shape) if opened.session.document else 2000
    assert float(share.removeprefix("share=")) * side == pytest.approx(77)
    assert "more=true" in text
    assert "geometry" in text
