"""JPEGs of inks and of 12 bits."""

from __future__ import annotations

from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from restorer_app.core.errors import DamagedFile
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import CMYK, GREY, RGB, Role
from tests.core.made import smooth
from tests.core.refused import refusal


def test_inks_have_bare_paper_as_zero_whether_adobe_turned_them_round_or_not(tmp_path: Path) -> None:
    inks = smooth(40, 30, 4)
    turned = imagecodecs.jpeg8_encode(255 - inks, level=98, colorspace="cmyk", outcolorspace="cmyk")
    assert b"Adobe" in turned
    (tmp_path / "adobe.jpg").write_bytes(turned)
    plain = imagecodecs.jpeg8_encode(inks, level=98, colorspace="cmyk", outcolorspace="cmyk")
    (tmp_path / "plain.jpg").write_bytes(plain.replace(b"\xff\xee\0\x0eAdobe", b"\xff\xee\0\x0eOther"))
    for name in ("adobe.jpg", "plain.jpg"):
        opened = open_photo(tmp_path / name)
        assert opened.picture.roles == CMYK
        assert np.abs(opened.picture.samples.astype(int) - inks).max() <= 3


def test_inks_of_a_cut_file_are_damage(tmp_path: Path) -> None:
    Image.fromarray(smooth(400, 300, 4), "CMYK").save(tmp_path / "a.jpg", quality=90)
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedFile, match="is missing"):
        open_photo(tmp_path / "a.jpg")
    assert "shown grey" in open_photo(tmp_path / "a.jpg", allow_damaged=True).notes[0]


def deep(channels: int) -> np.ndarray:
    return smooth(64, 48, channels).astype(np.uint16) * 16 + 7


@pytest.mark.parametrize("roles", [GREY, RGB])
def test_12_bits_are_read_with_all_their_levels(tmp_path: Path, roles: tuple[Role, ...]) -> None:
    given = deep(len(roles))
    data = imagecodecs.jpeg8_encode(given if len(roles) > 1 else given[:, :, 0], level=100, bitspersample=12)
    (tmp_path / "a.jpg").write_bytes(data)
    opened = open_photo(tmp_path / "a.jpg")
    assert (opened.picture.depth, opened.stored.bits, opened.lossy) == (12, 12, True)
    assert opened.picture.roles == roles
    assert np.abs(opened.picture.samples / (65535 / 4095) - given).max() < 20


def test_of_12_bits_a_cut_file_is_not_filled_in_silence(tmp_path: Path) -> None:
    data = imagecodecs.jpeg8_encode(deep(1)[:, :, 0], level=98, bitspersample=12)
    (tmp_path / "a.jpg").write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(DamagedFile, match="end is missing"):
        open_photo(tmp_path / "a.jpg")
    assert "damaged" in open_photo(tmp_path / "a.jpg", allow_damaged=True).notes[0]


def test_12_bits_of_ink_are_named(tmp_path: Path) -> None:
    data = imagecodecs.jpeg8_encode(deep(4), level=98, bitspersample=12)
    (tmp_path / "a.jpg").write_bytes(data)
    assert "12 bits" in refusal(tmp_path / "a.jpg")
