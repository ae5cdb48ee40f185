"""A hand at the canvas: mouse and wheel events come at a steady pace, and each is timed until it is painted.

The clock of an event starts when it is put into the queue and stops when the window has finished the first
repaint after the canvas was given it, the copy to the screen included.
"""

from __future__ import annotations

import statistics
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent

from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.main_window import MainWindow

Place = tuple[float, float]
"""x and y in the canvas, in logical pixels."""

_Button, _Type = Qt.MouseButton, QEvent.Type
_INPUTS = (_Type.MouseMove, _Type.Wheel)
_PATIENCE_MS = 20_000
_BEAT_MS = 4


@dataclass(frozen=True)
class Delays:
    """Seconds from each event to its frame."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def late(self) -> float:
        """What 95 of 100 are not slower than."""
        return sorted(self.seconds)[min(round(len(self.seconds) * 0.95), len(self.seconds) - 1)]


class WatchedWindow(MainWindow):
    """Calls ``on_frame`` whenever all that had to be painted has been."""

    on_frame: Callable[[], object] = staticmethod(lambda: None)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == _Type.UpdateRequest:
            self.on_frame()
        return done


class Hand(QObject):
    """Sends events to the window's canvas while an event loop runs."""

    def __init__(self, window: WatchedWindow) -> None:
        super().__init__(window)
        self._canvas = window.canvas
        self._posted: deque[float] = deque()
        self._given: list[float] = []
        self._painted: list[float] = []
        self._canvas.installEventFilter(self)
        window.on_frame = self._on_frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUTS and self._posted:
            self._given.append(self._posted.popleft())
        return False

    def _on_frame(self) -> None:
        now = time.perf_counter()
        self._painted += [now - begun for begun in self._given]
        self._given.clear()

    def drag(self, places: Iterable[Place], button: Qt.MouseButton, pause_ms: int) -> Delays:
        """Press at the first place, move to each of the others, release at the last."""
        first, *others = places
        self._post(_mouse(self._canvas, _Type.MouseMove, first, _Button.NoButton, _Button.NoButton))
        self._post(_mouse(self._canvas, _Type.MouseButtonPress, first, button, button))
        settle(50)
        moves = [_mouse(self._canvas, _Type.MouseMove, place, _Button.NoButton, button) for place in others]
        delays = self._play(moves, pause_ms)
        self._post(_mouse(self._canvas, _Type.MouseButtonRelease, others[-1], button, _Button.NoButton))
        settle(50)
        return delays

    def turn(self, place: Place, notches: Iterable[float], pause_ms: int) -> Delays:
        """Turn the wheel over a place."""
        return self._play([_wheel(self._canvas, place, notch) for notch in notches], pause_ms)

    def _post(self, event: QEvent) -> None:
        QCoreApplication.postEvent(self._canvas, event)

    def _play(self, events: list[QEvent], pause_ms: int) -> Delays:
        """Post the events, one each ``pause_ms``; wait for the frame of the last one."""
        waiting, loop, pace = deque(events), QEventLoop(), _timer(pause_ms)
        self._painted.clear()

        def beat() -> None:
            if waiting:
                self._posted.append(time.perf_counter())
                self._post(waiting.popleft())
            elif len(self._painted) >= len(events):
                loop.quit()

        pace.timeout.connect(beat)
        pace.start()
        QTimer.singleShot(_PATIENCE_MS + pause_ms * len(events), loop, loop.quit)
        loop.exec()
        pace.stop()
        if len(self._painted) < len(events):
            raise RuntimeError(
                f"{len(events) - len(self._painted)} of {len(events)} events were never painted"
            )
        return Delays(tuple(self._painted))


class Heartbeat(QObject):
    """Measures how long the event loop is kept from its timers."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = 0.0
        self.gaps: list[float] = []
        self._timer = _timer(_BEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """The longest time between two beats, in seconds, since the start."""
        self._timer.stop()
        self._on_beat()
        return max(self.gaps)

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def settle(milliseconds: int) -> None:
    """Let the event loop run so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool], seconds: float = 600.0) -> float:
    """Run the event loop until then; the seconds it took."""
    begun, loop, look = time.perf_counter(), QEventLoop(), _timer(1)
    look.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() - begun > seconds else None)
    look.start()
    loop.exec()
    look.stop()
    if not done():
        raise TimeoutError(f"not done after {seconds:.0f} s")
    return time.perf_counter() - begun


def _timer(interval_ms: int) -> QTimer:
    timer = QTimer(interval=interval_ms)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    return timer


def _mouse(
    canvas: Canvas, kind: QEvent.Type, place: Place, button: Qt.MouseButton, held: Qt.MouseButton
) -> QMouseEvent:
    point = QPointF(*place)
    to = canvas.mapToGlobal(point)
    return QMouseEvent(kind, point, to, button, held, Qt.KeyboardModifier.NoModifier)


def _wheel(canvas: Canvas, place: Place, notches: float) -> QWheelEvent:
    point, turned = QPointF(*place), QPoint(0, round(120 * notches))
    phase, none = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    to = canvas.mapToGlobal(point)
    return QWheelEvent(point, to, QPoint(), turned, _Button.NoButton, none, phase, False)
