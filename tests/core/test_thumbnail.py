"""Small pictures of photographs: upright, in the right colours, of any depth."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.core.thumbnail import SIDE, thumbnail

CMYK = (Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)


def shown(photo: Photo, side: int = SIDE) -> Image.Image:
    image = Image.open(io.BytesIO(thumbnail(photo, side)))
    assert image.format == "PNG"
    return image


def halves(height: int = 400, width: int = 600, dtype: str = "uint8") -> np.ndarray:
    """Red above, blue below; the full scale of the depth."""
    top = {"uint8": 255, "uint16": 65535, "float32": 1.0}[dtype]
    samples = np.zeros((height, width, 3), dtype)
    samples[: height // 2, :, 0] = top
    samples[height // 2 :, :, 2] = top
    return samples


@pytest.mark.parametrize(("height", "width"), [(400, 600), (1999, 1001), (30, 20), (1, 5000), (5000, 3)])
def test_it_fits_the_side_and_keeps_the_shape_and_is_never_enlarged(height: int, width: int) -> None:
    image = shown(Photo(Picture(np.zeros((height, width, 1), np.uint8), GREY)), 100)
    scale = min(100 / max(height, width), 1)
    assert image.width == pytest.approx(max(width * scale, 1), abs=1)
    assert image.height == pytest.approx(max(height * scale, 1), abs=1)
    assert max(image.size) <= 100


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_every_depth_shows_the_same_colours(dtype: str) -> None:
    image = shown(Photo(Picture(halves(dtype=dtype), RGB)))
    assert image.getpixel((150, 20)) == (255, 0, 0)
    assert image.getpixel((150, 190)) == (0, 0, 255)


def test_it_is_upright() -> None:
    image = shown(Photo(Picture(halves(), RGB, orientation=6)), 60)  # the file's top is at the right
    assert image.size == (40, 60)
    assert image.getpixel((35, 30)) == (255, 0, 0)
    assert image.getpixel((5, 30)) == (0, 0, 255)


def test_colours_go_through_the_photograph_s_profile() -> None:
    """A tone curve that is a straight line makes 128 lighter than sRGB does."""
    samples = np.full((50, 50, 1), 128, np.uint8)
    plain = shown(Photo(Picture(samples, GREY))).getpixel((9, 9))
    linear = shown(Photo(Picture(samples, GREY), icc_profile=grey_profile(1.0))).getpixel((9, 9))
    assert plain == (128, 128, 128)
    assert linear == pytest.approx((188, 188, 188), abs=2)  # of IEC 61966-2-1: 0.502 in linear light


def grey_profile(gamma: float) -> bytes:
    """The smallest ICC grey profile (version 2): one tone curve and the white of D50."""
    curve = b"curv" + bytes(4) + struct.pack(">IHxx", 1, round(gamma * 256))
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)
    text = b"desc" + bytes(4) + struct.pack(">I", 2) + b"g\0" + bytes(78)
    rights = b"text" + bytes(4) + b"none\0"
    parts = {b"kTRC": curve, b"wtpt": white, b"desc": text, b"cprt": rights}
    place, tags, body = 128 + 4 + 12 * len(parts), b"", b""
    for name, part in parts.items():
        padded = part + bytes(-len(part) % 4)
        tags += name + struct.pack(">II", place + len(body), len(part))
        body += padded
    head = struct.pack(">I4sI4s4s4s", place + len(body), b"none", 0x02200000, b"mntr", b"GRAY", b"XYZ ")
    head += (
        struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + struct.pack(">3i", 63190, 65536, 54061)
    )
    return head + bytes(128 - len(head)) + struct.pack(">I", len(parts)) + tags + body


@pytest.mark.parametrize(
    "profile", [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_profile_that_does_not_fit_counts_as_srgb(profile: bytes) -> None:
    image = shown(Photo(Picture(halves(), RGB), icc_profile=profile))
    assert image.getpixel((150, 20)) == (255, 0, 0)


def test_a_grey_photograph_is_shown_grey_and_with_its_transparency() -> None:
    samples = np.full((40, 40, 2), (180, 90), np.uint8)
    assert shown(Photo(Picture(samples, (Role.GREY, Role.ALPHA)))).getpixel((5, 5)) == (180, 180, 180, 90)


def test_inks_are_shown_as_colours_and_other_channels_left_out() -> None:
    inks = np.zeros((20, 20, 5), np.uint8)
    inks[:, :, 0] = 255
    image = shown(Photo(Picture(inks, (*CMYK, Role.EXTRA))))
    assert image.getpixel((5, 5)) == (0, 255, 255)


def test_samples_that_are_no_numbers_break_nothing() -> None:
    samples = np.full((20, 20, 1), np.nan, np.float32)
    samples[:, 10:] = 9.0
    image = shown(Photo(Picture(samples, GREY)))
    assert image.getpixel((2, 2)) == (0, 0, 0)
    assert image.getpixel((18, 2)) == (255, 255, 255)


def test_fine_detail_is_averaged_not_picked() -> None:
    stripes = np.zeros((300, 300, 1), np.uint8)
    stripes[::2] = 255
    values = np.asarray(shown(Photo(Picture(stripes, GREY)), 100))
    assert values.min() > 60
    assert values.max() < 200
