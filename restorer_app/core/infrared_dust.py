"""Dust and scratches told from the infrared light of a film scanner.

What the picture's own red leaves in the infrared is taken off first (a robust line), then what changes slowly
(the lamp, the film's base). What is left is noise, and dark where something lay on the film.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.infrared import NoInfrared, Plane
from restorer_app.core.mask import MaskArray
from restorer_app.core.mask_operations import grown, without_specks
from restorer_app.core.picture import FULL_SCALE
from restorer_app.core.progress import Progress
from restorer_app.core.runs import Runs

Values = NDArray[np.float32]
Scores = NDArray[np.uint8]

STEPS = 8
"""A score of so much is darker than its surroundings by once the noise."""
_CELL = 40
"""Side of the squares whose middle tone is the background."""
_EVERY = 4
"""Of a square, every n-th row and column is looked at."""
_ROWS = 256
_LOOKED_AT = 120_000
_NEAR = 24
"""Side of the squares, in looked-at pixels, inside which red and infrared are compared."""
_ROUNDS = 5
_OUTLIERS = 2.5
_SHOWS_PICTURE, _FOLLOWS = 0.5, 0.7
"""Silver absorbs infrared as it absorbs red: the one changes with the other, and as much."""
_SHOWS_SOME = 0.2
_HOLDER = 0.002
"""What is dark at the picture's edge, and larger than this share of it, is the film's holder or frame."""
_DARK = 0.35
"""A square darker than this share of the usual one is covered as a whole: it is no background."""
_FAINT = 2.5
"""So many times the noise the faint edge of what is surely dust has to be dark, at least."""


@dataclass(frozen=True)
class CrossTalk:
    """How infrared light follows the picture: where red changes by 1, infrared does so by ``slope``.

    ``share``: by which share of itself it changes where red changes by all of itself. ``correlation``: -1…1.
    """

    slope: float
    share: float
    correlation: float

    @property
    def shows_picture(self) -> bool:
        """Whether dust cannot be told from the picture: black-and-white film of silver, or Kodachrome."""
        return abs(self.share) > _SHOWS_PICTURE and abs(self.correlation) > _FOLLOWS

    @property
    def shows_some(self) -> bool:
        """Whether the picture can be seen in the infrared, so that what is found has to be looked at."""
        return abs(self.share) > _SHOWS_SOME and abs(self.correlation) > _FOLLOWS


@dataclass(frozen=True, eq=False)
class Dust:
    """How much darker than its surroundings each pixel is in infrared; H×W, in the given planes' order.

    A sensitivity of 0 marks only what is dark beyond all doubt, 1 also what hardly stands out.
    """

    scores: Scores
    cross_talk: CrossTalk

    def mask(self, sensitivity: float, growth: int, speck: int, progress: Progress) -> MaskArray:
        """What is dark, with its fainter edges, without pieces of fewer than ``speck`` pixels, then grown."""
        found = _with_edges(self.scores, threshold(sensitivity))
        _drop_holder(found)
        if speck > 1:
            found = without_specks(found, speck, progress.part(0, 0.5))
        return grown(found, growth, progress.part(0.5, 0.5)) if growth else found

    @cached_property
    def levels(self) -> tuple[Scores, ...]:
        """The scores, and again and again their half in each direction: of four the greatest is kept."""
        levels = [self.scores]
        while max(levels[-1].shape) > 256:
            levels.append(_greatest_of_four(levels[-1]))
        return tuple(levels)


def threshold(sensitivity: float) -> int:
    """The score that counts as dust, from 12 times the noise (0) over 6 (0.5) to 3 (1)."""
    return round(STEPS * 12 * float(0.25 ** min(max(sensitivity, 0.0), 1.0)))


def find_dust(infrared: Plane, red: Plane, progress: Progress) -> Dust:
    """Where infrared is darker than the picture and its surroundings explain. Both planes are H×W.

    Raises ``NoInfrared`` if infrared shows the picture itself, so that nothing can be told from it.
    """
    talk = cross_talk(infrared, red)
    if talk.shows_picture:
        raise NoInfrared(
            "The infrared channel shows the picture itself, as it does with black-and-white film and "
            "Kodachrome: dust cannot be told from it.",
            "Mark the dust by hand, or by its tone.",
        )

    def left(rows: slice, columns: slice = slice(None)) -> Values:
        return _left_over(infrared[rows, columns], red[rows, columns], talk)

    background, noise = _surroundings(left, infrared.shape)
    down, across = (_stretched(*lengths) for lengths in zip(background.shape, infrared.shape, strict=True))
    scores = np.empty(infrared.shape, np.uint8)
    for row in progress.each(range(0, infrared.shape[0], _ROWS)):
        rows = slice(row, min(row + _ROWS, infrared.shape[0]))
        darker = down[rows] @ background @ across.T - left(rows)
        darker *= STEPS / (down[rows] @ noise @ across.T)
        scores[rows] = np.clip(darker, 0, 255)
    return Dust(scores, talk)


def cross_talk(infrared: Plane, red: Plane) -> CrossTalk:
    """How most pixels differ from their neighbourhood in both; dust is off that line and does not count."""
    step = max(int((infrared.size / _LOOKED_AT) ** 0.5), 1)
    seen, light = (_shares(plane[::step, ::step]).astype(np.float64) for plane in (infrared, red))
    clear = seen > _DARK * np.median(seen)  # the holder is black in both, and would be a line of its own
    x, y = _without_slow(light)[clear], _without_slow(seen)[clear]
    slope, kept = 0.0, np.ones(x.shape, np.bool_)
    for _ in range(_ROUNDS):
        if np.count_nonzero(kept) < 16 or x[kept].std() < 1e-4:
            return CrossTalk(0.0, 0.0, 0.0)
        slope = float((x[kept] @ y[kept]) / (x[kept] @ x[kept]))
        off = y - slope * x
        kept = np.abs(off) <= _OUTLIERS * max(_deviation(off), 1e-6)
    share = slope * float(np.median(light[clear]) / max(np.median(seen[clear]), 1e-6))
    return CrossTalk(slope, share, _correlation(x[kept], y[kept]))


def _without_slow(plane: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each value less the middle one of its square, so that the lamp and the film's base do not count."""
    rest = plane.copy()
    for row in range(0, plane.shape[0], _NEAR):
        for column in range(0, plane.shape[1], _NEAR):
            part = rest[row : row + _NEAR, column : column + _NEAR]
            part -= np.median(part)
    return rest


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    if min(one.std(), other.std()) < 1e-6:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _deviation(values: NDArray[np.float64]) -> float:
    """The standard deviation of most of them, from the middle distance to their middle."""
    return 1.4826 * float(np.median(np.abs(values - np.median(values))))


