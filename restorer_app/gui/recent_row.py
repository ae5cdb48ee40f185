"""Recent files on the welcome page and in the menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from restorer_app.gui.photo_card import PhotoCard
from restorer_app.gui.small_widgets import heading
from restorer_app.session.recent import MOST, RecentFiles
from restorer_app.session.words import tr

OpenPath = Callable[[Path], object]

_PICTURE = QSize(148, 100)
_MOST_ROWS = 2
_SPACING = 6


class RecentRow(QWidget):
    """As many cards as there is room for, the newest first; Delete takes one off the list."""

    def __init__(self, recent: RecentFiles, open_path: OpenPath, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent, self._open_path = recent, open_path
        self._title = heading(tr("Recent photographs"))
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.cards = [PhotoCard(_PICTURE, 2) for _ in range(MOST)]
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        for card in self.cards:
            card.setParent(self._holder)
            card.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for number, card in enumerate(self.cards):
            card.clicked.connect(partial(self._on_clicked, number))
        recent.changed.connect(self._on_changed)
        self._on_changed()

    def minimumSizeHint(self) -> QSize:
        """Room for one card, or nothing if there is none."""
        if not self._recent.paths:
            return QSize(0, 0)
        card = self.cards[0].sizeHint()
        return QSize(card.width(), card.height() + self._title.sizeHint().height() + 8)

    def sizeHint(self) -> QSize:
        card, rows = self.cards[0].sizeHint(), min(_MOST_ROWS, -(-len(self._recent.paths) // 4))
        return self.minimumSizeHint() + QSize(3 * (card.width() + _SPACING), max(rows - 1, 0) * card.height())

    @Slot()
    def _on_changed(self) -> None:
        for card, path in zip(self.cards, self._recent.paths, strict=False):
            gone = self._recent.is_missing(path)
            card.tell(path.name, tr("no longer there") if gone else shown_folder(path), faded=gone)
            card.setToolTip(plain_tip(str(path)))
            card.show_picture(QPixmap(str(self._recent.thumbnail(path))))
        self._lay_out()

    def _lay_out(self) -> None:
        """Put as many cards into the grid as fit, and hide the others."""
        card, count = self.cards[0].sizeHint(), len(self._recent.paths)
        columns = max((self.width() + _SPACING) // (card.width() + _SPACING), 1)
        room = self.height() - self._title.sizeHint().height() - 8
        rows = min(max((room + _SPACING) // (card.height() + _SPACING), 1), _MOST_ROWS)
        for number, each in enumerate(self.cards):
            self._grid.removeWidget(each)
            each.setVisible(number < min(count, rows * columns))
            if each.isVisibleTo(self._holder):
                self._grid.addWidget(each, number // columns, number % columns)
        self.setVisible(count > 0)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _on_clicked(self, number: int) -> None:
        if number < len(self._recent.paths):
            self._open_path(self._recent.paths[number])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        deleting = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if deleting and event.type() == QEvent.Type.KeyPress and watched in self.cards:
            number = self.cards.index(watched)
            if number < len(self._recent.paths):
                self._recent.forget(self._recent.paths[number])
            return True
        return super().eventFilter(watched, event)


class RecentMenu(QObject):
    """Keeps the list of recent files at the head of a menu that ends with what the table put there."""

    def __init__(self, menu: QMenu, recent: RecentFiles, open_path: OpenPath) -> None:
        super().__init__(menu)
        self._menu, self._recent, self._open_path = menu, recent, open_path
        self._first = menu.actions()[0]
        self._made: list[QAction] = []
        menu.aboutToShow.connect(recent.look)
        recent.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        for action in self._made:
            self._menu.removeAction(action)
            action.deleteLater()
        self._made = [self._action(number, path) for number, path in enumerate(self._recent.paths, start=1)]
        self._menu.insertActions(self._first, self._made)

    def _action(self, number: int, path: Path) -> QAction:
        letter = f"&{number}" if number < 10 else "&0" if number == 10 else str(number)
        name, folder = path.name.replace("&", "&&"), shown_folder(path).replace("&", "&&")
        action = QAction(
            tr("{number}  {name}  ({folder})").format(number=letter, name=name, folder=folder), self
        )
        action.setEnabled(not self._recent.is_missing(path))
        action.triggered.connect(partial(self._open_path, path))
        return action


def shown_folder(path: Path) -> str:
    """The file's folder as people write it: their own is "~"."""
    folder, home = path.parent, Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


def plain_tip(text: str) -> str:
    """The text as a tool tip that takes no file's name for markup."""
    lines = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{lines}</span>"
