"""What a generator and a discriminator play for: four pairs of losses, and a gradient penalty.

Logits are B×1×h×w: positive = true, negative = filled. ``inside`` B×1×h×w (1 = counts) keeps the game to
the places whose centre of view lies in the hole, as in the masked targets of LaMa (Suvorov et al., WACV
2022) and for patches as in SN-PatchGAN (Yu et al., ICCV 2019); without it all count. Means are taken over
each crop's places first, over the batch then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.engine.region_means import mean_inside

Part = Callable[[Tensor], Tensor]
"""A loss of each logit for itself."""


@dataclass(frozen=True)
class Pair:
    """One game: what the discriminator pays for true and for filled places, and what the generator pays."""

    for_true: Part
    for_filled: Part
    for_generator: Part

    def discriminator(self, true: Tensor, filled: Tensor, inside: Tensor | None = None) -> Tensor:
        """What the discriminator is to lower, from its logits on true and on filled pictures."""
        return _mean(self.for_true(true), inside) + _mean(self.for_filled(filled), inside)

    def generator(self, filled: Tensor, inside: Tensor | None = None) -> Tensor:
        """What the generator is to lower, from the discriminator's logits on what it has filled."""
        return _mean(self.for_generator(filled), inside)


def _mean(values: Tensor, inside: Tensor | None) -> Tensor:
    return values.mean() if inside is None else mean_inside(values, inside)


def _minimax_generator(logits: Tensor) -> Tensor:
    return -F.softplus(logits)


def _minus_softplus(logits: Tensor) -> Tensor:
    return F.softplus(-logits)


def _half_square_from_one(logits: Tensor) -> Tensor:
    return 0.5 * (logits - 1).square()


def _half_square(logits: Tensor) -> Tensor:
    return 0.5 * logits.square()


def _below_one(logits: Tensor) -> Tensor:
    return F.relu(1 - logits)


def _above_minus_one(logits: Tensor) -> Tensor:
    return F.relu(1 + logits)


PAIRS: Mapping[str, Pair] = {
    "minimax": Pair(_minus_softplus, F.softplus, _minimax_generator),
    "non-saturating": Pair(_minus_softplus, F.softplus, _minus_softplus),
    "least-squares": Pair(_half_square_from_one, _half_square, _half_square_from_one),
    "hinge": Pair(_below_one, _above_minus_one, torch.neg),
}
"""The games by name; t and f are logits of true and of filled places, σ the logistic function.

minimax: discriminator -log σ(t) - log(1 - σ(f)), 0 or more; generator log(1 - σ(f)), 0 or less; fades where
the discriminator is sure. non-saturating: the same, but generator -log σ(f), 0 or more (both Goodfellow et
al., Generative Adversarial Nets, 2014). least-squares: ½(t-1)² + ½f² and ½(f-1)², 0 or more (Mao et al.,
Least Squares GAN, ICCV 2017, a = 0, b = c = 1). hinge: max(0, 1-t) + max(0, 1+f), 0 or more, and -f, without
bounds (Lim and Ye, Geometric GAN, 2017).
"""


def gradient_penalty(logits: Tensor, picture: Tensor) -> Tensor:
    """Mean over the batch of ‖∇D‖², D the sum of a crop's logits, ∇ by its picture B×C×H×W; 0 or more.

    R1 of Mescheder, Geiger, Nowozin (Which Training Methods for GANs do actually Converge?, ICML 2018) when
    the pictures are true ones; to be multiplied by γ/2. ``picture`` must require a gradient; the penalty can
    be differentiated again.
    """
    (slope,) = torch.autograd.grad(logits.sum(), picture, create_graph=True)
    return slope.square().sum(dim=(1, 2, 3)).mean()
