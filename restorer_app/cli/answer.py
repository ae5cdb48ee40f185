"""What a command gives back: text for standard output, and its exit code."""

from __future__ import annotations

from dataclasses import dataclass

DONE, FAULT, MENDABLE, DIFFERENT, STOPPED = 0, 1, 2, 3, 130


@dataclass(frozen=True)
class Answer:
    """``text`` may have many lines and no newline at its end."""

    text: str
    code: int = DONE
