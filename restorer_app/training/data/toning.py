"""What time does to a whole print: grey, sepia, tints, fading, little contrast, uneven light, blur."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.training.config import DataConfig
from restorer_app.training.data.draws import Draws, Flags, Numbers, change_some, on_device

LUMA = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in a grey (ITU-R BT.601)."""
SEPIA = (0.75, 1.0, 1.45)
"""The channels' powers in a full sepia."""
BLUR_REACH = 5
"""Pixels to each side over which a blur is computed."""


def toned(crops: Tensor, draws: Draws, config: DataConfig) -> Tensor:
    """uint8 B×3×S×S crops as old photographs have them: float32 in 0…1, clean, without any grain."""
    pictures = crops.to(torch.float32, memory_format=torch.contiguous_format).mul_(1 / 255)
    grey = draws.happens("grey", config.grey)
    pictures = change_some(pictures, grey, lambda some, _: as_grey(some).expand_as(some))
    powers = _powers(draws, config, grey)
    pictures = change_some(
        pictures, (powers != 1).any(axis=1), lambda some, at: some.pow(on_device(powers[at], some.device))
    )
    scale, lift = _fading(draws, config)
    pictures = change_some(
        pictures,
        (scale != 1).any(axis=1),
        lambda some, at: torch.addcmul(
            on_device(lift[at], some.device), some, on_device(scale[at], some.device)
        ),
    )
    pictures = change_some(
        pictures,
        draws.happens("vignetted", config.vignetted),
        lambda some, at: some * vignettes(draws["vignette"][at], some.shape[-1], some.device, config),
    )
    return change_some(
        pictures,
        draws.happens("blurred", config.blurred),
        lambda some, at: blurred(some, draws.between("blur", config.blur)[at]),
    )


def as_grey(pictures: Tensor) -> Tensor:
    """B×1×S×S."""
    red, green, blue = channels(pictures)
    return red * LUMA[0] + green * LUMA[1] + blue * LUMA[2]


def channels(pictures: Tensor) -> tuple[Tensor, ...]:
    """Each channel as B×1×S×S."""
    return tuple(pictures[:, at : at + 1] for at in range(pictures.shape[1]))


def _powers(draws: Draws, config: DataConfig, grey: Flags) -> Numbers:
    """Each channel's power, B×3: a sepia of the grey ones, a tint of any other."""
    sepia = (draws.happens("sepia", config.sepia) & grey)[:, None]
    tinted = draws.happens("tinted", config.tinted)[:, None]
    brown = np.power(np.array(SEPIA), draws.between("sepia-depth", (0.4, 1.2))[:, None])
    low, high = config.tint
    tints = low * np.power(high / low, draws["tint"])
    return np.where(sepia, brown, np.where(tinted, tints, 1.0))


def _fading(draws: Draws, config: DataConfig) -> tuple[Numbers, Numbers]:
    """Factor and summand of each channel, B×3: lifted blacks with a cast, then less contrast."""
    faded = draws.happens("faded", config.faded)
    lift = draws.between("lift", config.lift)[:, None] * (0.7 + 0.6 * draws["cast"])
    lift = np.where(faded[:, None], np.minimum(lift, 0.9), 0.0)
    flat = draws.happens("flat", config.flat)
    contrast = np.where(flat, draws.between("contrast", config.contrast), 1.0)[:, None]
    middle = (0.35 + 0.3 * draws["middle"])[:, None]
    return contrast * (1 - lift), contrast * lift + (1 - contrast) * middle


def vignettes(places: Numbers, size: int, device: torch.device, config: DataConfig) -> Tensor:
    """B×1×size×size factors that fall with the square of the distance from a point in or near the crop."""
    centres = on_device(places[:, :2] * 3 - 1, device) * size
    along = torch.arange(size, device=device, dtype=torch.float32)
    squares = [(along - centres[:, index, 0, :]).square() for index in (0, 1)]
    distance = squares[0][:, None, :, None] + squares[1][:, None, None, :]
    low, high = config.vignette
    strength = on_device((low + (high - low) * places[:, 2]) / (8 * size**2), device)
    return 1 - strength * distance


def blurred(pictures: Tensor, spread: Numbers) -> Tensor:
    """Each picture under a Gaussian of its own standard deviation, in pixels; reflected at the border."""
    count, channels, height, width = pictures.shape
    along = np.arange(-BLUR_REACH, BLUR_REACH + 1)
    taps = np.exp(-0.5 * (along / np.maximum(spread, 1e-3)[:, None]) ** 2)
    taps /= taps.sum(axis=1, keepdims=True)
    kernels = on_device(taps, pictures.device)[:, :, 0, 0].repeat_interleave(channels, dim=0)
    padded = F.pad(pictures, (BLUR_REACH,) * 4, mode="reflect")
    flat = padded.reshape(1, count * channels, *padded.shape[2:])
    flat = F.conv2d(flat, kernels[:, None, :, None], groups=count * channels)
    flat = F.conv2d(flat, kernels[:, None, None, :], groups=count * channels)
    return flat.reshape(count, channels, height, width)
