"""Masks in and out of files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer_app.core.errors import MaskMismatch, UnreadableFile, UnwritableFile
from restorer_app.core.geometry import upright
from restorer_app.core.mask import Mask
from restorer_app.core.mask_file import open_mask, save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import GREY, RGB, Picture
from tests.core.made import GREY_ALPHA, RGB_ALPHA, noise, picture

SCAN = picture(13, 17)
HOLE = noise(13, 17, GREY)[:, :, 0] > 127


@pytest.mark.parametrize("suffix", [".png", ".tif", ".bmp"])
def test_a_saved_mask_comes_back(tmp_path: Path, suffix: str) -> None:
    saved = save_mask(Mask(HOLE.copy()), tmp_path / f"m{suffix}")
    assert np.array_equal(open_mask(saved.path, SCAN).array, HOLE)


def test_a_saved_mask_is_black_and_white_in_any_program(tmp_path: Path) -> None:
    save_mask(Mask(HOLE.copy()), tmp_path / "m.png")
    with Image.open(tmp_path / "m.png") as image:
        assert image.mode == "L"
        assert np.array_equal(np.asarray(image), HOLE * np.uint8(255))


def test_a_mask_is_not_saved_with_loss(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="blurs a mask's edges"):
        save_mask(Mask(HOLE.copy()), tmp_path / "m.jpg")


def test_an_existing_mask_stays_unless_it_may_be_overwritten(tmp_path: Path) -> None:
    save_mask(Mask(HOLE.copy()), tmp_path / "m.png")
    with pytest.raises(UnwritableFile, match="exists already"):
        save_mask(Mask(~HOLE), tmp_path / "m.png")
    save_mask(Mask(~HOLE), tmp_path / "m.png", overwrite=True)
    assert np.array_equal(open_mask(tmp_path / "m.png", SCAN).array, ~HOLE)


@pytest.mark.parametrize(
    ("dtype", "below", "half"), [("uint8", 127, 128), ("uint16", 32767, 32768), ("float32", 0.4999, 0.5)]
)
def test_from_half_the_range_on_a_grey_is_to_be_repaired(
    tmp_path: Path, dtype: str, below: float, half: float
) -> None:
    samples = np.array([[[below], [half]]], dtype)
    save_photo(Photo(Picture(samples, GREY)), tmp_path / "m.tif")
    assert open_mask(tmp_path / "m.tif", picture(1, 2)).array.tolist() == [[False, True]]


def test_of_colours_the_mean_counts_and_transparency_does_not(tmp_path: Path) -> None:
    # sums of 382 and 383: just below and just above half of 3 × 255
    samples = np.array([[[255, 127, 0, 255], [255, 128, 0, 0], [0, 0, 0, 255], [255, 255, 255, 0]]], np.uint8)
    save_photo(Photo(Picture(samples, RGB_ALPHA)), tmp_path / "m.png")
    assert open_mask(tmp_path / "m.png", picture(1, 4)).array.tolist() == [[False, True, False, True]]
    grey = np.array([[[255, 0], [0, 255]]], np.uint8)
    save_photo(Photo(Picture(grey, GREY_ALPHA)), tmp_path / "g.png")
    assert open_mask(tmp_path / "g.png", picture(1, 2)).array.tolist() == [[True, False]]


def test_masks_of_one_bit_are_read_from_every_format(tmp_path: Path) -> None:
    bits = Image.fromarray(HOLE)
    bits.save(tmp_path / "a.png")
    bits.save(tmp_path / "a.bmp")
    bits.save(tmp_path / "a.tif")
    bits.save(tmp_path / "g4.tif", compression="group4")
    tifffile.imwrite(tmp_path / "white.tif", ~HOLE, photometric="miniswhite")
    for path in sorted(tmp_path.iterdir()):
        assert np.array_equal(open_mask(path, SCAN).array, HOLE), path.name


def test_a_palette_mask_counts_by_its_colours(tmp_path: Path) -> None:
    image = Image.new("P", (17, 13))
    image.putdata(HOLE.astype(int).ravel().tolist())
    image.putpalette([0, 0, 0, 255, 255, 255])
    image.save(tmp_path / "m.png")
    assert np.array_equal(open_mask(tmp_path / "m.png", SCAN).array, HOLE)


def test_a_mask_of_another_size_is_refused_with_both_sizes(tmp_path: Path) -> None:
    save_mask(Mask.empty(20, 30), tmp_path / "m.png")
    with pytest.raises(MaskMismatch, match=r"“m\.png” is 30 × 20 pixels, the photograph 17 × 13") as caught:
        open_mask(tmp_path / "m.png", SCAN)
    assert "as-stored" not in caught.value.advice


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_mask_is_drawn_on_the_upright_photograph_or_as_stored_on_the_file(
    tmp_path: Path, orientation: int
) -> None:
    scan = picture(13, 17, orientation=orientation)
    seen = upright(HOLE, orientation)
    save_mask(Mask(np.ascontiguousarray(seen)), tmp_path / "seen.png")
    save_mask(Mask(HOLE.copy()), tmp_path / "stored.png")
    assert np.array_equal(open_mask(tmp_path / "seen.png", scan).array, seen)
    assert np.array_equal(open_mask(tmp_path / "stored.png", scan, as_stored=True).array, seen)


def test_a_mask_that_fits_only_the_unrotated_file_is_told_the_way_out(tmp_path: Path) -> None:
    save_mask(Mask(HOLE.copy()), tmp_path / "m.png")
    lying = picture(13, 17, orientation=6)
    with pytest.raises(MaskMismatch) as caught:
        open_mask(tmp_path / "m.png", lying)
    assert "--mask-as-stored" in caught.value.advice
    save_mask(Mask.empty(17, 13), tmp_path / "turned.png")
    with pytest.raises(MaskMismatch, match="as stored 17 × 13"):
        open_mask(tmp_path / "turned.png", lying, as_stored=True)


def test_a_mask_file_with_its_own_orientation_is_turned_by_it(tmp_path: Path) -> None:
    stored = np.where(HOLE, np.uint8(255), np.uint8(0))[:, :, None]
    save_photo(Photo(Picture(stored, GREY, orientation=6)), tmp_path / "m.tif")
    scan = picture(13, 17, RGB, orientation=6)
    assert np.array_equal(open_mask(tmp_path / "m.tif", scan).array, upright(HOLE, 6))


def test_a_missing_mask_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"“m\.png” does not exist"):
        open_mask(tmp_path / "m.png", SCAN)
