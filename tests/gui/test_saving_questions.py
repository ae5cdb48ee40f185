"""What is asked before a photograph is saved, and chosen for all savings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.gui.choosing import saving_kinds
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.preferences import Preferences
from restorer_app.session.settings import Settings
from tests.gui.conftest import Answers, brush_over
from tests.gui.every_window import shown


@pytest.fixture
def losing(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """scan.tif with a repair; it would lose something as PNG."""
    session = opened.session
    lost = ("the other 3 pages", "<b>IPTC</b>")
    session._files = replace(session._files, losses=lambda photo, path: lost if path.suffix == ".png" else ())
    brush_over(qtbot, opened, (30, 20), (30, 80))
    session.restore()
    qtbot.waitUntil(lambda: session.has_repairs and not session.restoring)
    return opened


def test_what_would_be_lost_is_listed_and_nothing_is_saved_without_a_word(
    losing: MainWindow, answers: Answers, choose: Callable[[Path | None], None], tmp_path: Path
) -> None:
    choose(tmp_path / "out.png")
    answers.give("Cancel")
    losing.verbs.save_as()
    assert answers.seen == ["“out.png” cannot keep:\n•  the other 3 pages\n•  <b>IPTC</b>"]
    assert not (tmp_path / "out.png").exists() and not losing.session.saving


def test_who_agrees_saves_all_the_same(
    losing: MainWindow,
    answers: Answers,
    choose: Callable[[Path | None], None],
    settle: Callable[[], None],
    tmp_path: Path,
) -> None:
    choose(tmp_path / "out.png")
    answers.give("Save anyway")
    losing.verbs.save_as()
    settle()
    assert (tmp_path / "out.png").exists()


def test_where_nothing_is_lost_nothing_is_asked(
    losing: MainWindow, choose: Callable[[Path | None], None], settle: Callable[[], None], tmp_path: Path
) -> None:
    choose(tmp_path / "out.tif")
    losing.verbs.save_as()
    settle()
    assert (tmp_path / "out.tif").exists()
    assert "samples outside the mask: identical" in losing.status.message.text()


def test_every_format_that_is_written_is_offered_with_its_suffixes() -> None:
    kinds = {suffix: patterns for _, suffix, patterns in saving_kinds()}
    order = list(kinds)
    assert (order[0], order[-1]) == (".tif", ".jpg")
    assert {".tif", ".png", ".webp", ".jp2", ".jpg"} <= set(kinds)
    assert kinds[".tif"].split() == ["*.tif", "*.tiff"]


def test_the_compression_of_tiff_is_chosen_once_and_remembered(opened: MainWindow, tmp_path: Path) -> None:
    dialog = shown(opened, "Preferences")
    assert isinstance(dialog, Preferences)
    choice = dialog.general.compressions
    choice.setCurrentIndex(choice.findData("deflate"))
    choice.activated.emit(choice.currentIndex())
    assert opened.session.tiff_compression == "deflate"
    dialog.close()
    opened.session.tiff_compression = "none"
    Settings(tmp_path / "settings.ini").recall(opened.session)
    assert opened.session.tiff_compression == "deflate"
