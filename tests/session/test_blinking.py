"""Before and after in turn."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.session import blinking
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import grey_photo


def test_no_more_than_three_flashes_a_second() -> None:
    """WCAG 2.3.1; a flash is there and back."""
    assert 1000 / (2 * blinking.INTERVAL_MS) <= 3


def test_it_blinks_until_it_is_stopped(session: RestoreSession, qtbot: QtBot) -> None:
    session.show(grey_photo())
    session.blinking.flip()
    assert session.blinking.on and session.shows_original
    qtbot.waitUntil(lambda: not session.shows_original, timeout=3000)
    qtbot.waitUntil(lambda: session.shows_original, timeout=3000)
    session.blinking.flip()
    assert not session.blinking.on and not session.shows_original


@pytest.mark.parametrize("how", ["another way of looking", "less motion", "closing"])
def test_it_ends_by_itself(session: RestoreSession, how: str) -> None:
    session.show(grey_photo())
    session.blinking.flip()
    if how == "another way of looking":
        session.view_mode = "split"
    elif how == "less motion":
        session.reduced_motion = True
    else:
        session.close()
    assert not session.blinking.on and not session.blinked


def test_where_motion_is_to_be_reduced_it_blinks_by_key_only(session: RestoreSession) -> None:
    session.show(grey_photo())
    session.reduced_motion = True
    session.blinking.flip()
    assert not session.blinking.on
    session.blinking.blink()
    assert session.shows_original
