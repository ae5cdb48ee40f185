"""Asks about work that a program cut off half-way has left, one question for each photograph."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from restorer_app.gui import questions
from restorer_app.session.keeping import LostWork
from restorer_app.session.restore_session import RestoreSession


class Recovering(QObject):
    """“Later” leaves the work where it is: the next start asks again."""

    def __init__(self, window: QWidget, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        session.keeping.lost_found.connect(self._on_lost_found)

    @Slot(object)
    def _on_lost_found(self, found: tuple[LostWork, ...]) -> None:
        for lost in found:
            note = lost.note
            answer = questions.bring_back(self._window, note.name, local_time(note.kept), note.repairs)
            if answer == "yes":
                self._session.bring_back(lost)
            elif answer == "discard":
                self._session.keeping.give_up(lost)


def local_time(moment: str) -> str:
    """A moment in ISO 8601 as people here write it; as it is if it makes no sense."""
    time = QDateTime.fromString(moment, Qt.DateFormat.ISODate)
    return (
        QLocale().toString(time.toLocalTime(), QLocale.FormatType.ShortFormat) if time.isValid() else moment
    )
