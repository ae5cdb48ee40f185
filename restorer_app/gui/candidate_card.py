"""One candidate: how the region would look, the key that chooses it, and its name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QToolButton

from restorer_app.session.words import tr

_LARGEST = 4
"""Times that a small region is enlarged at most."""
_LINES = 3
"""Of text below the picture."""


@dataclass(frozen=True)
class CardSize:
    """Logical pixels: of the square for the picture, and of the whole card's width."""

    picture: int
    width: int

    def height(self, metrics: QFontMetrics) -> int:
        """With room for the text."""
        return self.picture + _LINES * metrics.lineSpacing() + 16


LARGE, SMALL = CardSize(140, 186), CardSize(104, 142)


class CandidateCard(QToolButton):
    """A button; ``key`` is the letter or digit that presses it from anywhere, if there is one."""

    looked_at = Signal()
    """The pointer or the keyboard has come to it."""
    left = Signal()
    """One of them has gone."""

    def __init__(self, image: QImage, title: str, key: str) -> None:
        super().__init__()
        self._image, self._title, self._key = image, title, key
        self.setProperty("card", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr("{title}: press {digit}").format(title=title, digit=key) if key else title)
        self.setAccessibleName(title)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are left to the grid; a button would take them for the next and the one before."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wear(self, size: CardSize) -> None:
        """Take this size."""
        self.setFixedSize(size.width, size.height(self.fontMetrics()))
        self.setIconSize(QSize(size.picture, size.picture))
        self.setIcon(QIcon(self._picture(size.picture)))
        self.setText(wrapped(f"{self._key}  {self._title}".strip(), self.fontMetrics(), size.width - 24))

    def _picture(self, side: int) -> QPixmap:
        pixmap = QPixmap.fromImage(self._image)
        unit = self.devicePixelRatioF()
        scale = min(round(side * unit) / max(pixmap.width(), pixmap.height()), _LARGEST)
        smooth = Qt.TransformationMode.SmoothTransformation
        size = QSize(max(round(pixmap.width() * scale), 1), max(round(pixmap.height() * scale), 1))
        scaled = pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        scaled.setDevicePixelRatio(unit)
        return scaled


def wrapped(text: str, metrics: QFontMetrics, width: int) -> str:
    """A few lines no wider than ``width``; what does not fit in the last ends with an ellipsis."""
    lines, words = [""], text.split()
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < _LINES:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[number:]])
            break
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)
