"""TIFF's samples in every way of storing that can be chosen, seen by another reader."""

from __future__ import annotations

import sys
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files import tiff_write
from restorer_app.core.files.tiff_strips import Strips
from restorer_app.core.metadata import Stored
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.core.progress import Progress
from tests.core.made import GREY_ALPHA, RGB_ALPHA, noise, picture, smooth
from tests.core.test_tiff_keeps import scan as scan_of_pages

CODES = {"none": 1, "deflate": 8, "lzw": 5, "zstd": 50000}


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("compression", CODES)
def test_another_reader_finds_the_same_samples(
    tmp_path: Path, compression: str, dtype: str, order: str
) -> None:
    for roles in (GREY, GREY_ALPHA, RGB, RGB_ALPHA):
        own = picture(23, 31, roles, dtype)
        photo = Photo(own, format="TIFF", stored=Stored(byte_order=order))
        save_photo(photo, tmp_path / "a.tif", compression=compression, overwrite=True)
        with tifffile.TiffFile(tmp_path / "a.tif") as tiff:
            assert tiff.pages.first.compression == CODES[compression]
            assert tiff.byteorder == {"little": "<", "big": ">"}[order]
            assert np.array_equal(tiff.asarray().reshape(own.samples.shape), own.samples)
        assert open_photo(tmp_path / "a.tif").picture.samples.tobytes() == own.samples.tobytes()


def test_a_soft_picture_becomes_smaller_in_several_strips(tmp_path: Path) -> None:
    photo = Photo(Picture(smooth(1500, 900).astype(np.uint16) * 257, RGB))
    sizes = {
        name: save_photo(photo, tmp_path / f"{name}.tif", compression=name).bytes
        for name in ("none", "deflate")
    }
    assert sizes["deflate"] < sizes["none"] / 20
    with tifffile.TiffFile(tmp_path / "deflate.tif") as tiff:
        assert len(tiff.pages.first.dataoffsets) > 4
        assert tiff.pages.first.predictor == 2


def test_a_fax_goes_as_a_fax(tmp_path: Path) -> None:
    for height, width in ((40, 50), (7, 64), (33, 9)):
        bits = noise(height, width, GREY) // 128 * np.uint8(255)
        photo = Photo(
            Picture(bits, GREY, depth=1), format="TIFF", white_is_zero=True, stored=Stored("CCITT G4", 1)
        )
        save_photo(photo, tmp_path / "a.tif", overwrite=True)
        with Image.open(tmp_path / "a.tif") as image:
            assert (image.mode, image.info["compression"]) == ("1", "group4")
            assert np.array_equal(np.asarray(image), bits[:, :, 0] > 0)


def test_what_is_written_of_a_large_picture_is_no_copy_of_it() -> None:
    own = picture(600, 500, RGB, "uint16")
    strips = Strips(own)
    (block,) = strips._strips(Progress())
    assert np.shares_memory(np.asarray(block), own.samples)


def test_more_than_a_classic_tiff_can_hold_becomes_a_big_one_with_all_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = scan_of_pages(tmp_path / "scan.tif", ">", pages=3)
    monkeypatch.setattr(tiff_write, "_CLASSIC_BYTES", 1000)
    saved = save_photo(open_photo(tmp_path / "scan.tif", page=1), tmp_path / "out.tif")
    assert any("BigTIFF" in note for note in saved.notes)
    with tifffile.TiffFile(saved.path) as tiff:
        assert tiff.is_bigtiff
        for page, samples in zip(tiff.pages, written, strict=True):
            assert np.array_equal(page.asarray(), samples)
    again = save_photo(open_photo(saved.path), tmp_path / "again.tif")
    assert not any("BigTIFF" in note for note in again.notes), "it was one before"


def test_without_imagecodecs_deflate_is_still_there_and_the_others_say_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    own = picture(9, 8, (*RGB, Role.EXTRA), "uint16")
    strips = Strips(own, compression="deflate")
    with (tmp_path / "a").open("w+b") as file:
        ((place, size),) = strips.write(file, Progress())
        file.seek(place)
        rows = np.frombuffer(zlib.decompress(file.read(size)), np.uint16).reshape(own.samples.shape)
        assert np.array_equal(np.cumsum(rows, axis=1, dtype=np.uint16), own.samples)
        with pytest.raises(UnwritableFile, match="imagecodecs"):
            replace(strips, compression="zstd").write(file, Progress())
