"""What an action is, and how menus are written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from restorer_app.core.sentence import Text
from restorer_app.session.restore_session import RestoreSession

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow

Keys = tuple[QKeySequence.StandardKey | str, ...]
Asks = Callable[[RestoreSession], bool]

SEPARATOR = ""


@dataclass(frozen=True)
class Action:
    """One line of the table. ``checked`` makes it a switch; ``group`` makes its group exclusive.

    ``keys``: the first is shown. ``needs``: when it can be chosen. ``title``: a text that changes.
    ``off_icon``: what a switch shows while it is off.
    """

    name: str
    text: Text
    run: Callable[[MainWindow], object]
    keys: Keys = ()
    icon: str = ""
    tip: Text = ""
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
    text: Text
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


def with_photograph(session: RestoreSession) -> bool:
    """Needs an open photograph."""
    return session.document is not None
