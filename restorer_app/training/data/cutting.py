"""Square pieces of planes that lie in one flat tensor: one gather for a whole batch, turned as it is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from restorer_app.training.data.draws import Whole

TURNS = 8
"""The symmetries of a square: 1 mirrors rows and columns into each other, 2 flips rows, 4 flips columns."""


@dataclass(frozen=True)
class Corners:
    """Where pieces begin in the flat tensor: ``offset`` of their plane, its ``stride``, row and column."""

    offset: Whole
    stride: Whole
    row: Whole
    column: Whole
    turn: Whole


def cut(planes: Tensor, corners: Corners, size: int) -> Tensor:
    """B×C×size×size values from C flat tensors (C×N) that are laid out alike.

    With turn t the piece is ``plane[row : row + size, column : column + size]``, its rows flipped if t has
    2, its columns if t has 4, and transposed then if t has 1.
    """
    start, down, across = (
        torch.from_numpy(each)[:, None].to(planes.device, non_blocking=True) for each in _steps(corners, size)
    )
    along = torch.arange(size, device=planes.device)
    index = (start + down * along)[:, :, None] + (across * along)[:, None, :]
    found = planes.new_empty(len(planes), index.numel())
    for channel, plane in enumerate(planes):
        torch.index_select(plane, 0, index.view(-1), out=found[channel])
    return found.view(len(planes), *index.shape).transpose(0, 1)


def _steps(corners: Corners, size: int) -> tuple[Whole, Whole, Whole]:
    """Index of each piece's first value, and the steps from one to the next downwards and across."""
    transposed, rows, columns = (corners.turn & 1) > 0, (corners.turn & 2) > 0, (corners.turn & 4) > 0
    by_row = np.where(rows, -corners.stride, corners.stride)
    by_column = np.where(columns, -1, 1)
    first_row = corners.row + np.where(rows, size - 1, 0)
    first_column = corners.column + np.where(columns, size - 1, 0)
    start = corners.offset + first_row * corners.stride + first_column
    return start, np.where(transposed, by_column, by_row), np.where(transposed, by_row, by_column)
