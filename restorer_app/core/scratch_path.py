"""The path beside a line that stands out most, and how wide it is, by dynamic programming.

A path is a chain of straight pieces (after Fischler, Tenenbaum, Wolf 1981). What its next piece may cost
depends on its place, its direction and its width, so that it goes straight on where the scratch is faint.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from restorer_app.core.scratch_response import CLICK, WIDTHS, Responses
from restorer_app.core.scratch_strip import ROWS, Line

_STEEPEST = 3
"""Columns that a piece may go sideways from its middle to its end."""
_SLANTS = range(-_STEEPEST, _STEEPEST + 1)
_BY = [[round(slant * (2 * (row + 0.5) / ROWS - 1)) for row in range(ROWS)] for slant in _SLANTS]
"""Columns that each row of a piece lies beside its middle, for each slant."""
_TURN = 6.0
"""What it costs to be slanted by one column more or less than the piece before; more is not allowed."""
_SLANT = 1.0
"""What each column costs that a piece is slanted."""
_OTHER_WIDTH = 10.0
"""What going on in the next width costs."""
_ASIDE = 3.0
"""What each column costs by which an end misses the click too far."""
_UNSEEN = -0.5
_NEVER = np.float32(-1e6)

States = NDArray[np.float32]
"""slants×2×widths×columns: the most that a path has gathered which ends so."""


@dataclass(frozen=True, eq=False)
class FoundPath:
    """``bounds``: the column where each piece begins, and where the last ends; ``widths`` of the pieces."""

    bounds: Line
    widths: Line
    side: int
    """0: lighter than the picture, 1: darker."""
    middles: NDArray[np.intp]
    numbers: NDArray[np.intp]
    """Of each piece its middle column, and which of the widths it has."""

    def gathered(self, score: Responses) -> float:
        """The mean score on the way; where a scratch cannot be seen, it does not count much against it."""
        rows, pieces = np.arange(len(score)), np.arange(len(score)) // ROWS
        on_the_way = score[rows, self.side, self.numbers[pieces], self.middles[pieces]]
        return float(np.maximum(on_the_way, _UNSEEN).mean())


def best_path(worth: Responses) -> FoundPath:
    """The path that gathers most, from near the middle of the first row to near that of the last."""
    columns = worth.shape[3]
    near = (-_ASIDE * np.maximum(np.abs(np.arange(columns) - columns // 2) - CLICK, 0)).astype(np.float32)
    gathered = _gathered(worth, near)
    gathered[-1] += near
    return _followed_back(gathered)


def _gathered(worth: Responses, near: Line) -> NDArray[np.float32]:
    """pieces×States."""
    edges = ((0, 0), (0, 0), (0, 0), (_STEEPEST, _STEEPEST))
    pieces = np.pad(worth, edges, constant_values=-1).reshape(
        -1, ROWS, *worth.shape[1:3], worth.shape[3] + 2 * _STEEPEST
    )
    gathered = np.empty((len(pieces), len(_SLANTS), *worth.shape[1:]), np.float32)
    _piece_worth(pieces[0], gathered[0])
    gathered[0] += near
    before, after = _Margined(gathered.shape[1:]), _Margined(gathered.shape[1:])
    spare = np.empty(gathered.shape[1:], np.float32)
    for number in range(1, len(pieces)):
        _piece_worth(pieces[number], gathered[number])
        before.inner[:] = gathered[number - 1]
        _let_change(before.inner.swapaxes(0, 2), _OTHER_WIDTH, spare.swapaxes(0, 2))
        after.inner[:] = before.moved
        _let_change(after.inner, _TURN, spare)
        gathered[number] += after.moved
    return gathered


def _piece_worth(rows: Responses, worth: States) -> None:
    """Sum up what ``ROWS`` rows, with a margin at both sides, give to straight pieces of each slant."""
    columns = worth.shape[3]
    for number, slant in enumerate(_SLANTS):
        parts = [rows[row][:, :, _STEEPEST + by :][:, :, :columns] for row, by in enumerate(_BY[number])]
        np.add(parts[0], -_SLANT * abs(slant), out=worth[number])
        for part in parts[1:]:
            worth[number] += part


class _Margined:
    """States with columns beyond the edges, from where nothing comes."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        buffer = np.full((*shape[:3], shape[3] + 2 * _STEEPEST), _NEVER)
        first, *others = buffer.strides
        self.inner = buffer[..., _STEEPEST:-_STEEPEST]
        self.moved = as_strided(
            buffer[..., 2 * _STEEPEST :], shape, (first - buffer.itemsize, *others), writeable=False
        )
        """The inner states, each moved by as many columns as it is slanted."""


def _let_change(states: States, cost: float, spare: States) -> None:
    """Let each state be reached from its neighbours on the first axis, in place."""
    np.subtract(states, np.float32(cost), out=spare)
    np.maximum(states[1:], spare[:-1], out=states[1:])
    np.maximum(states[:-1], spare[1:], out=states[:-1])


def _followed_back(gathered: NDArray[np.float32]) -> FoundPath:
    slant, side, width, column = np.unravel_index(int(gathered[-1].argmax()), gathered.shape[1:])
    found = np.empty((len(gathered), 3), np.intp)
    found[-1] = slant, width, column
    for number in range(len(gathered) - 1, 0, -1):
        found[number - 1] = _one_before(gathered[number - 1][:, side], *found[number].tolist())
    return _as_found(found, int(side))


def _one_before(gathered: States, slant: int, width: int, column: int) -> tuple[int, int, int]:
    """From slants×widths×columns, the slant, width and column from which a piece was reached."""
    slants = np.arange(max(slant - 1, 0), min(slant + 2, 2 * _STEEPEST + 1))
    widths = np.arange(max(width - 1, 0), min(width + 2, gathered.shape[1]))
    columns = column - (slant - _STEEPEST) - (slants - _STEEPEST)
    inside = (columns >= 0) & (columns < gathered.shape[2])
    slants, columns = slants[inside], columns[inside]
    total = gathered[slants[:, None], widths, columns[:, None]]
    total = total - _TURN * np.abs(slants - slant)[:, None] - _OTHER_WIDTH * np.abs(widths - width)
    best, choice = np.unravel_index(int(total.argmax()), total.shape)
    return int(slants[best]), int(widths[choice]), int(columns[best])


def _as_found(found: NDArray[np.intp], side: int) -> FoundPath:
    slants, numbers, middles = found.T
    widths = np.array(WIDTHS, np.float32)[numbers]
    begins = middles - (slants - _STEEPEST)
    bounds = np.append(begins, middles[-1] + slants[-1] - _STEEPEST).astype(np.float32)
    even = np.append(widths, widths[-1]) % 2 == 0
    return FoundPath(bounds - 0.5 * even, widths, side, middles, numbers)
