"""How the set-up talks to a person, and how it ends when it cannot go on."""

from __future__ import annotations

import sys


class CannotGoOn(Exception):
    """The set-up has to end here. ``str(error)`` says what is wrong and what to do, in plain words."""


def say(text: str = "") -> None:
    """One line to the person, at once."""
    print(text, flush=True)


def megabytes(size: int) -> str:
    """A size in bytes as people read it: "453 MB", "3.0 GB"."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(round(size / 1e6), 1)} MB"


def make_printable() -> None:
    """Let a console of an old encoding show what it can instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
