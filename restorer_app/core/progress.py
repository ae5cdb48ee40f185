"""How long work tells where it is, and how it learns that it should stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from restorer_app.core.sentence import Text

T = TypeVar("T")


class Cancelled(Exception):
    """A stop was asked for. Raised by the next ``Progress.report``; no one else checks flags."""


class Progress:
    """Silent as it stands; a window or a terminal overrides ``check`` and ``report``.

    Fractions are 0…1 and never fall within one piece of work.
    """

    def check(self) -> None:
        """Raise ``Cancelled`` if a stop was asked for."""

    def report(self, fraction: float, note: Text = "") -> None:
        """Say that ``fraction`` of the work is done, with a short note for people; without: the former."""
        self.check()

    def part(self, start: float, span: float) -> Progress:
        """A progress whose 0…1 is this one's ``start`` … ``start + span``."""
        return _Part(self, start, span)

    def each(self, items: Sequence[T], note: Text = "") -> Iterator[T]:
        """The items in turn, reporting before each and once at the end."""
        for index, item in enumerate(items):
            self.report(index / len(items), note)
            yield item
        self.report(1.0, note)


class _Part(Progress):
    def __init__(self, whole: Progress, start: float, span: float) -> None:
        self._whole, self._start, self._span = whole, start, span

    def check(self) -> None:
        self._whole.check()

    def report(self, fraction: float, note: Text = "") -> None:
        self._whole.report(self._start + self._span * min(max(fraction, 0.0), 1.0), note)


class Steps:
    """Parts of a progress one after the other, each as long as its share of ``total`` work."""

    def __init__(self, progress: Progress, total: float) -> None:
        self._progress, self._total, self._done = progress, max(total, 1e-9), 0.0

    def next(self, work: float, note: Text = "") -> Progress:
        """The progress of the next step, which begins now and does ``work`` of the total."""
        part = self._progress.part(self._done / self._total, work / self._total)
        self._done += work
        part.report(0.0, note)
        return part
