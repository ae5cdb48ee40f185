"""Follows a long scratch between two points, and measures how wide it is.

The photograph is straightened along the line between the points, and each place in that strip is asked how
much it stands out from both its sides, at several widths. The path that stands out most is found by dynamic
programming (after Fischler, Tenenbaum, Wolf 1981), its width from its mean cross section.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.brush import Point
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.scratch_mask import draw_path
from restorer_app.core.scratch_width import measured

Strip = NDArray[np.float32]
"""n×m tones: a row for each step along the line, a column for each pixel across it."""

_LEAST_REACH, _GREATEST_REACH, _REACH_SHARE = 12, 110, 0.08
"""How far to each side of the line a scratch is looked for: pixels, and the share of the line's length."""
_SURROUNDINGS = 44
"""Pixels beyond that which are looked at as well, to know what stands out."""
_MOST_STEPS = 2400
_WIDTHS = (1, 2, 3, 5, 8, 12, 18, 27, 40)
_CLICK = 7.0
"""Pixels by which a click may miss the scratch without being held against a path."""
_BEND = 2.4
_LEAST_SCORE = 0.8
"""Of a path's mean score; less is found in the grain of an empty sky."""
_ALONG = 7
_BEYOND = 3.0
"""Pixels, and a quarter of its width, that a scratch goes on beyond the clicks: nobody clicks its tip."""
_LEAST_USUAL = 1e-4
_END, _LIKE_ITS_ENDS = 12, 1.0
"""Places at each end that tell the tone of a scratch, and what having it is worth."""


@dataclass(frozen=True, eq=False)
class TracedScratch:
    """The middle of a scratch as ``points`` (row, column), its ``widths`` in pixels there, and its mask.

    ``pixels``: bool h×w at ``box``, a pixel wider at each side than was measured, so that no residue is left.
    """

    points: tuple[Point, ...]
    widths: tuple[float, ...]
    box: Box
    pixels: MaskArray


def trace_scratch(
    read: Callable[[Box], NDArray[Any]], shape: tuple[int, int], start: Point, end: Point
) -> TracedScratch | None:
    """The scratch that runs from near one point (row, column) to near another; None if none stands out.

    ``read`` gives the upright h×w×C colour samples of a box of a picture of height and width ``shape``; what
    depth they have, and whether the scratch is lighter or darker than the picture, makes no difference.
    """
    line = _Line.between(start, end)
    if line.length < 2 * _CLICK:
        return None
    strip = line.straightened(read, shape)
    sides = [(side, _best_path(side.worth, line.step)) for side in _scores(strip)]
    standing_out, best = max(sides, key=lambda found: found[1].total)
    on_path = np.arange(len(strip)), best.columns
    if standing_out.score[on_path].mean() < _LEAST_SCORE:
        return None
    offsets = _smoothed(best.columns.astype(np.float32), 4.0 / line.step + 1)
    guesses = standing_out.width[on_path]
    offsets, widths = measured(strip, offsets, guesses)
    points = _longer(
        line.points_at(offsets - line.reach), *(_BEYOND + float(widths[end]) / 4 for end in (0, -1))
    )
    box, pixels = draw_path(points, widths, shape, every=max(round(3 / line.step), 1))
    return TracedScratch(tuple(points), tuple(widths.tolist()), box, pixels)


