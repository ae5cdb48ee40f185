"""The application around the window: built here, in one place, and run until the window closes."""

from __future__ import annotations

import logging
import signal
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from restorer_app.core.version import program_version
from restorer_app.engine.request import MethodInfo
from restorer_app.gui.about import details
from restorer_app.gui.faults import FaultTeller
from restorer_app.gui.icons import program_icon
from restorer_app.gui.log_window import KeptLog, LogFile, log_file
from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.theme import Theme
from restorer_app.gui.verbs import MakeDemonstration
from restorer_app.gui.warming import Warming
from restorer_app.session.doors import EngineDoor
from restorer_app.session.jobs import pass_over_what_is_loaded, take_short_turns
from restorer_app.session.language import Language
from restorer_app.session.places import Places
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings

_log = logging.getLogger(__name__)


def open_window(
    engine: EngineDoor,
    methods: Sequence[MethodInfo],
    photo: Path | None = None,
    demonstration: MakeDemonstration | None = None,
    start_demonstration: bool = False,
    argv: Sequence[str] = (),
    settings: Settings | None = None,
) -> int:
    """Show the window, with ``photo`` or the demonstration in it, until it is closed; the exit status."""
    take_short_turns()
    application = _application(argv)
    places = Places.of_system()
    log = _begin_log(places)
    settings = settings or Settings()
    session = RestoreSession(engine, methods, parent=application, places=places)
    if photo is not None:
        session.get_ready_to_open()  # beside the building of the window, which does not wait for it
    theme, language = Theme(application, settings.theme), Language(application, settings.language)
    window = MainWindow(session, settings, theme, language, log, demonstration)
    faults = FaultTeller(window)
    faults.watch()
    window.show()
    if photo is None:
        session.get_ready_to_open()
    session.keeping.look_for_lost()
    if photo is not None:
        session.open(photo)
    elif start_demonstration and demonstration is not None:
        session.demonstrate(demonstration)
    session.prepared.connect(pass_over_what_is_loaded)
    Warming(session, window.canvas)
    status = application.exec()
    session.shut_down()
    faults.leave()
    _end_log(log)
    return status


def _begin_log(places: Places) -> KeptLog:
    """Note what happens in memory and, where that is possible, in a file."""
    file = log_file(places.log_file)
    log = KeptLog(places.log_file if file is not None else None)
    for handler in (log, file):
        if handler is not None:
            logging.getLogger().addHandler(handler)
    logging.getLogger("restorer_app").setLevel(logging.INFO)
    _log.info("started\n%s", details())
    return log


def _end_log(log: KeptLog) -> None:
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if handler is log or isinstance(handler, LogFile)]:
        root.removeHandler(handler)
        handler.close()


def _application(argv: Sequence[str]) -> QApplication:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program at once
    application = QApplication(["restorer", *argv])
    application.setApplicationName("Restorer")
    application.setApplicationVersion(program_version())
    application.setWindowIcon(program_icon())
    application.setDesktopFileName("restorer")
    return application
