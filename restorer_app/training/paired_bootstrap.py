"""How sure a mean over photographs is, and a difference between two engines on the same photographs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 4000
FEWEST = 6
"""Fewer photographs show no difference, however alike they speak: five that agree do so by chance in 1 of 16
cases, six in 1 of 32, which is the first below 5 %."""

_SEED = 20140


@dataclass(frozen=True)
class Interval:
    """A mean with the interval that holds the middle 95 % of its bootstrap; both ends NaN for one value."""

    mean: float
    low: float
    high: float
    count: int

    @property
    def significant(self) -> bool:
        """Whether 0 is outside, and enough photographs say so."""
        return self.count >= FEWEST and (self.low > 0 or self.high < 0)


def interval(values: Sequence[float]) -> Interval:
    """The mean of one value a photograph, resampled over photographs (percentile bootstrap; Efron and
    Tibshirani, An Introduction to the Bootstrap, 1993). The same values have the same interval each time."""
    known = np.array([value for value in values if math.isfinite(value)])
    if len(known) < 2:
        return Interval(float(known[0]) if len(known) else math.nan, math.nan, math.nan, len(known))
    rng = np.random.default_rng(_SEED)
    block = max(2**22 // len(known), 1)
    means = [
        known[rng.integers(len(known), size=(min(block, RESAMPLES - start), len(known)))].mean(axis=1)
        for start in range(0, RESAMPLES, block)
    ]
    low, high = np.quantile(np.concatenate(means), (0.025, 0.975))
    return Interval(float(known.mean()), float(low), float(high), len(known))


def difference(first: Mapping[str, float], second: Mapping[str, float]) -> Interval:
    """``first`` minus ``second`` by photograph, over those that both have: what photographs have in common
    (hard ones, easy ones) falls out, so that small differences show."""
    return interval([first[photo] - second[photo] for photo in first if photo in second])
