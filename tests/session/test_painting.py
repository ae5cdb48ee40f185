"""Brush, eraser, undo and the view, without an engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, Picture
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import grey_photo

Listen = Callable[[Any], list[Any]]


def mask_of(session: RestoreSession) -> np.ndarray[Any, Any]:
    assert session.document is not None
    return session.document.mask_view.copy()


def test_a_stroke_marks_what_the_brush_covers_and_tells_where(session: RestoreSession, heard: Listen) -> None:
    session.show(grey_photo())
    session.brush_diameter = 6
    told = heard(session.mask_changed)
    session.begin_stroke(10, 10)
    session.extend_stroke(10, 30)
    session.end_stroke()
    mask = mask_of(session)
    rows, columns = np.nonzero(mask)
    assert mask[10, 20]
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (7, 12, 7, 32)
    covered = np.zeros_like(mask)
    for (box,) in told:
        covered[box.slices] = True
    assert not (mask & ~covered).any()


def test_a_stroke_is_one_step_of_undo_with_a_title(painted: RestoreSession) -> None:
    after = mask_of(painted)
    assert painted.undo_text == "Undo Brush"
    painted.undo()
    assert not mask_of(painted).any()
    assert (painted.can_undo, painted.can_redo, painted.redo_text) == (False, True, "Redo Brush")
    painted.redo()
    assert np.array_equal(mask_of(painted), after)


def test_the_eraser_takes_away_and_undo_says_so(painted: RestoreSession) -> None:
    painted.tool = "eraser"
    painted.begin_stroke(10, 25)
    painted.end_stroke()
    assert not mask_of(painted)[10, 25]
    assert mask_of(painted)[10, 12]
    assert painted.undo_text == "Undo Eraser"


def test_the_hand_does_not_paint(painted: RestoreSession) -> None:
    before = mask_of(painted)
    painted.tool = "pan"
    painted.begin_stroke(30, 30)
    painted.extend_stroke(35, 50)
    painted.end_stroke()
    assert np.array_equal(mask_of(painted), before)


def test_undo_in_the_middle_of_a_stroke_takes_that_stroke_back(painted: RestoreSession) -> None:
    before = mask_of(painted)
    painted.begin_stroke(30, 30)
    painted.undo()
    assert np.array_equal(mask_of(painted), before)
    painted.extend_stroke(35, 50)  # the hand is still moving, but the stroke is over
    assert np.array_equal(mask_of(painted), before)


def test_strokes_outside_the_picture_are_harmless(session: RestoreSession) -> None:
    session.show(grey_photo())
    session.begin_stroke(-500, -500)
    session.extend_stroke(-400, 900)
    session.end_stroke()
    assert not session.has_mask
    assert not session.can_undo


def test_points_are_upright_whatever_way_the_scan_lies(session: RestoreSession) -> None:
    session.show(Photo(Picture(np.zeros((20, 50, 1), np.uint16), GREY, orientation=6)))
    session.brush_diameter = 3
    session.begin_stroke(45, 5)
    session.end_stroke()
    assert mask_of(session).shape == (50, 20)
    assert mask_of(session)[45, 5]


def test_clearing_the_mask_is_undone_like_a_stroke(painted: RestoreSession) -> None:
    before = mask_of(painted)
    painted.clear_mask()
    assert not painted.has_mask
    painted.undo()
    assert np.array_equal(mask_of(painted), before)


def test_showing_a_photograph_with_its_mask_is_ready_to_restore(
    session: RestoreSession, heard: Listen
) -> None:
    told = heard(session.document_changed)
    mask = np.zeros((40, 60), np.bool_)
    mask[3:9, 4:8] = True
    session.show(grey_photo(notes=("The file is cut short.",)), Mask(mask))
    assert len(told) == 1
    assert session.can_restore
    assert session.notes == ("The file is cut short.",)
    assert not session.unsaved


def test_a_new_photograph_starts_with_the_plain_view(painted: RestoreSession) -> None:
    painted.view_mode, painted.peeking = "split", True
    painted.show(grey_photo())
    assert (painted.view_mode, painted.peeking, painted.has_mask) == ("after", False, False)


def test_state_tells_each_change_once_and_no_change_never(session: RestoreSession, heard: Listen) -> None:
    tools, views = heard(session.tool_changed), heard(session.view_changed)
    session.tool = "eraser"
    session.tool = "eraser"
    session.brush_diameter = 5
    session.view_mode = "split"
    session.split_position = 0.25
    session.split_position = 0.25
    assert (len(tools), len(views)) == (2, 2)


@pytest.mark.parametrize(("asked", "given"), [(-3, 1.0), (0.2, 1.0), (77.5, 77.5), (10**6, 2000.0)])
def test_the_brush_stays_between_its_limits(session: RestoreSession, asked: float, given: float) -> None:
    session.brush_diameter = asked
    assert session.brush_diameter == given


def test_a_tool_that_does_not_exist_is_refused(session: RestoreSession) -> None:
    with pytest.raises(ValueError, match="airbrush"):
        session.tool = "airbrush"  # type: ignore[assignment]


def test_two_sessions_do_not_share_their_state(session: RestoreSession, painted: RestoreSession) -> None:
    painted.view_mode = "before"
    assert painted.shows_original
    painted.view_mode = "after"
    painted.peeking = True
    assert painted.shows_original


def test_mask_changes_cover_everything_that_undo_changes(painted: RestoreSession, heard: Listen) -> None:
    told = heard(painted.mask_changed)
    before = mask_of(painted)
    painted.undo()
    changed = before ^ mask_of(painted)
    ((box,),) = told
    assert isinstance(box, Box)
    changed[box.slices] = False
    assert not changed.any()


def test_the_brush_keeps_its_size_relative_to_the_photograph(session: RestoreSession) -> None:
    session.show(grey_photo(500, 1000))
    assert session.brush_diameter == 20, "two hundredths of the long side"
    session.brush_diameter = 30
    session.show(grey_photo(4000, 100))
    assert session.brush_diameter == 120
    session.show(grey_photo(20, 20))
    assert session.brush_diameter == 3, "never too small to see"
