"""Holes wider than a method bridges: from half the size upwards, then texture over what is soft."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from restorer_app.core.mask import Mask
from restorer_app.core.picture import GREY, RGB, Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine import repairing
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.plan import Reach
from restorer_app.engine.repairing import planned, repair, task_of
from restorer_app.engine.request import RestoreRequest
from tests.engine.conftest import soft_picture


class Smooth:
    """Fills with the value of the base where there is one, else with 0.25; keeps what it was given."""

    reach = Reach(core=96, context=24, widest=30, batch=40_000)
    refines = True
    sequential = False

    def __init__(self) -> None:
        self.given: list[tuple[Tensor, Tensor, Tensor | None, Terms]] = []

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None: ...

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        self.given.append((picture, hole, base, terms))
        return torch.full_like(picture, 0.25) if base is None else base


class Marking(Smooth):
    """A texture: 0.1 is added to the base, in the hole it is given."""

    reach = Reach(core=64, context=24, widest=1000)
    sequential = True

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        super().fill(picture, hole, base, terms)
        assert base is not None
        return base + 0.1 * hole


def disc_and_line() -> np.ndarray:
    mask = np.zeros((400, 460), bool)
    rows, columns = np.ogrid[:400, :460]
    mask[(rows - 200) ** 2 + (columns - 150) ** 2 < 90**2] = True
    mask[198:203, 200:450] = True
    return mask


def black(roles: tuple = RGB) -> Picture:  # type: ignore[type-arg]
    return Picture(np.zeros((400, 460, len(roles)), np.uint8), roles)


@pytest.fixture
def unrestrained(monkeypatch: pytest.MonkeyPatch) -> None:
    """All texture is let in but beside the known region, also what nothing there explains: it shows where."""

    def everything(fill: Tensor, textured: Tensor, hole: Tensor, depth: Tensor) -> Tensor:
        return torch.where(depth > 2, textured, fill)

    monkeypatch.setattr(repairing, "restrained", everything)


@pytest.mark.usefixtures("unrestrained")
@pytest.mark.parametrize("roles", [RGB, GREY])
def test_texture_goes_over_the_whole_of_the_wide_part_and_not_over_the_thin_one(roles) -> None:  # type: ignore[no-untyped-def]
    mask = disc_and_line()
    task = task_of(RestoreRequest(black(roles), Mask(mask), options={"grow": 0}))
    texture = Marking()
    result = apply_patches(black(roles), repair(task, Smooth(), texture=texture)).samples[:, :, 0]
    assert len(texture.given) > 4, "several windows"
    rows, columns = np.ogrid[:400, :460]
    deep = (rows - 200) ** 2 + (columns - 150) ** 2 < 76**2
    assert (result[deep] == round(0.35 * 255)).all(), "each pixel once: texture is not put over texture"
    rim = mask & (columns < 200) & ((rows - 200) ** 2 + (columns - 150) ** 2 > 88.6**2)
    assert (result[rim] <= round(0.34 * 255)).all(), "right beside what is known the fill knows best"
    assert (result[200, 290:440] == round(0.25 * 255)).all()


@pytest.mark.usefixtures("unrestrained")
def test_what_one_texture_window_has_filled_the_next_one_knows() -> None:
    task = task_of(RestoreRequest(black(), Mask(disc_and_line()), options={"grow": 0}))
    texture = Marking()
    repair(task, Smooth(), texture=texture)
    assert sum(float(hole.sum()) for _, hole, _, _ in texture.given[:1]) > 0
    known = [picture[(hole == 0).expand_as(picture)] for picture, hole, _, _ in texture.given]
    assert not bool((known[0] > 0.3).any()), "nothing has texture yet"
    assert all(bool((values > 0.3).any()) for values in known[-3:])


def test_without_texture_and_without_a_wide_hole_no_texture_is_asked_for() -> None:
    texture = Marking()
    mask = np.zeros((400, 460), bool)
    mask[198:203, 20:450] = True
    repair(task_of(RestoreRequest(black(), Mask(mask))), Smooth(), texture=texture)
    assert texture.given == []


@pytest.mark.parametrize(("radius", "asked"), [(5, False), (12, True)])
def test_a_hole_of_some_width_gets_texture_though_a_network_bridges_it(radius: int, asked: bool) -> None:
    mask = cv2.circle(np.zeros((400, 460), np.uint8), (230, 200), radius, 1, -1).view(bool)
    texture = Marking()
    repair(task_of(RestoreRequest(black(), Mask(mask))), Smooth(), texture=texture)
    assert bool(texture.given) == asked


def test_wide_windows_start_from_the_fill_at_half_the_size_and_are_filled_exactly() -> None:
    method = Smooth()
    task = task_of(RestoreRequest(soft_picture(400, 460), Mask(disc_and_line()), options={"grow": 0}))
    made = planned(task, method)
    assert [level.step for level in made.levels] == [4, 2, 1]
    repair(task, method)
    assert len(method.given) <= made.passes, "windows that see nothing known need no pass"
    bases = [base for _, _, base, _ in method.given if base is not None]
    assert bases
    assert all(base.min() >= -0.01 for base in bases)
    assert {terms.exact for _, _, base, terms in method.given if base is not None} == {True}
    assert any(not terms.exact for *_, terms in method.given), "the line is thin"


@pytest.mark.parametrize("softness", [0.0, 1.2])
def test_the_sound_rim_of_a_wide_hole_is_kept_and_a_damaged_one_is_not(softness: float) -> None:
    """Texture has to join the photograph at the mask's edge, not beyond it, where the scan is sharp."""
    mask = disc_and_line()
    mask[:, 241:] = False
    opacity = mask.astype(np.float32)
    if softness:
        opacity = cv2.GaussianBlur(opacity, (0, 0), softness)
    ground = soft_picture(400, 460).samples.astype(np.float32) * 0.6
    spoilt = np.rint(ground + opacity[:, :, None] * (255 - ground)).astype(np.uint8)
    texture = Marking()
    texture.reach = Reach(core=512, context=24, widest=1000)
    repair(task_of(RestoreRequest(Picture(spoilt, RGB), Mask(mask))), Smooth(), texture=texture)
    [(_, hole, _, _)] = texture.given
    assert (int(hole.sum()) > 1.02 * mask.sum()) == bool(softness)


