"""The decoding process as the program sees it: started, asked, heard, ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection, Pipe
from typing import Any

from restorer_app.core.decoding import letters
from restorer_app.core.decoding.argument import DECODING
from restorer_app.core.decoding.room import Receiver
from restorer_app.core.progress import Progress

_CODE = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from restorer_app.core.decoding.child import main; main(int(sys.argv[1]))"
)
_LOOK_SECONDS = 0.05
_START_SECONDS = 60.0
_MOST_LETTER = 256 << 20
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class CannotStart(Exception):
    """This system does not let the program have another process, or that does not get on its feet."""


class Gone(Exception):
    """The process has ended by itself."""


class Process:
    """A process and the connection to it."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        """Start it; does not wait. Raises ``CannotStart``."""
        self._connection, theirs = Pipe()
        self._receiver = Receiver(self._connection)
        self._ready = False
        words = [*(command or _command()), str(theirs.fileno()), *sys.path]
        try:
            self._process = subprocess.Popen(words, **_quiet(), **_given(theirs))
        except (OSError, ValueError) as error:
            self._connection.close()
            raise CannotStart from error
        finally:
            theirs.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def wait_until_ready(self, progress: Progress) -> None:
        """Wait for a process that was started just now. Raises ``CannotStart`` or ``Cancelled``."""
        until = time.monotonic() + _START_SECONDS
        while not self._ready:
            progress.check()
            if time.monotonic() > until:
                raise CannotStart
            try:
                self._ready = self.has_answered() and self.answer() == {"ready": True}
            except Gone as error:
                raise CannotStart from error

    def ask(self, letter: bytes) -> None:
        """Send a request. Raises ``Gone``."""
        try:
            self._connection.send_bytes(letter)
        except OSError as error:
            raise Gone from error

    def has_answered(self) -> bool:
        """Whether there is something to hear; waits a moment for it. Raises ``Gone``."""
        try:
            return self._connection.poll(_LOOK_SECONDS)
        except OSError as error:
            raise Gone from error

    def answer(self) -> Any:
        """The next answer, with its samples. Raises ``Gone`` or ``NotALetter``."""
        try:
            return letters.read(self._connection.recv_bytes(_MOST_LETTER), self._receiver.find)
        except (EOFError, OSError) as error:
            raise Gone from error

    def end(self) -> None:
        """End it at once, whatever it does."""
        self._connection.close()
        self._process.kill()
        self._process.wait()


def _command() -> list[str]:
    if not sys.executable:
        raise CannotStart
    return [sys.executable, DECODING] if getattr(sys, "frozen", False) else [sys.executable, "-c", _CODE]


def _quiet() -> dict[str, Any]:
    """What codecs write about a broken file is for nobody; one thread is enough for what numpy does there."""
    nowhere = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    return {**nowhere, "env": {**os.environ, **_ONE_THREAD}}


def _given(connection: Connection) -> dict[str, Any]:
    """Let the process have its end of the connection; Ctrl+C in a terminal is not for it."""
    handle = connection.fileno()
    if sys.platform == "win32":
        os.set_handle_inheritable(handle, True)
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        info = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        return {"startupinfo": info, "creationflags": flags}
    return {"pass_fds": [handle], "start_new_session": True}
