"""deepfill-v2: Yu et al., Free-Form Image Inpainting with Gated Convolution, ICCV 2019.

Two stages of gated convolutions. The first draws a coarse picture; the second sees that in the hole and what
is known outside it, by two branches whose features are merged: one of dilated convolutions, and one with
contextual attention (contextual_attention.py), which copies from what is known. From the paper: gates and
ELU everywhere, kernels of 5 and 3, two strides of 2, nearest-neighbour enlargement, no normalisation, the
attention at 1/8 of the picture's size, L1 on both stages' pictures, and a hinge game with a spectrally
normalised discriminator of patches that sees the hole.
Departures: narrower (16 channels at full size instead of 24) and shallower (one convolution instead of two at
several places, dilations of 2, 4 and 8 without 16, the two branches share the layers that lead down to 1/4),
so that fp16 weights stay below 3 MiB; no sketch, and no channel of ones beside the hole; ELU instead of a
rectifier before the attention too; the stages' pictures are not squashed, as tones are evened; weights start
larger, so that features keep their size through the gates; L1 counts in the hole; the game waits until L1
has done its part; what is drawn is fitted to the tones around the hole (masked_fill.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.engine.networks.contextual_attention import ContextualAttention
from restorer_app.engine.networks.gated_convolution import GatedConvolution
from restorer_app.engine.networks.lesson import Lesson
from restorer_app.engine.networks.masked_fill import MaskedFill, seen
from restorer_app.engine.networks.registry import Needs, network
from restorer_app.engine.region_means import mean_inside


@dataclass(frozen=True)
class DeepFillConfig:
    """Channels at the picture's size (twice and four times as many at 1/2 and 1/4), dilations at 1/4."""

    width: int = 16
    dilations: tuple[int, ...] = (2, 4, 8)

    def __post_init__(self) -> None:
        if self.width < 2 or not all(dilation > 0 for dilation in self.dilations):
            raise ValueError("a width of at least 2 and dilations of at least 1 are needed")


class DeepFillNet(MaskedFill):
    """Both stages. It is taught in one lesson, with one loss of its own: coarse-l1, of the first stage."""

    seamless = True
    lessons = ("both-stages",)
    terms = ("coarse-l1",)

    def __init__(self, config: DeepFillConfig) -> None:
        super().__init__()
        self.config = config
        self.needs = Needs(multiple_of=8, at_least=32)
        width = config.width
        self.coarse = nn.Sequential(_inward(width), _dilated(config), _outward(4 * width, width))
        self.inward = _inward(width)
        self.surroundings = _dilated(config)
        self.attention = ContextualAttention()
        self.answers = GatedConvolution(4 * width, 4 * width)
        self.merged = _outward(8 * width, width)

    def begin(self, lesson: str) -> None:
        """See ``Taught``."""
        self.requires_grad_(True)

    def forward(
        self,
        picture: Tensor,
        hole: Tensor,
        base: Tensor | None = None,
        target: Tensor | None = None,
        lesson: str = "",
    ) -> Any:
        """See ``MaskedFill``; with a target a ``Lesson``, see ``Taught``."""
        if target is None:
            return super().forward(picture, hole, base)
        known, mean, spread = seen(picture, hole)
        coarse, refined = (drawn.float() * spread + mean for drawn in self.stages(known, hole))
        return Lesson(refined, target, {"coarse-l1": mean_inside((coarse - target).abs(), hole)})

    def body(self, known: Tensor, hole: Tensor) -> Tensor:
        """See ``MaskedFill``."""
        return self.stages(known, hole)[1]

    def stages(self, known: Tensor, hole: Tensor) -> tuple[Tensor, Tensor]:
        """The coarse picture and the refined one, both B×3×H×W, in even tone."""
        known, mask = (part.to(next(self.parameters()).dtype) for part in (known, hole))
        coarse: Tensor = self.coarse(_shown(known, mask))  # B 3 H W
        filled = torch.where(hole > 0, coarse.to(known.dtype), known)
        x = self.inward(_shown(filled, mask))  # B 4w H/4 W/4
        found = self.answers(self.attention(x, F.max_pool2d(hole, 8)))
        refined: Tensor = self.merged(torch.cat([self.surroundings(x), found], dim=1))
        return coarse, refined


def _shown(picture: Tensor, mask: Tensor) -> Tensor:
    """What a stage sees: B×4×H×W."""
    return torch.cat([picture, mask], dim=1).contiguous(memory_format=torch.channels_last)


def _inward(width: int) -> nn.Sequential:
    """B×4×H×W to B×4w×H/4×W/4."""
    return nn.Sequential(
        GatedConvolution(4, width, kernel=5),
        GatedConvolution(width, 2 * width, stride=2),
        GatedConvolution(2 * width, 2 * width),
        GatedConvolution(2 * width, 4 * width, stride=2),
        GatedConvolution(4 * width, 4 * width),
    )


def _dilated(config: DeepFillConfig) -> nn.Sequential:
    """B×4w×H/4×W/4, seen from ever farther away."""
    channels = 4 * config.width
    return nn.Sequential(
        *(GatedConvolution(channels, channels, dilation=dilation) for dilation in config.dilations)
    )


def _outward(before: int, width: int) -> nn.Sequential:
    """B×C×H/4×W/4, C being ``before``, to a picture B×3×H×W."""
    return nn.Sequential(
        GatedConvolution(before, 4 * width),
        nn.Upsample(scale_factor=2),
        GatedConvolution(4 * width, 2 * width),
        nn.Upsample(scale_factor=2),
        GatedConvolution(2 * width, width),
        GatedConvolution(width, width // 2),
        nn.Conv2d(width // 2, 3, 3, padding=1),
    )


@network("deepfill-v2")
def deepfill_v2(config: Mapping[str, Any]) -> DeepFillNet:
    """Config in, network out; unknown keys are an error."""
    dilations = tuple(config.get("dilations", DeepFillConfig.dilations))
    return DeepFillNet(DeepFillConfig(**{**config, "dilations": dilations}))
