"""A row of buttons of which one is down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    """Choices side by side: (value, text, tool tip) each."""

    chosen = Signal(str)
    """The value of the button that a person pressed."""

    def __init__(self, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_, text, tip) in enumerate(choices):
            row.addWidget(self._button(number, text, tip))
        self._group.idClicked.connect(self._on_clicked)

    def _button(self, number: int, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAutoDefault(False)  # in a dialog it would look chosen as soon as it has the keyboard
        button.setProperty("segment", True)
        last = len(self._values) - 1
        button.setProperty("place", "first" if number == 0 else "last" if number == last else "middle")
        button.setToolTip(tip)
        self._group.addButton(button, number)
        return button

    def button(self, value: str) -> QPushButton:
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QPushButton)
        return found

    def show_choice(self, value: str) -> None:
        """Let this one be down, or none if there is none of that value; tells nobody."""
        if value in self._values:
            self.button(value).setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])
