"""What the file of the photograph is, says, and would lose in other formats."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from restorer_app.gui.small_widgets import column_in, heading, quiet, rule
from restorer_app.session.about_file import AboutFile, Line
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_Button = QDialogButtonBox.StandardButton
_LABELS = 110


class FileWindow(QDialog):
    """Stays open beside the work, and follows to the photograph that is shown."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About this file"))
        self.area = QScrollArea()
        self.area.setObjectName("about")
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("About this file"))
        buttons = QDialogButtonBox(_Button.Close)
        self.copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._on_copy)
        self.copy.setAutoDefault(False)
        buttons.button(_Button.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.area, 1)
        column.addWidget(buttons)
        session.document_changed.connect(self._tell)
        session.saved.connect(self._tell)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(540, 560)

    @Slot()
    def _tell(self) -> None:
        about = self._session.about_file
        self.copy.setEnabled(about is not None)
        self.area.setWidget(_told(about) if about is not None else quiet(tr("No photograph is open.")))

    @Slot()
    def _on_copy(self) -> None:
        about = self._session.about_file
        if about is not None:
            QGuiApplication.clipboard().setText(about.text)


def _told(about: AboutFile) -> QWidget:
    inside = QWidget()
    column = column_in(inside)
    column.setContentsMargins(12, 10, 10, 10)
    column.setSpacing(12)
    title = heading(about.name)
    title.setWordWrap(True)
    column.addWidget(title)
    column.addLayout(_grid(about.lines))
    column.addWidget(rule())
    column.addWidget(heading(tr("Would be lost when saved as")))
    keeps = [(label, lost or f"✓  {tr('nothing')}") for label, lost in about.kept]
    column.addLayout(_grid(tuple(keeps)))
    column.addStretch(1)
    return inside


def _grid(lines: tuple[Line, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, _LABELS)
    grid.setColumnStretch(1, 1)
    for row, (label, text) in enumerate(lines):
        name = quiet(label)
        name.setWordWrap(False)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(text), row, 1)
    return grid


def _value(text: str) -> QLabel:
    """Plain text that can be selected, also with the keyboard."""
    value = QLabel(text)
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setWordWrap(True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value
