"""The mechanism of Pathak et al., CVPR 2016."""

from __future__ import annotations

import pytest
import torch

from restorer_app.core.errors import BadWeights
from restorer_app.engine.networks.context_encoder import CHANNELS, REACH
from restorer_app.engine.networks.registry import build
from restorer_app.engine.networks.residual_fill import tone

TINY = {"width": 0.125, "dilations": [2, 4]}


def holed(height: int = 64, width: int = 80) -> tuple[torch.Tensor, torch.Tensor]:
    torch.manual_seed(4)
    hole = torch.zeros(1, 1, height, width)
    hole[..., 20:44, 24:56] = 1
    return torch.rand(1, 3, height, width), hole


def test_the_encoder_has_the_papers_channels_and_halves_the_size_twice() -> None:
    network = build("context-encoder", {"width": 1.0}).eval()
    x, sizes = torch.rand(1, 4, 16, 24), []
    for layer in network.encoder:
        x = layer(x)
        sizes.append((x.shape[1], *x.shape[2:]))
    heights = (16, 8, 8, 4, 4, 4)
    assert sizes == [(c, h, h * 3 // 2) for c, h in zip(CHANNELS, heights, strict=True)]
    assert [layer[0].kernel_size[0] for layer in network.encoder] == [5, 3, 3, 3, 3, 3]
    assert network.decoder(x).shape == (1, 3, 16, 24)


def test_fills_stay_within_the_reach_of_the_sigmoid() -> None:
    network = build("context-encoder", TINY).eval()
    picture, hole = holed()
    last = network.decoder[-1]
    for bias, side in ((1e4, 1), (-1e4, -1)):
        torch.nn.init.constant_(last.bias, bias)
        mean, spread = tone(picture, hole)
        filled = network.drawn(picture, hole)
        wanted = (mean + side * REACH * spread).expand_as(picture)
        torch.testing.assert_close(torch.where(hole > 0, filled, wanted), wanted)


def test_the_bottleneck_carries_what_is_known_to_the_middle_of_a_wide_hole() -> None:
    picture, hole = torch.rand(1, 3, 96, 96), torch.zeros(1, 1, 96, 96)
    hole[..., 8:88, 8:88] = 1
    other = picture.clone()
    other[..., :8] = other[..., :8].flip(2)
    for dilations, reaches in (([2, 4, 8], True), ([], False)):
        network = build("context-encoder", {"width": 0.125, "dilations": dilations}).eval()
        differs = (network.drawn(picture, hole) - network.drawn(other, hole))[..., 44:52, 44:52].abs().max()
        assert bool(differs > 1e-4) == reaches, dilations


@pytest.mark.parametrize("wrong", [{"width": 0.0}, {"dilations": [0]}, {"depth": 3}])
def test_a_wrong_configuration_is_refused_in_a_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(BadWeights, match="context-encoder cannot be used"):
        build("context-encoder", wrong)


def test_the_network_that_is_trained_has_at_most_three_mebibytes() -> None:
    network = build("context-encoder", {})
    assert sum(value.numel() for value in network.state_dict().values()) * 2 <= 3 * 2**20
