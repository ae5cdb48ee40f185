"""repair-small: a compact residual U-Net of our own, for damage on photographs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.engine.networks.blocks import ResidualBlock, silent
from restorer_app.engine.networks.registry import Needs, network
from restorer_app.engine.networks.residual_fill import ResidualFill, tone


@dataclass(frozen=True)
class RepairSmallConfig:
    """Channels and residual blocks of the three levels (1/2, 1/4, 1/8 of the picture's size).

    ``dilations`` are those of the blocks at the lowest level, one a block.
    """

    widths: tuple[int, int, int] = (56, 96, 144)
    blocks: tuple[int, int] = (2, 2)
    dilations: tuple[int, ...] = (1, 2, 4, 2)


def _blocks(channels: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(ResidualBlock(channels) for _ in range(count)))


class RepairSmall(ResidualFill):
    """The body works at half size (2×2 pixels are folded into channels, Shi et al., CVPR 2016).

    Three levels of residual blocks (He et al., 2016) with skips (U-Net, Ronneberger et al., 2015), dilated at
    the lowest (Yu and Koltun, 2016). No normalisation layers: the fill must not depend on what else is in the
    window.
    """

    needs = Needs(multiple_of=8, at_least=64)

    def __init__(self, config: RepairSmallConfig) -> None:
        super().__init__()
        self.config = config
        half, quarter, eighth = config.widths
        self.stem = nn.Conv2d(4 * 4, half, 3, padding=1)
        self.encode_half = _blocks(half, config.blocks[0])
        self.down_quarter = nn.Conv2d(half, quarter, 2, stride=2)
        self.encode_quarter = _blocks(quarter, config.blocks[1])
        self.down_eighth = nn.Conv2d(quarter, eighth, 2, stride=2)
        self.middle = nn.Sequential(*(ResidualBlock(eighth, d) for d in config.dilations))
        self.up_quarter = nn.Conv2d(eighth, quarter * 4, 1)
        self.decode_quarter = _blocks(quarter, config.blocks[1])
        self.up_half = nn.Conv2d(quarter, half * 4, 1)
        self.decode_half = _blocks(half, config.blocks[0])
        self.head = silent(nn.Conv2d(half, 3 * 4, 3, padding=1))

    def body(self, normalised: Tensor, hole: Tensor) -> Tensor:
        """The convolutions alone, in the precision of their weights."""
        half, quarter = self._encoded(normalised, hole)
        x = self.middle(self.down_eighth(quarter))  # B eighth H/8 W/8
        x = self.decode_quarter(F.pixel_shuffle(self.up_quarter(x), 2).add_(quarter))
        x = self.decode_half(F.pixel_shuffle(self.up_half(x), 2).add_(half))
        return F.pixel_shuffle(self.head(F.relu(x)), 2)  # B 3 H W

    def features(self, picture: Tensor) -> list[Tensor]:
        """What the encoder sees in an undamaged picture, at 1/2, 1/4 and 1/8 of its size: to compare by."""
        hole = torch.zeros_like(picture[:, :1])
        mean, spread = tone(picture, hole)
        half, quarter = self._encoded((picture - mean) / spread, hole)
        return [half, quarter, self.middle(self.down_eighth(quarter))]

    def _encoded(self, normalised: Tensor, hole: Tensor) -> tuple[Tensor, Tensor]:
        x = torch.cat([normalised, hole], dim=1).to(self.stem.weight.dtype)
        x = x.contiguous(memory_format=torch.channels_last)
        half = self.encode_half(self.stem(F.pixel_unshuffle(x, 2)))  # B half H/2 W/2
        return half, self.encode_quarter(self.down_quarter(half))  # B quarter H/4 W/4


@network("repair-small")
def repair_small(config: Mapping[str, Any]) -> RepairSmall:
    """Config in, network out; unknown keys are an error."""
    fields = {name: tuple(value) for name, value in config.items()}
    return RepairSmall(RepairSmallConfig(**fields))
