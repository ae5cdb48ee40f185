"""The panel's part about the photograph before and after."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from restorer_app.gui.small_widgets import column_in, heading, quiet
from restorer_app.session.painting_session import ViewMode
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr


class CompareBox(QWidget):
    """Three ways to look: repaired, split, as opened."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._modes: tuple[ViewMode, ...] = ("before", "split", "after")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        titles = (tr("Before"), tr("Split"), tr("After"))
        for number, (title, place) in enumerate(zip(titles, ("first", "middle", "last"), strict=True)):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("place", place)
            self._group.addButton(button, number)
            row.addWidget(button)
        column = column_in(self)
        column.addWidget(heading(tr("Compare")))
        column.addLayout(row)
        column.addWidget(quiet(tr("Hold P to see the original.")))
        self._group.idClicked.connect(self._on_clicked)
        session.view_changed.connect(self._on_view_changed)
        session.document_changed.connect(self._on_view_changed)
        self._on_view_changed()

    def button(self, mode: ViewMode) -> QPushButton:
        found = self._group.button(self._modes.index(mode))
        assert isinstance(found, QPushButton)
        return found

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self._session.view_mode = self._modes[number]

    @Slot()
    def _on_view_changed(self) -> None:
        self.button(self._session.view_mode).setChecked(True)
        for button in self._group.buttons():
            button.setEnabled(self._session.document is not None)
