"""The mechanism of Liu et al., ECCV 2018, against its formulas."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from restorer_app.engine.networks.partial_conv import PartialConv
from restorer_app.engine.networks.registry import build


def masked(height: int = 24, width: int = 24) -> torch.Tensor:
    mask = torch.ones(1, 1, height, width)
    mask[..., 8:16, 6:17] = 0
    return mask


def test_a_partial_convolution_is_what_its_formula_says() -> None:
    torch.manual_seed(1)
    layer, x, mask = PartialConv(3, 5, 3), torch.randn(1, 3, 24, 24), masked()
    found, _ = layer((x, mask))
    weight, bias = layer.convolution.weight, layer.convolution.bias
    for row, column in ((0, 0), (7, 10), (15, 16), (20, 3)):
        total, valid = torch.zeros(5), 0.0
        for down in (-1, 0, 1):
            for across in (-1, 0, 1):
                y, z = row + down, column + across
                if 0 <= y < 24 and 0 <= z < 24 and mask[0, 0, y, z]:
                    total += weight[:, :, down + 1, across + 1] @ x[0, :, y, z]
                    valid += 1
        expected = total * 9 / valid + bias if valid else torch.zeros(5)
        torch.testing.assert_close(found[0, :, row, column], expected, rtol=1e-4, atol=1e-5)


def test_where_nothing_is_valid_the_output_is_nothing() -> None:
    layer = PartialConv(3, 5, 3)
    found, mask = layer((torch.randn(1, 3, 24, 24), masked()))
    assert not found[..., 9:15, 7:16].any() and not mask[..., 9:15, 7:16].any()
    assert found[..., 8, 6:17].abs().min() > 0


def test_every_layer_makes_the_hole_smaller_as_far_as_its_kernel_reaches() -> None:
    mask = masked()
    _, once = PartialConv(1, 1, 3)((torch.zeros(1, 1, 24, 24), mask))
    assert torch.equal(once, F.max_pool2d(mask, 3, 1, 1))
    _, twice = PartialConv(1, 1, 5, 2)((torch.zeros(1, 1, 24, 24), mask))
    assert torch.equal(twice, F.max_pool2d(mask, 5, 2, 2))
    assert 0 < (1 - twice).sum() < (1 - mask).sum() / 4


def test_a_skip_counts_as_often_as_it_has_channels() -> None:
    """Two sources as one, whose mask has a channel for each of theirs, as in the paper."""
    torch.manual_seed(2)
    layer = PartialConv(5, 4, 3)
    one, other = torch.randn(1, 2, 24, 24), torch.randn(1, 3, 24, 24)
    full = torch.ones(1, 1, 24, 24)
    found, mask = layer((one, full), (other, masked()))
    assert mask.all()
    inside = found[0, :, 11, 11]  # the second source has nothing there
    weight = layer.convolution.weight[:, :2]
    expected = (weight * one[:, :, 10:13, 10:13]).sum(dim=(1, 2, 3)) * 45 / 18
    torch.testing.assert_close(inside, expected + layer.convolution.bias)


def test_the_network_gives_the_same_whatever_stands_in_the_hole() -> None:
    torch.manual_seed(3)
    network = build("partial-conv", {}).eval()
    picture, hole = torch.rand(1, 3, 96, 64), 1 - F.pad(masked(), (20, 20, 36, 36), value=1.0)
    filled = network(picture, hole)
    for garbage in (9.0, float("nan"), float("inf")):
        assert torch.equal(network(torch.where(hole > 0, garbage, picture), hole), filled)
    other = network(picture.flip(1), hole)
    assert (other - filled).abs()[hole.expand(1, 3, -1, -1) > 0].max() > 1e-3, "what is known matters"


def test_five_levels_close_a_hole_half_as_wide_as_the_crops_that_are_learned_from() -> None:
    network = build("partial-conv", {}).eval()
    mask = torch.ones(1, 1, 128, 128)
    mask[..., 35:99, 30:94] = 0
    for encode in network.encode:
        _, mask = encode((torch.zeros(1, encode.convolution.in_channels, *mask.shape[2:]), mask))
    assert mask.all()
