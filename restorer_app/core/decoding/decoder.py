"""A process that decodes files for this one, so that a codec's crash costs one sentence."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from restorer_app.core import errors
from restorer_app.core.decoding import letters
from restorer_app.core.decoding.limits import seconds_allowed
from restorer_app.core.decoding.process import CannotStart, Gone, Process
from restorer_app.core.errors import RestorerError, UnreadableFile
from restorer_app.core.files.border import SAVE_ANEW, shown
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said


class _Failed(Exception):
    """The process is of no use any more; ``reason`` ends a sentence about the file."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


class Decoder:
    """Reads one file at a time. Its process starts with the first, or ahead of it, and anew after a crash."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        """``command`` starts another process than the program's own."""
        self._command = command
        self._process: Process | None = None

    def start(self) -> None:
        """Start the process if there is none; does not wait for it. Raises ``CannotStart``."""
        if self._process is None or self._process.ended:
            self.close()
            self._process = Process(self._command)

    @property
    def pid(self) -> int | None:
        """The number of its process, if there is one."""
        return self._process.pid if self._process else None

    def read(self, path: Path, progress: Progress, **options: Any) -> Photo:
        """The photograph in the file as ``read_any(path, **options)`` gives it, or the error that it raises.

        Raises ``UnreadableFile`` too if the codec crashes, takes too long or wants too much memory,
        ``Cancelled`` soon after ``progress`` does, and ``CannotStart``.
        """
        self.start()
        assert self._process is not None
        try:
            self._process.wait_until_ready(progress)
            found = _Reading(self._process, path, progress).run(options)
        except _Failed as failed:
            self._renew()
            raise _refused(path, failed.reason) from None
        except BaseException:
            self._renew()
            raise
        if isinstance(found, RestorerError):
            raise found
        return replace(found, path=path)

    def close(self) -> None:
        """End the process, if there is one, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _renew(self) -> None:
        """End the process; the next file finds a new one that is under way."""
        self.close()
        with contextlib.suppress(CannotStart):
            self.start()


class _Reading:
    """One file that is being read there: the limit of time follows what the file claims."""

    def __init__(self, process: Process, path: Path, progress: Progress) -> None:
        self._process, self._path, self._progress = process, path, progress
        self._size = path.stat().st_size if path.is_file() else 0
        self._begun, self._seconds = time.monotonic(), seconds_allowed(self._size, 0)

    def run(self, options: dict[str, Any]) -> Photo | RestorerError:
        """Ask, and hear until there is an answer. Raises ``_Failed`` or ``Cancelled``."""
        try:
            self._process.ask(letters.written({"path": self._path.absolute(), "options": options}))
            while True:
                match self._heard():
                    case {"claim": int(claim)}:
                        self._seconds = max(self._seconds, seconds_allowed(self._size, claim))
                    case {"photo": Photo() as photo}:
                        return photo
                    case {"error": str(kind), "text": text, "advice": advice, "details": str(details)}:
                        return _error(kind, text, advice, details)
                    case {"wanted more": int(mebibytes)}:
                        return _refused(
                            self._path, said("its decoder wanted more than {count} MiB", count=mebibytes)
                        )
                    case _:
                        raise Gone
        except (Gone, letters.NotALetter) as error:
            raise _Failed(said("its decoder crashed")) from error

    def _heard(self) -> dict[Any, Any]:
        until = self._begun + self._seconds
        while not self._process.has_answered():
            self._progress.check()
            if time.monotonic() > until:
                raise _Failed(said("its decoder took longer than {seconds} s", seconds=round(self._seconds)))
        found = self._process.answer()
        return found if isinstance(found, dict) else {}


def _error(kind: str, text: Text, advice: Text, details: str) -> RestorerError:
    """The error that was raised there, its traceback as a note for the curious."""
    found = getattr(errors, kind, None)
    known = found if isinstance(found, type) and issubclass(found, RestorerError) else UnreadableFile
    error = known(text, advice)
    error.add_note(details)
    return error


def _refused(path: Path, reason: Text) -> UnreadableFile:
    text = said("{file} could not be read: {reason}.", file=shown(path), reason=reason)
    return UnreadableFile(text, SAVE_ANEW)
