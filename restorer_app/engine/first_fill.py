"""The first, cheap fill of a hole, from which a network starts: pull-push, then a few biharmonic steps."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.engine.pull_push import pull_push
from restorer_app.engine.squares import grown_square

STEPS = 24
"""Conjugate-gradient steps: enough for a scratch or a speck."""
BAND = 10
"""Pixels from the known region within which the fill is bent towards it; deeper ones keep their start."""


def first_fill(picture: Tensor, hole: Tensor, start: Tensor | None = None) -> Tensor:
    """Fill the hole smoothly, continuing slopes across its edge.

    ``picture`` B×C×H×W float32, anything in the hole; ``hole`` B×1×H×W, 1 = to be filled. ``start`` is a
    fill to begin with instead of pull-push. Known pixels come back unchanged.

    In the hole the bilaplacian of the fill is brought towards 0 (biharmonic inpainting; Damelin and Hoang,
    On Surface Completion and Image Inpainting by Biharmonic Functions, 2018) by conjugate gradients
    (Hestenes and Stiefel, 1952), cut off early. From a pull-push start that equals the whole solution on
    thin damage and avoids its overshoots on wide damage. The work grows with the hole's edge, not with the
    picture.
    """
    fill = pull_push(picture, hole) if start is None else torch.where(hole > 0, start, picture)
    near = grown_square(1 - hole, BAND) * hole
    operator = _Bilaplacian(near[:, 0] > 0)
    if operator.count == 0:
        return picture
    change = operator.solve(-_laplacian(_laplacian(fill)))
    return torch.where(hole > 0, fill + change, picture)


class _Bilaplacian:
    """The bilaplacian of what is 0 outside the hole, at the hole's pixels: a symmetric sparse matrix.

    Values are N×C, one row a hole pixel, all pictures of the batch together. The first Laplacian is needed
    on the hole and its neighbours ("near"), the second on the hole.
    """

    def __init__(self, hole: Tensor) -> None:
        self._shape = hole.shape
        near = hole.clone()
        near[:, 1:] |= hole[:, :-1]
        near[:, :-1] |= hole[:, 1:]
        near[:, :, 1:] |= hole[:, :, :-1]
        near[:, :, :-1] |= hole[:, :, 1:]
        self._hole, self._near = hole.flatten().nonzero()[:, 0], near.flatten().nonzero()[:, 0]
        self.count = len(self._hole)
        self._to_near = self._table(self._near, self._rows(self._hole))
        self._to_hole = self._table(self._hole, self._rows(self._near))
        self._sample = self._hole // (hole.shape[1] * hole.shape[2])

    def _rows(self, pixels: Tensor) -> Tensor:
        """From a flat pixel index to its row in values at ``pixels``; to one past the end if it has none."""
        rows = torch.full((self._shape.numel(),), len(pixels), device=pixels.device)
        rows[pixels] = torch.arange(len(pixels), device=pixels.device)
        return rows

    def _table(self, pixels: Tensor, rows: Tensor) -> Tensor:
        """The rows of each pixel itself and of its four neighbours (itself again beyond the border), 5×N."""
        _, height, width = self._shape
        row, column = pixels // width % height, pixels % width
        up, down = pixels - width * (row > 0), pixels + width * (row < height - 1)
        left, right = pixels - 1 * (column > 0), pixels + 1 * (column < width - 1)
        return rows[torch.stack([pixels, up, down, left, right])]

    def _apply(self, values: Tensor) -> Tensor:
        for table in (self._to_near, self._to_hole):
            padded = F.pad(values, (0, 0, 0, 1))
            values = padded[table[1]]
            for neighbour in table[2:]:
                values += padded[neighbour]
            values -= 4 * padded[table[0]]
        return values

    def _dot(self, one: Tensor, other: Tensor) -> Tensor:
        """The dot product a picture, given to each of its rows: N×1."""
        sums = torch.zeros(self._shape[0], device=one.device)
        return sums.index_add_(0, self._sample, (one * other).sum(1))[self._sample, None]

    def solve(self, wanted: Tensor) -> Tensor:
        """Nearly the B×C×H×W change whose bilaplacian is ``wanted`` in the hole; 0 outside."""
        channels = wanted.shape[1]
        residual = wanted.permute(0, 2, 3, 1).reshape(-1, channels)[self._hole]
        change, direction = torch.zeros_like(residual), residual
        size = self._dot(residual, residual)
        for _ in range(STEPS):
            image = self._apply(direction)
            length = size / (self._dot(direction, image) + 1e-20)
            change = change + length * direction
            residual = residual - length * image
            before, size = size, self._dot(residual, residual)
            direction = residual + size / (before + 1e-20) * direction
        whole = torch.zeros(self._shape.numel(), channels, device=wanted.device)
        whole[self._hole] = change
        return whole.reshape(*self._shape, channels).permute(0, 3, 1, 2)


def _laplacian(values: Tensor) -> Tensor:
    """Differences to the neighbours there are, so that it is symmetric also at the picture's border."""
    result = torch.zeros_like(values)
    down = values[..., 1:, :] - values[..., :-1, :]
    result[..., :-1, :] += down
    result[..., 1:, :] -= down
    across = values[..., 1:] - values[..., :-1]
    result[..., :-1] += across
    result[..., 1:] -= across
    return result
