"""Film grain: noise of several sizes made once, of which every crop gets pieces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from restorer_app.training.config import DataConfig
from restorer_app.training.data.cutting import TURNS, Corners, cut
from restorer_app.training.data.draws import Draws, Numbers, Whole, change_some, on_device, whole

SIZES = 12
"""How many sizes of grain there are."""
ROOM = 256
"""Places a row and a column at which a piece may begin."""
LEAST = 0.35
"""Grain in the deepest shade and the brightest light, as a share of that in the middle tones."""


@dataclass(frozen=True, eq=False)
class Grains:
    """``fields``: flat float32, ``SIZES`` squares of mean 0 and standard deviation 1, the coarsest last."""

    fields: Tensor
    side: int

    @classmethod
    def made(cls, size: int, spread: tuple[float, float], seed: int, device: torch.device) -> Grains:
        """Normal noise under Gaussians with standard deviations between the two of ``spread``, in pixels.

        It is made on the CPU, so that every device has the same.
        """
        side = size + ROOM
        white = torch.randn(SIZES, side, side, generator=torch.Generator().manual_seed(seed))
        spreads = torch.linspace(*spread, SIZES)[:, None, None]
        down, across = torch.fft.fftfreq(side)[:, None], torch.fft.rfftfreq(side)
        passed = torch.exp(-2 * (torch.pi * spreads) ** 2 * (down**2 + across**2))
        fields = torch.fft.irfft2(torch.fft.rfft2(white) * passed, s=(side, side))
        fields = (fields - fields.mean((1, 2), keepdim=True)) / fields.std((1, 2), keepdim=True)
        return cls(fields.reshape(-1).to(device), side)

    def pieces(self, which: Whole, row: Numbers, column: Numbers, turn: Whole) -> Tensor:
        """B×n×size×size noise: of size ``which`` (B), each channel from its own row and column (B×n)."""
        count, channels = row.shape
        offset, turn = np.repeat(which * self.side**2, channels), np.repeat(turn, channels)
        stride = np.full_like(offset, self.side)
        corners = Corners(offset, stride, whole(row.ravel(), ROOM), whole(column.ravel(), ROOM), turn)
        return cut(self.fields[None], corners, self.side - ROOM).view(count, channels, self.side - ROOM, -1)

    def added(self, pictures: Tensor, draws: Draws, config: DataConfig) -> Tensor:
        """The pictures (0…1) with grain on a share of them: in all channels alike, or in colour."""
        grainy = draws.happens("grainy", config.grainy)
        coloured = draws.happens("grain-coloured", config.coloured_grain)
        low, high = config.grain
        strength = low + (high - low) * draws["grain"] ** 2  # most photographs have little
        row, column = draws["grain-row"], draws["grain-column"]
        which, turn = draws.below("grain-size", SIZES), draws.below("grain-turn", TURNS)
        pictures = pictures.clone()
        for channels, chosen in ((1, grainy & ~coloured), (3, grainy & coloured)):

            def grain(some: Tensor, at: Whole, channels: int = channels) -> Tensor:
                noise = self.pieces(which[at], row[at, :channels], column[at, :channels], turn[at])
                return with_grain(some, noise, strength[at])

            change_some(pictures, chosen, grain)
        return pictures


def with_grain(pictures: Tensor, noise: Tensor, strength: Numbers) -> Tensor:
    """Noise added: of that standard deviation in middle grey, less in light and shade; stays in 0…1."""
    tone = pictures.mean(dim=1, keepdim=True)
    factor = (tone * (1 - tone)).mul_(4 * (1 - LEAST)).add_(LEAST).mul_(on_device(strength, tone.device))
    return torch.addcmul(pictures, noise, factor).clamp_(0, 1)
