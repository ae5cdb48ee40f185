"""The window in which noise is cleaned up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.clean_window import CleanWindow
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import brush_over
from tests.session.fake_engine import CLEANER, FILL, METHODS, FakeEngine


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    return *METHODS, CLEANER


def clean_window(window: MainWindow) -> CleanWindow:
    window.actions_by_name["clean"].trigger()
    dialog = window.findChild(CleanWindow)
    assert dialog is not None
    return dialog


def test_it_is_offered_once_a_photograph_is_open(opened: MainWindow) -> None:
    assert opened.actions_by_name["clean"].isEnabled()
    opened.session.close()
    assert not opened.actions_by_name["clean"].isEnabled()


def test_the_whole_photograph_is_cleaned_with_the_chosen_strength(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Callable[[], None]
) -> None:
    dialog = clean_window(opened)
    assert not dialog.marked.isEnabled() and not dialog.stop_button.isEnabled()
    dialog.strength.setValue(60)
    assert dialog.percent.text() == "60 %"
    qtbot.mouseClick(dialog.clean_button, Qt.MouseButton.LeftButton)
    settle()
    [request] = [each for each in engine.cleanings if each.strength < 1]  # the others were for the preview
    assert (request.mask, request.strength) == (None, 0.6)
    assert opened.session.has_repairs and "Noise cleaned up" in dialog.told.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChild(CleanWindow) is None, timeout=5000)


def test_the_marked_region_alone_is_cleaned(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Callable[[], None]
) -> None:
    dialog = clean_window(opened)
    brush_over(qtbot, opened, (40, 20), (40, 60))
    assert dialog.marked.isEnabled()
    dialog.marked.setChecked(True)
    qtbot.mouseClick(dialog.clean_button, Qt.MouseButton.LeftButton)
    settle()
    assert any(each.mask is not None for each in engine.cleanings)
    assert not dialog.marked.isChecked() and not dialog.marked.isEnabled(), "nothing is marked any more"


@pytest.fixture
def large() -> Photo:
    """Larger than the preview, each pixel another."""
    samples = np.random.default_rng(4).integers(0, 150, (700, 900, 3)).astype(np.uint8)
    return Photo(Picture(samples, RGB))


def seen(dialog: CleanWindow) -> NDArray[np.uint8]:
    """The pixels of the preview but for its label and the ring of the keyboard."""
    image = dialog.sample.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    return pixels[60:-8, 8:-8].copy()


def part(dialog: CleanWindow, large: Photo) -> NDArray[np.uint8]:
    """What the photograph holds there."""
    box = dialog.sample.box
    assert box is not None
    return large.picture.samples[box.slices][60:-8, 8:-8].copy()


def test_the_preview_shows_the_strength_and_while_it_is_held_the_photograph(
    qtbot: QtBot, window: MainWindow, large: Photo
) -> None:
    window.session.show(large)
    dialog = clean_window(window)
    preview, sample = window.session.clean_preview, dialog.sample
    assert (seen(dialog) == part(dialog, large)).all(), "until it is there, the photograph as it is"
    qtbot.waitUntil(lambda: preview.after(1.0) is not None, timeout=5000)
    for percent in (100, 30):
        dialog.strength.setValue(percent)
        old = part(dialog, large).astype(float)
        assert abs(seen(dialog) - (old + percent / 100 * (FILL - old))).max() <= 0.51
    sample.setFocus()
    qtbot.keyPress(sample, Qt.Key.Key_Space)
    assert (seen(dialog) == part(dialog, large)).all()
    qtbot.keyRelease(sample, Qt.Key.Key_Space)
    assert (seen(dialog) != part(dialog, large)).any()
    qtbot.mousePress(sample, Qt.MouseButton.LeftButton)
    assert (seen(dialog) == part(dialog, large)).all()
    qtbot.mouseRelease(sample, Qt.MouseButton.LeftButton)
    assert (seen(dialog) != part(dialog, large)).any()
    assert not window.session.has_repairs


def test_the_preview_goes_on_with_hand_and_keys_and_stays_in_the_photograph(
    qtbot: QtBot, window: MainWindow, large: Photo, engine: FakeEngine
) -> None:
    window.session.show(large)
    dialog = clean_window(window)
    sample, preview = dialog.sample, window.session.clean_preview
    first = sample.box
    assert first is not None
    qtbot.keyClick(sample, Qt.Key.Key_Down)
    qtbot.keyClick(sample, Qt.Key.Key_Left)
    assert sample.box == first.shifted(32, -32)
    middle = sample.rect().center()
    qtbot.mousePress(sample, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(sample, middle + QPoint(32, 32))
    qtbot.mouseRelease(sample, Qt.MouseButton.LeftButton)
    assert sample.box == first.shifted(0, -64)
    qtbot.waitUntil(lambda: preview.box == sample.box and preview.after(1.0) is not None, timeout=5000)
    for _ in range(40):
        qtbot.keyClick(sample, Qt.Key.Key_Up)
        qtbot.keyClick(sample, Qt.Key.Key_Left)
    assert (sample.box.row, sample.box.column) == (0, 0)
    assert (seen(dialog) == part(dialog, large)).all()
    dialog.close()
    assert preview.box is None


def test_the_preview_begins_where_the_photograph_is_looked_at(
    qtbot: QtBot, window: MainWindow, large: Photo
) -> None:
    window.session.show(large)
    window.canvas.zoom_to(4.0)
    window.canvas.show_box(Box(480, 600, 20, 20))
    box = clean_window(window).sample.box
    assert box is not None
    assert abs(box.row + box.height / 2 - 490) <= 2 and abs(box.column + box.width / 2 - 610) <= 2


def test_while_it_works_it_can_be_stopped(
    qtbot: QtBot, opened: MainWindow, engine: FakeEngine, settle: Callable[[], None]
) -> None:
    engine.cleaning = engine.wait_for_gate  # type: ignore[assignment]
    dialog = clean_window(opened)
    qtbot.mouseClick(dialog.clean_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.bar.value() == 500, timeout=5000)
    assert not dialog.clean_button.isEnabled()
    qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    settle()
    assert not opened.session.has_repairs and dialog.bar.value() == 0 and dialog.clean_button.isEnabled()
