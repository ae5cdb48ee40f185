"""When the engine is made ready: not before the first photograph is on the screen, which it would hold up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot

from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.session.restore_session import RestoreSession


class Warming(QObject):
    """Lets the session prepare once there is something to repair, and again for another engine or device."""

    def __init__(self, session: RestoreSession, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session, self._warm = session, False
        self._chosen = session.method, session.device
        queued = Qt.ConnectionType.QueuedConnection  # when the frame has reached the screen
        canvas.painted.connect(self._on_painted, queued)

    @Slot()
    def _on_painted(self) -> None:
        if not self._warm:
            self._warm = True
            self._session.choice_changed.connect(self._on_choice_changed)
            self._session.prepare()

    @Slot()
    def _on_choice_changed(self) -> None:
        chosen = self._session.method, self._session.device
        if chosen != self._chosen:
            self._chosen = chosen
            self._session.prepare()
