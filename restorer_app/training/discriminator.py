"""The network that tells filled places from true ones."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

STRIDE = 8
"""Pixels a logit stands for, each way."""
SLOPE = 0.2
"""Of the leaky rectifier below zero."""


class _Convolution(nn.Conv2d):
    """A convolution whose weight keeps a largest singular value of 1, found in float32 under autocast too."""

    def forward(self, x: Tensor) -> Tensor:
        with torch.autocast(x.device.type, enabled=False):
            weight = self.weight
        result: Tensor = self._conv_forward(x, weight, self.bias)
        return result


def _convolution(before: int, after: int, kernel: int, stride: int) -> nn.Module:
    return spectral_norm(_Convolution(before, after, kernel, stride, padding=1))


class Discriminator(nn.Module):
    """Judges patches of 54 pixels, one every 8 (Markovian: Li and Wand, 2016; Isola et al., CVPR 2017).

    Each weight is divided by its largest singular value (Miyato et al., Spectral Normalization for GANs,
    ICLR 2018), followed by one power iteration a training pass. It sees where the hole is, as SN-PatchGAN
    does (Yu et al., ICCV 2019). No other normalisation: a crop's verdict does not depend on its batch.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            [
                _convolution(4, width, 4, 2),
                _convolution(width, 2 * width, 4, 2),
                _convolution(2 * width, 4 * width, 4, 2),
                _convolution(4 * width, 4 * width, 3, 1),
            ]
        )
        self.head = _convolution(4 * width, 1, 3, 1)

    def forward(self, picture: Tensor, hole: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Picture B×3×H×W in 0…1, hole B×1×H×W; height and width multiples of 8.

        Logits B×1×H/8×W/8 (positive = true) and the features of the four layers, B×C×h×w.
        """
        x = torch.cat([picture * 2 - 1, hole], dim=1)  # B 4 H W
        features = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), SLOPE)  # B w H/2 W/2, B 2w H/4 W/4, B 4w H/8 W/8 twice
            features.append(x)
        return self.head(x), features
