from __future__ import annotations

import pytest
import torch
from torch import nn

from restorer_app.engine.networks.blocks import BLOCKS, chain


@pytest.mark.parametrize("name", BLOCKS)
def test_a_fresh_block_is_the_identity(name: str) -> None:
    x = torch.randn(2, 12, 9, 14)
    torch.testing.assert_close(BLOCKS[name](12)(x), x)


def disturbed(name: str) -> torch.Tensor:
    """How far each place answers to a change in one corner of a 24×24 map."""
    block = BLOCKS[name](64).eval()
    for parameter in block.parameters():
        nn.init.normal_(parameter, std=0.2)
    x = torch.randn(1, 64, 24, 24)
    other = x.clone()
    # Not all channels alike: a normalisation of each place would take that out again.
    other[:, ::2, 0, 0] += 3
    with torch.no_grad():
        return (block(x) - block(other)).abs().amax(dim=1)[0]


@pytest.mark.parametrize(("name", "reach"), [("plain", 2), ("gated", 2), ("plain-4", 5), ("gated-8", 9)])
def test_convolutions_see_as_far_as_their_dilation_says(name: str, reach: int) -> None:
    change = disturbed(name)
    assert change[reach, reach] > 0
    assert not change[reach + 1 :, :].any() and not change[:, reach + 1 :].any()


@pytest.mark.parametrize("name", ["fourier", "attention"])
def test_some_blocks_see_the_whole_window(name: str) -> None:
    assert (disturbed(name) > 1e-4).all()


def test_a_gate_that_is_shut_lets_nothing_through() -> None:
    block = BLOCKS["gated"](12)
    for parameter in block.parameters():
        nn.init.normal_(parameter)
    inner = block.second.in_channels  # type: ignore[union-attr]
    with torch.no_grad():
        block.first.bias[inner:] = -1e4  # type: ignore[union-attr,index]
        block.second.bias.zero_()  # type: ignore[union-attr,operator]
    x = torch.randn(1, 12, 8, 8)
    torch.testing.assert_close(block(x), x)


def test_the_fourier_transform_is_undone_where_the_spectrum_is_kept() -> None:
    """With the spectral convolution as the identity, a spectrum without negative parts comes back whole."""
    block = BLOCKS["fourier"](8)
    spectral = block.spectral
    assert isinstance(spectral, nn.Conv2d)
    with torch.no_grad():
        spectral.weight.copy_(torch.eye(8)[:, :, None, None])
        assert spectral.bias is not None
        spectral.bias.zero_()
    x = torch.zeros(1, 4, 10, 12)
    x[..., 0, 0] = 5  # an impulse: its spectrum is constant, real and positive
    torch.testing.assert_close(block._everywhere(x), 2 * x)  # type: ignore[operator]


def test_a_chain_names_what_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="there is no block 'round'; known: plain, gated"):
        chain(("plain", "round"), 4)
