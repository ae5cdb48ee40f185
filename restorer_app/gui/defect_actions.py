"""What can be done to single defects, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer_app.gui.action import SEPARATOR, Action, Entries
from restorer_app.session.restore_session import RestoreSession

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


def _some(session: RestoreSession) -> bool:
    return bool(session.defects.all)


def _flip_at_once(window: MainWindow) -> None:
    window.session.repair_at_once = not window.session.repair_at_once


DEFECT_ACTIONS = (
    Action(
        "restore-selected",
        "Restore the selected on&e",
        lambda w: w.session.restore_selected(),
        ("Ctrl+Shift+R",),
        tip="Repair no more than the selected defect",
        needs=lambda s: s.selected_marked and s.can_restore,
    ),
    Action(
        "repair-at-once",
        "Repair as I &brush",
        _flip_at_once,
        ("Shift+R",),
        tip="Repair as soon as a stroke ends; good for dust",
        checked=lambda s: s.repair_at_once,
    ),
    Action(
        "clean",
        "&Clean up noise…",
        lambda w: w.defect_verbs.clean(),
        ("Ctrl+Shift+N",),
        tip="Take away grain and traces of JPEG",
        needs=lambda s: s.can_clean,
        title=lambda s: s.clean_text,
    ),
    Action(
        "next-defect",
        "&Next defect",
        lambda w: w.defect_verbs.step(1),
        ("N",),
        tip="Go to the next defect",
        needs=_some,
    ),
    Action(
        "previous-defect",
        "&Previous defect",
        lambda w: w.defect_verbs.step(-1),
        ("Shift+N",),
        tip="Go to the defect before",
        needs=_some,
    ),
    Action(
        "unmark-defect",
        "&Unmark it",
        lambda w: w.session.unmark_selected(),
        ("Del",),
        tip="Take the selected defect out of the mask",
        needs=lambda s: s.selected_marked,
    ),
    Action(
        "try-another",
        "&Try another…",
        lambda w: w.session.try_another(),
        ("A",),
        tip="See other repairs of the selected defect side by side, and choose",
        needs=lambda s: s.selected_repaired and not s.restoring,
    ),
    Action(
        "try-every-engine",
        "Tr&y every engine",
        lambda w: w.session.try_every_engine(),
        ("Shift+A",),
        tip="See what every engine makes of the selected defect, and choose",
        needs=lambda s: s.selected_repaired and not s.restoring,
    ),
    Action(
        "original-here",
        "Back to the ori&ginal here",
        lambda w: w.session.selected_to_original(),
        ("Shift+Del",),
        tip="Take back the repair of the selected defect alone",
        needs=lambda s: s.selected_repaired,
    ),
    Action(
        "deselect-defect",
        "Select n&othing",
        lambda w: w.session.defects.select(None),
        ("Ctrl+Shift+A",),
        needs=lambda s: s.defects.selected is not None,
    ),
)

DEFECT_MENU: Entries = (
    *("restore", "restore-selected", "stop", "repair-at-once", SEPARATOR),
    *("clean", SEPARATOR),
    *("next-defect", "previous-defect", "unmark-defect", SEPARATOR),
    *("try-another", "try-every-engine", "original-here", "deselect-defect"),
)
