"""What every network of ours promises."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from restorer_app.core.errors import BadWeights
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.networks.registry import Needs, build
from tests.engine.conftest import TINY


def wide(*middle: str) -> dict[str, Any]:
    """A tiny repair-wide, its configuration as a file has it."""
    pair = [["plain"], ["gated-2"]]
    return {"widths": [8, 8, 8, 16], "blocks": [pair, pair, pair], "middle": list(middle)}


OURS = [
    ("repair-small", TINY),
    ("repair-wide", wide("plain-4", "gated")),
    ("repair-wide", wide("fourier", "attention")),
]
LITERATURE: list[tuple[str, dict[str, Any]]] = [
    ("context-encoder", {"width": 0.125, "dilations": [2]}),
    ("deepfill-v2", {"width": 8, "dilations": [2]}),
    ("edge-connect", {"edge_width": 4, "width": 8, "blocks": 2}),
    ("gan-baseline", {"widths": [8, 8, 16]}),
    ("partial-conv", {"widths": [8, 8, 16], "kernels": [7, 5, 3]}),
]
"""Networks that draw the whole picture, other than ours, which add to a first fill."""


@pytest.fixture(params=OURS, ids=lambda each: f"{each[0]}-{each[1].get('middle', '')}")
def fresh(request: pytest.FixtureRequest) -> nn.Module:
    """An untrained network of ours."""
    return build(*request.param).eval()


@pytest.fixture(params=[*OURS, *LITERATURE], ids=lambda each: f"{each[0]}-{each[1].get('middle', '')}")
def tiny_network(request: pytest.FixtureRequest) -> nn.Module:
    """An untrained network that does something."""
    network = build(*request.param).eval()
    if request.param in OURS:
        for parameter in network.parameters():
            nn.init.normal_(parameter, std=0.05)
    return network


def hole_of(height: int, width: int) -> torch.Tensor:
    hole = torch.zeros(1, 1, height, width)
    hole[..., height // 4 : height // 2 + 1, width // 4 : width // 2 + 1] = 1
    return hole


def test_an_untrained_network_gives_the_first_fill(fresh: nn.Module) -> None:
    picture, hole = torch.rand(1, 3, 64, 64), hole_of(64, 64)
    base = torch.rand(1, 3, 64, 64)
    torch.testing.assert_close(fresh(picture, hole, base), base)


def test_known_pixels_come_back_and_garbage_in_the_hole_does_not_matter(
    tiny_network: nn.Module,
) -> None:
    picture, hole = torch.rand(1, 3, 64, 80), hole_of(64, 80)
    filled = tiny_network(picture, hole)
    assert torch.equal(filled * (1 - hole), picture * (1 - hole))
    torch.testing.assert_close(tiny_network(picture + 9 * hole, hole), filled, rtol=0, atol=1e-5)
    assert (filled - picture)[..., 16:30, 20:30].abs().max() > 1e-3


def test_a_faded_photograph_is_filled_like_the_same_one_before_it_faded(
    tiny_network: nn.Module,
) -> None:
    picture, hole = torch.rand(1, 3, 64, 64), hole_of(64, 64)
    faded = 0.6 + 0.05 * picture
    torch.testing.assert_close(
        tiny_network(faded, hole), 0.6 + 0.05 * tiny_network(picture, hole), rtol=0, atol=1e-4
    )


def test_gradients_reach_every_weight(tiny_network: nn.Module) -> None:
    tiny_network(torch.rand(1, 3, 64, 64), hole_of(64, 64)).square().sum().backward()
    without = [n for n, p in tiny_network.named_parameters() if p.grad is None or not p.grad.any()]
    assert not without


def test_a_network_runs_in_bfloat16(tiny_network: nn.Module) -> None:
    picture, hole = torch.rand(1, 3, 64, 64), hole_of(64, 64)
    exact = tiny_network(picture, hole)
    rough = tiny_network.to(torch.bfloat16)(picture, hole)
    assert rough.dtype == torch.float32
    allowed = 0.02 if tiny_network.refines else 0.05  # all of the picture is drawn, not a rest of it
    torch.testing.assert_close(rough, exact, rtol=0, atol=allowed)


def test_learning_in_mixed_precision_gives_numbers(tiny_network: nn.Module) -> None:
    with torch.autocast("cpu", torch.bfloat16):
        filled = tiny_network(torch.rand(1, 3, 64, 64), hole_of(64, 64))
    filled.float().square().sum().backward()
    assert all(torch.isfinite(p.grad).all() for p in tiny_network.parameters() if p.grad is not None)


@pytest.mark.parametrize(
    "wrong",
    [{"widths": [8, 8]}, {"middle": ["convolution"]}, {"blocks": [[["plain"]]] * 3}, {"depth": 3}],
)
def test_a_wrong_configuration_is_refused_in_a_sentence(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadWeights, match="repair-wide cannot be used"):
        build("repair-wide", wrong)


def test_the_network_that_ships_costs_no_more_than_it_may() -> None:
    """At most 40 GFLOP (two a multiply-add) for 512² and 8 million weights."""
    network = build("repair-wide", {})
    assert sum(parameter.numel() for parameter in network.parameters()) <= 8e6
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network(torch.rand(1, 3, 512, 512), hole_of(512, 512), torch.rand(1, 3, 512, 512))
    assert 30e9 < counter.get_total_flops() <= 40e9


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 200), (200, 3), (63, 65), (97, 131)])
def test_a_method_takes_any_size(tiny_network: nn.Module, height: int, width: int) -> None:
    method = TrainedMethod(tiny_network, tiny_network.needs)  # type: ignore[arg-type]
    hole = torch.zeros(1, 1, height, width)
    hole[..., 0, : max(width // 2, 0)] = 1
    picture = torch.rand(1, 3, height, width)
    filled = method.fill(picture, hole, None, Terms())
    assert filled.shape == picture.shape
    assert torch.equal(filled * (1 - hole), picture * (1 - hole))


def test_a_network_that_gives_no_number_is_answered_by_the_first_fill(tiny_network: nn.Module) -> None:
    nn.init.constant_(next(iter(tiny_network.parameters())), float("nan"))
    filled = TrainedMethod(tiny_network, Needs()).fill(
        torch.rand(1, 3, 64, 64), hole_of(64, 64), None, Terms()
    )
    assert torch.isfinite(filled).all()
