"""Adapting to a photograph: what is learned from, what is thrown away, and when it is not taken at all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import numpy as np
import pytest
import torch
from torch import nn

from restorer_app.core.errors import Unsupported
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine import adapting, catalogue
from restorer_app.engine.adapting import Adapted, adapted
from restorer_app.engine.device import CPU
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.networks.registry import Needs
from restorer_app.engine.practice import BEYOND, Practice
from restorer_app.engine.repairing import grown, task_of
from restorer_app.engine.request import RestoreRequest, RestoreResult
from tests.engine.conftest import soft_picture

SECONDS = 60.0
Clock = Callable[[int], None]


def damage(height: int = 330, width: int = 400) -> np.ndarray:
    mask = np.zeros((height, width), bool)
    mask[20:300, 70:75] = True
    mask[150:154, 90:300] = True
    return mask


def request(picture: Picture | None = None, mask: np.ndarray | None = None, **options: str) -> RestoreRequest:
    picture = picture or soft_picture(330, 400)
    return RestoreRequest(
        picture, Mask(damage() if mask is None else mask), device="cpu", options={"grain": "off", **options}
    )


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give time for so many steps, whatever the machine does."""

    def allow(wanted: int) -> None:
        taken = count(1)
        step = adapting._Lesson._step

        def counted(self: object, *given: object) -> None:
            step(self, *given)  # type: ignore[arg-type]
            if next(taken) % wanted == 0:
                times.append(2 * SECONDS)

        times: list[float] = []

        def clock() -> float:
            return times[0] if times else 0.0

        original = adapting._Lesson.__init__

        def begin(self: object, *given: object) -> None:
            times.clear()
            original(self, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(adapting._Lesson, "_step", counted)
        monkeypatch.setattr(adapting._Lesson, "__init__", begin)
        monkeypatch.setattr(adapting, "monotonic", clock)

    return allow


@pytest.fixture
def willing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was learned is taken."""
    monkeypatch.setattr(adapting, "_gain", lambda gains, tests: (1.0, 0.0))


def learn(network: nn.Module, asked: RestoreRequest, progress: Progress | None = None) -> Adapted:
    return adapted(network, task_of(asked), SECONDS, CPU, torch.float32, progress or Progress())


def bytes_of(network: nn.Module | None) -> list[bytes]:
    assert network is not None
    return [value.numpy().tobytes() for value in network.state_dict().values()]


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch, tiny_network: nn.Module) -> TrainedMethod:
    """What stands behind "learned", and small."""
    made = TrainedMethod(tiny_network, Needs())
    monkeypatch.setattr(catalogue.Entry, "make", lambda self: made)
    return made


def samples_of(result: RestoreResult) -> list[bytes]:
    return [patch.samples.tobytes() for patch in result.patches]


# --- what is learned


def test_a_network_that_knows_nothing_learns_and_says_so(tiny_network: nn.Module, steps: Clock) -> None:
    steps(25)
    made = learn(tiny_network, request())
    assert made.network is not None and made.steps == 25
    assert made.gain > adapting.MARGIN
    assert (
        made.note == f"The network was adapted to this photograph: +{made.gain:.2f} dB on places kept back."
    )


def test_equal_steps_give_equal_weights_and_another_seed_others(
    tiny_network: nn.Module, steps: Clock, willing: None
) -> None:
    steps(2)
    asked = request()
    first, second = (bytes_of(learn(tiny_network, asked).network) for _ in range(2))
    assert first == second
    other = RestoreRequest(asked.picture, asked.mask, seed=1, options=asked.options)
    assert bytes_of(learn(tiny_network, other).network) != first


@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_nothing_is_learned_from_the_hole_nor_from_its_rim(
    tiny_network: nn.Module, steps: Clock, willing: None, dtype: str
) -> None:
    steps(2)
    clean = soft_picture(330, 400, dtype)
    hole = task_of(request(clean)).hole
    poisoned, other = clean.samples.copy(), clean.samples.copy()
    if dtype == "float32":
        poisoned[hole] = np.nan
    else:
        rim = grown(hole, BEYOND)
        poisoned[rim] = np.random.default_rng(0).integers(0, 256, (int(rim.sum()), 3))
    other[~hole] = other[~hole] // 2
    weights = [
        bytes_of(learn(tiny_network, request(picture)).network)
        for picture in (clean, Picture(poisoned, RGB), Picture(other, RGB))
    ]
    assert weights[0] == weights[1] != weights[2]


def test_what_is_judged_by_is_not_learned_from(tiny_network: nn.Module, steps: Clock, willing: None) -> None:
    steps(2)
    clean = soft_picture(330, 400)
    task = task_of(request(clean))
    kept = Practice(task.picture, task.mask, task.hole, task.seed)._kept
    assert 1 <= len(kept) <= 0.3 * (330 * 400) / 96**2
    samples = clean.samples.copy()
    for box in kept:
        samples[box.slices] = 255 - samples[box.slices]
    other = learn(tiny_network, request(Picture(samples, RGB)))
    assert bytes_of(learn(tiny_network, request(clean)).network) == bytes_of(other.network)


# --- thrown away


def test_the_shared_network_stays_as_it_is_and_the_next_restore_knows_nothing(
    learned: TrainedMethod, steps: Clock, willing: None
) -> None:
    steps(2)
    before = bytes_of(learned.network)
    engine = Engine(threads=1)
    plain = engine.restore(request())
    changed = engine.restore(request(adapt="60"))
    after = engine.restore(request())
    assert samples_of(plain) == samples_of(after) != samples_of(changed)
    assert bytes_of(learned.network) == before
    assert changed.notes[0].startswith("The network was adapted to this photograph: +1.00 dB")
    assert plain.notes == after.notes == ()


def test_an_absurd_learning_rate_is_rejected_and_the_result_is_the_unadapted_one(
    learned: TrainedMethod, steps: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps(4)
    monkeypatch.setattr(adapting, "LEARNING_RATE", 3.0)
    engine = Engine(threads=1)
    result = engine.restore(request(adapt="60"))
    assert result.notes == (adapting.NO_HELP,)
    assert samples_of(result) == samples_of(engine.restore(request()))


def test_what_helps_thin_holes_but_spoils_wide_ones_is_not_taken() -> None:
    gains = torch.tensor([2.0, 2.0, 2.0, -1.0])

    class Wide:
        wide = torch.tensor([False, False, False, True])
        counted = torch.ones(4, 1, 2, 2)

    gain, lost = adapting._gain(gains, [Wide()])  # type: ignore[list-item]
    assert (gain, lost) == (1.25, 1.0)
    assert lost > adapting.MARGIN


# --- when it cannot be


class Stopping(Progress):
    def __init__(self, after: int) -> None:
        self.heard: list[tuple[float, str]] = []
        self._after = after

    def report(self, fraction: float, note: str = "") -> None:
        self.heard.append((fraction, note))
        if sum(note == adapting.NOTE for _, note in self.heard) > self._after:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 3, 14])
def test_a_stop_in_the_middle_leaves_everything_as_it_was(
    learned: TrainedMethod, steps: Clock, after: int
) -> None:
    steps(5)
    before, engine, stopping = bytes_of(learned.network), Engine(threads=1), Stopping(after)
    plain = engine.restore(request())
    with pytest.raises(Cancelled):
        engine.restore(request(adapt="60"), stopping)
    assert bytes_of(learned.network) == before
    assert samples_of(engine.restore(request())) == samples_of(plain)
    fractions = [fraction for fraction, _ in stopping.heard]
    assert fractions == sorted(fractions)


def everything_but_a_corner() -> np.ndarray:
    mask = np.ones((330, 400), bool)
    mask[:40, :40] = False
    return mask


@pytest.mark.parametrize(
    ("picture", "mask"),
    [
        (soft_picture(40, 50), np.pad(np.ones((3, 20), bool), ((10, 27), (10, 20)))),
        (soft_picture(330, 400), everything_but_a_corner()),
    ],
    ids=["a tiny photograph", "a mask over nearly everything"],
)
def test_where_too_little_is_known_that_is_said_and_it_is_repaired_all_the_same(
    learned: TrainedMethod, picture: Picture, mask: np.ndarray
) -> None:
    result = Engine(threads=1).restore(request(picture, mask, adapt="30", texture="off"))
    assert result.notes == (adapting.TOO_LITTLE,)
    assert result.patches


def test_an_empty_mask_has_nothing_to_adapt_for(learned: TrainedMethod) -> None:
    result = Engine(threads=1).restore(request(mask=np.zeros((330, 400), bool), adapt="30"))
    assert result.patches == result.notes == ()


def test_too_little_time_is_said(learned: TrainedMethod) -> None:
    assert Engine(threads=1).restore(request(adapt="0.001")).notes == (adapting.TOO_SHORT,)


def test_too_little_memory_is_a_remark_and_no_failure(
    learned: TrainedMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("out of memory")

    engine = Engine(threads=1)
    plain = engine.restore(request())
    monkeypatch.setattr(adapting._Lesson, "_step", full)
    result = engine.restore(request(adapt="60"))
    assert result.notes == (adapting.NO_MEMORY,)
    assert samples_of(result) == samples_of(plain)


def test_any_other_failure_is_not_hidden(learned: TrainedMethod, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("shapes cannot be multiplied")

    monkeypatch.setattr(adapting._Lesson, "_step", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        Engine(threads=1).restore(request(adapt="60"))


def test_it_is_done_once_however_often_the_repair_is_tried(
    learned: TrainedMethod, steps: Clock, willing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps(2)
    real, refine, lessons, calls = adapting.adapted, TrainedMethod.refine, [], []

    def noted(*given: object) -> Adapted:
        lessons.append(given)
        return real(*given)  # type: ignore[arg-type]

    def failing(self: TrainedMethod, *given: object) -> torch.Tensor:
        calls.append(given)
        if len(calls) == 1:
            raise torch.OutOfMemoryError("out of memory")
        return refine(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(adapting, "adapted", noted)
    monkeypatch.setattr(TrainedMethod, "refine", failing)
    result = Engine(threads=1).restore(request(mask=one_scratch(), adapt="60"))
    assert len(lessons) == 1 and len(calls) > 1
    assert "smaller pieces" in result.notes[0] and "adapted" in result.notes[1]


def one_scratch() -> np.ndarray:
    mask = np.zeros((330, 400), bool)
    mask[20:180, 70:75] = True
    return mask


@pytest.mark.parametrize("wish", ["soon", "-3", "inf", "nan", "99999", None])
def test_a_wish_that_is_no_time_is_refused_in_a_sentence(wish: str) -> None:
    with pytest.raises(Unsupported, match="cannot adapt for") as caught:
        Engine(threads=1).check(request(adapt=wish))
    assert "number of seconds" in caught.value.advice


def test_a_wish_for_another_mean_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unsupported, match="'twins'"):
        Engine(threads=1).check(request(ensemble="twins"))


def test_the_plan_counts_the_time_and_does_not_learn(
    learned: TrainedMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapting._Lesson, "taught", lambda *_: pytest.fail("learned for a plan"))
    engine = Engine(threads=1)
    plain, adapting_first = engine.explain(request()), engine.explain(request(adapt="30"))
    assert (plain.adapting, adapting_first.adapting) == (0.0, 30.0)
    assert plain.seconds is not None and adapting_first.seconds == pytest.approx(plain.seconds + 30)


def test_judging_counts_into_the_time_that_was_asked_for(
    tiny_network: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]

    def lasting(name: str, seconds: float) -> None:
        real = getattr(adapting._Lesson, name)

        def timed(*given: object) -> object:
            now[0] += seconds
            return real(*given)

        monkeypatch.setattr(adapting._Lesson, name, timed)

    lasting("_judged", 2)
    lasting("_step", 1)
    monkeypatch.setattr(adapting, "monotonic", lambda: now[0])
    made = adapted(tiny_network, task_of(request()), 12, CPU, torch.float32, Progress())
    assert 5 <= made.steps <= 8 and now[0] <= 12
