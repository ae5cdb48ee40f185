"""A request explained: the plan in the photograph's own pixels, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer_app.core.errors import Unsupported
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine import explained
from restorer_app.engine.engine import Engine
from restorer_app.engine.explained import areas
from restorer_app.engine.request import RestoreRequest
from tests.engine.conftest import soft_picture

HEIGHT, WIDTH = 420, 560


def marked(*boxes: Box) -> Mask:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    for box in boxes:
        mask[box.slices] = True
    return Mask(mask)


def request(mask: Mask, method: str = "telea", **more: object) -> RestoreRequest:
    return RestoreRequest(soft_picture(HEIGHT, WIDTH), mask, method, device="cpu", **more)  # type: ignore[arg-type]


SPECKS = marked(Box(40, 50, 5, 5), Box(200, 300, 6, 4), Box(390, 500, 4, 8))
HOLE = marked(Box(120, 160, 180, 200))


def painted(boxes: Iterable[Box]) -> NDArray[np.bool_]:
    return marked(*boxes).array


@pytest.fixture
def engine() -> Engine:
    return Engine(threads=1)


def test_areas_are_counted_as_people_would() -> None:
    assert areas(SPECKS.array) == 3
    assert areas(marked(Box(40, 50, 5, 5), Box(40, 57, 5, 5)).array) == 1
    assert areas(marked().array) == 0
    assert areas(np.ones((1, 1), np.bool_)) == 1


def test_every_marked_pixel_lies_in_a_core_and_every_core_in_its_view(engine: Engine) -> None:
    for mask in (SPECKS, HOLE):
        plan = engine.explain(request(mask))
        cores = painted(window.core for window in plan.windows)
        assert (cores | ~mask.array).all()
        assert all(window.view.united(window.core) == window.view for window in plan.windows)
        assert all(window.view == window.view.clipped(HEIGHT, WIDTH) for window in plan.windows)


def test_specks_are_seen_at_full_size_only_and_cost_little(engine: Engine) -> None:
    plan = engine.explain(request(SPECKS))
    assert (plan.areas, plan.steps) == (3, (1,))
    assert plan.widest <= 12
    assert 0 < plan.share < 0.2
    assert plan.method == "telea" and plan.device == "cpu"


def test_a_wide_hole_is_seen_at_smaller_sizes_in_the_photograph_s_own_pixels(engine: Engine) -> None:
    plan = engine.explain(request(HOLE, "learned", options={"texture": "off"}))
    assert plan.areas == 1
    assert plan.steps[0] > 1 and plan.steps[-1] == 1
    assert 170 <= plan.widest <= 200
    coarse = [window for window in plan.windows if window.step == plan.steps[0]]
    assert not any(window.wide for window in coarse)
    assert all(window.wide for window in plan.windows if window.step == 1)
    cores = painted(window.core for window in coarse)
    assert cores[HOLE.array].all() and not cores[:80].any() and not cores[340:].any()


def test_texture_is_told_where_it_will_be_sought_and_not_where_it_is_off(engine: Engine) -> None:
    with_texture = engine.explain(request(HOLE, "learned"))
    without = engine.explain(request(HOLE, "learned", options={"texture": "off"}))
    assert any(window.texture for window in with_texture.windows)
    assert not any(window.texture for window in without.windows)
    assert with_texture.share > without.share
    assert with_texture.seconds is not None and without.seconds is not None
    assert with_texture.seconds > without.seconds


def test_as_many_passes_are_foretold_as_a_restore_takes(engine: Engine) -> None:
    for mask in (SPECKS, HOLE):
        wanted = request(mask, "learned", options={"texture": "off"})
        assert engine.explain(wanted).passes == engine.restore(wanted).passes


def test_the_plan_is_told_in_storage_order(engine: Engine) -> None:
    stored = soft_picture(HEIGHT, WIDTH)
    turned = Picture(stored.samples, stored.roles, 6)
    mask = Mask(np.rot90(marked(Box(40, 50, 5, 5)).array, -1).copy())
    plan = engine.explain(RestoreRequest(turned, mask, "telea", device="cpu"))
    (window,) = plan.windows
    assert window.core.intersected(Box(40, 50, 5, 5)) == Box(40, 50, 5, 5)


def test_an_empty_mask_has_an_empty_plan(engine: Engine) -> None:
    plan = engine.explain(request(marked()))
    assert (plan.windows, plan.areas, plan.passes, plan.share, plan.seconds) == ((), 0, 0, 0.0, 0.0)


def test_what_would_stop_a_restore_stops_the_explanation(engine: Engine) -> None:
    with pytest.raises(Unsupported):
        engine.explain(request(marked(Box(0, 0, HEIGHT, WIDTH))))


def test_it_can_be_stopped(engine: Engine) -> None:
    class Stopping(Progress):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        engine.explain(request(SPECKS), Stopping())


Clock = Callable[[list[float]], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let each trial take so many seconds, in turn."""

    def set_trials(trials: list[float]) -> None:
        times = [time for taken in trials for time in (0.0, taken)]
        monkeypatch.setattr(explained, "monotonic", lambda: times.pop(0))

    return set_trials


def test_the_time_follows_from_a_trial_of_one_batch(engine: Engine, clock: Clock) -> None:
    clock([2.0])
    one = engine.explain(request(marked(Box(40, 50, 5, 5))))
    assert one.seconds == pytest.approx(2.0)
    three = engine.explain(request(SPECKS))
    assert three.seconds == pytest.approx(6.0, rel=0.4), "windows alike are not tried again"


def test_a_short_trial_is_repeated_so_that_getting_ready_does_not_count(engine: Engine, clock: Clock) -> None:
    clock([0.2, 0.05])
    assert engine.explain(request(marked(Box(40, 50, 5, 5)))).seconds == pytest.approx(0.05)


def test_a_trial_that_finds_no_memory_tells_no_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(explained, "repair", failing)
    plan = engine.explain(request(SPECKS))
    assert plan.seconds is None and plan.windows


def test_the_trial_is_one_of_those_windows_that_most_of_the_work_is(engine: Engine, clock: Clock) -> None:
    clock([2.0])
    plan = engine.explain(request(marked(Box(40, 50, 5, 5), Box(150, 100, 150, 20), Box(150, 400, 150, 20))))
    assert len(plan.windows) == 3
    assert plan.seconds is not None and 4 <= plan.seconds < 6


def test_a_method_that_does_not_refine_has_no_work_where_it_is_not_asked(
    engine: Engine, clock: Clock
) -> None:
    clock([2.0])
    plan = engine.explain(request(HOLE))
    assert sum(not window.wide for window in plan.windows) == 1
    assert plan.seconds == pytest.approx(2.0)
