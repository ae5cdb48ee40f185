from __future__ import annotations

import numpy as np
import torch

from restorer_app.training.data.draws import COLUMNS, Draws, Part, change_some, on_device


def test_parts_are_rows_of_the_whole() -> None:
    whole = Draws([1, 2, 3], 12)
    parts = [Draws([1, 2, 3], 4, Part(index, 3)) for index in range(3)]
    for name in COLUMNS:
        np.testing.assert_array_equal(np.concatenate([part[name] for part in parts]), whole[name])
        for part in parts:
            np.testing.assert_array_equal(part.common(name), whole.common(name))
    assert not np.array_equal(whole["grey"], Draws([1, 2, 4], 12)["grey"])


def test_no_two_names_share_their_numbers() -> None:
    draws = Draws([5], 9)
    columns = [tuple(column) for name in COLUMNS for column in draws[name].reshape(9, -1).T]
    assert len(set(columns)) == len(columns) == sum(COLUMNS.values())


def test_shares_limits_and_whole_numbers() -> None:
    draws = Draws([0], 4000)
    assert abs(draws.happens("grey", 0.3).mean() - 0.3) < 0.03
    assert draws.happens("grey", 1.0).all() and not draws.happens("grey", 0.0).any()
    blur = draws.between("blur", (2.0, 3.0))
    assert 2 <= blur.min() < 2.01 and 2.99 < blur.max() <= 3
    assert set(draws.below("turn", 8)) == set(range(8))


def test_only_flagged_pictures_are_changed_and_get_their_own_numbers() -> None:
    pictures = torch.arange(5.0).reshape(5, 1, 1, 1)
    factors = np.array([1.0, 10, 100, 1000, 10000])
    flags = np.array([False, True, False, True, True])
    changed = change_some(
        pictures.clone(), flags, lambda some, at: some * on_device(factors[at], some.device)
    )
    assert changed.flatten().tolist() == [0, 10, 2, 3000, 40000]
    assert change_some(pictures.clone(), flags & False, lambda some, _: some * 0).sum() == 10
    assert change_some(pictures.clone(), flags | True, lambda some, _: some * 0).sum() == 0
