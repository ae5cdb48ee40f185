"""What archives' profiles make of samples on screen, against lcms."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColorSpace

from restorer_app.core.cielab import lab_samples
from restorer_app.core.inks import printed
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture
from restorer_app.gui.canvas.display import DisplayConversion
from tests.benchmarks.icc_profiles import GREY_NAMES, RGB_NAMES, ink_profile, profile
from tests.gui.canvas.conftest import rgb

KNOWN = {
    "Adobe RGB (1998)": ([128, 128, 128], [127, 127, 127]),
    "ProPhoto RGB": ([128, 128, 128], [146, 146, 146]),
    "eciRGB v2": ([128, 128, 128], [119, 119, 119]),
    "Gray Gamma 2.2": ([128], [127, 127, 127]),
    "Dot Gain 20%": ([128], [149, 149, 149]),
}
"""A sample, and the sRGB that the formulas give for it (IEC 61966-2-1, CIE 15; Murray and Davies)."""


def by_lcms(samples: NDArray[Any], icc: bytes, mode: str) -> NDArray[np.int_]:
    source, screen = ImageCms.ImageCmsProfile(io.BytesIO(icc)), ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(
        source,
        screen,
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.NOOPTIMIZE,
    )
    image = Image.frombytes(mode, (samples.shape[1], samples.shape[0]), samples.tobytes())
    return np.asarray(ImageCms.applyTransform(image, transform)).astype(int)


def on_screen(picture: Picture, icc: bytes) -> NDArray[np.int_]:
    return rgb(DisplayConversion(picture, icc).image(picture.samples)).astype(int)


def colours(channels: int) -> NDArray[np.uint8]:
    """Every grey, and colours from the whole range."""
    steps = np.repeat(np.arange(256, dtype=np.uint8)[:, None, None], channels, axis=2)
    if channels == 1:
        return steps
    others = np.random.default_rng(3).integers(0, 256, (256, 40, channels), np.uint8)
    return np.concatenate([steps, others], axis=1)


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("name", [*RGB_NAMES, *GREY_NAMES])
def test_archives_profiles_are_shown_as_lcms_shows_them(name: str, deep: bool) -> None:
    icc, grey = profile(name), name in GREY_NAMES
    samples = colours(1 if grey else 3)
    held = samples.astype(np.uint16) * 257 if deep else samples
    found = on_screen(Picture(held, GREY if grey else RGB), icc)
    assert np.abs(found - by_lcms(samples, icc, "L" if grey else "RGB")).max() <= 2
    sample, known = KNOWN[name]
    one = Picture(np.array([[sample]], np.uint8), GREY if grey else RGB)
    assert np.abs(on_screen(one, icc)[0, 0] - known).max() <= 2


def test_qt_gives_each_profile_back_as_it_was() -> None:
    for name in (*RGB_NAMES, *GREY_NAMES):
        space = QColorSpace.fromIccProfile(QByteArray(profile(name)))
        assert space.isValid()
        assert space.description() == name
        assert bytes(space.iccProfile().data()) == profile(name)


def _lab_of_inks(inks: NDArray[np.float64]) -> NDArray[np.float64]:
    """A press whose inks are somewhat dull: smooth, and unlike the simple rule."""
    light = (1 - 0.8 * inks[:, :3]) * (1 - 0.9 * inks[:, 3:])
    lightness = 100 * light.mean(axis=1)
    return np.stack([lightness, 60 * (light[:, 0] - light[:, 1]), 60 * (light[:, 1] - light[:, 2])], axis=1)


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_inks_are_shown_through_their_table_profile(dtype: str) -> None:
    icc, samples = ink_profile(_lab_of_inks, 9), colours(4)
    held = samples.astype(np.uint16) * 257 if dtype == "uint16" else samples
    found = on_screen(Picture(held, CMYK), icc)
    off = np.abs(found - by_lcms(samples, icc, "CMYK"))
    assert off.max() <= 2
    assert np.abs(found - printed(samples)).mean() > 10, "the simple rule was used instead"


def test_inks_without_a_profile_are_shown_by_the_simple_rule() -> None:
    for dtype in ("uint8", "uint16"):
        samples = colours(4).astype(dtype) * (257 if dtype == "uint16" else 1)
        expected = printed(colours(4)).astype(int)
        assert np.abs(on_screen(Picture(samples, CMYK), b"") - expected).max() <= 1


def test_lab_is_shown_by_formula_whatever_profile_it_carries() -> None:
    lab = np.array([[[100, 0, 0], [0, 0, 0], [53.585, 0, 0], [54.29, 80.81, 69.89]]])
    for dtype in ("uint8", "uint16"):
        picture = Picture(lab_samples(lab, np.dtype(dtype)), LAB)
        found = on_screen(picture, profile("Adobe RGB (1998)"))[0]
        expected = [[255] * 3, [0] * 3, [128] * 3, [255, 0, 0]]
        assert np.abs(found - expected).max() <= (4 if dtype == "uint8" else 1)
