"""The one big button; while a restore runs, its progress and Stop stand in the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_HEIGHT = 44
_STEPS = 1000


class RestoreBox(QWidget):
    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.button = QPushButton(tr("Restore"))
        self.button.setProperty("primary", True)
        self.button.setFixedHeight(_HEIGHT)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setFixedHeight(_HEIGHT)
        self.bar.setTextVisible(False)  # black on white or white on blue: no colour suits both halves
        self.bar.setAccessibleName(tr("Progress"))
        self.stop_button = QPushButton(tr("Stop"))
        self.stop_button.setFixedHeight(_HEIGHT)
        self._pages = QStackedWidget()
        self._pages.setFixedHeight(_HEIGHT)
        self._pages.addWidget(self.button)
        self._pages.addWidget(self._running_page())
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("quiet", True)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing())  # so that nothing below moves
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._pages)
        column.addWidget(self.note)
        self._bind(session)

    def _running_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        return page

    def _bind(self, session: RestoreSession) -> None:
        self.button.clicked.connect(session.restore)
        self.stop_button.clicked.connect(session.stop)
        session.progressed.connect(self._on_progressed)
        session.job_changed.connect(self._on_job_changed)
        session.state_changed.connect(self._on_state_changed)
        session.plan_changed.connect(self._on_state_changed)
        self._on_job_changed()
        self._on_state_changed()

    @Slot()
    def _on_job_changed(self) -> None:
        running, was_running = self._session.restoring, self._pages.currentIndex() == 1
        if running == was_running:
            return
        focused = (self.stop_button if was_running else self.button).hasFocus()
        self._pages.setCurrentIndex(1 if running else 0)
        self.bar.setValue(0)
        if focused:  # the keyboard stays where the eye is
            (self.stop_button if running else self.button).setFocus()
        self._on_state_changed()

    @Slot()
    def _on_state_changed(self) -> None:
        self.button.setEnabled(self._session.can_restore)
        if not self._session.restoring:
            self.note.setText(self._session.restore_hint)

    @Slot(float, str)
    def _on_progressed(self, fraction: float, note: str) -> None:
        self.bar.setValue(round(fraction * _STEPS))
        percent = tr("{percent} %").format(percent=round(fraction * 100))
        done = f"{note} · {percent}" if note else percent
        left, elsewhere = self._session.time_left, self._session.restoring_elsewhere
        done = f"{elsewhere}: {done}" if elsewhere else done
        self.note.setText(f"{done}\n{left[:1].upper()}{left[1:]}" if left else done)
