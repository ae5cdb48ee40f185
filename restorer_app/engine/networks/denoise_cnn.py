"""denoise-cnn: Zhang et al., Beyond a Gaussian Denoiser: Residual Learning of Deep CNN for Image Denoising,
IEEE TIP 2017 (DnCNN), for whole photographs with grain, traces of JPEG compression and light blur.

From the paper: a plain stack of 3×3 convolutions and rectifiers that learns the residual (what is too much in
the picture), and one network for every strength that is not told which it is (DnCNN-B).
Departures: it works at half size, 2×2 pixels folded into channels (FFDNet, Zhang et al., IEEE TIP 2018); 12
layers of 48 channels instead of 20 of 64; instead of batch normalisation there are skips over every two
layers (He et al., CVPR 2016), so that a short training is enough; nowhere a constant is added (Mohan et al.,
Robust and Interpretable Blind Image Denoising via Bias-Free CNNs, ICLR 2020), so that a picture of half the
contrast has half the residual; and it sees how a picture differs from its surroundings, so that neither a
tint nor fading changes what it does. It measures nothing over the window: parts of a photograph that are
cleaned apart fit together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.engine.networks.registry import CLEAN, Needs, network

SURROUNDINGS = 16
"""Pixels to each side over which the mean is taken that a picture is compared with."""


@dataclass(frozen=True)
class DenoiseCnnConfig:
    """How many convolutions there are, first and last included, and how many channels between them."""

    layers: int = 12
    width: int = 48

    def __post_init__(self) -> None:
        if self.layers < 2 or self.layers % 2 or self.width < 1:
            raise ValueError("it takes an even number of layers, and a channel")


class Pair(nn.Module):
    """x + W₂ relu(W₁ relu(x)), B×C×H×W; begins as the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = _convolution(channels, channels), _convolution(channels, channels)
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.second(F.relu_(self.first(F.relu(x))))
        return y.add_(x)


def _convolution(before: int, after: int) -> nn.Conv2d:
    made = nn.Conv2d(before, after, 3, padding=1, bias=False)
    nn.init.kaiming_normal_(made.weight)
    return made


class DenoiseCnn(nn.Module):
    """Picture in, cleaned picture out: B×3×H×W, float32, 0…1, RGB; untrained it changes nothing.

    ``reach``: how far around a pixel it looks, in pixels; what lies beyond does not matter for it.
    """

    task = CLEAN

    def __init__(self, config: DenoiseCnnConfig) -> None:
        super().__init__()
        self.config = config
        self.needs = Needs(multiple_of=2, at_least=2)
        self.reach = 2 * config.layers + 2 + SURROUNDINGS
        self.first = _convolution(12, config.width)
        self.pairs = nn.Sequential(*(Pair(config.width) for _ in range(config.layers // 2 - 1)))
        self.last = _convolution(config.width, 12)
        nn.init.zeros_(self.last.weight)

    def forward(self, picture: Tensor) -> Tensor:
        """The picture without what is too much in it. Height and width must be even."""
        return picture - self.body(picture - surroundings(picture)).float()

    def body(self, difference: Tensor) -> Tensor:
        """The residual, B×3×H×W, in the precision of the weights."""
        x = difference.to(self.last.weight.dtype).contiguous(memory_format=torch.channels_last)
        x = self.pairs(self.first(F.pixel_unshuffle(x, 2)))  # B width H/2 W/2
        return F.pixel_shuffle(self.last(F.relu_(x)), 2)  # B 3 H W


def surroundings(picture: Tensor) -> Tensor:
    """The mean of each channel over the square around each pixel; what lies beyond the border is like it."""
    side = 2 * SURROUNDINGS + 1
    tall = F.avg_pool2d(F.pad(picture, (0, 0, SURROUNDINGS, SURROUNDINGS), mode="replicate"), (side, 1), 1)
    return F.avg_pool2d(F.pad(tall, (SURROUNDINGS, SURROUNDINGS, 0, 0), mode="replicate"), (1, side), 1)


@network("denoise-cnn")
def denoise_cnn(config: Mapping[str, Any]) -> DenoiseCnn:
    """Config in, network out; unknown keys are an error."""
    return DenoiseCnn(DenoiseCnnConfig(**config))
