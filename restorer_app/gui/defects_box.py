"""The panel's list of defects, and what can be done to the one that is selected."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QGridLayout, QHBoxLayout, QListView, QWidget

from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.small_widgets import Disclosure, action_button, column_in, quiet
from restorer_app.session.defects import Defect
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_ROWS = 5
_Index = QModelIndex | QPersistentModelIndex


class DefectModel(QAbstractListModel):
    """One row a defect; stays quick with thousands."""

    def __init__(self, session: RestoreSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._defects: tuple[Defect, ...] = ()

    def follow(self) -> None:
        """Bring the rows into line with the session."""
        if self._session.defects.all is not self._defects:
            self.beginResetModel()
            self._defects = self._session.defects.all
            self.endResetModel()

    def defect(self, index: _Index) -> Defect:
        return self._defects[index.row()]

    def row_of(self, defect: Defect | None) -> int:
        """Its row; -1 if there is none."""
        return self._defects.index(defect) if defect in self._defects else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._defects)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return defect_text(self._defects[index.row()])
        return None


def defect_text(defect: Defect) -> str:
    """Whether it is repaired, its size, and where it is (column, row)."""
    box = defect.region.box
    if defect.repaired:
        text = tr("Repaired: {width} × {height} px at {column}, {row}")
    else:
        text = tr("Marked: {width} × {height} px at {column}, {row}")
    return text.format(width=box.width, height=box.height, column=box.column, row=box.row)


class DefectsBox(QWidget):
    chosen = Signal(object)
    """The ``Defect`` that a person chose from the list."""

    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.opened = Disclosure(tr("Defects"))
        self.count = quiet("")
        self.at_once = QCheckBox(tr("Repair as I brush"))
        self.at_once.setToolTip(actions["repair-at-once"].toolTip())
        self.model = DefectModel(session, self)
        self.list = _List(self.model)
        self._lay_out(actions)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.at_once.toggled.connect(self._on_at_once)
        session.defects.changed.connect(self._follow)
        session.choice_changed.connect(self._on_choice_changed)
        self._follow()
        self._on_choice_changed()

    def _lay_out(self, actions: ActionSet) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for name, text in (("previous-defect", tr("Previous")), ("next-defect", tr("Next"))):
            steps.addWidget(action_button(actions[name], text))
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, (name, text) in enumerate(
            (
                ("restore-selected", tr("Restore this")),
                ("unmark-defect", tr("Unmark")),
                ("try-another", tr("Try another…")),
                ("original-here", tr("Original here")),
            )
        ):
            grid.addWidget(action_button(actions[name], text), place // 2, place % 2)
        inside = QWidget()
        parts = column_in(inside)
        for part in (self.at_once, self.count):
            parts.addWidget(part)
        parts.addLayout(steps)
        parts.addWidget(self.list)
        parts.addLayout(grid)
        self.opened.hold(inside)
        column = column_in(self)
        column.addWidget(self.opened)
        column.addWidget(inside)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.defect(index))

    @Slot(bool)
    def _on_at_once(self, at_once: bool) -> None:
        self._session.repair_at_once = at_once

    @Slot()
    def _on_choice_changed(self) -> None:
        self.at_once.setChecked(self._session.repair_at_once)

    @Slot()
    def _follow(self) -> None:
        defects = self._session.defects
        self.model.follow()
        to_do = defects.open_count
        text = tr("{marked} to repair, {repaired} repaired")
        self.count.setText(text.format(marked=to_do, repaired=len(defects.all) - to_do))
        self.opened.setText(
            tr("Defects ({count})").format(count=len(defects.all)) if defects.all else tr("Defects")
        )
        self.list.setVisible(bool(defects.all))
        row = self.model.row_of(defects.selected)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())


class _List(QListView):
    def __init__(self, model: DefectModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Defects"))
        self.setMinimumWidth(0)
        self.setFixedHeight(_ROWS * (self.fontMetrics().lineSpacing() + 8) + 4)
