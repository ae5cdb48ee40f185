"""Before and after in turn, by themselves, so that the eye finds what differs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from restorer_app.session.painting_session import PaintingSession

INTERVAL_MS = 650
"""About one and a half changes a second; more than three flashes a second can harm (WCAG 2.3.1)."""


class Blinking(QObject):
    """Switches ``session.blinked`` to and fro while it is on; never where motion is to be reduced."""

    changed = Signal()

    def __init__(self, session: PaintingSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.blink)
        session.document_changed.connect(self.stop)
        session.view_changed.connect(self._on_view_changed)

    @property
    def on(self) -> bool:
        return self._timer.isActive()

    @Slot()
    def blink(self) -> None:
        """Show the other one of before and after."""
        if self._session.document is not None:
            if self._session.view_mode != "after":
                self._session.look_at("after")
            self._session.blinked = not self._session.blinked

    @Slot()
    def flip(self) -> None:
        """Begin to blink, or stop it."""
        if self.on:
            self.stop()
        elif self._session.document is not None and not self._session.reduced_motion:
            self._session.look_at("after")
            self.blink()
            self._timer.start()
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        if self.on:
            self._timer.stop()
            self._session.blinked = False
            self.changed.emit()

    @Slot()
    def _on_view_changed(self) -> None:
        """Another way of looking, or the wish for less motion, ends it."""
        if self._session.view_mode != "after" or self._session.reduced_motion:
            self.stop()
