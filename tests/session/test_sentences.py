"""What the session says, in words."""

from __future__ import annotations

import pytest

from restorer_app.engine.request import ExplainedPlan
from restorer_app.session.sentences import device_title, planned, time_left


@pytest.mark.parametrize(
    ("device", "title"),
    [
        ("auto", "Automatic"),
        ("cpu", "Processor (CPU)"),
        ("xpu", "Intel GPU (XPU)"),
        ("cuda", "Graphics card (CUDA)"),
        ("cuda:1", "Graphics card (CUDA), no. 2"),
    ],
)
def test_devices_have_titles_that_tell_several_of_a_kind_apart(device: str, title: str) -> None:
    assert device_title(device) == title


@pytest.mark.parametrize(
    ("areas", "passes", "seconds", "text"),
    [
        (12, 14, 6.2, "12 areas, 14 passes, about 5 s."),
        (1, 1, 150, "1 area, 1 pass, about 3 min."),
        (2, 1, 0.4, "2 areas, 1 pass, a few seconds."),
        (2, 3, None, "2 areas, 3 passes."),
    ],
)
def test_a_plan_is_told_in_a_few_words(areas: int, passes: int, seconds: float | None, text: str) -> None:
    assert planned(ExplainedPlan((), areas, 9, passes, 0.1, 1, "telea", "cpu", seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "a few seconds left"), (20, "about 20 s left"), (120, "about 2 min left")]
)
def test_the_time_left_is_told_shortly(seconds: int, text: str) -> None:
    assert time_left(seconds) == text
