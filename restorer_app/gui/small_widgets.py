"""Small things that the parts of the panel are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from restorer_app.gui.icons import icon


class Disclosure(QToolButton):
    """A line that opens and closes what it holds."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        self.setText(title)
        self.setCheckable(True)
        self.setProperty("disclosure", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._on_toggled)

    def hold(self, held: QWidget) -> None:
        self._held = held
        self._on_toggled(self.isChecked())

    def _draw_icon(self) -> None:
        self.setIcon(icon("opened", "closed"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:
        self._draw_icon()
        if self._held is not None:
            self._held.setVisible(opened)


def action_button(action: QAction, text: str) -> QPushButton:
    """A button that does what the action does, and can be pressed when that can be chosen."""
    button = QPushButton(text)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button


def number_field(low: int, high: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(low, high)
    field.lineEdit().setTextMargins(5, 0, 0, 0)
    return field


def heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("heading", True)
    return label


def quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label


def column_in(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    return rule
