"""From samples to sRGB: every depth, kind and profile."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColorSpace, QImage

from restorer_app.core.document import Document
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, Picture, Role
from restorer_app.gui.canvas.display import DisplayConversion
from tests.gui.canvas.conftest import noise, photo, rgb

_D65 = QPointF(0.3127, 0.3290)


def profile(space: QColorSpace) -> bytes:
    return bytes(space.iccProfile().data())


WIDE = profile(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
SRGB = profile(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
GREY_LINEAR = profile(QColorSpace(_D65, QColorSpace.TransferFunction.Linear))


def shown(samples: np.ndarray[Any, Any], icc: bytes | None = None) -> np.ndarray[Any, Any]:
    return rgb(DisplayConversion(photo(samples).picture, icc).image(samples))


def test_eight_bits_are_shown_as_they_are() -> None:
    samples = noise(9, 7)
    assert (shown(samples) == samples).all()
    assert (shown(samples, SRGB) == samples).all()


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8])
def test_grey_has_three_equal_channels_at_every_width(width: int) -> None:
    samples = noise(4, width, 1)
    assert (shown(samples) == samples.repeat(3, axis=2)).all()


def test_sixteen_bits_are_rounded_to_the_nearest_of_eight() -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256, 1)
    expected = np.rint(ramp / 257.0)
    assert (shown(ramp) == expected).all()
    assert (shown(ramp.repeat(3, axis=2)) == expected).all()


def test_floats_are_cut_to_black_and_white_and_a_hole_in_them_is_black() -> None:
    samples = np.array([[-0.5, 0.0, 0.5, 1.0, 7.0, np.nan]], np.float32)[:, :, None]
    assert shown(samples)[0, :, 0].tolist() == [0, 0, 128, 255, 255, 0]


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_a_wide_gamut_makes_colours_more_vivid(dtype: str) -> None:
    white = {"uint8": 255, "uint16": 65535, "float32": 1}[dtype]
    green = (np.array([[[0.3, 0.6, 0.3]]]) * white).astype(dtype)
    plain, vivid = shown(green)[0, 0].astype(int), shown(green, WIDE)[0, 0].astype(int)
    assert vivid[0] < plain[0] - 20 and abs(vivid[1] - plain[1]) < 6
    grey = (np.array([[[0.5, 0.5, 0.5]]]) * white).astype(dtype)
    assert np.ptp(shown(grey, WIDE)) <= 1


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_a_grey_profile_is_used(dtype: str) -> None:
    """Linear light of one fifth is a middle grey in sRGB."""
    samples = np.full((2, 3, 1), 0.214 * (255 if dtype == "uint8" else 65535), dtype)
    assert np.abs(shown(samples, GREY_LINEAR).astype(int) - 127).max() <= 2


@pytest.mark.expect_noise("fromIccProfile")
@pytest.mark.parametrize("icc", [b"nonsense", WIDE[:200]])
def test_a_broken_profile_counts_as_srgb(icc: bytes) -> None:
    samples = noise(3, 3)
    assert (shown(samples, icc) == samples).all()


def test_a_grey_profile_of_an_rgb_picture_counts_as_srgb() -> None:
    samples = noise(3, 3)
    assert (shown(samples, GREY_LINEAR) == samples).all()


def test_an_rgb_profile_of_a_grey_picture_counts_as_srgb() -> None:
    samples = noise(3, 3, 1)
    assert (shown(samples, WIDE) == samples.repeat(3, axis=2)).all()


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("channels", [2, 4])
def test_alpha_becomes_transparency(channels: int, dtype: str) -> None:
    white = np.iinfo(dtype).max
    samples = np.full((2, 2, channels), white, dtype)
    samples[0, :, -1] = 0
    image = DisplayConversion(photo(samples).picture, None).image(samples)
    assert image.format() == QImage.Format.Format_ARGB32_Premultiplied
    assert [image.pixelColor(0, row).alpha() for row in (0, 1)] == [0, 255]
    assert image.pixelColor(1, 1).getRgb() == (255, 255, 255, 255)


def test_channels_are_found_by_their_role() -> None:
    samples = noise(4, 4, 4)
    picture = Picture(samples, (Role.INFRARED, Role.BLUE, Role.GREEN, Role.RED))
    assert (rgb(DisplayConversion(picture, None).image(samples)) == samples[:, :, [3, 2, 1]]).all()


def test_inks_are_shown_roughly() -> None:
    roles = (Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)
    samples = np.array([[[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255]]], np.uint8)
    image = DisplayConversion(Picture(samples, roles), None).image(samples)
    assert rgb(image)[0].tolist() == [[255, 255, 255], [0, 255, 255], [0, 0, 0]]


def test_an_image_lives_longer_than_its_samples() -> None:
    samples = noise(300, 300)
    image = DisplayConversion(photo(samples).picture, None).image(samples)
    expected = samples.copy()
    samples = samples.copy()
    del samples
    assert (rgb(image) == expected).all()


def test_light_far_beyond_white_is_shown_by_its_lightest() -> None:
    samples = np.zeros((40, 40, 1), np.float32)
    samples[:, 20:] = 900
    samples[0, :5, 0] = np.nan, np.inf, 1e9, 0.5, 450
    document = Document(Photo(Picture(samples.copy(), GREY)))
    assert document.seen_white == pytest.approx(900)
    conversion = DisplayConversion(document.facts.picture, None, document.seen_white)
    light = rgb(conversion.image(samples))[:, :, 0]
    assert (light[1:, 20:] == 255).all()
    assert light[0, :5].tolist() == [0, 255, 255, 0, 128]
    for plain in (noise(9, 9, 3, "float32"), noise(9, 9, 3, "float32") * 1.5, noise(9, 9)):
        assert Document(photo(plain)).seen_white == 1
