"""Pictures and masks at the edge of what there is: each has a defined answer, with every engine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from restorer_app.core.errors import RestorerError, Unsupported
from restorer_app.core.mask import Mask
from restorer_app.core.picture import FULL_SCALE, GREY, RGB, Picture, Role
from restorer_app.core.repair import apply_patches
from restorer_app.engine.catalogue import entry, methods
from restorer_app.engine.engine import Engine
from restorer_app.engine.repairing import planned, repair, task_of
from restorer_app.engine.request import RestoreRequest, RestoreResult
from tests.engine.conftest import soft_picture

FILLING = [info for info in methods() if info.task == "fill"]
NAMES = [info.name for info in FILLING]
FLOAT = [info.name for info in FILLING if "float32" in info.depths]
IN_DEPTHS = [(info.name, depth) for info in FILLING for depth in info.depths if depth in ("uint8", "uint16")]
"""What an engine does not list, it refuses: see the test of what it says before it starts."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(threads=1)


def repaired(engine: Engine, picture: Picture, mask: np.ndarray, name: str) -> tuple[RestoreResult, Picture]:
    result = engine.restore(RestoreRequest(picture, Mask(mask), name))
    after = apply_patches(picture, result.patches)
    outside = ~picture.stored(mask)
    np.testing.assert_array_equal(after.samples[outside], picture.samples[outside])
    return result, after


def farthest(picture: Picture, value: int) -> int:
    """The largest difference of any sample to ``value``."""
    return int(np.abs(picture.samples.astype(int) - value).max())


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_mask_is_answered_with_no_patches_and_no_pass(engine: Engine, name: str) -> None:
    result, _ = repaired(engine, soft_picture(50, 60), np.zeros((50, 60), bool), name)
    assert result.patches == ()
    assert result.passes == 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(1, 1), (30, 40), (1, 7)])
def test_a_mask_over_everything_is_refused_in_a_sentence(
    engine: Engine, name: str, shape: tuple[int, int]
) -> None:
    with pytest.raises(Unsupported, match="whole photograph"):
        engine.restore(RestoreRequest(soft_picture(*shape), Mask(np.ones(shape, bool)), name))


@pytest.mark.parametrize("name", NAMES)
def test_a_hole_that_touches_all_borders_is_filled(engine: Engine, name: str) -> None:
    picture = soft_picture(120, 150)
    mask = np.zeros((120, 150), bool)
    mask[:9], mask[-9:], mask[:, :9], mask[:, -9:] = True, True, True, True
    spoilt = picture.samples.copy()
    spoilt[mask] = 255
    _, after = repaired(engine, Picture(spoilt, RGB), mask, name)
    error = np.abs(after.samples.astype(int) - picture.samples)[mask]
    assert error.mean() < 40, "white paper itself is off by about 130"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(1, 2), (2, 1), (1, 300), (300, 1), (2, 200), (5, 7)])