def _shares(plane: Plane) -> Values:
    """Samples as shares of white."""
    return plane.astype(np.float32) / np.float32(FULL_SCALE[plane.dtype.name])


def _left_over(infrared: Plane, red: Plane, talk: CrossTalk) -> Values:
    return _shares(infrared) - np.float32(talk.slope) * _shares(red)


def _surroundings(left: Callable[..., Values], shape: tuple[int, ...]) -> tuple[Values, Values]:
    """The middle tone around each square, and its noise, as small grids; dust is too little to count.

    The noise is what neighbours differ by (their middle distance is 0.954 standard deviations).
    """
    down, across = (max(length // _CELL, 1) for length in shape)
    middles, noises = np.empty((2, down, across), np.float32)
    edges = np.linspace(0, shape[1], across + 1).astype(int)
    for row, (top, bottom) in enumerate(_pairs(np.linspace(0, shape[0], down + 1).astype(int))):
        band = left(slice(top, bottom, _EVERY))
        for column, (start, end) in enumerate(_pairs(edges)):
            cell = band[:, start:end:_EVERY]
            middles[row, column] = np.median(cell)
            noises[row, column] = 1.05 * np.median(np.abs(np.diff(cell, axis=1)))
    middles[middles < _DARK * np.median(middles)] = np.median(middles)
    usual = max(float(np.median(noises)), 1 / 4096)
    return _framed(_smoothed(middles)), np.maximum(_framed(_smoothed(noises)), usual)


def _pairs(edges: NDArray[np.int_]) -> list[tuple[int, int]]:
    places: list[int] = edges.tolist()
    return list(pairwise(places))


def _smoothed(grid: Values) -> Values:
    """The middle of each 3 × 3 neighbours: a hair or a large speck fills a square, but not most of nine."""
    around = np.lib.stride_tricks.sliding_window_view(_framed(grid), (3, 3))
    middle: Values = np.median(around, axis=(2, 3)).astype(np.float32)
    return middle


def _framed(grid: Values) -> Values:
    """With one more square on each side, which goes on as the last two do."""
    return np.pad(grid, 1, mode="reflect", reflect_type="odd")


def _stretched(cells: int, length: int) -> Values:
    """How much of each square's value goes into each pixel (length×cells): straight from one to the next.

    The first and the last square lie outside the picture.
    """
    middle = (np.arange(length) + 0.5) * (cells - 2) / length + 0.5
    weights: Values = np.maximum(1 - np.abs(middle[:, None] - np.arange(cells)), 0).astype(np.float32)
    return weights


def _with_edges(scores: Scores, least: int) -> MaskArray:
    """What reaches the score, and what hangs together with it and reaches half of it."""
    faint = scores >= max(least // 2, round(_FAINT * STEPS))
    runs = Runs.of(faint)
    if not runs.count:
        return faint
    width = scores.shape[1]
    starts = runs.rows * width + runs.starts
    sure = np.searchsorted(starts, np.flatnonzero(scores >= least), "right") - 1
    labels = runs.components()
    wanted = np.zeros(labels.max() + 1, np.bool_)
    wanted[labels[sure]] = True
    return _drawn(runs.of_numbers(wanted[labels]), scores.shape)


def _drawn(runs: Runs, shape: tuple[int, ...]) -> MaskArray:
    found = np.zeros(shape, np.bool_)
    runs.draw(found, 0, 0)
    return found


def _drop_holder(found: MaskArray) -> None:
    """Unmark large pieces that touch the picture's edge."""
    runs = Runs.of(found)
    if not runs.count:
        return
    labels = runs.components()
    height, width = found.shape
    at_edge = (runs.rows == 0) | (runs.rows == height - 1) | (runs.starts == 0) | (runs.ends == width)
    areas = np.bincount(labels, runs.ends - runs.starts)
    holder = np.zeros(areas.size, np.bool_)
    holder[labels[at_edge]] = True
    holder &= areas > _HOLDER * found.size
    for row, start, end in zip(*_ends(runs.of_numbers(holder[labels])), strict=True):
        found[row, start:end] = False


def _ends(runs: Runs) -> tuple[list[int], list[int], list[int]]:
    return runs.rows.tolist(), runs.starts.tolist(), runs.ends.tolist()


def _greatest_of_four(scores: Scores) -> Scores:
    odd = [(0, length % 2) for length in scores.shape]
    even = np.pad(scores, odd)
    halved: Scores = even.reshape(even.shape[0] // 2, 2, even.shape[1] // 2, 2).max(axis=(1, 3))
    return halved
