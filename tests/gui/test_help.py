"""The shortcut sheet, about with its licences, and the log with its file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from restorer_app.gui.about import AboutBox, LicenceWindow
from restorer_app.gui.action import names_of
from restorer_app.gui.action_table import ACTIONS, MENUS
from restorer_app.gui.gesture_list import GESTURES
from restorer_app.gui.log_window import LogFile, LogWindow, log_file
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.shortcut_sheet import ShortcutSheet, groups, usual
from restorer_app.session.words import plain

Key = Qt.Key


# --- the shortcut sheet


@pytest.fixture
def sheet(window: MainWindow) -> ShortcutSheet:
    window.actions_by_name["shortcuts"].trigger()
    found = window.findChild(ShortcutSheet)
    assert isinstance(found, ShortcutSheet) and found.isVisible()
    return found


def shown(sheet: ShortcutSheet) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for number in range(sheet.tree.topLevelItemCount()):
        group = sheet.tree.topLevelItem(number)
        assert isinstance(group, QTreeWidgetItem)
        children = [group.child(place) for place in range(group.childCount())]
        if not group.isHidden():
            lines += [(child.text(0), child.text(1)) for child in children if not child.isHidden()]
    return lines


def test_every_action_is_in_it_with_every_key_that_works(window: MainWindow, sheet: ShortcutSheet) -> None:
    told = dict(line for _, lines in groups() for line in [(each.what, each.how) for each in lines])
    for action in ACTIONS:
        made = window.actions_by_name[action.name]
        how = told[plain(action.text)]
        ours = [key.toString() for key in made.shortcuts() if usual(key)]
        assert how == ",  ".join(ours)
    assert told["Restore"] == "Ctrl+R"
    assert len(shown(sheet)) == sum(len(lines) for _, lines in groups())


@pytest.mark.parametrize(("key", "told"), [("Ctrl+Z", True), ("F12", True), ("F14", False), ("Undo", False)])
def test_keys_that_few_keyboards_have_are_left_out(qapp: QApplication, key: str, told: bool) -> None:
    assert usual(QKeySequence(key)) == told


def test_groups_follow_the_menus_and_then_come_the_gestures(qapp: QApplication) -> None:
    titles = [title for title, _ in groups()]
    assert titles == [*(plain(title) for title in MENUS), *GESTURES]
    assert all(
        len(lines) == len(list(names_of(MENUS[f"&{title}"])))
        for title, lines in groups()
        if f"&{title}" in MENUS
    )


def test_searching_leaves_the_lines_that_have_all_the_words(qtbot: QtBot, sheet: ShortcutSheet) -> None:
    qtbot.keyClicks(sheet.search, "next photo")
    assert [what for what, _ in shown(sheet)] == ["Next photograph"]
    sheet.search.setText("ctrl+z")
    assert ("Undo", dict(shown(sheet)).get("Undo")) in shown(sheet)
    sheet.search.setText("FILE open")
    assert {"Open", "Open from the clipboard"} <= {what for what, _ in shown(sheet)}
    sheet.search.setText("no such thing")
    assert shown(sheet) == []
    assert sheet.nothing.isVisible() and not sheet.tree.isVisible()
    sheet.search.clear()
    assert len(shown(sheet)) > 60


def test_the_question_mark_opens_it_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Key.Key_Question)
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet) and sheet.isVisible()
    assert sheet.search.hasFocus() or not sheet.isActiveWindow()
    qtbot.keyClick(sheet.search, Key.Key_Down)
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()
    window.actions_by_name["shortcuts"].trigger()
    assert sheet.isVisible() and len(window.findChildren(ShortcutSheet)) == 1


# --- about


@pytest.fixture
def about(window: MainWindow) -> Iterator[AboutBox]:
    window.actions_by_name["about"].trigger()
    box = window.findChild(AboutBox)
    assert isinstance(box, AboutBox)
    yield box
    box.reject()


def test_enter_shows_a_licence_in_full(qtbot: QtBot, about: AboutBox) -> None:
    for name, word in (("Restorer", "Apache License"), ("PySide6-Essentials", "LESSER GENERAL")):
        (item,) = about.table.findItems(name, Qt.MatchFlag.MatchExactly)
        about.table.setCurrentItem(item)
        about.licence.click()
        (shown,) = about.findChildren(LicenceWindow)
        assert word in shown.findChildren(QPlainTextEdit)[0].toPlainText()
        shown.setParent(None)
        shown.deleteLater()
    qtbot.keyClick(about.table, Key.Key_Return)
    assert about.findChildren(LicenceWindow)


def test_details_can_be_copied(about: AboutBox) -> None:
    about.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "Restorer 0." in text and "torch " in text and "Qt 6" in text


# --- the log


def test_the_log_is_copied_with_the_versions_and_tells_where_its_file_lies(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.log.path = tmp_path / "log" / "restorer.log"
    window.log.handle(logging.LogRecord("restorer", logging.INFO, "", 0, "a line", (), None))
    window.actions_by_name["log"].trigger()
    (box,) = window.findChildren(LogWindow)
    assert box.findChildren(QLineEdit)[0].text() == str(window.log.path)
    box.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "a line" in text and "Restorer 0." in text
    box.show_place.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "log"]
    assert (tmp_path / "log").is_dir()
    box.reject()


def test_without_a_file_no_place_is_shown(window: MainWindow) -> None:
    window.actions_by_name["log"].trigger()
    (box,) = window.findChildren(LogWindow)
    assert box.findChildren(QLineEdit) == []
    assert "Show in folder" not in [button.text() for button in box.findChildren(QPushButton)]
    box.reject()


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("restorer_app", logging.INFO, "", 0, text, (), None)


def test_the_log_file_never_grows_large(tmp_path: Path) -> None:
    handler = log_file(tmp_path / "log" / "restorer.log")
    assert isinstance(handler, LogFile)
    handler.maxBytes = 2000
    for number in range(200):
        handler.handle(record(f"line {number} \udce4"))
    handler.close()
    files = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert files == ["restorer.log", "restorer.log.1", "restorer.log.2", "restorer.log.3"]
    assert all(path.stat().st_size <= 2000 for path in (tmp_path / "log").iterdir())
    assert "line 199" in (tmp_path / "log" / "restorer.log").read_text("utf-8")


def test_a_disk_that_refuses_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert log_file(tmp_path / "file" / "restorer.log") is None
    handler = log_file(tmp_path / "restorer.log")
    assert handler is not None
    handler.stream.close()
    handler.handle(record("a line"))
    assert capsys.readouterr().err == ""
    handler.stream = None  # type: ignore[assignment]
    handler.close()
    QApplication.processEvents()
