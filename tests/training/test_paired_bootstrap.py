"""Intervals against theory, and that pairing sees what two intervals side by side do not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from restorer_app.training.paired_bootstrap import FEWEST, Interval, difference, interval


def test_the_interval_is_that_of_theory_where_theory_has_one() -> None:
    values = np.random.default_rng(4).normal(10, 3, 400)
    found = interval(list(values))
    wide = 1.96 * values.std() / math.sqrt(400)
    assert found.mean == pytest.approx(values.mean()) and found.count == 400
    assert found.low == pytest.approx(values.mean() - wide, abs=0.15 * wide)
    assert found.high == pytest.approx(values.mean() + wide, abs=0.15 * wide)


def test_about_95_of_100_intervals_hold_the_truth() -> None:
    rng = np.random.default_rng(11)
    held = sum(
        each.low < 0 < each.high for each in (interval(list(rng.normal(0, 1, 30))) for _ in range(200))
    )
    assert 0.88 < held / 200 < 0.99


def test_the_same_values_have_the_same_interval() -> None:
    assert interval([1.0, 5.0, 2.0]) == interval([1.0, 5.0, 2.0])


def test_one_value_has_no_interval_and_none_has_no_mean() -> None:
    one, none = interval([3.0, math.nan]), interval([])
    assert (one.mean, one.count) == (3.0, 1) and math.isnan(one.low) and not one.significant
    assert math.isnan(none.mean) and none.count == 0


def test_pairs_show_a_difference_that_photographs_hide() -> None:
    rng = np.random.default_rng(2)
    first = {f"{number}.jpg": float(value) for number, value in enumerate(rng.normal(25, 5, 20))}
    second = {name: value - 0.3 + float(rng.normal(0, 0.2)) for name, value in first.items()}
    alone, other = interval(list(first.values())), interval(list(second.values()))
    assert alone.low < other.mean < alone.high
    paired = difference(first, second | {"other.jpg": 900.0})
    assert paired.significant and paired.count == 20 and 0.1 < paired.mean < 0.5
    assert difference(second, first).high < 0 and difference(second, first).significant


def test_chance_is_not_significant_and_few_photographs_never_are() -> None:
    assert not interval(list(np.random.default_rng(0).normal(0, 1, 50))).significant
    assert not interval([1.0] * (FEWEST - 1)).significant and interval([1.0] * FEWEST).significant
    assert not Interval(0.5, 0.0, 1.0, 90).significant
