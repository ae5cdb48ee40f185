"""What a screen reader is told: what happens, and what the picture is."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from restorer_app.gui import announcer
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import Answers, brush_over
from tests.gui.every_window import settle
from tests.session.fake_engine import FakeEngine

Settle = Callable[[], None]
Politeness = QAccessible.AnnouncementPoliteness


class Reader:
    """Hears what Qt would pass on to a screen reader."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Politeness]] = []

    def hear(self, event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.type() == QAccessible.Event.Announcement
        assert isinstance(event.object(), MainWindow)
        self.heard.append((event.message(), event.politeness()))

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.heard]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr(announcer, "update_accessibility", reader.hear)
    return reader


def test_a_restore_is_announced_when_it_begins_and_when_it_is_done(
    qtbot: QtBot, opened: MainWindow, reader: Reader, settle: Settle
) -> None:
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    assert reader.heard == [("Restoring…", Politeness.Polite)]
    settle()
    told = opened.status.message.text()
    assert told.startswith("Repaired ")
    assert reader.heard == [("Restoring…", Politeness.Polite), (told, Politeness.Polite)]


def test_a_stopped_restore_is_announced(
    qtbot: QtBot, opened: MainWindow, reader: Reader, engine: FakeEngine, settle: Settle
) -> None:
    engine.script.append(engine.wait_for_gate)
    brush_over(qtbot, opened, (30, 20), (30, 80))
    opened.session.restore()
    assert engine.started.wait(5)
    opened.session.stop()
    settle()
    assert reader.texts == ["Restoring…", "Stopped. Your photograph is unchanged."]
    opened.session.restore()
    settle()
    assert reader.texts[2] == "Restoring…"


def test_a_failure_interrupts(window: MainWindow, reader: Reader, tmp_path: Path, answers: Answers) -> None:
    path = tmp_path / "scan.tif"
    path.write_text("not a picture")
    answers.give("OK")
    window.session.open(path)
    while not answers.seen:
        settle()
    ((text, politeness),) = reader.heard
    assert politeness == Politeness.Assertive
    assert "scan.tif" in text and text.split() == answers.seen[0].split()


def test_messages_of_the_session_are_announced_in_the_language_of_the_window(
    opened: MainWindow, reader: Reader
) -> None:
    opened.speak("de")
    settle()
    opened.mask_verbs.copy_mask()
    assert reader.heard == [(opened.status.message.text(), Politeness.Polite)]
    assert reader.texts != ["The mask has been copied."]
    opened.session.message.emit("")
    assert len(reader.heard) == 1


def test_announcing_for_real_disturbs_nobody(opened: MainWindow) -> None:
    opened.session.message.emit("Saved.")
    opened.session.failed.emit("Failed.", "", "")
    settle()


# --- the picture


def spoken(canvas: Canvas) -> tuple[QAccessible.Role, str, str]:
    interface = QAccessible.queryAccessibleInterface(canvas)
    text = QAccessible.Text
    return interface.role(), interface.text(text.Name), interface.text(text.Description)


def test_the_picture_tells_which_it_is_and_how_much_is_to_do(
    qtbot: QtBot, window: MainWindow, scan: Path, engine: FakeEngine, settle: Settle
) -> None:
    canvas, session = window.canvas, window.session
    role, name, description = spoken(canvas)
    assert (role, name) == (QAccessible.Role.Graphic, "Photograph")
    assert description.startswith("Paint over the damage.")
    session.open(scan)
    settle()
    assert spoken(canvas)[1] == "Photograph scan.tif"
    brush_over(qtbot, window, (20, 20), (20, 60))
    brush_over(qtbot, window, (60, 20), (60, 60))
    qtbot.waitUntil(lambda: session.defects.open_count == 2, timeout=5000)
    assert spoken(canvas)[2].startswith("Defects: 2 to repair, 0 repaired. Paint over")
    session.restore()
    settle()
    qtbot.waitUntil(lambda: session.defects.open_count == 0, timeout=5000)
    assert spoken(canvas)[2].startswith("Defects: 0 to repair, 2 repaired. Paint over")
    session.close()
    settle()
    assert spoken(canvas)[1] == "Photograph"


def test_the_picture_is_spoken_of_in_the_language_of_the_window(opened: MainWindow) -> None:
    opened.speak("de")
    settle()
    _, name, description = spoken(opened.canvas)
    assert name == "Foto scan.tif" and description.startswith("Schäden: 0 zu reparieren, 0 repariert.")


def test_the_picture_stays_one_for_screen_readers_and_goes_without_a_trace(opened: MainWindow) -> None:
    for _ in range(20):
        canvas = Canvas(opened.session)
        assert spoken(canvas)[0] == QAccessible.Role.Graphic
        gc.collect()
        interface = QAccessible.queryAccessibleInterface(canvas)
        assert interface.state().focusable and interface.object() is canvas
        canvas.deleteLater()
        del canvas, interface
        settle()
        gc.collect()
    assert spoken(opened.canvas)[0] == QAccessible.Role.Graphic
