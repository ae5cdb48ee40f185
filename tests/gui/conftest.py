"""The whole window, offscreen: a scripted engine, real files in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.log_window import KeptLog
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.theme import Theme
from restorer_app.session.doors import Files
from restorer_app.session.language import Language
from restorer_app.session.places import Places
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings
from tests.session.fake_engine import METHODS, FakeEngine

HEIGHT, WIDTH = 90, 120


def noise_picture(dtype: str = "uint8") -> Picture:
    top = {"uint8": 150, "uint16": 40000}[dtype]
    return Picture(np.random.default_rng(3).integers(0, top, (HEIGHT, WIDTH, 3)).astype(dtype), RGB)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, "dark")
    yield theme
    theme.choice = "system"
    theme.setParent(None)
    theme.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, "en")
    yield language
    language.leave()
    language.setParent(None)
    language.deleteLater()


@pytest.fixture
def methods() -> tuple[MethodInfo, ...]:
    """The catalogue of the window's engine."""
    return METHODS


@pytest.fixture
def window(
    qtbot: QtBot,
    engine: FakeEngine,
    methods: tuple[MethodInfo, ...],
    theme: Theme,
    language: Language,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """The window as it stands after the start: empty."""
    places = Places(tmp_path / "cache", tmp_path / "data")
    session = RestoreSession(engine, methods, Files.of_core(), places=places)
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[40:50, 20:70] = True
    window = MainWindow(
        session,
        Settings(tmp_path / "settings.ini"),
        theme,
        language,
        KeptLog(),
        lambda: (Photo(noise_picture()), Mask(mask)),
    )
    session.setParent(window)
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    yield window
    engine.gate.set()
    session.shut_down()
    window.hide()
    window.deleteLater()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """An 8-bit RGB TIFF of 120 × 90 on the disk."""
    path = tmp_path / "scan.tif"
    save_photo(Photo(noise_picture()), path)
    return path


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Run the event loop until nothing is going on."""
    session = window.session

    def wait() -> None:
        qtbot.waitUntil(lambda: not (session.restoring or session.opening or session.saving), timeout=5000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def opened(window: MainWindow, scan: Path, settle: Callable[[], None]) -> MainWindow:
    """The window with the scan in it, fitted."""
    window.session.open(scan)
    settle()
    assert window.session.document is not None
    return window


def brush_over(qtbot: QtBot, window: MainWindow, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag the left button from one pixel (row, column) of the picture to another."""
    canvas = window.canvas

    def place(point: tuple[int, int]) -> QPoint:
        x, y = canvas.view.to_view(point[0] + 0.5, point[1] + 0.5)
        return QPoint(round(x / canvas.unit), round(y / canvas.unit))

    qtbot.mouseMove(canvas, place(start))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place(start))
    middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    for point in (middle, end):
        qtbot.mouseMove(canvas, place(point))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place(end))


def samples_of(window: MainWindow) -> NDArray[Any]:
    assert window.session.document is not None
    return window.session.document.picture.samples


def mask_of(window: MainWindow) -> NDArray[np.bool_]:
    assert window.session.document is not None
    return window.session.document.mask_view.copy()


class Answers:
    """Presses buttons in the questions that come, in this order; keeps what they said."""

    def __init__(self) -> None:
        self.waiting: list[str] = []
        self.seen: list[str] = []
        self.formats: set[Qt.TextFormat] = set()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def give(self, *buttons: str) -> None:
        """The texts of the buttons to press, one a question."""
        self.waiting += buttons

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not self.waiting or not isinstance(box, QMessageBox) or not box.isVisible():
            return
        self.seen.append(f"{box.text()}\n{box.informativeText()}".strip())
        self.formats |= {label.textFormat() for label in box.findChildren(QLabel) if label.text()}
        wanted = self.waiting.pop(0)
        buttons = {button.text().replace("&", ""): button for button in box.buttons()}
        assert wanted in buttons, f"{wanted} is none of {list(buttons)}"
        buttons[wanted].click()

    def stop(self) -> None:
        self._timer.stop()
        assert self.waiting == [], "questions that never came"


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Answers]:
    answers = Answers()
    yield answers
    answers.stop()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """What the next file dialogs give back; None: cancelled."""

    def set_answer(path: Path | None) -> None:
        chosen = (str(path) if path else "", "")
        several = ([str(path)] if path else [], "")
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: several)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)

    return set_answer
