"""Photographs that are no plain grey or RGB: repaired in a working copy, exact outside the mask."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer_app.core.cielab import lab_of_working, lab_samples, lab_values, working_rgb
from restorer_app.core.depth import fits, rounded
from restorer_app.core.mask import Mask
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.core.repair import Patch, apply_patches
from restorer_app.engine.catalogue import entry
from restorer_app.engine.engine import Engine
from restorer_app.engine.memory import needed_memory
from restorer_app.engine.repairing import repair, task_of
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.tensors import to_samples
from restorer_app.engine.working import copied_bytes, working_copy
from tests.engine.conftest import soft_picture

SHAPE = 70, 90
METHODS = pytest.mark.parametrize("method", ["telea", "repair-small"])


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(threads=1)


def marked() -> NDArray[np.bool_]:
    mask = np.zeros(SHAPE, np.bool_)
    mask[10:60, 40:44] = True
    mask[30:36, 5:80] = True
    return mask


def spoilt(samples: NDArray[Any], value: float) -> NDArray[Any]:
    """The samples with the mask's pixels set to something else in the first three channels."""
    damaged = samples.copy()
    damaged[marked(), :3] = value
    return damaged


def in_bits(picture: Picture, depth: int) -> Picture:
    samples = rounded(picture.samples / picture.full_scale, depth, picture.samples.dtype)
    return Picture(samples, picture.roles, depth=depth)


def inks(dtype: str = "uint8") -> Picture:
    return soft_picture(*SHAPE, dtype, (*CMYK, Role.ALPHA))


def lab(dtype: str) -> Picture:
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    values = np.stack([40 + 0.4 * rows, 0.3 * columns - 20, 10 - 0.2 * rows], axis=2)
    return Picture(lab_samples(values, np.dtype(dtype)), LAB)


def light(low: float, high: float, roles: tuple[Role, ...] = RGB) -> Picture:
    plain = soft_picture(*SHAPE, "float32", roles)
    return Picture((plain.samples * (high - low) + low).astype(np.float32), roles)


KINDS = {
    "1-bit": in_bits(soft_picture(*SHAPE, roles=GREY), 1),
    "2-bit": in_bits(soft_picture(*SHAPE, roles=GREY), 2),
    "4-bit RGB": in_bits(soft_picture(*SHAPE), 4),
    "10-bit": in_bits(soft_picture(*SHAPE, "uint16"), 10),
    "12-bit grey": in_bits(soft_picture(*SHAPE, "uint16", GREY), 12),
    "12-bit CMYK": in_bits(soft_picture(*SHAPE, "uint16", CMYK), 12),
    "CMYK 8": inks(),
    "CMYK 16": inks("uint16"),
    "Lab 8": lab("uint8"),
    "Lab 16": lab("uint16"),
    "light": light(-3, 250),
    "faint light": light(1000, 1000.5, GREY),
}


@METHODS
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_repaired_in_its_own_samples_and_exact_outside_the_mask(
    engine: Engine, kind: str, method: str
) -> None:
    truth = KINDS[kind]
    low, high = (np.nanmin(truth.samples), np.nanmax(truth.samples))
    picture = truth.with_samples(spoilt(truth.samples, low))
    result = engine.restore(RestoreRequest(picture, Mask(marked()), method, device="cpu"))
    after = apply_patches(picture, result.patches).samples
    assert after.dtype == truth.samples.dtype
    np.testing.assert_array_equal(after[~marked()], picture.samples[~marked()])
    for patch in result.patches:
        unwritten = patch.alpha == 0
        assert bits(patch.samples[unwritten]) == bits(picture.samples[patch.box.slices][unwritten])
    if truth.depth is not None:
        assert fits(after, truth.depth), "a sample that the file's depth does not have"
    own = list(truth.own_channels)
    error = np.abs(after.astype(float) - truth.samples)[marked()][:, own] / float(high - low)
    assert error.mean() < (0.12 if truth.depth in (1, 2) else 0.06), "nothing was repaired"
    others = [channel for channel in range(len(truth.roles)) if channel not in own]
    np.testing.assert_array_equal(after[:, :, others], picture.samples[:, :, others])


def bits(samples: NDArray[Any]) -> bytes:
    return np.ascontiguousarray(samples).tobytes()


@METHODS
@pytest.mark.parametrize(
    ("dtype", "roles"), [("uint8", RGB), ("uint16", GREY), ("uint16", (*RGB, Role.ALPHA)), ("float32", RGB)]
)
def test_grey_and_rgb_are_repaired_as_they_are_byte_for_byte(
    engine: Engine, method: str, dtype: str, roles: tuple[Role, ...]
) -> None:
    """What the door gives is what the engine gives without it, and it rounds as it always did."""
    plain = soft_picture(*SHAPE, dtype, roles)
    picture = plain.with_samples(spoilt(plain.samples, plain.full_scale))
    # Not "auto", which is another precision on some processors.
    request = RestoreRequest(picture, Mask(marked()), method, device="cpu", precision="float32")
    assert working_copy(request).parts == (picture,)
    straight = repair(task_of(request), entry(method).make())
    found = engine.restore(request).patches
    assert bytes_of(found) == bytes_of(straight)
    values = np.random.default_rng(1).uniform(-0.1, 1.1, (20, 20, 3)).astype(np.float32)
    white = plain.full_scale
    old = np.clip(np.rint(values.astype(np.float64) * white), 0, white).astype(dtype)
    assert to_samples(values, np.dtype(dtype)).tobytes() == (values if dtype == "float32" else old).tobytes()


