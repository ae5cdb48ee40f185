"""Who hears what a file claims to hold, before it is decoded: the process that sets limits by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Inside, in this thread, ``listener`` is told the bytes of samples that files claim."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def tell(claim: int) -> None:
    """Whoever is about to decode ``claim`` bytes of samples says so here, once the claim was checked."""
    listener = _listener.get()
    if listener is not None:
        listener(claim)
