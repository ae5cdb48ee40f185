"""Losses of structure: how neighbourhoods, spectra and textures agree, not single pixels.

The first two take B×C×H×W in 0…1 and a region B×1×H×W (1 = counts) and see the output in the region,
the target elsewhere, so that nothing outside it matters.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from restorer_app.engine.region_means import mean_inside
from restorer_app.training.losses.region import cells, composite

RADIUS = 5
"""Half the side of SSIM's 11×11 window."""
SIGMA = 1.5
"""Spread of SSIM's Gaussian window, pixels."""
_C1, _C2 = 0.01**2, 0.03**2


def ssim(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Mean of 1 - SSIM over the region's pixels, 0…2; height and width at least 5.

    SSIM = (2μxμy + C1)(2σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2)), C1 = 0.01², C2 = 0.03², 11×11
    Gaussian windows of sigma 1.5 (Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 13(4), 2004), mirrored at the
    border; each channel for itself.
    """
    return mean_inside(1 - ssim_map(composite(output, target, region), target), region)


def ssim_map(one: Tensor, other: Tensor) -> Tensor:
    """SSIM at each pixel of two B×C×H×W in 0…1; the same shape, -1…1."""
    many = torch.cat([one, other, one * one, other * other, one * other])
    mean_one, mean_other, square_one, square_other, product = _blurred(many).chunk(5)
    means, squares = mean_one * mean_other, mean_one.square() + mean_other.square()
    variances = square_one + square_other - squares
    upper = (2 * means + _C1) * (2 * (product - means) + _C2)
    return upper / ((squares + _C1) * (variances + _C2))


def _blurred(values: Tensor) -> Tensor:
    """Gaussian means of B×C×H×W. As products of matrices: five times faster on a processor than as lines."""
    return _gaussian(values.shape[2], values) @ values @ _gaussian(values.shape[3], values).T


def _gaussian(length: int, like: Tensor) -> Tensor:
    """The matrix length×length that blurs a column, mirrored at its ends (c b a | a b c)."""
    away = torch.arange(-RADIUS, RADIUS + 1, device=like.device)
    line = torch.softmax(-0.5 * (away.to(like.dtype) / SIGMA).square(), dim=0)
    index = torch.arange(length, device=like.device)[:, None] + away  # length 11
    index = torch.where(index < 0, -1 - index, index)
    index = torch.where(index >= length, 2 * length - 1 - index, index)
    return like.new_zeros(length, length).scatter_add(1, index, line.expand(length, -1))


def focal_frequency(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """Σ w(u,v) |F(output - target)(u,v)|² over the spectrum, by the region's samples; 0…l2.

    F is the orthonormal 2-D Fourier transform of each channel; w = |F| divided by its largest value, held
    fixed, so that the frequencies that are furthest off count most (Jiang, Dai, Wu, Loy, Focal Frequency
    Loss for Image Reconstruction and Synthesis, ICCV 2021, α = 1; they divide by the picture's size). With
    w = 1 it would be l2 (Parseval).
    """
    spectrum = error_spectrum(output, target, region)
    return focused(spectrum, focus(spectrum), region)


def error_spectrum(output: Tensor, target: Tensor, region: Tensor) -> Tensor:
    """|F(output - target)|² of each channel, the error taken in the region alone: B×C×H×W, 0 or more."""
    error = composite(output, target, region) - target
    return torch.view_as_real(torch.fft.fft2(error, norm="ortho")).square().sum(dim=-1)


def focus(spectrum: Tensor) -> Tensor:
    """The weights 0…1 of an ``error_spectrum``, without a gradient; 0 where nothing is wrong."""
    size = spectrum.detach().sqrt()
    return size / size.amax(dim=(2, 3), keepdim=True).clamp(min=torch.finfo(size.dtype).tiny)


def focused(spectrum: Tensor, weight: Tensor, region: Tensor) -> Tensor:
    """The weighted sum of an ``error_spectrum``, by the samples in each crop's region; mean of the batch."""
    count = region.sum(dim=(1, 2, 3)).clamp(min=1) * spectrum.shape[1]
    return ((spectrum * weight).sum(dim=(1, 2, 3)) / count).mean()


def style(found: Sequence[Tensor], wanted: Sequence[Tensor], region: Tensor) -> Tensor:
    """Mean over layers, crops and entries of |Gram(found) - Gram(wanted)|, 0 or more.

    ``found`` and ``wanted`` are B×C×h×w features of two pictures, a tensor a layer; Gram matrices
    (``gram``) are taken over the region B×1×H×W (Gatys, Ecker, Bethge, CVPR 2016; absolute differences as
    Liu et al., ECCV 2018). Which textures are there counts, not where they lie.
    """
    distances = []
    for one, other in zip(found, wanted, strict=True):
        inside = cells(region, (one.shape[2], one.shape[3]))
        distances.append((gram(one, inside) - gram(other, inside)).abs().mean())
    return torch.stack(distances).mean()


def gram(features: Tensor, inside: Tensor) -> Tensor:
    """B×C×C: Σ f fᵀ over the places of B×C×h×w features that are ``inside`` (B×1×h×w), by their number.

    A crop without any gives 0.
    """
    flat = (features * inside).flatten(2)
    count = inside.sum(dim=(1, 2, 3)).clamp(min=1)
    return flat @ flat.transpose(1, 2) / count[:, None, None]
