"""Dust from infrared light: looked for beside the window, seen, and marked as one step of undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import upright
from restorer_app.core.mask_operations import grown
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Role
from restorer_app.core.progress import Progress
from restorer_app.session.restore_session import RestoreSession
from tests.core.test_infrared import made_scan
from tests.session.conftest import grey_photo

SCAN = made_scan(1)


def looked(qtbot: QtBot, session: RestoreSession) -> None:
    session.look_for_dust()
    qtbot.waitUntil(lambda: not session.infrared.looking, timeout=5000)


def marked(qtbot: QtBot, session: RestoreSession) -> np.ndarray:
    session.mark_dust()
    qtbot.waitUntil(lambda: not session.changing_mask, timeout=5000)
    assert session.document is not None
    return session.document.mask_view.copy()


@pytest.mark.parametrize("orientation", [1, 6])
def test_dust_is_seen_then_marked_upright_and_one_undo_takes_it_back(
    qtbot: QtBot, session: RestoreSession, orientation: int
) -> None:
    session.show(Photo(replace(SCAN.picture, orientation=orientation)))
    assert session.may_hold_infrared
    looked(qtbot, session)
    shown = session.infrared.shown
    assert shown is not None and not session.has_mask
    dust = upright(SCAN.dust, orientation)
    assert shown.levels[0].shape == dust.shape
    mask = marked(qtbot, session)
    assert np.count_nonzero(mask & dust) >= 0.95 * dust.sum()
    assert not (mask & ~grown(dust, 3, Progress())).any()
    session.undo()
    assert not session.has_mask


def test_dust_joins_what_was_marked_before(qtbot: QtBot, session: RestoreSession) -> None:
    session.show(Photo(SCAN.picture))
    session.brush_diameter = 9
    session.begin_stroke(20, 20)
    session.end_stroke()
    looked(qtbot, session)
    mask = marked(qtbot, session)
    assert mask[20, 20] and np.count_nonzero(mask & SCAN.dust) >= 0.95 * SCAN.dust.sum()


def test_what_is_chosen_is_seen_at_once(qtbot: QtBot, session: RestoreSession) -> None:
    session.show(Photo(SCAN.picture))
    looked(qtbot, session)
    least = [session.infrared.shown.least]
    for sensitivity in (0.0, 1.0):
        with qtbot.waitSignal(session.overlay_changed):
            session.infrared.sensitivity = sensitivity
        assert session.infrared.shown is not None
        least.append(session.infrared.shown.least)
        assert session.infrared.shown is session.infrared.shown
    assert least[1] > least[0] > least[2]


def test_film_that_shows_itself_in_infrared_is_refused_with_advice(
    qtbot: QtBot, session: RestoreSession
) -> None:
    session.show(Photo(made_scan(1, silver=True).picture))
    looked(qtbot, session)
    text, advice = session.infrared.trouble
    assert "black-and-white film" in text and advice
    assert not session.infrared.ready and session.infrared.shown is None
    session.mark_dust()
    assert not session.has_mask


def test_a_plain_photograph_holds_no_infrared(qtbot: QtBot, session: RestoreSession) -> None:
    session.show(grey_photo())
    assert not session.may_hold_infrared


def test_another_photograph_has_other_dust(qtbot: QtBot, session: RestoreSession) -> None:
    session.show(Photo(SCAN.picture))
    session.look_for_dust()
    session.show(Photo(made_scan(2).picture))
    looked(qtbot, session)
    mask = marked(qtbot, session)
    assert np.count_nonzero(mask & made_scan(2).dust) >= 0.95 * made_scan(2).dust.sum()


def test_a_fourth_channel_of_a_file_is_recognised_and_kept(
    qtbot: QtBot, real: RestoreSession, tmp_path: Path
) -> None:
    path = tmp_path / "film.tif"
    tifffile.imwrite(path, SCAN.picture.samples, photometric="rgb", extrasamples=[0])
    real.open(path)
    qtbot.waitUntil(lambda: not real.opening, timeout=5000)
    assert real.document is not None and real.document.roles == (*RGB, Role.INFRARED)
    real.save_as(tmp_path / "out.tif")
    qtbot.waitUntil(lambda: not real.saving, timeout=5000)
    with tifffile.TiffFile(tmp_path / "out.tif") as saved:
        assert saved.pages.first.extrasamples == (0,)
        kept = saved.pages.first.asarray()[:, :, 3]
    assert np.array_equal(kept, SCAN.picture.samples[:, :, 3])
