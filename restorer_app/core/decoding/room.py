"""Memory for samples that two processes see: written by one, then the other's alone.

It has no name that could be left behind: when the last process that sees it ends, it is gone.
"""

from __future__ import annotations

import mmap
import os
import secrets
import sys
import tempfile
from collections.abc import Sequence
from math import prod
from multiprocessing.connection import Connection

import numpy as np

from restorer_app.core.picture import FULL_SCALE, Samples

_PIECE = 8 << 20
"""Bytes that are copied at a time."""
_PATIENCE = 10.0
"""Seconds between a letter and its samples, at most."""


class Sender:
    """The end that writes: ``place`` makes room for samples and fills it, ``hand_over`` gives it away."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._file: int | None = None
        self._named: mmap.mmap | None = None

    def place(self, samples: Samples) -> dict[str, object]:
        """Copy the samples; returns where they are, for ``Receiver.find``."""
        told: dict[str, object] = {"shape": list(samples.shape), "dtype": samples.dtype.name}
        if sys.platform == "win32":
            tag = f"restorer-{secrets.token_hex(16)}"
            self._named = mmap.mmap(-1, max(samples.nbytes, 1), tagname=tag)
            np.ndarray(samples.shape, samples.dtype, self._named)[...] = samples
            return {**told, "tag": tag}
        self._file = _anonymous_file()
        _fill(self._file, samples)
        return told

    def hand_over(self) -> None:
        """Call once the letter that says where is on its way. On Windows waits until it was found."""
        if self._file is not None:
            _send_file(self._connection, self._file)
            os.close(self._file)
        elif self._named is not None:
            self._connection.recv_bytes(1)
            self._named.close()
        self._file = self._named = None


class Receiver:
    """The end that takes the samples over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, where: dict[str, object]) -> Samples:
        """The samples, writable, in memory that goes with them. Raises ``ValueError`` or ``OSError``."""
        shape, dtype = _sound(where)
        size = prod(shape) * dtype.itemsize
        if sys.platform == "win32":
            memory = mmap.mmap(-1, size, tagname=str(where["tag"]))
            self._connection.send_bytes(b"\0")
            return np.ndarray(shape, dtype, memory)
        file = _received_file(self._connection)
        try:
            return np.ndarray(shape, dtype, mmap.mmap(file, size))
        finally:
            os.close(file)


def _sound(where: dict[str, object]) -> tuple[tuple[int, ...], np.dtype]:
    shape, dtype = where["shape"], where["dtype"]
    if not isinstance(shape, Sequence) or len(shape) != 3 or dtype not in FULL_SCALE:
        raise ValueError(f"no samples: {shape} {dtype}")
    if not all(isinstance(length, int) and length > 0 for length in shape):
        raise ValueError(f"no shape: {shape}")
    return tuple(shape), np.dtype(str(dtype))


def _anonymous_file() -> int:
    """A file in memory, or on a disk if the system has none, that nobody else can find."""
    if sys.platform == "linux":
        return os.memfd_create("restorer-samples")
    with tempfile.TemporaryFile(prefix="restorer-") as file:
        return os.dup(file.fileno())


def _fill(file: int, samples: Samples) -> None:
    flat = np.ascontiguousarray(samples).data.cast("B")
    for start in range(0, len(flat), _PIECE):
        piece = flat[start : start + _PIECE]
        while piece:
            piece = piece[os.write(file, piece) :]


def _send_file(connection: Connection, file: int) -> None:
    import socket

    with socket.socket(fileno=os.dup(connection.fileno())) as channel:
        socket.send_fds(channel, [b"\0"], [file])


def _received_file(connection: Connection) -> int:
    import socket

    if not connection.poll(_PATIENCE):
        raise OSError("no samples came")
    with socket.socket(fileno=os.dup(connection.fileno())) as channel:
        _, files, _, _ = socket.recv_fds(channel, 1, 1)
    if not files:
        raise OSError("no samples came")
    return files[0]
