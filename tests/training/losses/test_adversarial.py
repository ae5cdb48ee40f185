from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from restorer_app.training.config import GAMES
from restorer_app.training.losses.adversarial import PAIRS, gradient_penalty

E = math.e
TRUE, FILLED = 0.5, -2.0
# Written out by hand: log(1 + e^x) and the definitions of the four papers at the two logits above.
VALUES = {
    "minimax": (math.log(1 + E**-0.5) + math.log(1 + E**-2), -math.log(1 + E**-2)),
    "non-saturating": (math.log(1 + E**-0.5) + math.log(1 + E**-2), math.log(1 + E**2)),
    "least-squares": (0.5 * 0.25 + 0.5 * 4, 0.5 * 9),
    "hinge": (0.5 + 0.0, 2.0),
}


def map_of(*values: float) -> Tensor:
    """Logits 1×1×1×n."""
    return torch.tensor(values, dtype=torch.float64).reshape(1, 1, 1, -1)


def test_the_configuration_knows_the_games() -> None:
    assert set(GAMES) == set(PAIRS) == set(VALUES)


@pytest.mark.parametrize("kind", PAIRS)
def test_each_game_has_the_values_of_its_paper(kind: str) -> None:
    of_discriminator, of_generator = VALUES[kind]
    assert PAIRS[kind].discriminator(map_of(TRUE), map_of(FILLED)).item() == pytest.approx(of_discriminator)
    assert PAIRS[kind].generator(map_of(FILLED)).item() == pytest.approx(of_generator)


@pytest.mark.parametrize("kind", PAIRS)
def test_the_two_pull_in_opposite_directions(kind: str) -> None:
    true, filled = map_of(-0.3, 0.2).requires_grad_(), map_of(0.1, -0.4).requires_grad_()
    for_true, for_filled = torch.autograd.grad(PAIRS[kind].discriminator(true, filled), (true, filled))
    (for_generator,) = torch.autograd.grad(PAIRS[kind].generator(filled), filled)
    assert (for_true < 0).all(), "the discriminator raises its logits on the truth"
    assert (for_filled > 0).all() or kind == "least-squares"
    assert (for_generator < 0).all(), "the generator raises them on its own"


@pytest.mark.parametrize(("kind", "best"), [("least-squares", (1.0, 0.0)), ("hinge", (1.0, -1.0))])
def test_the_best_logits_are_those_of_the_paper(kind: str, best: tuple[float, float]) -> None:
    true, filled = map_of(0.3).requires_grad_(), map_of(0.4).requires_grad_()
    optimizer = torch.optim.SGD([true, filled], lr=0.2)
    for _ in range(40):
        optimizer.zero_grad()
        PAIRS[kind].discriminator(true, filled).backward()
        optimizer.step()
    assert (true.item(), filled.item()) == pytest.approx(best, abs=0.21)


def test_minimax_fades_where_the_discriminator_is_sure_and_non_saturating_does_not() -> None:
    logits = map_of(-8.0).requires_grad_()
    slopes = {
        kind: torch.autograd.grad(PAIRS[kind].generator(logits), logits)[0].item()
        for kind in ("minimax", "non-saturating")
    }
    assert -1e-3 < slopes["minimax"] < 0
    assert slopes["non-saturating"] == pytest.approx(-1, abs=1e-3)


@pytest.mark.parametrize("kind", PAIRS)
def test_places_outside_do_not_count_and_crops_weigh_the_same(kind: str) -> None:
    true, filled = torch.randn(2, 2, 1, 3, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(2))
    inside = torch.zeros(2, 1, 3, 3, dtype=torch.float64)
    inside[0, 0, 1, 1] = inside[1, 0, 0] = 1
    pair = PAIRS[kind]
    alone = [
        (pair.discriminator(true[crop][place], filled[crop][place]), pair.generator(filled[crop][place]))
        for crop, place in enumerate(inside > 0)
    ]
    wanted = torch.tensor(alone).mean(dim=0)
    found = pair.discriminator(true, filled, inside), pair.generator(filled, inside)
    assert [each.item() for each in found] == pytest.approx(wanted.tolist())
    spoiled = torch.where(inside > 0, filled, 50.0)
    assert pair.generator(spoiled, inside).item() == found[1].item()
    assert pair.discriminator(true, spoiled, inside).item() == found[0].item()


@pytest.mark.parametrize("kind", PAIRS)
def test_each_game_has_the_right_slope(kind: str) -> None:
    true, filled = torch.randn(2, 2, 1, 3, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(2))
    inside = (torch.rand(2, 1, 3, 3, generator=torch.Generator().manual_seed(3)) > 0.4).double()
    pair = PAIRS[kind]
    true.requires_grad_(), filled.requires_grad_()
    assert torch.autograd.gradcheck(lambda *given: pair.discriminator(*given, inside), (true, filled))
    assert torch.autograd.gradcheck(lambda given: pair.generator(given, inside), filled)


def test_the_penalty_of_a_linear_judge_is_its_squared_slope() -> None:
    slope = torch.randn(3, 4, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    picture = torch.rand(5, 3, 4, 4, dtype=torch.float64).requires_grad_()
    logits = (picture * slope).sum(dim=(1, 2, 3), keepdim=True)
    assert gradient_penalty(logits, picture).item() == pytest.approx(slope.square().sum().item())


def test_the_penalty_can_be_lowered() -> None:
    weight = torch.randn(1, 2, 3, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    picture = torch.rand(2, 2, 5, 5, dtype=torch.float64, generator=torch.Generator().manual_seed(2))

    def penalty(weight: Tensor) -> Tensor:
        given = picture.clone().requires_grad_()
        return gradient_penalty(torch.tanh(torch.nn.functional.conv2d(given, weight)), given)

    assert torch.autograd.gradcheck(penalty, weight.requires_grad_())
