"""Seconds of several works, taken in turn, so that whatever else the machine does disturbs all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """The seconds of each round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """Longest minus shortest as a share of the median."""
        return (max(self.seconds) - min(self.seconds)) / self.median if self.median else 0.0

    def __str__(self) -> str:
        return f"{self.median:.3g} s" + (f" ± {self.spread / 2:.0%}" if len(self.seconds) > 1 else "")


def seconds_of(work: Callable[[], object]) -> float:
    """The seconds that one call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turn(
    works: Mapping[str, Callable[[], object]], rounds: int = 3, budget: float = 60.0
) -> dict[str, Times]:
    """Call each work in each round; one that has had ``budget`` seconds is left out of further rounds."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            if sum(taken[name]) < budget:
                taken[name].append(seconds_of(work))
    return {name: Times(tuple(seconds)) for name, seconds in taken.items()}
