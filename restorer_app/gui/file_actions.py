"""What can be asked for in the File menu: photographs come, go, and are saved."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from restorer_app.gui.action import SEPARATOR, Action, Entries, Submenu, with_photograph
from restorer_app.session.restore_session import RestoreSession

_Standard = QKeySequence.StandardKey


def _several(session: RestoreSession) -> bool:
    return len(session.photos) > 1


FILE_ACTIONS = (
    Action("open", "&Open…", lambda w: w.verbs.open(), (_Standard.Open,), "open", "Open photographs"),
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
    Action(
        "paste",
        "Open from the clip&board",
        lambda w: w.verbs.paste(),
        (_Standard.Paste,),
        tip="Open the picture or the files of the clipboard",
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
    Action(
        "about-file",
        "About this &file…",
        lambda w: w.verbs.about_file(),
        ("Ctrl+Shift+I", "Alt+Return"),
        tip="What the file is and says, and what each format would keep of it",
        needs=with_photograph,
    ),
    Action(
        "pages",
        "Pa&ges…",
        lambda w: w.verbs.show_pages(),
        ("Ctrl+G",),
        tip="Show all pages of the file, to open another one",
        needs=lambda s: s.pages_path is not None,
    ),
    Action(
        "next-photo",
        "&Next photograph",
        lambda w: w.session.go_on(),
        ("Ctrl+Tab", "Ctrl+PgDown"),
        needs=_several,
    ),
    Action(
        "previous-photo",
        "&Previous photograph",
        lambda w: w.session.go_on(-1),
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        needs=_several,
    ),
    Action(
        "close",
        "&Close photograph",
        lambda w: w.verbs.close_photo(),
        ("Ctrl+W", _Standard.Close),
        needs=with_photograph,
    ),
    Action(
        "close-all",
        "Close &all",
        lambda w: w.verbs.close_all(),
        ("Ctrl+Shift+W",),
        tip="Close all photographs",
        needs=_several,
    ),
    Action("quit", "&Quit", lambda w: w.close(), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
)

RECENT = Submenu("recent", "Open &recent", (SEPARATOR, "remember-recent", "clear-recent"))

FILE_MENU: Entries = (
    *("open", RECENT, "paste", "demonstration", SEPARATOR, "save-as", "export", SEPARATOR),
    *("about-file", "pages", SEPARATOR),
    *("next-photo", "previous-photo", SEPARATOR, "close", "close-all", "quit"),
)
