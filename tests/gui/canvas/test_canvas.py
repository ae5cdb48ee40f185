"""The canvas as it is seen: colours, views, zoom, and repaints that leave no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.repair import Patch, Repair
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.canvas.overlay import FILL
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import grabbed, noise, on_screen, photo, seen_picture
from tests.gui.canvas.test_display import WIDE

Shown = Callable[[Photo], Canvas]
Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier


def repair(session: RestoreSession, row: int, column: int, height: int, width: int) -> None:
    """Restore a rectangle of an upright photograph in white, as a finished job would."""
    document = session.document
    assert document is not None
    samples = np.full((height, width, len(document.picture.roles)), document.picture.full_scale)
    patch = Patch(
        row, column, samples.astype(document.picture.samples.dtype), np.ones((height, width), np.float32)
    )
    mask = Mask.empty(*document.picture.upright_shape)
    change = document.accept(Repair((patch,), mask, "white"))
    session.picture_changed.emit(change.picture)


# --- colours


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("channels", [1, 3])
def test_each_pixel_has_the_pictures_colour_at_full_size(shown: Shown, dtype: str, channels: int) -> None:
    for orientation in range(1, 9):
        picture = photo(noise(60, 101, channels, dtype), orientation)
        expected = picture.picture.upright_samples().astype(np.float64)
        expected = np.rint(expected / (257 if dtype == "uint16" else 1))
        assert (seen_picture(shown(picture)) == expected).all(), f"orientation {orientation}"


@pytest.mark.parametrize("scale", [2, 3, 7])
def test_enlarged_the_pixels_are_crisp_squares(shown: Shown, scale: int) -> None:
    samples = noise(21, 30)
    canvas = shown(photo(samples))
    canvas.zoom_to(scale)
    assert (seen_picture(canvas) == samples.repeat(scale, 0).repeat(scale, 1)).all()


def test_halved_the_pixels_are_means(shown: Shown) -> None:
    samples = noise(200, 300)
    canvas = shown(photo(samples))
    canvas.zoom_to(0.5)
    means = samples.reshape(100, 2, 150, 2, 3).mean(axis=(1, 3))
    assert np.abs(seen_picture(canvas) - means).max() <= 0.5


@pytest.mark.parametrize("scale", [0.77, 0.4, 1.3])
def test_smoothing_shows_no_seams_between_tiles(shown: Shown, scale: float) -> None:
    rows, columns = np.mgrid[0:700, 0:900]
    ramp = ((rows + columns) / 8).astype(np.uint8)[:, :, None]
    canvas = shown(photo(ramp))
    canvas.resize(1200, 950)
    canvas.zoom_to(scale)
    seen = seen_picture(canvas)[:, :, 0].astype(int)
    assert np.abs(np.diff(seen, axis=0)).max() <= 1 and np.abs(np.diff(seen, axis=1)).max() <= 1


def test_a_wide_gamut_profile_is_shown_more_vividly(shown: Shown) -> None:
    flat = np.full((40, 40, 3), (90, 160, 90), np.uint8)
    plain = seen_picture(shown(photo(flat)))[20, 20].astype(int)
    vivid = seen_picture(shown(photo(flat, icc_profile=WIDE)))[20, 20].astype(int)
    assert plain.tolist() == [90, 160, 90] and vivid[0] < 70 and abs(vivid[1] - 160) < 6


def test_transparent_parts_show_a_chequerboard(shown: Shown) -> None:
    seen = seen_picture(shown(photo(np.zeros((40, 40, 4), np.uint8))))
    assert set(np.unique(seen)) == {153, 204}


def test_the_surround_follows_the_theme(shown: Shown) -> None:
    canvas = shown(photo(noise(40, 40)))
    corner: list[np.ndarray] = []
    for lightness in (40, 240):
        palette = QPalette(canvas.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(lightness, lightness, lightness))
        canvas.setPalette(palette)
        corner.append(grabbed(canvas)[0, 0])
    assert all(np.ptp(colour) == 0 for colour in corner), "neutral"
    assert corner[0][0] < 60 < 160 < corner[1][0] < 220


def test_without_a_photograph_there_is_only_the_surround(canvas: Canvas) -> None:
    assert len(np.unique(grabbed(canvas))) == 1


# --- what is shown


def test_the_mask_lies_over_the_picture_while_it_is_visible(shown: Shown, session: RestoreSession) -> None:
    canvas = shown(photo(np.full((60, 80, 3), 100, np.uint8)))
    session.brush_diameter = 20
    session.begin_stroke(30, 40)
    session.end_stroke()
    share = FILL.alphaF()
    tint = [round(100 * (1 - share) + part * share) for part in FILL.getRgb()[:3]]
    assert np.abs(seen_picture(canvas)[30, 40].astype(int) - tint).max() <= 1
    session.mask_visible = False
    assert (seen_picture(canvas) == 100).all()


def test_the_split_shows_the_original_left_and_the_repair_right(
    shown: Shown, session: RestoreSession
) -> None:
    canvas = shown(photo(np.full((200, 200, 3), 100, np.uint8)))
    repair(session, 150, 0, 30, 200)
    session.view_mode = "split"
    session.split_position = 0.3
    row = seen_picture(canvas)[165, :, 0]
    assert (row[:58] == 100).all() and (row[62:] == 255).all()
    session.split_position = 0.8
    row = seen_picture(canvas)[165, :, 0]
    assert (row[:158] == 100).all() and (row[162:] == 255).all()


def test_the_split_hides_the_mask(shown: Shown, session: RestoreSession) -> None:
    canvas = shown(photo(np.full((200, 200, 3), 100, np.uint8)))
    session.begin_stroke(150, 150)
    session.end_stroke()
    session.view_mode = "split"
    assert seen_picture(canvas)[150, 150].tolist() == [100, 100, 100]


@pytest.mark.parametrize("how", ["peek", "before"])
def test_the_original_comes_back_to_sight_and_goes_again(
    shown: Shown, session: RestoreSession, how: str
) -> None:
    canvas = shown(photo(np.full((200, 200, 3), 100, np.uint8)))
    repair(session, 150, 0, 30, 200)

    def look(at_original: bool) -> np.ndarray:
        if how == "peek":
            session.peeking = at_original
        else:
            session.view_mode = "before" if at_original else "after"
        return seen_picture(canvas)[165]

    assert (look(False) == 255).all()
    assert (look(True) == 100).all()
    assert (look(False) == 255).all()


def test_undo_and_redo_of_a_repair_are_seen(shown: Shown, session: RestoreSession) -> None:
    canvas = shown(photo(noise(200, 200)))
    untouched = seen_picture(canvas)
    repair(session, 150, 20, 30, 40)
    repaired = seen_picture(canvas)
    assert (repaired[150:180, 20:60] == 255).all()
    session.undo()
    assert (seen_picture(canvas) == untouched).all()
    session.redo()
    assert (seen_picture(canvas) == repaired).all()


def test_another_photograph_replaces_all_of_the_first(shown: Shown) -> None:
    shown(photo(noise(60, 70)))
    canvas = shown(photo(np.full((30, 90, 1), 200, np.uint8)))
    assert canvas.view.height == 30 and (seen_picture(canvas) == 200).all()


def test_a_running_restore_shows_a_line(
    canvas: Canvas, session: RestoreSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RestoreSession, "restoring", property(lambda self: True))
    session.job_changed.emit()
    session.progressed.emit(0.5, "")
    row = grabbed(canvas)[1].astype(int)
    assert np.ptp(row[:160], axis=0).max() <= 2 and np.abs(row[10] - row[300]).max() > 10


# --- repaints


def test_partial_repaints_leave_the_screen_as_a_whole_one_would(
    qtbot: QtBot, shown: Shown, session: RestoreSession
) -> None:
    """Strokes, pointer, repairs and the split line each repaint a little; together it has to be right."""
    canvas = shown(photo(noise(700, 900)))
    canvas.resize(500, 400)
    session.brush_diameter = 60

    def same() -> bool:
        screen, wanted = on_screen(canvas).astype(int), grabbed(canvas)
        return screen.shape == wanted.shape and bool(np.abs(screen - wanted).max() <= 2)

    for scale in (1.0, 0.4, 0.77, 1.7, 6.0):
        canvas.zoom_to(scale)
        qtbot.waitUntil(lambda: canvas.drawn_fully and same())
        QTest.mousePress(canvas, Button.LeftButton, Modifier.NoModifier, QPoint(60, 200))
        for x in (90, 150, 300):
            QTest.mouseMove(canvas, QPoint(x, 200 - x // 3))
            QApplication.processEvents()
        QTest.mouseRelease(canvas, Button.LeftButton, Modifier.NoModifier, QPoint(300, 100))
        qtbot.waitUntil(same)
        for x in (320, 360, 410):
            QTest.mouseMove(canvas, QPoint(x, 290))
            QApplication.processEvents()
        qtbot.waitUntil(same)
        repair(session, 330, 400, 33, 57)
        qtbot.waitUntil(same)
        session.view_mode = "split"
        for position in (0.48, 0.55, 0.51):
            session.split_position = position
            QApplication.processEvents()
        qtbot.waitUntil(same)
        session.undo()
        session.view_mode = "after"
        qtbot.waitUntil(same)


def test_a_stroke_repaints_only_around_itself(qtbot: QtBot, shown: Shown, session: RestoreSession) -> None:
    canvas = shown(photo(noise(700, 900)))
    for _ in range(3):  # a slow machine draws makeshift first
        QApplication.processEvents()
        qtbot.waitUntil(lambda: canvas.drawn_fully)
    areas: list[int] = []
    paint = canvas.paintEvent

    def measured(event: Any) -> None:
        areas.append(sum(rect.width() * rect.height() for rect in event.region()))
        paint(event)

    canvas.paintEvent = measured  # type: ignore[method-assign]
    session.brush_diameter = 10
    session.begin_stroke(350, 450)
    qtbot.waitUntil(lambda: bool(areas))
    assert max(areas) <= 25 * 25


# --- zoom


def test_a_photograph_is_shown_whole_at_first(canvas: Canvas, session: RestoreSession) -> None:
    session.show(photo(noise(500, 900)))
    assert canvas.view == canvas.view.fitted()


def test_a_fitted_photograph_stays_fitted_and_a_zoomed_one_keeps_its_middle(
    shown: Shown, canvas: Canvas
) -> None:
    shown(photo(noise(500, 900)))
    canvas.fit()
    canvas.resize(600, 300)
    assert canvas.view == canvas.view.fitted()
    canvas.zoom_to(2.0, QPointF(100, 100))
    middle = canvas.view.to_picture(300, 150)
    canvas.resize(400, 380)
    assert canvas.scale == 2.0
    assert canvas.view.to_picture(200, 190) == pytest.approx(middle, abs=0.5)


def test_the_scale_is_announced_once_for_each_change(shown: Shown) -> None:
    canvas = shown(photo(noise(500, 900)))
    scales: list[float] = []
    canvas.zoom_changed.connect(scales.append)
    canvas.zoom_in()
    canvas.zoom_in()
    canvas.zoom_out()
    canvas.pan(3, 4)
    canvas.zoom_to(canvas.scale)
    assert scales == [1.5, 2.0, 1.5]


def test_the_pixel_under_the_pointer_is_announced(shown: Shown) -> None:
    canvas = shown(photo(noise(50, 70)))
    seen: list[Any] = []
    canvas.hovered.connect(seen.append)
    view = canvas.view
    QTest.mouseMove(canvas, QPoint(view.left + 12, view.top + 7))
    QTest.mouseMove(canvas, QPoint(view.left - 5, view.top + 7))
    assert seen[-2:] == [(7, 12), None]


def test_a_focus_that_came_by_keys_is_visible_until_a_click(qtbot: QtBot, shown: Shown) -> None:
    canvas = shown(photo(noise(50, 70)))
    canvas.activateWindow()
    qtbot.waitUntil(canvas.hasFocus)
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    focused = grabbed(canvas)
    QTest.mouseClick(canvas, Button.MiddleButton, Modifier.NoModifier, QPoint(2, 200))
    assert (focused[0] != grabbed(canvas)[0]).any()


_ON_A_DENSE_SCREEN = """
import numpy as np
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.canvas.conftest import _no_file, noise, photo, seen_picture
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.doors import Files
from restorer_app.session.restore_session import RestoreSession
app = QApplication([])
session = RestoreSession(None, [], Files(*[_no_file] * 5))
window = QWidget()
canvas = Canvas(session, window)
canvas.setGeometry(7, 3, 301, 223)
window.show()
samples = noise(50, 70)
session.show(photo(samples))
canvas.zoom_to(1.0)
assert canvas.unit == FACTOR, canvas.unit
assert (seen_picture(canvas) == samples).all(), "not one to one"
session.shut_down()
"""


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_one_hundred_per_cent_is_one_device_pixel_on_dense_screens(factor: str) -> None:
    program = _ON_A_DENSE_SCREEN.replace("FACTOR", factor)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
