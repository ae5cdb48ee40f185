"""What the window says of photographs, in numbers people can check."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColorSpace

from restorer_app.core.photo import Photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.gui.brush_size import slider_size, slider_step
from restorer_app.gui.choosing import saving_kinds, with_suffix
from restorer_app.gui.status_line import pixel_text, profile_text, size_text, zoom_text


def picture(
    dtype: str = "uint16", roles: tuple[Role, ...] = RGB, orientation: int = 1, depth: int | None = None
) -> Picture:
    samples = np.arange(4 * 6 * len(roles)).reshape(4, 6, len(roles)).astype(dtype)
    return Picture(samples, roles, orientation, depth)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (picture(), "6 × 4 · 16-bit RGB"),
        (picture("uint8", GREY), "6 × 4 · 8-bit grey"),
        (picture("uint8", (*RGB, Role.ALPHA)), "6 × 4 · 8-bit RGB + A"),
        (picture("uint16", (*GREY, Role.INFRARED)), "6 × 4 · 16-bit grey + IR"),
        (picture("float32", RGB, 6), "4 × 6 · 32-bit float RGB"),
        (picture("uint8", GREY, depth=1), "6 × 4 · 1-bit grey"),
        (picture("uint16", CMYK, depth=12), "6 × 4 · 12-bit CMYK"),
        (picture("uint16", LAB), "6 × 4 · 16-bit L*a*b*"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_size_depth_and_channels_are_the_file_s_own(shown: Picture, text: str) -> None:
    assert size_text(shown) == text


def test_the_pixel_is_told_in_the_file_s_own_numbers() -> None:
    for shown, row, column, text in (
        (picture(), 1, 2, "2, 1:  R 24  G 25  B 26"),
        (picture("uint8", GREY), 1, 2, "2, 1:  8"),
        (picture("float32", GREY), 0, 1, "1, 0:  1.0000"),
    ):
        assert pixel_text(shown, shown.samples[row, column], row, column) == text


def test_the_pixel_of_few_bits_is_told_in_these_and_lab_has_its_signs() -> None:
    deep = Picture(np.array([[[65535], [16]]], np.uint16), GREY, depth=12)
    assert [pixel_text(deep, deep.samples[0, at], 0, at) for at in (0, 1)] == ["0, 0:  4095", "1, 0:  1"]
    lab = Picture(np.array([[[200, 120, 130]]], np.uint8), LAB)
    assert pixel_text(lab, lab.samples[0, 0], 0, 0) == "0, 0:  L* 200  a* -8  b* 2"


def test_the_profile_is_called_by_its_own_name() -> None:
    adobe = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())
    assert "Adobe RGB" in profile_text(Photo(picture(), icc_profile=adobe))
    assert profile_text(Photo(picture())) == "no profile"


@pytest.mark.expect_noise("Qt: ")
def test_a_broken_profile_is_said_to_be_so() -> None:
    assert profile_text(Photo(picture(), icc_profile=b"nonsense")) == "profile not understood"


@pytest.mark.parametrize(
    ("scale", "text"),
    [(1.0, "100 %"), (0.3333, "33.3 %"), (0.5, "50 %"), (8.0, "800 %"), (0.9999, "100 %"), (1.3785, "138 %")],
)
def test_zoom_is_told_shortly(scale: float, text: str) -> None:
    assert zoom_text(scale) == text


@pytest.mark.parametrize(
    ("typed", "chosen", "path"),
    [
        ("a.tif", "PNG, exact (*.png)", "a.tif"),
        ("a", "PNG, exact (*.png)", "a.png"),
        ("a", "", "a.tif"),
        ("a.1910", "TIFF, exact (*.tif *.tiff)", "a.1910.tif"),
        ("a.JPG", "TIFF, exact (*.tif *.tiff)", "a.JPG"),
    ],
)
def test_a_name_without_a_suffix_gets_that_of_the_chosen_kind(typed: str, chosen: str, path: str) -> None:
    assert with_suffix(Path(typed), chosen, saving_kinds()) == Path(path)


def test_the_slider_gives_small_sizes_as_much_room_as_large_ones() -> None:
    assert (slider_step(1), slider_step(2000)) == (0, 400)
    assert slider_size(200) == pytest.approx(2000**0.5)
    steps = [slider_step(size) for size in range(1, 2001)]
    assert steps == sorted(steps)
