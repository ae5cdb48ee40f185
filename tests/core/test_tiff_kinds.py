"""Every kind of samples that a TIFF may hold is read exactly, or refused with the way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Role

KIND = {1: "minisblack", 3: "rgb", 4: "separated"}
ROLES = {1: GREY, 3: RGB, 4: CMYK}


def values(bits: int, channels: int, dtype: str | None = None) -> NDArray[Any]:
    """Every value of few bits at least once."""
    shape = (37, 29) if channels == 1 else (37, 29, channels)
    made = np.random.default_rng(bits).integers(0, 1 << bits, shape)
    return made.astype(dtype or ("uint8" if bits <= 8 else "uint16"))


def written(path: Path, samples: NDArray[Any], **how: Any) -> Photo:
    tifffile.imwrite(path, samples, metadata=None, **how)
    return open_photo(path)


def spread(given: NDArray[Any], bits: int) -> NDArray[Any]:
    white = 255 if bits <= 8 else 65535
    return np.rint(given.reshape(*given.shape[:2], -1) * (white / ((1 << bits) - 1)))


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("bits", [2, 4, 6, 10, 12, 14])
def test_few_bits_are_spread_over_the_dtype_and_their_number_is_kept(
    tmp_path: Path, bits: int, channels: int
) -> None:
    given = values(bits, channels)
    photo = written(tmp_path / "a.tif", given, bitspersample=bits, photometric=KIND[channels])
    assert (photo.picture.depth, photo.picture.roles) == (bits, ROLES[channels])
    np.testing.assert_array_equal(photo.picture.samples, spread(given, bits))
    assert photo.notes == ()


@pytest.mark.parametrize("bits", [2, 12])
def test_few_bits_are_read_from_planes_as_well(tmp_path: Path, bits: int) -> None:
    given = values(bits, 3)
    planes = np.ascontiguousarray(np.moveaxis(given, 2, 0))
    how = {"bitspersample": bits, "photometric": "rgb", "planarconfig": "separate", "rowsperstrip": 5}
    photo = written(tmp_path / "a.tif", planes, **how)
    np.testing.assert_array_equal(photo.picture.samples, spread(given, bits))


def test_twelve_bits_are_read_whatever_the_byte_order(tmp_path: Path) -> None:
    given = values(12, 1)
    bits = given[:, :, None] >> np.arange(11, -1, -1) & 1
    packed = np.packbits(bits.reshape(37, -1).astype(np.bool_), axis=1)
    for order in "<>":
        tifffile.imwrite(tmp_path / "a.tif", packed, byteorder=order, metadata=None)
        with tifffile.TiffFile(tmp_path / "a.tif", mode="r+b") as tiff:  # it packs wrongly itself for ">"
            tiff.pages.first.tags["BitsPerSample"].overwrite(12)
            tiff.pages.first.tags["ImageWidth"].overwrite(29)
        np.testing.assert_array_equal(open_photo(tmp_path / "a.tif").picture.samples, spread(given, 12))


@pytest.mark.parametrize("bits", [1, 2, 4, 12])
def test_white_is_zero_is_turned_round_in_every_depth(tmp_path: Path, bits: int) -> None:
    given = values(bits, 1, "bool" if bits == 1 else None)
    how = {} if bits == 1 else {"bitspersample": bits}
    photo = written(tmp_path / "a.tif", given, photometric="miniswhite", **how)
    white = np.iinfo(photo.picture.samples.dtype).max
    np.testing.assert_array_equal(photo.picture.samples, white - spread(given, bits))
    assert photo.white_is_zero


@pytest.mark.parametrize("compression", ["raw", "packbits", "group3", "group4", "tiff_lzw", "tiff_deflate"])
def test_a_1_bit_picture_is_black_and_white_grey_however_it_is_packed(
    tmp_path: Path, compression: str
) -> None:
    given = values(1, 1, "bool")
    Image.fromarray(given).save(tmp_path / "a.tif", compression=compression)
    picture = open_photo(tmp_path / "a.tif").picture
    assert (picture.depth, picture.roles) == (1, GREY)
    np.testing.assert_array_equal(picture.samples[:, :, 0], given * np.uint8(255))


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize(
    "form", [{}, {"compression": "lzw"}, {"tile": (16, 16)}, {"byteorder": ">"}], ids=str
)
def test_inks_are_read_exactly_bare_paper_as_zero(tmp_path: Path, dtype: str, form: dict[str, Any]) -> None:
    given = values(8 * np.dtype(dtype).itemsize, 5, dtype)
    photo = written(tmp_path / "a.tif", given, photometric="separated", extrasamples=["unassalpha"], **form)
    assert photo.picture.roles == (*CMYK, Role.ALPHA)
    np.testing.assert_array_equal(photo.picture.samples, given)


def test_inks_are_read_from_planes(tmp_path: Path) -> None:
    planes = np.ascontiguousarray(np.moveaxis(values(16, 4), 2, 0))
    photo = written(tmp_path / "a.tif", planes, photometric="separated", planarconfig="separate")
    np.testing.assert_array_equal(photo.picture.samples, values(16, 4))


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_a_and_b_of_lab_count_from_the_middle_signed_in_the_file_or_not(tmp_path: Path, dtype: str) -> None:
    given = values(8 * np.dtype(dtype).itemsize, 3, dtype)
    plain = written(tmp_path / "icc.tif", given, photometric="icclab")
    assert (plain.picture.roles, plain.stored.icc_lab) == (LAB, True)
    np.testing.assert_array_equal(plain.picture.samples, given)
    signed = written(tmp_path / "cie.tif", given, photometric="cielab")
    assert not signed.stored.icc_lab
    middle = (np.iinfo(dtype).max + 1) // 2
    found = signed.picture.samples.astype(int)
    np.testing.assert_array_equal(found[:, :, 0], given[:, :, 0])
    as_signed = given.view(f"int{8 * given.itemsize}").astype(int)
    np.testing.assert_array_equal(found[:, :, 1:] - middle, as_signed[:, :, 1:])


@pytest.mark.parametrize("dtype", ["float16", "float64"])
def test_other_floats_are_read_where_32_bits_hold_them(tmp_path: Path, dtype: str) -> None:
    given = values(11, 3).astype(dtype) / 8
    given[0, 0] = np.nan, -np.inf, 60000
    photo = written(tmp_path / "a.tif", given, photometric="rgb")
    assert photo.picture.samples.dtype == np.float32
    np.testing.assert_array_equal(photo.picture.samples, given)
    assert "exactly" in photo.notes[0]


def test_floats_that_32_bits_do_not_hold_are_refused_with_the_way_out(tmp_path: Path) -> None:
    for value in (0.1, 1e300):
        tifffile.imwrite(tmp_path / "a.tif", np.full((600, 4), value))
        with pytest.raises(UnreadableFile, match="do not hold exactly") as caught:
            open_photo(tmp_path / "a.tif")
        assert "32-bit" in caught.value.advice


def test_light_beyond_white_is_read_as_it_is(tmp_path: Path) -> None:
    given = np.float32([[-3, 1e9, 0.5], [np.nan, np.inf, 2]])
    np.testing.assert_array_equal(written(tmp_path / "a.tif", given).picture.samples[:, :, 0], given)


def test_ycbcr_without_jpeg_becomes_rgb_as_pillow_makes_it(tmp_path: Path) -> None:
    image = Image.fromarray(values(8, 3)).convert("YCbCr")
    whole = {"photometric": "ycbcr", "subsampling": (1, 1)}
    photo = written(tmp_path / "a.tif", np.asarray(image), **whole)
    expected = np.asarray(image.convert("RGB")).astype(int)
    assert np.abs(photo.picture.samples - expected).max() <= 1
    assert photo.picture.roles == RGB
    assert "YCbCr" in photo.notes[0]


REFUSED = {
    "channels of 1 bit": (values(1, 3, "bool"), {"photometric": "rgb"}),
    "CIELAB photograph of 12 bits": (values(12, 3), {"photometric": "cielab", "bitspersample": 12}),
    "floating-point": (np.ones((9, 9, 4), np.float32), {"photometric": "separated"}),
    "ITULAB": (values(8, 3), {"photometric": "itulab"}),
    "other inks": (values(8, 4), {"photometric": "separated", "extratags": [(332, "H", 1, 2, True)]}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_read_exactly_is_refused_with_the_way_out(tmp_path: Path, what: str) -> None:
    samples, how = REFUSED[what]
    tifffile.imwrite(tmp_path / "a.tif", samples, metadata=None, **how)
    with pytest.raises(UnreadableFile, match=what) as caught:
        open_photo(tmp_path / "a.tif")
    assert "TIFF" in caught.value.advice


def test_of_a_pyramid_the_whole_photograph_is_read_and_that_is_said(tmp_path: Path) -> None:
    whole = values(8, 3)
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(whole, photometric="rgb", subifds=1, metadata=None)
        tiff.write(whole[::2, ::2], photometric="rgb", subfiletype=1, metadata=None)
    photo = open_photo(tmp_path / "a.tif")
    np.testing.assert_array_equal(photo.picture.samples, whole)
    assert "smaller copies" in photo.notes[0]
