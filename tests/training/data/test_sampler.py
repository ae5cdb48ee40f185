from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from restorer_app.training.batch import Batch
from restorer_app.training.config import DataConfig
from restorer_app.training.damage import DRAWN
from restorer_app.training.data.canvases import LEAST
from restorer_app.training.data.compositing import GARBAGE, PAINTS
from restorer_app.training.data.damage_pool import DamagePool
from restorer_app.training.data.draws import Draws, Part
from restorer_app.training.data.photographs import PhotographStore, levels_of, stored
from restorer_app.training.data.pool_making import make_pool
from restorer_app.training.data.sampler import CropSampler
from tests.training.conftest import drawn_photograph

ALL = DataConfig(
    crop=64,
    canvases=6,
    **dict.fromkeys(("scaled", "grey", "sepia", "tinted", "faded", "flat", "vignetted", "blurred"), 0.5),
    **dict.fromkeys(("grainy", "coloured_grain", "compressed", "second_piece", "residue"), 0.5),
)
"""Everything happens to about every other sample."""
PLAIN = replace(ALL, grainy=0.0, compressed=0.0, residue=0.0)


@pytest.fixture(scope="module")
def store() -> PhotographStore:
    pictures = [drawn_photograph(index) for index in range(4)]
    return stored([levels_of(picture, 64, 0.5) for picture in pictures], torch.device("cpu"))


@pytest.fixture(scope="module")
def pool() -> DamagePool:
    return make_pool({}, ALL, 1)


@pytest.fixture
def sampler(store: PhotographStore, pool: DamagePool) -> CropSampler:
    return CropSampler(store, pool, ALL, 7)


def outside(batch: Batch) -> torch.Tensor:
    """|given − target| outside of the hole, B×S×S."""
    return ((batch.given - batch.target).abs() * (1 - batch.hole)).amax(1)


def same(one: Batch, other: Batch) -> bool:
    return all(torch.equal(getattr(one, name), getattr(other, name)) for name in ("target", "given", "hole"))


def test_batches_have_their_shapes_and_ranges_and_are_a_function_of_seed_and_step(
    store: PhotographStore, pool: DamagePool, sampler: CropSampler
) -> None:
    batch = sampler.batch(3, 24)
    assert batch.target.shape == batch.given.shape == (24, 3, 64, 64)
    assert batch.hole.shape == (24, 1, 64, 64)
    assert {each.dtype for each in (batch.target, batch.given, batch.hole)} == {torch.float32}
    for pictures in (batch.target, batch.given):
        assert pictures.is_contiguous()
        assert pictures.min() >= 0 and pictures.max() <= 1
    assert batch.hole.sum((1, 2, 3)).min() >= LEAST
    sampler.batch(9, 5)
    assert same(batch, sampler.batch(3, 24)), "whatever was drawn between"
    assert same(batch, CropSampler(store, pool, ALL, 7).batch(3, 24))
    assert not same(batch, sampler.batch(4, 24))
    assert not same(batch, CropSampler(store, pool, ALL, 8).batch(3, 24))


@pytest.mark.parametrize("parts", [2, 3])
def test_each_process_gets_its_slice_of_the_batch_that_one_would_draw(
    sampler: CropSampler, parts: int
) -> None:
    whole = sampler.batch(5, 12)
    count = 12 // parts
    for index in range(parts):
        part = sampler.batch(5, count, Part(index, parts))
        for name in ("target", "given", "hole"):
            wanted = getattr(whole, name)[index * count : (index + 1) * count]
            assert torch.equal(getattr(part, name), wanted), name


def test_the_target_is_clean_and_the_given_picture_is_not(store: PhotographStore, pool: DamagePool) -> None:
    config = replace(PLAIN, grainy=1.0, grain=(0.05, 0.05))
    batch = CropSampler(store, pool, config, 7).batch(1, 24)
    plain = CropSampler(store, pool, PLAIN, 7).batch(1, 24)
    assert torch.equal(batch.target, plain.target)
    assert outside(batch).flatten(1).amax(1).min() > 0.05
    assert float(outside(plain).max()) == 0


