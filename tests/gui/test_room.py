"""Every text has the room it needs, in every language, in the smallest window that is promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from restorer_app.engine import catalogue
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.photo_card import PhotoCard
from restorer_app.session.painting_session import TOOLS
from tests.gui.every_window import DIALOGS, parts_of, settle, shown, speak, work
from tests.gui.test_languages import SPOKEN

SMALLEST = QSize(1280, 800)
ROUNDING = 1

every_language = pytest.mark.parametrize("spoken", SPOKEN)


def wanted(part: QWidget) -> QSize | None:
    """The room that a part's text needs; None where there is none, or where it may be cut."""
    if isinstance(part, QLabel):
        if part.wordWrap():
            return QSize(0, part.heightForWidth(part.width()))
        return part.sizeHint() if part.text() else None
    if isinstance(part, QComboBox):
        texts = [part.itemText(index) for index in range(part.count())]
        longest = max((part.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return QSize(longest + part.width() - _field(part).width(), 0)
    if isinstance(part, (QAbstractButton, QSpinBox)) and not isinstance(part, PhotoCard):
        return part.sizeHint()
    return None


def _field(box: QComboBox) -> QRect:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, place = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(control, option, place, box)


def too_long(window: QWidget) -> Iterator[str]:
    """What has less room than it needs, or reaches beyond what holds it."""
    for part in parts_of(window):
        needed = wanted(part)
        if needed is None:
            continue
        name = f"{type(part).__name__} {getattr(part, 'text', lambda: '')()!r} {part.objectName()}"
        if needed.width() > part.width() + ROUNDING or needed.height() > part.height() + ROUNDING:
            yield f"{name} needs {needed.toTuple()} and has {part.size().toTuple()}"
        if _beyond(part, window):
            yield f"{name} reaches beyond what holds it"


def check(found: Iterable[str]) -> None:
    if texts := sorted(found):
        pytest.fail("too long for their place:\n  " + "\n  ".join(texts), pytrace=False)


def _beyond(part: QWidget, window: QWidget) -> bool:
    """Whether some of the part is cut off, but for what can be scrolled to."""
    holder, across, down = part, True, True
    while holder is not window:
        holder = holder.parentWidget()
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea):
            down = False
            across &= area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        place = part.rect().translated(part.mapTo(holder, QPoint()))
        if across and (place.left() < 0 or place.right() > holder.rect().right()):
            return True
        if down and place.bottom() > holder.rect().bottom():
            return True
    return False


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    """The real catalogue: its titles are long."""
    return catalogue.methods()


@every_language
def test_the_window_has_room_for_all_its_texts(qtbot: QtBot, opened: MainWindow, spoken: str) -> None:
    work(qtbot, opened)
    opened.resize(SMALLEST)
    speak(opened, spoken)
    assert opened.size() == SMALLEST
    found = set(too_long(opened))
    for tool in TOOLS:
        opened.session.tool = tool
        settle()
        found |= set(too_long(opened))
    check(found)


@every_language
def test_the_welcome_page_has_room_for_all_its_texts(window: MainWindow, spoken: str) -> None:
    window.resize(SMALLEST)
    speak(window, spoken)
    check(too_long(window))


@every_language
@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_has_room_for_all_its_texts(opened: MainWindow, name: str, spoken: str) -> None:
    speak(opened, spoken)
    dialog = shown(opened, name)
    assert dialog.width() <= SMALLEST.width()
    assert dialog.height() <= SMALLEST.height()
    check(too_long(dialog))
    dialog.close()


def test_every_dialog_of_the_program_is_looked_at() -> None:
    ours = {kind.__name__ for kind in QDialog.__subclasses__() if kind.__module__.startswith("restorer_app")}
    assert ours == set(DIALOGS)


def test_a_text_that_is_too_long_is_found(opened: MainWindow) -> None:
    opened.resize(SMALLEST)
    opened.panel.save_button.setText("Save the repaired photograph as a file of a new name somewhere else…")
    opened.panel.restore_box.note.setText("Many words. " * 40)
    opened.panel.restore_box.note.setFixedHeight(20)
    settle()
    assert len(list(too_long(opened))) >= 2


@pytest.mark.parametrize(("height", "side"), [(780, 20), (660, 16)])
def test_all_tools_have_room_in_a_low_window_and_smaller_ones_in_a_lower(
    window: MainWindow, height: int, side: int
) -> None:
    speak(window, "de")  # its strip is built anew
    window.resize(1280, height)
    settle()
    strip = window.strip
    assert strip.iconSize().height() == side
    assert all(button.isVisible() for button in strip.buttons) and not strip.more.isVisible()


def test_tools_without_room_are_behind_an_arrow_that_is_seen(window: MainWindow) -> None:
    window.resize(1000, 560)
    settle()
    more = window.strip.more
    assert not window.strip.buttons[-1].isVisible() and more.isVisible()
    assert not more.icon().isNull() and more.height() >= 10
    window.resize(1000, 1000)
    settle()
    assert window.strip.buttons[-1].isVisible() and window.strip.iconSize().height() == 20


def test_a_long_message_gives_way_and_never_makes_the_window_wider(opened: MainWindow) -> None:
    least = opened.minimumSizeHint().width()
    message = opened.status.message
    opened.session.message.emit("Short.")
    message.grab()
    assert message.toolTip() == ""
    text = "Repaired " + "very, very " * 60 + "much."
    opened.session.message.emit(text)
    QApplication.processEvents()
    assert opened.minimumSizeHint().width() == least
    message.grab()
    assert message.toolTip() == text, "the pointer brings up what has no room"
    cut = message.grab().toImage()
    room = message.contentsRect().width()
    message.setText(message.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
    assert message.text().endswith("…")
    assert message.grab().toImage() == cut
