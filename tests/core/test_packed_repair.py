"""Repairs reduced to what they write, and how undo keeps them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.geometry import Box
from restorer_app.core.kept_repair import KeptRepair, KeptSamples
from restorer_app.core.mask import Mask
from restorer_app.core.packed_repair import PackedSamples
from restorer_app.core.picture import RGB, Samples
from restorer_app.core.repair import Patch, Repair
from restorer_app.core.sparse_mask import SparseMask
from tests.core.made import noise

HEIGHT, WIDTH = 46, 1100
"""Wider than a cell and than a patch that is given back."""


def paper() -> Samples:
    return noise(HEIGHT, WIDTH, RGB, "uint16", 99).copy()


def ragged(seed: int) -> list[Patch]:
    """Three patches that overlap, each writing about half of its samples."""
    random = np.random.default_rng(seed)
    patches = []
    for row, column in ((3, 500), (6, 508), (5, 1010)):
        alpha = np.where(random.random((17, 29)) < 0.5, 0, random.random((17, 29))).astype(np.float32)
        patches.append(Patch(row, column, noise(17, 29, RGB, "uint16", seed + row), alpha))
    return patches


def written_plainly(samples: Samples, patches: list[Patch]) -> Samples:
    expected = samples.copy()
    for patch in patches:
        np.copyto(expected[patch.box.slices], patch.samples, where=(patch.alpha > 0)[:, :, None])
    return expected


@given(some.integers(0, 1000))
def test_writing_taking_back_and_doing_again(seed: int) -> None:
    samples, patches = paper(), ragged(seed)
    before, expected = samples.copy(), written_plainly(samples, patches)
    packed = PackedSamples.of(patches, HEIGHT, WIDTH)
    assert packed is not None
    kept = KeptSamples.written(packed, samples)
    assert (samples == expected).all()
    kept.take_back(samples)
    assert (samples == before).all()
    kept.do_again(samples)
    assert (samples == expected).all()
    KeptSamples.written(kept.swapped().packed, samples)
    assert (samples == before).all()


@pytest.mark.parametrize("left_out", [(), ((20, 700),)])
def test_whole_rows_are_written_taken_back_and_done_again(left_out: tuple[tuple[int, int], ...]) -> None:
    samples, before = paper(), paper()
    alpha = np.ones((30, WIDTH), np.float32)
    for place in left_out:
        alpha[place] = 0
    patches = [Patch(8, 0, noise(30, WIDTH, RGB, "uint16", 5), alpha)]
    packed = PackedSamples.of(patches, HEIGHT, WIDTH)
    assert packed is not None and isinstance(packed.at, slice) == (not left_out)
    kept = KeptSamples.written(packed, samples)
    assert (samples == written_plainly(before, patches)).all()
    kept.take_back(samples)
    assert (samples == before).all(), "what was before is a copy of its own"
    kept.do_again(samples)
    assert (samples == written_plainly(before, patches)).all()


@given(some.integers(0, 1000))
def test_the_patches_that_come_back_write_the_same(seed: int) -> None:
    samples, patches = paper(), ragged(seed)
    packed = PackedSamples.of(patches, HEIGHT, WIDTH)
    assert packed is not None
    kept = KeptSamples(packed, packed.samples)
    facts = {"method": "t", "seed": 7}
    back = KeptRepair(SparseMask.of(np.zeros((HEIGHT, WIDTH), np.bool_)), (), facts).repair(kept)
    assert (back.method, back.seed) == ("t", 7)
    assert (written_plainly(samples, list(back.patches)) == written_plainly(samples, patches)).all()
    shares = np.sort(np.concatenate([patch.alpha[patch.alpha > 0] for patch in back.patches]))
    assert (shares == np.sort(packed.alpha)).all()


@given(some.integers(0, 1000), some.integers(0, 40), some.integers(480, 1090), some.integers(1, 60))
def test_any_box_can_be_shown_as_it_was_before(seed: int, row: int, column: int, side: int) -> None:
    samples = paper()
    before = samples.copy()
    packed = PackedSamples.of(ragged(seed), HEIGHT, WIDTH)
    assert packed is not None
    kept = KeptSamples.written(packed, samples)
    box = Box(row, column, side, side).clipped(HEIGHT, WIDTH)
    block = samples[box.slices].copy()
    kept.take_back_in(block, box)
    assert (block == before[box.slices]).all()


def test_what_lies_far_apart_is_told_in_boxes_of_its_own() -> None:
    dot = np.ones((2, 2), np.float32)
    patches = [Patch(row, column, noise(2, 2, RGB, "uint16"), dot) for row, column in ((3, 5), (9, 1000))]
    packed = PackedSamples.of(patches, HEIGHT, WIDTH)
    assert packed is not None
    assert packed.boxes == (Box(3, 5, 2, 2), Box(9, 1000, 2, 2))


def test_patches_that_write_nothing_are_none() -> None:
    patch = Patch(3, 4, noise(7, 9, RGB, "uint16"), np.zeros((7, 9), np.float32))
    assert PackedSamples.of([patch], HEIGHT, WIDTH) is None


def test_a_patch_beyond_the_edge_is_refused() -> None:
    patch = Patch(HEIGHT - 2, 4, noise(7, 9, RGB, "uint16"), np.ones((7, 9), np.float32))
    with pytest.raises(ValueError, match="does not fit"):
        PackedSamples.of([patch], HEIGHT, WIDTH)


def test_a_repair_is_packed_once() -> None:
    mask = Mask.empty(HEIGHT, WIDTH)
    repair = Repair(tuple(ragged(1)), mask, "t")
    assert repair.packed(HEIGHT, WIDTH) is repair.packed(HEIGHT, WIDTH)
