"""How before and after are to be laid out as one picture."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from restorer_app.core.comparison import Arrangement, Comparison
from restorer_app.gui.drawn_word import drawn_word
from restorer_app.gui.segments import Segments
from restorer_app.gui.small_widgets import heading, number_field, quiet
from restorer_app.session.words import tr

_USUAL_WIDTH = 3000


class ArrangementQuestion(QDialog):
    """Side by side or one over the other, with words above them or without, and how wide at most."""

    def __init__(self, shape: tuple[int, int], parent: QWidget | None = None) -> None:
        """``shape``: height and width of the photograph."""
        super().__init__(parent)
        self.setWindowTitle(tr("Export before and after"))
        self.arrangement = Segments(
            (("side", tr("Side by side"), ""), ("stack", tr("One over the other"), ""))
        )
        self.arrangement.show_choice("side" if shape[0] >= shape[1] else "stack")
        self._chosen: Arrangement = "side" if shape[0] >= shape[1] else "stack"
        self.arrangement.chosen.connect(self._on_chosen)
        self.limited = QCheckBox(tr("No wider than"))
        self.width_field = number_field(200, 60000)
        self.width_field.setValue(_USUAL_WIDTH)
        self.width_field.setSuffix(tr(" px"))
        self.width_field.setAccessibleName(tr("Greatest width in pixels"))
        self.width_field.setEnabled(False)
        self.limited.toggled.connect(self.width_field.setEnabled)
        self.captioned = QCheckBox(tr("Write “Before” and “After” above them"))
        self.captioned.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(tr("Choose a file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.limited)
        row.addWidget(self.width_field)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(tr("Before and after as one picture")))
        column.addWidget(self.arrangement)
        column.addWidget(self.captioned)
        column.addLayout(row)
        column.addWidget(quiet(tr("It keeps the depth and the colour profile of the photograph.")))
        column.addWidget(self.buttons)
        self.setMinimumWidth(400)

    @property
    def wish(self) -> Comparison:
        widest = self.width_field.value() if self.limited.isChecked() else None
        words = (drawn_word(tr("Before")), drawn_word(tr("After"))) if self.captioned.isChecked() else None
        return Comparison(self._chosen, widest, words)

    @Slot(str)
    def _on_chosen(self, arrangement: str) -> None:
        self._chosen = cast(Arrangement, arrangement)


def ask_arrangement(parent: QWidget, shape: tuple[int, int]) -> Comparison | None:
    """What the person wants; None if they thought better of it."""
    question = ArrangementQuestion(shape, parent)
    agreed = question.exec() == QDialog.DialogCode.Accepted
    wish = question.wish
    question.deleteLater()
    return wish if agreed else None
