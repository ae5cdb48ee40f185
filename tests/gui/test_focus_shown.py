"""Whatever has the keyboard looks different, by enough pixels that change enough (WCAG 2.2, 2.4.13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.questions import message_box
from restorer_app.gui.theme import Theme
from tests.gui.every_window import DIALOGS, parts_of, settle, shown, work

LEAST_RATIO = 3.0
LEAST_PIXELS = 48
"""The edge of a check box, the smallest thing there is."""
KEYS = Qt.FocusReason.ShortcutFocusReason


def luminances(image: QImage) -> NDArray[np.float64]:
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:, : image.width(), :3]
    share = pixels / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    result: NDArray[Any] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return result


def changed_pixels(one: QImage, other: QImage) -> int:
    """How many pixels stand out from what they were."""
    before, after = luminances(one) + 0.05, luminances(other) + 0.05
    ratio = np.maximum(before, after) / np.minimum(before, after)
    return int((ratio >= LEAST_RATIO).sum())


def takers(window: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard now."""
    for part in parts_of(window):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
            yield part


def let_go(window: QWidget) -> None:
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    settle()


def selected_nothing(part: QWidget) -> None:
    """Selected text is no sign of the keyboard: it is there without it as well."""
    field = part.lineEdit() if isinstance(part, QSpinBox) else part
    if isinstance(field, QLineEdit):
        field.deselect()


def unseen(window: QWidget) -> dict[str, int]:
    """What looks (nearly) the same with and without the keyboard, and how many pixels tell."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    found = {}
    for part in list(takers(window)):
        let_go(window)
        without = part.grab().toImage()
        part.setFocus(KEYS)
        selected_nothing(part)
        settle()
        assert part.hasFocus() or part.focusProxy(), part
        count = changed_pixels(without, part.grab().toImage())
        if count < LEAST_PIXELS:
            found[f"{type(part).__name__} {part.accessibleName() or part.property('text')}"] = count
    return found


@pytest.mark.parametrize("look", ["dark", "light"])
def test_every_part_of_the_window_shows_that_it_has_the_keyboard(
    qtbot: QtBot, opened: MainWindow, theme: Theme, look: str
) -> None:
    theme.choice = look
    work(qtbot, opened)
    assert unseen(opened) == {}
    kinds = {type(part).__name__ for part in takers(opened)}
    assert kinds >= {"Canvas", "FilmCard", "QComboBox", "QSpinBox", "QSlider", "QCheckBox", "QPushButton"}


@pytest.mark.parametrize("look", ["dark", "light"])
def test_the_welcome_page_shows_where_the_keyboard_is(window: MainWindow, theme: Theme, look: str) -> None:
    theme.choice = look
    settle()
    assert unseen(window) == {}


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("name", [*DIALOGS, "question"])
def test_every_part_of_a_dialog_shows_that_it_has_the_keyboard(
    opened: MainWindow, theme: Theme, name: str, look: str
) -> None:
    theme.choice = look
    if name == "question":
        dialog: QWidget = message_box(opened, "What?", "Either way.", "details")
        dialog.show()
    else:
        dialog = shown(opened, name)
    settle()
    assert unseen(dialog) == {}
    dialog.close()
    QApplication.processEvents()
