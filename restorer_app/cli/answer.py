"""What a command gives back: text for standard output and standard error, and its exit code."""

from __future__ import annotations

from dataclasses import dataclass

DONE, FAULT, MENDABLE, DIFFERENT, STOPPED = 0, 1, 2, 3, 130


@dataclass(frozen=True)
class Answer:
    """``text`` may have many lines and no newline at its end.

    ``complaints`` are sentences for standard error: what went otherwise, though there is an answer.
    """

    text: str
    code: int = DONE
    complaints: tuple[str, ...] = ()
