"""Patches and how they are applied."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from restorer_app.core import repair
from restorer_app.core.errors import OutOfMemory
from restorer_app.core.geometry import Box
from restorer_app.core.picture import GREY, RGB, Role
from restorer_app.core.repair import Patch, apply_patches, check_memory
from tests.core.made import RGB_ALPHA, noise, picture


def patch(row: int, column: int, samples: np.ndarray, alpha: np.ndarray) -> Patch:
    return Patch(row, column, samples, alpha.astype(np.float32))


@given(
    some.sampled_from([GREY, RGB, RGB_ALPHA, (*GREY, Role.INFRARED)]),
    some.sampled_from(["uint8", "uint16", "float32"]),
    some.integers(0, 2**32 - 1),
)
def test_exactly_the_samples_with_some_alpha_become_those_of_the_patch(
    roles: tuple[Role, ...], dtype: str, seed: int
) -> None:
    random = np.random.default_rng(seed)
    before = picture(11, 14, roles, dtype)
    new, row, column = (
        noise(5, 6, roles, dtype, seed=2),
        int(random.integers(0, 7)),
        int(random.integers(0, 9)),
    )
    alpha = np.where(random.random((5, 6)) < 0.5, 0, random.random((5, 6)))
    after = apply_patches(before, [patch(row, column, new, alpha)]).samples
    expected = before.samples.copy()
    expected[row : row + 5, column : column + 6][alpha > 0] = new[alpha > 0]
    assert after.dtype == expected.dtype
    assert after.tobytes() == expected.tobytes()


def test_the_picture_given_is_left_as_it_was() -> None:
    before = picture()
    samples = before.samples.copy()
    apply_patches(before, [patch(0, 0, noise(3, 3, RGB, seed=9), np.ones((3, 3)))])
    assert np.array_equal(before.samples, samples)


def test_where_patches_overlap_the_last_stands() -> None:
    low, high = np.full((3, 3, 3), 10, np.uint8), np.full((3, 3, 3), 20, np.uint8)
    after = apply_patches(picture(), [patch(0, 0, low, np.ones((3, 3))), patch(1, 1, high, np.ones((3, 3)))])
    assert (after.samples[1:4, 1:4] == 20).all()
    assert (after.samples[0, :3] == 10).all()


@pytest.mark.parametrize(("more", "enough"), [(0, True), (-1, False)])
def test_a_photograph_that_could_not_be_read_again_after_saving_is_refused_before_the_work(
    monkeypatch: pytest.MonkeyPatch, more: int, enough: bool
) -> None:
    scan = picture(200, 300, RGB, "uint16")
    needed = 5 * scan.samples.nbytes // 2 + 256 * 2**20
    monkeypatch.setattr(repair, "available_memory", lambda: needed + more)
    if enough:
        check_memory(scan)
    else:
        with pytest.raises(OutOfMemory, match=r"300 × 200 pixels takes 0\.3 GiB of memory more"):
            check_memory(scan)


@pytest.mark.parametrize(
    ("row", "samples"),
    [
        (11, noise(3, 3, RGB)),  # over the lower edge of 13 rows
        (0, noise(3, 3, GREY)),  # too few channels
        (0, noise(3, 3, RGB, "uint16")),  # another depth
    ],
)
def test_a_patch_that_does_not_fit_is_refused(row: int, samples: np.ndarray) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply_patches(picture(), [patch(row, 0, samples, np.ones((3, 3)))])


def test_samples_and_alpha_of_a_patch_have_one_size_and_are_read_only() -> None:
    with pytest.raises(ValueError, match="does not fit alpha"):
        patch(0, 0, noise(3, 3, RGB), np.ones((3, 4)))
    good = patch(2, 5, noise(3, 4, RGB), np.ones((3, 4)))
    assert good.box == Box(2, 5, 3, 4)
    with pytest.raises(ValueError, match="read-only"):
        good.samples[0, 0, 0] = 1
