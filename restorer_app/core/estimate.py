"""How long work will still take, said so that people can rely on it: late rather than wrong, and calmly."""

from __future__ import annotations

import math

READY = 0.03
"""The first per cents are often spent with getting ready: they tell nothing of the speed. Neither does the
first report."""
SILENT_SECONDS = 1.0
SILENT_FRACTION = 0.02
"""Nothing is said before so much time and so much work beyond the first per cents."""
MEMORY_SECONDS = (2.0, 10.0)
MEMORY_SHARE = 0.25
"""The speed is that of late: of this share of the time gone, within these bounds."""
SLOWEST = 3.0
"""Of late it never counts as more than so many times slower than all in all: a pause is no new speed."""
CALM_SECONDS = (1.5, 6.0)
CALM_SHARE = 0.1
"""What is said follows the newest estimate within this share of the time left, within these bounds."""
FINDING_SECONDS = 0.5
AGREEING = 0.25
"""The first word is said once what was thought in the last moments and what is seen differ by no more than
this share."""
LAZINESS = 0.7
"""What was said is left standing until it is wrong by this share of a step."""

_MINUTE, _HOUR = 60, 3600


class TimeLeft:
    """Follows one piece of work. Times are seconds of any clock that only goes forward.

    Fractions are to grow in proportion to the work; where they do not (phases of different speed), the
    estimate follows the speed of late.
    """

    def __init__(self) -> None:
        self._begun = self._at = -math.inf
        self._fraction = self._base = 0.0
        self._seconds = self._gained = 0.0  # of late: both sums fade with the same speed
        self._left: float | None = None
        self._told: int | None = None

    def note(self, now: float, fraction: float) -> int | None:
        """Take a report; the seconds left, rounded as ``rounded`` does, or None while nobody can tell."""
        fraction = min(max(fraction, self._fraction), 1.0)
        if fraction <= READY or self._at == -math.inf:
            self._begun = self._at = now
            self._fraction = self._base = fraction
            return None
        passed = max(now - self._at, 0.0)
        self._remember(passed, now, fraction)
        if self._gained > 0:
            seen = (1 - fraction) * self._seconds_each(now)
            self._left = self._calmed(seen, passed)
            self._tell(self._left, seen)
        return self._told

    def _remember(self, passed: float, now: float, fraction: float) -> None:
        keep = math.exp(-passed / _within(MEMORY_SECONDS, (now - self._begun) * MEMORY_SHARE))
        self._seconds = self._seconds * keep + passed
        self._gained = self._gained * keep + fraction - self._fraction
        self._at, self._fraction = max(now, self._at), fraction

    def _seconds_each(self, now: float) -> float:
        """How long the whole work would take at the speed of late."""
        all_in_all = (now - self._begun) / (self._fraction - self._base)
        return min(self._seconds / self._gained, SLOWEST * all_in_all)

    def _calmed(self, seen: float, passed: float) -> float:
        if self._left is None:
            return seen
        expected = max(self._left - passed, 0.0)
        pace = _within(CALM_SECONDS, expected * CALM_SHARE) if self._told is not None else FINDING_SECONDS
        return expected + (seen - expected) * (1 - math.exp(-passed / pace))

    def _tell(self, left: float, seen: float) -> None:
        if self._told is not None:
            if abs(left - self._told) > LAZINESS * _step(min(left, self._told)):
                self._told = rounded(left)
            return
        early = self._at - self._begun < SILENT_SECONDS or self._fraction - self._base < SILENT_FRACTION
        if not early and abs(left - seen) <= AGREEING * seen:
            self._told = rounded(left)


def rounded(seconds: float) -> int:
    """Seconds as people count them: in steps of 5 s, from a minute on of 1 min, from an hour on of 15 min."""
    step = _step(seconds)
    return max(int(seconds / step + 0.5), 0) * step


def in_units(seconds: float) -> str:
    """Rounded: "20 s", "2 min", "1 h 15 min"; "a few seconds" for less than the least step."""
    whole = rounded(seconds)
    if whole == 0:
        return "a few seconds"
    if whole < _MINUTE:
        return f"{whole} s"
    hours, minutes = divmod(whole // _MINUTE, 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min")) if count)


def _within(bounds: tuple[float, float], value: float) -> float:
    return min(max(value, bounds[0]), bounds[1])


def _step(seconds: float) -> int:
    if seconds < _MINUTE - 2.5:
        return 5
    return _MINUTE if seconds < _HOUR - 30 else 15 * _MINUTE