def bytes_of(patches: tuple[Patch, ...] | list[Patch]) -> list[tuple[int, int, bytes, bytes]]:
    return [(patch.row, patch.column, patch.samples.tobytes(), patch.alpha.tobytes()) for patch in patches]


@METHODS
def test_no_ink_is_put_where_nothing_around_has_any(engine: Engine, method: str) -> None:
    samples = np.zeros((*SHAPE, 4), np.uint8)
    samples[:, :, 3] = soft_picture(*SHAPE, roles=GREY).samples[:, :, 0]
    samples[marked()] = (200, 90, 0, 255)
    picture = Picture(samples, CMYK)
    result = engine.restore(RestoreRequest(picture, Mask(marked()), method, device="cpu"))
    after = apply_patches(picture, result.patches).samples
    assert after[:, :, :3].max() == 0, "grey of K alone got other inks"
    bare = inks().samples[:, :, :4].copy()
    bare[:, :, 3] = np.where(marked(), 80, 0)
    picture = Picture(bare, CMYK)
    result = engine.restore(RestoreRequest(picture, Mask(marked()), method, device="cpu"))
    after = apply_patches(picture, result.patches).samples
    assert after[:, :, 3].max() == 0, "black ink where there was none"


def test_no_more_of_an_ink_is_put_than_is_around_and_no_less() -> None:
    samples = np.zeros((*SHAPE, 4), np.uint8)
    samples[:, :, 1] = 50
    samples[:, ::2, 2] = 90
    working = working_copy(RestoreRequest(Picture(samples, CMYK), Mask(marked())))
    for light in (0, 255):
        alpha = marked()[:40, :50].astype(np.float32)
        given = [np.full((40, 50, channels), light, np.uint8) for channels in (3, 1)]
        [patch] = working.patches([[Patch(0, 0, part, alpha)] for part in given])
        written = patch.samples[alpha > 0]
        assert (written == [0, 50, 0 if light else 90, 0]).all()


@METHODS
@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_a_lab_photograph_without_colour_stays_without_colour(
    engine: Engine, method: str, dtype: str
) -> None:
    samples = lab(dtype).samples.copy()
    samples[:, :, 1:] = middle = 128 if dtype == "uint8" else 32768
    samples[marked()] = np.iinfo(dtype).max
    picture = Picture(samples, LAB)
    result = engine.restore(RestoreRequest(picture, Mask(marked()), method, device="cpu"))
    after = apply_patches(picture, result.patches).samples
    assert (after[:, :, 1:] == middle).all()
    assert after[:, :, 0].std() > 0


def test_samples_that_are_no_numbers_in_the_mask_are_filled_and_others_stay(engine: Engine) -> None:
    truth = light(-3, 250)
    samples = spoilt(truth.samples, np.nan)
    samples[0, 0] = np.inf
    samples[65, 20, 1] = np.nan
    picture = Picture(samples, RGB)
    result = engine.restore(RestoreRequest(picture, Mask(marked()), "telea", device="cpu"))
    after = apply_patches(picture, result.patches).samples
    assert np.isfinite(after[marked()]).all()
    np.testing.assert_array_equal(after[~marked()], samples[~marked()])
    assert np.abs(after - truth.samples)[marked()].mean() < 15


def test_light_is_scaled_by_what_is_around_the_hole_not_by_a_lamp_elsewhere() -> None:
    samples = np.full((300, 300, 1), 2.0, np.float32)
    samples[10:150] = 3.0
    samples[-5:, -5:] = 90_000.0
    mask = np.zeros((300, 300), np.bool_)
    mask[100:110, 20:30] = True
    [part] = working_copy(RestoreRequest(Picture(samples, GREY), Mask(mask))).parts
    assert np.ptp(part.samples[90:160, 20:30]) > 0.8
    assert part.samples.max() == 1


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_every_lab_colour_leads_through_the_working_rgb_to_itself(dtype: str) -> None:
    most = np.iinfo(dtype).max
    samples = np.random.default_rng(2).integers(0, most + 1, (60, 60, 3)).astype(dtype)
    samples[0] = [0, most // 2 + 1, most // 2 + 1]
    there = working_rgb(lab_values(samples))
    back = lab_samples(lab_of_working(there), np.dtype(dtype))
    assert np.abs(back.astype(int) - samples).max() <= (0 if dtype == "uint8" else 1)


def test_the_working_copy_counts_where_memory_is_asked_for() -> None:
    for kind in ("CMYK 16", "Lab 8", "light"):
        picture = KINDS[kind]
        request = RestoreRequest(picture, Mask(marked()))
        held = sum(part.samples.nbytes for part in working_copy(request).parts)
        assert copied_bytes(picture) == held
        assert needed_memory(request) > held + picture.samples.nbytes


def test_a_plan_for_inks_tells_of_both_passes(engine: Engine) -> None:
    mask = Mask(marked())
    grey = engine.explain(RestoreRequest(soft_picture(*SHAPE), mask, "telea", device="cpu"))
    both = engine.explain(RestoreRequest(inks(), mask, "telea", device="cpu"))
    assert both.passes == 2 * grey.passes
