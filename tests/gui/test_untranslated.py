"""Nothing that is shown bypasses the translators: each text is asked for, and is known to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from source_texts import sources

from restorer_app.engine import catalogue
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.main_window import MainWindow
from restorer_app.session import words
from restorer_app.session.painting_session import TOOLS
from tests.gui.every_window import DIALOGS, parts_of, shown, speak, work

OPEN, CLOSE = "⟦", "⟧"
NAMES = (
    r"Restorer|scan\.tif|RGB|English|Deutsch|Apache-2\.0|Python|Qt|Linux|Windows|macOS"
    r"|TIFF|PNG|JPEG XL|JPEG 2000|JPEG|WebP|BMP|kB"
)
"""What is called the same everywhere: names, formats, units, places on a disk."""


class Bracketing:
    """In the place of Qt's translating: puts every text it is asked for in brackets, and remembers it."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def translate(self, _: str, text: str) -> str:
        self.asked.add(text)
        return f"{OPEN}{text}{CLOSE}" if text else ""


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    return catalogue.methods()


@pytest.fixture
def bracketing(monkeypatch: pytest.MonkeyPatch) -> Bracketing:
    bracketing = Bracketing()
    monkeypatch.setattr(words, "QCoreApplication", bracketing)
    return bracketing


def texts_of(part: QWidget) -> Iterator[str]:
    """All that a part says to eyes and ears."""
    yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle())
    if isinstance(part, (QLabel, QAbstractButton)) and not isinstance(part.parent(), QDialogButtonBox):
        yield part.text()
    if isinstance(part, QComboBox):
        yield from (part.itemText(index) for index in range(part.count()))
    if isinstance(part, QLineEdit):
        yield part.placeholderText()
    for action in part.findChildren(QAction) if part.isWindow() else ():
        yield from (action.text(), action.toolTip())


def bare(text: str) -> str:
    """The words of a text that nobody asked a translation for; "…" stands where one was cut."""
    before = ""
    while text != before:
        text, before = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*({CLOSE}|…$)", "", text), text
    text = re.sub(r"<[^>]*>|\([^)]*\)|&\w+;", "", text)
    return re.sub(rf"\b({NAMES})\b", "", text)


def untranslated(window: QWidget) -> set[str]:
    said = {text for part in (window, *parts_of(window)) for text in texts_of(part)}
    return {text for text in said if "/" not in text and re.search(r"[A-Za-z]{3,}", bare(text))}


def test_nothing_in_the_window_is_said_without_being_translated(
    qtbot: QtBot, opened: MainWindow, bracketing: Bracketing
) -> None:
    speak(opened, "de")
    work(qtbot, opened)
    found = untranslated(opened)
    for tool in TOOLS:
        opened.session.tool = tool
        found |= untranslated(opened)
    assert found == set()
    assert bracketing.asked - set(sources()) <= {"working"}, "the test's own engine says that"


def test_nothing_on_the_welcome_page_is_said_without_being_translated(
    window: MainWindow, bracketing: Bracketing
) -> None:
    speak(window, "de")
    assert untranslated(window) == set()


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_in_a_dialog_is_said_without_being_translated(
    opened: MainWindow, bracketing: Bracketing, name: str
) -> None:
    dialog = shown(opened, name)
    assert untranslated(dialog) == set()
    assert bracketing.asked - set(sources()) - {""} == set()
    dialog.close()


def test_a_text_that_bypasses_the_translators_is_found(window: MainWindow, bracketing: Bracketing) -> None:
    speak(window, "de")
    window.panel.save_button.setText("Save it")
    window.panel.restore_box.note.setText(f"{words.tr('Mask')} of scan.tif")
    window.panel.restore_box.button.setToolTip(words.tr("Mask"))
    assert untranslated(window) == {"Save it"}
