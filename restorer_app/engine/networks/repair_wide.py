"""repair-wide: our network for every kind of damage; thin damage at half size, wide holes at a sixteenth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.engine.networks.blocks import chain, silent
from restorer_app.engine.networks.registry import Needs, network
from restorer_app.engine.networks.residual_fill import ResidualFill


@dataclass(frozen=True)
class RepairWideConfig:
    """Channels and blocks (names of ``blocks.BLOCKS``) at 1/2, 1/4, 1/8 and 1/16 of the picture's size.

    ``blocks`` come in pairs for the upper three levels: on the way down and on the way up.
    """

    widths: tuple[int, int, int, int] = (48, 80, 128, 192)
    blocks: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
        (("plain",), ("plain", "plain")),
        (("plain",), ("plain",)),
        (("plain", "plain-2"), ("plain-4", "plain")),
    )
    middle: tuple[str, ...] = ("plain", "plain-2")

    def __post_init__(self) -> None:
        if len(self.widths) != len(self.blocks) + 1 or any(len(pair) != 2 for pair in self.blocks):
            raise ValueError("widths and blocks do not fit together")


class RepairWide(ResidualFill):
    """The body works at half size (2×2 pixels are folded into channels, Shi et al., CVPR 2016) and below.

    There are skips at every level (U-Net, Ronneberger et al., 2015).
    """

    needs = Needs(multiple_of=16, at_least=64)

    def __init__(self, config: RepairWideConfig) -> None:
        super().__init__()
        self.config = config
        widths, blocks = config.widths, config.blocks
        steps = list(pairwise(widths))
        self.stem = nn.Conv2d(4 * 4, widths[0], 3, padding=1)
        self.encode = nn.ModuleList(chain(pair[0], w) for pair, w in zip(blocks, widths, strict=False))
        self.down = nn.ModuleList(nn.Conv2d(upper, lower, 2, stride=2) for upper, lower in steps)
        self.middle = chain(config.middle, widths[-1])
        self.up = nn.ModuleList(nn.Conv2d(lower, upper * 4, 1) for upper, lower in steps)
        self.decode = nn.ModuleList(chain(pair[1], w) for pair, w in zip(blocks, widths, strict=False))
        self.head = silent(nn.Conv2d(widths[0], 3 * 4, 3, padding=1))

    def body(self, normalised: Tensor, hole: Tensor) -> Tensor:
        """The convolutions alone, in the precision of their weights."""
        x = torch.cat([normalised, hole], dim=1).to(self.stem.weight.dtype)
        x = x.contiguous(memory_format=torch.channels_last)
        x = self.stem(F.pixel_unshuffle(x, 2))  # B w0 H/2 W/2
        skips = []
        for encode, down in zip(self.encode, self.down, strict=True):
            skips.append(encode(x))
            x = down(skips[-1])
        x = self.middle(x)  # B w3 H/16 W/16
        for up, decode in zip(reversed(self.up), reversed(self.decode), strict=True):
            x = decode(F.pixel_shuffle(up(x), 2).add_(skips.pop()))
        return F.pixel_shuffle(self.head(F.relu(x)), 2)  # B 3 H W


@network("repair-wide")
def repair_wide(config: Mapping[str, Any]) -> RepairWide:
    """Config in, network out; unknown keys are an error."""
    return RepairWide(RepairWideConfig(**{name: _frozen(value) for name, value in config.items()}))


def _frozen(value: Any) -> Any:
    """Lists, as TOML and JSON have them, as tuples."""
    return tuple(_frozen(each) for each in value) if isinstance(value, list | tuple) else value
