"""Where a device is lost, or a network gives no numbers: a result or one sentence, and nothing kept."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from restorer_app.core.errors import BadWeights, DeviceUnavailable
from restorer_app.core.progress import Cancelled
from restorer_app.engine import catalogue
from restorer_app.engine.attempts import Onward
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods import trained
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.networks.repair_small import RepairSmall
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.weights import Header, write_weights
from tests.engine.conftest import TINY
from tests.engine.failing.traps import FULL, OF_THE_DEVICE, Bench, Listener, SetTrap, difference

GONE = RuntimeError("CUDA error: unspecified launch failure")


@pytest.mark.parametrize("point", [*OF_THE_DEVICE, "the last of the network"])
def test_a_lost_device_is_one_note_and_the_processor_goes_on(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object], point: str
) -> None:
    trapped = trap(point.removeprefix("the last of "), GONE)
    wanted = bench.engine.restore(replace(request_, device="cpu"))
    begin, told = (trapped.calls if "last" in point else 1), Listener()
    bench.engine.load("learned", "cuda")
    if point == "placing the weights":
        bench.engine._loaded.clear()
        bench.engine._warm.clear()
    trapped.calls = 0
    trapped.when = lambda number: number == begin
    result = bench.engine.restore(request_, told)
    assert (result.device, told.heard[-1]) == ("cpu", 1.0)
    [note] = result.notes
    assert "graphics card stopped working; the processor did the work" in note
    assert difference(request_, result, wanted) == 0
    trapped.when = lambda number: bench.here == "cuda"
    assert bench.engine.devices() == ("auto", "cpu")
    assert bench.engine.restore(request_).notes == (), "not asked again"
    with pytest.raises(DeviceUnavailable, match="'cuda' has stopped working"):
        bench.engine.restore(replace(request_, device="cuda"))


def test_a_fault_of_ours_on_a_card_is_not_hidden_and_keeps_nothing(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object]
) -> None:
    for point in ("the network", "gathering"):
        trapped = trap(point, RuntimeError("The size of tensor a (3) must match that of tensor b (4)"))
        trapped.when = lambda number: True
        with pytest.raises(RuntimeError, match="must match") as caught:
            bench.engine.restore(request_)
        trapped.when = lambda number: False
        assert "in repaired\n" in "".join(traceback.format_exception(caught.value)), "the lines stay"
        nothing_kept.append(caught.value)
    assert bench.engine.devices() == ("auto", "cuda", "cpu")


def test_a_plan_is_told_even_if_the_device_is_lost_while_it_is_made(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object]
) -> None:
    trapped = trap("placing the weights", GONE)
    bench.engine._warm.clear()
    trapped.when = lambda number: number == 1
    assert bench.engine.explain(request_, Listener()).device == "cpu"
    assert trapped.calls >= 2
    [note] = bench.engine.restore(request_).notes
    assert "stopped working" in note, "a plan has no notes; the next result tells it"
    assert bench.engine.restore(request_).notes == ()
    assert bench.engine.devices() == ("auto", "cpu")


# --- no numbers, and stops


def test_a_network_without_numbers_gives_the_first_fill_and_says_so(
    bench: Bench, request_: RestoreRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RepairSmall, "body", lambda network, x, hole: torch.full_like(x, torch.nan))
    broken = bench.engine.restore(request_)
    assert broken.notes == (trained.NO_NUMBERS,)
    monkeypatch.setattr(RepairSmall, "body", lambda network, x, hole: torch.zeros_like(x))
    smooth = bench.engine.restore(request_)
    assert smooth.notes == (), "the remark is not repeated"
    assert difference(request_, broken, smooth) == 0


def test_weights_without_numbers_are_refused_in_a_sentence(
    request_: RestoreRequest, tmp_path: Path, tiny_network: torch.nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.safetensors"
    torch.nn.init.constant_(next(tiny_network.parameters()), torch.inf)
    write_weights(path, tiny_network, Header("repair-small", TINY, {}))
    known = replace(catalogue.entry("learned"), weights=path, sha256="")
    monkeypatch.setattr("restorer_app.engine.engine.entry", lambda name: known)
    with pytest.raises(BadWeights, match="hold values that are no numbers"):
        Engine(threads=1).restore(request_)


def test_a_stop_is_heard_inside_a_pass_of_the_network(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object]
) -> None:
    trapped, told = trap("inside the network", FULL), Listener(stop_after=0.0)
    trapped.when = lambda number: bool(told.heard.append(0.5))  # a stop is asked for in the first block
    method = bench.engine._loaded[catalogue.find("learned").name]
    with pytest.raises(Cancelled) as caught:
        method.fill(torch.rand(1, 3, 64, 64), torch.ones(1, 1, 64, 64).tril(), None, Terms(progress=told))
    assert trapped.calls == 1
    assert told not in vars(method).values(), "the method lets go of it"
    nothing_kept.append(caught.value.with_traceback(None))


# --- on the way


def test_a_progress_that_begins_again_goes_on_from_where_it_was() -> None:
    told = Listener()
    onward = Onward(told)
    onward.report(0.6)
    onward.report(0.5)
    onward.begin_again()
    part = onward.part(0.5, 0.5)
    for fraction in (0.0, 0.5, 1.0):
        part.report(fraction)
    assert told.heard == pytest.approx([0.0, 0.6, 0.6, 0.8, 0.9, 1.0])


def test_what_is_loaded_for_a_device_is_there_and_loaded_once(bench: Bench, request_: RestoreRequest) -> None:
    bench.engine.load("learned", "auto")
    assert bench.here == "cuda"
    bench.engine.restore(replace(request_, device="cpu"))
    bench.engine.load("learned", "auto")
    assert bench.here == "cuda", "after a repair elsewhere it is brought back"
    bench.here = "untouched"
    bench.engine.load(catalogue.find("learned").name, "cuda")
    bench.engine.restore(request_)
    assert bench.here == "untouched"
