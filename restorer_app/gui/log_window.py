"""What the program noted: to read, to copy, and where its file lies."""

from __future__ import annotations

import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from restorer_app.gui.about import details
from restorer_app.gui.preferences import show_folder
from restorer_app.session.words import tr

KEPT_RECORDS = 500
_FORMAT = "%(asctime)s  %(levelname)s  %(name)s: %(message)s"
_LARGEST, _OLD = 1 << 20, 3
"""Bytes of a log file, and how many old ones are kept."""
_Role = QDialogButtonBox.ButtonRole


class KeptLog(logging.Handler):
    """Keeps the newest records in memory. They leave the computer only if a person copies them."""

    def __init__(self, path: Path | None = None) -> None:
        """``path``: of the file that also keeps them, if there is one."""
        super().__init__(logging.INFO)
        self.path = path
        self.setFormatter(logging.Formatter(_FORMAT))
        self._lines: deque[str] = deque(maxlen=KEPT_RECORDS)

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))

    @property
    def text(self) -> str:
        return "\n".join(self._lines)


class LogFile(RotatingFileHandler):
    """Keeps records in a file that never grows large. A disk that refuses is no reason to disturb anybody."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def log_file(path: Path) -> LogFile | None:
    """A handler that writes there; None where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = LogFile(path, maxBytes=_LARGEST, backupCount=_OLD, encoding="utf-8", errors="replace")
    except OSError:
        return None
    handler.setLevel(logging.INFO)
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler


class LogWindow(QDialog):
    def __init__(self, log: KeptLog, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Log"))
        self._log = log
        self._text = QPlainTextEdit(log.text or tr("Nothing has been noted since the program was started."))
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(tr("Log"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.addWidget(self._text)
        if log.path is not None:
            self.place = QLineEdit(str(log.path))
            self.place.setReadOnly(True)
            self.place.setAccessibleName(tr("Log file"))
            column.addWidget(self.place)
        column.addWidget(self._buttons())

    def sizeHint(self) -> QSize:
        return QSize(780, 460)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(tr("Copy all"), _Role.ActionRole)
        self.copy.clicked.connect(self._on_copy)
        path = self._log.path
        if path is not None:
            self.show_place = buttons.addButton(tr("Show in folder"), _Role.ActionRole)
            self.show_place.clicked.connect(lambda: show_folder(path.parent))
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_copy(self) -> None:
        """With the versions: whoever is to help asks for them first."""
        QGuiApplication.clipboard().setText(f"{details()}\n\n{self._text.toPlainText()}")
