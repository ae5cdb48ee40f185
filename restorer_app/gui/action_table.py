"""Everything a person can ask for, as a table; menus and the tool strip are lists of its names."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from restorer_app.core.sentence import Text
from restorer_app.gui.action import SEPARATOR, Action, Entries, Submenu, with_photograph
from restorer_app.gui.compare_actions import COMPARE_ACTIONS, COMPARE_MENU
from restorer_app.gui.defect_actions import DEFECT_ACTIONS, DEFECT_MENU
from restorer_app.gui.file_actions import FILE_ACTIONS, FILE_MENU
from restorer_app.gui.mask_actions import MASK_ACTIONS, MASK_MENU
from restorer_app.gui.tool_actions import TOOL_ACTIONS, TOOL_MENU, TOOL_STRIP
from restorer_app.gui.view_actions import VIEW_ACTIONS, ZOOM_MENU

_Standard = QKeySequence.StandardKey

_GENERAL = (
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
        "back-to-original",
        "&Back to the original",
        lambda w: w.session.back_to_original(),
        tip="Take all repairs back; undo brings them again",
        needs=lambda s: s.has_repairs,
    ),
    Action(
        "history",
        "&History",
        lambda w: w.verbs.show_history(),
        ("Ctrl+Shift+H",),
        tip="Show all steps, to go back to any of them",
        needs=with_photograph,
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
    Action(
        "stop",
        "&Stop",
        lambda w: w.session.stop(),
        ("Esc",),
        "stop",
        needs=lambda s: s.restoring or s.opening or bool(s.candidates.trying),
    ),
    Action(
        "show-plan",
        "Show the &plan",
        lambda w: w.verbs.flip_plan(),
        ("Ctrl+L",),
        tip="Show which parts of the photograph a restore would look at",
        needs=with_photograph,
        checked=lambda s: s.plan_visible,
    ),
    Action(
        "show-edges",
        "Show predicted &edges",
        lambda w: w.session.predicted_edges.flip(),
        ("Ctrl+Shift+L",),
        tip="Show the lines along which the chosen engine would fill what is marked",
        needs=lambda s: s.can_predict_edges,
        checked=lambda s: s.predicted_edges.wished,
    ),
    Action("look-system", "Like the s&ystem", lambda w: w.wear("system"), group="look"),
    Action("look-dark", "&Dark", lambda w: w.wear("dark"), group="look"),
    Action("look-light", "&Light", lambda w: w.wear("light"), group="look"),
    Action(
        "preferences",
        "&Preferences…",
        lambda w: w.show_preferences(),
        ("Ctrl+,",),
        tip="Looks, marks, engine, and where unsaved work is kept",
        role=QAction.MenuRole.PreferencesRole,
    ),
    Action(
        "shortcuts",
        "&Keys and gestures",
        lambda w: w.verbs.show_shortcuts(),
        ("?", _Standard.HelpContents),
        tip="All keys, and what mouse, pen and fingers do",
    ),
    Action("language-system", "Like the s&ystem", lambda w: w.speak("system"), group="language"),
    Action("language-en", "&English", lambda w: w.speak("en"), group="language"),
    Action("language-de", "&Deutsch", lambda w: w.speak("de"), group="language"),
    Action("language-zh_CN", "简体中文(&J)", lambda w: w.speak("zh_CN"), group="language"),
    Action("log", "&Log…", lambda w: w.verbs.show_log()),
    Action("about", "&About Restorer", lambda w: w.verbs.about(), role=QAction.MenuRole.AboutRole),
)

ACTIONS = (
    *(*FILE_ACTIONS, *_GENERAL, *TOOL_ACTIONS, *MASK_ACTIONS),
    *(*COMPARE_ACTIONS, *DEFECT_ACTIONS, *VIEW_ACTIONS),
)

LANGUAGE = Submenu(
    "language",
    "Lan&guage",
    ("language-system", SEPARATOR, "language-en", "language-de", "language-zh_CN"),
)

MENUS: dict[Text, Entries] = {
    "&File": FILE_MENU,
    "&Edit": (
        "undo",
        "redo",
        SEPARATOR,
        "copy",
        SEPARATOR,
        "history",
        "back-to-original",
        SEPARATOR,
        "preferences",
    ),
    "&Tools": TOOL_MENU,
    "&Restore": DEFECT_MENU,
    "&Mask": MASK_MENU,
    "&View": (
        *ZOOM_MENU,
        SEPARATOR,
        COMPARE_MENU,
        SEPARATOR,
        "show-plan",
        "show-edges",
        SEPARATOR,
        "next-area",
        "previous-area",
        SEPARATOR,
        "look-system",
        "look-dark",
        "look-light",
        SEPARATOR,
        LANGUAGE,
    ),
    "&Help": ("shortcuts", SEPARATOR, "log", "about"),
}

STRIP: tuple[str, ...] = (
    "open",
    "save-as",
    SEPARATOR,
    *TOOL_STRIP,
    SEPARATOR,
    "undo",
    "redo",
    SEPARATOR,
)
STRIP += ("fit", "full-size", SEPARATOR, "show-mask", "compare")
