"""The hint at the first photograph: it helps once, stands in nobody's way, and goes by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.gui.coach_mark import CoachMark
from restorer_app.gui.main_window import MainWindow
from restorer_app.session.settings import Settings
from tests.gui.conftest import HEIGHT, WIDTH, brush_over, mask_of, noise_picture


@pytest.fixture
def mark(window: MainWindow) -> CoachMark:
    """The hint over the first photograph that was ever opened."""
    assert not window.coach_mark.isVisible()
    window.session.show(Photo(noise_picture()))
    assert window.coach_mark.isVisible()
    return window.coach_mark


def known(tmp_path: Path) -> bool:
    return Settings(tmp_path / "settings.ini").knows_brush


def test_the_first_stroke_ends_it_for_good(
    qtbot: QtBot, window: MainWindow, mark: CoachMark, tmp_path: Path
) -> None:
    assert "Restore" in mark.text()
    brush_over(qtbot, window, (30, 20), (30, 80))
    assert not mark.isVisible()
    window.session.show(Photo(noise_picture()))
    assert not mark.isVisible()
    assert known(tmp_path)


def test_so_does_time(qtbot: QtBot, window: MainWindow, mark: CoachMark, tmp_path: Path) -> None:
    assert not known(tmp_path)
    mark._patience.setInterval(1)
    mark._patience.start()
    qtbot.waitUntil(lambda: not mark.isVisible(), timeout=5000)
    assert known(tmp_path)


def test_the_brush_paints_through_it(qtbot: QtBot, window: MainWindow, mark: CoachMark) -> None:
    canvas = window.canvas
    window.canvas.zoom_to(12.0)
    QApplication.processEvents()
    place = mark.geometry().center()
    assert canvas.rect().contains(place)
    qtbot.mouseClick(canvas.childAt(place) or canvas, Qt.MouseButton.LeftButton, pos=place)
    row, column = canvas.view.to_picture(place.x() * canvas.unit, place.y() * canvas.unit)
    assert mask_of(window)[int(row), int(column)]


def test_a_photograph_that_comes_with_marks_needs_no_hint(window: MainWindow, tmp_path: Path) -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[5:9, 5:9] = True
    window.session.show(Photo(noise_picture()), Mask(mask))
    assert not window.coach_mark.isVisible()
    assert not known(tmp_path)


def test_it_stays_in_sight_when_the_window_is_resized_and_goes_with_the_photograph(
    window: MainWindow, mark: CoachMark
) -> None:
    for width, height in ((1400, 900), (800, 600)):
        window.resize(width, height)
        QApplication.processEvents()
        assert window.canvas.rect().contains(mark.geometry())
        assert abs(mark.geometry().center().x() - window.canvas.rect().center().x()) <= 1
    window.session.close()
    assert not mark.isVisible()
    window.session.show(Photo(noise_picture()))
    assert mark.isVisible()
