"""Deep inside a hole the fills of smaller views are mixed in; near its rim, and by other networks, not."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.afar import DEEP, RIM, STEPS, VIEWS, depth_share, enlarged, reduced
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.averaged import AveragedMethod
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.networks.registry import Needs

SIDE = 128
SMALL = Needs(multiple_of=1, at_least=1)


class Tells(nn.Module):
    """Fills the hole with the height of what it is shown, divided by ``SIDE``."""

    needs = SMALL

    def __init__(self, refines: bool = True) -> None:
        super().__init__()
        self.refines = refines
        self.shown: list[tuple[int, ...]] = []
        self._tell = self.shown.append  # a copy of the network tells the same list
        self.weight = nn.Parameter(torch.zeros(1))

    def forward(self, _: Tensor, hole: Tensor, base: Tensor) -> Tensor:
        self._tell(tuple(base.shape))
        return base * (1 - hole) + hole * base.shape[-2] / SIDE


def window(radius: int = 30, count: int = 1) -> tuple[Tensor, Tensor]:
    """Noise with a square hole in the middle that reaches ``radius`` pixels to each side."""
    picture = torch.rand(count, 3, SIDE, SIDE)
    hole = torch.zeros(count, 1, SIDE, SIDE)
    hole[..., 64 - radius : 64 + radius, 64 - radius : 64 + radius] = 1
    return picture, hole


def test_only_what_lies_deep_in_the_hole_is_deep() -> None:
    _, hole = window()
    share = depth_share(hole)[0, 0, 64]
    assert not share[: 34 + int(RIM)].any(), "the known region, and the rim"
    assert (share[34 + int(DEEP) : 64] == 1).all()
    assert (share[34:64].diff() >= 0).all() and ((share > 0) & (share < 1)).any()
    assert (depth_share(torch.ones(1, 1, SIDE, SIDE)) == 1).all(), "nothing is near to what is not there"


def test_a_reduced_view_holds_means_of_what_is_known() -> None:
    picture = torch.full((1, 3, 6, 7), 0.25)
    hole = torch.zeros(1, 1, 6, 7)
    hole[..., 1:, 2:5] = 1
    picture[..., 1:, 2:5] = 99.0
    small, missing = reduced(picture, hole, 2)
    assert small.shape == (1, 3, 3, 4)
    assert missing[0, 0].tolist() == [[0, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0]]
    assert torch.equal(small[missing.expand_as(small) == 0], torch.full((30,), 0.25))
    assert enlarged(small, 2, 6, 7).shape == picture.shape


def test_the_mean_of_all_views_counts_deep_inside_and_the_full_size_alone_at_the_rim() -> None:
    picture, hole = window()
    filled = TrainedMethod(Tells(), SMALL).fill(picture, hole, None, Terms())
    heights = [1.0, *(1 / step for step in STEPS)]
    assert filled[0, :, 64, 64].tolist() == pytest.approx([sum(heights) / len(heights)] * 3)
    assert (filled[0, :, 64, 34 : 34 + int(RIM)] == 1).all()
    assert torch.equal(filled[hole.expand_as(filled) == 0], picture[hole.expand_as(filled) == 0])


def test_what_was_made_from_afar_already_counts_as_much_as_the_views() -> None:
    picture, hole = window()
    network = Tells()
    filled = TrainedMethod(network, SMALL).fill(picture, hole, torch.full_like(picture, 0.4), Terms())
    assert filled[0, :, 64, 64].tolist() == pytest.approx([(1 + VIEWS * 0.4) / (1 + VIEWS)] * 3)
    assert len(network.shown) == 1


def test_averaged_fills_are_mixed_as_well() -> None:
    picture, hole = window()
    averaged = AveragedMethod(TrainedMethod(Tells(), SMALL))
    plain = TrainedMethod(Tells(), SMALL)
    torch.testing.assert_close(
        averaged.fill(picture, hole, None, Terms()), plain.fill(picture, hole, None, Terms())
    )


@pytest.mark.parametrize(("radius", "refines"), [(int(RIM), True), (30, False)])
def test_thin_damage_and_networks_that_draw_anew_are_seen_once(radius: int, refines: bool) -> None:
    network = Tells(refines)
    TrainedMethod(network, SMALL).fill(*window(radius), None, Terms())
    assert network.shown == [(1, 3, SIDE, SIDE)]


def test_only_windows_with_something_deep_are_looked_at_again() -> None:
    picture, hole = window(count=3)
    hole[0] = hole[2] = 0
    hole[2, :, 10:12] = 1
    network = Tells()
    filled = TrainedMethod(network, SMALL).fill(picture, hole, None, Terms())
    assert network.shown[1:] == [(1, 3, SIDE // step, SIDE // step) for step in STEPS]
    assert torch.equal(filled[0], picture[0]) and (filled[2, :, 10:12] == 1).all()


def test_what_stands_in_the_hole_does_not_matter(tiny_network: nn.Module) -> None:
    picture, hole = window()
    method = TrainedMethod(tiny_network, tiny_network.needs)  # type: ignore[arg-type]
    other = torch.where(hole > 0, torch.rand_like(picture), picture)
    filled = method.fill(picture, hole, None, Terms())
    torch.testing.assert_close(method.fill(other, hole, None, Terms()), filled)
    assert not torch.allclose(filled, method.refine(first_fill(picture, hole), hole, Terms()))


def test_a_stop_is_heard_between_the_views() -> None:
    class Stopped(Progress):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        TrainedMethod(Tells(), SMALL).fill(*window(), None, Terms(progress=Stopped()))
