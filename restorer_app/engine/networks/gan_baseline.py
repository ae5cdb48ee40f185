"""gan-baseline: Goodfellow et al., Generative Adversarial Nets, 2014, as the tutorials of the field use it.

The reference point: a small generator that plays the minimax game against a discriminator, and nothing
cleverer. Convolutions in the manner of DCGAN (Radford, Metz and Chintala, ICLR 2016): kernels of 4×4 and
strides of 2 instead of pooling, no fully connected layer, batch normalisation everywhere but in the first
and the last layer (once trained, it is a fixed factor and offset), leaky rectifiers of slope 0.2 on the way
down and plain ones on the way up, tanh at the end.
Departures: the generator is asked for the picture around a hole (conditional: Mirza and Osindero, 2014), so
it sees that and the hole instead of noise, which such a generator learns to ignore (Isola et al., CVPR
2017), and the fill is the same each time; a little L1 says which picture is meant; what is drawn is fitted to
the tones around the hole (masked_fill.py); the discriminator judges patches and is spectrally normalised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from restorer_app.engine.networks.masked_fill import MaskedFill
from restorer_app.engine.networks.registry import Needs, network

SLOPE = 0.2
"""Of the leaky rectifier below zero."""
REACH = 4.0
"""The tanh's -1…1 stands for the known region's mean minus … plus so many of its spreads."""


@dataclass(frozen=True)
class GanBaselineConfig:
    """Channels at 1/2, 1/4, … of the picture's size."""

    widths: tuple[int, ...] = (32, 64, 96, 128)

    def __post_init__(self) -> None:
        if not self.widths or min(self.widths) < 1:
            raise ValueError("widths must be whole numbers from 1 on")


class GanBaseline(MaskedFill):
    """Strided convolutions down, transposed ones up; no skips."""

    seamless = True

    def __init__(self, config: GanBaselineConfig) -> None:
        super().__init__()
        self.config = config
        deepest = 2 ** len(config.widths)
        self.needs = Needs(multiple_of=deepest, at_least=2 * deepest)
        self.encoder = nn.Sequential(*_encoder(config.widths))
        self.decoder = nn.Sequential(*_decoder(config.widths))

    def body(self, known: Tensor, hole: Tensor) -> Tensor:
        """See ``MaskedFill``; within ±``REACH``."""
        x = torch.cat([known, hole], dim=1).to(next(self.parameters()).dtype)  # B 4 H W
        x = x.contiguous(memory_format=torch.channels_last)
        code = self.encoder(x)  # B c H/2ⁿ W/2ⁿ
        return torch.tanh(self.decoder(code).float()) * REACH  # B 3 H W


def _encoder(widths: tuple[int, ...]) -> Iterator[nn.Module]:
    for level, (given, width) in enumerate(zip((4, *widths), widths, strict=False)):
        yield nn.Conv2d(given, width, 4, 2, 1)
        if level:
            yield nn.BatchNorm2d(width)
        yield nn.LeakyReLU(SLOPE, inplace=True)


def _decoder(widths: tuple[int, ...]) -> Iterator[nn.Module]:
    for given, width in zip(reversed(widths), reversed(widths[:-1]), strict=False):
        yield nn.ConvTranspose2d(given, width, 4, 2, 1)
        yield nn.BatchNorm2d(width)
        yield nn.ReLU(inplace=True)
    yield nn.ConvTranspose2d(widths[0], 3, 4, 2, 1)


@network("gan-baseline")
def gan_baseline(config: Mapping[str, Any]) -> GanBaseline:
    """Config in, network out; unknown keys are an error."""
    return GanBaseline(GanBaselineConfig(**{name: tuple(value) for name, value in config.items()}))
