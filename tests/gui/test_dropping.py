"""Files, folders and pictures that are dropped on the window or pasted into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColorSpace, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import GREY, RGB, Role
from restorer_app.gui.dropping import paste, picture_of
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import noise_picture

Settle = Callable[[], None]
Format = QImage.Format
NO_KEYS = Qt.KeyboardModifier.NoModifier


def drag(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    drag(window, data)
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    QApplication.sendEvent(window, event)


def urls(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def names(window: MainWindow) -> list[str]:
    return [photo.name for photo in window.session.photos]


def test_files_and_folders_are_opened_beside_what_is_open(
    opened: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (folder / "b.tif", folder / "a.tif", tmp_path / "c.png"):
        save_photo(Photo(noise_picture()), path)
    drop(opened, urls(folder, tmp_path / "c.png"))
    settle()
    assert names(opened) == ["scan.tif", "a.tif", "b.tif", "c.png"]
    assert opened.windowTitle().startswith("a.tif")


def test_while_files_are_held_over_the_window_it_shows_that_it_takes_them(
    window: MainWindow, scan: Path
) -> None:
    assert drag(window, urls(scan))
    assert window.welcome.property("dropping")
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.welcome.property("dropping")


@pytest.mark.parametrize("data", [urls("https://example.org/a.png"), QMimeData()], ids=["a page", "nothing"])
def test_what_is_neither_a_file_nor_a_picture_is_refused(window: MainWindow, data: QMimeData) -> None:
    assert not drag(window, data)
    assert not window.welcome.property("dropping")
    drop(window, data)
    assert not window.session.opening


def test_a_picture_dropped_from_another_program_is_shown(window: MainWindow) -> None:
    data = QMimeData()
    image = QImage(30, 20, Format.Format_RGB32)
    image.fill(0xFF203040)
    data.setImageData(image)
    assert drag(window, data)
    drop(window, data)
    assert names(window) == ["Pasted picture"]


# --- the clipboard


def test_a_pasted_picture_is_a_new_photograph_that_is_saved_under_a_name_of_its_own(
    opened: MainWindow, tmp_path: Path
) -> None:
    image = QImage(30, 20, Format.Format_RGB32)
    image.fill(0xFF203040)
    QGuiApplication.clipboard().setImage(image)
    paste(opened.session)
    assert names(opened) == ["scan.tif", "Pasted picture"]
    assert opened.windowTitle().startswith("Pasted picture")
    assert opened.session.document is not None
    assert (opened.session.document.picture.samples == (0x20, 0x30, 0x40)).all()
    assert opened.session.suggested_output == tmp_path / "Pasted picture_restored.tif"


def test_a_file_on_the_clipboard_is_opened(window: MainWindow, scan: Path, settle: Settle) -> None:
    QGuiApplication.clipboard().setMimeData(urls(scan))
    paste(window.session)
    settle()
    assert names(window) == ["scan.tif"]


def test_a_clipboard_without_a_picture_is_said_to_be_so(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("a word")
    paste(window.session)
    assert window.session.photos == ()
    assert window.status.message.text() == "There is no picture on the clipboard."


@pytest.mark.parametrize(
    ("made", "roles", "dtype"),
    [
        (Format.Format_RGB32, RGB, np.uint8),
        (Format.Format_ARGB32, (*RGB, Role.ALPHA), np.uint8),
        (Format.Format_Grayscale8, GREY, np.uint8),
        (Format.Format_Grayscale16, GREY, np.uint16),
        (Format.Format_RGBX64, RGB, np.uint16),
        (Format.Format_RGBA64, (*RGB, Role.ALPHA), np.uint16),
    ],
)
def test_a_picture_keeps_its_depth_its_channels_and_its_samples(
    made: QImage.Format, roles: tuple[Role, ...], dtype: type
) -> None:
    image = QImage(7, 3, made)  # a width whose rows end with bytes that belong to nobody
    image.fill(Qt.GlobalColor.black)
    grey = roles == GREY
    image.setPixelColor(5, 1, Qt.GlobalColor.white if grey else Qt.GlobalColor.red)
    picture = picture_of(image)
    top = np.iinfo(dtype).max
    assert (picture.roles, picture.samples.dtype, picture.samples.shape[:2]) == (roles, dtype, (3, 7))
    assert picture.samples[1, 5].tolist() == ([top] if grey else [top, 0, 0, top][: len(roles)])
    assert picture.samples[0, 0].tolist() == ([0] if grey else [0, 0, 0, top][: len(roles)])


def test_a_pasted_picture_keeps_its_colour_space(window: MainWindow) -> None:
    image = QImage(8, 8, Format.Format_RGB32)
    image.fill(0xFF804020)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    data = QMimeData()
    data.setImageData(image)
    drop(window, data)
    assert window.session.document is not None
    assert "Adobe RGB" in window.status.profile.text()
