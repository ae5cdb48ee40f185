"""How large the brush is."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from restorer_app.gui.small_widgets import column_in, heading, number_field
from restorer_app.session.painting_session import LARGEST_BRUSH, SMALLEST_BRUSH
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_SLIDER_STEPS = 400


class BrushSize(QWidget):
    """A slider in even ratios (small sizes get as much room as large ones), and the number."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _SLIDER_STEPS)
        self.slider.setAccessibleName(tr("Brush size"))
        self.slider.setToolTip(
            tr("Also [ and ], Ctrl and the wheel, or a drag with Ctrl and the right button")
        )
        self.number = number_field(round(SMALLEST_BRUSH), round(LARGEST_BRUSH))
        self.number.setSuffix(tr(" px"))
        self.number.setAccessibleName(tr("Brush size in pixels"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        column = column_in(self)
        column.addWidget(heading(tr("Brush size")))
        column.addLayout(row)
        self.slider.valueChanged.connect(self._on_slid)
        self.number.valueChanged.connect(self._on_typed)
        session.tool_changed.connect(self._on_tool_changed)
        self._on_tool_changed()

    @Slot(int)
    def _on_slid(self, step: int) -> None:
        if step != slider_step(self._session.brush_diameter):
            self._session.brush_diameter = round(slider_size(step))

    @Slot(int)
    def _on_typed(self, size: int) -> None:
        if size != round(self._session.brush_diameter):
            self._session.brush_diameter = size

    @Slot()
    def _on_tool_changed(self) -> None:
        size = self._session.brush_diameter
        if slider_step(round(slider_size(self.slider.value()))) != slider_step(size):
            self.slider.setValue(slider_step(size))
        self.number.setValue(round(size))


def slider_step(size: float) -> int:
    """Where on the slider a brush size stands."""
    share = math.log(size / SMALLEST_BRUSH) / math.log(LARGEST_BRUSH / SMALLEST_BRUSH)
    return round(share * _SLIDER_STEPS)


def slider_size(step: int) -> float:
    """The brush size at a step of the slider."""
    return float(SMALLEST_BRUSH * (LARGEST_BRUSH / SMALLEST_BRUSH) ** (step / _SLIDER_STEPS))
