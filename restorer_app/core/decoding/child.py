"""What the decoding process does: read one file after the other, within limits, and hand it over.

It knows neither Qt nor torch nor OpenCV, and ends with the program that started it.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from restorer_app.core.decoding import letters
from restorer_app.core.decoding.limits import give_way, limit_memory, memory_allowed, memory_held
from restorer_app.core.decoding.room import Sender
from restorer_app.core.errors import RestorerError
from restorer_app.core.files.claims import listening
from restorer_app.core.photo import Photo

Read = Callable[..., Photo]
"""A path, and what else was asked for by name."""

_MOST_REQUEST = 1 << 20
_MOMENT = 0.2


def main(handle: int) -> None:
    """Serve the program at the other end of the connection until it is gone."""
    from restorer_app.core.files.formats import read_any

    serve(connected(handle), read_any)


def connected(handle: int) -> Connection:
    """The connection that was inherited as this number."""
    if os.name == "nt":
        from multiprocessing import connection

        kind: type[Connection] = getattr(connection, "PipeConnection")  # noqa: B009 - only there
        return kind(handle)
    return Connection(handle)


def serve(connection: Connection, read: Read) -> None:
    """Answer each request with the photograph or the error that ``read`` gives."""
    give_way()
    requests = _listened(connection)
    connection.send_bytes(letters.written({"ready": True}))
    _while_idle(requests, _load_codecs)
    while True:
        request = letters.read(requests.get())
        _Answer(connection, request["path"]).give(read, request["options"])


def _while_idle(requests: queue.SimpleQueue[bytes], work: Callable[[], None]) -> None:
    """Do the work unless the first request comes within a moment."""
    try:
        requests.put(requests.get(timeout=_MOMENT))
    except queue.Empty:
        work()


def _load_codecs() -> None:
    """What compressed files would wait for; without it some of them will be refused in a sentence."""
    try:
        import imagecodecs
    except ImportError:
        return
    for codec in ("lzw_decode", "zlib_decode", "delta_decode"):
        getattr(imagecodecs, codec, None)


def _listened(connection: Connection) -> queue.SimpleQueue[bytes]:
    """Requests as they come, heard by a thread that ends the process when nobody is left to ask."""
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        try:
            while True:
                requests.put(connection.recv_bytes(_MOST_REQUEST))
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGTERM)  # whatever a codec is doing

    threading.Thread(target=listen, name="restorer-asked", daemon=True).start()
    return requests


class _Answer:
    """The answer to one request."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._at_rest, self._claim, self._allowed = memory_held(), -1, 0
        self._size = _size(path)

    def give(self, read: Read, options: dict[str, Any]) -> None:
        self._hear(0)
        try:
            with listening(self._hear):
                photo = read(self._path, **options)
        except RestorerError as error:
            self._send(self._told(error))
            return
        finally:
            limit_memory(1 << 40, self._at_rest)
        room = Sender(self._connection)
        self._connection.send_bytes(letters.written({"photo": photo}, room.place))
        room.hand_over()

    def _hear(self, claim: int) -> None:
        """The file claims so many bytes of samples: its limits follow, here and in the program."""
        if claim > self._claim:
            self._claim, self._allowed = claim, memory_allowed(self._size, claim)
            limit_memory(self._allowed, self._at_rest)
            self._send({"claim": claim})

    def _told(self, error: RestorerError) -> dict[str, Any]:
        if isinstance(error.__cause__, MemoryError):
            return {"wanted more": self._allowed >> 20}
        details = "".join(traceback.format_exception(error))
        return {
            "error": _known(type(error)),
            "text": str(error),
            "advice": error.advice,
            "details": details,
        }

    def _send(self, letter: dict[str, Any]) -> None:
        self._connection.send_bytes(letters.written(letter))


def _known(kind: type[RestorerError]) -> str:
    """The name of the error, or of the nearest one in ``core.errors`` that it is a kind of."""
    own = RestorerError.__module__
    return next(each.__name__ for each in kind.__mro__ if each.__module__ == own)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