def test_a_batch_that_does_not_fit_is_filled_in_halves() -> None:
    class Greedy(Smooth):
        reach = Reach(core=96, context=24, widest=30, sides=16, batch=400_000)

        def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
            if len(picture) > 3:
                raise torch.OutOfMemoryError("out of memory")
            return super().fill(picture, hole, base, terms)

    mask = np.zeros((600, 600), bool)
    mask[50::120, 50::120] = True
    request = RestoreRequest(soft_picture(600, 600), Mask(mask), options={"grow": 0})
    method, roomy = Greedy(), Smooth()
    assert max(len(batch) for batch in planned(task_of(request), method).levels[0].batches) > 6
    patches = repair(task_of(request), method)
    wanted = repair(task_of(request), roomy)
    assert max(len(picture) for picture, *_ in method.given) <= 3
    assert sum(len(picture) for picture, *_ in method.given) == 25
    after, other = (apply_patches(request.picture, made).samples for made in (patches, wanted))
    np.testing.assert_array_equal(after, other)


def test_any_other_failure_of_a_batch_is_not_hidden() -> None:
    class Broken(Smooth):
        def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
            raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    mask = np.zeros((200, 200), bool)
    mask[50::60, 50::60] = True
    with pytest.raises(RuntimeError, match="shapes"):
        repair(task_of(RestoreRequest(soft_picture(200, 200), Mask(mask))), Broken())


def test_how_windows_are_batched_changes_nothing() -> None:
    """A network gives the same for a window alone and among others, within a level."""
    from dataclasses import replace

    from restorer_app.engine.catalogue import entry

    mask = np.random.default_rng(4).random((300, 400)) < 0.0004
    request = RestoreRequest(soft_picture(300, 400), Mask(mask))
    results = []
    for batch in (0, 1 << 18):
        method = entry("learned").make()
        method.reach = replace(method.reach, batch=batch)
        results.append(apply_patches(request.picture, repair(task_of(request), method)).samples.astype(int))
    assert np.abs(results[0] - results[1]).max() <= 1
