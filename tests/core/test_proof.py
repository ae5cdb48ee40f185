"""The second reading of a saved file: it finds every sample, and it finds what is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files import formats, plain_tiff, second_reading, tiff_read
from restorer_app.core.files.depths import spread
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.proof import NotProved, Proof, prove
from tests.core.made import GREY_ALPHA, RGB_ALPHA, noise, photo, picture

SILENT = Progress()


def proved(path: Path, mask: Mask | None = None) -> Proof:
    opened = open_photo(path)
    return prove(opened, path, opened.format, mask, SILENT)


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("roles", [GREY, GREY_ALPHA, RGB, RGB_ALPHA], ids=len)
@pytest.mark.parametrize("suffix", [".tif", ".png"])
def test_what_was_saved_is_found_by_another_reader(
    tmp_path: Path, suffix: str, roles: tuple[Role, ...], dtype: str
) -> None:
    given = photo(picture(roles=roles, dtype=dtype, orientation=6))
    saved = save_photo(given, tmp_path / f"saved{suffix}")
    readers = {".tif": "own reader", ".png": {"uint8": "libpng", "uint16": "Pillow"}[dtype]}
    assert saved.proof == Proof(13 * 17 * len(roles), readers[suffix])


@pytest.mark.parametrize(("suffix", "reader"), [(".webp", "imagecodecs"), (".bmp", "own reader")])
def test_so_are_formats_of_eight_bits(tmp_path: Path, suffix: str, reader: str) -> None:
    saved = save_photo(photo(), tmp_path / f"saved{suffix}")
    assert saved.proof == Proof(13 * 17 * 3, reader)


def test_samples_outside_the_mask_are_counted_in_every_channel(tmp_path: Path) -> None:
    marked = np.zeros((17, 13), np.bool_)
    marked[3:5, 2:9] = True
    saved = save_photo(photo(picture(orientation=5)), tmp_path / "saved.tif", mask=Mask(marked))
    assert saved.proof is not None
    assert saved.proof.sentence == f"{(13 * 17 - 14) * 3} samples outside the mask: identical"


def test_a_file_with_loss_has_no_proof(tmp_path: Path) -> None:
    assert save_photo(photo(), tmp_path / "saved.jpg", lossy=True).proof is None


TIFFS: dict[str, dict[str, object]] = {
    "big-endian": {"byteorder": ">"},
    "BigTIFF": {"bigtiff": True},
    "planar": {"planarconfig": "separate"},
    "LZW": {"compression": "lzw", "predictor": True},
    "Deflate": {"compression": "zlib", "predictor": True, "byteorder": ">"},
    "Zstd": {"compression": "zstd"},
    "PackBits": {"compression": "packbits"},
}


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("options", TIFFS.values(), ids=TIFFS)
def test_every_way_of_storing_a_tiff_in_strips_is_read(
    tmp_path: Path, options: dict[str, object], dtype: str
) -> None:
    if dtype == "float32" and options.get("predictor"):
        options = {**options, "predictor": 3}
    samples = noise(40, 17, RGB, dtype)
    if options.get("planarconfig"):
        samples = np.moveaxis(samples, 2, 0)
    path = tmp_path / "made.tif"
    tifffile.imwrite(path, samples, photometric="rgb", rowsperstrip=7, **options)
    found = proved(path)
    assert found == Proof(40 * 17 * 3, "libtiff" if options.get("compression") else "own reader")


@pytest.mark.parametrize("bits", [2, 4])
def test_few_bits_and_white_as_zero_mean_the_same_to_both_readers(tmp_path: Path, bits: int) -> None:
    values = noise(9, 13, GREY)[:, :, 0] >> (8 - bits)
    path = tmp_path / "made.tif"
    tifffile.imwrite(path, values, photometric="miniswhite", bitspersample=bits)
    assert proved(path).reader == "own reader"


def test_a_kind_that_has_one_reader_only_is_proved_by_that_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "made.tif"
    tifffile.imwrite(path, noise(32, 32, RGB), photometric="rgb", tile=(16, 16))
    assert proved(path) == Proof(32 * 32 * 3, "")


def damaged_by_one(path: Path) -> None:
    """Change one sample of the uncompressed TIFF."""
    with tifffile.TiffFile(path) as tiff:
        offset = tiff.pages.first.dataoffsets[0]
    data = bytearray(path.read_bytes())
    data[offset + 100] ^= 1
    path.write_bytes(data)


def test_one_wrong_sample_is_found(tmp_path: Path) -> None:
    path = tmp_path / "saved.tif"
    given = photo()
    save_photo(given, path)
    damaged_by_one(path)
    with pytest.raises(NotProved, match="samples differ"):
        prove(given, path, "TIFF", None, SILENT)


@pytest.mark.parametrize(("place", "what"), [(-20, "cannot read it"), (2, "cannot read it")])
def test_a_file_that_cannot_be_read_proves_nothing(tmp_path: Path, place: int, what: str) -> None:
    path = tmp_path / "saved.tif"
    given = photo()
    save_photo(given, path)
    path.write_bytes(path.read_bytes()[:place])
    with pytest.raises(NotProved, match=what):
        prove(given, path, "TIFF", None, SILENT)


def test_a_file_whose_second_reading_differs_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks, asked = plain_tiff.blocks, list[int]()

    def wrong(path: Path, page: int) -> object:
        if not asked:
            damaged_by_one(path)
        asked.append(page)
        return blocks(path, page)

    monkeypatch.setattr(plain_tiff, "blocks", wrong)
    path = tmp_path / "saved.tif"
    with pytest.raises(UnwritableFile, match="samples differ"):
        save_photo(photo(), path)
    assert list(tmp_path.iterdir()) == []


def test_a_tiff_is_decoded_by_the_second_reader_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiff_read, "decode_segments", None)
    assert save_photo(photo(), tmp_path / "saved.tif").proof == Proof(13 * 17 * 3, "own reader")


def test_the_second_reading_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Progress):
        def check(self) -> None:
            raise Cancelled

    path = tmp_path / "saved.tif"
    save_photo(photo(), path)
    with pytest.raises(Cancelled):
        prove(photo(), path, "TIFF", None, Stopped())


def test_an_interlaced_png_of_sixteen_bits_is_read_exactly(tmp_path: Path) -> None:
    samples = noise(19, 23, RGB, "uint16")
    path = tmp_path / "made.png"
    path.write_bytes(imagecodecs.png_encode(samples))
    assert proved(path) == Proof(samples.size, "Pillow")


def test_pillow_alone_would_not_do_for_sixteen_bits() -> None:
    data = imagecodecs.png_encode(noise(5, 7, RGB, "uint16"))
    assert np.asarray(Image.open(io.BytesIO(data))).dtype == np.uint8


def test_every_format_that_is_written_without_loss_has_a_second_reader_or_is_known_not_to() -> None:
    exact = {known.name for known in formats.FORMATS if known.write and not known.always_lossy}
    assert exact <= {"TIFF", *second_reading._READERS, "JPEG XL"}


def test_a_photograph_without_samples_of_its_own_depth_is_not_proved(tmp_path: Path) -> None:
    path = tmp_path / "saved.tif"
    save_photo(photo(), path)
    other = Photo(Picture(noise(13, 17, RGB, "uint16"), RGB))
    with pytest.raises(NotProved):
        prove(other, path, "TIFF", None, SILENT)


def test_a_later_page_is_read_and_smaller_copies_are_no_pages(tmp_path: Path) -> None:
    path, samples = tmp_path / "made.tif", [noise(20, 17, RGB, seed=seed) for seed in (1, 2, 3)]
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(samples[0], photometric="rgb")
        tiff.write(samples[1][::2, ::2], photometric="rgb", subfiletype=1)
        tiff.write(samples[2], photometric="rgb")
    second = Photo(Picture(samples[2], RGB), page=1, pages=2)
    assert prove(second, path, "TIFF", None, SILENT) == Proof(20 * 17 * 3, "own reader")


def test_a_file_with_fewer_rows_proves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "saved.tif"
    save_photo(photo(picture(height=12)), path)
    longer = Photo(Picture(np.concatenate([picture(height=12).samples, noise(1, 17, RGB)]), RGB))
    with pytest.raises(NotProved, match="another number of samples"):
        prove(longer, path, "TIFF", None, SILENT)


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("planar", [False, True], ids=["together", "planes"])
def test_lab_with_signed_channels_means_the_same_to_both_readers(
    tmp_path: Path, dtype: str, planar: bool
) -> None:
    path, samples = tmp_path / "made.tif", noise(9, 13, RGB, dtype)
    if planar:
        tifffile.imwrite(path, np.moveaxis(samples, 2, 0), photometric="cielab", planarconfig="separate")
    else:
        tifffile.imwrite(path, samples, photometric="cielab")
    opened = open_photo(path)
    assert opened.picture.roles == LAB
    assert prove(opened, path, "TIFF", None, SILENT) == Proof(9 * 13 * 3, "own reader")


@pytest.mark.parametrize(
    ("roles", "dtype", "depth"),
    [
        (CMYK, "uint8", None),
        (CMYK, "uint16", None),
        (LAB, "uint16", None),
        (GREY, "uint8", 1),
        (GREY, "uint8", 4),
        (RGB, "uint16", 12),
        (RGB, "float32", None),
    ],
)
def test_every_kind_that_a_tiff_is_written_in_is_proved(
    tmp_path: Path, roles: tuple[Role, ...], dtype: str, depth: int | None
) -> None:
    samples = noise(9, 13, roles, dtype)
    if depth is not None:
        samples >>= samples.dtype.itemsize * 8 - depth
        samples = spread(samples, depth)
    given = Photo(Picture(samples, roles, depth=depth))
    assert save_photo(given, tmp_path / "saved.tif").proof == Proof(samples.size, "own reader")


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_a_png_of_few_bits_is_proved(tmp_path: Path, depth: int) -> None:
    samples = spread(noise(9, 13, GREY) >> (8 - depth), depth)
    saved = save_photo(Photo(Picture(samples, GREY, depth=depth)), tmp_path / "saved.png")
    assert saved.proof == Proof(9 * 13, "libpng")


def test_a_png_of_one_bit_is_read_alike_by_both(tmp_path: Path) -> None:
    path = tmp_path / "made.png"
    Image.fromarray(noise(9, 13, GREY)[:, :, 0] > 99).save(path)
    assert path.read_bytes()[24] == 1
    assert proved(path) == Proof(9 * 13, "libpng")
