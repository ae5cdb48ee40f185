"""context-encoder: Pathak et al., Context Encoders: Feature Learning by Inpainting, CVPR 2016.

An encoder and a decoder without skips: what is drawn in the hole has to come from features of what lies
around it. From the paper: strided convolutions instead of pooling, batch normalisation everywhere but in the
first and the last layer (once trained, it is a fixed factor and offset), leaky rectifiers of slope 0.2 on
the way down and plain ones on the way up, fractionally strided convolutions of 4×4 there, an output of
bounded range; L2 over the hole and a band around it (``overlap-l2``) beside an adversary.
Departures: any size instead of 128², at a quarter of which the features stay (two strides, not five); dilated
convolutions carry them across a hole instead of the channel-wise fully connected layer, which fixes the
size (dilation: Yu and Koltun, ICLR 2016); the hole is an input too; a sigmoid instead of no bound or
tanh; ``width`` times the channels (fp16 weights below 3 MiB); the whole picture is drawn, not the hole
alone, and then fitted to the tones around it (masked_fill.py); the discriminator judges patches.
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
"""The sigmoid's 0…1 stands for the known region's mean minus … plus so many of its spreads."""
CHANNELS = (64, 128, 128, 256, 256, 256)
"""Of the encoder's layers at ``width`` 1: one at full size, two at a half, three at a quarter."""


@dataclass(frozen=True)
class ContextEncoderConfig:
    """``width`` multiplies the channels; ``dilations``: of the layers between encoder and decoder."""

    width: float = 0.375
    dilations: tuple[int, ...] = (2, 4, 8, 16)

    def __post_init__(self) -> None:
        if not 0 < self.width <= 2:
            raise ValueError("width must be above 0 and at most 2")
        if not all(isinstance(dilation, int) and dilation > 0 for dilation in self.dilations):
            raise ValueError("dilations must be whole numbers from 1 on")

    @property
    def channels(self) -> tuple[int, ...]:
        """Of the encoder's layers."""
        return tuple(max(round(full * self.width), 1) for full in CHANNELS)


class ContextEncoder(MaskedFill):
    """Encoder, dilated bottleneck, mirrored decoder."""

    seamless = True

    def __init__(self, config: ContextEncoderConfig) -> None:
        super().__init__()
        self.config = config
        self.needs = Needs(multiple_of=4, at_least=32)
        self.encoder = nn.Sequential(*_encoder(config.channels))
        deep = config.channels[-1]
        self.across = nn.Sequential(
            *(_layer(nn.Conv2d(deep, deep, 3, padding=d, dilation=d), SLOPE) for d in config.dilations)
        )
        self.decoder = nn.Sequential(*_decoder(config.channels))

    def body(self, known: Tensor, hole: Tensor) -> Tensor:
        """See ``MaskedFill``; within ±``REACH``."""
        x = torch.cat([known, hole], dim=1).to(next(self.parameters()).dtype)  # B 4 H W
        x = x.contiguous(memory_format=torch.channels_last)
        context = self.across(self.encoder(x))  # B c H/4 W/4
        share = torch.sigmoid(self.decoder(context).float())  # B 3 H W
        return (2 * share - 1) * REACH


def _encoder(channels: tuple[int, ...]) -> Iterator[nn.Module]:
    """B×4×H×W to B×c×H/4×W/4: the second and the fourth layer halve."""
    a, b, c, d, e, f = channels
    yield _layer(nn.Conv2d(4, a, 5, padding=2), SLOPE, even=False)
    yield _layer(nn.Conv2d(a, b, 3, 2, 1), SLOPE)
    yield _layer(nn.Conv2d(b, c, 3, padding=1), SLOPE)
    yield _layer(nn.Conv2d(c, d, 3, 2, 1), SLOPE)
    yield _layer(nn.Conv2d(d, e, 3, padding=1), SLOPE)
    yield _layer(nn.Conv2d(e, f, 3, padding=1), SLOPE)


def _decoder(channels: tuple[int, ...]) -> Iterator[nn.Module]:
    """The encoder mirrored: B×c×H/4×W/4 to B×3×H×W."""
    a, b, c, d, e, f = channels
    yield _layer(nn.Conv2d(f, e, 3, padding=1))
    yield _layer(nn.Conv2d(e, d, 3, padding=1))
    yield _layer(nn.ConvTranspose2d(d, c, 4, 2, 1))
    yield _layer(nn.Conv2d(c, b, 3, padding=1))
    yield _layer(nn.ConvTranspose2d(b, a, 4, 2, 1))
    yield nn.Conv2d(a, 3, 5, padding=2)


def _layer(convolution: nn.Conv2d | nn.ConvTranspose2d, slope: float = 0, *, even: bool = True) -> nn.Module:
    """Convolution, batch normalisation (if ``even``) and rectifier, of a fitting start."""
    nn.init.kaiming_normal_(convolution.weight, a=slope)
    norm = [nn.BatchNorm2d(convolution.out_channels)] if even else []
    return nn.Sequential(convolution, *norm, nn.LeakyReLU(slope, inplace=True))


@network("context-encoder")
def context_encoder(config: Mapping[str, Any]) -> ContextEncoder:
    """Config in, network out; unknown keys are an error."""
    given = dict(config)
    if "dilations" in given:
        given["dilations"] = tuple(given["dilations"])
    return ContextEncoder(ContextEncoderConfig(**given))
