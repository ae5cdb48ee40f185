"""The panel's list of all that was done to the photograph; any step can be gone back to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPalette, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from restorer_app.gui.small_widgets import Disclosure, column_in
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_ROWS = 8
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class HistoryModel(QAbstractListModel):
    """Row 0 is the photograph as it was opened, row n the state after step n."""

    def __init__(self, session: RestoreSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._titles: tuple[str, ...] = ()
        self._step, self._saved = 0, None if session.document is None else session.saved_step

    @property
    def step(self) -> int:
        """The row of the present state."""
        return self._step

    def follow(self) -> None:
        """Bring the rows into line with the session."""
        titles = (tr("As opened"), *self._session.steps) if self._session.document else ()
        told = titles, self._session.step, self._session.saved_step
        if told != (self._titles, self._step, self._saved):
            self.beginResetModel()
            self._titles, self._step, self._saved = told
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        row = index.row()
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            title = self._titles[row]
            return tr("{step} (saved)").format(step=title) if row == self._saved else title
        if role == _Role.ForegroundRole and row > self._step:
            return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == _Role.FontRole and row > self._step:
            font = QFont()
            font.setItalic(True)
            return font
        if role == _Role.AccessibleDescriptionRole and row > self._step:
            return tr("undone")
        return None


class HistoryBox(QWidget):
    """Closed at first. A click, or Enter, goes to the step; what was undone stays below it in italics."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.opened = Disclosure(tr("History"))
        self.list = _StepList()
        self.model = HistoryModel(session, self)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._go_to)
        self.list.activated.connect(self._go_to)
        self.opened.hold(self.list)
        self.opened.toggled.connect(self._follow)
        session.state_changed.connect(self._follow)
        session.document_changed.connect(self._follow)
        column = column_in(self)
        column.addWidget(self.opened)
        column.addWidget(self.list)

    def show_list(self) -> None:
        """Open the list, and give it the keyboard."""
        self.opened.setChecked(True)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _follow(self) -> None:
        if self.opened.isChecked():  # nobody pays for a list that nobody sees
            self.model.follow()
            self.list.setCurrentIndex(self.model.index(self.model.step))

    def _go_to(self, index: QModelIndex) -> None:
        if index.row() != self._session.step:
            self._session.go_to_step(index.row())


class _StepList(QListView):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("History"))
        self.setToolTip(tr("Enter, or a click, goes to the step"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        row = max(self.sizeHintForRow(0), self.fontMetrics().lineSpacing() + 4)
        return QSize(120, _ROWS * row + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex())
