from __future__ import annotations

import torch

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.field import NEVER, Field, Found, Targets


def _field(seed: int = 0) -> tuple[Field, torch.Tensor, torch.Tensor]:
    """A field of a 60×70 window whose every pixel has rows that change smoothly, and its cost map."""
    generator = torch.Generator().manual_seed(seed)
    row, column = torch.meshgrid(torch.arange(60.0), torch.arange(70.0), indexing="ij")
    rows = torch.stack([row * 3, column * 3], dim=-1).flatten(0, 1)
    touched = torch.zeros(60, 70, dtype=torch.bool)
    touched[20:40, 25:45] = True
    cost = torch.where(touched.flatten(), NEVER, 0.0)
    targets = Targets.of(touched)
    allowed = (cost == 0).nonzero()[:, 0]
    chance = allowed[torch.randint(len(allowed), (len(targets.at),), generator=generator)]
    return Field(targets, chance, rows), rows[targets.at - 5 * 70 - 12], cost


def test_the_whole_search_finds_the_nearest() -> None:
    field, wanted, cost = _field()
    field.compare(wanted, cost, Progress())
    field.search_all(wanted, Progress())
    exact = torch.cdist(wanted, field._rows).square() + cost
    assert torch.equal(field.distance, exact.min(dim=1).values)


def test_patch_match_comes_near_the_whole_search_and_never_gets_worse() -> None:
    field, wanted, cost = _field()
    field.compare(wanted, cost, Progress())
    before = field.distance.clone()
    field.improve(wanted, 4, 30, torch.Generator().manual_seed(1), Progress())
    after = field.distance.clone()
    assert bool((after <= before).all())
    field.search_all(wanted, Progress())
    assert float(after.mean()) < 1.5 * float(field.distance.mean()) + 10


def test_sources_that_must_not_be_used_are_never_taken() -> None:
    field, wanted, cost = _field()
    field.compare(wanted, cost, Progress())
    field.improve(wanted, 4, 30, torch.Generator().manual_seed(1), Progress())
    assert bool((cost[field.sources] == 0).all())


def test_what_a_level_found_is_doubled_for_the_next() -> None:
    touched = torch.zeros(6, 8, dtype=torch.bool)
    touched[2, 3] = True
    found = Found(Targets.of(touched), torch.tensor([4 * 8 + 5]))
    row, column = torch.tensor([4, 5, 0]), torch.tensor([7, 6, 0])
    down, across, is_one = found.doubled(row, column)
    assert is_one.tolist() == [True, True, False]
    assert (down[:2].tolist(), across[:2].tolist()) == ([8, 9], [11, 10])


def test_targets_know_their_neighbours_and_the_border() -> None:
    touched = torch.zeros(4, 5, dtype=torch.bool)
    touched[1:3, 3:5] = True
    targets = Targets.of(touched)
    assert targets.at.tolist() == [8, 9, 13, 14]
    assert targets.neighbours(0, 1).tolist() == [1, 1, 3, 3]
    assert targets.neighbours(-1, 0).tolist() == [0, 1, 0, 1]
