"""Our line icons, in the colours of the theme and sharp at every scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from restorer_app.core.resources import resource_path

_SIZES = (16, 20, 24, 30, 32, 40, 48, 60)
"""Pixels: the icon sizes of menus and of the strip at the usual screen scales."""


def icon(name: str, off: str = "") -> QIcon:
    """The line icon ``name`` for the palette that is worn now: plain, disabled, and on the accent colour.

    With ``off`` it is that of a switch, which looks so while it is off and never stands on the accent colour.
    """
    palette = QApplication.palette()
    plain = palette.color(QPalette.ColorRole.ButtonText)
    faint = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    accent = palette.color(QPalette.ColorRole.HighlightedText)
    return _icon(name, off or name, plain.name(), faint.name(), plain.name() if off else accent.name())


@cache
def _icon(name: str, off: str, plain: str, faint: str, ticked: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        for state, shown, colour in ((QIcon.State.Off, off, plain), (QIcon.State.On, name, ticked)):
            made.addPixmap(drawn(shown, size, colour), QIcon.Mode.Normal, state)
            made.addPixmap(drawn(shown, size, faint), QIcon.Mode.Disabled, state)
    return made


def drawn(name: str, size: int, colour: str = "") -> QPixmap:
    """The icon as ``size`` × ``size`` pixels; ``colour`` ("#rrggbb") is that of its lines."""
    text = resource_path(f"icons/{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour or "#000000").encode()))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def program_icon() -> QIcon:
    """The program's own icon, in colour."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(drawn("restorer", size))
    return made
