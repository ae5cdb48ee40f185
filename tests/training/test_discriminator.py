from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from restorer_app.training.adversary import BETAS
from restorer_app.training.config import AdversaryConfig
from restorer_app.training.discriminator import STRIDE, Discriminator
from restorer_app.training.losses.adversarial import PAIRS


@pytest.fixture
def judge() -> Discriminator:
    torch.manual_seed(1)
    return Discriminator(8)


def seen(side: int = 64) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(2)
    hole = torch.zeros(2, 1, side, side)
    hole[..., 20:40, 20:40] = 1
    return torch.rand(2, 3, side, side, generator=generator), hole


def test_it_gives_a_logit_a_cell_and_the_features_of_each_layer(judge: Discriminator) -> None:
    logits, features = judge(*seen())
    assert logits.shape == (2, 1, 64 // STRIDE, 64 // STRIDE)
    assert [tuple(each.shape[1:]) for each in features] == [(8, 32, 32), (16, 16, 16), (32, 8, 8), (32, 8, 8)]


def test_a_logit_sees_54_pixels_around_its_own_cell(judge: Discriminator) -> None:
    picture, hole = (each.requires_grad_() for each in seen(128))
    judge(picture, hole)[0][0, 0, 7, 8].backward()
    assert picture.grad is not None and hole.grad is not None
    for slope in (picture.grad.abs().sum(1), hole.grad[:, 0].abs()):
        assert slope[1].sum() == 0, "the other crop has no say"
        rows, columns = slope[0].nonzero(as_tuple=True)
        middle = torch.tensor([7, 8]) * STRIDE + STRIDE // 2
        assert [rows.min(), rows.max()] == [middle[0] - 27, middle[0] + 26]
        assert [columns.min(), columns.max()] == [middle[1] - 27, middle[1] + 26]


def test_every_weight_keeps_a_largest_singular_value_of_one(judge: Discriminator) -> None:
    optimizer = torch.optim.Adam(judge.parameters(), lr=1e-3)
    for _ in range(15):
        optimizer.zero_grad()
        (-judge(*seen())[0].mean()).backward()
        optimizer.step()
    for _ in range(20):  # the power iteration catches up
        judge(*seen())
    judge.eval()
    for layer in (*judge.layers, judge.head):
        largest = torch.linalg.svdvals(layer.weight.detach().flatten(1))[0].item()
        assert largest == pytest.approx(1, abs=0.02)
        own = torch.linalg.svdvals(layer.parametrizations.weight.original.detach().flatten(1))[0].item()
        assert abs(own - 1) > 0.02, "the weight that is learned is another one"


def test_the_weights_of_every_step_of_training_have_a_largest_singular_value_near_one(
    judge: Discriminator,
) -> None:
    """One power iteration a step follows them from below: at most a fifth behind, at the rate of a run."""
    rate = AdversaryConfig().learning_rate
    optimizer = torch.optim.Adam(judge.parameters(), lr=rate, betas=BETAS)
    (picture, hole), learned = seen(), []
    for _ in range(15):
        optimizer.zero_grad()
        logits, _ = judge(torch.cat([picture, picture.flip(1)]), torch.cat([hole, hole]))
        PAIRS["hinge"].discriminator(*logits.chunk(2)).backward()
        for layer in (*judge.layers, judge.head):
            assert 0.99 < largest(layer) < 1.2
        learned.append(judge.head.parametrizations.weight.original.detach().clone())
        optimizer.step()
    assert (learned[-1] - learned[0]).abs().max() > 5 * rate, "they have moved meanwhile"


def largest(layer: nn.Module) -> float:
    """The largest singular value of a layer's weight, found without a power iteration."""
    kept = {name: value.clone() for name, value in layer.state_dict().items()}
    layer.eval()
    value: float = torch.linalg.svdvals(layer.weight.detach().flatten(1))[0].item()
    layer.train()
    assert all(torch.equal(value, kept[name]) for name, value in layer.state_dict().items())
    return value


def test_looking_does_not_change_it(judge: Discriminator) -> None:
    judge.eval()
    before = {name: value.clone() for name, value in judge.state_dict().items()}
    first, second = judge(*seen())[0], judge(*seen())[0]
    assert torch.equal(first, second)
    assert all(torch.equal(value, before[name]) for name, value in judge.state_dict().items())


def test_bfloat16_leaves_the_singular_values_in_float32(judge: Discriminator) -> None:
    judge.eval()
    exact = judge(*seen())[0]
    with torch.autocast("cpu", torch.bfloat16):
        rough, features = judge(*seen())
    assert rough.dtype == features[0].dtype == torch.bfloat16
    torch.testing.assert_close(rough.float(), exact, rtol=0.1, atol=0.02)
    judge.train()
    with torch.autocast("cpu", torch.bfloat16):
        judge(*seen())
    assert all(value.dtype == torch.float32 for value in judge.state_dict().values())
