"""The smallest of the literature's networks: strided convolutions down, transposed ones up, tanh."""

from __future__ import annotations

import torch

from restorer_app.engine.networks.gan_baseline import REACH
from restorer_app.engine.networks.registry import build
from restorer_app.engine.networks.residual_fill import tone


def test_every_level_halves_the_size_and_doubles_it_again() -> None:
    network = build("gan-baseline", {}).eval()
    code = network.encoder(torch.rand(1, 4, 64, 96))
    assert code.shape == (1, 128, 4, 6)
    assert network.decoder(code).shape == (1, 3, 64, 96)
    assert network.needs.multiple_of == 16
    assert sum(parameter.numel() for parameter in network.parameters()) < 0.7e6


def test_fills_stay_within_the_reach_of_tanh() -> None:
    network = build("gan-baseline", {"widths": [4, 4]}).eval()
    picture, hole = torch.rand(1, 3, 32, 48), torch.zeros(1, 1, 32, 48)
    hole[..., 8:20, 10:30] = 1
    mean, spread = tone(picture, hole)
    for bias, side in ((1e4, 1), (-1e4, -1)):
        torch.nn.init.constant_(network.decoder[-1].bias, bias)
        wanted = (mean + side * REACH * spread).expand_as(picture)
        filled = network.drawn(picture, hole)
        torch.testing.assert_close(torch.where(hole > 0, filled, wanted), wanted)
