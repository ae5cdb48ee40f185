from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer_app.core.errors import Unsupported
from restorer_app.core.mask import Mask
from restorer_app.core.picture import FULL_SCALE, GREY, RGB, Picture, Role
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.networks.registry import Needs
from restorer_app.engine.plan import Reach
from restorer_app.engine.repairing import grown, repair, task_of
from restorer_app.engine.request import RestoreRequest
from tests.engine.conftest import soft_picture

ALPHA = Role.ALPHA


class Flood:
    """A method that fills everything, known or not, with one value; remembers what it was shown."""

    reach = Reach(core=96, context=24, widest=30)
    refines = True
    sequential = False

    def __init__(self, value: float) -> None:
        self.value = value
        self.shown: list[tuple[torch.Tensor, torch.Tensor]] = []

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None: ...

    def fill(
        self, picture: torch.Tensor, hole: torch.Tensor, base: torch.Tensor | None, terms: Terms
    ) -> torch.Tensor:
        self.shown.append((picture, hole))
        return torch.full_like(picture, self.value)


def random_mask(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    mask = rng.random((height, width)) < rng.choice([0, 0.002, 0.2])
    row, column = rng.integers(0, height), rng.integers(0, width)
    mask[row : row + rng.integers(1, 60), column : column + rng.integers(1, 60)] = True
    mask[rng.integers(height), rng.integers(width)] = False
    return mask


@settings(max_examples=80)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 150),
    st.integers(2, 150),
    st.sampled_from(["uint8", "uint16", "float32"]),
    st.sampled_from([GREY, (*GREY, ALPHA), RGB, (*RGB, ALPHA), (Role.INFRARED, *RGB)]),
    st.integers(1, 8),
)
def test_no_sample_outside_the_mask_ever_changes(
    seed: int, height: int, width: int, dtype: str, roles: Sequence[Role], orientation: int
) -> None:
    rng = np.random.default_rng(seed)
    scale = FULL_SCALE[dtype]
    samples = (rng.random((height, width, len(roles))) * scale * 0.8).astype(dtype)
    picture = Picture(samples, tuple(roles), orientation)
    mask = Mask(random_mask(rng, *picture.upright_shape))
    request = RestoreRequest(picture, mask, options={"grow": int(rng.integers(0, 4)), "feather": 0})
    task = task_of_or_none(request)
    if task is None:
        return
    result = apply_patches(picture, repair(task, Flood(1.0), Progress()))
    changed = (result.upright_samples() != picture.upright_samples()).any(axis=2)
    assert not (changed & ~mask.array).any()
    assert changed[mask.array].all()
    others = [index for index, role in enumerate(roles) if role in (ALPHA, Role.INFRARED)]
    np.testing.assert_array_equal(result.samples[:, :, others], samples[:, :, others])
    assert result.samples.dtype == samples.dtype


def task_of_or_none(request: RestoreRequest):  # type: ignore[no-untyped-def]
    try:
        return task_of(request)
    except Unsupported:
        return None


def scratched(softness: float) -> tuple[Picture, np.ndarray]:
    """A white line, three pixels wide, as a scanner of that softness sees it; the mask is the line itself."""
    mask = np.zeros((90, 120), bool)
    mask[20:70, 60:63] = True
    opacity = mask.astype(np.float32)
    if softness:
        opacity = cv2.GaussianBlur(opacity, (0, 0), softness)
    ground = soft_picture(90, 120).samples.astype(np.float32) * 0.7
    samples = ground + opacity[:, :, None] * (255 - ground)
    return Picture(np.rint(samples).astype(np.uint8), RGB), mask


def hole_shown(picture: Picture, mask: np.ndarray) -> np.ndarray:
    method = Flood(0.5)
    patches = repair(task_of(RestoreRequest(picture, Mask(mask))), method, Progress())
    assert sum(int((patch.alpha > 0).sum()) for patch in patches) == mask.sum(), (
        "written inside the mask only"
    )
    [(_, hole)] = method.shown
    return hole[0, 0].numpy() > 0


def test_the_method_sees_the_hole_grown_where_the_damage_goes_on() -> None:
    picture, mask = scratched(softness=0.8)
    assert int(np.count_nonzero(hole_shown(picture, mask).sum(axis=0) > 40)) >= 5


