from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from restorer_app.core.cielab import lab_samples, shown_lab, working_rgb


def test_white_black_and_middle_grey_are_neutral_in_the_working_rgb() -> None:
    lab = np.array([[[100, 0, 0], [0, 0, 0], [50, 0, 0]]], np.float32)
    np.testing.assert_array_equal(working_rgb(lab), [[[1] * 3, [0] * 3, [0.5] * 3]])
    levels = np.zeros((256, 256, 3), np.float32)
    levels[:, :, 0] = np.linspace(0, 100, 65536).reshape(256, 256)
    assert np.ptp(working_rgb(levels), axis=2).max() == 0


def test_the_working_rgb_holds_the_colours_of_prints_without_cutting() -> None:
    lab = np.array([[[54, 68, 48], [91, -50, 74], [30, 17, -50], [80, 5, 78]]], np.float32)
    rgb = working_rgb(lab)
    assert rgb.min() >= 0
    assert rgb.max() <= 1


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_lab_is_shown_as_lcms_shows_it(dtype: str) -> None:
    srgb = np.random.default_rng(1).integers(0, 256, (40, 40, 3), np.uint8)
    profile = ImageCms.createProfile("sRGB")
    to_lab = ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "RGB", "LAB")
    eight = np.asarray(ImageCms.applyTransform(Image.fromarray(srgb), to_lab))
    exactly = ImageCms.Flags.NOOPTIMIZE
    back = ImageCms.buildTransform(ImageCms.createProfile("LAB"), profile, "LAB", "RGB", flags=exactly)
    expected = np.asarray(ImageCms.applyTransform(Image.fromarray(eight, "LAB"), back)).astype(int)
    eight = eight ^ np.array([0, 128, 128], np.uint8)  # Pillow's a* and b* are signed
    lab = eight.astype(np.float64)
    values = np.concatenate([lab[:, :, :1] / 2.55, lab[:, :, 1:] - 128], axis=2)
    samples = lab_samples(values, np.dtype(dtype))
    if dtype == "uint8":
        np.testing.assert_array_equal(samples, eight)
    inside = ((expected > 3) & (expected < 252)).all(axis=2)
    assert np.abs(shown_lab(samples).astype(int) - expected)[inside].max() <= 2
