from __future__ import annotations

import torch

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import Targets
from restorer_app.engine.exemplar.patches import touching
from restorer_app.engine.exemplar.vote import Ballot, trust


def _ballot() -> tuple[Ballot, torch.Tensor]:
    """One hole pixel in a 20×30 window, patches of 3: nine targets, sources ten columns to the right."""
    hole = torch.zeros(20, 30, dtype=torch.bool)
    hole[8, 9] = True
    targets = Targets.of(touching(hole, 3))
    return Ballot(targets, hole.flatten().nonzero()[:, 0], 3), targets.at + 10


def test_all_patches_over_a_pixel_vote_by_their_weights() -> None:
    ballot, sources = _ballot()
    values = torch.rand(600, 2)
    weight = torch.arange(1.0, 10.0)
    sources[4] += 30  # the patch in the middle comes from one row lower
    shift = torch.full((9, 2), 0.25)
    said = values[torch.tensor([8 * 30 + 19] * 9) + torch.where(torch.arange(9) == 4, 30, 0)] + shift
    expected = (said * weight[:, None]).sum(dim=0) / weight.sum()
    result = ballot.voted(sources, weight, values, shift, Progress())
    torch.testing.assert_close(result, expected[None])


def test_the_best_patch_over_a_pixel_decides_where_it_comes_from() -> None:
    ballot, sources = _ballot()
    distance = torch.full((9,), 5.0)
    distance[6] = 1.0
    sources[6] += 60
    origin, chosen = ballot.best(sources, distance, Progress())
    assert (int(origin), int(chosen)) == (8 * 30 + 19 + 60, 6)


def test_patches_are_trusted_less_if_unlike_and_if_deep_in_the_hole() -> None:
    flat = torch.ones(4)
    by_depth = trust(flat, torch.tensor([0.0, 1.0, 5.0, 500.0]), 10.0)
    assert bool((by_depth.diff() < 0).all()) and float(by_depth[3]) > 0
    by_distance = trust(torch.tensor([0.0, 50.0, 100.0, 200.0]), torch.zeros(4), 4.0)
    assert bool((by_distance.diff() < 0).all())
