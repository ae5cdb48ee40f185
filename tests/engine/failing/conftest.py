"""An engine with a pretended graphics card, a damaged picture, and traps on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch

from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.methods import trained
from restorer_app.engine.request import RestoreRequest
from tests.engine.conftest import soft_picture
from tests.engine.failing.traps import POINTS, Bench, SetTrap, Trap, fingerprint, living


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tiny_network: torch.nn.Module) -> Bench:
    """With "cuda" to choose, and a small network behind "learned"."""
    made, placed = Bench(), trained.placed
    network = tiny_network.eval().requires_grad_(False)
    network.get_submodule("head").weight *= 0.03  # near its first fill, however the windows lie

    def place(given: torch.nn.Module, device: torch.device, dtype: torch.dtype) -> torch.nn.Module:
        made.here = device.type
        return placed(given, torch.device("cpu"), torch.float32)

    for room in ("device", "engine"):
        monkeypatch.setattr(f"restorer_app.engine.{room}.available_devices", lambda: ("cuda", "cpu"))
    monkeypatch.setattr(trained, "placed", place)
    monkeypatch.setattr(trained, "read_network", lambda path, sha256: network)
    return made


@pytest.fixture
def request_() -> RestoreRequest:
    """Specks, a long scratch and a hole, on 16 bits."""
    truth = soft_picture(240, 300, "uint16")
    mask = np.zeros((240, 300), bool)
    mask[10:230, 60:64] = True
    mask[20:220:90, 100:190:80] = True
    mask[100:140, 220:270] = True
    samples = truth.samples.copy()
    samples[mask] = 65535
    return RestoreRequest(Picture(samples, RGB), Mask(mask), options={"texture": "off", "grain": "off"})


@pytest.fixture
def trap(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> SetTrap:
    """Set a trap at a point of the work; where it concerns the weights, they are to be read again."""

    def set_trap(point: str, error: Exception) -> Trap:
        place, name = POINTS[point]
        made = Trap(getattr(place, name), error)
        stand_in = (lambda *given, **named: made(*given, **named)) if isinstance(place, type) else made
        monkeypatch.setattr(place, name, stand_in)
        if "weights" in point:
            bench.engine._loaded.clear()
        return made

    return set_trap


@pytest.fixture
def nothing_kept(bench: Bench, request_: RestoreRequest) -> Iterator[list[object]]:
    """At the end the request is as it was, and nothing is left of the job, even where its errors are kept.

    What a test puts into the list, errors above all, lives until after that.
    """
    bench.engine.restore(replace(request_, device="cpu"))
    bench.engine.load("learned", "cuda")  # now all that is made once is there
    before, there = fingerprint(request_), living()
    held: list[object] = []
    yield held
    assert fingerprint(request_) == before
    assert {kind: count for kind, count in living().items() if count > there.get(kind, 0)} == {}
