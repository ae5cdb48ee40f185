"""What the program is, its versions and its licence."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from restorer_app.core.version import program_version
from restorer_app.gui.icons import program_icon
from restorer_app.session.words import tr

PACKAGES = ("PySide6-Essentials", "torch", "numpy", "opencv-contrib-python-headless", "tifffile", "pillow")


def versions() -> str:
    """One line a part: name and version. Loads none of them."""
    lines = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    for package in PACKAGES:
        try:
            lines.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return "\n".join(lines)


class AboutBox(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Restorer"))
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(72, 72))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._texts())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 18)
        column.setSpacing(18)
        column.addLayout(row)
        column.addWidget(buttons)

    def _texts(self) -> QVBoxLayout:
        title = QLabel(f"Restorer {program_version()}")
        title.setProperty("heading", True)
        purpose = QLabel(tr("Repairs old photographs. Nothing changes outside what you mark."))
        licence = QLabel(tr("Free software under the Apache License 2.0, without any warranty."))
        parts = QLabel(versions())
        parts.setProperty("quiet", True)
        parts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout()
        column.setSpacing(10)
        for label in (title, purpose, licence, parts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        return column
