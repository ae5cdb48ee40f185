"""All that can be asked for, with its keys; made from the table of actions, so that it is always true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from restorer_app.gui.action import Action, names_of
from restorer_app.gui.action_set import shortcuts
from restorer_app.gui.action_table import ACTIONS, MENUS
from restorer_app.gui.gesture_list import GESTURES
from restorer_app.session.words import plain, tr


@dataclass(frozen=True)
class Line:
    """One line of the sheet: what is done, and the keys or the gesture."""

    what: str
    how: str


def groups() -> Iterator[tuple[str, list[Line]]]:
    """The menus with all their actions, then the gestures, in the window's language."""
    by_name = {action.name: action for action in ACTIONS}
    for title, entries in MENUS.items():
        yield plain(tr(title)), [_line(by_name[name]) for name in names_of(entries)]
    for title, gestures in GESTURES.items():
        yield tr(title), [Line(tr(what), tr(how)) for what, how in gestures]


def _line(action: Action) -> Line:
    native = QKeySequence.SequenceFormat.NativeText
    keys = [key.toString(native) for key in shortcuts(action.keys) if usual(key)]
    return Line(plain(tr(action.text)), ",  ".join(keys))


def usual(key: QKeySequence) -> bool:
    """Whether ordinary keyboards have it: not "Open" or "Paste", say, nor F13 and beyond."""
    code = key[0].key()  # type: ignore[index]
    return bool(code < Qt.Key.Key_F13 or Qt.Key.Key_F35 < code < Qt.Key.Key_Back)


class ShortcutSheet(QDialog):
    """Stays beside the work. What is typed at its head leaves only the lines that have it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(tr("Keys and gestures"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.nothing = QLabel(tr("Nothing has this in its name or its keys."))
        self.nothing.setProperty("quiet", True)
        self.nothing.hide()
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (self.search, self.tree, self.nothing, buttons):
            column.addWidget(part)
        self.search.textChanged.connect(self._on_searched)
        self.search.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def _fill(self) -> None:
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(tr("Keys and gestures"))
        bold = QFont()
        bold.setBold(True)
        for title, lines in groups():
            group = QTreeWidgetItem(self.tree, [title])
            group.setFont(0, bold)
            group.setFirstColumnSpanned(True)
            for line in lines:
                QTreeWidgetItem(group, [line.what, line.how])
        self.tree.expandAll()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(True)

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        words = text.casefold().split()
        found = False
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            assert group is not None
            shown = [self._match(group, child, words) for child in range(group.childCount())]
            group.setHidden(not any(shown))
            found |= any(shown)
        self.tree.setVisible(found)
        self.nothing.setVisible(not found)

    def _match(self, group: QTreeWidgetItem, number: int, words: list[str]) -> bool:
        """Show or hide a line; whether it has all the words. A group's title counts for all its lines."""
        line = group.child(number)
        assert line is not None
        whole = f"{group.text(0)} {line.text(0)} {line.text(1)}".casefold()
        matches = all(word in whole for word in words)
        line.setHidden(not matches)
        return matches

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and self.search.hasFocus():
            self.tree.setFocus()
        super().keyPressEvent(event)