def test_the_method_sees_sound_pixels_beside_sharp_damage() -> None:
    picture, mask = scratched(softness=0)
    assert hole_shown(picture, mask).sum() < mask.sum() * 1.05


@pytest.mark.parametrize("softness", [0, 0.8])
def test_the_method_sees_sound_pixels_where_the_brush_went_well_past_the_damage(softness: float) -> None:
    """Structure that the first fill misses goes on beyond such a mask, and is no damage for that."""
    picture, line = scratched(softness)
    edges = np.where((np.mgrid[0:90, 0:120].sum(axis=0) // 9 % 2)[:, :, None] > 0, 60, 0)
    samples = np.minimum(picture.samples.astype(int) + edges, 255).astype(np.uint8)
    mask = grown(line, 4)
    assert hole_shown(Picture(samples, RGB), mask).sum() < mask.sum() * 1.03


def test_a_soft_scratch_leaves_no_trace() -> None:
    picture, mask = scratched(softness=0.8)
    request = RestoreRequest(picture, Mask(mask))
    from restorer_app.engine.catalogue import entry

    truth = soft_picture(90, 120).samples.astype(float)[mask] * 0.7
    for name in ("learned", "navier-stokes"):
        result = apply_patches(picture, repair(task_of(request), entry(name).make(), Progress()))
        assert np.abs(result.samples[mask] - truth).mean() < 12, name
        bare = RestoreRequest(picture, Mask(mask), options={"grow": 0})
        traced = apply_patches(picture, repair(task_of(bare), entry(name).make(), Progress()))
        assert np.abs(traced.samples[mask] - truth).mean() > 20, name


def test_growing_is_round_and_leaves_the_mask_alone() -> None:
    mask = np.zeros((9, 9), bool)
    mask[4, 4] = True
    assert not grown(mask, 3)[1, 1]
    assert grown(mask, 3)[1, 4]
    assert grown(mask, 0).sum() == mask.sum() == 1


def test_grey_stays_grey_with_a_colour_network_behind_it(
    tiny_network: torch.nn.Module, grey_picture: Callable[[int, int], Picture]
) -> None:
    colour_picture = soft_picture(90, 120)
    neutral = np.repeat(colour_picture.samples[:, :, :1], 3, axis=2)
    mask = np.zeros((90, 120), bool)
    mask[30:50, 30:90] = True
    method = TrainedMethod(tiny_network, Needs())
    grey = grey_picture(90, 120)
    [patch] = repair(task_of(RestoreRequest(grey, Mask(mask))), method, Progress())
    assert patch.samples.shape[2] == 1
    assert patch.samples.dtype == np.uint16
    assert len(np.unique(patch.samples)) > 256, "the fill uses the file's depth"
    colour = apply_patches(
        Picture(neutral, RGB),
        repair(task_of(RestoreRequest(Picture(neutral, RGB), Mask(mask))), method, Progress()),
    )
    assert int(np.ptp(colour.samples[:, :, :].astype(int), axis=2).max()) == 0


def test_a_very_wide_hole_is_filled_from_an_overview() -> None:
    picture = soft_picture(500, 600)
    mask = np.zeros((500, 600), bool)
    mask[60:460, 80:560] = True
    method = Flood(0.5)
    result = apply_patches(picture, repair(task_of(RestoreRequest(picture, Mask(mask))), method, Progress()))
    assert set(np.unique(result.samples[mask])) <= set(range(120, 137)) | set(np.unique(picture.samples))
    assert (result.samples[260, 300] == 128).all()
    assert max(max(part.shape[-2:]) for part, _ in method.shown) <= 96 + 2 * (24 + 30)


@pytest.mark.parametrize("coloured", [True, False])
def test_the_middle_of_a_very_wide_hole_has_colour_if_the_photograph_has(coloured: bool) -> None:
    class Tinted(Flood):
        def fill(self, picture, hole, base, terms):  # type: ignore[no-untyped-def]
            return torch.tensor([0.8, 0.4, 0.2])[None, :, None, None].expand_as(picture)

    samples = soft_picture(700, 700).samples
    if not coloured:
        samples = np.repeat(samples[:, :, :1], 3, axis=2)
    mask = np.zeros((700, 700), bool)
    mask[50:650, 50:650] = True
    picture = Picture(samples.copy(), RGB)
    result = apply_patches(picture, repair(task_of(RestoreRequest(picture, Mask(mask))), Tinted(0)))
    assert (np.ptp(result.samples[350, 350].astype(int)) > 100) == coloured


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_overview_lies_where_the_hole_lies(orientation: int) -> None:
    """A slope across a wide hole is continued by its overview, not shifted or turned."""
    slope = np.repeat(np.linspace(0, 60000, 700).astype(np.uint16)[None, :], 400, axis=0)
    picture = Picture(np.ascontiguousarray(slope)[:, :, None].copy(), GREY, orientation)
    stored = np.zeros((400, 700), bool)
    stored[100:300, 250:450] = True
    from restorer_app.core.geometry import upright
    from restorer_app.engine.catalogue import entry

    class Overviews(Flood):
        refines = False

        def fill(self, picture, hole, base, terms):  # type: ignore[no-untyped-def]
            return entry("navier-stokes").make().fill(picture, hole, base, Terms(16))

    request = RestoreRequest(picture, Mask(upright(stored, orientation).copy()))
    result = apply_patches(picture, repair(task_of(request), Overviews(0), Progress()))
    error = np.abs(result.samples[:, :, 0].astype(float) - slope)[stored]
    assert error.mean() < 0.03 * 60000


def test_an_empty_mask_gives_no_patches() -> None:
    picture = soft_picture(30, 30)
    assert repair(task_of(RestoreRequest(picture, Mask.empty(30, 30))), Flood(0), Progress()) == []


def test_a_mask_over_everything_and_a_kind_without_colours_are_refused() -> None:
    with pytest.raises(Unsupported, match="whole photograph"):
        task_of(RestoreRequest(soft_picture(30, 30), Mask(np.ones((30, 30), bool))))
    strange = Picture(np.zeros((9, 9, 1), np.uint8), (Role.EXTRA,))
    with pytest.raises(Unsupported, match="grey, RGB"):
        task_of(RestoreRequest(strange, Mask.empty(9, 9)))


def test_samples_that_are_no_numbers_do_not_spread() -> None:
    samples = soft_picture(60, 60, "float32").samples.copy()
    samples[10, 10] = np.nan
    mask = np.zeros((60, 60), bool)
    mask[12:20, 8:30] = True
    picture = Picture(samples, RGB)
    from restorer_app.engine.catalogue import entry

    task = task_of(RestoreRequest(picture, Mask(mask)))
    result = apply_patches(picture, repair(task, entry("telea").make(), Progress()))
    assert np.isfinite(result.samples[mask]).all()
    assert np.isnan(result.samples[10, 10]).all(), "outside the mask even that stays"


class Recorder(Progress):
    """Keeps what was reported; stops at the n-th check."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.fractions: list[float] = []
        self.stop_at = stop_at

    def check(self) -> None:
        if self.stop_at is not None and len(self.fractions) >= self.stop_at:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        self.fractions.append(fraction)
        self.check()


def spotted() -> RestoreRequest:
    mask = np.random.default_rng(2).random((300, 400)) < 0.002
    mask[40:140, 40:140] = True
    return RestoreRequest(soft_picture(300, 400), Mask(mask))


def test_progress_never_runs_backwards_and_ends_at_one() -> None:
    recorder = Recorder()
    repair(task_of(spotted()), Flood(0.5), recorder)
    assert recorder.fractions == sorted(recorder.fractions)
    assert recorder.fractions[0] == 0
    assert recorder.fractions[-1] == 1
    assert len(recorder.fractions) > 10


@pytest.mark.parametrize("stop_at", [1, 2, 5, 9])
def test_a_stop_is_heard_at_the_next_report(stop_at: int) -> None:
    recorder = Recorder(stop_at)
    with pytest.raises(Cancelled):
        repair(task_of(spotted()), Flood(0.5), recorder)
    assert len(recorder.fractions) == stop_at


def test_the_same_request_gives_the_same_patches() -> None:
    from restorer_app.engine.catalogue import entry

    first, second = (
        repair(task_of(spotted()), entry(name).make(), Progress()) for name in ("telea", "telea")
    )
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one.samples, other.samples)
        np.testing.assert_array_equal(one.alpha, other.alpha)
