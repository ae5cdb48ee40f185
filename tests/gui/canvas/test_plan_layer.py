"""The plan over the picture: lines where the windows are, on every tone, and gone when it is off."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.engine.request import ExplainedPlan, RestoreRequest, ShownWindow
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import grabbed, on_screen, photo, seen_picture
from tests.session.fake_engine import FakeEngine

CYAN, YELLOW, GREEN = (0, 208, 255), (255, 216, 0), (110, 235, 90)
SEEN, FILLED = Box(20, 30, 80, 100), Box(40, 50, 40, 60)

Windows = tuple[ShownWindow, ...]


@pytest.fixture
def planned(qtbot: QtBot, session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Callable[..., Canvas]:
    """Show a plain photograph at 100 %, marked in ``FILLED``, with a plan of these windows."""

    def show(windows: Windows, tone: int = 128, orientation: int = 1) -> Canvas:
        def explain(request: RestoreRequest, _: Progress) -> ExplainedPlan:
            return ExplainedPlan(windows, 1, 9, 1, 0.1, 1, "telea", "cpu")

        engine = session._engine
        assert isinstance(engine, FakeEngine)
        engine.planning = explain
        stored = photo(np.full((160, 200, 3), tone, np.uint8), orientation)
        canvas = shown(stored)
        mask = np.zeros(stored.picture.upright_shape, np.bool_)
        mask[60, 70] = True
        assert session.document is not None
        session._tell(session.document.set_mask(Mask(mask)))
        with qtbot.waitSignal(session.plan_changed):
            session.plan_visible = True
        return canvas

    return show


def coloured(pixels: NDArray[np.uint8], colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    return np.asarray((pixels == colour).all(axis=2))


def test_solid_lines_stand_just_inside_what_is_filled_and_dashes_in_what_is_seen(
    planned: Callable[..., Canvas],
) -> None:
    canvas = planned((ShownWindow(SEEN, FILLED),))
    lines = coloured(seen_picture(canvas), CYAN)
    assert bounds(lines) == SEEN
    inner = lines[FILLED.slices]
    for edge in (inner[0], inner[-1], inner[:, 0], inner[:, -1]):
        assert edge.all()
    outer = lines[SEEN.slices][0]
    assert 0.3 < outer.mean() < 0.8, "a dashed line"
    assert not lines[FILLED.grown(-4).slices].any()


@pytest.mark.parametrize("tone", [0, 90, 255])
def test_lines_stand_out_from_every_tone(planned: Callable[..., Canvas], tone: int) -> None:
    canvas = planned((ShownWindow(SEEN, FILLED),), tone)
    pixels = seen_picture(canvas).astype(int)
    edge = pixels[FILLED.row - 2 : FILLED.row + 4, FILLED.column + 20].sum(axis=1)
    assert edge.max() - edge.min() > 150
    assert tone == 0 or edge[1] < 3 * tone, "a shade beside the line"


def test_smaller_sizes_and_texture_have_colours_of_their_own(planned: Callable[..., Canvas]) -> None:
    windows = (
        ShownWindow(Box(2, 2, 150, 190), Box(10, 10, 100, 150), step=2),
        ShownWindow(SEEN, FILLED),
        ShownWindow(Box(4, 4, 140, 180), Box(12, 160, 30, 30), texture=True),
    )
    pixels = seen_picture(planned(windows))
    for colour, box in ((YELLOW, windows[0].view), (GREEN, windows[2].view)):
        assert coloured(pixels, colour)[box.slices].any(axis=1)[0]


def test_the_plan_of_a_turned_scan_is_shown_upright(planned: Callable[..., Canvas]) -> None:
    canvas = planned((ShownWindow(Box(0, 0, 20, 60), Box(4, 4, 10, 40)),), orientation=6)
    assert bounds(coloured(seen_picture(canvas), CYAN)) == Box(0, 140, 60, 20)


def test_a_plan_that_is_off_leaves_no_line(
    qtbot: QtBot, planned: Callable[..., Canvas], session: RestoreSession
) -> None:
    canvas = planned((ShownWindow(SEEN, FILLED),))
    assert coloured(grabbed(canvas), CYAN).any()
    session.plan_visible = False
    assert not coloured(grabbed(canvas), CYAN).any()


def test_the_original_is_seen_without_the_plan(
    planned: Callable[..., Canvas], session: RestoreSession
) -> None:
    canvas = planned((ShownWindow(SEEN, FILLED),))
    for mode in ("before", "split"):
        session.view_mode = mode  # type: ignore[assignment]
        assert not coloured(grabbed(canvas), CYAN).any()


def test_brushing_repaints_the_plan_under_the_brush_and_nothing_twice(
    qtbot: QtBot, planned: Callable[..., Canvas], session: RestoreSession
) -> None:
    canvas = planned((ShownWindow(SEEN, FILLED), ShownWindow(Box(56, 68, 9, 9), Box(58, 70, 3, 3))))
    qtbot.waitUntil(lambda: bool(coloured(on_screen(canvas), CYAN).any()))
    session.brush_diameter = 9
    session.begin_stroke(45, 55)
    session.extend_stroke(75, 95)
    qtbot.waitUntil(lambda: bool((on_screen(canvas) == grabbed(canvas)).all()), timeout=5000)
