"""Sound photographs painted over."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.picture import RGB, Picture, Role
from restorer_app.training.staged_damage import generator, painted_over


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_hole_is_light_and_nothing_else_is_touched(dtype: str, orientation: int) -> None:
    full = {"uint8": 255, "uint16": 65535, "float32": 1}[dtype]
    samples = (np.random.default_rng(0).uniform(0, 0.3, (20, 30, 4)) * full).astype(dtype)
    truth = Picture(samples, (*RGB, Role.ALPHA), orientation)
    mask = np.zeros(truth.upright_shape, np.bool_)
    mask[3:9, 4:7] = True
    bad = painted_over(truth, mask, generator("a"))
    seen, before = bad.upright_samples(), truth.upright_samples()
    assert (seen[mask][:, :3] > 0.7 * full).all() and (seen[mask][:, :3] <= full).all()
    assert len(np.unique(seen[mask][:, 0])) > 5, "blotches, not one tone"
    assert np.array_equal(seen[~mask], before[~mask])
    assert np.array_equal(seen[:, :, 3], before[:, :, 3])


def test_the_same_words_draw_the_same_and_others_do_not() -> None:
    first, again, other = (generator(*words).integers(1 << 40) for words in (("a", 1), ("a", 1), ("a", 2)))
    assert first == again != other
    assert generator("na\udcffme").integers(9) >= 0, "names of files may hold anything"
