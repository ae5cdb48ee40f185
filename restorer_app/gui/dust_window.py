"""Marks dust from the infrared channel of a film scan: how much is chosen, and seen at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from restorer_app.gui.small_widgets import number_field, quiet
from restorer_app.session.infrared_marking import LARGEST_GROWTH, LARGEST_SPECK
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import number, tr

_STEPS = 100
_WIDTH = 400


class DustWindow(QDialog):
    """Stays open beside the work. While it is, the canvas shows what it would mark."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._marking = session, session.infrared
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Dust from infrared"))
        self.sensitivity = QSlider(Qt.Orientation.Horizontal)
        self.sensitivity.setRange(0, _STEPS)
        self.sensitivity.setPageStep(10)
        self.sensitivity.setValue(round(self._marking.sensitivity * _STEPS))
        self.growth, self.speck = number_field(0, LARGEST_GROWTH), number_field(1, LARGEST_SPECK)
        self.growth.setValue(self._marking.growth)
        self.speck.setValue(self._marking.speck)
        for field in (self.growth, self.speck):
            field.setSuffix(tr(" px"))
        self.told = quiet("")
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.mark_button = self.buttons.addButton(tr("Mark"), QDialogButtonBox.ButtonRole.ApplyRole)
        self._lay_out()
        self.mark_button.setDefault(True)
        self._bind()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        rows: tuple[tuple[str, QWidget, int], ...] = (
            (tr("&Sensitivity"), self.sensitivity, 2),
            (tr("&Grow by"), self.growth, 1),
            (tr("S&mallest speck"), self.speck, 1),
        )
        for row, (text, field, columns) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, columns)
            field.setAccessibleName(text.replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addWidget(
            quiet(tr("Dust and scratches are dark in infrared light; colour film is clear in it."))
        )
        column.addLayout(grid)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)

    def sizeHint(self) -> QSize:
        """With room for texts that are broken into lines."""
        layout = self.layout()
        return QSize(_WIDTH, layout.totalHeightForWidth(_WIDTH) if layout is not None else 0)

    def _bind(self) -> None:
        self.sensitivity.valueChanged.connect(self._on_chosen)
        self.growth.valueChanged.connect(self._on_chosen)
        self.speck.valueChanged.connect(self._on_chosen)
        self.mark_button.clicked.connect(self._on_marked)
        self.buttons.rejected.connect(self.reject)
        self._marking.changed.connect(self._tell)
        self._session.document_changed.connect(self._on_document_changed)
        self._on_document_changed()

    @Slot()
    def _on_document_changed(self) -> None:
        self._session.look_for_dust()
        self._tell()

    @Slot()
    def _on_chosen(self) -> None:
        self._marking.sensitivity = self.sensitivity.value() / _STEPS
        self._marking.growth, self._marking.speck = self.growth.value(), self.speck.value()

    @Slot()
    def _tell(self) -> None:
        self.mark_button.setEnabled(self._marking.ready)
        self.told.setText(self._news())
        self.resize(self.size().expandedTo(self.sizeHint()))  # a reason may take several lines

    def _news(self) -> str:
        if self._marking.looking:
            return tr("Looking for dust…")
        if self._marking.trouble[0]:
            return " ".join(self._marking.trouble)
        if not self._marking.ready:
            return ""
        share = self._marking.share
        percent = number(share * 100, 1) if share >= 0.001 else tr("less than 0.1")
        text = tr("About {percent} % of the photograph.").format(percent=percent)
        if self._marking.shows_some:
            text += " " + tr("The picture shows in infrared too: look closely at what is marked.")
        return text

    @Slot()
    def _on_marked(self) -> None:
        self._session.mark_dust()
        self.accept()

    def done(self, result: int) -> None:
        """However it is closed, nothing is about to be marked any more."""
        self._session.infrared.forget()
        super().done(result)
