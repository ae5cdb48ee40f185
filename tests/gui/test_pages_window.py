"""The window with the pages of a file, and what the notes offer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import tifffile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from restorer_app.core.photo import Photo
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.pages_window import PagesWindow
from tests.core.test_infrared import made_scan
from tests.session.test_pages import PAGES


@pytest.fixture
def album(window: MainWindow, settle: Callable[[], None], tmp_path: Path) -> MainWindow:
    """The window with the first of three pages."""
    with tifffile.TiffWriter(tmp_path / "album.tif") as file:
        for page in PAGES:
            file.write(page, photometric="rgb", metadata=None)
    window.session.open(tmp_path / "album.tif")
    settle()
    return window


def pages(window: MainWindow) -> PagesWindow:
    window.actions_by_name["pages"].trigger()
    dialog = window.findChild(PagesWindow)
    assert dialog is not None
    return dialog


def test_a_page_is_chosen_with_the_keyboard(
    qtbot: QtBot, album: MainWindow, settle: Callable[[], None]
) -> None:
    dialog = pages(album)
    qtbot.waitUntil(lambda: all(page.png for page in album.session.pages.pages), timeout=5000)
    assert [card.title for card in dialog.cards] == ["Page 1", "Page 2", "Page 3"]
    assert [card.isChecked() for card in dialog.cards] == [True, False, False]
    qtbot.keyClick(dialog.cards[2], Qt.Key.Key_Return)
    settle()
    document = album.session.document
    assert document is not None and document.facts.page == 2
    assert album.windowTitle().startswith("album.tif, page 3")
    qtbot.waitUntil(lambda: album.findChild(PagesWindow) is None, timeout=5000)
    assert album.session.pages.pages == ()


def test_a_file_of_one_page_has_none_to_choose(opened: MainWindow) -> None:
    assert not opened.actions_by_name["pages"].isEnabled()


def test_the_note_about_pages_offers_them(qtbot: QtBot, album: MainWindow) -> None:
    notes = album.notes
    assert notes.isVisible() and "3 pages" in notes.text.text()
    assert notes.offers["pages"].isVisible() and not notes.offers["mark-dust"].isVisible()
    qtbot.mouseClick(notes.offers["pages"], Qt.MouseButton.LeftButton)
    dialog = album.findChild(PagesWindow)
    assert dialog is not None
    dialog.reject()


def test_the_note_about_infrared_offers_to_mark_dust(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    samples = made_scan(1).picture.samples
    tifffile.imwrite(tmp_path / "film.tif", samples, photometric="rgb", extrasamples=[0])
    window.session.open(tmp_path / "film.tif")
    settle()
    assert "infrared" in window.notes.text.text()
    assert window.notes.offers["mark-dust"].isVisible() and not window.notes.offers["pages"].isVisible()
    window.session.show(Photo(made_scan(2).picture))
    assert not window.notes.isVisible()
