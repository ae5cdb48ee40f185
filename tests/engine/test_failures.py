"""Whatever fails on the way: a result or one sentence, the request as it was, and nothing kept."""

from __future__ import annotations

import gc
import hashlib
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from restorer_app.core.errors import BadWeights, DeviceUnavailable, OutOfMemory
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine import blend, catalogue, repairing
from restorer_app.engine.attempts import Onward
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods import trained
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.networks.repair_small import RepairSmall, ResidualBlock
from restorer_app.engine.plan import Reach
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.engine.weights import Header, write_weights
from tests.engine.conftest import TINY, soft_picture


@dataclass
class Bench:
    """An engine whose graphics card is pretended: its work is done on the processor, under another name.

    ``here``: the kind of device that the network was placed on last.
    """

    here: str = "cpu"
    engine: Engine = field(default_factory=lambda: Engine(threads=1))


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
    truth = soft_picture(300, 420, "uint16")
    mask = np.zeros((300, 420), bool)
    mask[30:270, 100:104] = True
    mask[40:260:70, 160::60] = True
    mask[120:170, 300:360] = True
    samples = truth.samples.copy()
    samples[mask] = 65535
    return RestoreRequest(Picture(samples, RGB), Mask(mask), options={"texture": "off"})


SetTrap = Callable[[str, Exception], "Trap"]


class Trap:
    """Stands before a function and raises at those of its calls for which ``when(number)`` says so."""

    def __init__(self, original: Callable[..., Any], error: Exception) -> None:
        self._original, self._error, self._text = original, type(error), str(error)
        self.calls = 0
        self.when: Callable[[int], bool] = lambda number: False

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.calls += 1
        if self.when(self.calls):
            held = torch.ones(4096)  # what a frame holds must not outlive the failure
            raise self._error(self._text + " " * (len(held) - 4096))
        return self._original(*given, **named)


POINTS: dict[str, tuple[Any, str]] = {
    "reading the weights": (trained, "read_network"),
    "placing the weights": (trained, "placed"),
    "growing the mask": (repairing, "grown"),
    "planning": (repairing, "plan"),
    "the damaged rim": (repairing, "damaged_hole"),
    "the first fill": (trained, "first_fill"),
    "the network": (RepairSmall, "body"),
    "inside the network": (ResidualBlock, "forward"),
    "on the way back": (torch, "isfinite"),
    "gathering": (blend.Gathered, "add"),
    "blending": (blend.Gathered, "patches"),
}
OF_THE_DEVICE = ("placing the weights", "the network", "inside the network", "on the way back")


@pytest.fixture
def trap(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Exception], Trap]:
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


def fingerprint(request: RestoreRequest) -> str:
    assert not request.picture.samples.flags.writeable
    return hashlib.sha256(request.picture.samples.tobytes() + request.mask.array.tobytes()).hexdigest()


PLAIN = {"Attempt", "Onward", "RestoreRequest"}
"""What the frames of a kept error may hold: small, or the person's own."""


def living() -> dict[str, int]:
    """Bytes of all tensors, and how many there are of each of the engine's own types."""
    gc.collect()
    found = {"bytes": 0}
    for one in gc.get_objects():
        kind = type(one)
        if issubclass(kind, torch.Tensor):
            found["bytes"] += one.element_size() * one.numel()
        elif str(kind.__module__).startswith("restorer_app.engine.") and kind.__qualname__ not in PLAIN:
            found[kind.__qualname__] = found.get(kind.__qualname__, 0) + 1
    return found


@pytest.fixture
def nothing_kept(bench: Bench, request_: RestoreRequest) -> Iterator[list[object]]:
    """At the end the request is as it was, and nothing is left of the job, even where its errors are kept.

    What a test puts into the list, errors above all, lives until after that.
    """
    for device in ("cpu", "cuda"):  # so that all that is loaded once is there
        bench.engine.load("learned", device)
        bench.engine.restore(replace(request_, device=device))
    before, there = fingerprint(request_), living()
    held: list[object] = []
    yield held
    assert fingerprint(request_) == before
    assert {kind: count for kind, count in living().items() if count > there.get(kind, 0)} == {}


def difference(request: RestoreRequest, one: RestoreResult, other: RestoreResult) -> float:
    """The largest, in levels of 255."""
    first, second = (apply_patches(request.picture, answer.patches).samples for answer in (one, other))
    return float(np.abs(first.astype(float) - second).max()) / 257


NEAR = 8
"""Levels by which smaller pieces may change the fill; the damage itself is off by 60 and more."""


class Listener(Progress):
    """Hears all reports; asks for a stop at one of them."""

    def __init__(self, stop_after: float = 2.0) -> None:
        self.heard = [0.0]
        self._stop_after = stop_after

    def check(self) -> None:
        if self.heard[-1] > self._stop_after:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        assert fraction >= self.heard[-1], "the progress ran backwards"
        self.heard.append(fraction)
        self.check()


# --- out of memory

FULL = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")


