"""Where the middle of a traced scratch lies between pixels, and how wide it is, place by place."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.scratch_response import averaged_along, gaussian_along
from restorer_app.core.scratch_strip import Line, Strip

_SHORT, _LONG = 11, 41
"""Places whose cross sections are averaged to find the middle, and to find the width."""
_BENDS = 5.0
"""Standard deviation, in places, of what the middle is smoothed with."""
_SHARE = 0.28
"""A pixel belongs to the scratch while it stands out by this share of the scratch's own contrast."""
_MOST = 1.5
"""Times the guess that a width may be."""
_QUANTILE = 0.7
_MOST_UNEVEN = 1.6
"""Times its usual width that a scratch may be wider or thinner somewhere."""
_WIDTHS_EVERY = 4
"""Places from one width to the next; those between are interpolated."""


def measured(strip: Strip, offsets: Line, guesses: Line) -> tuple[Line, Line]:
    """Middle and width, in pixels, at each of n places of a path through an n×m strip of tones.

    ``offsets`` are the path's columns, between pixels; ``guesses`` say about how wide it is. Where the
    scratch fades, what is found nearby counts.
    """
    usual = float(np.median(guesses))
    guess = np.clip(guesses, usual / _MOST_UNEVEN, usual * _MOST_UNEVEN)
    reach = math.ceil(0.75 * float(guess.max())) + 8
    offsets = gaussian_along(offsets, _BENDS)
    offsets += _from_the_middle(_sections(strip, offsets, reach), guess)
    some = slice(None, None, _WIDTHS_EVERY)
    sections = averaged_along(_sections(strip, offsets, reach), _LONG)[some]
    left, right = _sides(sections, guess[some])
    places = np.arange(len(offsets))
    left, right = (np.interp(places, places[some], side).astype(np.float32) for side in (left, right))
    middles: Line = offsets + (right - left) * np.float32(0.5)
    return middles, left + right


def _sections(strip: Strip, offsets: Line, reach: int) -> Strip:
    """The tones across the path, the path in the middle column."""
    first = np.clip(offsets - reach, 0, strip.shape[1] - 2 * reach - 2)
    left = first.astype(np.intp)
    share = (first - left).astype(np.float32)[:, None]
    rows, columns = np.arange(len(strip))[:, None], left[:, None] + np.arange(2 * reach + 2)
    tones: Strip = strip[rows, columns]
    sections: Strip = tones[:, :-1] + (tones[:, 1:] - tones[:, :-1]) * share
    return sections


def _from_the_middle(sections: Strip, width: Line) -> Line:
    """How many pixels beside the middle column the scratch's centre of gravity lies; what is clear counts."""
    level, _ = _levels(averaged_along(sections, _SHORT), width)
    away = _away(sections)
    weight = np.maximum(level, 0) * (np.abs(away) <= width[:, None] / 2 + 2)
    moment = averaged_along((weight * away).sum(axis=1, keepdims=True), _SHORT)
    total = averaged_along(weight.sum(axis=1, keepdims=True), _SHORT)
    beside: Line = (moment / (total + 1e-9))[:, 0]
    return gaussian_along(beside, _BENDS)


def _away(sections: Strip) -> Strip:
    """1×m: pixels from the middle column."""
    columns = sections.shape[1]
    away: Strip = np.arange(columns, dtype=np.float32)[None, :] - columns // 2
    return away


def _levels(sections: Strip, width: Line) -> tuple[Strip, Line]:
    """How much each pixel stands out in the sense in which the scratch does, and by how much that does.

    What it stands out from is a straight line from the ground on one side to that on the other.
    """
    away, half = _away(sections), width[:, None] / 2
    near, far = 0.75 * half + 2, 1.5 * half + 6
    left, at_left = _mean_where(sections, away, (away <= -near) & (away >= -far))
    right, at_right = _mean_where(sections, away, (away >= near) & (away <= far))
    slope = (right - left) / np.maximum(at_right - at_left, 1)
    level = sections - (left[:, None] + slope[:, None] * (away - at_left[:, None]))
    contrast, _ = _mean_where(level, away, np.abs(away) <= np.maximum(half / 2, 0.5))
    return level * np.sign(contrast)[:, None], np.abs(contrast)


def _mean_where(values: Strip, away: Strip, where: NDArray[np.bool_]) -> tuple[Line, Line]:
    """For each row the mean of the values, and of the places, that are True."""
    weights = where.astype(np.float32)
    count = np.maximum(weights.sum(axis=1), 1)
    mean: Line = np.einsum("ij,ij->i", values, weights) / count
    place: Line = weights @ away[0] / count
    return mean, place


def _sides(sections: Strip, width: Line) -> tuple[Line, Line]:
    """How many pixels the scratch reaches to the left and to the right of the middle column."""
    level, contrast = _levels(sections, width)
    share: Strip = (level / np.maximum(contrast, 1e-9)[:, None]).astype(np.float32)
    middle, most = sections.shape[1] // 2, _MOST * width / 2 + 1.5
    good = contrast >= 0.5 * np.median(contrast)
    left, right = (np.minimum(_crossing(side), most) for side in (share[:, middle::-1], share[:, middle:]))
    return _steadied(left, good), _steadied(right, good)


def _crossing(share: Strip) -> Line:
    """Where each row, from its beginning, first falls below the share that counts, between pixels."""
    below = share < _SHARE
    below[:, -1] = True
    first = np.maximum(below.argmax(axis=1), 1)
    rows = np.arange(len(share))
    inner, outer = share[rows, first - 1], share[rows, first]
    part = (inner - _SHARE) / np.maximum(inner - outer, 1e-6)
    crossing: Line = (first - 1 + np.clip(part, 0, 1)).astype(np.float32)
    return crossing


def _steadied(side: Line, good: NDArray[np.bool_]) -> Line:
    """Distances whose neighbours agree; where the contrast is small they are taken from where it is not."""
    places = np.flatnonzero(good)
    filled = np.interp(np.arange(len(side)), places, side[places])
    reach = min(20 // _WIDTHS_EVERY, (len(side) - 1) // 2)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(filled, reach, mode="edge"), 2 * reach + 1)
    steadied: Line = np.quantile(windows, _QUANTILE, axis=1).astype(np.float32)
    return steadied
