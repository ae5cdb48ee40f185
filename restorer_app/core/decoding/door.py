"""Where a file is decoded: in a process kept for that, or here if the system (or a person) wants it so."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

from restorer_app.core.decoding.decoder import Decoder
from restorer_app.core.decoding.process import CannotStart
from restorer_app.core.files.formats import read_any
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress

_log = logging.getLogger(__name__)

SWITCH, HERE = "RESTORER_DECODING", "here"
"""An environment variable, and its value for decoding without a process."""


class Decoders:
    """The decoding processes of this program: one as a rule, another while that is at work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Decoder] = []
        self._busy: list[Decoder] = []

    def start(self) -> None:
        """Let a process start, so that the next file need not wait for that; returns at once."""
        if _wanted():
            with contextlib.suppress(CannotStart):
                decoder = self._taken()
                try:
                    decoder.start()
                finally:
                    self._give_back(decoder)

    def read(self, path: Path, progress: Progress, **options: Any) -> Photo:
        """What ``read_any(path, **options)`` gives or raises, and soon ``Cancelled`` if ``progress`` does."""
        if not _wanted():
            return read_any(path, **options)
        decoder = self._taken()
        try:
            return decoder.read(path, progress, **options)
        except CannotStart:
            _log.info("files are decoded in the program itself: no process could be started")
            return read_any(path, **options)
        finally:
            self._give_back(decoder)

    def close(self) -> None:
        """End all processes; the next file starts one again."""
        with self._lock:
            ending, self._idle, self._busy = [*self._idle, *self._busy], [], []
        for decoder in ending:
            decoder.close()

    def _taken(self) -> Decoder:
        with self._lock:
            decoder = self._idle.pop() if self._idle else Decoder()
            self._busy.append(decoder)
        return decoder

    def _give_back(self, decoder: Decoder) -> None:
        with self._lock:
            kept = decoder in self._busy and not self._idle
            if decoder in self._busy:
                self._busy.remove(decoder)
            if kept:
                self._idle.append(decoder)
        if not kept:
            decoder.close()


DECODERS = Decoders()
atexit.register(DECODERS.close)


def _wanted() -> bool:
    return os.environ.get(SWITCH) != HERE and not _files_are_limited()


def _files_are_limited() -> bool:
    """Whether this process may write files up to some size only: that would hold for shared memory too."""
    if sys.platform == "win32":
        return False
    import resource

    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY
