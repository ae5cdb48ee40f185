from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from restorer_app.core.errors import BadConfig
from restorer_app.engine.networks.registry import build
from restorer_app.engine.weights import Header, read_tensors, write_tensors, write_weights
from restorer_app.training.adversary import Adversary
from restorer_app.training.config import AdversaryConfig, DataConfig, TrainingConfig
from restorer_app.training.losses.catalogue import TERMS
from tests.training.conftest import drawn_photograph

CPU = torch.device("cpu")
TINY = {"widths": [8, 8, 8], "blocks": [1, 1], "dilations": [1]}
ALL = dict.fromkeys(TERMS, 1.0)


def adversary(loss: dict[str, float] = ALL, dtype: torch.dtype = torch.float32, **settings: Any) -> Adversary:
    section = AdversaryConfig(**{"width": 8, **settings})
    config = TrainingConfig("x", "repair-small", data=DataConfig(crop=64), loss=loss, adversary=section)
    return Adversary(config, dtype=dtype)


def batch(seed: int = 0) -> tuple[Tensor, Tensor, Tensor]:
    """Four drawn pictures 64×64, noise, and holes: two blocks of 24 and two lines of 4 pixels."""
    pictures = [torch.from_numpy(drawn_photograph(seed + index, 64, 64)) for index in range(4)]
    target = torch.stack(pictures).permute(0, 3, 1, 2).float() / 255
    noise = torch.rand(target.shape, generator=torch.Generator().manual_seed(seed))
    hole = torch.zeros(4, 1, 64, 64)
    hole[:2, :, 16:40, 24:48] = 1
    hole[2:, :, :, 30:34] = 1
    return target, noise, hole


def same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(value, other[name]) for name, value in one.items())


@pytest.mark.parametrize("kind", ["minimax", "non-saturating", "least-squares", "hinge"])
def test_it_learns_to_tell_noise_from_truth_and_asks_for_truth(kind: str) -> None:
    opponent = adversary(kind=kind, learning_rate=1e-3)
    losses = [opponent.learn(*batch(step)) for step in range(60)]
    assert sum(losses[-10:]) < 0.7 * sum(losses[:10])
    target, noise, hole = batch(100)  # never seen
    asked = [
        opponent.terms(target, part * target + (1 - part) * noise, hole)["adversarial"].item()
        for part in (0, 0.5, 1)
    ]
    assert asked[0] > asked[1] > asked[2]


def test_the_known_region_of_what_is_filled_has_no_say() -> None:
    target, noise, hole = batch()
    spoiled = torch.where(hole > 0, noise, torch.nan).requires_grad_()
    one, other = adversary(), adversary()
    assert one.learn(target, noise, hole) == other.learn(target, spoiled, hole)
    assert same(one.state(), other.state())
    wanted, found = one.terms(target, noise, hole), other.terms(target, spoiled, hole)
    assert {name: term.item() for name, term in found.items()} == {
        name: term.item() for name, term in wanted.items()
    }
    sum(found.values()).backward()
    assert spoiled.grad is not None
    inside = (hole > 0).expand_as(spoiled)
    assert (spoiled.grad[~inside] == 0).all()
    assert (spoiled.grad[inside] != 0).float().mean() > 0.9


def test_truth_is_at_no_distance_from_itself_and_noise_is() -> None:
    target, noise, hole = batch()
    opponent = adversary()
    for name in ("feature-matching", "perceptual", "style"):
        assert opponent.terms(target, target, hole)[name].item() == 0
        assert opponent.terms(target, noise, hole)[name].item() > 1e-4


def test_only_the_terms_with_a_weight_are_given_and_the_discriminator_gets_no_gradient() -> None:
    target, noise, hole = batch()
    for name in TERMS:
        opponent = adversary({name: 1.0, "l1": 1.0})
        terms = opponent.terms(target, noise.requires_grad_(), hole)
        assert list(terms) == [name]
        terms[name].backward()
        assert all(item.grad is None for item in opponent.discriminator.parameters())


def test_asking_teaches_the_discriminator_nothing() -> None:
    target, noise, hole = batch()
    opponent = adversary()
    opponent.learn(target, noise, hole)
    before = copy.deepcopy(opponent.state())
    slopes = [item.grad.clone() for item in opponent.discriminator.parameters() if item.grad is not None]
    sum(opponent.terms(target, noise.requires_grad_(), hole).values()).backward()
    assert same(opponent.state(), before)
    now = [item.grad for item in opponent.discriminator.parameters()]
    assert all(torch.equal(one, other) for one, other in zip(slopes, now, strict=True))


def test_only_wide_leaves_thin_holes_out() -> None:
    target, noise, hole = batch()
    opponent = adversary(only_wide=3)
    filled = noise.clone().requires_grad_()
    terms = opponent.terms(target, filled, hole)
    sum(terms.values()).backward()
    assert filled.grad is not None
    assert [bool(each.any()) for each in filled.grad] == [True, True, False, False]
    everyone = adversary().terms(target[:2], noise[:2], hole[:2])
    for name, term in terms.items():
        assert term.item() == pytest.approx(everyone[name].item() / 2, rel=1e-5), "of the whole batch"


def test_thin_holes_teach_nothing_where_only_wide_ones_count() -> None:
    target, noise, hole = batch()
    one, other = adversary(only_wide=3), adversary(only_wide=3)
    one.learn(target, noise, hole)
    other.learn(target[:2], noise[:2], hole[:2])
    assert same(one.state(), other.state())
    before = copy.deepcopy(one.state())
    assert one.learn(target[2:], noise[2:], hole[2:]) == 0.0
    assert one.terms(target[2:], noise[2:], hole[2:]) == {}
    assert same(one.state(), before)


def test_holes_wider_than_a_crop_are_not_waited_for() -> None:
    with pytest.raises(BadConfig, match="wider than a crop"):
        adversary(only_wide=33)


def test_a_loss_without_a_number_teaches_nothing() -> None:
    target, noise, hole = batch()
    opponent = adversary()
    opponent.learn(target, noise, hole)
    before = copy.deepcopy(opponent.state())
    opponent.learn(target, torch.full_like(noise, torch.nan), hole)
    after = opponent.state()
    for name, value in before.items():
        if not name.endswith(("_u", "_v", "steps")):  # the power iteration has seen weights alone
            assert torch.equal(value, after[name]), name
    assert all(torch.isfinite(value).all() for value in after.values())


def test_r1_is_taken_every_so_many_steps_and_flattens_the_judgement() -> None:
    target, noise, hole = batch()
    plain, first = adversary(), adversary(r1=2.0, r1_every=3)
    losses = [each.learn(target, noise, hole) for each in (plain, first)]
    picture = target.clone().requires_grad_()
    judge = adversary().discriminator.train()
    judge(torch.cat([target, target]), torch.cat([hole, hole]))  # the first power iteration
    (slope,) = torch.autograd.grad(judge(picture, hole)[0].sum(), picture)
    squared = slope.square().sum().item() / 4
    assert losses[1] - losses[0] == pytest.approx(2.0 / 2 * 3 * squared, rel=1e-3)

    calls = []
    original = first.discriminator.forward
    first.discriminator.forward = lambda *given: (calls.append(len(given[0])), original(*given))[1]  # type: ignore[method-assign]
    for _ in range(6):
        first.learn(target, noise, hole)
    assert calls == [8, 8, 8, 4, 8, 8, 8, 4], "true and filled ones each time, true ones alone every third"


def test_a_copy_made_from_its_state_goes_on_to_the_bit(tmp_path: Path) -> None:
    one = adversary(r1=1.0, r1_every=2, dtype=torch.bfloat16)
    for step in range(2):
        one.learn(*batch(step))
    write_tensors(tmp_path / "state", one.state(), Header("x", {}, {}))
    other = adversary(r1=1.0, r1_every=2, dtype=torch.bfloat16)
    other.restore(read_tensors(tmp_path / "state")[0])
    assert same(one.state(), other.state())
    for step in range(2, 4):
        assert one.learn(*batch(step)) == other.learn(*batch(step))
    assert same(one.state(), other.state())
    assert not same(one.state(), adversary().state())


def test_no_state_leaves_it_fresh_and_a_foreign_one_is_refused() -> None:
    one = adversary()
    before = copy.deepcopy(one.state())
    one.restore({})
    assert same(one.state(), before)
    with pytest.raises(BadConfig, match="another discriminator"):
        one.restore(adversary(width=4).state())
    with pytest.raises(BadConfig, match="another discriminator"):
        one.restore({"steps": torch.tensor(1)})


def test_the_seed_rules_it_and_nobody_elses_chance_is_touched() -> None:
    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    one = adversary()
    assert torch.equal(torch.rand(3), wanted)
    assert same(one.state(), adversary().state())


def test_it_starts_after_its_share_of_the_run() -> None:
    late = adversary(start=0.8)
    assert [late.active(share) for share in (0.0, 0.79, 0.8, 1.0)] == [False, False, True, True]


def written_features(folder: Path) -> str:
    torch.manual_seed(7)
    path = folder / "features.safetensors"
    write_weights(path, build("repair-small", TINY), Header("repair-small", TINY, {}))
    return str(path)


def test_a_network_of_ones_own_gives_the_features_and_saves_the_discriminator(tmp_path: Path) -> None:
    target, noise, hole = batch()
    features = written_features(tmp_path)
    own, named = (
        adversary().terms(target, noise, hole),
        adversary(features=features).terms(target, noise, hole),
    )
    for name in ("adversarial", "feature-matching"):
        assert own[name].item() == named[name].item()
    for name in ("perceptual", "style"):
        assert own[name].item() != named[name].item()
    alone = adversary({"perceptual": 1.0}, features=features)
    before = copy.deepcopy(alone.state())
    assert alone.learn(target, noise, hole) == 0.0
    assert same(alone.state(), before), "nobody asks the discriminator"
    assert alone.terms(target, noise, hole)["perceptual"].item() == named["perceptual"].item()
    with pytest.raises(BadConfig, match="features of"):
        adversary(features=str(tmp_path / "missing.safetensors"))


def test_bfloat16_gives_nearly_the_same_in_float32(tmp_path: Path) -> None:
    target, noise, hole = batch()
    settings = {"features": written_features(tmp_path), "r1": 1.0}
    exact, rough = adversary(**settings), adversary(dtype=torch.bfloat16, **settings)
    assert rough.learn(target, noise, hole) == pytest.approx(exact.learn(target, noise, hole), rel=0.02)
    wanted, found = exact.terms(target, noise, hole), rough.terms(target, noise.requires_grad_(), hole)
    for name, term in found.items():
        assert term.dtype == torch.float32
        assert term.item() == pytest.approx(wanted[name].item(), rel=0.1, abs=0.01)
    sum(found.values()).backward()
    assert noise.grad is not None and torch.isfinite(noise.grad).all()
