"""The window speaks German and Chinese as well; it changes its language while everything goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from translations import LANGUAGES, read, ts_path

from restorer_app.core.errors import UnreadableFile, UnwritableFile
from restorer_app.core.sentence import said
from restorer_app.gui.action import SEPARATOR, Entries, Submenu
from restorer_app.gui.action_table import ACTIONS, MENUS
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.preferences import Preferences
from restorer_app.session.jobs import failure
from restorer_app.session.language import Language, best_of
from restorer_app.session.sentences import failure_sentences
from restorer_app.session.settings import Settings
from restorer_app.session.words import number, tr
from tests.gui.conftest import brush_over, mask_of
from tests.gui.every_window import work
from tests.session.fake_engine import FakeEngine

SPOKEN = ("en", *LANGUAGES)


def menus(entries: Entries, title: str) -> Iterator[tuple[str, list[str]]]:
    """Each menu below, by its title, with the texts in it."""
    texts = {action.name: action.text for action in ACTIONS}
    shown = [entry.text if isinstance(entry, Submenu) else texts[entry] for entry in entries if entry]
    yield title, shown
    for entry in entries:
        if isinstance(entry, Submenu):
            yield from menus(entry.entries, entry.text)


@pytest.mark.parametrize("language", SPOKEN)
def test_every_line_of_a_menu_has_a_letter_of_its_own_in_every_language(language: str) -> None:
    known = read(ts_path(language))
    below = [menu for title, entries in MENUS.items() for menu in menus(entries, title)]
    for title, texts in (("the menu bar", list(MENUS)), *below):
        shown = [known[text].translation if text in known else text for text in texts if text != SEPARATOR]
        letters = [text.replace("&&", "").partition("&")[2][:1].lower() for text in shown]
        assert all(letters), (title, shown)
        assert sorted(set(letters)) == sorted(letters), (title, shown)


def test_chinese_sentences_have_chinese_punctuation() -> None:
    narrow = re.compile(r"[\u4e00-\u9fff”》][,;:?!]|[\u4e00-\u9fff”》] ?\((?!&|\*)")
    texts = [known.translation for known in read(ts_path("zh_CN")).values()]
    assert [text for text in texts if narrow.search(text)] == []


def speak(window: MainWindow, language: str) -> None:
    """Choose a language in the menu, and let the window follow."""
    window.actions_by_name[f"language-{language}"].trigger()
    settle()


def settle() -> None:
    """Let what was posted be done, and what is over be deleted."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown(window: MainWindow) -> set[str]:
    """Every text of a label or button that is in sight, and of the menu bar."""
    parts = [part for kind in (QLabel, QPushButton) for part in window.findChildren(kind)]
    texts = {part.text() for part in parts if part.isVisible()}
    return texts | {action.text() for action in window.menuBar().actions()}


