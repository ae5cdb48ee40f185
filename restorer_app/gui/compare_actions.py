"""Ways to compare before and after, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer_app.core.sentence import Text
from restorer_app.gui.action import SEPARATOR, Action, Submenu, with_photograph
from restorer_app.session.painting_session import ViewMode

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


def _mode(mode: ViewMode, name: str, text: Text, key: str, tip: Text, icon: str = "") -> Action:
    return Action(
        name,
        text,
        lambda w: w.verbs.flip_view(mode),
        (key,) if key else (),
        icon,
        tip,
        needs=with_photograph,
        checked=lambda s: s.view_mode == mode,
    )


def _gain(gain: int, mnemonic: Text) -> Action:
    def run(window: MainWindow) -> None:
        window.session.gain = gain
        window.session.view_mode = "difference"

    return Action(
        f"gain-{gain}",
        mnemonic,
        run,
        needs=with_photograph,
        checked=lambda s: s.gain == gain,
        group="gain",
    )


COMPARE_ACTIONS = (
    _mode("split", "compare", "S&plit", "C", "Split the picture between before and after", "compare"),
    Action(
        "split-level",
        "Split &across",
        lambda w: w.compare_verbs.flip_split(),
        ("Shift+C",),
        tip="Lay the line between before and after level, or upright",
        needs=with_photograph,
        checked=lambda s: s.split_level,
    ),
    _mode("side", "side-by-side", "S&ide by side", "S", "Before to the left, after to the right"),
    _mode("stack", "one-over-other", "One o&ver the other", "Shift+S", "Before above, after below"),
    _mode("before", "before", "Show the &original (hold P)", "", "Show the photograph as it was opened"),
    _mode("difference", "difference", "&Difference", "D", "Show how much each pixel was changed"),
    _gain(1, "× &1"),
    _gain(4, "× &4"),
    _gain(16, "× 1&6"),
    Action(
        "blink",
        "&Blink once",
        lambda w: w.compare_verbs.blink(),
        ("X",),
        tip="Show the other one of before and after",
        needs=with_photograph,
    ),
    Action(
        "keep-blinking",
        "&Keep blinking",
        lambda w: w.compare_verbs.keep_blinking(),
        ("Shift+X",),
        tip="Show before and after in turn",
        needs=lambda s: s.document is not None and not s.reduced_motion,
        checked=lambda s: s.blinking.on,
    ),
    Action(
        "outline-repairs",
        "Out&line repairs",
        lambda w: w.compare_verbs.flip_outline(),
        ("O",),
        tip="Draw a line around what was repaired",
        needs=with_photograph,
        checked=lambda s: s.repairs_outlined,
    ),
    Action(
        "export",
        "&Export before and after…",
        lambda w: w.compare_verbs.export(),
        ("Ctrl+E",),
        tip="Save the original and the repaired photograph as one picture",
        needs=lambda s: s.has_repairs,
    ),
    Action(
        "copy",
        "&Copy photograph",
        lambda w: w.compare_verbs.copy(),
        ("Ctrl+C",),
        tip="Copy the repaired photograph to the clipboard",
        needs=with_photograph,
    ),
)

COMPARE_MENU = Submenu(
    "compare-menu",
    "&Compare",
    (
        *("compare", "split-level", "side-by-side", "one-over-other", SEPARATOR),
        *("blink", "keep-blinking", "before", SEPARATOR),
        *("difference", Submenu("gain", "Differences lar&ger", ("gain-1", "gain-4", "gain-16"))),
        "outline-repairs",
    ),
)
