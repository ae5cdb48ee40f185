"""Before and after as one picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from restorer_app.core.comparison import Arrangement, Comparison, comparison
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Role
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


def words(width: int = 700) -> tuple[np.ndarray, np.ndarray]:
    """Two that can be told apart: one covers the left half of its field, the other the right."""
    first = np.zeros((240, width), np.uint8)
    first[40:200, : width // 2] = 255
    return first, first[:, ::-1].copy()


KINDS = [(GREY, "uint8"), (RGB, "uint16"), ((*RGB, Role.ALPHA), "float32")]


@pytest.mark.parametrize(("roles", "dtype"), KINDS)
@pytest.mark.parametrize("arrangement", ["side", "stack"])
def test_words_stand_dark_on_white_above_halves_that_stay_as_they_are(
    arrangement: Arrangement, roles: tuple[Role, ...], dtype: str
) -> None:
    before = picture(400, 300, roles, dtype)
    after = photo(before.with_samples(before.samples[::-1].copy()))
    plain = comparison(before, after, Comparison(arrangement)).picture
    joined = comparison(before, after, Comparison(arrangement, None, words())).picture
    assert (joined.roles, joined.samples.dtype) == (plain.roles, plain.samples.dtype)
    samples = joined.samples
    strip = (samples.shape[0] - plain.height) // (1 if arrangement == "side" else 2)
    second = (0, -300) if arrangement == "side" else (samples.shape[0] - 400 - strip, 0)
    for half, (row, column) in ((before, (0, 0)), (after.picture, second)):
        part = samples[row:, column:][: strip + 400, :300]
        assert np.array_equal(part[strip:], half.samples)
        tones = part[:strip, :, : 3 if len(roles) > 1 else 1]
        assert tones.max() == before.full_scale and tones.min() <= 0.11 * before.full_scale
        dark = (tones < before.full_scale / 2).any(2)
        columns, rows = np.nonzero(dark.any(0))[0], np.nonzero(dark.any(1))[0]
        assert (columns.mean() < 150) == (half is before), "each word stands above its own half"
        assert 7 <= rows.size <= 11, "3.5 % of the longer side, of which the letters are two thirds"
        assert (part[:strip, :, 3:] == before.full_scale).all(), "alpha is opaque"


@pytest.mark.parametrize("shape", [(300, 20), (3, 2), (1, 1)])
def test_a_word_is_never_wider_than_its_picture(shape: tuple[int, int]) -> None:
    before = picture(*shape, GREY)
    joined = comparison(before, photo(before), Comparison("side", None, words())).picture
    assert joined.width == comparison(before, photo(before), Comparison("side")).picture.width
    assert np.array_equal(joined.samples[-shape[0] :, : shape[1]], before.samples)
    assert joined.height > shape[0]


@pytest.mark.parametrize(
    ("roles", "white"), [((*CMYK, Role.ALPHA), [0, 0, 0, 0, 255]), (LAB, [255, 128, 128])], ids=str
)
def test_the_gap_is_white_in_inks_and_lab_too(roles: tuple[Role, ...], white: list[int]) -> None:
    before = picture(20, 30, roles)
    joined = comparison(before, photo(before), Comparison("side"))
    assert (joined.picture.samples[:, 30:-30] == white).all()
