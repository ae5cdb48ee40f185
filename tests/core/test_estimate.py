"""How long work still takes: said late rather than wrong, and without jumps. No clock runs here."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorer_app.core.estimate import TimeLeft, in_units, rounded

Told = list[tuple[float, float, int | None]]
"""Seconds gone, seconds truly left, seconds told."""


def followed(speed: Callable[[float, float], float], every: float = 0.1, noise: float = 0.0) -> Told:
    """All that is told of work whose speed (share a second) depends on the time gone and the share done."""
    chance, left, now, done = random.Random(5), TimeLeft(), 0.0, 0.0
    heard = [(0.0, left.note(100.0, 0.0))]
    while done < 1:
        passed = every * (1 + noise * (2 * chance.random() - 1))
        done = min(done + speed(now, done) * every, 1.0)
        now += passed
        heard.append((now, left.note(100.0 + now, done)))
    return [(at, now - at, told) for at, told in heard]


def words(told: Told) -> list[int]:
    """What a person reads, each change once."""
    every = [seconds for _, _, seconds in told if seconds is not None]
    return [seconds for place, seconds in enumerate(every) if place == 0 or every[place - 1] != seconds]


def test_even_work_is_foretold_and_counted_down() -> None:
    told = followed(lambda now, done: 1 / 40)
    assert words(told) == [40, 35, 30, 25, 20, 15, 10, 5, 0]
    assert all(abs(seconds - left) <= 5 for _, left, seconds in told if seconds is not None)


def test_nothing_is_said_in_the_first_second_or_before_a_few_per_cent() -> None:
    quick, slow = followed(lambda now, done: 1 / 5), followed(lambda now, done: 1 / 1000)
    assert all(seconds is None for at, _, seconds in quick if at < 1)
    assert all(seconds is None for at, _, seconds in slow if at < 49)
    assert words(quick) and words(slow)


def test_work_that_is_done_within_a_second_says_nothing() -> None:
    assert words(followed(lambda now, done: 1.2)) == []


@pytest.mark.parametrize("opening", [0.5, 4.0, 20.0])
def test_the_time_for_getting_ready_does_not_count_as_the_speed_of_the_work(opening: float) -> None:
    told = followed(lambda now, done: 0.03 / opening if now < opening else 0.05)
    assert max(words(told)) <= 25
    assert any(seconds is not None for at, _, seconds in told if at < opening + 5)


@pytest.mark.parametrize("factor", [0.2, 0.5, 2, 5])
def test_a_change_of_speed_is_followed(factor: float) -> None:
    told = followed(lambda now, done: 1 / 60 if done < 0.5 else factor / 60)
    late = [(left, seconds) for _, left, seconds in told if seconds is not None and left < 30 / factor * 0.3]
    assert all(abs(seconds - left) <= max(0.4 * left, 9) for left, seconds in late)


def test_a_pause_is_not_taken_for_a_new_speed() -> None:
    told = followed(lambda now, done: 1e-5 if 8 < now < 18 else 1 / 20)
    assert max(words(told)) <= 60


@pytest.mark.parametrize("every", [0.05, 1.0, 3.0])
def test_uneven_reports_make_no_uneven_words(every: float) -> None:
    said = words(followed(lambda now, done: 1 / 120, every, noise=0.8))
    assert said == sorted(said, reverse=True)
    assert max(said) <= 180 and min(said) <= 5


@pytest.mark.parametrize("factor", [0.25, 1, 4])
def test_what_is_said_never_jumps(factor: float) -> None:
    told = followed(lambda now, done: 1 / 50 if done < 0.5 else factor / 50, noise=0.5)
    said = words(told)
    assert all(abs(one - other) <= 15 or one >= 60 for one, other in pairwise(said))


def test_where_the_work_begins_tells_nothing_of_its_speed() -> None:
    left = TimeLeft()
    told = [left.note(second, 0.5 + second / 100) for second in range(20)]
    assert told[0] is None and told[5] is not None
    assert all(40 <= seconds <= 50 for seconds in told[:6] if seconds is not None)


def test_a_report_that_falls_back_changes_nothing() -> None:
    left = TimeLeft()
    for second in range(1, 8):
        told = left.note(second, second / 20)
    assert told is not None
    assert left.note(7.0, 0.1) == told
    assert left.note(6.5, 0.36) == told


def _reports() -> st.SearchStrategy[list[tuple[float, float]]]:
    return st.lists(st.tuples(st.floats(-1, 1e4), st.floats(-0.5, 1.5)), max_size=40)


@given(_reports())
def test_whatever_is_reported_the_answer_is_a_number_of_seconds_or_none(
    reports: list[tuple[float, float]],
) -> None:
    left, now = TimeLeft(), 0.0
    for passed, fraction in reports:
        now += passed
        told = left.note(now, fraction)
        assert told is None or (told >= 0 and told == rounded(told))


STEPS = (
    *((0, "a few seconds"), (2.4, "a few seconds"), (2.5, "5 s"), (17, "15 s"), (18, "20 s")),
    *((57, "55 s"), (58, "1 min"), (89, "1 min"), (91, "2 min"), (3500, "58 min")),
    *((3590, "1 h"), (4400, "1 h 15 min"), (7300, "2 h")),
)


@pytest.mark.parametrize(("seconds", "text"), STEPS)
def test_times_are_rounded_as_people_do(seconds: float, text: str) -> None:
    assert in_units(seconds) == text
