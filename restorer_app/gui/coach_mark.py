"""One hint at the first photograph, which goes away by itself and never comes again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings
from restorer_app.session.words import tr

SECONDS = 15
"""How long it stays if nobody marks anything."""
_ABOVE_BOTTOM = 28


class CoachMark(QLabel):
    """Lies on the picture without standing in the way: the mouse goes through it. It does not move."""

    def __init__(self, canvas: QWidget, session: RestoreSession, settings: Settings) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._settings = canvas, session, settings
        self.setObjectName("coach")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._patience = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._patience.timeout.connect(self._on_seen)
        self.hide()
        canvas.installEventFilter(self)
        session.document_changed.connect(self._on_document_changed)
        session.state_changed.connect(self._on_state_changed)

    @Slot()
    def _on_document_changed(self) -> None:
        """Show it with a photograph in which nothing is marked, to who has not seen it yet."""
        document = self._session.document
        wanted = document is not None and not document.marked and not self._settings.knows_brush
        if wanted:
            self._tell()
            self._patience.start()
        else:
            self._patience.stop()
        self.setVisible(wanted)

    def _tell(self) -> None:
        self.setText(tr("Brush over the damage, then press Restore."))
        self.adjustSize()
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    @Slot()
    def _on_state_changed(self) -> None:
        if self.isVisibleTo(self._canvas) and self._session.has_mask:
            self._on_seen()

    @Slot()
    def _on_seen(self) -> None:
        """It has done its work: a stroke was made, or there was time enough to read it."""
        self._patience.stop()
        self._settings.knows_brush = True
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        across, down = self._canvas.width() - self.width(), self._canvas.height() - self.height()
        self.move(max(across // 2, 0), max(down - _ABOVE_BOTTOM, 0))
