"""Marks a range of tones: two limits under a histogram, and what they would mark is seen at once."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from restorer_app.core.document import Document
from restorer_app.core.mask_operations import luminance
from restorer_app.core.mask_shapes import Combine
from restorer_app.gui.segments import Segments
from restorer_app.gui.small_widgets import quiet
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_STEPS = 255
_BINS = 128
_LOOKED_AT = 300_000
"""About how many pixels the histogram is made from."""
_FIRST = 215, 255
"""Light specks and scratches are what is looked for most often."""


class TonesWindow(QDialog):
    """Stays open beside the work. While it is, the session's ``tones`` are what it would mark."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Mark tones"))
        self.histogram = Histogram()
        self.low, self.high = _limit(tr("From")), _limit(tr("To"))
        self.combine = Segments(
            (("add", tr("Add"), ""), ("subtract", tr("Subtract"), ""), ("intersect", tr("Intersect"), ""))
        )
        self.combine.show_choice(session.combine)
        self.combine.chosen.connect(self._on_combine_chosen)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.mark_button = self.buttons.addButton(tr("Mark"), QDialogButtonBox.ButtonRole.ApplyRole)
        self._lay_out()
        self.mark_button.setDefault(True)  # now that it lies in a dialog, which else would take the first one
        for slider, place in zip((self.low, self.high), _FIRST, strict=True):
            slider.setValue(place)
            slider.valueChanged.connect(self._on_moved)
        self.mark_button.clicked.connect(self._on_marked)
        self.buttons.rejected.connect(self.reject)
        session.document_changed.connect(self._on_document_changed)
        self._on_document_changed()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, slider in enumerate((self.low, self.high)):
            label = QLabel(slider.accessibleName())
            label.setBuddy(slider)
            grid.addWidget(label, row, 0)
            grid.addWidget(slider, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addWidget(
            quiet(tr("Everything between the two limits is marked. Dark is left, light is right."))
        )
        column.addWidget(self.histogram)
        column.addLayout(grid)
        column.addWidget(self.combine)
        column.addWidget(self.buttons)
        self.setMinimumWidth(380)

    @property
    def limits(self) -> tuple[float, float]:
        """The range, 0…1."""
        low, high = sorted((self.low.value(), self.high.value()))
        return low / _STEPS, high / _STEPS

    @Slot()
    def _on_moved(self) -> None:
        self.histogram.show_limits(self.limits)
        self._session.tones = self.limits if self._session.document is not None else None

    @Slot(str)
    def _on_combine_chosen(self, how: str) -> None:
        self._session.combine = cast(Combine, how)

    @Slot()
    def _on_marked(self) -> None:
        self._session.mark_tones(*self.limits)
        self.accept()

    @Slot()
    def _on_document_changed(self) -> None:
        document = self._session.document
        self.mark_button.setEnabled(document is not None)
        self.histogram.show_counts(tone_counts(document) if document is not None else np.zeros(_BINS))
        self._on_moved()

    def done(self, result: int) -> None:
        """However it is closed, nothing is about to be marked any more."""
        self._session.tones = None
        super().done(result)


class Histogram(QWidget):
    """How often each tone occurs; what lies between the limits is drawn in the accent colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.float64] = np.zeros(_BINS)
        self._limits = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Histogram"))

    def sizeHint(self) -> QSize:
        return QSize(340, 96)

    def show_counts(self, counts: NDArray[np.float64]) -> None:
        self._counts = counts
        self.update()

    def show_limits(self, limits: tuple[float, float]) -> None:
        self._limits = limits
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, area = self.palette(), QRectF(self.rect())
        painter.fillRect(area, palette.color(QPalette.ColorRole.Base))
        heights = np.sqrt(self._counts / max(self._counts.max(), 1e-9)) * (area.height() - 4)
        width = area.width() / _BINS
        for number, height in enumerate(heights.tolist()):
            middle = (number + 0.5) / _BINS
            inside = self._limits[0] <= middle <= self._limits[1]
            role = QPalette.ColorRole.Highlight if inside else QPalette.ColorRole.Mid
            bar = QRectF(number * width, area.height() - height, width + 0.5, height)
            painter.fillRect(bar, palette.color(role))
        painter.end()


def tone_counts(document: Document) -> NDArray[np.float64]:
    """How often each of the tones from black to white occurs, from pixels all over the photograph."""
    samples = document.upright_samples
    step = max(int((samples.shape[0] * samples.shape[1] / _LOOKED_AT) ** 0.5), 1)
    tones = luminance(samples[::step, ::step], document.roles)
    return np.histogram(tones, _BINS, (0, 1))[0].astype(np.float64)


def _limit(name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, _STEPS)
    slider.setAccessibleName(name)
    return slider
