"""HEIC and camera raw: known by content, and what is said without the packages that read them."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import numpy as np
import pytest
import tifffile

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.photo_files import READABLE_SUFFIXES, WRITABLE_SUFFIXES, open_photo
from tests.core.refused import refusal


@pytest.fixture(autouse=True)
def without_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pi_heif", "rawpy"):
        monkeypatch.setitem(sys.modules, name, None)


def advice(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        open_photo(path)
    return caught.value.advice


@pytest.mark.parametrize("brands", [b"heic\0\0\0\0mif1heic", b"mif1\0\0\0\0mif1heic", b"msf1\0\0\0\0hevc"])
def test_an_heic_file_names_its_package(tmp_path: Path, brands: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(struct.pack(">L4s", 8 + len(brands), b"ftyp") + brands + bytes(40))
    assert "needs the package pi-heif" in refusal(tmp_path / "a.jpg")
    assert advice(tmp_path / "a.jpg") == "Install it with: pip install restorer[heic]"


@pytest.mark.parametrize(
    "start", [b"II*\0\x10\0\0\0CR\2\0", b"FUJIFILMCCD-RAW ", b"IIU\0", b"\0\0\0\x18ftypcrx \0\0\0\1crx isom"]
)
def test_raw_data_name_their_package(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.tif").write_bytes(start + bytes(100))
    assert "needs the package rawpy" in refusal(tmp_path / "a.tif")
    assert advice(tmp_path / "a.tif") == "Install it with: pip install restorer[raw]"


def test_the_small_picture_in_raw_data_is_not_taken_for_the_photograph(tmp_path: Path) -> None:
    """Files of many cameras are TIFFs whose first page is a thumbnail: the raw data are below it."""
    small, raw = np.zeros((8, 12, 3), np.uint8), np.zeros((16, 24), np.uint16)
    with tifffile.TiffWriter(tmp_path / "a.nef") as tiff:
        tiff.write(small, photometric="rgb", subifds=1)
        tiff.write(raw, photometric=32803, extratags=[(33422, 1, 4, bytes([0, 1, 1, 2]), True)])
    assert "raw data of a camera" in refusal(tmp_path / "a.nef")
    tifffile.imwrite(
        tmp_path / "a.dng", small, photometric="rgb", extratags=[(50706, 1, 4, b"\1\4\0\0", True)]
    )
    assert "raw data of a camera" in refusal(tmp_path / "a.dng")


def test_an_ordinary_tiff_with_pictures_below_it_stays_one(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(np.zeros((8, 12, 3), np.uint8), photometric="rgb", subifds=1)
        tiff.write(np.zeros((4, 6, 3), np.uint8), photometric="rgb")
    assert open_photo(tmp_path / "a.tif").format == "TIFF"


def test_they_are_offered_for_opening_but_not_for_saving() -> None:
    for suffix in (".heic", ".dng", ".nef"):
        assert suffix in READABLE_SUFFIXES
        assert suffix not in WRITABLE_SUFFIXES
