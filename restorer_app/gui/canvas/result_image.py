"""The repaired photograph as a picture for other programs, made bit by bit so that the window goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.pyramid import Pyramid
from restorer_app.core.reduction import level_shape
from restorer_app.gui.canvas.display import DisplayConversion

MOST_PIXELS = 60_000_000
_AT_ONCE = 1_000_000
"""Pixels that are converted before the event loop has its turn."""


class ResultImage(QObject):
    """Makes an sRGB image of a document as it is now; halved until it has no more than ``most`` pixels."""

    made = Signal(QImage)

    def __init__(
        self, document: Document, pyramid: Pyramid, parent: QObject, most: int = MOST_PIXELS
    ) -> None:
        super().__init__(parent)
        self._document, self._pyramid = document, pyramid
        self.level = 0
        shape = document.upright_shape
        while shape[0] * shape[1] > most and self.level < pyramid.coarsest:
            self.level += 1
            shape = level_shape(*document.upright_shape, self.level)
        self._conversion = DisplayConversion.of(document)
        self._height, self._width = shape
        self._rows = max(_AT_ONCE // self._width, 1)
        self._image: QImage | None = None
        self._row = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        box = Box(self._row, 0, self._rows, self._width).clipped(self._height, self._width)
        if box.empty:
            self._timer.stop()
            if self._image is not None:
                self.made.emit(self._image)
            return
        block = self._pyramid.block(self.level, box)
        if block is None:
            return  # the pyramid is still being built
        part = self._conversion.image(block)
        if self._image is None:
            self._image = QImage(self._width, self._height, part.format())
        painter = QPainter(self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, self._row, part)
        painter.end()
        self._row = box.bottom
