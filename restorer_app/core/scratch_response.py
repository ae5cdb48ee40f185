"""How much each place beside a line stands out from both its sides, as a line of some width would."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.scratch_strip import Line, StraightLine, Strip

WIDTHS = (2, 3, 4, 6, 9, 13, 18, 26)
CLICK = 6
"""Pixels by which a click may miss the scratch without being held against a path."""
_MOST, _LEAST = 4.0, -2.0
"""Between which a place counts: one that shines must not outweigh a faint rest."""
_LIKE_ITS_ENDS = 1.25
"""What having the tone of the ends is worth: scratches keep theirs."""
_ENDS = 20.0
"""Pixels at each end that tell the tone of a scratch."""
_NEIGHBOURHOOD = 48.0
"""Pixels along the line over which is measured what is usual."""
_LEAST_USUAL = 1e-4

Responses = NDArray[np.float32]
"""rows×2×widths×columns: how much stands out what is lighter, and what is darker, at each width."""


@dataclass(frozen=True, eq=False)
class StandingOut:
    """``score`` is how much each place stands out; ``worth`` that and its likeness to the scratch's ends."""

    score: Responses
    worth: Responses


def standing_out(strip: Strip, line: StraightLine) -> StandingOut:
    """Scores within the line's reach, for rows of averaged places of the whole strip.

    At each width they count in multiples of what is usual in this photograph at that width: wide things
    stand out everywhere, thin ones hardly anywhere but in scratches.
    """
    rows = strip.reshape(-1, line.averaged, strip.shape[1]).mean(axis=1)
    sums = _Sums.of(rows)
    widths = [width for width in WIDTHS if 3 * width <= strip.shape[1] and width < line.length]
    near = slice(line.surroundings, strip.shape[1] - line.surroundings)
    score = np.empty((len(rows), 2, len(widths), 2 * line.reach + 1), np.float32)
    window = max(round(_NEIGHBOURHOOD / (line.step * line.averaged)), 1)
    for number, width in enumerate(widths):
        middle, one, other = sums.across(width)
        usual = _usual(middle - (one + other) * np.float32(0.5), window)
        score[:, 0, number] = _saturated((middle - np.maximum(one, other))[:, near] / usual)
        score[:, 1, number] = _saturated((np.minimum(one, other) - middle)[:, near] / usual)
    return StandingOut(score, score + _likeness(rows[:, near], score, line)[:, :, None])


@dataclass(frozen=True, eq=False)
class _Sums:
    """Sums from the first column to each, so that the mean of any neighbours is one subtraction."""

    sums: Strip
    columns: int
    pad: int

    @classmethod
    def of(cls, rows: Strip) -> _Sums:
        pad = 2 * max(WIDTHS)
        padded = np.pad(rows - rows.mean(), ((0, 0), (pad + 1, pad)), mode="edge")
        return cls(np.cumsum(padded, axis=1), rows.shape[1], pad)

    def mean(self, first: int, after: int) -> Strip:
        """The mean of what lies from ``first`` to before ``after``, counted from each column."""
        upper, lower = (self.sums[:, at + self.pad :][:, : self.columns] for at in (after, first))
        return (upper - lower) * np.float32(1 / (after - first))

    def across(self, width: int) -> tuple[Strip, Strip, Strip]:
        """The mean of each column's ``width`` neighbours, and of their sides, a pixel away."""
        first, side = -(width // 2), max(round(0.7 * width), 3)
        after = first + width
        middle = self.mean(first, after)
        return middle, self.mean(first - 1 - side, first - 1), self.mean(after + 1, after + 1 + side)


def _usual(ridges: Strip, window: int) -> Strip:
    """n×1: what is usual around each row: half of it of the whole strip, half of its neighbourhood."""
    sizes = np.abs(ridges)
    overall = 1.4826 * float(np.median(sizes[::2, ::3])) + _LEAST_USUAL
    here = np.minimum(sizes, 4 * overall).mean(axis=1) * 1.25
    usual: Strip = np.sqrt(overall * (0.3 * overall + averaged_along(here[:, None], window)))
    return usual


def _saturated(multiples: Strip) -> Strip:
    saturated: Strip = np.maximum(multiples / (1 + np.abs(multiples) / _MOST), _LEAST)
    return saturated


def _likeness(tones: Strip, score: Responses, line: StraightLine) -> Responses:
    """rows×2×columns: how much each place has the tone of what stands out most at the clicks."""
    spread = 0.5 * float(tones.std()) + 1e-6
    return np.stack(
        [
            _LIKE_ITS_ENDS * np.exp(-np.abs(tones - _expected(tones, score[:, side], line)) / spread)
            for side in (0, 1)
        ],
        axis=1,
    )


def _expected(tones: Strip, score: Responses, line: StraightLine) -> Strip:
    """n×1: the tone of a scratch at each row, from the tones at both clicks."""
    count = max(math.ceil(_ENDS / (line.step * line.averaged)), 1)
    near = slice(line.reach - CLICK, line.reach + CLICK + 1)
    ends = []
    for rows in (slice(0, count), slice(-count, None)):
        best = score[rows, :, near].max(axis=1)
        ends.append(float(tones[rows, near].flat[int(best.argmax())]))
    return np.linspace(ends[0], ends[1], len(tones), dtype=np.float32)[:, None]


def averaged_along(rows: Strip, window: int) -> Strip:
    """The mean of ``window`` rows around each; the first and the last count on."""
    window = min(window, len(rows))
    before = window // 2
    padded = np.pad(rows, ((before + 1, window - 1 - before), (0, 0)), mode="edge")
    sums = np.cumsum(padded, axis=0, dtype=np.float64)
    averaged: Strip = ((sums[window:] - sums[:-window]) / window).astype(np.float32)
    return averaged


def gaussian_along(values: Line, sigma: float) -> Line:
    """Values along the line without their jumps; they go on beyond the ends as they run there."""
    reach = min(math.ceil(3 * sigma), len(values) - 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    padded = np.pad(values, reach, mode="reflect", reflect_type="odd")
    smoothed: Line = np.convolve(padded, weights / weights.sum(), "valid").astype(np.float32)
    return smoothed
