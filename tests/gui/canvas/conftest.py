"""A canvas on a real session whose engine is scripted and whose files are never touched."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.doors import Files
from restorer_app.session.restore_session import RestoreSession
from tests.session.fake_engine import METHODS, FakeEngine

Show = Callable[..., Canvas]


def _no_file(*args: Any, **options: Any) -> Any:
    raise AssertionError("the canvas never opens or saves a file")


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[RestoreSession]:
    session = RestoreSession(FakeEngine(), METHODS, Files(*[_no_file] * 5))
    yield session
    session.shut_down()
    session.deleteLater()


@pytest.fixture
def canvas(qtbot: QtBot, session: RestoreSession) -> Canvas:
    """A canvas of 320 × 240 in a window of its own, without a photograph."""
    QCursor.setPos(799, 799)  # else it lies where the test before left it
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    canvas.resize(320, 240)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def photo(samples: NDArray[Any], orientation: int = 1, **facts: Any) -> Photo:
    """A photograph of H×W×1 (grey), ×2 (grey, alpha), ×3 (RGB) or ×4 (RGBA) samples."""
    roles = {1: GREY, 2: (*GREY, Role.ALPHA), 3: RGB, 4: (*RGB, Role.ALPHA)}[samples.shape[2]]
    return Photo(Picture(samples, roles, orientation), **facts)


def noise(height: int, width: int, channels: int = 3, dtype: str = "uint8") -> NDArray[Any]:
    """The same random samples each time, over the whole range of the type."""
    values = np.random.default_rng(7).random((height, width, channels))
    scale = {"uint8": 255, "uint16": 65535, "float32": 1}[dtype]
    return (values * scale).astype(dtype)


def rgb(image: QImage) -> NDArray[np.uint8]:
    """The H×W×3 pixels of an image."""
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def grabbed(canvas: QWidget) -> NDArray[np.uint8]:
    """What the whole widget looks like when it is drawn anew and sharp, H×W×3."""
    seen = rgb(canvas.grab().toImage())
    end = time.monotonic() + 5
    while isinstance(canvas, Canvas) and not canvas.drawn_fully and time.monotonic() < end:
        QApplication.processEvents()
        seen = rgb(canvas.grab().toImage())
    return seen


def on_screen(widget: QWidget) -> NDArray[np.uint8]:
    """What stands on the (invisible) screen after all partial repaints, H×W×3."""
    return rgb(widget.screen().grabWindow(widget.winId()).toImage())


def seen_picture(canvas: Canvas) -> NDArray[np.uint8]:
    """The part of the grabbed widget that shows the picture; the whole picture has to be in view."""
    view = canvas.view
    return grabbed(canvas)[view.top : view.bottom, view.left : view.right]


@pytest.fixture
def shown(qtbot: QtBot, session: RestoreSession, canvas: Canvas) -> Callable[[Photo], Canvas]:
    """Show a photograph at 100 %, fully drawn, the pointer elsewhere."""

    def show(picture: Photo) -> Canvas:
        session.show(picture)
        canvas.zoom_to(1.0)
        qtbot.waitUntil(lambda: canvas.drawn_fully)
        return canvas

    return show
