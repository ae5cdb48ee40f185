"""Which engine repairs, on which device, with which seed, and what is added to it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from restorer_app.gui.method_list import MethodList
from restorer_app.gui.small_widgets import Disclosure, column_in, heading, number_field, quiet
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.restoring_session import LARGEST_SEED
from restorer_app.session.sentences import device_title
from restorer_app.session.words import tr

_WIDTH = 272
"""Of the text, as the panel lays it out."""


class EngineChoice(QWidget):
    """Which method repairs; under "More" also on which device, with which seed, and the switches."""

    chosen = Signal()
    """The person chose something from a list."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.methods = MethodList([info for info in session.methods if info.task == "fill"])
        self.summary = quiet("")
        self.summary.setMinimumHeight(self._tallest_summary())  # so that a choice moves nothing
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.more = Disclosure(tr("More"))
        self.devices = QComboBox()
        self.seed = number_field(0, LARGEST_SEED)
        self.seed.setToolTip(tr("The same seed gives the same repair again"))
        self.grain = _switch(
            tr("Match the gr&ain"), tr("What is filled gets the grain of the photograph around it")
        )
        self.texture = _switch(
            tr("Te&xture in wide holes"), tr("Wide holes get their texture from elsewhere in the photograph")
        )
        self.flips = _switch(
            tr("Average over flips (slower)"),
            tr("A network also looks at everything mirrored; the mean is a little better on thin damage"),
        )
        self.adapt = _switch(
            tr("Adapt to this photograph first (30 s)"),
            tr("A network first learns from what you have not marked; it is used only if that helps"),
        )
        self._lay_out()
        self._bind(session)

    @property
    def _switches(self) -> tuple[QCheckBox, ...]:
        return self.grain, self.texture, self.flips, self.adapt

    def _tallest_summary(self) -> int:
        line = QRect(0, 0, _WIDTH, 0)
        metrics, wrapped = self.summary.fontMetrics(), Qt.TextFlag.TextWordWrap
        texts = [tr(info.summary) for info in self._session.methods]
        return max((metrics.boundingRect(line, wrapped, text).height() for text in texts), default=0)

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for row, (title, field) in enumerate(((tr("&Device"), self.devices), (tr("&Seed"), self.seed))):
            label = QLabel(title)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        for row, box in enumerate(self._switches, start=grid.rowCount()):
            grid.addWidget(box, row, 0, 1, 2)
        self.more.hold(fields)
        column = column_in(self)
        for part in (heading(tr("Engine")), self.methods, self.summary, self.more, fields):
            column.addWidget(part)

    def _bind(self, session: RestoreSession) -> None:
        self.methods.activated.connect(self._on_method_chosen)
        self.devices.activated.connect(self._on_device_chosen)
        self.seed.valueChanged.connect(self._on_seed_chosen)
        self.grain.toggled.connect(self._on_grain_chosen)
        self.texture.toggled.connect(self._on_texture_chosen)
        self.flips.toggled.connect(self._on_flips_chosen)
        self.adapt.toggled.connect(self._on_adapting_chosen)
        session.devices_changed.connect(self._on_devices_changed)
        session.choice_changed.connect(self._on_choice_changed)
        self._on_devices_changed()

    @Slot(int)
    def _on_method_chosen(self, index: int) -> None:
        self._session.method = self.methods.itemData(index)
        self.chosen.emit()

    @Slot(int)
    def _on_device_chosen(self, index: int) -> None:
        self._session.device = self.devices.itemData(index)
        self.chosen.emit()

    @Slot(int)
    def _on_seed_chosen(self, seed: int) -> None:
        self._session.seed = seed

    @Slot(bool)
    def _on_grain_chosen(self, wanted: bool) -> None:
        self._session.match_grain = wanted

    @Slot(bool)
    def _on_texture_chosen(self, wanted: bool) -> None:
        self._session.add_texture = wanted

    @Slot(bool)
    def _on_flips_chosen(self, wanted: bool) -> None:
        self._session.average_flips = wanted

    @Slot(bool)
    def _on_adapting_chosen(self, wanted: bool) -> None:
        self._session.adapt_first = wanted

    @Slot()
    def _on_devices_changed(self) -> None:
        self.devices.clear()
        for device in self._session.devices:
            self.devices.addItem(device_title(device), device)
        self._on_choice_changed()

    @Slot()
    def _on_choice_changed(self) -> None:
        session = self._session
        self.methods.setCurrentIndex(self.methods.findData(session.method))
        self.devices.setCurrentIndex(self.devices.findData(session.device))
        self.seed.setValue(session.seed)
        self.grain.setChecked(session.match_grain)
        self.texture.setChecked(session.add_texture)
        self.flips.setChecked(session.average_flips)
        self.adapt.setChecked(session.adapt_first)
        self.summary.setText(
            next((tr(info.summary) for info in session.methods if info.name == session.method), "")
        )


def _switch(text: str, tip: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setToolTip(tip)
    box.setAccessibleDescription(tip)
    return box
