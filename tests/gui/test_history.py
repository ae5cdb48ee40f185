"""The list of all steps: what it says, where it goes, and by which keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.gui.history_box import HistoryBox
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import brush_over, mask_of, samples_of

Settle = Callable[[], None]
Key, Role = Qt.Key, Qt.ItemDataRole


def rows(box: HistoryBox) -> list[str]:
    return [box.model.index(row).data() for row in range(box.model.rowCount())]


@pytest.fixture
def worked(qtbot: QtBot, opened: MainWindow, settle: Settle) -> MainWindow:
    """A stroke, a restore, and another stroke; the list is open."""
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    settle()
    brush_over(qtbot, opened, (60, 20), (60, 80))
    opened.actions_by_name["history"].trigger()
    QApplication.processEvents()
    return opened


def test_every_step_is_listed_and_the_last_one_is_where_we_are(worked: MainWindow) -> None:
    box = worked.panel.history
    assert rows(box) == ["As opened", "Brush", "Restore", "Brush"]
    assert box.list.currentIndex().row() == 3
    assert box.list.hasFocus()


def test_the_list_is_brought_into_sight(worked: MainWindow) -> None:
    panel, shown = worked.panel, worked.panel.history.list
    panel.history.opened.setChecked(False)
    worked.resize(1000, 560)
    QApplication.processEvents()
    worked.actions_by_name["history"].trigger()
    QApplication.processEvents()
    corner = shown.mapTo(panel, shown.rect().bottomLeft())
    assert corner.y() < panel.save_button.mapTo(panel, panel.save_button.rect().topLeft()).y()


def test_a_click_goes_to_the_step_and_what_was_undone_stays_in_the_list(
    qtbot: QtBot, worked: MainWindow
) -> None:
    box, after = worked.panel.history, samples_of(worked)
    box.list.scrollTo(box.model.index(0))
    place = box.list.visualRect(box.model.index(1)).center()
    qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert worked.session.step == 1
    assert not np.array_equal(samples_of(worked), after)
    assert mask_of(worked)[30, 50]
    assert rows(box) == ["As opened", "Brush", "Restore", "Brush"]
    assert box.list.currentIndex().row() == 1
    assert [box.model.index(row).data(Role.AccessibleDescriptionRole) for row in (1, 2)] == [None, "undone"]
    assert box.model.index(2).data(Role.FontRole).italic()


def test_arrows_choose_and_enter_goes_there(qtbot: QtBot, worked: MainWindow) -> None:
    box, after = worked.panel.history, samples_of(worked)
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(box.list, key)
    assert worked.session.step == 1
    for key in (Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(box.list, key)
    assert worked.session.step == 2
    assert np.array_equal(samples_of(worked), after)


def test_the_saved_state_is_marked(worked: MainWindow, settle: Settle, tmp_path: Path) -> None:
    worked.session.save_as(tmp_path / "out.tif")
    settle()
    assert rows(worked.panel.history)[2] == "Restore (saved)"
    worked.session.go_to_step(0)
    assert worked.isWindowModified()
    assert rows(worked.panel.history)[2] == "Restore (saved)"


def test_back_to_the_original_is_one_step_that_can_be_undone(worked: MainWindow, scan: Path) -> None:
    repaired, back = samples_of(worked), worked.actions_by_name["back-to-original"]
    back.trigger()
    assert not np.array_equal(samples_of(worked), repaired)
    assert rows(worked.panel.history)[-1] == "Back to the original"
    assert mask_of(worked)[60, 50], "the mask stays"
    assert not back.isEnabled()
    worked.session.undo()
    assert np.array_equal(samples_of(worked), repaired)
    assert back.isEnabled()


def test_a_list_that_is_closed_is_up_to_date_when_it_is_opened(qtbot: QtBot, worked: MainWindow) -> None:
    box = worked.panel.history
    box.opened.setChecked(False)
    worked.session.undo()
    brush_over(qtbot, worked, (70, 20), (70, 30))
    box.opened.setChecked(True)
    assert rows(box) == ["As opened", "Brush", "Restore", "Brush"]
    worked.session.close()
    assert rows(box) == []
