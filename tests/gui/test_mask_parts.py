"""The panel's parts for tools and marks, the window of tones, and masks on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.mask_image import mask_from_image, mask_image
from restorer_app.gui.overlay_colours import overlay_colour
from restorer_app.gui.tones_window import TonesWindow
from restorer_app.session.painting_session import OVERLAY_COLOURS
from tests.gui.canvas.conftest import grabbed
from tests.gui.conftest import HEIGHT, WIDTH, mask_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def masked(opened: MainWindow) -> MainWindow:
    """The window with rows 20 to 29 and columns 30 to 49 marked."""
    array = np.zeros((HEIGHT, WIDTH), np.bool_)
    array[20:30, 30:50] = True
    assert opened.session.document is not None
    opened.session._tell(opened.session.document.set_mask(Mask(array)))
    return opened


@pytest.fixture
def clear_clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.changing_mask, timeout=5000)


def test_only_what_matters_for_the_tool_is_shown(opened: MainWindow) -> None:
    options, session = opened.panel.tool, opened.session
    for tool, brush, shapes, tolerance, hint in (
        ("brush", True, False, False, False),
        ("polyline", True, True, False, True),
        ("lasso", False, True, False, True),
        ("fill", False, True, True, True),
        ("pan", False, False, False, True),
    ):
        session.tool = tool  # type: ignore[assignment]
        shown = (
            options.brush.isVisible(),
            options.combine.isVisible(),
            options.tolerance.isVisible(),
            options.hint.isVisible(),
        )
        assert shown == (brush, shapes, tolerance, hint), tool


def test_what_shapes_do_is_chosen_in_the_panel_and_in_the_menu(qtbot: QtBot, opened: MainWindow) -> None:
    opened.session.tool = "lasso"
    buttons = opened.panel.tool.combine
    qtbot.mouseClick(buttons.button("subtract"), LEFT)
    assert opened.session.combine == "subtract"
    assert opened.actions_by_name["combine-subtract"].isChecked()
    opened.actions_by_name["combine-intersect"].trigger()
    assert buttons.button("intersect").isChecked()


def test_the_tolerance_is_told_in_percent(opened: MainWindow) -> None:
    opened.session.tool = "fill"
    opened.panel.tool.tolerance.setValue(21)
    assert opened.session.tolerance == pytest.approx(0.21)
    assert opened.panel.tool._percent.text() == "21 %"


def test_the_mask_is_grown_by_what_the_panel_says(qtbot: QtBot, masked: MainWindow) -> None:
    masked.panel.mask_box.growth.setValue(5)
    masked.actions_by_name["grow-mask"].trigger()
    settled(qtbot, masked)
    marked = np.argwhere(mask_of(masked))
    assert (marked.min(axis=0).tolist(), marked.max(axis=0).tolist()) == ([15, 25], [34, 54])


def test_a_copied_mask_is_pasted_as_it_was(qtbot: QtBot, masked: MainWindow, clear_clipboard: None) -> None:
    before = mask_of(masked).copy()
    masked.actions_by_name["copy-mask"].trigger()
    masked.session.clear_mask()
    masked.actions_by_name["paste-mask"].trigger()
    settled(qtbot, masked)
    assert (mask_of(masked) == before).all()
    assert masked.session.undo_text == "Undo Paste mask"


def test_a_picture_of_another_size_is_refused_in_a_sentence(
    masked: MainWindow, clear_clipboard: None
) -> None:
    before = mask_of(masked).copy()
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    masked.actions_by_name["paste-mask"].trigger()
    assert "7 × 5" in masked.status.message.text()
    assert (mask_of(masked) == before).all()


@pytest.mark.parametrize("width", [1, 4, 7, 31])
def test_masks_survive_the_way_through_a_picture(width: int) -> None:
    array = np.random.default_rng(width).random((9, width)) < 0.5
    assert (mask_from_image(mask_image(array)).array == array).all()


def test_tones_are_seen_before_they_are_marked(qtbot: QtBot, opened: MainWindow) -> None:
    plain = opened.canvas.grab().toImage()
    opened.actions_by_name["mark-tones"].trigger()
    window = opened.findChild(TonesWindow)
    assert window is not None
    window.low.setValue(60)
    window.high.setValue(0)
    assert opened.session.tones == (0.0, pytest.approx(60 / 255))
    assert opened.canvas.grab().toImage() != plain
    assert not opened.session.has_mask
    qtbot.mouseClick(window.mark_button, LEFT)
    settled(qtbot, opened)
    assert opened.session.has_mask and opened.session.tones is None
    qtbot.waitUntil(lambda: opened.findChild(TonesWindow) is None, timeout=5000)


def test_enter_marks_the_tones_and_a_row_of_choices_never_takes_its_place(
    qtbot: QtBot, opened: MainWindow
) -> None:
    opened.actions_by_name["mark-tones"].trigger()
    window = opened.findChild(TonesWindow)
    assert window is not None
    window.low.setValue(0)
    window.combine.button("add").setFocus()
    assert window.mark_button.isDefault()
    qtbot.keyClick(window.high, Qt.Key.Key_Return)
    settled(qtbot, opened)
    assert opened.session.has_mask
    qtbot.waitUntil(lambda: opened.findChild(TonesWindow) is None, timeout=5000)


def test_closing_the_window_of_tones_leaves_everything_as_it_was(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["pan"].trigger()  # no circle where an earlier test has left the pointer
    opened.canvas.grab()  # before it is first drawn it does not know what is missing
    qtbot.waitUntil(lambda: opened.canvas.drawn_fully and opened.session._file_lane.idle, timeout=5000)
    plain = opened.canvas.grab().toImage()
    opened.actions_by_name["mark-tones"].trigger()
    window = opened.findChild(TonesWindow)
    assert window is not None
    window.low.setValue(0)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChild(TonesWindow) is None, timeout=5000)
    assert opened.session.tones is None and not opened.session.has_mask
    qtbot.waitUntil(lambda: opened.canvas.drawn_fully, timeout=5000)
    assert opened.canvas.grab().toImage() == plain


@pytest.mark.parametrize("name", OVERLAY_COLOURS)
def test_marks_are_drawn_in_the_chosen_colour_and_opacity(masked: MainWindow, name: str) -> None:
    session, canvas = masked.session, masked.canvas
    assert session.document is not None
    x, y = canvas.view.to_view(25.5, 40.5)
    under = session.document.upright_samples[25, 40].tolist()
    session.overlay_colour = name  # type: ignore[assignment]
    for opacity in (0.2, 0.8):
        session.overlay_opacity = opacity
        seen = grabbed(canvas)[round(y), round(x)].tolist()
        colour = overlay_colour(name).getRgb()[:3]  # type: ignore[arg-type]
        expected = [base * (1 - opacity) + tint * opacity for base, tint in zip(under, colour, strict=True)]
        assert np.abs(np.subtract(seen, expected)).max() <= 4


def test_with_the_outline_only_the_inside_is_the_photograph_s_own(masked: MainWindow) -> None:
    session, canvas = masked.session, masked.canvas
    session.overlay_outline = True
    with_marks = grabbed(canvas)
    session.mask_visible = False
    without = grabbed(canvas)
    x, y = canvas.view.to_view(25.5, 40.5)
    assert with_marks[round(y), round(x)].tolist() == without[round(y), round(x)].tolist()
    assert (with_marks != without).any()


def test_how_marks_look_and_the_tool_are_kept_for_the_next_start(
    masked: MainWindow,
) -> None:
    session = masked.session
    session.overlay_colour, session.overlay_outline, session.tool = "sky", True, "lasso"
    session.overlay_opacity, session.growth = 0.7, 9
    masked._settings.remember(session)
    session.overlay_colour, session.overlay_outline, session.tool = "lime", False, "brush"
    session.overlay_opacity, session.growth = 0.2, 1
    masked._settings.recall(session)
    kept = session.overlay_colour, session.overlay_outline, session.tool, session.growth
    assert kept == ("sky", True, "lasso", 9)
    assert session.overlay_opacity == pytest.approx(0.7)
