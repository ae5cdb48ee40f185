"""What a person at a terminal sees and does: lines, a progress bar, Ctrl+C."""

from __future__ import annotations

import io
import logging
import math
import os
import shutil
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, TextIO

from restorer_app.core.estimate import TimeLeft, in_units
from restorer_app.core.progress import Cancelled, Progress

DEBUG_SWITCH = "RESTORER_DEBUG"
"""The environment variable that brings tracebacks and the libraries' own words to the terminal."""

_BETWEEN_DRAWINGS = 0.1
_BAR_WIDTH = 24


def say(text: str) -> None:
    """One line of the answer, on standard output."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """One line about what went wrong, on standard error."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    """Names of files may hold anything; what a terminal would take for an order becomes "?"."""
    if stream is not None:  # a windowed program on Windows has neither stream
        shown = "".join(letter if letter.isprintable() or letter in "\n\t" else "?" for letter in text)
        stream.write(shown + "\n")
        stream.flush()


def make_streams_safe() -> None:
    """Let a letter that the terminal cannot show become "?" instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def quiet_libraries() -> None:
    """Keep warnings and log records of libraries off the terminal; what matters is a sentence of ours."""
    if not os.environ.get(DEBUG_SWITCH):
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())
        os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")


class StopRequest:
    """While entered, Ctrl+C (or a termination signal) asks for a stop; a second one ends the program."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> StopRequest:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        for each in self._before:
            signal.signal(each, signal.SIG_DFL)


class TerminalProgress(Progress):
    """A bar on standard error while that is a terminal; silent else. ``check`` passes on the wish to stop.

    The bar never goes back. ``clock`` gives seconds and only goes forward.
    """

    def __init__(
        self, stop: StopRequest, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stop, self._clock = stop, clock
        self._stream = stream or sys.stderr
        self._shown = self._stream is not None and self._stream.isatty()
        self._reached, self._note = 0.0, ""
        self._left = TimeLeft()
        self._drawn_at = -math.inf
        self._drawn_width = 0

    def check(self) -> None:
        if self._stop.asked:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        self.check()
        if not self._shown:
            return
        self._reached, self._note = max(self._reached, min(fraction, 1.0)), note or self._note
        now = self._clock()
        left = self._left.note(now, self._reached)
        if now - self._drawn_at >= _BETWEEN_DRAWINGS:
            self._drawn_at = now
            self._draw(_bar(self._reached, self._note, left))

    def clear(self) -> None:
        """Take the bar away, so that a line of text can stand in its place."""
        if self._drawn_width:
            self._draw("")
            self._drawn_width = 0

    def _draw(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        self._stream.write(f"\r{line.ljust(self._drawn_width)}\r{line}")
        self._stream.flush()
        self._drawn_width = len(line)


def _bar(fraction: float, note: str, left: int | None) -> str:
    """``[#####....]  42 %  about 20 s left  note``; plain characters, so that every terminal can show it."""
    filled = round(fraction * _BAR_WIDTH)
    bar = "#" * filled + "." * (_BAR_WIDTH - filled)
    return f"[{bar}] {fraction:4.0%}  {_left(left)}{note}"


def _left(seconds: int | None) -> str:
    if seconds is None:
        return ""
    return f"about {in_units(seconds)} left  " if seconds else f"{in_units(seconds)} left  "
