from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from restorer_app.core.errors import DeviceUnavailable, OutOfMemory, UnknownMethod
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.repair import apply_patches
from restorer_app.core.resources import resource_path
from restorer_app.engine import catalogue
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.weights import file_sha256
from tests.engine.conftest import soft_picture


def scratched(dtype: str = "uint8", method: str = "telea") -> tuple[RestoreRequest, Picture]:
    """A soft picture with a white bar over it, and the truth."""
    truth = soft_picture(140, 160, dtype)
    mask = np.zeros((140, 160), bool)
    mask[20:120, 70:76] = True
    samples = truth.samples.copy()
    samples[mask] = {"uint8": 255, "uint16": 65535, "float32": 1.0}[dtype]
    return RestoreRequest(Picture(samples, RGB), Mask(mask), method, picture_revision=3), truth


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("method", ["telea", "navier-stokes", "learned"])
def test_every_method_takes_a_scratch_away_in_every_depth(method: str, dtype: str) -> None:
    request, truth = scratched(dtype, method)
    result = Engine(threads=1).restore(request)
    repaired = apply_patches(request.picture, result.patches)
    error = np.abs(repaired.samples.astype(float) - truth.samples) / truth.full_scale
    assert error[request.mask.array].mean() < 0.04, "the bar itself is off by about 0.5"
    assert error[~request.mask.array].max() == 0
    assert result.method == catalogue.find(method).name
    assert result.picture_revision == 3
    assert result.device == "cpu"


@pytest.mark.parametrize(
    ("method", "flag"), [("telea", cv2.INPAINT_TELEA), ("navier-stokes", cv2.INPAINT_NS)]
)
def test_the_classical_engines_are_opencv_itself(method: str, flag: int) -> None:
    request, _ = scratched(method=method)
    bare = RestoreRequest(request.picture, request.mask, method, options={"grow": 0, "feather": 0})
    repaired = apply_patches(request.picture, Engine(threads=1).restore(bare).patches)
    wanted = cv2.inpaint(request.picture.samples, request.mask.array.astype(np.uint8), 3, flag)
    np.testing.assert_array_equal(repaired.samples, wanted)


def test_the_learned_engine_names_its_weights() -> None:
    request, _ = scratched(method="learned")
    result = Engine(threads=1).restore(request)
    listing = json.loads(resource_path("weights/weights.json").read_text("utf-8"))
    [entry] = [item for item in listing["networks"] if item["name"] == listing["learned"]]
    path = resource_path(f"weights/{entry['file']}")
    assert (result.method, result.weights_sha256) == (entry["name"], file_sha256(path))
    assert path.stat().st_size <= 8 * 2**20
    assert Path(path.with_suffix(".md")).is_file(), "every network has its card"


def test_a_second_repair_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(threads=1)
    engine.load("learned")
    monkeypatch.setattr(catalogue.Entry, "make", lambda _self: pytest.fail("loaded again"))
    engine.restore(scratched(method="learned")[0])
    engine.restore(scratched(method="repair-wide")[0])


def test_the_same_request_twice_gives_the_same_bytes() -> None:
    request, _ = scratched("uint16", "learned")
    first, second = (Engine(threads=2).restore(request) for _ in range(2))
    for one, other in zip(first.patches, second.patches, strict=True):
        assert one.samples.tobytes() == other.samples.tobytes()


def test_unknown_engines_and_devices_are_named_in_a_sentence() -> None:
    request, _ = scratched(method="magic")
    with pytest.raises(UnknownMethod, match="'magic'") as caught:
        Engine(threads=1).check(request)
    assert "telea" in caught.value.advice
    other = RestoreRequest(request.picture, request.mask, "telea", device="abacus")
    with pytest.raises(DeviceUnavailable, match="'abacus'"):
        Engine(threads=1).check(other)


def test_the_catalogue_lists_the_learned_engine_first() -> None:
    listed = catalogue.methods()
    assert listed[0].kind == "trained"
    classical = {info.name for info in listed if info.kind == "classical"}
    assert classical == {"telea", "navier-stokes", "biharmonic", "fsr", "exemplar"}


class Greedy:
    """Runs out of memory on every device but the processor (or on that one, too)."""

    def __init__(self, fits_the_processor: bool, wrapped: Callable[[], object]) -> None:
        self._method, self._fits, self._device = wrapped(), fits_the_processor, "cpu"
        self.reach = self._method.reach  # type: ignore[attr-defined]
        self.refines = self.sequential = False

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        self._device = device.type

    def fill(self, *given):  # type: ignore[no-untyped-def]
        if self._device != "cpu" or not self._fits:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return self._method.fill(*given)  # type: ignore[attr-defined]


@pytest.fixture
def pretended_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that can be chosen, as far as its name goes."""
    monkeypatch.setattr("restorer_app.engine.device.available_devices", lambda: ("mps", "cpu"))


def test_a_full_graphics_card_hands_over_to_the_processor(
    monkeypatch: pytest.MonkeyPatch, pretended_gpu: None
) -> None:
    telea = catalogue.entry("telea").make
    wanted = Engine(threads=1).restore(scratched()[0])
    monkeypatch.setattr(catalogue.Entry, "make", lambda _self: Greedy(True, telea))
    result = Engine(threads=1).restore(scratched()[0])
    assert result.device == "cpu"
    assert len(result.notes) == 1
    assert "ran out of memory" in result.notes[0]
    assert result.patches[0].samples.tobytes() == wanted.patches[0].samples.tobytes()


def test_memory_that_runs_out_everywhere_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    telea = catalogue.entry("telea").make
    monkeypatch.setattr(catalogue.Entry, "make", lambda _self: Greedy(False, telea))
    with pytest.raises(OutOfMemory, match="not enough memory"):
        Engine(threads=1).restore(scratched()[0])
