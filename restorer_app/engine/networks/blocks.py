"""Building blocks of our networks. Each keeps height, width and channels: x in B×C×H×W, the same out.

Each starts as the identity: what it adds to its input has a last convolution of zeros (as in Fixup, Zhang,
Dauphin and Ma, ICLR 2019). Nothing is normalised over the window: what else is in it must not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class ResidualBlock(nn.Module):
    """x + conv(relu(conv(relu(x)))) (He et al., CVPR 2016), the first one dilated (Yu and Koltun, 2016)."""

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation)
        self.second = silent(nn.Conv2d(channels, channels, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.second(F.relu_(self.first(F.relu(x))))
        return y.add_(x)


class GatedBlock(nn.Module):
    """x + conv(a · sigmoid(b)), (a, b) = conv(relu(x)): gated convolution (Yu et al., ICCV 2019).

    a and b have two thirds of the channels, so that it costs what a ``ResidualBlock`` costs.
    """

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        inner = max(channels * 2 // 3, 1)
        self.first = nn.Conv2d(channels, 2 * inner, 3, padding=dilation, dilation=dilation)
        self.second = silent(nn.Conv2d(inner, channels, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        values, gates = self.first(F.relu(x)).chunk(2, dim=1)
        y: Tensor = self.second(values * torch.sigmoid(gates))
        return y.add_(x)


class FourierBlock(nn.Module):
    """Fast Fourier convolution (Chi, Jiang and Mu, NeurIPS 2020; LaMa, Suvorov et al., WACV 2022).

    A 3×3 convolution sees what is near; a 1×1 convolution of the real Fourier transform of half the channels
    sees the whole window at once. The transform runs in float32.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        half = channels // 2
        self.local = nn.Conv2d(channels, channels, 3, padding=1)
        self.inward = nn.Conv2d(channels, half, 1)
        self.spectral = nn.Conv2d(2 * half, 2 * half, 1)
        self.outward = nn.Conv2d(half, channels, 1)
        self.second = silent(nn.Conv2d(channels, channels, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        given = F.relu(x)
        seen = self.local(given) + self.outward(self._everywhere(self.inward(given)))
        y: Tensor = self.second(F.relu_(seen))
        return y.add_(x)

    def _everywhere(self, x: Tensor) -> Tensor:
        """x plus what a 1×1 convolution makes of its frequencies."""
        spectrum = torch.fft.rfft2(x.float(), norm="ortho")
        parts = torch.cat([spectrum.real, spectrum.imag], dim=1).to(x.dtype)
        real, imaginary = F.relu_(self.spectral(parts)).float().chunk(2, dim=1)
        back = torch.fft.irfft2(torch.complex(real, imaginary), s=x.shape[-2:], norm="ortho")
        seen: Tensor = x + back.to(x.dtype)
        return seen


class AttentionBlock(nn.Module):
    """x + what each place finds by looking at all others, then a ``ResidualBlock``.

    Multi-head attention over all places (Vaswani et al., NeurIPS 2017). Where a place lies it knows from a
    3×3 depthwise convolution of the values (conditional positions, Chu et al., 2021): any size works.
    """

    def __init__(self, channels: int, width: int = 32) -> None:
        super().__init__()
        self.heads = max(channels // width, 1)
        self.wanted = nn.Conv2d(channels, 3 * channels, 1)
        self.placed = nn.Conv2d(channels, channels, 3, padding=1, groups=channels)
        self.joined = silent(nn.Conv2d(channels, channels, 1))
        self.second = ResidualBlock(channels)

    def forward(self, x: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        level = F.layer_norm(x.permute(0, 2, 3, 1), (channels,)).permute(0, 3, 1, 2)  # each place by itself
        queries, keys, values = self.wanted(level).chunk(3, dim=1)
        shape = (batch, self.heads, channels // self.heads, height * width)
        query, key, value = (part.reshape(shape).transpose(2, 3) for part in (queries, keys, values))
        found = F.scaled_dot_product_attention(query, key, value)  # B heads HW C/heads
        found = found.transpose(2, 3).reshape(x.shape) + self.placed(values)
        y: Tensor = self.second(x + self.joined(found))
        return y


def silent(convolution: nn.Conv2d) -> nn.Conv2d:
    """The convolution with weights and bias of zero."""
    nn.init.zeros_(convolution.weight)
    assert convolution.bias is not None
    nn.init.zeros_(convolution.bias)
    return convolution


BLOCKS: Mapping[str, Callable[[int], nn.Module]] = {
    "plain": ResidualBlock,
    "gated": GatedBlock,
    "fourier": FourierBlock,
    "attention": AttentionBlock,
    **{f"plain-{dilation}": partial(ResidualBlock, dilation=dilation) for dilation in (2, 4, 8)},
    **{f"gated-{dilation}": partial(GatedBlock, dilation=dilation) for dilation in (2, 4, 8)},
}
"""The blocks by the name that a configuration uses; a number is a dilation."""


def chain(names: tuple[str, ...], channels: int) -> nn.Sequential:
    """Blocks one after the other. Raises ``ValueError`` for a name there is not."""
    for name in names:
        if name not in BLOCKS:
            raise ValueError(f"there is no block {name!r}; known: {', '.join(BLOCKS)}")
    return nn.Sequential(*(BLOCKS[name](channels) for name in names))
