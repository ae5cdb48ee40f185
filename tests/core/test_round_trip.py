"""What goes into a file comes out of it: every format × depth × channels × orientation."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image

from restorer_app.core.files.depths import spread
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role
from tests.core.made import GREY_ALPHA, ICC, RGB_ALPHA, noise, photo, picture

PREMULTIPLIED = (*RGB, Role.ALPHA_PREMULTIPLIED)
FIVE = (*RGB, Role.ALPHA, Role.EXTRA)
HELD = [
    *product(
        [".tif"], ["uint8", "uint16", "float32"], [GREY, GREY_ALPHA, RGB, RGB_ALPHA, PREMULTIPLIED, FIVE]
    ),
    *product([".png"], ["uint8", "uint16"], [GREY, GREY_ALPHA, RGB, RGB_ALPHA]),
    *product([".webp"], ["uint8"], [RGB, RGB_ALPHA]),
    *product([".bmp"], ["uint8"], [GREY, RGB]),
    *product([".jxl"], ["uint8", "uint16", "float32"], [GREY, GREY_ALPHA, RGB, RGB_ALPHA]),
    *product([".jp2"], ["uint8", "uint16"], [GREY, GREY_ALPHA, RGB, RGB_ALPHA, PREMULTIPLIED, FIVE]),
]


TURNED = [(*kind, turn) for kind in HELD for turn in range(1, 9) if kind[0] != ".bmp" or turn == 1]


@pytest.mark.parametrize(("suffix", "dtype", "roles", "orientation"), TURNED)
def test_all_that_a_format_can_hold_comes_back_the_same(
    tmp_path: Path, suffix: str, dtype: str, roles: tuple[Role, ...], orientation: int
) -> None:
    given_photo = photo(picture(37, 23, roles, dtype, orientation))
    save_photo(given_photo, tmp_path / f"a{suffix}")
    again = open_photo(tmp_path / f"a{suffix}")
    assert again.picture.samples.dtype.name == dtype
    assert again.picture.samples.tobytes() == given_photo.picture.samples.tobytes()
    assert again.picture.roles == roles
    assert again.picture.orientation == orientation
    assert again.icc_profile == ICC
    assert again.resolution == Resolution(600, 600)
    assert not again.lossy
    assert again.notes == ()


@given(
    some.sampled_from(HELD),
    some.integers(1, 40),
    some.integers(1, 40),
    some.integers(0, 2**31),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_any_size_comes_back_the_same(
    tmp_path: Path, kind: tuple[str, str, tuple[Role, ...]], height: int, width: int, seed: int
) -> None:
    suffix, dtype, roles = kind
    samples = noise(height, width, roles, dtype, seed)
    saved = save_photo(Photo(Picture(samples, roles)), tmp_path / f"a{suffix}", overwrite=True)
    again = open_photo(saved.path)
    assert again.picture.samples.tobytes() == samples.tobytes()
    assert again.picture.samples.shape == samples.shape
    assert again.resolution is None
    assert again.icc_profile is None


def test_a_16_bit_tiff_is_what_another_reader_expects(tmp_path: Path) -> None:
    scan = photo(picture(40, 61, RGB, "uint16", orientation=6))
    saved = save_photo(scan, tmp_path / "scan.tif")
    with tifffile.TiffFile(saved.path) as tiff:
        page = tiff.pages.first
        assert page.dtype == np.uint16
        assert np.array_equal(page.asarray(), scan.picture.samples)
        assert page.tags[34675].value == ICC
        assert page.tags["XResolution"].value == page.tags["YResolution"].value == (600, 1)
        assert page.tags["ResolutionUnit"].value == 2
        assert page.tags["Orientation"].value == 6
        assert page.compression == 1
        assert len(tiff.pages) == 1
    assert saved.bytes == saved.path.stat().st_size


def test_a_ramp_of_all_16_bit_greys_keeps_every_level(tmp_path: Path) -> None:
    ramp = np.repeat(np.arange(65536, dtype=np.uint16), 8).reshape(512, 1024, 1)
    for name in ("ramp.tif", "ramp.png"):
        save_photo(Photo(Picture(ramp, GREY)), tmp_path / name)
        again = open_photo(tmp_path / name).picture
        assert again.roles == GREY
        assert (np.bincount(again.samples.ravel(), minlength=65536) == 8).all()
    assert tifffile.imread(tmp_path / "ramp.tif").shape == (512, 1024)


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_a_tiff_with_white_as_zero_is_seen_rightly_and_stored_its_own_way_again(
    tmp_path: Path, dtype: str
) -> None:
    stored = noise(9, 11, GREY, dtype)[:, :, 0]
    tifffile.imwrite(tmp_path / "film.tif", stored, photometric="miniswhite")
    film = open_photo(tmp_path / "film.tif")
    assert np.array_equal(film.picture.samples[:, :, 0], np.iinfo(dtype).max - stored)
    save_photo(film, tmp_path / "again.tif")
    with tifffile.TiffFile(tmp_path / "again.tif") as tiff:
        assert tiff.pages.first.photometric == tifffile.PHOTOMETRIC.MINISWHITE
        assert np.array_equal(tiff.asarray(), stored)
    save_photo(film, tmp_path / "again.png")
    assert np.array_equal(open_photo(tmp_path / "again.png").picture.samples, film.picture.samples)


def test_samples_that_are_no_numbers_survive_and_are_noted(tmp_path: Path) -> None:
    samples = noise(5, 6, RGB, "float32")
    samples[1, 2] = np.nan, np.inf, -np.inf
    saved = save_photo(Photo(Picture(samples, RGB)), tmp_path / "a.tif")
    again = open_photo(saved.path)
    assert again.picture.samples.tobytes() == samples.tobytes()
    assert "NaN" in again.notes[0]


@pytest.mark.parametrize("suffix", [".tif", ".png", ".webp", ".jpg"])
@pytest.mark.parametrize(
    "resolution",
    [
        Resolution(300, 300),
        Resolution(2400.5, 1200.25),
        Resolution(118.11, 118.11, "centimetre"),
        Resolution(4, 3, "none"),
        Resolution(10 / 3, 70000),
    ],
)
def test_resolutions_come_back_with_their_unit(tmp_path: Path, suffix: str, resolution: Resolution) -> None:
    scan = Photo(picture(), resolution=resolution)
    again = open_photo(save_photo(scan, tmp_path / f"a{suffix}", lossy=True).path).resolution
    assert again is not None
    assert (again.unit == "none") == (resolution.unit == "none")
    slack = 4e-3 if suffix == ".png" else 1e-6
    assert again.per_inch == (resolution.per_inch and pytest.approx(resolution.per_inch, rel=slack))
    if suffix != ".png":
        assert again.unit == resolution.unit


def test_transparent_pixels_keep_their_colour(tmp_path: Path) -> None:
    samples = noise(8, 9, RGB_ALPHA)
    samples[:, :, 3] = 0
    for name in ("a.webp", "a.png", "a.tif"):
        save_photo(Photo(Picture(samples, RGB_ALPHA)), tmp_path / name)
        assert np.array_equal(open_photo(tmp_path / name).picture.samples, samples)


def test_the_written_png_is_what_pillow_reads(tmp_path: Path) -> None:
    """Our own encoder is checked by our reader; here by one that knows nothing of it."""
    scan = photo(picture(300, 41, RGB_ALPHA))
    save_photo(scan, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert np.array_equal(np.asarray(image), scan.picture.samples)
        assert image.info["icc_profile"] == ICC
        assert image.info["dpi"] == pytest.approx((600, 600), abs=0.01)


def test_a_jpeg_saved_with_loss_keeps_profile_resolution_and_orientation(tmp_path: Path) -> None:
    scan = photo(picture(40, 30, RGB, orientation=8))
    saved = save_photo(scan, tmp_path / "a.jpg", lossy=True, quality=90)
    again = open_photo(saved.path)
    assert (again.icc_profile, again.resolution, again.picture.orientation) == (ICC, Resolution(600, 600), 8)
    assert again.lossy
    assert "re-encoded" in saved.notes[0]
    with Image.open(saved.path) as image:
        assert image.info["dpi"] == (600, 600)
        assert image.info["icc_profile"] == ICC
        assert image.getexif()[274] == 8


def test_a_large_profile_fits_a_jpeg_in_parts(tmp_path: Path) -> None:
    profile = np.random.default_rng(3).bytes(200_000)
    save_photo(Photo(picture(), icc_profile=profile), tmp_path / "a.jpg", lossy=True)
    assert open_photo(tmp_path / "a.jpg").icc_profile == profile


def test_an_alpha_channel_that_is_opaque_everywhere_stays_in_a_webp(tmp_path: Path) -> None:
    """libwebp leaves out that there is one."""
    given = picture(40, 30, RGB_ALPHA).samples.copy()
    given[:, :, 3] = 255
    save_photo(photo(Picture(given, RGB_ALPHA)), tmp_path / "a.webp")
    assert np.array_equal(open_photo(tmp_path / "a.webp").picture.samples, given)
    with Image.open(tmp_path / "a.webp") as image:
        assert image.mode == "RGBA"
        assert np.array_equal(np.array(image), given)


@pytest.mark.parametrize("lossy", [True, False])
def test_webp_tells_by_its_content_whether_it_has_loss(tmp_path: Path, lossy: bool) -> None:
    save_photo(photo(picture(40, 30, RGB_ALPHA)), tmp_path / "a.webp", lossy=lossy)
    assert open_photo(tmp_path / "a.webp").lossy is lossy


def test_a_bmp_stands_the_right_way_up_in_another_reader(tmp_path: Path) -> None:
    for roles in (GREY, RGB):
        scan = photo(picture(7, 10, roles))
        save_photo(scan, tmp_path / "a.bmp", overwrite=True)
        with Image.open(tmp_path / "a.bmp") as image:
            seen = np.asarray(image)
        assert np.array_equal(seen.reshape(7, 10, -1), scan.picture.samples)


@pytest.mark.parametrize("bits", [1, 2, 4])
@pytest.mark.parametrize("width", [1, 7, 8, 9])
def test_pngs_of_few_bits_are_stored_with_as_few_again(tmp_path: Path, bits: int, width: int) -> None:
    few = spread(noise(9, width, GREY) >> (8 - bits), bits)
    saved = save_photo(Photo(Picture(few, GREY, depth=bits)), tmp_path / "a.png")
    assert saved.path.read_bytes()[24] == bits
    again = open_photo(saved.path)
    assert (again.picture.depth, again.stored.bits) == (bits, bits)
    assert np.array_equal(again.picture.samples, few)
    assert saved.proof is not None and saved.proof.reader == "libpng"
    with Image.open(saved.path) as image:
        assert np.array_equal(np.asarray(image.convert("L")), few[:, :, 0])
