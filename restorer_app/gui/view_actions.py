"""How the photograph lies in the window, as actions: zoom, turning, the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from restorer_app.gui.action import SEPARATOR, Action, Entries, Submenu, with_photograph

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow

_Standard = QKeySequence.StandardKey


def _turn(window: MainWindow, quarters: int) -> None:
    window.session.turns += quarters


def _upright(window: MainWindow) -> None:
    window.session.turns = 0


def _flip_overview(window: MainWindow) -> None:
    window.session.overview_visible = not window.session.overview_visible


VIEW_ACTIONS = (
    Action("fit", "&Fit in window", lambda w: w.canvas.fit(), ("Ctrl+0", "0"), "fit", needs=with_photograph),
    Action(
        "full-size",
        "&100 %",
        lambda w: w.canvas.zoom_to(1.0),
        ("Ctrl+1", "1"),
        "actual-size",
        needs=with_photograph,
    ),
    Action(
        "zoom-in",
        "Zoom &in",
        lambda w: w.canvas.zoom_in(),
        (_Standard.ZoomIn, "Ctrl+=", "+"),
        "zoom-in",
        needs=with_photograph,
    ),
    Action(
        "zoom-out",
        "Zoom &out",
        lambda w: w.canvas.zoom_out(),
        (_Standard.ZoomOut, "-"),
        "zoom-out",
        needs=with_photograph,
    ),
    Action(
        "turn-left",
        "To the &left",
        lambda w: _turn(w, -1),
        ("4",),
        tip="Turn the view to the left; the photograph stays as it is",
        needs=with_photograph,
    ),
    Action(
        "turn-right",
        "To the &right",
        lambda w: _turn(w, 1),
        ("6",),
        tip="Turn the view to the right; the photograph stays as it is",
        needs=with_photograph,
    ),
    Action(
        "turn-upright",
        "&Upright again",
        _upright,
        ("5",),
        needs=lambda s: s.document is not None and s.turns != 0,
    ),
    Action(
        "overview",
        "O&verview",
        _flip_overview,
        ("V",),
        tip="Show the whole photograph, small, while only a part of it is in view",
        checked=lambda s: s.overview_visible,
    ),
    Action(
        "next-area",
        "&Next part of the window",
        lambda w: w.areas.step(1),
        ("F6",),
        tip="Give the keyboard to the panel, the tools, the open photographs, or back to the picture",
    ),
    Action("previous-area", "P&revious part of the window", lambda w: w.areas.step(-1), ("Shift+F6",)),
)

ZOOM_MENU: Entries = (
    *("fit", "full-size", "zoom-in", "zoom-out", SEPARATOR),
    Submenu("turn", "&Turn the view", ("turn-left", "turn-right", "turn-upright")),
    "overview",
)
