"""A word in the letters of the program, as an array that a lane can use."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter

from restorer_app.core.captions import Coverage

_SIZE = 200
"""Of the letters in pixels: about 240 from the highest to the lowest."""


def drawn_word(word: str) -> Coverage:
    """How much of each pixel the letters cover, 0…255, H×W, read-only."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(_SIZE)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    metrics = QFontMetrics(font)
    image = QImage(metrics.horizontalAdvance(word), metrics.height(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, word)
    painter.end()
    return _array(image)


def _array(image: QImage) -> Coverage:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    coverage = rows[:, : image.width()].copy()
    coverage.flags.writeable = False
    return coverage
