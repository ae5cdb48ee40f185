"""What a method has to tell people about the fills it gave."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Remarking(Protocol):
    """A method that may have something to tell; others need not know of this."""

    def remarks(self) -> tuple[str, ...]:
        """Sentences about the fills since the last ``prepare``, each once."""
