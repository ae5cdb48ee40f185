"""Whom the keyboard goes to when the control that had it is switched off or goes out of sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeyboardKeeper(QObject):
    """Gives it to the picture, and back once the control is switched on again.

    Qt passes it on to the next control. If that is a list or a number, the letters that are meant for tools
    would change what stands there.
    """

    def __init__(self, window: QWidget, picture: QWidget) -> None:
        super().__init__(window)
        self._window, self._picture = window, picture
        self._robbed: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication), "there are widgets"
        application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is None or now is None or not (isValid(before) and isValid(now)):
            return
        inside = before.window() is self._window and now.window() is self._window
        if inside and now is not self._picture and self._picture.isVisible() and _is_gone(before):
            self._picture.setFocus()
            self._wait_for(before)
        elif inside and before is self._picture:
            self._wait_for(None)

    def _wait_for(self, control: QWidget | None) -> None:
        if self._robbed is not None and isValid(self._robbed):
            self._robbed.removeEventFilter(self)
        self._robbed = control
        if control is not None:
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        back = event.type() == QEvent.Type.EnabledChange and watched is self._robbed
        if back and self._robbed is not None and not _is_gone(self._robbed):
            control = self._robbed
            self._wait_for(None)
            if self._picture.hasFocus():
                control.setFocus()
        return super().eventFilter(watched, event)


def _is_gone(control: QWidget) -> bool:
    return not (control.isEnabled() and control.isVisible())
