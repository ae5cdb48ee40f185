"""A mistake of ours in a slot: noted, told, and the window lives on."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from restorer_app.gui.main_window import MainWindow
from restorer_app.session.words import tr

_log = logging.getLogger(__name__)


class FaultTeller:
    """Takes the place of ``sys.excepthook`` from ``watch`` on until ``leave``."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._former = sys.excepthook
        self._telling = False

    def watch(self) -> None:
        self._former, sys.excepthook = sys.excepthook, self.take

    def leave(self) -> None:
        sys.excepthook = self._former

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note the error and tell it, once at a time: a fault in painting would come again and again."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("unexpected fault\n%s", details)
        if self._telling:
            return
        self._telling = True
        text = tr("Something went wrong inside the program.")
        advice = tr("You can go on; save your work under a new name to be safe.")
        self._window.tell_failure(text, advice, details)
        self._telling = False