@pytest.mark.parametrize("effect", ["grainy", "compressed"])
def test_a_target_that_need_not_be_clean_has_what_the_given_picture_has(
    store: PhotographStore, pool: DamagePool, effect: str
) -> None:
    config = replace(PLAIN, **{effect: 1.0})
    clean = CropSampler(store, pool, config, 7).batch(1, 24)
    spoiled = CropSampler(store, pool, replace(config, clean_target=False), 7).batch(1, 24)
    assert torch.equal(clean.given, spoiled.given)
    assert not torch.equal(clean.target, spoiled.target)
    far = torch.nn.functional.max_pool2d(clean.hole, 37, 1, 18)[:, 0] == 0
    assert outside(clean)[far].mean() > 0.004
    assert float(outside(spoiled)[far].max()) == 0


def test_nothing_of_the_target_is_left_in_the_hole_or_shines_out_of_it(
    store: PhotographStore, pool: DamagePool, sampler: CropSampler
) -> None:
    draws = Draws([7, 1, 3], 48)
    clean = sampler.clean(draws)
    batch = sampler.spoiled(clean.clone(), draws)
    other = torch.rand_like(clean)
    changed = sampler.spoiled(torch.where(batch.hole > 0, other, clean), draws)
    assert torch.equal(changed.hole, batch.hole)
    assert not torch.equal(changed.target, batch.target)
    assert torch.equal(changed.given, batch.given), "to the last bit, and outside too"
    # And the test can fail: outside of the hole the given picture does follow the target.
    moved = sampler.spoiled(torch.where(batch.hole > 0, clean, other), draws)
    assert not torch.equal(moved.given, batch.given)


def test_residue_is_only_where_it_is_asked_for_and_only_near_the_hole(
    store: PhotographStore, pool: DamagePool
) -> None:
    config = replace(PLAIN, residue=0.5, second_piece=0.0)
    batch = CropSampler(store, pool, config, 7).batch(1, 80)
    left = (outside(batch) > 0).flatten(1).any(1).numpy()
    asked = Draws([7, 1, 1], 80).happens("residue", 0.5)
    assert not left[~asked].any()
    assert left[asked].mean() > 0.6
    # Of a hole that lies just beyond the crop's border only the residue is seen.
    far = torch.nn.functional.max_pool2d(batch.hole, 11, 1, 5)[:, 0] == 0
    assert float((outside(batch) * far)[:, 5:-5, 5:-5].max()) == 0


def test_garbage_is_of_every_sort_and_as_often_as_it_says() -> None:
    assert sum(GARBAGE.values()) == pytest.approx(1)
    assert sum(share for share, _, _ in PAINTS.values()) == pytest.approx(1)


def test_holes_hold_the_damage_a_colour_noise_or_another_photograph(
    store: PhotographStore, pool: DamagePool
) -> None:
    batch = CropSampler(store, pool, PLAIN, 7).batch(2, 120)
    kind = np.searchsorted(np.cumsum(list(GARBAGE.values()))[:-1], Draws([7, 1, 2], 120)["garbage"], "right")
    spread = np.array(
        [
            float(given[:, hole[0] > 0].std(1).mean())
            for given, hole in zip(batch.given, batch.hole, strict=True)
        ]
    )
    names = list(GARBAGE)
    assert spread[kind == names.index("colour")].max() < 1e-6
    assert spread[kind == names.index("noise")].min() > 0.05
    photograph = spread[kind == names.index("photograph")]
    assert np.median(photograph) > 0.01
    assert spread[kind == names.index("damage")].max() < 0.5


@pytest.mark.parametrize("kind", DRAWN)
def test_fixed_crops_are_of_one_kind_and_the_same_each_time(sampler: CropSampler, kind: str) -> None:
    batch = sampler.fixed(16, [3], kind)
    assert batch.hole.sum((1, 2, 3)).min() >= LEAST
    assert same(batch, sampler.fixed(16, [3], kind))
    assert not same(batch, sampler.fixed(16, [4], kind))
    assert kind in sampler.kinds


def test_smaller_versions_are_used_as_often_as_asked(store: PhotographStore, pool: DamagePool) -> None:
    off = dict.fromkeys(("grey", "tinted", "faded", "flat", "vignetted", "blurred"), 0.0)
    full, half = (
        CropSampler(store, pool, replace(PLAIN, scaled=scaled, **off), 7).batch(1, 60).target
        for scaled in (0.0, 1.0)
    )
    steps = [(each[..., 1:] - each[..., :-1]).abs().mean() for each in (full, half)]
    assert steps[1] > 1.2 * steps[0], "waves are shorter in a smaller version"
