"""What the networks of the literature have in common."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from restorer_app.engine.networks.masked_fill import MaskedFill, fitted


class Grey(MaskedFill):
    """Draws everything in the known region's mean, with a spot in the hole."""

    def body(self, known: Tensor, hole: Tensor) -> Tensor:
        drawn = torch.zeros_like(known)
        drawn[..., 31, 31] = 1.0
        return drawn


class Seamless(Grey):
    seamless = True


def ramp() -> tuple[Tensor, Tensor]:
    picture = torch.linspace(0, 1, 64).repeat(1, 3, 64, 1).clone()
    hole = torch.zeros(1, 1, 64, 64)
    hole[..., 28:36, 28:36] = 1
    return picture, hole


def test_what_is_drawn_takes_on_the_tone_around_it_and_keeps_its_detail() -> None:
    picture, hole = ramp()
    spoilt = torch.where(hole > 0, torch.full((), 7.0), picture)
    inside = (hole > 0).expand_as(picture)
    plain, seamless = Grey().eval()(spoilt, hole), Seamless().eval()(spoilt, hole)
    assert torch.equal(seamless[~inside], picture[~inside])
    spot = torch.zeros_like(picture)
    spot[..., 31, 31] = float((plain[0, 0, 31, 31] - plain[0, 0, 30, 31]).item())
    torch.testing.assert_close((seamless - spot)[inside], picture[inside], rtol=0, atol=0.02)
    assert (plain - picture)[inside].abs().max() > 0.05, "without it the ramp is interrupted"


def test_while_it_learns_all_is_as_it_is_drawn() -> None:
    picture, hole = ramp()
    network = Seamless().train()
    assert torch.equal(network(picture, hole), network.drawn(picture, hole))


@pytest.mark.parametrize("garbage", [9.0, float("nan"), float("inf")])
def test_fitting_never_looks_into_the_hole(garbage: float) -> None:
    picture, hole = ramp()
    drawn = torch.rand_like(picture)
    spoilt = torch.where(hole > 0, torch.full((), garbage), picture)
    assert torch.equal(fitted(drawn, spoilt, hole), fitted(drawn, picture, hole))
