from __future__ import annotations

import pytest
import torch

from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.networks.registry import Needs, build
from tests.engine.conftest import TINY


def hole_of(height: int, width: int) -> torch.Tensor:
    hole = torch.zeros(1, 1, height, width)
    hole[..., height // 4 : height // 2 + 1, width // 4 : width // 2 + 1] = 1
    return hole


def test_an_untrained_network_gives_the_first_fill() -> None:
    network = build("repair-small", TINY)
    picture, hole = torch.rand(1, 3, 64, 64), hole_of(64, 64)
    base = torch.rand(1, 3, 64, 64)
    torch.testing.assert_close(network(picture, hole, base), base)


def test_known_pixels_come_back_and_garbage_in_the_hole_does_not_matter(
    tiny_network: torch.nn.Module,
) -> None:
    picture, hole = torch.rand(1, 3, 64, 80), hole_of(64, 80)
    filled = tiny_network(picture, hole)
    assert torch.equal(filled * (1 - hole), picture * (1 - hole))
    torch.testing.assert_close(tiny_network(picture + 9 * hole, hole), filled, rtol=0, atol=1e-5)
    assert (filled - picture)[..., 16:30, 20:30].abs().max() > 1e-3


def test_a_faded_photograph_is_filled_like_the_same_one_before_it_faded(
    tiny_network: torch.nn.Module,
) -> None:
    picture, hole = torch.rand(1, 3, 64, 64), hole_of(64, 64)
    faded = 0.6 + 0.05 * picture
    torch.testing.assert_close(
        tiny_network(faded, hole), 0.6 + 0.05 * tiny_network(picture, hole), rtol=0, atol=1e-4
    )


def test_gradients_reach_every_weight() -> None:
    network = build("repair-small", TINY)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    network(torch.rand(1, 3, 64, 64), hole_of(64, 64)).square().sum().backward()
    assert all(parameter.grad is not None and parameter.grad.any() for parameter in network.parameters())


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 200), (200, 3), (63, 65), (97, 131)])
def test_a_method_takes_any_size(tiny_network: torch.nn.Module, height: int, width: int) -> None:
    method = TrainedMethod(tiny_network, Needs())
    hole = torch.zeros(1, 1, height, width)
    hole[..., 0, : max(width // 2, 0)] = 1
    picture = torch.rand(1, 3, height, width)
    filled = method.fill(picture, hole, None, Terms())
    assert filled.shape == picture.shape
    assert torch.equal(filled * (1 - hole), picture * (1 - hole))


def test_a_network_that_gives_no_number_is_answered_by_the_first_fill(tiny_network: torch.nn.Module) -> None:
    torch.nn.init.constant_(next(iter(tiny_network.parameters())), float("nan"))
    filled = TrainedMethod(tiny_network, Needs()).fill(
        torch.rand(1, 3, 64, 64), hole_of(64, 64), None, Terms()
    )
    assert torch.isfinite(filled).all()
