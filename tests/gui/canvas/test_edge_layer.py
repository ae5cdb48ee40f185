"""Edges over the picture: lines where they are, in two colours with their names, at every size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.engine.request import ShownEdges
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.restore_session import RestoreSession
from tests.gui.canvas.conftest import grabbed, photo, seen_picture
from tests.session.fake_engine import METHODS, FakeEngine

BLUE, YELLOW = (86, 180, 233), (240, 228, 66)


def window(step: int = 1) -> ShownEdges:
    """40×60 at (20, 30) of the stored picture: known in its row 5, predicted in its column 10."""
    known, predicted = np.zeros((40, 60), np.bool_), np.zeros((40, 60), np.uint8)
    known[5], predicted[8:, 10], predicted[:, 50] = True, 255, 40
    return ShownEdges(20, 30, step, known, predicted)


@pytest.fixture
def edged(qtbot: QtBot, session: RestoreSession, shown: Callable[[Photo], Canvas]) -> Callable[..., Canvas]:
    """Show a plain photograph at 100 % with these edges."""
    session._methods = (replace(METHODS[0], draws_edges=True), *METHODS[1:])

    def show(edges: ShownEdges, tone: int = 128, orientation: int = 1) -> Canvas:
        engine = session._engine
        assert isinstance(engine, FakeEngine)
        engine.edging = lambda *_: (edges,)
        stored = photo(np.full((160, 200, 3), tone, np.uint8), orientation)
        canvas = shown(stored)
        mask = np.zeros(stored.picture.upright_shape, np.bool_)
        mask[140, 150] = True
        assert session.document is not None
        session._tell(session.document.set_mask(Mask(mask)))
        session.predicted_edges.flip()
        qtbot.waitUntil(lambda: bool(session.predicted_edges.shown))
        return canvas

    return show


def coloured(pixels: NDArray[np.uint8], colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    """Where a colour is, but for the legend in the lower left corner."""
    found: NDArray[np.bool_] = (pixels == colour).all(axis=2)
    found[-70:, :140] = False
    return found


def test_known_and_predicted_edges_lie_where_they_are_in_colours_of_their_own(
    edged: Callable[..., Canvas],
) -> None:
    pixels = seen_picture(edged(window()))
    expected = np.zeros((160, 200), np.bool_)
    expected[25, 30:90] = True
    np.testing.assert_array_equal(coloured(pixels, BLUE), expected)
    assert coloured(pixels, YELLOW)[28:60, 40].all()
    assert not coloured(pixels, YELLOW)[:, 41:].any(), "what is hardly likely is not drawn"


@pytest.mark.parametrize("tone", [0, 255])
def test_a_dark_rim_makes_lines_stand_out(edged: Callable[..., Canvas], tone: int) -> None:
    pixels = seen_picture(edged(window(), tone)).astype(int)
    assert tone == 0 or pixels[24, 60].sum() < 500
    assert abs(pixels[25, 60].sum() - pixels[24, 60].sum()) > 90


def test_what_the_colours_mean_is_written_in_the_corner(edged: Callable[..., Canvas]) -> None:
    canvas = edged(window())
    corner = grabbed(canvas)[-80:, :160]
    for colour in (BLUE, YELLOW):
        assert (corner == colour).all(axis=2).sum() > 30


def test_edges_of_a_smaller_size_are_as_much_larger(edged: Callable[..., Canvas]) -> None:
    lines = coloured(seen_picture(edged(window(step=2))), BLUE)
    assert lines[30:32, 30:150].all() and lines.sum() == 240


def test_no_line_gets_lost_in_a_small_view(edged: Callable[..., Canvas]) -> None:
    canvas = edged(window())
    canvas.zoom_to(0.3)
    found = (seen_picture(canvas) == BLUE).all(axis=2)
    assert found.any(axis=0).sum() >= 14 and found.any(axis=1).sum() in (1, 2)


def test_edges_of_a_turned_scan_are_shown_upright_and_turned_with_the_view(
    edged: Callable[..., Canvas], session: RestoreSession
) -> None:
    canvas = edged(window(), orientation=6)  # stored row 25 is seen as column 160 - 1 - 25
    lines = coloured(seen_picture(canvas), BLUE)
    assert lines[30:90, 134].all() and not lines[:, :134].any()
    session.turns = 1
    canvas.zoom_to(1.0)
    lines = coloured(seen_picture(canvas), BLUE)
    assert lines[134, 140 : 200 - 30].all() and not lines[:134].any(), "the legend covers the rest"


def test_hidden_edges_leave_nothing(edged: Callable[..., Canvas], session: RestoreSession) -> None:
    canvas = edged(window())
    session.predicted_edges.flip()
    pixels = grabbed(canvas)
    assert not any((pixels == colour).all(axis=2).any() for colour in (BLUE, YELLOW))


def test_the_original_is_seen_without_them(edged: Callable[..., Canvas], session: RestoreSession) -> None:
    canvas = edged(window())
    session.view_mode = "before"
    assert not coloured(grabbed(canvas), BLUE).any()
