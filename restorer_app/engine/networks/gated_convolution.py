"""Gated convolution: Yu et al., Free-Form Image Inpainting with Gated Convolution, ICCV 2019."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

GAIN = 2.3
"""Of the first values: with gates half open, features then keep their size from layer to layer."""


class GatedConvolution(nn.Module):
    """φ(W_f x) ⊙ σ(W_g x): what a place tells, and how far that is let through; φ is ELU, σ the logistic one.

    x is B×C×H×W, the output B×C'×H'×W'. One convolution makes both, features first.
    """

    def __init__(self, before: int, after: int, kernel: int = 3, stride: int = 1, dilation: int = 1) -> None:
        super().__init__()
        around = dilation * (kernel // 2)
        self.convolution = nn.Conv2d(before, 2 * after, kernel, stride, around, dilation)
        spread = 1 / math.sqrt(before * kernel**2)
        with torch.no_grad():
            self.convolution.weight[:after].normal_(std=GAIN * spread)
            self.convolution.weight[after:].normal_(std=spread)
        assert self.convolution.bias is not None
        nn.init.zeros_(self.convolution.bias)

    def forward(self, x: Tensor) -> Tensor:
        features, gates = self.convolution(x).chunk(2, dim=1)
        return F.elu(features) * torch.sigmoid(gates)
