"""Before and after as one picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from restorer_app.core.comparison import Arrangement, Comparison, comparison
from restorer_app.core.photo_files import open_photo, save_photo
from tests.core.made import photo, picture


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("arrangement", ["side", "stack"])
def test_both_are_there_to_the_sample_with_a_gap_between(
    arrangement: Arrangement, orientation: int, tmp_path: Path
) -> None:
    before = picture(20, 30, dtype="uint16", orientation=orientation)
    after = photo(before.with_samples(before.samples[::-1].copy()))
    joined = comparison(before, after, Comparison(arrangement))
    first, second = before.upright_samples(), after.picture.upright_samples()
    height, width = first.shape[:2]
    samples = joined.picture.samples
    assert (samples[:height, :width] == first).all()
    assert (samples[-height:, -width:] == second).all()
    across = arrangement == "side"
    gap = samples[:, width : samples.shape[1] - width] if across else samples[height:-height]
    assert gap.size and (gap == 65535).all()
    save_photo(joined, tmp_path / "both.tif")
    again = open_photo(tmp_path / "both.tif")
    assert (again.picture.upright_samples() == samples).all()
    assert again.icc_profile == after.icc_profile


def test_it_is_halved_until_it_is_narrow_enough() -> None:
    before = picture(40, 60)
    joined = comparison(before, photo(before), Comparison("side", 70))
    assert joined.picture.width <= 70 and joined.picture.height == 20
    whole = comparison(before, photo(before), Comparison("stack", 60))
    assert whole.picture.width == 60
    assert np.array_equal(whole.picture.samples[:40], before.samples)
