"""What lives in this process and should end with its test: threads, windows, running timers."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 2.0
"""Seconds that something which is already ending may take."""

LIBRARY_THREADS = ("asyncio_", "pytest_timeout", "tqdm", "TMonitor")
KEPT_BY_QT = ("QTipLabel", "QDesktopScreenWidget")


@dataclass(frozen=True)
class Living:
    """What was alive at one moment; ``things`` keeps it, so that no id is used twice."""

    things: dict[int, Any] = field(default_factory=dict)

    def describe_newer(self, earlier: Living) -> list[str]:
        return [_describe(thing) for key, thing in self.things.items() if key not in earlier.things]


def living(qt: bool) -> Living:
    """Everything that is alive now; only threads unless ``qt``."""
    things = [*_threads(), *(_windows() if qt else ()), *(_timers() if qt else ())]
    return Living({id(thing): thing for thing in things})


def left_since(earlier: Living, qt: bool) -> list[str]:
    """What has come and not gone since ``earlier``, in words; waits a moment for what is just ending."""
    deadline = time.monotonic() + PATIENCE
    while left := living(qt).describe_newer(earlier):
        _let_go()
        if time.monotonic() > deadline:
            return left
    return []


def _let_go() -> None:
    """Give threads a moment to end, Qt a chance to delete, Python one to collect."""
    for thread in _threads():
        if thread is not threading.current_thread() and thread is not threading.main_thread():
            thread.join(0.05)
    gc.collect()
    if (core := sys.modules.get("PySide6.QtCore")) and core.QCoreApplication.instance():
        core.QCoreApplication.sendPostedEvents(None, int(core.QEvent.Type.DeferredDelete))
        core.QCoreApplication.processEvents()


def _threads() -> list[threading.Thread]:
    """Python's threads, and Qt's as far as they are running Python now."""
    running = sys._current_frames()
    return [
        thread
        for thread in threading.enumerate()
        if thread.ident in running and not thread.name.startswith(LIBRARY_THREADS)
    ]


def _windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    return [
        window
        for window in widgets.QApplication.topLevelWidgets()
        if window.parent() is None and type(window).__name__ not in KEPT_BY_QT
    ]


def _timers() -> list[Any]:
    """Running timers and Qt threads, wherever Python still knows them."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return []
    # By exact type: isinstance would ask each object for its class, and some libraries' answer with warnings.
    kinds = set(_with_subclasses(core.QTimer)) | set(_with_subclasses(core.QThread))
    is_alive = sys.modules["shiboken6"].isValid
    found = [thing for thing in gc.get_objects() if type(thing) in kinds]
    return [thing for thing in found if is_alive(thing) and _is_running(thing)]


def _with_subclasses(kind: type) -> Iterator[type]:
    yield kind
    for each in kind.__subclasses__():
        yield from _with_subclasses(each)


def _is_running(thing: Any) -> bool:
    return bool(thing.isActive() if hasattr(thing, "isActive") else thing.isRunning())


def _describe(thing: Any) -> str:
    name = thing.name if isinstance(thing, threading.Thread) else thing.objectName()
    return f"{type(thing).__name__} {name!r}"
