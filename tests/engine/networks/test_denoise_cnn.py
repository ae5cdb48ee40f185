"""The residual network of Zhang et al., IEEE TIP 2017, and what was made of it."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from restorer_app.core.errors import BadWeights
from restorer_app.engine.networks.denoise_cnn import surroundings
from restorer_app.engine.networks.registry import CLEAN, FILL, build, task_of

TINY = {"layers": 4, "width": 8}


def shaken(config: dict[str, int]) -> nn.Module:
    """A network with weights that do something."""
    torch.manual_seed(4)
    network = build("denoise-cnn", config).eval()
    for each in (network.last, *(pair.second for pair in network.pairs)):
        nn.init.normal_(each.weight, std=0.1)
    return network


def test_untrained_it_changes_nothing() -> None:
    picture = torch.rand(2, 3, 48, 64)
    assert torch.equal(build("denoise-cnn", {}).eval()(picture), picture)


def test_it_is_told_from_networks_that_fill() -> None:
    assert task_of(build("denoise-cnn", TINY)) == CLEAN
    assert task_of(build("repair-small", {})) == FILL


def test_a_faded_or_a_tinted_photograph_is_cleaned_like_the_same_one_before() -> None:
    network, picture = shaken(TINY), torch.rand(1, 3, 48, 64)
    residual = picture - network(picture)
    assert residual.abs().max() > 0.01
    tint = torch.tensor([0.6, 0.5, 0.3])[:, None, None]
    faded = tint + 0.1 * picture
    torch.testing.assert_close(faded - network(faded), 0.1 * residual, rtol=0, atol=1e-6)


def test_what_lies_beyond_its_reach_does_not_matter() -> None:
    network, picture = shaken(TINY), torch.rand(1, 3, 96, 96)
    other = picture.clone()
    row, column, reach = 47, 50, network.reach
    near = (slice(None), slice(None), slice(row - reach, row + reach + 1), slice(column - reach, None))
    other[:] = torch.rand(1, 3, 96, 96)
    other[near] = picture[near]
    cleaned, others = network(picture), network(other)
    torch.testing.assert_close(cleaned[..., row, column], others[..., row, column], rtol=0, atol=1e-6)
    assert (cleaned - others).abs()[..., row - reach + 4, column].max() > 1e-4, "nearer than that it does"


def test_surroundings_are_the_mean_of_a_square() -> None:
    picture = torch.rand(1, 3, 60, 50)
    found = surroundings(picture)
    torch.testing.assert_close(found[..., 30, 25], picture[..., 14:47, 9:42].mean((2, 3)))
    even = torch.full((1, 3, 20, 20), 0.3)
    torch.testing.assert_close(surroundings(even), even)


def test_one_batch_is_learned() -> None:
    torch.manual_seed(6)
    clean = surroundings(torch.rand(2, 3, 32, 32)) * 3 - 1
    noisy = clean + 0.1 * torch.randn_like(clean)
    network = build("denoise-cnn", {"layers": 4, "width": 16}).train()
    optimizer = torch.optim.Adam(network.parameters(), lr=4e-3)
    errors = []
    for _ in range(60):
        error = (network(noisy) - clean).square().mean()
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
        errors.append(float(error.detach()))
    assert errors[-1] < 0.5 * errors[0]


def test_gradients_reach_every_weight_also_in_mixed_precision() -> None:
    network = shaken(TINY)
    with torch.autocast("cpu", torch.bfloat16):
        cleaned = network(torch.rand(1, 3, 48, 48))
    cleaned.square().sum().backward()
    assert all(p.grad is not None and p.grad.any() for p in network.parameters())
    assert all(torch.isfinite(p.grad).all() for p in network.parameters())


def test_it_runs_in_bfloat16() -> None:
    network, picture = shaken(TINY), torch.rand(1, 3, 48, 64)
    exact = network(picture)
    rough = network.to(torch.bfloat16)(picture)
    assert rough.dtype == torch.float32
    torch.testing.assert_close(rough, exact, rtol=0, atol=0.02)


@pytest.mark.parametrize("wrong", [{"layers": 3}, {"width": 0}, {"depth": 3}])
def test_a_wrong_configuration_is_refused_in_a_sentence(wrong: dict[str, int]) -> None:
    with pytest.raises(BadWeights, match="denoise-cnn cannot be used"):
        build("denoise-cnn", wrong)


def test_it_can_be_afforded_on_a_large_scan() -> None:
    """At most 40 GFLOP (two a multiply-add) for 512², and fp16 weights of at most 3 MiB."""
    network = build("denoise-cnn", {})
    assert 2 * sum(parameter.numel() for parameter in network.parameters()) <= 3 << 20
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network(torch.rand(1, 3, 128, 128))
    assert 20e9 < 16 * counter.get_total_flops() <= 40e9
