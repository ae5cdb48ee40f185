"""Every window that the program can open, and what is in it, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from restorer_app.gui.about import AboutBox, LicenceWindow
from restorer_app.gui.clean_window import CleanWindow
from restorer_app.gui.dust_window import DustWindow
from restorer_app.gui.export_question import ArrangementQuestion
from restorer_app.gui.file_window import FileWindow
from restorer_app.gui.log_window import LogWindow
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.pages_window import PagesWindow
from restorer_app.gui.preferences import Preferences
from restorer_app.gui.shortcut_sheet import ShortcutSheet
from restorer_app.gui.tones_window import TonesWindow
from tests.gui.conftest import brush_over

DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "AboutBox": AboutBox,
    "ArrangementQuestion": lambda w: ArrangementQuestion((90, 120), w),
    "CleanWindow": lambda w: CleanWindow(w.session, w),
    "DustWindow": lambda w: DustWindow(w.session, w),
    "FileWindow": lambda w: FileWindow(w.session, w),
    "LicenceWindow": lambda w: LicenceWindow("restorer", w),
    "LogWindow": lambda w: LogWindow(w.log, w),
    "PagesWindow": lambda w: PagesWindow(w.session, w),
    "Preferences": lambda w: Preferences(w, w._settings),
    "ShortcutSheet": ShortcutSheet,
    "TonesWindow": lambda w: TonesWindow(w.session, w),
}


def settle() -> None:
    """Let what was posted be done, and what is over be deleted."""
    for _ in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def speak(window: MainWindow, language: str) -> None:
    """Choose a language in the menu, and let the window follow."""
    window.actions_by_name[f"language-{language}"].trigger()
    settle()


def shown(window: MainWindow, name: str) -> QDialog:
    """The dialog of that name, on the screen."""
    dialog = DIALOGS[name](window)
    dialog.open()
    settle()
    return dialog


def work(qtbot: QtBot, window: MainWindow) -> None:
    """Open a second photograph, repair a part of it, look for another repair: all there is, is in sight."""
    session = window.session
    assert session.document is not None
    window.resize(window.width(), max(window.height(), 1000))  # all areas have room
    session.show(session.document.photo, title="Demonstration")
    session.notes = ("The photograph holds samples that are no numbers (NaN or infinite).",)
    for part in window.panel.parts.values():
        part.setChecked(True)
    brush_over(qtbot, window, (40, 20), (40, 60))
    session.restore()
    qtbot.waitUntil(lambda: session.has_repairs and not session.restoring)
    brush_over(qtbot, window, (60, 20), (60, 60))
    qtbot.waitUntil(lambda: len(session.defects.all) == 2)
    session.defects.step(1)
    window.actions_by_name["try-another"].trigger()
    candidates = session.candidates
    qtbot.waitUntil(lambda: 0 < candidates.expected == len(candidates.found))
    settle()


def parts_of(window: QWidget) -> Iterator[QWidget]:
    """Every visible widget of ours in a window; not what Qt's own widgets are made of."""
    for child in _children(window):
        if child.isVisible():
            yield child
            yield from parts_of(child)


def _children(parent: QWidget) -> Iterator[QWidget]:
    children: list[QObject] = parent.children()
    if isinstance(parent, QAbstractScrollArea):
        viewport = parent.viewport()
        children = viewport.children() if viewport is not None else []
    for child in children:
        if isinstance(child, QWidget) and not child.isWindow() and not child.objectName().startswith("qt_"):
            yield child