@pytest.mark.parametrize("point", POINTS)
def test_memory_that_runs_out_once_costs_one_note_at_most(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object], point: str
) -> None:
    wanted = bench.engine.restore(request_)
    trapped, told = trap(point, FULL), Listener()
    trapped.when = lambda number: number == 1
    result = bench.engine.restore(request_, told)
    assert trapped.calls > 1, "nothing was tried again"
    assert (result.device, told.heard[-1]) == ("cuda", 1.0)
    assert len(result.notes) <= 1
    assert all("ran out of memory" in note for note in result.notes)
    assert difference(request_, result, wanted) < NEAR


@pytest.mark.parametrize("point", OF_THE_DEVICE)
def test_a_card_that_stays_full_hands_over_to_the_processor_with_one_note(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object], point: str
) -> None:
    wanted = bench.engine.restore(replace(request_, device="cpu"))
    bench.engine.load("learned", "cuda")
    trapped, told = trap(point, FULL), Listener()
    if point == "placing the weights":  # which is asked before it has taken place
        trapped.when = lambda number: number <= 3
    else:
        trapped.when = lambda number: bench.here == "cuda"
    result = bench.engine.restore(request_, told)
    assert trapped.calls > 3
    assert (result.device, told.heard[-1]) == ("cpu", 1.0)
    assert result.notes == HANDED_OVER
    assert difference(request_, result, wanted) == 0


@pytest.mark.parametrize("point", POINTS)
def test_memory_that_runs_out_again_and_again_is_one_sentence(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object], point: str
) -> None:
    trapped = trap(point, FULL)
    trapped.when = lambda number: True
    with pytest.raises(OutOfMemory, match="There is not enough memory to repair this") as caught:
        bench.engine.restore(request_, Listener())
    assert "Close other programs" in caught.value.advice
    nothing_kept.append(caught.value)


@pytest.mark.parametrize("point", ["the first fill", "the network", "inside the network", "gathering"])
def test_memory_that_runs_out_at_the_very_end_is_answered_too(
    bench: Bench, request_: RestoreRequest, trap: SetTrap, nothing_kept: list[object], point: str
) -> None:
    trapped = trap(point, FULL)
    wanted = bench.engine.restore(request_)
    last, told, reached = 2 * trapped.calls, Listener(), []
    trapped.when = lambda number: number == last and reached.append(told.heard[-1]) is None
    result = bench.engine.restore(request_, told)
    further = min(fraction for fraction in told.heard if fraction > reached[0])
    assert further < 0.7 * reached[0] + 0.3, "the new try is told from its beginning on"
    assert told.heard[-1] == 1.0
    assert difference(request_, result, wanted) < NEAR


class Scripted:
    """A method that notes how it was asked, and runs out of memory at most of its tries."""

    refines = sequential = False

    def __init__(self, fails: int) -> None:
        self.reach = Reach(core=200, context=20, widest=300, batch=1 << 18)
        self.tries: list[tuple[str, int, int]] = []
        self._fails, self._device = fails, "none"

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None:
        self._device = device.type

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        one = self._device, self.reach.core, self.reach.batch
        if one not in self.tries:
            self.tries.append(one)
        if len(self.tries) <= self._fails:
            raise MemoryError
        return picture


LADDER = [
    ("cuda", 200, 1 << 18),
    ("cuda", 100, 1 << 16),
    ("cuda", 64, 1 << 14),
    ("cpu", 200, 1 << 18),
    ("cpu", 100, 1 << 16),
    ("cpu", 64, 1 << 14),
]


SMALLER = ("The graphics card ran out of memory; the work was done in smaller pieces.",)
HANDED_OVER = ("The graphics card ran out of memory; the processor did the work.",)
SAID = [(), SMALLER, SMALLER, HANDED_OVER, HANDED_OVER, HANDED_OVER]


@pytest.mark.parametrize("fails", range(6))
def test_pieces_are_halved_then_the_processor_is_asked_then_they_are_halved_again(
    bench: Bench, request_: RestoreRequest, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    method = Scripted(fails)
    monkeypatch.setattr(catalogue.Entry, "make", lambda entry: method)
    result = bench.engine.restore(request_)
    assert method.tries == LADDER[: fails + 1]
    assert result.notes == SAID[fails]
    assert method.reach == Reach(core=200, context=20, widest=300, batch=1 << 18), "put back"


def test_after_the_last_rung_memory_is_said_to_be_short(
    bench: Bench, request_: RestoreRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = Scripted(99)
    monkeypatch.setattr(catalogue.Entry, "make", lambda entry: method)
    with pytest.raises(OutOfMemory):
        bench.engine.restore(request_)
    assert method.tries == LADDER


def test_what_memory_surely_cannot_hold_is_refused_before_it_starts(
    bench: Bench, request_: RestoreRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("restorer_app.engine.memory.available_memory", lambda: 10 << 20)
    monkeypatch.setattr(repairing, "plan", lambda *given: pytest.fail("it was begun"))
    for ask in (bench.engine.check, bench.engine.restore):
        with pytest.raises(OutOfMemory, match=r"takes at least 6\d MiB of memory; 10 MiB are free") as caught:
            ask(request_)
        assert caught.value.advice


# --- the device is lost

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
        assert "in repair\n" in "".join(traceback.format_exception(caught.value)), "the lines stay"
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
    method = bench.engine._loaded["repair-small"]
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
    bench.engine.load("repair-small", "cuda")
    bench.engine.restore(request_)
    assert bench.here == "untouched"
