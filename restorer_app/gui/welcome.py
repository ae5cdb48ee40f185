"""What stands where the picture will be, as long as there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from restorer_app.gui.icons import program_icon
from restorer_app.gui.small_widgets import quiet
from restorer_app.session.words import tr

_BUTTON_WIDTH = 240


class Welcome(QWidget):
    """A calm start: open, or try; the whole window takes dropped files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.open_button = QPushButton(tr("Open a photograph…"))
        self.open_button.setProperty("primary", True)
        self.demonstration_button = QPushButton(tr("Try the demonstration"))
        self._drop = quiet(tr("or drop a file here"))
        title = QLabel(tr("Repair an old photograph"))
        title.setObjectName("title")
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(96, 96))
        promise = quiet(
            tr("Mark the damage with the brush. Everything else stays exactly as it was scanned.")
        )
        kinds = quiet(tr("TIFF and PNG with 8 or 16 bits, JPEG, WebP, BMP"))
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(5)
        for part, space in ((picture, 18), (title, 8), (promise, 26)):
            self._add(column, part, space)
        for button, space in ((self.open_button, 10), (self.demonstration_button, 14)):
            button.setFixedSize(_BUTTON_WIDTH, 38)
            self._add(column, button, space)
        self._add(column, self._drop, 26)
        self._add(column, kinds, 0)
        column.addStretch(6)

    def _add(self, column: QVBoxLayout, part: QWidget, space: int) -> None:
        if isinstance(part, QLabel):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setWordWrap(False)
        column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(space)

    def show_dropping(self, dropping: bool) -> None:
        """Show that a file held over the window would be taken."""
        if self.property("dropping") != dropping:
            self.setProperty("dropping", dropping)
            self.style().polish(self)