@dataclass(frozen=True)
class _Line:
    """The straight line between two points: ``count`` places, ``step`` pixels from one to the next.

    The strip around it reaches ``reach`` pixels to each side.
    """

    start: Point
    end: Point
    length: float
    count: int
    reach: int

    @classmethod
    def between(cls, start: Point, end: Point) -> _Line:
        length = math.dist(start, end)
        reach = _SURROUNDINGS + round(min(_LEAST_REACH + _REACH_SHARE * length, _GREATEST_REACH))
        return cls(start, end, length, min(max(round(length), 2), _MOST_STEPS), reach)

    @property
    def step(self) -> float:
        return self.length / (self.count - 1)

    def points_at(self, offsets: NDArray[np.float32]) -> list[Point]:
        """Points beside the line's places, by pixels across it."""
        rows, columns = self._places(offsets[:, None])
        return list(zip(rows[:, 0].tolist(), columns[:, 0].tolist(), strict=True))

    def _places(self, offsets: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        down, across = (
            (self.end[0] - self.start[0]) / self.length,
            (self.end[1] - self.start[1]) / self.length,
        )
        along = np.linspace(0, self.length, self.count)[:, None]
        rows = self.start[0] + along * down + offsets * across
        return rows, self.start[1] + along * across - offsets * down

    def straightened(self, read: Callable[[Box], NDArray[Any]], shape: tuple[int, int]) -> Strip:
        """The tones along the line and beside it, between pixels by their four neighbours."""
        offsets = np.arange(-self.reach, self.reach + 1, dtype=np.float32)[None, :]
        rows, columns = self._places(offsets)
        rows, columns = np.clip(rows - 0.5, 0, shape[0] - 1), np.clip(columns - 0.5, 0, shape[1] - 1)
        top, left = int(rows.min()), int(columns.min())
        box = Box(top, left, int(rows.max()) + 2 - top, int(columns.max()) + 2 - left).clipped(*shape)
        return _between_pixels(read(box), rows - top, columns - left)


def _between_pixels(block: NDArray[Any], rows: NDArray[np.float64], columns: NDArray[np.float64]) -> Strip:
    row, column = rows.astype(np.intp), columns.astype(np.intp)
    below, beside = np.minimum(row + 1, block.shape[0] - 1), np.minimum(column + 1, block.shape[1] - 1)
    down, across = (rows - row).astype(np.float32), (columns - column).astype(np.float32)
    upper = _tone(block[row, column]) * (1 - across) + _tone(block[row, beside]) * across
    lower = _tone(block[below, column]) * (1 - across) + _tone(block[below, beside]) * across
    return (upper * (1 - down) + lower * down).astype(np.float32)


def _tone(samples: NDArray[Any]) -> Strip:
    tone: Strip = samples.mean(axis=2, dtype=np.float32)
    return tone


@dataclass(frozen=True, eq=False)
class _StandingOut:
    """How much each place of the strip stands out from its sides, and the width at which it does most."""

    score: Strip
    width: Strip
    worth: Strip
    """The score, and what having the tone of the ends is worth."""

    @classmethod
    def nothing(cls, strip: Strip) -> _StandingOut:
        return cls(np.full(strip.shape, -1, np.float32), np.ones_like(strip), np.zeros_like(strip))

    def take(self, score: Strip, width: int) -> None:
        """Note a score wherever it is better than what is known."""
        better = score > self.score
        np.copyto(self.score, score, where=better)
        self.width[better] = width


def _scores(strip: Strip) -> tuple[_StandingOut, _StandingOut]:
    """What is lighter than its sides, and what is darker.

    At each width this counts in multiples of what is usual in this photograph at that width: wide things
    stand out everywhere, thin ones hardly anywhere but in scratches.
    """
    smooth = _averaged(strip, _ALONG, axis=0)
    lighter, darker = _StandingOut.nothing(strip), _StandingOut.nothing(strip)
    for width in _WIDTHS:
        if 4 * width > strip.shape[1]:
            break
        middle, side = _averaged(smooth, width, axis=1), max(width, 3)
        sides, away = _averaged(smooth, side, axis=1), (width + side) // 2 + 1
        one, other = _shifted(sides, away), _shifted(sides, -away)
        usual = 1.4826 * float(np.median(np.abs(middle - (one + other) / 2))) + _LEAST_USUAL
        lighter.take((middle - np.maximum(one, other)) / usual, width)
        darker.take((np.minimum(one, other) - middle) / usual, width)
    for found in (lighter, darker):  # the root: a stretch that shines must not outweigh a faint rest
        found.score[:] = np.sign(found.score) * np.sqrt(np.abs(found.score))
        found.worth[:] = found.score + _LIKE_ITS_ENDS * _likeness(smooth, found.score)
    return lighter, darker


def _likeness(smooth: Strip, score: Strip) -> Strip:
    """How much each place has the tone of what stands out most at the clicks, 0…1: scratches keep theirs."""
    middle, reach = smooth.shape[1] // 2, round(_CLICK)
    tones = []
    for rows in (slice(0, _END), slice(-_END, None)):
        near = score[rows, middle - reach : middle + reach + 1]
        row, column = np.unravel_index(int(near.argmax()), near.shape)
        tones.append(float(smooth[rows][row, middle - reach + column]))
    expected = np.linspace(tones[0], tones[1], len(smooth), dtype=np.float32)[:, None]
    likeness: Strip = np.exp(-np.abs(smooth - expected) / (0.5 * float(smooth.std()) + 1e-6))
    return likeness


@dataclass(frozen=True, eq=False)
class _Path:
    """The strip's column at each place along the line, and the sum of the scores on the way."""

    columns: NDArray[np.intp]
    total: float


def _best_path(scores: Strip, step: float) -> _Path:
    """The path that gathers most, from near the middle of the first row to near that of the last."""
    count, across = scores.shape
    away = np.abs(np.arange(across) - across // 2)
    near = (-3.0 * np.maximum(away - _CLICK, 0)).astype(np.float32)
    scores = np.where(away <= across // 2 - _SURROUNDINGS, scores, -np.inf)
    moves = range(-math.ceil(step), math.ceil(step) + 1)
    came = np.zeros((count, across), np.int8)
    gathered = scores[0] + near
    padded = np.full((len(moves), across), -np.inf, np.float32)
    for place in range(1, count):
        for number, move in enumerate(moves):
            _shift_into(padded[number], gathered, move)
            padded[number] -= _BEND * abs(move)
        came[place] = padded.argmax(axis=0)
        gathered = padded.max(axis=0) + scores[place]
    gathered = gathered + near
    columns = np.empty(count, np.intp)
    columns[-1] = int(gathered.argmax())
    for place in range(count - 1, 0, -1):
        columns[place - 1] = columns[place] - moves[came[place, columns[place]]]
    return _Path(columns, float(scores[np.arange(count), columns].sum()))


def _longer(points: list[Point], at_start: float, at_end: float) -> list[Point]:
    """The path with its ends moved outwards by so many pixels, as it runs there."""
    far = min(12, len(points) - 1)
    moved = points.copy()
    for end, inner, pixels in ((0, far, at_start), (-1, -1 - far, at_end)):
        (row, column), (from_row, from_column) = points[end], points[inner]
        share = pixels / max(math.dist(points[end], points[inner]), 1e-6)
        moved[end] = row + (row - from_row) * share, column + (column - from_column) * share
    return moved


def _shift_into(target: NDArray[np.float32], source: NDArray[np.float32], move: int) -> None:
    """``target[j] = source[j - move]``; nothing comes from beyond the ends."""
    if move > 0:
        target[move:], target[:move] = source[:-move], -np.inf
    elif move < 0:
        target[:move], target[move:] = source[-move:], -np.inf
    else:
        target[:] = source


def _averaged(strip: Strip, width: int, axis: int) -> Strip:
    """The mean of ``width`` neighbours around each place; the edges count on."""
    before, after = width // 2, width - 1 - width // 2
    pads = [(before + 1, after) if each == axis else (0, 0) for each in range(strip.ndim)]
    sums = np.cumsum(np.pad(strip, pads, mode="edge"), axis=axis, dtype=np.float64)
    size = strip.shape[axis]
    upper = np.take(sums, np.arange(width, width + size), axis)
    averaged: Strip = ((upper - np.take(sums, np.arange(size), axis)) / width).astype(np.float32)
    return averaged


def _shifted(strip: Strip, columns: int) -> Strip:
    """What lies so many columns further; the edges count on."""
    places = np.clip(np.arange(strip.shape[1]) + columns, 0, strip.shape[1] - 1)
    return strip[:, places]


def _smoothed(values: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Values along the line without the jumps of whole pixels."""
    reach = math.ceil(3 * sigma)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    padded = np.pad(values, reach, mode="reflect", reflect_type="odd") if values.size > reach else None
    if padded is None:
        return values
    smoothed: NDArray[np.float32] = np.convolve(padded, weights / weights.sum(), "valid").astype(np.float32)
    return smoothed