@pytest.mark.parametrize("roles", [GREY, RGB])
def test_a_picture_a_few_pixels_high_or_wide_is_repaired(
    engine: Engine, name: str, shape: tuple[int, int], roles: tuple[Role, ...]
) -> None:
    samples = np.full((*shape, len(roles)), 100, np.uint8)
    mask = np.zeros(shape, bool)
    mask.flat[1 : max(shape[0] * shape[1] // 2, 2)] = True
    samples[mask] = 250
    _, after = repaired(engine, Picture(samples, roles), mask, name)
    assert farthest(after, 100) <= 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("at", [(0, 0), (29, 44), (13, 20)])
def test_one_known_pixel_decides_what_a_picture_becomes(
    engine: Engine, name: str, at: tuple[int, int]
) -> None:
    samples = np.full((30, 45, 3), 255, np.uint8)
    samples[at] = 80
    mask = np.ones((30, 45), bool)
    mask[at] = False
    request = RestoreRequest(Picture(samples, RGB), Mask(mask), name, options={"grow": 0})
    after = apply_patches(request.picture, engine.restore(request).patches)
    assert farthest(after, 80) <= 10


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tall", [False, True])
def test_a_panorama_costs_what_its_damage_costs(engine: Engine, name: str, tall: bool) -> None:
    strip = np.repeat(np.linspace(40, 200, 40_000).astype(np.uint8)[None, :, None], 300, axis=0)
    mask = np.zeros((300, 40_000), bool)
    mask[100:104, 500:560] = mask[290:, 39_990:] = mask[:3, :3] = True
    spoilt = strip.copy()
    spoilt[mask] = 255
    if tall:
        spoilt, strip, mask = (np.ascontiguousarray(np.swapaxes(x, 0, 1)) for x in (spoilt, strip, mask))
    result, after = repaired(engine, Picture(spoilt, GREY), mask, name)
    assert np.abs(after.samples.astype(int) - strip)[mask].max() <= 12
    assert result.passes <= 4


@pytest.mark.parametrize("name", FLOAT)
def test_samples_that_are_no_numbers_are_neither_used_nor_made(engine: Engine, name: str) -> None:
    samples = soft_picture(80, 90, "float32").samples.copy()
    mask = np.zeros((80, 90), bool)
    mask[30:40, 20:70] = True
    samples[42, 20:60], samples[33, 30:40], samples[70, 3] = np.nan, np.inf, -np.inf
    _, after = repaired(engine, Picture(samples, RGB), mask, name)
    assert np.isfinite(after.samples[mask]).all()
    assert after.samples[mask].min() > -0.1
    assert after.samples[mask].max() < 1.3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_what_an_engine_cannot_do_it_says_before_it_starts(engine: Engine, name: str, dtype: str) -> None:
    """Depths that it lists are repaired; others are refused by ``check`` and by ``restore`` alike."""
    picture = soft_picture(60, 60, dtype)
    mask = np.zeros((60, 60), bool)
    mask[20:24, 20:40] = True
    request = RestoreRequest(picture, Mask(mask), name)
    if dtype in next(info for info in methods() if info.name == name).depths:
        engine.check(request)
        assert engine.restore(request).patches
        return
    with pytest.raises(RestorerError):
        engine.check(request)
    with pytest.raises(RestorerError):
        engine.restore(request)


@pytest.mark.parametrize(("name", "dtype"), IN_DEPTHS)
def test_a_photograph_that_uses_a_tenth_of_its_range_is_filled_in_its_own_tones(
    engine: Engine, name: str, dtype: str
) -> None:
    """Faded: everything between 60 and 70 per cent; the fill has the structure, scaled alike."""
    full = soft_picture(120, 120, "float32").samples
    scale = FULL_SCALE[dtype]
    faded = ((0.6 + 0.1 * full) * scale).astype(dtype)
    mask = np.zeros((120, 120), bool)
    mask[55:61, 10:110] = True
    spoilt = faded.copy()
    spoilt[mask] = scale
    _, after = repaired(engine, Picture(spoilt, RGB), mask, name)
    error = np.abs(after.samples.astype(float) - faded)[mask].mean() / scale
    assert error < 0.006, "a twentieth of what the picture uses"
    if dtype == "uint16":
        assert len(np.unique(after.samples[mask])) > 256, "in the file's own depth"


@pytest.mark.parametrize("name", NAMES)
def test_one_thread_and_two_agree_within_a_level(name: str) -> None:
    picture = soft_picture(200, 260)
    mask = np.zeros((200, 260), bool)
    mask[40:150, 60:64] = mask[90:140, 120:180] = mask[10:14, 200:204] = True
    request = RestoreRequest(picture, Mask(mask), name, seed=3)
    one, two = (apply_patches(picture, Engine(threads=n).restore(request).patches).samples for n in (1, 2))
    assert np.abs(one.astype(int) - two).max() <= 1


@pytest.mark.parametrize("name", NAMES)
def test_a_long_scratch_in_windows_is_filled_as_in_one(name: str) -> None:
    """Within a level; where the order of filling decides (a march, a search), nearly everywhere."""
    picture = soft_picture(400, 500)
    mask = np.zeros((400, 500), bool)
    mask[20:380, 240:244] = mask[200:203, 30:470] = True
    task = task_of(RestoreRequest(picture, Mask(mask), name, options={"grain": "off"}))
    method = entry(name).make()
    tiled = apply_patches(picture, repair(task, method)).samples.astype(int)
    assert len(list(planned(task, method).levels[-1].windows)) > (1 if method.reach.core < 400 else 0)
    method.reach = replace(method.reach, core=2000)
    difference = np.abs(apply_patches(picture, repair(task, method)).samples - tiled)
    if entry(name).info.group == "literature":
        assert difference[mask].mean() < 8, "they draw tones anew, after what their window shows"
        return
    assert difference.max() <= (1 if name in ("repair-small", "biharmonic") else 8)
    assert (difference[mask] > 1).mean() < 0.05
