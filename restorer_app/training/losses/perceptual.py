"""How far two pictures are apart to a network: distances of features, and networks that give features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.engine.region_means import mean_inside
from restorer_app.training.known_networks import known_network
from restorer_app.training.losses.region import cells

Features = Callable[[Tensor], Sequence[Tensor]]
"""From a picture B×3×H×W in 0…1 to features B×C×h×w, a tensor a layer."""


def feature_distance(found: Sequence[Tensor], wanted: Sequence[Tensor], region: Tensor) -> Tensor:
    """Mean over layers of the mean |found - wanted| at the places that the region touches; 0 or more.

    ``found`` and ``wanted`` are B×C×h×w features of two pictures, a tensor a layer; the region B×1×H×W
    (1 = counts) is brought to each layer's size. With a discriminator's own features this is feature
    matching (Salimans et al., Improved Techniques for Training GANs, 2016, as in pix2pixHD, Wang et al.,
    CVPR 2018); with those of a fixed network a perceptual loss (Johnson, Alahi, Fei-Fei, ECCV 2016).
    """
    distances = [
        mean_inside((one - other).abs(), cells(region, (one.shape[2], one.shape[3])))
        for one, other in zip(found, wanted, strict=True)
    ]
    return torch.stack(distances).mean()


def read_features(name: str, side: int) -> nn.Module:
    """A fixed network whose ``features(picture)`` gives ``Features``: an engine's, or that in a weights file.

    It is tried on one even square picture of ``side`` pixels. Raises ``BadConfig`` if it cannot be read or
    does not give them.
    """
    network = known_network(name, "The features of [adversary]")
    if (
        network is None
        or not callable(getattr(network, "features", None))
        or not _gives_features(network, side)
    ):
        raise BadConfig(
            f"{Path(name).name} gives no features of crops of {side} pixels.",
            "Name one whose features(picture) is a list of tensors, or leave the entry out.",
        )
    return network


@torch.no_grad()
def _gives_features(network: nn.Module, side: int) -> bool:
    try:
        found = network.features(torch.full((1, 3, side, side), 0.5))  # type: ignore[operator]
    except (RuntimeError, TypeError, ValueError):  # torch's words for a picture that does not fit
        return False
    return (
        isinstance(found, (list, tuple))
        and len(found) > 0
        and all(isinstance(each, Tensor) and each.dim() == 4 for each in found)
    )
