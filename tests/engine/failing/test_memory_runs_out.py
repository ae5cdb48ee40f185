"""Where memory runs out: smaller pieces, then the processor, then one sentence; and nothing kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from restorer_app.core.errors import OutOfMemory
from restorer_app.engine import catalogue, repairing
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.plan import Reach
from restorer_app.engine.request import RestoreRequest
from tests.engine.failing.traps import FULL, NEAR, OF_THE_DEVICE, POINTS, Bench, Listener, SetTrap, difference


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