class _Appeared(QObject):
    """Collects the windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_another_language_takes_the_keyboard_from_nobody(
    qtbot: QtBot, opened: MainWindow, qapp: QApplication
) -> None:
    work(qtbot, opened)
    opened.session.candidates.forget()  # they ask for the keyboard themselves
    opened.session.notes = ("The photograph holds samples that are no numbers (NaN or infinite).",)
    opened.activateWindow()
    assert QTest.qWaitForWindowActive(opened)
    opened.canvas.setFocus()
    appeared = _Appeared()
    qapp.installEventFilter(appeared)
    opened.speak("de")
    settle()
    qapp.removeEventFilter(appeared)
    assert appeared.windows == []
    assert QApplication.focusWidget() is opened.canvas


def test_another_language_is_spoken_at_once_and_nothing_is_lost(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine
) -> None:
    window, session, canvas = opened, opened.session, opened.canvas
    brush_over(qtbot, window, (40, 20), (40, 60))
    canvas.zoom_to(2.0)
    window.status.point_at(None)
    window.panel.history.opened.setChecked(True)
    document, mask, scale = session.document, mask_of(window).copy(), canvas.scale
    qtbot.waitUntil(lambda: window.panel.defects.opened.text() == "Defects (1)")
    english = shown(window)
    assert {"&Restore", "Restore"} <= english
    speak(window, "de")
    assert {"&Restaurieren", "Restaurieren", "Vorher"} <= shown(window)
    speak(window, "zh_CN")
    assert window.actions_by_name["undo"].text() == "撤销：画笔(&U)"
    assert {"修复(&R)", "修复", "修复前"} <= shown(window)
    assert session.document is document
    assert (mask_of(window) == mask).all()
    assert window.canvas is canvas
    assert canvas.scale == scale
    assert window.panel.history.opened.isChecked()
    speak(window, "en")
    assert shown(window) == english
    brush_over(qtbot, window, (30, 20), (30, 60))  # painting goes on, and the new parts follow it
    assert window.actions_by_name["undo"].text() == "&Undo Brush"
    assert window.panel.restore_box.button.isEnabled()


def test_a_restore_goes_on_while_the_language_changes(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine
) -> None:
    engine.script.append(engine.wait_for_gate)
    brush_over(qtbot, opened, (40, 20), (40, 60))
    opened.actions_by_name["restore"].trigger()
    qtbot.waitUntil(lambda: opened.session.restoring)
    speak(opened, "de")
    assert opened.panel.restore_box.stop_button.isVisible()
    assert opened.status.message.text() == "Restaurierung läuft…"
    engine.gate.set()
    qtbot.waitUntil(lambda: not opened.session.restoring)
    assert opened.session.has_repairs
    assert not opened.panel.restore_box.stop_button.isVisible()


def test_the_preferences_speak_the_language_that_is_chosen_in_them(window: MainWindow) -> None:
    window.actions_by_name["preferences"].trigger()
    dialog = window.findChild(Preferences)
    assert dialog is not None
    languages = dialog.general.languages
    languages.activated.emit(languages.findData("de"))
    settle()
    dialog = window.findChild(Preferences)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Einstellungen"
    assert dialog.general.languages.currentText() == "Deutsch"
    assert window.actions_by_name["language-de"].isChecked()
    dialog.reset_button.click()
    settle()
    assert window.language_choice == "system"
    dialog = window.findChild(Preferences)
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["de-AT", "en"], "de"),
        (["fr-FR", "zh-Hans-CN", "en"], "zh_CN"),
        (["zh_CN"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW"], "en"),
        (["fr"], "en"),
        ([], "en"),
    ],
)
def test_the_first_start_speaks_the_first_of_the_system_s_languages_that_it_can(
    wanted: list[str], spoken: str
) -> None:
    assert best_of(wanted) == spoken


def test_qt_s_own_texts_and_numbers_follow_the_language(language: Language) -> None:
    def close() -> str:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        return buttons.buttons()[0].text().replace("&", "")

    assert (close(), number(1234.5, 1)) == ("Close", "1,234.5")
    language.choice = "de"
    assert (close(), number(1234.5, 1)) == ("Schließen", "1.234,5")
    language.choice = "zh_CN"
    assert (close(), number(1234.5, 1)) == ("关闭", "1,234.5")


def test_a_sentence_is_translated_by_its_pattern(language: Language) -> None:
    busy = said("{title} ({count} more)", title=said("Opening {name}…", name="{a}.tif"), count=2)
    assert busy == tr(busy) == "Opening {a}.tif… (2 more)"
    language.choice = "de"
    assert tr(busy) == "{a}.tif wird geöffnet… (2 weitere)"
    assert tr(str(UnreadableFile(said("Opening {name}…", name="b")))) == "b wird geöffnet…"


def test_the_language_is_remembered(window: MainWindow, tmp_path: Path) -> None:
    speak(window, "de")
    assert Settings(tmp_path / "settings.ini").language == "de"
    QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat).setValue("window/language", "xx")
    assert Settings(tmp_path / "settings.ini").language == "system"


def test_failures_of_the_core_are_told_in_the_language_of_the_window(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    speak(opened, "de")
    empty = tmp_path / "leer.tif"
    empty.touch()
    with qtbot.waitSignal(opened.session.failed) as told:
        opened.session.open(empty)
    assert told.args[:2] == ["„leer.tif“ ist leer.", "Noch einmal kopieren oder scannen."]
    opened.findChild(QMessageBox).close()
    failed = failure(UnwritableFile(said("{file} exists already.", file="x"), "Choose another folder."))
    assert failure_sentences(failed) == ("x gibt es bereits.", "Einen anderen Ordner wählen.")


def test_a_switch_of_the_command_line_is_not_named_in_the_window(language: Language) -> None:
    advice = "Choose .tif or .png, or allow loss (--lossy)."
    for spoken in SPOKEN:
        language.choice = spoken
        assert "--lossy" not in failure_sentences(failure(UnwritableFile("x", advice)))[1]


def test_notes_follow_the_language(opened: MainWindow) -> None:
    share = said("{percent} %", percent=12)
    note = "The file is damaged: {share} of the photograph is missing and shown black."
    opened.session.notes = (said(note, share=share),)
    assert opened.notes.text.text() == note.format(share="12 %")
    speak(opened, "de")
    german = "Die Datei ist beschädigt: 12 % des Fotos fehlen und erscheinen schwarz."
    assert opened.notes.text.text() == german
