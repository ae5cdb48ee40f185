"""Verbs of the mask: shapes, fills, and what is done to all of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import MaskMismatch
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.mask_shapes import Shape
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture, Role
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import Heard, grey_photo


def mask_of(session: RestoreSession) -> MaskArray:
    assert session.document is not None
    return session.document.mask_view.copy()


def block(row: int, column: int, height: int, width: int) -> Shape:
    return Shape(Box(row, column, height, width), np.ones((height, width), np.bool_))


@pytest.fixture
def marked(session: RestoreSession) -> RestoreSession:
    """40 × 60 pixels, rows 10 to 19 and columns 10 to 29 marked."""
    session.show(grey_photo())
    session.mark(block(10, 10, 10, 20), "Rectangle")
    return session


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[RestoreSession], None]:
    return lambda session: qtbot.waitUntil(lambda: not session.changing_mask, timeout=5000)


def test_a_shape_adds_subtracts_or_intersects_as_one_step(marked: RestoreSession) -> None:
    assert mask_of(marked).sum() == 200
    marked.mark(block(15, 25, 10, 20), "Rectangle", "subtract")
    assert mask_of(marked).sum() == 200 - 25
    marked.undo()
    marked.mark(block(15, 25, 10, 20), "Rectangle", "intersect")
    assert np.argwhere(mask_of(marked)).min(axis=0).tolist() == [15, 25]
    assert mask_of(marked).sum() == 25
    marked.undo()
    assert mask_of(marked).sum() == 200
    marked.combine = "subtract"
    marked.mark(block(0, 0, 40, 60), "Rectangle")
    assert not marked.has_mask


def test_a_shape_shows_hidden_marks_and_tells_where_they_changed(
    marked: RestoreSession, heard: Callable[..., Heard]
) -> None:
    marked.mask_visible = False
    told = heard(marked.mask_changed)
    marked.mark(block(0, 0, 5, 5), "Rectangle")
    assert marked.mask_visible
    assert told == [(Box(0, 0, 5, 5),)]


@pytest.mark.parametrize(
    ("verb", "area"), [("grow_mask", 14 * 24 - 4 * 3), ("shrink_mask", 6 * 16), ("invert_mask", 2400 - 200)]
)
def test_the_whole_mask_is_changed_beside_the_window_as_one_step(
    marked: RestoreSession, settled: Callable[[RestoreSession], None], verb: str, area: int
) -> None:
    marked.growth = 2
    getattr(marked, verb)()
    assert marked.changing_mask and mask_of(marked).sum() == 200
    settled(marked)
    assert mask_of(marked).sum() == area
    assert marked.marked_share == pytest.approx(area / 2400)
    marked.undo()
    assert mask_of(marked).sum() == 200


def test_specks_are_removed_and_the_rest_stays(
    marked: RestoreSession, settled: Callable[[RestoreSession], None]
) -> None:
    marked.mark(block(30, 5, 1, 3), "Rectangle")
    marked.speck = 4
    marked.remove_specks()
    settled(marked)
    assert mask_of(marked).sum() == 200


def test_what_is_painted_meanwhile_is_not_lost(
    marked: RestoreSession,
    settled: Callable[[RestoreSession], None],
    heard: Callable[..., Heard],
) -> None:
    said = heard(marked.message)
    marked.invert_mask()
    marked.mark(block(30, 40, 2, 2), "Rectangle")
    settled(marked)
    assert mask_of(marked).sum() == 204
    assert "painted meanwhile" in said[-1][0]


def test_a_change_for_a_photograph_that_was_closed_goes_nowhere(
    marked: RestoreSession, settled: Callable[[RestoreSession], None]
) -> None:
    marked.invert_mask()
    marked.show(grey_photo())
    settled(marked)
    assert not marked.has_mask


def test_tones_are_marked_by_the_photograph_s_luminance(
    session: RestoreSession, settled: Callable[[RestoreSession], None]
) -> None:
    samples = np.full((40, 60, 3), 100, np.uint8)
    samples[5:9, 5:9] = 250
    session.show(Photo(Picture(samples, RGB)))
    session.mark_tones(0.9, 1.0)
    settled(session)
    assert mask_of(session).sum() == 16
    session.mark_tones(0.3, 0.5, "subtract")
    settled(session)
    assert mask_of(session).sum() == 16
    session.mark_tones(0.9, 1.0, "subtract")
    settled(session)
    assert not session.has_mask


def wait_for_marks(qtbot: QtBot, session: RestoreSession) -> None:
    qtbot.waitUntil(lambda: session.has_mask, timeout=5000)


@pytest.mark.parametrize("roles", [RGB, (*RGB, Role.ALPHA)])
def test_a_fill_goes_as_far_as_the_tone_and_alpha_does_not_count(
    session: RestoreSession, qtbot: QtBot, roles: tuple[Role, ...]
) -> None:
    samples = np.full((40, 60, len(roles)), 100, np.uint8)
    samples[5:15, 5:15, :3] = 160
    samples[8:, :, 3:] = 7
    session.show(Photo(Picture(samples, roles)))
    session.fill_at(10, 10)
    wait_for_marks(qtbot, session)
    assert mask_of(session)[5:15, 5:15].all() and mask_of(session).sum() == 100


def test_a_fill_inside_an_outline_of_marks_fills_the_outline(session: RestoreSession, qtbot: QtBot) -> None:
    samples = np.random.default_rng(1).integers(0, 255, (40, 60, 3)).astype(np.uint8)
    session.show(Photo(Picture(samples, RGB)))
    session.mark(block(10, 10, 12, 20), "Rectangle")
    session.mark(block(11, 11, 10, 18), "Rectangle", "subtract")
    session.fill_at(15, 15)
    qtbot.waitUntil(lambda: mask_of(session).sum() == 240, timeout=5000)


def test_beside_the_photograph_nothing_is_filled(session: RestoreSession) -> None:
    session.show(grey_photo())
    session.fill_at(-1, 5)
    session.fill_at(5, 60)
    assert not session.can_undo


def test_a_scratch_is_traced_from_click_to_click(session: RestoreSession, qtbot: QtBot) -> None:
    samples = np.random.default_rng(1).integers(90, 110, (80, 200, 3)).astype(np.uint16) * 200
    samples[38:41] = 60000
    session.show(Photo(Picture(samples, RGB)))
    session.trace((39.0, 10.0), (40.0, 190.0))
    wait_for_marks(qtbot, session)
    assert mask_of(session)[38:41, 10:190].all()
    assert mask_of(session).sum() < 2.5 * 3 * 180
    assert session.undo_text == "Undo Scratch"


def test_where_there_is_no_scratch_this_is_said(
    session: RestoreSession, qtbot: QtBot, heard: Callable[..., Heard]
) -> None:
    session.show(grey_photo(80, 200))
    said = heard(session.message)
    session.trace((39.0, 10.0), (40.0, 190.0))
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert "No scratch" in said[0][0] and not session.has_mask


@pytest.mark.parametrize(("side", "told"), [(2000, False), (2200, True)])
def test_a_fill_that_ends_before_its_area_does_says_so(
    session: RestoreSession, qtbot: QtBot, heard: Callable[..., Heard], side: int, told: bool
) -> None:
    session.show(Photo(Picture(np.full((30, side, 1), 100, np.uint8), (Role.GREY,))))
    said = heard(session.message)
    session.fill_at(10, 10)
    wait_for_marks(qtbot, session)
    assert bool(said) == told
    assert mask_of(session).all() == (not told)


def test_a_fill_goes_to_the_photograph_it_was_asked_for_though_another_is_shown(
    session: RestoreSession, qtbot: QtBot
) -> None:
    session.show(grey_photo())
    first = session.current
    assert first is not None
    session.fill_at(10, 10)
    session.show(grey_photo())
    qtbot.waitUntil(lambda: first.document.marked > 0, timeout=5000)
    assert not session.has_mask
    session.go_to(first)
    assert session.has_mask and session.undo_text == "Undo Fill"


def test_another_mask_is_taken_if_it_fits(
    marked: RestoreSession, settled: Callable[[RestoreSession], None]
) -> None:
    array = np.zeros((40, 60), np.bool_)
    array[0] = True
    marked.take_mask(Mask(array), "Paste mask")
    settled(marked)
    assert (mask_of(marked) == array).all()
    with pytest.raises(MaskMismatch):
        marked.take_mask(Mask.empty(41, 60), "Paste mask")


def test_a_change_goes_to_the_photograph_it_was_asked_for_though_another_is_shown(
    marked: RestoreSession, settled: Callable[[RestoreSession], None]
) -> None:
    asked = marked.current
    assert asked is not None
    marked.invert_mask()
    marked.show(grey_photo())
    settled(marked)
    assert asked.document.marked == 2400 - 200 and not marked.has_mask
