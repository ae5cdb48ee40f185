"""The table of actions come alive in one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from restorer_app.gui.action import SEPARATOR, Action, Entries, Keys, Submenu
from restorer_app.gui.action_table import ACTIONS, MENUS, STRIP
from restorer_app.gui.icons import icon
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import lettered, plain, tr

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


class ActionSet:
    """``QAction``s of all that the table names; they follow the session."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._owner = window, QObject(window)
        self._made: dict[str, tuple[Action, QAction]] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {}
        for action in ACTIONS:
            self._made[action.name] = action, self._make(action)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name][1]

    def leave(self) -> None:
        """Take the actions, and their keys, out of the window."""
        for _, made in self._made.values():
            self._window.removeAction(made)
        self._owner.deleteLater()

    def menu(self, name: str) -> QMenu:
        """The submenu of that name, once the menu bar is filled."""
        return self._menus[name]

    def _make(self, action: Action) -> QAction:
        made = QAction(tr(action.text), self._owner)
        made.setObjectName(action.name)
        made.setShortcuts(shortcuts(action.keys))
        made.setMenuRole(action.role)
        made.setIconVisibleInMenu(False)  # there the place belongs to the ticks
        made.setCheckable(action.checked is not None or bool(action.group))
        if action.group:
            group = self._groups.setdefault(action.group, QActionGroup(self._owner))
            group.addAction(made)
        made.triggered.connect(lambda: action.run(self._window))
        self._window.addAction(made)
        return made

    def follow(self, session: RestoreSession) -> None:
        """Bring texts, ticks and what can be chosen into line with the session."""
        for action, made in self._made.values():
            made.setEnabled(action.needs(session))
            if action.checked is not None:
                made.setChecked(action.checked(session))
            if action.title is not None:
                made.setText(lettered(action.title(session), tr(action.text)))
            made.setToolTip(_tip(action, made))

    def draw_icons(self) -> None:
        """Draw the icons anew, after the palette has changed."""
        for action, made in self._made.values():
            if action.icon:
                made.setIcon(icon(action.icon, action.off_icon))

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        for title, entries in MENUS.items():
            self._fill(bar.addMenu(tr(title)), entries)

    def _fill(self, menu: QMenu, entries: Entries) -> None:
        menu.setToolTipsVisible(False)
        for entry in entries:
            if isinstance(entry, Submenu):
                self._menus[entry.name] = menu.addMenu(tr(entry.text))
                self._fill(self._menus[entry.name], entry.entries)
            elif entry == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self[entry])

    def fill_strip(self, strip: QToolBar) -> None:
        for name in STRIP:
            if name == SEPARATOR:
                strip.addSeparator()
            else:
                strip.addAction(self[name])
                strip.widgetForAction(self[name]).setProperty("switch", bool(self._made[name][0].off_icon))


def shortcuts(keys: Keys) -> list[QKeySequence]:
    """Every key sequence of an action on this platform, each once, the one to show first."""
    found: list[QKeySequence] = []
    for key in keys:
        more = (
            QKeySequence.keyBindings(key)
            if isinstance(key, QKeySequence.StandardKey)
            else [QKeySequence(key)]
        )
        found += [sequence for sequence in more if sequence not in found]
    return found


def _tip(action: Action, made: QAction) -> str:
    """What it does and its key. Texts of ours only: a tool tip would take file names for rich text."""
    text = tr(action.tip) if action.tip else plain(made.text())
    key = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text}  ({key})" if key else text
