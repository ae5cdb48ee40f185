"""Tells screen readers what eyes see in the status line: what was done, what began, what failed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

update_accessibility = QAccessible.updateAccessibility
"""Passes an event on to screen readers, if there are any."""
_Politeness = QAccessible.AnnouncementPoliteness


class Announcer(QObject):
    """Speaks for one window. How a restore ended is a message of the session; that it began is not."""

    def __init__(self, window: QObject, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._restoring = False
        session.message.connect(self._on_message)
        session.failed.connect(self._on_failed)
        session.job_changed.connect(self._on_job_changed)

    @Slot(str)
    def _on_message(self, text: str) -> None:
        self._announce(text, _Politeness.Polite)

    @Slot(str, str, str)
    def _on_failed(self, text: str, advice: str, details: str) -> None:
        self._announce(" ".join(filter(None, (text, advice))), _Politeness.Assertive)

    @Slot()
    def _on_job_changed(self) -> None:
        began = self._session.restoring and not self._restoring
        self._restoring = self._session.restoring
        if began:
            self._announce(tr("Restoring…"), _Politeness.Polite)

    def _announce(self, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
        if text:
            event = QAccessibleAnnouncementEvent(self._window, text)
            event.setPoliteness(politeness)
            update_accessibility(event)
