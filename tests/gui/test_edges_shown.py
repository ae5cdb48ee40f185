"""Predicted edges in the window: an action that an engine without edges does not have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import HEIGHT, WIDTH
from tests.session.fake_engine import METHODS


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    return replace(METHODS[0], draws_edges=True), *METHODS[1:]


def still(qtbot: QtBot, canvas: QWidget) -> QImage:
    """What the canvas shows once nothing comes any more: the photograph gets sharper after it is opened."""
    seen = canvas.grab().toImage()
    for _ in range(50):
        qtbot.wait(60)
        seen, before = canvas.grab().toImage(), seen
        if seen == before:
            return seen
    raise AssertionError("the canvas never came to rest")


def test_a_key_shows_them_and_hides_them_again_where_the_engine_draws_some(
    qtbot: QtBot, opened: MainWindow
) -> None:
    session, action = opened.session, opened.actions_by_name["show-edges"]
    assert not action.isEnabled(), "nothing is marked"
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[30:40, 20:80] = True
    assert session.document is not None
    session._tell(session.document.set_mask(Mask(mask)))
    assert action.isEnabled() and not action.isChecked()
    before = still(qtbot, opened.canvas)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.canvas, Qt.Key.Key_L, keys)
    qtbot.waitUntil(lambda: bool(session.predicted_edges.shown))
    assert action.isChecked()
    assert still(qtbot, opened.canvas) != before
    qtbot.keyClick(opened.canvas, Qt.Key.Key_L, keys)
    assert not action.isChecked() and still(qtbot, opened.canvas) == before
    session.method = "telea"
    assert not action.isEnabled()
