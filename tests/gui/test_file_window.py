"""The window that tells what the file of the photograph is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from restorer_app.gui.file_window import FileWindow
from restorer_app.gui.main_window import MainWindow
from tests.session.conftest import grey_photo


def texts(window: FileWindow) -> list[str]:
    return [label.text() for label in window.area.widget().findChildren(QLabel)]


def asked(window: MainWindow) -> FileWindow:
    window.actions_by_name["about-file"].trigger()
    dialog = window.findChild(FileWindow)
    assert dialog is not None
    return dialog


def test_it_follows_to_the_photograph_that_is_shown(qtbot: QtBot, opened: MainWindow) -> None:
    dialog = asked(opened)
    assert texts(dialog)[0] == "scan.tif" and "120 × 90 pixels" in texts(dialog)
    opened.session.show(grey_photo(), title="Demonstration")
    assert texts(dialog)[0] == "Demonstration" and "60 × 40 pixels" in texts(dialog)
    for photo in opened.session.photos:
        opened.session.close(photo)
    assert "No photograph is open." in dialog.area.widget().text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChild(FileWindow) is None, timeout=5000)


def test_what_each_format_keeps_stands_below(opened: MainWindow) -> None:
    told = texts(asked(opened))
    place = told.index("TIFF")
    assert told[place + 1] == "✓  nothing"


def test_all_of_it_can_be_copied(opened: MainWindow) -> None:
    asked(opened).copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("scan.tif\n") and "120 × 90 pixels" in text
    QGuiApplication.clipboard().clear()


def test_names_are_shown_as_they_are(opened: MainWindow) -> None:
    dialog = asked(opened)
    for label in dialog.area.widget().findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
