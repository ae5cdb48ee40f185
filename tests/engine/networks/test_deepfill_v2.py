"""The mechanisms of Yu et al., CVPR 2018 and ICCV 2019, each by what it does."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from restorer_app.core.errors import BadWeights
from restorer_app.engine.networks.contextual_attention import ContextualAttention, propagated, weights
from restorer_app.engine.networks.deepfill_v2 import DeepFillNet
from restorer_app.engine.networks.gated_convolution import GatedConvolution
from restorer_app.engine.networks.lesson import Lesson, Taught
from restorer_app.engine.networks.masked_fill import seen
from restorer_app.engine.networks.registry import build
from restorer_app.training.losses.pixel import l1

TINY = {"width": 8, "dilations": [2]}


def tiny() -> DeepFillNet:
    torch.manual_seed(1)
    network = build("deepfill-v2", TINY)
    assert isinstance(network, DeepFillNet)
    return network


def photographs(count: int = 2, side: int = 48) -> tuple[Tensor, Tensor]:
    """Smooth pictures with stripes, and holes in them."""
    across = torch.arange(side) / side
    soft = torch.stack([across[None] * shift + across[:, None] * (1 - shift) for shift in (0.2, 0.5, 0.8)])
    stripes = 0.2 * torch.sin(across * 40)[None, None]
    pictures = torch.stack([(0.3 + 0.4 * soft + stripes).rot90(turn, (1, 2)) for turn in range(count)])
    hole = torch.zeros(count, 1, side, side)
    hole[..., 12:33, 14:35] = 1
    return pictures, hole


def lesson(network: DeepFillNet, picture: Tensor, hole: Tensor) -> Lesson:
    found = network(picture, hole, None, picture, "both-stages")
    assert isinstance(found, Lesson)
    return found


def test_a_gated_convolution_is_what_its_formula_says() -> None:
    torch.manual_seed(2)
    layer, x = GatedConvolution(3, 5, dilation=2), torch.randn(2, 3, 9, 12)
    weight, bias = layer.convolution.weight, torch.randn(10)
    layer.convolution.bias = torch.nn.Parameter(bias)
    features = F.conv2d(x, weight[:5], bias[:5], padding=2, dilation=2)
    gates = F.conv2d(x, weight[5:], bias[5:], padding=2, dilation=2)
    torch.testing.assert_close(layer(x), F.elu(features) / (1 + torch.exp(-gates)))


def test_a_gate_that_is_shut_lets_nothing_through_and_an_open_one_all() -> None:
    torch.manual_seed(2)
    layer, x = GatedConvolution(3, 5), torch.randn(1, 3, 8, 8)
    bias = layer.convolution.bias
    assert bias is not None
    with torch.no_grad():
        bias[5:8] = -1e4
        bias[8:] = 1e4
    found, features = layer(x), layer.convolution(x)[:, :5]
    assert not found[:, :3].any()
    assert torch.equal(found[:, 3:], F.elu(features[:, 3:]))


def test_features_keep_their_size_through_many_layers() -> None:
    torch.manual_seed(3)
    x = torch.randn(1, 32, 24, 24)
    for _ in range(12):
        x = GatedConvolution(32, 32)(x)
    assert 0.2 < x[..., 8:16, 8:16].square().mean().sqrt() < 3


def surrounded_twice(side: int = 20) -> tuple[Tensor, Tensor, Tensor]:
    """Features with a planted piece of 10², another one of which only the rim is left, and the hole there."""
    generator = torch.Generator().manual_seed(4)
    x = torch.randn(1, 6, 2 * side, 2 * side, generator=generator)
    planted = x[..., 4:16, 4:16].clone()
    x[..., 22:34, 22:34] = planted
    hole = torch.zeros(1, 1, side, side)
    hole[..., 13:15, 13:15] = 1
    unknown = F.interpolate(hole, scale_factor=2)
    return x * (1 - unknown), hole, x * unknown


def test_attention_copies_a_patch_whose_surroundings_are_those_of_the_hole() -> None:
    x, hole, truth = surrounded_twice()
    found = ContextualAttention()(x, hole)[..., 26:30, 26:30]
    torch.testing.assert_close(found, truth[..., 26:30, 26:30], rtol=0, atol=0.02)
    x[..., 4:16, 4:16] = x[..., 4:16, 4:16].flip(2)  # no longer there: nothing to copy
    other = ContextualAttention()(x, hole)[..., 26:30, 26:30]
    assert (other - truth[..., 26:30, 26:30]).abs().mean() > 0.3


def test_propagation_adds_what_neighbours_say_of_neighbours() -> None:
    torch.manual_seed(5)
    height, width = 3, 4
    scores = torch.randn(2, 12, 12)
    found = propagated(scores, height, width)
    expected = torch.zeros(2, 12, 12)
    for place in range(12):
        for patch in range(12):
            for down in (-1, 0, 1):
                for across in (-1, 0, 1):
                    rows = (place // width + down, patch // width + down)
                    columns = (place % width + across, patch % width + across)
                    if all(0 <= row < height for row in rows) and all(0 <= c < width for c in columns):
                        spots = [row * width + c for row, c in zip(rows, columns, strict=True)]
                        expected[:, place, patch] += scores[:, spots[0], spots[1]]
    torch.testing.assert_close(found, expected)


def test_no_weight_goes_to_a_patch_that_is_not_wholly_known() -> None:
    torch.manual_seed(6)
    x, hole = torch.randn(2, 4, 9, 11), torch.zeros(2, 1, 9, 11)
    hole[0, 0, 3:5, 4:7] = 1
    found = weights(x, hole)
    touching = F.max_pool2d(hole, 3, 1, 1)[0].flatten() > 0
    assert touching.sum() == 4 * 5
    assert not found[0][:, touching].any() and found[1].any(dim=0).all()
    torch.testing.assert_close(found.sum(dim=2), torch.ones(2, 99))


def test_patches_are_compared_by_what_they_show_and_not_by_how_strongly() -> None:
    torch.manual_seed(6)
    x, hole = torch.randn(1, 4, 6, 7), torch.zeros(1, 1, 6, 7)
    torch.testing.assert_close(weights(3 * x, hole), weights(x, hole))
    torch.testing.assert_close(propagated(torch.ones(1, 42, 42), 6, 7).max(), torch.tensor(9.0))


def test_what_stands_in_the_hole_has_no_say_where_it_is_out_of_sight() -> None:
    torch.manual_seed(6)
    x, hole = torch.randn(1, 4, 9, 11), torch.zeros(1, 1, 9, 11)
    hole[..., 3:5, 4:7] = 1
    found, other = weights(x, hole), weights(x + 5 * hole * torch.randn_like(x), hole)
    near = F.max_pool2d(hole, 5, 1, 2).flatten() > 0  # by its own patch, or those of its neighbours
    torch.testing.assert_close(other[:, ~near], found[:, ~near])
    assert (other - found)[:, near].abs().max() > 0.01


def test_what_stands_in_the_hole_is_not_copied() -> None:
    torch.manual_seed(6)
    x, hole = torch.rand(1, 4, 20, 20), torch.zeros(1, 1, 10, 10)
    hole[..., 4:6, 4:6] = 1
    x[..., 8:12, 8:12] = 100
    assert ContextualAttention()(x, hole).max() <= 1


@pytest.mark.parametrize(("height", "width"), [(2, 2), (2, 14), (12, 10)])
def test_attention_to_a_constant_picture_gives_that_picture(height: int, width: int) -> None:
    x = torch.tensor([0.3, -2.0, 0.0]).reshape(1, 3, 1, 1).expand(1, 3, height, width)
    hole = torch.zeros(1, 1, height // 2, width // 2)
    hole[..., 0, 0] = float(height > 2)
    torch.testing.assert_close(ContextualAttention()(x, hole), x)


def test_where_nothing_is_known_attention_gives_nothing_and_the_network_numbers() -> None:
    assert not ContextualAttention()(torch.randn(1, 4, 8, 8), torch.ones(1, 1, 4, 4)).any()
    network = tiny().eval()
    for dtype in (torch.float32, torch.bfloat16):
        filled = network.to(dtype)(torch.rand(1, 3, 64, 64), torch.ones(1, 1, 64, 64))
        assert torch.isfinite(filled).all()


def test_pictures_of_a_batch_do_not_look_at_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(7)
    x, hole = torch.randn(3, 4, 12, 8), torch.zeros(3, 1, 6, 4)
    hole[..., 0, :2] = 1
    together = ContextualAttention()(x, hole)
    monkeypatch.setattr("restorer_app.engine.networks.contextual_attention.AT_ONCE", 24 * 24)
    torch.testing.assert_close(ContextualAttention()(x, hole), together)


def test_the_network_gives_the_same_whatever_stands_in_the_hole() -> None:
    network = tiny().eval()
    picture, hole = photographs(1)
    filled = network(picture, hole)
    for garbage in (9.0, float("nan"), float("inf")):
        assert torch.equal(network(torch.where(hole > 0, garbage, picture), hole), filled)
    other = network(picture.flip(1), hole)
    assert (other - filled).abs()[hole.expand(1, 3, -1, -1) > 0].max() > 1e-3, "what is known matters"


def test_the_second_stage_sees_the_coarse_fill_in_the_hole_and_the_known_region_outside() -> None:
    network, shown = tiny().eval(), []
    network.inward.register_forward_pre_hook(lambda _, given: shown.append(given[0]))
    known, hole = torch.randn(1, 3, 48, 48), photographs(1)[1]
    known = known * (1 - hole)
    coarse, _ = network.stages(known, hole)
    torch.testing.assert_close(shown[0], torch.cat([torch.where(hole > 0, coarse, known), hole], dim=1))


def test_the_coarse_term_teaches_the_first_stage_alone() -> None:
    network = tiny().train()
    assert isinstance(network, Taught)
    network.begin("both-stages")
    picture, hole = photographs()
    found = lesson(network, picture, hole)
    assert set(found.terms) == set(network.terms)
    found.terms["coarse-l1"].backward()
    for name, parameter in network.named_parameters():
        learns = parameter.grad is not None and bool(parameter.grad.any())
        assert learns == name.startswith("coarse."), name


def test_the_coarse_term_is_measured_as_l1_is() -> None:
    network, drawn = tiny().train(), []
    network.coarse.register_forward_hook(lambda _, __, coarse: drawn.append(coarse))
    picture, hole = photographs()
    hole[0, :, :, :40] = 0
    found = lesson(network, picture, hole)
    _, mean, spread = seen(picture, hole)
    torch.testing.assert_close(found.terms["coarse-l1"], l1(drawn[0] * spread + mean, picture, hole))
    assert found.target is picture
    torch.testing.assert_close(found.filled, network(picture, hole))


@dataclass(frozen=True, eq=False)
class Pupil:
    """A tiny network that has learned a fixed batch: what it paid, and its gates before and afterwards."""

    paid: list[float]
    before: dict[str, tuple[float, float]]
    after: dict[str, tuple[float, float]]


@pytest.fixture(scope="module")
def pupil() -> Pupil:
    network, paid = tiny().train(), []
    picture, hole = photographs()
    before = gates_of(network, picture, hole)
    optimizer = torch.optim.Adam(network.parameters(), lr=2e-3)
    for _ in range(70):
        found = lesson(network, picture, hole)
        loss = l1(found.filled, found.target, hole) + 0.5 * found.terms["coarse-l1"]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        paid.append(l1(found.filled, found.target, hole).item())
    return Pupil(paid, before, gates_of(network, picture, hole))


def gates_of(network: DeepFillNet, picture: Tensor, hole: Tensor) -> dict[str, tuple[float, float]]:
    """How far the gates of each gated convolution are open, inside the hole and outside it: means."""
    found: dict[str, tuple[float, float]] = {}

    def look(name: str, layer: GatedConvolution, x: Tensor) -> None:
        gates = torch.sigmoid(layer.convolution(x).chunk(2, dim=1)[1]).mean(dim=1, keepdim=True)
        share = F.adaptive_avg_pool2d(hole, gates.shape[2:])
        found[name] = float(gates[share == 1].mean()), float(gates[share == 0].mean())

    layers = [(name, each) for name, each in network.named_modules() if isinstance(each, GatedConvolution)]
    hooks = [
        layer.register_forward_pre_hook(lambda layer, given, name=name: look(name, layer, given[0]))
        for name, layer in layers
    ]
    with torch.no_grad():
        network(picture, hole)
    for hook in hooks:
        hook.remove()
    return found


def test_a_tiny_network_learns_a_fixed_batch(pupil: Pupil) -> None:
    assert pupil.paid[-1] < 0.1 * pupil.paid[0]


def test_gates_learn_to_differ_inside_and_outside_the_hole(pupil: Pupil) -> None:
    """Nothing tells them to: what a hole holds is worth less than what is known."""
    inside, outside = pupil.after["coarse.0.0"]
    assert outside - inside > 0.1
    layers = [f"coarse.0.{layer}" for layer in range(5)]
    assert all(pupil.after[layer][0] < pupil.after[layer][1] - 0.01 for layer in layers), pupil.after
    assert not all(pupil.before[layer][0] < pupil.before[layer][1] - 0.01 for layer in layers), "by itself"


def test_a_wrong_configuration_is_refused_in_a_sentence() -> None:
    for wrong in ({"width": 1}, {"dilations": [0]}, {"depth": 3}):
        with pytest.raises(BadWeights, match="deepfill-v2 cannot be used"):
            build("deepfill-v2", wrong)
