"""How wide a traced scratch is, place by place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float32]
"""A number for each of n places along a path."""
Strip = NDArray[np.float32]
"""n×m tones: what lies across each of n places."""

_REACH = 34
"""Pixels to each side of the path that its cross section is looked at."""
_WINDOW = 41
"""Places whose cross sections are averaged."""
_SHARE = 0.28
"""A pixel belongs to the scratch while it stands out by this share of the scratch's own contrast."""
_MOST = 1.5
"""Times the guess that a width may be."""
_QUANTILE = 0.7
_MOST_UNEVEN = 1.6
"""Times its usual width that a scratch may be wider or thinner somewhere."""


def measured(strip: Strip, offsets: Line, guesses: Line) -> tuple[Line, Line]:
    """Middle and width, in pixels, at each of n places of a path through an n×m strip of tones.

    ``offsets`` are the path's columns, between pixels; ``guesses`` say about how wide it is. Where the
    scratch fades, what is found nearby counts.
    """
    sections = _averaged_sections(_sections(strip, offsets))
    usual = float(np.median(guesses))
    guess = np.clip(_running(guesses, 0.5), usual / _MOST_UNEVEN, usual * _MOST_UNEVEN)
    left, right, sure = _edges(sections, sections.shape[1] // 2, guess)
    left, right = (np.minimum(side, _MOST * guess / 2 + 1.5).astype(np.float32) for side in (left, right))
    good = sure >= 0.5 * np.median(sure)
    left, right = _steadied(left, good), _steadied(right, good)
    return (offsets + (right - left) / 2).astype(np.float32), left + right + 1


def _sections(strip: Strip, offsets: Line) -> Strip:
    """The tones across the path, the path in the middle column."""
    places = np.clip(
        offsets[:, None] + np.arange(-_REACH, _REACH + 1, dtype=np.float32), 0, strip.shape[1] - 1.001
    )
    left = places.astype(np.intp)
    share = places - left
    rows = np.arange(len(strip))[:, None]
    sections = strip[rows, left] * (1 - share) + strip[rows, left + 1] * share
    return sections.astype(np.float32)


def _averaged_sections(sections: Strip) -> Strip:
    """Each cross section as the mean of its neighbours along the path."""
    window = min(_WINDOW, len(sections))
    before = window // 2
    padded = np.pad(sections, ((before + 1, window - 1 - before), (0, 0)), mode="edge")
    sums = np.cumsum(padded, axis=0, dtype=np.float64)
    averaged: Strip = ((sums[window:] - sums[:-window]) / window).astype(np.float32)
    return averaged


def _edges(sections: Strip, middle: int, width: Line) -> tuple[Line, Line, Line]:
    """How many pixels to the left and to the right still stand out, and how sure that is (contrast).

    What they stand out from is a straight line from the ground on one side to that on the other.
    """
    away = (np.arange(sections.shape[1]) - middle)[None, :]
    half = width[:, None] / 2
    near, far = 0.75 * half + 2, 1.5 * half + 6
    left, at_left = _mean_where(sections, away, (away <= -near) & (away >= -far))
    right, at_right = _mean_where(sections, away, (away >= near) & (away <= far))
    slope = (right - left) / np.maximum(at_right - at_left, 1)
    level = sections - (left[:, None] + slope[:, None] * (away - at_left[:, None]))
    contrast, _ = _mean_where(level, away, np.abs(away) <= np.maximum(half / 2, 0.5))
    stands_out = level * np.sign(contrast)[:, None] > _SHARE * np.abs(contrast)[:, None]
    to_right = _unbroken(stands_out[:, middle + 1 :])
    to_left = _unbroken(stands_out[:, middle - 1 :: -1])
    return to_left, to_right, np.abs(contrast)


def _mean_where(values: Strip, away: NDArray[np.intp], where: NDArray[np.bool_]) -> tuple[Line, Line]:
    """For each row the mean of the values, and of the places, that are True."""
    count = np.maximum(where.sum(axis=1), 1)
    places = (np.broadcast_to(away, where.shape) * where).sum(axis=1) / count
    return ((values * where).sum(axis=1) / count).astype(np.float32), places.astype(np.float32)


def _unbroken(stands_out: NDArray[np.bool_]) -> Line:
    """How many of each row, from its beginning, are True."""
    unbroken: Line = np.logical_and.accumulate(stands_out, axis=1).sum(axis=1).astype(np.float32)
    return unbroken


def _steadied(side: Line, good: NDArray[np.bool_]) -> Line:
    """Distances whose neighbours agree; where the contrast is small they are taken from where it is not."""
    places = np.flatnonzero(good)
    filled = np.interp(np.arange(len(side)), places, side[places])
    return _running(filled.astype(np.float32), _QUANTILE)


def _running(values: Line, quantile: float) -> Line:
    """The quantile of each value's neighbours along the path."""
    reach = min(20, (len(values) - 1) // 2)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(values, reach, mode="edge"), 2 * reach + 1)
    running: Line = np.quantile(windows, quantile, axis=1).astype(np.float32)
    return running
