"""What stands where the picture will be, as long as there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from restorer_app.gui.icons import program_icon
from restorer_app.gui.recent_row import OpenPath, RecentRow
from restorer_app.gui.small_widgets import quiet
from restorer_app.session.recent import RecentFiles
from restorer_app.session.words import tr

_BUTTON_WIDTH = 240


class Welcome(QWidget):
    """A calm start: open, or try; the whole window takes dropped files."""

    def __init__(self, recent: RecentFiles, open_path: OpenPath, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.open_button = QPushButton(tr("Open a photograph…"))
        self.open_button.setProperty("primary", True)
        self.demonstration_button = QPushButton(tr("Try the demonstration"))
        self._drop = quiet(tr("or drop a file here"))
        self.recent = RecentRow(recent, open_path, self)
        title = QLabel(tr("Repair an old photograph"))
        title.setObjectName("title")
        self._icon = QLabel()
        self._icon.setPixmap(program_icon().pixmap(96, 96))
        promise = quiet(
            tr("Mark the damage with the brush. Everything else stays exactly as it was scanned.")
        )
        kinds = quiet(tr("TIFF, PNG, JPEG, JPEG 2000, JPEG XL, WebP and more, in their full depth"))
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(5)
        for part, space in ((self._icon, 18), (title, 8), (promise, 26)):
            self._add(column, part, space)
        for button, space in ((self.open_button, 10), (self.demonstration_button, 14)):
            button.setFixedSize(_BUTTON_WIDTH, 38)
            self._add(column, button, space)
        self._add(column, self._drop, 26)
        self._add(column, kinds, 26)
        column.addWidget(self.recent, 40)
        column.addStretch(6)
        self._recent = recent
        recent.changed.connect(self._on_recent_changed)
        self._on_recent_changed()

    @Slot()
    def _on_recent_changed(self) -> None:
        """The cards take the place of our icon: who has photographs knows the program."""
        self._icon.setVisible(not self._recent.paths)

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
