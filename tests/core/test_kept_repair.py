"""Patches as the document keeps them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core.geometry import Box
from restorer_app.core.kept_repair import KeptPatch
from restorer_app.core.picture import RGB
from restorer_app.core.repair import Patch
from tests.core.made import noise


def ragged(seed: int) -> Patch:
    """A patch of 7 × 9 at (3, 4) that writes about half of its samples."""
    random = np.random.default_rng(seed)
    alpha = np.where(random.random((7, 9)) < 0.5, 0, random.random((7, 9))).astype(np.float32)
    alpha[3, 4] = 1
    return Patch(3, 4, noise(7, 9, RGB, "uint16", seed), alpha)


@given(some.integers(0, 1000))
def test_writing_swapping_and_giving_back(seed: int) -> None:
    samples = noise(16, 18, RGB, "uint16", 99).copy()
    before, patch = samples.copy(), ragged(seed)
    expected = samples.copy()
    np.copyto(expected[patch.box.slices], patch.samples, where=(patch.alpha > 0)[:, :, None])
    kept = KeptPatch.written(patch, samples)
    assert kept is not None
    assert (samples == expected).all()
    kept.swapped().write(samples)
    assert (samples == before).all()
    kept.write(samples)
    assert (samples == expected).all()
    given_back = kept.patch()
    inside = given_back.alpha > 0
    assert (given_back.alpha[inside] == patch.alpha[patch.alpha > 0]).all()
    assert (given_back.samples[inside] == patch.samples[patch.alpha > 0]).all()


@given(some.integers(0, 1000), some.integers(0, 12), some.integers(0, 12), some.integers(1, 12))
def test_a_part_of_it_can_be_written_into_a_copy_of_any_box(
    seed: int, row: int, column: int, side: int
) -> None:
    samples = noise(16, 18, RGB, "uint16", 99).copy()
    before = samples.copy()
    kept = KeptPatch.written(ragged(seed), samples)
    assert kept is not None
    box = Box(row, column, side, side).clipped(16, 18)
    block = samples[box.slices].copy()
    kept.swapped().write_part(block, box)
    assert (block == before[box.slices]).all()


def test_a_patch_that_writes_nothing_is_none() -> None:
    samples = noise(16, 18, RGB, "uint16", 99).copy()
    patch = Patch(3, 4, noise(7, 9, RGB, "uint16"), np.zeros((7, 9), np.float32))
    assert KeptPatch.written(patch, samples) is None
