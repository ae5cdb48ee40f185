"""Everything a person can ask for, as a table; menus and the tool strip are lists of its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from restorer_app.session.restore_session import RestoreSession

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow

Keys = tuple[QKeySequence.StandardKey | str, ...]
Asks = Callable[[RestoreSession], bool]
_Standard = QKeySequence.StandardKey


@dataclass(frozen=True)
class Action:
    """One line of the table. ``checked`` makes it a switch; ``group`` makes its group exclusive.

    ``keys``: the first is shown. ``needs``: when it can be chosen. ``title``: a text that changes.
    ``off_icon``: what a switch shows while it is off.
    """

    name: str
    text: str
    run: Callable[[MainWindow], object]
    keys: Keys = ()
    icon: str = ""
    tip: str = ""
    needs: Asks = lambda _: True
    checked: Asks | None = None
    group: str = ""
    title: Callable[[RestoreSession], str] | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    off_icon: str = ""


@dataclass(frozen=True)
class Submenu:
    """A menu inside a menu; ``ActionSet.menu(name)`` finds it, to add what no table can know."""

    name: str
    text: str
    entries: Entries = ()


Entries = tuple[str | Submenu, ...]
"""Names of actions, separators and submenus, as they stand in a menu from top to bottom."""


def names_of(entries: Entries) -> Iterator[str]:
    """Every action named there, also in submenus."""
    for entry in entries:
        if isinstance(entry, Submenu):
            yield from names_of(entry.entries)
        elif entry != SEPARATOR:
            yield entry


def _open(session: RestoreSession) -> bool:
    return session.document is not None


SEPARATOR = ""

ACTIONS = (
    Action("open", "&Open…", lambda w: w.verbs.open(), (_Standard.Open,), "open", "Open a photograph"),
    Action(
        "remember-recent",
        "&Remember recent files",
        lambda w: w.verbs.flip_remembering(),
        checked=lambda s: s.recent.remembering,
    ),
    Action(
        "clear-recent",
        "&Clear list",
        lambda w: w.session.recent.clear(),
        needs=lambda s: bool(s.recent.paths),
    ),
    Action("demonstration", "Open the &demonstration", lambda w: w.verbs.demonstrate(), icon="photo"),
    Action(
        "save-as",
        "&Save as…",
        lambda w: w.verbs.save_as(),
        ("Ctrl+S", _Standard.SaveAs),
        "save",
        "Save the repaired photograph as a new file",
        needs=lambda s: s.can_save,
    ),
    Action("close", "&Close photograph", lambda w: w.verbs.close_photo(), (_Standard.Close,), needs=_open),
    Action("quit", "&Quit", lambda w: w.close(), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    Action(
        "undo",
        "&Undo",
        lambda w: w.session.undo(),
        (_Standard.Undo,),
        "undo",
        needs=lambda s: s.can_undo,
        title=lambda s: s.undo_text,
    ),
    Action(
        "redo",
        "&Redo",
        lambda w: w.session.redo(),
        (_Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        needs=lambda s: s.can_redo,
        title=lambda s: s.redo_text,
    ),
    Action(
        "restore",
        "&Restore",
        lambda w: w.session.restore(),
        ("Ctrl+R",),
        "restore",
        "Repair what is marked",
        needs=lambda s: s.can_restore,
    ),
    Action("stop", "&Stop", lambda w: w.session.stop(), ("Esc",), "stop", needs=lambda s: s.restoring),
    Action(
        "brush",
        "&Brush",
        lambda w: w.verbs.take_tool("brush"),
        ("B",),
        "brush",
        "Mark damage",
        checked=lambda s: s.tool == "brush",
        group="tool",
    ),
    Action(
        "eraser",
        "&Eraser",
        lambda w: w.verbs.take_tool("eraser"),
        ("E",),
        "eraser",
        "Unmark (also: the right mouse button)",
        checked=lambda s: s.tool == "eraser",
        group="tool",
    ),
    Action(
        "pan",
        "&Hand",
        lambda w: w.verbs.take_tool("pan"),
        ("H",),
        "hand",
        "Move the picture (also: hold the space bar)",
        checked=lambda s: s.tool == "pan",
        group="tool",
    ),
    Action("smaller", "S&maller brush", lambda w: w.verbs.scale_brush(1 / 1.25), ("[",)),
    Action("larger", "&Larger brush", lambda w: w.verbs.scale_brush(1.25), ("]",)),
    Action(
        "show-mask",
        "Show &mask",
        lambda w: w.verbs.flip_mask(),
        ("M",),
        "mask",
        "Show or hide what is marked",
        off_icon="mask-hidden",
        checked=lambda s: s.mask_visible,
    ),
    Action(
        "load-mask",
        "&Load mask…",
        lambda w: w.verbs.load_mask(),
        tip="Take the mask from a file",
        needs=_open,
    ),
    Action(
        "save-mask",
        "&Save mask…",
        lambda w: w.verbs.save_mask(),
        tip="Save the mask as a file",
        needs=lambda s: s.has_mask,
    ),
    Action(
        "clear-mask",
        "&Clear mask",
        lambda w: w.session.clear_mask(),
        tip="Unmark everything",
        icon="clear",
        needs=lambda s: s.has_mask,
    ),
    Action("fit", "&Fit in window", lambda w: w.canvas.fit(), ("Ctrl+0", "0"), "fit", needs=_open),
    Action(
        "full-size", "&100 %", lambda w: w.canvas.zoom_to(1.0), ("Ctrl+1", "1"), "actual-size", needs=_open
    ),
    Action(
        "zoom-in",
        "Zoom &in",
        lambda w: w.canvas.zoom_in(),
        (_Standard.ZoomIn, "Ctrl+=", "+"),
        "zoom-in",
        needs=_open,
    ),
    Action(
        "zoom-out",
        "Zoom &out",
        lambda w: w.canvas.zoom_out(),
        (_Standard.ZoomOut, "-"),
        "zoom-out",
        needs=_open,
    ),
    Action(
        "compare",
        "&Compare before and after",
        lambda w: w.verbs.flip_view("split"),
        ("C",),
        "compare",
        "Split the picture: before to the left, after to the right",
        needs=_open,
        checked=lambda s: s.view_mode == "split",
    ),
    Action(
        "before",
        "&Show the original (hold P)",
        lambda w: w.verbs.flip_view("before"),
        tip="Show the photograph as it was opened",
        needs=_open,
        checked=lambda s: s.view_mode == "before",
    ),
    Action(
        "show-plan",
        "Show the &plan",
        lambda w: w.verbs.flip_plan(),
        ("L",),
        tip="Show which parts of the photograph a restore would look at",
        needs=_open,
        checked=lambda s: s.plan_visible,
    ),
    Action("look-system", "Like the s&ystem", lambda w: w.wear("system"), group="look"),
    Action("look-dark", "&Dark", lambda w: w.wear("dark"), group="look"),
    Action("look-light", "&Light", lambda w: w.wear("light"), group="look"),
    Action("log", "&Log…", lambda w: w.verbs.show_log()),
    Action("about", "&About Restorer", lambda w: w.verbs.about(), role=QAction.MenuRole.AboutRole),
)

RECENT = Submenu("recent", "Open &recent", (SEPARATOR, "remember-recent", "clear-recent"))

MENUS: dict[str, Entries] = {
    "&File": ("open", RECENT, "demonstration", SEPARATOR, "save-as", SEPARATOR, "close", "quit"),
    "&Edit": ("undo", "redo", SEPARATOR, "brush", "eraser", "pan", SEPARATOR, "smaller", "larger"),
    "&Restore": ("restore", "stop"),
    "&Mask": ("show-mask", SEPARATOR, "load-mask", "save-mask", SEPARATOR, "clear-mask"),
    "&View": (
        "fit",
        "full-size",
        "zoom-in",
        "zoom-out",
        SEPARATOR,
        "compare",
        "before",
        SEPARATOR,
        "show-plan",
        SEPARATOR,
        "look-system",
        "look-dark",
        "look-light",
    ),
    "&Help": ("log", "about"),
}

STRIP: tuple[str, ...] = (
    "open",
    "save-as",
    SEPARATOR,
    "brush",
    "eraser",
    "pan",
    SEPARATOR,
    "undo",
    "redo",
    SEPARATOR,
)
STRIP += ("fit", "full-size", SEPARATOR, "show-mask", "compare")
