"""Noise is cleaned up in the whole photograph or inside a mask, part by part as in one pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from restorer_app.core.document import Document
from restorer_app.core.errors import BadWeights, OutOfMemory, UnknownMethod, Unsupported
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import CLEAN, apply_patches
from restorer_app.engine import catalogue, memory
from restorer_app.engine.cleaning import SOFT, Cleaning, cleaned
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods.cleaner import Cleaner
from restorer_app.engine.request import CleanRequest, RestoreRequest, RestoreResult
from restorer_app.engine.weights import Header, write_weights
from tests.engine.cleaners import TINY, tiny_cleaner, written_cleaner
from tests.engine.conftest import soft_picture


@pytest.fixture(scope="module")
def network() -> nn.Module:
    return tiny_cleaner()


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(catalogue, "_own", {})
    return str(written_cleaner(tmp_path / "cleaner.safetensors"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(threads=1)


def after(picture: Picture, result: RestoreResult) -> np.ndarray:
    return apply_patches(picture, result.patches).samples


def a_mask(height: int, width: int) -> np.ndarray:
    mask = np.zeros((height, width), np.bool_)
    mask[height // 4 : height // 2, width // 3 :] = True
    mask[height * 3 // 4, : width // 4] = True
    return mask


@pytest.mark.parametrize(("height", "width"), [(150, 211), (211, 150), (40, 300), (7, 9), (1, 1)])
@pytest.mark.parametrize("roles", [RGB, GREY])
def test_parts_are_what_one_pass_makes(
    network: nn.Module, height: int, width: int, roles: tuple[Role, ...]
) -> None:
    task, cleaner = Cleaning(soft_picture(height, width, "uint16", roles), None, 1.0), Cleaner(network)
    whole = apply_patches(task.picture, cleaned(task, cleaner, 1024, Progress())).samples
    parts = apply_patches(task.picture, cleaned(task, cleaner, 64, Progress())).samples
    assert np.abs(whole.astype(int) - parts).max() <= 1
    assert (whole != task.picture.samples).mean() > 0.5 or height < 20


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_outside_the_mask_every_sample_stays(engine: Engine, weights: str, dtype: str) -> None:
    picture, mask = soft_picture(120, 140, dtype, (*RGB, Role.ALPHA, Role.INFRARED)), a_mask(120, 140)
    result = engine.clean(CleanRequest(picture, Mask(mask), 1.0, weights, "cpu"))
    new = after(picture, result)
    assert np.array_equal(new[~mask], picture.samples[~mask])
    assert np.array_equal(new[:, :, 3:], picture.samples[:, :, 3:])
    inside = mask.copy()
    inside[: 30 + SOFT] = inside[60 - SOFT :] = inside[:, : 46 + SOFT] = False
    changed = (new != picture.samples)[:, :, :3].any(axis=2)
    assert changed[inside].mean() > 0.5
    whole = after(picture, engine.clean(CleanRequest(picture, None, 1.0, weights, "cpu")))
    tolerance = 1e-5 if dtype == "float32" else 1
    assert np.abs(whole[inside].astype(float) - new[inside]).max() <= tolerance


def test_a_rotated_photograph_is_cleaned_where_its_mask_lies(engine: Engine, weights: str) -> None:
    picture = soft_picture(90, 120)
    turned = Picture(picture.samples, RGB, orientation=6)
    mask = np.zeros(turned.upright_shape, np.bool_)
    mask[10:50, 20:60] = True
    new = after(turned, engine.clean(CleanRequest(turned, Mask(mask), 1.0, weights, "cpu")))
    outside = ~turned.stored(mask)
    assert np.array_equal(new[outside], picture.samples[outside])
    assert not np.array_equal(new, picture.samples)


def test_strength_goes_from_nothing_to_all(engine: Engine, weights: str) -> None:
    picture = soft_picture(60, 70, "float32")
    none, half, whole = (
        after(picture, engine.clean(CleanRequest(picture, None, strength, weights, "cpu")))
        for strength in (0.0, 0.5, 1.0)
    )
    assert np.array_equal(none, picture.samples)
    np.testing.assert_allclose(half, (picture.samples + whole) / 2, atol=1e-6)
    with pytest.raises(ValueError, match="strength"):
        CleanRequest(picture, None, 1.5)


def test_a_grey_scan_stored_in_colour_stays_grey(engine: Engine, weights: str) -> None:
    grey = soft_picture(60, 70, "uint16", GREY).samples
    picture = Picture(np.repeat(grey, 3, axis=2), RGB)
    new = after(picture, engine.clean(CleanRequest(picture, None, 1.0, weights, "cpu")))
    assert np.array_equal(new[:, :, 0], new[:, :, 1]) and np.array_equal(new[:, :, 0], new[:, :, 2])
    assert not np.array_equal(new, picture.samples)


@pytest.mark.parametrize("roles", [CMYK, LAB])
@pytest.mark.parametrize("masked", [False, True])
def test_inks_and_lab_are_cleaned_too(
    engine: Engine, weights: str, roles: tuple[Role, ...], masked: bool
) -> None:
    picture = soft_picture(60, 70, "uint16", roles)
    mask = a_mask(60, 70)
    asked = CleanRequest(picture, Mask(mask) if masked else None, 1.0, weights, "cpu")
    new = after(picture, engine.clean(asked))
    assert not np.array_equal(new, picture.samples)
    assert np.abs(new.astype(int) - picture.samples).mean() < 4000
    assert not masked or np.array_equal(new[~mask], picture.samples[~mask])


def test_bright_light_and_samples_that_are_no_numbers(engine: Engine, weights: str) -> None:
    samples = soft_picture(60, 70, "float32").samples * 40
    samples[20, 30] = np.nan
    picture = Picture(samples, RGB)
    new = after(picture, engine.clean(CleanRequest(picture, None, 1.0, weights, "cpu")))
    assert np.isnan(new[20, 30]).all() and np.isfinite(np.delete(new.reshape(-1, 3), 20 * 70 + 30, 0)).all()
    assert new[np.isfinite(new)].max() > 20


def test_the_answer_is_told_from_a_repair_and_can_be_undone(engine: Engine, weights: str) -> None:
    picture = soft_picture(60, 70)
    document = Document(Photo(picture))
    document.set_mask(Mask(a_mask(60, 70)))
    before = document.picture.samples.copy()
    result = engine.clean(CleanRequest(document.picture, None, 1.0, weights, "cpu"))
    assert (result.verb, result.method) == (CLEAN, "own-cleaner") and len(result.weights_sha256) == 64
    assert result.mask_used.area == 60 * 70
    document.accept(result, "Clean up noise")
    assert document.undo_title == "Clean up noise" and document.kept_repairs[0].verb == CLEAN
    assert document.marked == a_mask(60, 70).sum(), "marks of damage stay"
    assert not np.array_equal(document.picture.samples, before)
    document.undo()
    assert np.array_equal(document.picture.samples, before)
    only = engine.clean(CleanRequest(document.picture, Mask(a_mask(60, 70)), 1.0, weights, "cpu"))
    document.accept(only, "Clean up noise")
    assert not document.has_mask, "what was marked to be cleaned is done"


def test_each_engine_does_its_own_task(engine: Engine, weights: str) -> None:
    picture, mask = soft_picture(40, 40), Mask(a_mask(40, 40))
    with pytest.raises(Unsupported, match="cannot repair damage"):
        engine.restore(RestoreRequest(picture, mask, weights))
    with pytest.raises(Unsupported, match="cannot clean up noise"):
        engine.clean(CleanRequest(picture, mask, method="telea"))
    with pytest.raises(UnknownMethod):
        engine.clean(CleanRequest(picture, mask, method="none"))


def test_weights_that_only_say_so_are_refused(
    tiny_network: nn.Module, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_own", {})
    path = tmp_path / "filler.safetensors"
    config = {"widths": [8, 8, 8], "blocks": [1, 1], "dilations": [1]}
    facts = {"kind": "weights", "samples": 8, "task": "clean"}
    write_weights(path, tiny_network, Header("repair-small", config, facts))
    with pytest.raises(BadWeights, match="hold no network that cleans"):
        engine.clean(CleanRequest(soft_picture(20, 20), None, 1.0, str(path), "cpu"))


class Stopping(Progress):
    """Counts reports, and stops at one of them."""

    def __init__(self, at: int) -> None:
        self.seen: list[float] = []
        self._at = at

    def report(self, fraction: float, note: str = "") -> None:
        self.seen.append(fraction)
        if len(self.seen) == self._at:
            raise Cancelled


def test_it_tells_how_far_it_is_before_every_layer_and_can_be_stopped(engine: Engine, weights: str) -> None:
    request = CleanRequest(soft_picture(60, 70), None, 1.0, weights, "cpu")
    progress = Stopping(0)
    engine.clean(request, progress)
    assert len(progress.seen) > TINY["layers"] and progress.seen == sorted(progress.seen)
    with pytest.raises(Cancelled):
        engine.clean(request, Stopping(3))


def test_what_memory_cannot_hold_is_refused_before(
    engine: Engine, weights: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "available_memory", lambda: 1 << 20)
    with pytest.raises(OutOfMemory, match="Cleaning up this photograph takes at least"):
        engine.clean(CleanRequest(soft_picture(60, 70), None, 1.0, weights, "cpu"))


def test_where_memory_runs_out_parts_are_smaller(
    engine: Engine, weights: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean: Callable[..., torch.Tensor] = Cleaner.clean
    sizes = []

    def scarce(cleaner: Cleaner, picture: torch.Tensor, progress: Progress) -> torch.Tensor:
        sizes.append(picture.shape[-1])
        if picture.shape[-1] > 340:
            raise MemoryError
        return clean(cleaner, picture, progress)

    monkeypatch.setattr(Cleaner, "clean", scarce)
    picture = soft_picture(20, 560)
    result = engine.clean(CleanRequest(picture, None, 1.0, weights, "cpu"))
    assert sizes[0] > 340 >= sizes[-1]
    assert "smaller pieces" in " ".join(result.notes)
    assert after(picture, result).shape == picture.samples.shape
