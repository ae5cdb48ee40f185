from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from restorer_app.core.geometry import Box
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine.blend import FADE, Gathered, blended
from restorer_app.engine.plan import Window


def flat(value: float, box: Box) -> np.ndarray:
    return np.full((box.height, box.width, 1), value, np.float32)


def test_a_single_window_gives_its_fill_unchanged() -> None:
    picture = Picture(np.zeros((300, 300, 1), np.uint16), GREY)
    mask = np.zeros((300, 300), bool)
    mask[240:280, 250:270] = True
    window = Window(Box(200, 200, 100, 100), Box(240, 250, 40, 20))
    gathered = Gathered(300, 300, 1)
    ramp = np.linspace(0.2, 0.8, 100 * 100, dtype=np.float32).reshape(100, 100, 1)
    gathered.add(window, ramp)
    result = np.zeros((300, 300, 1), np.uint16)
    for patch in gathered.patches(picture, mask, feather=0):
        result[patch.box.slices][patch.alpha > 0] = patch.samples[patch.alpha > 0]
    wanted = np.rint(ramp[40:80, 50:70].astype(np.float64) * 65535)
    np.testing.assert_allclose(result[240:280, 250:270], wanted, atol=1)
    assert not result[~mask].any()


def test_where_two_windows_meet_one_fades_into_the_other() -> None:
    gathered = Gathered(64, 200, 1)
    left, right = Box(0, 0, 64, 100), Box(0, 100, 64, 100)
    view = Box(0, 0, 64, 200)
    gathered.add(Window(view, left), flat(0.0, view))
    gathered.add(Window(view, right), flat(1.0, view))
    row = gathered.over(np.zeros((64, 200, 1), np.float32), Box(0, 0, 64, 200))[0][10, :, 0]
    assert row[0] == 0
    assert row[-1] == 1
    assert (np.diff(row) >= -1e-6).all()
    assert np.abs(np.diff(row)).max() < 2.5 / FADE


def test_the_feather_keeps_sound_samples_and_lets_no_damage_back_in() -> None:
    samples = np.full((40, 40, 3), 100, np.uint8)
    mask = np.zeros((40, 40), bool)
    mask[10:30, 10:30] = True
    samples[10:30, 10:20] = 255  # damage up to the left edge of the mask, sound ground at its right
    picture, box = Picture(samples, RGB), Box(10, 10, 20, 20)
    fill = np.full((20, 20, 3), 104 / 255, np.float32)
    patch = blended(picture, mask, box, fill, feather=2)
    assert (patch.samples[5, :8] == 104).all(), "the damage is gone up to the mask's edge"
    assert [int(value) for value in patch.samples[5, -4:, 0]] == [104, 104, 103, 101]
    assert (patch.alpha > 0).all()


def test_other_channels_are_copied() -> None:
    samples = np.arange(20 * 20 * 4, dtype=np.uint16).reshape(20, 20, 4)
    picture = Picture(samples, (*RGB, Role.ALPHA))
    mask = np.ones((20, 20), bool)
    patch = blended(picture, mask, Box(0, 0, 20, 20), np.full((20, 20, 3), 0.5, np.float32), feather=2)
    np.testing.assert_array_equal(patch.samples[:, :, 3], samples[:, :, 3])
    assert (patch.samples[:, :, :3] == 32768).all()


def specked(height: int, width: int, count: int) -> np.ndarray:
    mask = np.zeros((height, width), bool)
    rng = np.random.default_rng(3)
    for row, column in rng.integers(0, (height - 5, width - 5), (count, 2)):
        mask[row : row + 5, column : column + 3] = True
    return mask


def test_a_few_specks_on_a_large_scan_take_little_memory() -> None:
    mask = specked(2000, 3000, 60)
    picture = Picture(np.zeros((2000, 3000, 3), np.uint8), RGB)
    gathered = Gathered(2000, 3000, 3, mask)
    tracemalloc.start()
    for row, column in np.argwhere(mask)[::4]:
        core = Box(int(row), int(column), 1, 1)
        view = core.grown(40).clipped(2000, 3000)
        gathered.add(Window(view, core), np.ones((view.height, view.width, 3), np.float32))
    held = tracemalloc.get_traced_memory()[0]
    patches = gathered.patches(picture, mask, feather=2)
    tracemalloc.stop()
    assert held < 60 * 4 * 32 * 32 * 4 * 4
    assert sum(patch.alpha.size for patch in patches) < 20 * mask.sum()


def test_patches_hold_each_pixel_of_the_mask_once_in_reading_order() -> None:
    mask = specked(700, 500, 40)
    mask[300:690, 100:450] = True
    view = Box(0, 0, 700, 500)
    gathered = Gathered(700, 500, 1, mask)
    gathered.add(Window(view, view), flat(1.0, view))
    patches = gathered.patches(Picture(np.zeros((700, 500, 1), np.uint8), GREY), mask, feather=2)
    times = np.zeros((700, 500), int)
    for patch in patches:
        times[patch.box.slices] += patch.alpha > 0
        assert max(patch.alpha.shape) <= 256
    np.testing.assert_array_equal(times, mask)
    assert [patch.box for patch in patches] == sorted(patch.box for patch in patches)


def test_where_nothing_was_gathered_the_sample_stays() -> None:
    mask = np.ones((64, 200), bool)
    picture = Picture(np.full((64, 200, 1), 90, np.uint8), GREY)
    gathered = Gathered(64, 200, 1, mask)
    left = Box(0, 0, 64, 100)
    gathered.add(Window(left, left), flat(1.0, left))
    result = apply_patches(picture, gathered.patches(picture, mask, feather=0)).samples
    assert (result[:, :100] == 255).all()
    assert (result[:, 100:] == 90).all()


def test_what_earlier_windows_filled_lies_over_the_ground() -> None:
    needed = np.zeros((64, 200), bool)
    needed[:, 20:120] = True
    gathered = Gathered(64, 200, 1, needed)
    core = Box(0, 20, 64, 60)
    gathered.add(Window(core.grown(60).clipped(64, 200), core), flat(1.0, core.grown(60).clipped(64, 200)))
    box = Box(10, 10, 30, 150)
    values, known = gathered.over(flat(0.25, box), box)
    assert (values[:, :10] == 0.25).all(), "what needs no fill shows the ground"
    assert (values[:, 10:70] == 1).all()
    assert known[:, 10:70].all()
    assert not known[:, :10].any()
    assert not known[:, 70:].any(), "a fill that only fades in here may still change"


def test_blending_is_reported_patch_by_patch_and_can_be_stopped() -> None:
    class Stopping(Progress):
        reports = 0

        def report(self, fraction: float, note: str = "") -> None:
            self.reports += 1
            if self.reports == 5:
                raise Cancelled

    mask, view = specked(400, 400, 30), Box(0, 0, 400, 400)
    gathered = Gathered(400, 400, 1, mask)
    gathered.add(Window(view, view), flat(1.0, view))
    with pytest.raises(Cancelled):
        gathered.patches(Picture(np.zeros((400, 400, 1), np.uint8), GREY), mask, 2, progress=Stopping())
