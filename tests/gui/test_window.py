"""Keys, panel, notes and looks of the window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tifffile
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.gui.faults import FaultTeller
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import Answers, brush_over, noise_picture
from tests.session.fake_engine import FakeEngine

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(("key", "tool"), [(Key.Key_E, "eraser"), (Key.Key_H, "pan"), (Key.Key_B, "brush")])
def test_letters_take_tools(qtbot: QtBot, opened: MainWindow, key: Qt.Key, tool: str) -> None:
    opened.session.tool = "eraser" if tool == "brush" else "brush"
    qtbot.keyClick(opened.canvas, key)
    assert opened.session.tool == tool
    assert opened.actions_by_name[tool].isChecked()


def test_taking_the_brush_leaves_the_comparison(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyClick(opened.canvas, Key.Key_C)
    assert opened.session.view_mode == "split"
    assert opened.actions_by_name["compare"].isChecked()
    assert opened.panel.compare.button("split").isChecked()
    qtbot.keyClick(opened.canvas, Key.Key_B)
    assert opened.session.view_mode == "after"
    assert not opened.actions_by_name["compare"].isChecked()


def test_taking_a_tool_stays_beside_the_original_where_one_can_mark_as_well(
    qtbot: QtBot, opened: MainWindow
) -> None:
    qtbot.keyClick(opened.canvas, Key.Key_S)
    qtbot.keyClick(opened.canvas, Key.Key_T)
    assert opened.session.view_mode == "side" and opened.session.tool == "tracer"


def test_brackets_change_the_brush_by_a_pixel_at_least(qtbot: QtBot, opened: MainWindow) -> None:
    opened.session.brush_diameter = 2
    qtbot.keyClick(opened.canvas, Key.Key_BracketRight)
    assert opened.session.brush_diameter == 3
    qtbot.keyClick(opened.canvas, Key.Key_BracketLeft)
    qtbot.keyClick(opened.canvas, Key.Key_BracketLeft)
    qtbot.keyClick(opened.canvas, Key.Key_BracketLeft)
    assert opened.session.brush_diameter == 1
    opened.session.brush_diameter = 100
    qtbot.keyClick(opened.canvas, Key.Key_BracketRight)
    assert opened.session.brush_diameter == 125


def test_m_hides_the_mask_and_shows_it_again(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyClick(opened.canvas, Key.Key_M)
    assert not opened.session.mask_visible
    assert not opened.panel.mask_box.shown.isChecked()
    qtbot.mouseClick(opened.panel.mask_box.shown, LEFT, pos=opened.panel.mask_box.shown.rect().center())
    opened.panel.mask_box.shown.setChecked(True)
    assert opened.session.mask_visible


def test_holding_p_peeks_and_letting_go_ends_it(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyPress(opened.canvas, Key.Key_P)
    assert opened.session.peeking
    qtbot.keyRelease(opened.canvas, Key.Key_P)
    assert not opened.session.peeking


def test_peeking_ends_when_the_window_loses_the_keyboard(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyPress(opened.canvas, Key.Key_P)
    QApplication.sendEvent(opened, QFocusEvent(QEvent.Type.FocusOut))
    QApplication.sendEvent(opened, QEvent(QEvent.Type.ActivationChange))
    assert not opened.session.peeking


def test_zoom_keys_and_the_status_line_agree(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyClick(opened.canvas, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened.status.zoom.text() == "100 %"
    qtbot.keyClick(opened.canvas, Key.Key_Plus)
    assert opened.canvas.scale > 1
    assert opened.status.zoom.text() != "100 %"
    qtbot.keyClick(opened.canvas, Key.Key_0)
    assert opened.canvas.scale > 1


def test_what_cannot_be_done_cannot_be_chosen(window: MainWindow) -> None:
    possible = {
        name
        for name in (
            "undo",
            "redo",
            "restore",
            "stop",
            "save-as",
            "save-mask",
            "clear-mask",
            "compare",
            "fit",
        )
        if window.actions_by_name[name].isEnabled()
    }
    assert possible == set()
    assert window.actions_by_name["open"].isEnabled()
    assert not window.panel.restore_box.button.isEnabled()
    assert not window.panel.save_button.isEnabled()


def test_undo_says_what_it_undoes(qtbot: QtBot, opened: MainWindow) -> None:
    brush_over(qtbot, opened, (30, 20), (30, 80))
    assert opened.actions_by_name["undo"].text() == "&Undo Brush"
    assert "Undo Brush" in opened.actions_by_name["undo"].toolTip()


def test_slider_and_number_follow_the_brush_and_each_other(opened: MainWindow) -> None:
    brush, session = opened.panel.brush, opened.session
    session.brush_diameter = 7
    assert brush.number.value() == 7
    brush.number.setValue(300)
    assert session.brush_diameter == 300
    brush.slider.setValue(brush.slider.maximum())
    assert session.brush_diameter == 2000
    brush.slider.setValue(0)
    assert (session.brush_diameter, brush.number.value()) == (1, 1)


def test_every_number_of_the_brush_can_be_typed(opened: MainWindow) -> None:
    for size in range(1, 2001, 13):
        opened.panel.brush.number.setValue(size)
        assert opened.session.brush_diameter == size
        assert opened.panel.brush.number.value() == size


def test_engine_device_and_seed_are_chosen_in_the_panel(qtbot: QtBot, opened: MainWindow) -> None:
    choice, session = opened.panel.engine, opened.session
    assert choice.methods.itemText(0) == "Learned repair (recommended)"
    assert "Best on" in choice.summary.text()
    choice.methods.setFocus()
    qtbot.keyClick(choice.methods, Key.Key_Down)
    assert session.method == "telea"
    assert "thin scratches" in choice.summary.text()
    assert not choice.devices.isVisible()
    qtbot.mouseClick(choice.more, LEFT)
    assert choice.devices.isVisible()
    choice.seed.setValue(12)
    assert session.seed == 12


def test_grain_and_texture_are_switched_in_the_panel_with_the_mouse_or_a_key(
    qtbot: QtBot, opened: MainWindow
) -> None:
    choice, session = opened.panel.engine, opened.session
    assert choice.grain.isChecked() and choice.texture.isChecked()
    qtbot.mouseClick(choice.more, LEFT)
    qtbot.mouseClick(choice.grain, LEFT, pos=choice.grain.rect().center() / 4)
    assert (session.match_grain, session.add_texture) == (False, True)
    choice.texture.setFocus()
    qtbot.keyClick(choice.texture, Key.Key_Space)
    assert (session.match_grain, session.add_texture) == (False, False)
    session.match_grain = True
    assert choice.grain.isChecked()


def test_averaging_and_adapting_are_off_and_switched_in_the_panel(qtbot: QtBot, opened: MainWindow) -> None:
    choice, session = opened.panel.engine, opened.session
    qtbot.mouseClick(choice.more, LEFT)
    assert not choice.flips.isChecked() and not choice.adapt.isChecked()
    choice.flips.setFocus()
    qtbot.keyClick(choice.flips, Key.Key_Space)
    assert (session.average_flips, session.adapt_first) == (True, False)
    choice.adapt.setFocus()
    qtbot.keyClick(choice.adapt, Key.Key_Space)
    assert (session.average_flips, session.adapt_first) == (True, True)
    session.adapt_first = False
    assert not choice.adapt.isChecked()


def test_the_switches_can_be_reached_with_tab_and_say_what_they_do(qtbot: QtBot, opened: MainWindow) -> None:
    choice = opened.panel.engine
    choice.more.setChecked(True)
    choice.seed.setFocus()
    names = {
        choice.grain: "Match the grain",
        choice.texture: "Texture in wide holes",
        choice.flips: "Average over flips (slower)",
        choice.adapt: "Adapt to this photograph first (30 s)",
    }
    for switch, name in names.items():
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert switch.hasFocus()
        told = QAccessible.queryAccessibleInterface(switch)
        assert told.text(QAccessible.Text.Name) == name
        assert told.text(QAccessible.Text.Description) == switch.toolTip() != ""


def test_the_plan_is_shown_with_a_key_and_told_beside_restore(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine
) -> None:
    brush_over(qtbot, opened, (30, 20), (30, 80))
    action, note = opened.actions_by_name["show-plan"], opened.panel.restore_box.note
    place = opened.panel.engine.mapTo(opened, opened.panel.engine.rect().topLeft())
    assert action.isEnabled() and not action.isChecked()
    with qtbot.waitSignal(opened.session.plan_changed):
        qtbot.keyClick(opened.canvas, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert action.isChecked()
    assert note.text().endswith("\n1 area, 2 passes, about 5 s.")
    QApplication.processEvents()
    assert opened.panel.engine.mapTo(opened, opened.panel.engine.rect().topLeft()) == place, "nothing moves"
    qtbot.keyClick(opened.canvas, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not action.isChecked() and "passes" not in note.text()
    opened.session.plan_visible = True
    assert action.isChecked()


def test_devices_appear_when_the_engine_has_answered(
    qtbot: QtBot, opened: MainWindow, engine: object
) -> None:
    choice = opened.panel.engine
    engine.known_devices = ("auto", "cpu", "cuda")  # type: ignore[attr-defined]
    opened.session.device = "cpu"
    with qtbot.waitSignal(opened.session.devices_changed):
        opened.session.prepare()
    texts = [choice.devices.itemText(number) for number in range(choice.devices.count())]
    assert texts == ["Automatic", "Processor (CPU)", "Graphics card (CUDA)"]
    assert choice.devices.currentText() == "Processor (CPU)"
    assert opened.status.device.text() == "Device: Processor (CPU)"


def test_enter_in_a_number_gives_the_letters_back_to_the_tools(qtbot: QtBot, opened: MainWindow) -> None:
    number = opened.panel.brush.number
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "64")
    qtbot.keyClick(number, Key.Key_Return)
    assert opened.session.brush_diameter == 64
    assert opened.canvas.hasFocus()


def test_the_window_fits_a_small_screen_with_everything_open(window: MainWindow) -> None:
    window.panel.engine.more.setChecked(True)
    window.session.show(Photo(noise_picture(), notes=("A note.",)))
    smallest = window.minimumSizeHint()
    assert smallest.width() <= 1000
    assert smallest.height() <= 560
    window.resize(1000, 560)
    assert window.panel.restore_box.button.isVisible()
    assert window.panel.save_button.mapTo(window, window.panel.save_button.rect().bottomLeft()).y() < 560


def test_the_photograph_asks_for_little_room_and_the_welcome_page_behind_it_for_none(
    opened: MainWindow,
) -> None:
    opened.resize(1280, 690)
    QApplication.processEvents()
    assert opened.minimumSizeHint().height() <= 320, "there is room for candidates below it"


def test_nothing_moves_when_another_engine_is_chosen(opened: MainWindow) -> None:
    panel = opened.panel
    before = panel.brush.mapTo(opened, panel.brush.rect().topLeft())
    opened.session.method = "telea"
    QApplication.processEvents()
    assert panel.brush.mapTo(opened, panel.brush.rect().topLeft()) == before


def test_saving_becomes_the_main_button_once_there_is_something_to_save(
    qtbot: QtBot, opened: MainWindow, settle: Callable[[], None]
) -> None:
    assert not opened.panel.save_button.property("primary")
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    settle()
    assert opened.panel.save_button.property("primary")
    opened.session.undo()
    assert not opened.panel.save_button.property("primary")


def test_notes_stand_above_the_picture_until_dismissed(qtbot: QtBot, window: MainWindow) -> None:
    window.session.show(Photo(noise_picture(), notes=("12 % of the file is <missing>.",)))
    assert window.notes.isVisible()
    assert window.notes.text.text() == "12 % of the file is <missing>."
    assert window.notes.text.textFormat() == Qt.TextFormat.PlainText
    qtbot.mouseClick(window.notes.dismiss, LEFT)
    assert not window.notes.isVisible()


def test_a_damaged_file_is_opened_after_a_question(
    window: MainWindow, scan: Path, settle: Callable[[], None], answers: Answers
) -> None:
    tifffile.imwrite(scan, noise_picture().samples, photometric="rgb", metadata=None)  # its tags come first
    scan.write_bytes(scan.read_bytes()[:-8000])
    answers.give("Open what is left")
    window.session.open(scan)
    settle()
    settle()
    assert window.session.document is not None
    assert window.notes.isVisible()


def test_the_status_line_tells_the_pixel_under_the_pointer(window: MainWindow) -> None:
    window.session.show(Photo(noise_picture("uint16")))
    assert window.session.document is not None
    red, green, blue = window.session.document.picture.samples[5, 7].tolist()
    window.canvas.hovered.emit((5, 7))
    assert window.status.pixel.text() == f"7, 5:  R {red}  G {green}  B {blue}"
    window.canvas.hovered.emit(None)
    assert window.status.pixel.text() == ""


def test_looks_change_at_once_and_icons_with_them(window: MainWindow) -> None:
    def ink() -> int:
        image = window.actions_by_name["brush"].icon().pixmap(24, 24).toImage()
        return max(
            (image.pixelColor(x, y) for x in range(24) for y in range(24)), key=lambda colour: colour.alpha()
        ).lightness()

    assert ink() > 180
    window.actions_by_name["look-light"].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() > 200
    QApplication.processEvents()
    assert ink() < 80
    window.actions_by_name["look-dark"].trigger()
    QApplication.processEvents()
    assert ink() > 180


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    return (dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def test_about_tells_versions_and_licence(window: MainWindow) -> None:
    window.actions_by_name["about"].trigger()
    (box,) = dialogs(window)
    from PySide6.QtWidgets import QLabel

    text = "\n".join(label.text() for label in box.findChildren(QLabel))
    assert "Apache" in text
    assert "Qt 6" in text
    table = box.findChildren(QTreeWidget)[0]
    assert table.findItems("numpy", Qt.MatchFlag.MatchExactly)
    box.reject()


def test_the_log_can_be_read_and_copied(window: MainWindow) -> None:
    import logging

    record = logging.LogRecord("restorer", logging.INFO, "", 0, "a line <b>", (), None)
    window.log.handle(record)
    window.actions_by_name["log"].trigger()
    (box,) = dialogs(window)
    assert "a line <b>" in box.findChildren(QPlainTextEdit)[0].toPlainText()
    box.reject()


@pytest.mark.expect_noise("unexpected fault")
def test_a_mistake_of_ours_is_told_and_the_window_lives_on(
    qtbot: QtBot, opened: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults = FaultTeller(opened)
    faults.watch()
    answers.give("OK")
    try:
        raise ZeroDivisionError("a mistake")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(answers.seen), timeout=5000)
    assert "a mistake" not in answers.seen[0]
    assert "Traceback" not in answers.seen[0]
    faults.leave()
    assert opened.isVisible()
