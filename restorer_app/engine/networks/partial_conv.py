"""partial-conv: Liu et al., Image Inpainting for Irregular Holes Using Partial Convolutions, ECCV 2018.

A U-Net whose convolutions see valid pixels alone. From the paper: the partial convolution with its
renormalisation and its mask update, kernels of 7, 5, 5 and 3, strides of 2 on the way down, nearest-neighbour
enlargement and a skip (features and mask) on the way up, leaky rectifiers of slope 0.2 there, batch
normalisation everywhere but in the first and the last layer (once trained, it is a fixed factor and offset),
no activation at the end.
Departures: five levels instead of seven and narrower ones (fp16 weights below 3 MiB); features for the
losses come from repair-small, not from VGG-16.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.engine.networks.masked_fill import MaskedFill
from restorer_app.engine.networks.registry import Needs, network

SLOPE = 0.2
"""Of the leaky rectifier below zero."""


@dataclass(frozen=True)
class PartialConvConfig:
    """Channels and kernel sizes of the levels at 1/2, 1/4, … of the picture's size."""

    widths: tuple[int, ...] = (32, 64, 112, 144, 144)
    kernels: tuple[int, ...] = (7, 5, 5, 3, 3)

    def __post_init__(self) -> None:
        if len(self.widths) != len(self.kernels) or not self.widths:
            raise ValueError("widths and kernels do not fit together")
        if not all(kernel % 2 for kernel in self.kernels):
            raise ValueError("kernels must be odd")


class PartialConv(nn.Module):
    """x' = W (x ⊙ m) · k/Σm + b where any pixel under the window is valid, else 0; m' = 1 there, else 0.

    x is B×C×H×W. The mask m (1 = valid) is B×C×H×W in the paper; all channels of one source share theirs, so
    a source is given once: ``parts`` are pairs of features B×Cᵢ×H×W and mask B×1×H×W, and k and Σm count
    each as often as it has channels. Beyond the border nothing is valid.
    """

    def __init__(self, before: int, after: int, kernel: int, stride: int = 1) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(before, after, kernel, stride, padding=kernel // 2)
        nn.init.kaiming_normal_(self.convolution.weight, a=SLOPE)

    def forward(self, *parts: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """Features and mask of the output, B×C'×H'×W' and B×1×H'×W'."""
        x = torch.cat([features * mask.to(features.dtype) for features, mask in parts], dim=1)
        share = self._share(parts)  # B 1 H' W', float32
        valid = (share > 0).float()
        bias = self.convolution.bias
        assert bias is not None
        raw = self.convolution(x) - bias[:, None, None]
        scale = torch.where(share > 0, 1 / share.clamp(min=1e-6), 0.0)
        return raw * scale.to(raw.dtype) + bias[:, None, None] * valid.to(raw.dtype), valid

    def _share(self, parts: tuple[tuple[Tensor, Tensor], ...]) -> Tensor:
        """Σm/k: how much of what lies under the window is valid."""
        step, width = self.convolution.stride[0], self.convolution.kernel_size[0]
        channels = [features.shape[1] for features, _ in parts]
        masks = [mask * (count / sum(channels)) for (_, mask), count in zip(parts, channels, strict=True)]
        mean: Tensor = torch.stack(masks).sum(dim=0)
        return F.avg_pool2d(mean.float(), width, step, width // 2, count_include_pad=True)


class PartialConvNet(MaskedFill):
    """The U-Net. What it sees in the hole does not matter: the first mask is 0 there."""

    def __init__(self, config: PartialConvConfig) -> None:
        super().__init__()
        self.config = config
        self.needs = Needs(multiple_of=2 ** len(config.widths), at_least=2 ** len(config.widths))
        self.even_down = _evened(config.widths[1:])
        self.even_up = _evened(config.widths[:-1])
        before = (3, *config.widths[:-1])
        self.encode = nn.ModuleList(
            PartialConv(given, width, kernel, 2)
            for given, width, kernel in zip(before, config.widths, config.kernels, strict=True)
        )
        after = (3, *config.widths[:-1])  # what comes out of each level on the way up
        self.decode = nn.ModuleList(
            PartialConv(lower + skip, skip, 3) for lower, skip in zip(config.widths, after, strict=True)
        )

    def body(self, known: Tensor, hole: Tensor) -> Tensor:
        """See ``MaskedFill``."""
        x = known.to(next(self.parameters()).dtype).contiguous(memory_format=torch.channels_last)
        state = (x, 1 - hole)
        skips = []
        for level, encode in enumerate(self.encode):
            skips.append(state)
            features, mask = encode(state)
            state = F.relu(self.even_down[level - 1](features) if level else features), mask
        for level in reversed(range(len(self.decode))):
            features, mask = self.decode[level](_doubled(state), skips[level])
            state = F.leaky_relu(self.even_up[level - 1](features), SLOPE) if level else features, mask
        return state[0]


def _evened(widths: tuple[int, ...]) -> nn.ModuleList:
    return nn.ModuleList(nn.BatchNorm2d(width) for width in widths)


def _doubled(state: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """Features and mask at twice the size, each pixel four times."""
    features, mask = (F.interpolate(part, scale_factor=2.0, mode="nearest") for part in state)
    return features, mask


@network("partial-conv")
def partial_conv(config: Mapping[str, Any]) -> PartialConvNet:
    """Config in, network out; unknown keys are an error."""
    return PartialConvNet(PartialConvConfig(**{name: tuple(value) for name, value in config.items()}))
