"""Opening: recognised by content, refused in a sentence, never too large, damage told."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer_app.core.errors import DamagedFile, UnreadableFile
from restorer_app.core.files import header
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import GREY, RGB, Picture, Role
from tests.core.made import noise, photo, picture, smooth
from tests.core.refused import refusal


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "gone.tif")


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "zero.tif").touch()
    assert "is empty" in refusal(tmp_path / "zero.tif")


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "scans.tif").mkdir()
    assert "is a folder" in refusal(tmp_path / "scans.tif")


def test_a_text_named_tif_is_no_photograph(tmp_path: Path) -> None:
    (tmp_path / "letter.tif").write_text("Dear archive, enclosed find")
    assert "not a photograph" in refusal(tmp_path / "letter.tif")


@pytest.mark.parametrize(
    ("start", "named"),
    [
        (b"v/1\x01", "OpenEXR"),
        (b"gimp xcf ", "GIMP"),
        (b"%PDF-1.7", "PDF"),
        (b"8BPS\0\1", "Photoshop"),
    ],
)
def test_known_kinds_that_are_not_read_are_named(tmp_path: Path, start: bytes, named: str) -> None:
    (tmp_path / "a.tif").write_bytes(start + bytes(100))
    assert named in refusal(tmp_path / "a.tif")


@pytest.mark.parametrize("length", [1, 2, 3, 4, 7, 8, 12, 20, 33])
@pytest.mark.parametrize("suffix", [".tif", ".png", ".jpg", ".webp", ".bmp"])
def test_the_first_bytes_alone_are_refused_in_a_sentence(tmp_path: Path, suffix: str, length: int) -> None:
    save_photo(photo(), tmp_path / f"whole{suffix}", lossy=True)
    (tmp_path / f"cut{suffix}").write_bytes((tmp_path / f"whole{suffix}").read_bytes()[:length])
    refusal(tmp_path / f"cut{suffix}")


def test_a_sound_file_with_a_wrong_suffix_is_read_by_its_content(tmp_path: Path) -> None:
    saved = save_photo(photo(picture(dtype="uint16")), tmp_path / "a.png")
    wrong = saved.path.rename(tmp_path / "a.jpg")
    opened = open_photo(wrong)
    assert (opened.format, opened.picture.bits, opened.path) == ("PNG", 16, wrong)


def test_a_file_name_of_any_script_is_shown_on_one_line(tmp_path: Path) -> None:
    name = "Größe 写真\n#1.tif"
    (tmp_path / name).touch()
    with pytest.raises(UnreadableFile, match=r"“Größe 写真\?#1.tif” is empty"):
        open_photo(tmp_path / name)


# --- what cannot be repaired exactly yet


@pytest.mark.parametrize("dtype", ["uint32", "int16", "complex64"])
def test_depths_that_are_not_held_exactly_are_refused(tmp_path: Path, dtype: str) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.ones((8, 8), dtype))
    assert "not read yet" in refusal(tmp_path / "a.tif")


# --- TIFF in its many forms


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize(
    "form",
    [
        {"compression": "lzw"},
        {"compression": "zlib", "predictor": True},
        {"compression": "packbits"},
        {"compression": "zstd"},
        {"compression": "lzma"},
        {"compression": "lzw", "predictor": True, "tile": (16, 32)},
        {"tile": (32, 16)},
        {"planarconfig": "separate"},
        {"planarconfig": "separate", "compression": "zlib", "rowsperstrip": 7},
        {"planarconfig": "separate", "tile": (16, 16), "compression": "lzw"},
        {"rowsperstrip": 5},
        {"byteorder": ">"},
        {"byteorder": ">", "compression": "zlib", "predictor": True},
        {"bigtiff": True},
        {"bigtiff": True, "byteorder": ">", "tile": (16, 16)},
    ],
    ids=str,
)
def test_tiffs_of_every_form_are_read_exactly(tmp_path: Path, dtype: str, form: dict[str, object]) -> None:
    samples = noise(45, 37, RGB, dtype)
    stored = np.moveaxis(samples, 2, 0) if form.get("planarconfig") == "separate" else samples
    opening = {key: form[key] for key in ("byteorder", "bigtiff") if key in form}
    rest = {key: value for key, value in form.items() if key not in opening}
    with tifffile.TiffWriter(tmp_path / "a.tif", **opening) as tiff:  # type: ignore[arg-type]
        tiff.write(stored, photometric="rgb", **rest)  # type: ignore[arg-type]
    opened = open_photo(tmp_path / "a.tif").picture
    assert opened.samples.dtype.name == dtype
    assert opened.samples.tobytes() == samples.tobytes()


def test_jpeg_inside_a_tiff_counts_as_lossy(tmp_path: Path) -> None:
    samples = smooth(64, 48)
    tifffile.imwrite(tmp_path / "a.tif", samples, photometric="rgb", compression="jpeg", tile=(32, 32))
    opened = open_photo(tmp_path / "a.tif")
    assert opened.lossy
    assert np.abs(opened.picture.samples.astype(int) - samples).max() < 12


def test_the_first_of_several_pages_is_opened_unless_told_and_that_is_noted(tmp_path: Path) -> None:
    first = noise(8, 9, GREY)
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(first[:, :, 0])
        tiff.write(first[:4, :4, 0])
    opened = open_photo(tmp_path / "a.tif")
    assert np.array_equal(opened.picture.samples, first)
    assert "2 pages" in opened.notes[0]
    second = open_photo(tmp_path / "a.tif", page=1)
    assert np.array_equal(second.picture.samples, first[:4, :4])
    assert (second.page, second.pages) == (1, 2)
    with pytest.raises(UnreadableFile, match="no page 3; it has 2"):
        open_photo(tmp_path / "a.tif", page=2)


def test_a_palette_tiff_becomes_rgb(tmp_path: Path) -> None:
    table = noise(1, 256, RGB)[0]
    indices = np.arange(256, dtype=np.uint8).reshape(16, 16)
    colours = (table.T.astype(np.uint16) * 257).copy()
    tifffile.imwrite(tmp_path / "a.tif", indices, photometric="palette", colormap=colours)
    opened = open_photo(tmp_path / "a.tif").picture
    assert opened.roles == RGB
    assert np.array_equal(opened.samples, table[indices])


def test_kinds_of_alpha_are_told_apart(tmp_path: Path) -> None:
    for code, role in ((0, Role.EXTRA), (1, Role.ALPHA_PREMULTIPLIED), (2, Role.ALPHA)):
        path = tmp_path / f"{code}.tif"
        tifffile.imwrite(path, noise(8, 9, (*RGB, role)), photometric="rgb", extrasamples=[code])
        assert open_photo(path).picture.roles == (*RGB, role)


@pytest.mark.parametrize("tag", [0, 9, 77])
def test_a_nonsense_orientation_counts_as_upright(tmp_path: Path, tag: int) -> None:
    tifffile.imwrite(tmp_path / "a.tif", noise(8, 9, GREY)[:, :, 0], extratags=[(274, 3, 1, tag, True)])
    assert open_photo(tmp_path / "a.tif").picture.orientation == 1


# --- PNG and BMP in their many forms


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_pngs_of_few_bits_are_spread_over_the_whole_range(tmp_path: Path, bits: int) -> None:
    levels = np.arange(2**bits, dtype=np.uint8)
    packed = np.packbits((levels[:, None] >> np.arange(bits)[::-1]) & 1)
    (tmp_path / "a.png").write_bytes(png(len(levels), 1, bits, 0, b"\0" + packed.tobytes()))
    opened = open_photo(tmp_path / "a.png").picture
    assert opened.roles == GREY
    assert opened.samples[0, :, 0].tolist() == [round(int(level) * 255 / (2**bits - 1)) for level in levels]


def test_a_palette_png_becomes_rgb_and_with_transparency_rgba(tmp_path: Path) -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([10, 20, 30, 200, 100, 50])
    image.putpixel((1, 0), 1)
    image.save(tmp_path / "plain.png")
    image.save(tmp_path / "clear.png", transparency=bytes([255, 7]))
    plain, clear = open_photo(tmp_path / "plain.png").picture, open_photo(tmp_path / "clear.png").picture
    assert plain.samples.tolist() == [[[10, 20, 30], [200, 100, 50]]]
    assert clear.samples.tolist() == [[[10, 20, 30, 255], [200, 100, 50, 7]]]


def test_an_interlaced_png_is_read(tmp_path: Path) -> None:
    """Seven passes of single pixels: written here, because Pillow writes none."""
    values = noise(9, 11, GREY)[:, :, 0]
    passes = [
        (0, 0, 8, 8),
        (0, 4, 8, 8),
        (4, 0, 8, 4),
        (0, 2, 4, 4),
        (2, 0, 4, 2),
        (0, 1, 2, 2),
        (1, 0, 2, 1),
    ]
    rows = b"".join(
        b"\0" + line.tobytes()
        for row, column, down, across in passes
        for line in values[row::down, column::across]
    )
    (tmp_path / "a.png").write_bytes(png(11, 9, 8, 0, rows, interlaced=True))
    assert np.array_equal(open_photo(tmp_path / "a.png").picture.samples[:, :, 0], values)


def test_a_profile_that_inflates_without_end_is_left_out_with_a_note(tmp_path: Path) -> None:
    bomb = b"x\0\0" + zlib.compress(bytes(40 << 20), 9)
    data = png(1, 1, 8, 0, b"\0\x07", before=chunk(b"iCCP", bomb) + chunk(b"zTXt", bomb))
    (tmp_path / "a.png").write_bytes(data)
    opened = open_photo(tmp_path / "a.png")
    assert opened.icc_profile is None
    assert "profile" in opened.notes[0]
    assert opened.picture.samples.item() == 7


def test_bmps_of_32_bits_and_of_top_down_rows_are_read(tmp_path: Path) -> None:
    colours = noise(3, 5, RGB)
    rows = np.zeros((3, 5, 4), np.uint8)
    rows[:, :, :3] = colours[:, :, ::-1]
    head = struct.pack("<LiiHHLLiiLL", 40, 5, -3, 1, 32, 0, 0, 0, 0, 0, 0)
    (tmp_path / "a.bmp").write_bytes(b"BM" + struct.pack("<LLL", 54 + 60, 0, 54) + head + rows.tobytes())
    assert np.array_equal(open_photo(tmp_path / "a.bmp").picture.samples, colours)


# --- traps


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


def png(
    width: int,
    height: int,
    bits: int,
    colour: int,
    rows: bytes,
    before: bytes = b"",
    interlaced: bool = False,
) -> bytes:
    head = struct.pack(">LLBBBBB", width, height, bits, colour, 0, 0, interlaced)
    body = chunk(b"IHDR", head) + before + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def bombs() -> dict[str, bytes]:
    jpeg_frame = struct.pack(">BHHB", 8, 65500, 65500, 3) + bytes([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])
    jpeg_scan = bytes([3, 1, 0, 2, 0, 3, 0, 0, 63, 0]) + bytes(50)
    bmp_head = struct.pack("<LiiHHLLiiLL", 40, 60000, 60000, 1, 24, 0, 0, 0, 0, 0, 0)
    return {
        "a.png": png(60000, 60000, 8, 2, bytes(1000)),
        "b.png": png(60000, 60000, 16, 6, bytes(1000)),
        "a.jpg": b"\xff\xd8\xff\xc0\0\x11" + jpeg_frame + b"\xff\xda\0\x0c" + jpeg_scan,
        "b.jpg": b"\xff\xd8\xff\xc2\0\x11" + jpeg_frame + b"\xff\xda\0\x0c" + jpeg_scan + bytes(100_000),
        "a.bmp": b"BM" + struct.pack("<LLL", 154, 0, 54) + bmp_head + bytes(100),
        "a.webp": b"RIFF"
        + struct.pack("<L", 22)
        + b"WEBPVP8L"
        + struct.pack("<L", 10)
        + b"/\xff\xff\xff\x0f"
        + bytes(5),
        "a.tif": tiff_claiming(60000, 60000),
    }


def tiff_claiming(width: int, height: int) -> bytes:
    tags = [
        (256, 4, width),
        (257, 4, height),
        (258, 3, 16),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
    ]
    tags += [(278, 4, height), (279, 4, 100)]
    entries = b"".join(struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<L", 108) + bytes(100) + struct.pack("<H", len(tags)) + entries + bytes(4)


@pytest.mark.parametrize("name", ["a.png", "b.png", "a.jpg", "a.bmp", "a.webp", "a.tif"])
def test_a_header_that_claims_more_than_the_memory_holds_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(header, "available_memory", lambda: 256 << 20)
    (tmp_path / name).write_bytes(bombs()[name])
    assert "does not fit the memory" in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["a.png", "b.png", "a.jpg", "b.jpg", "a.bmp", "a.tif"])
def test_on_a_large_computer_too_a_claim_with_hardly_any_data_is_refused_before_decoding(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(header, "available_memory", lambda: 1 << 50)
    (tmp_path / name).write_bytes(bombs()[name])
    for allow_damaged in (False, True):
        with pytest.raises(UnreadableFile, match="almost no data"):
            open_photo(tmp_path / name, allow_damaged=allow_damaged)


def test_a_decoder_that_answers_in_another_depth_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Pillow does with 16-bit colour: it hands out 8 bits and says nothing."""
    import imagecodecs

    save_photo(photo(picture(dtype="uint16")), tmp_path / "a.png")
    monkeypatch.setattr(imagecodecs, "png_decode", lambda _: noise(13, 17, RGB, "uint8"))
    assert "could not be read exactly" in refusal(tmp_path / "a.png")


def test_without_imagecodecs_the_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_photo(photo(picture(dtype="uint16")), tmp_path / "a.png")
    monkeypatch.setitem(__import__("sys").modules, "imagecodecs", None)
    assert "needs the package imagecodecs" in refusal(tmp_path / "a.png")


# --- damage


def cut(path: Path, share: float) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def missing_share(opened: Photo) -> int:
    """The percentage in the note."""
    words = opened.notes[0].split()
    return int(words[words.index("%") - 1])


def cut_photo(tmp_path: Path, form: str, share: float) -> Path:
    """A smooth 16-bit (JPEG: 8-bit) photograph of 400 rows, cut short."""
    samples = smooth(400, 300)
    path = tmp_path / f"a.{form.split()[0]}"
    if form == "jpg":
        Image.fromarray(samples).save(path, quality=90)
    elif form == "png":
        save_photo(Photo(Picture(noise(400, 300, RGB, "uint16"), RGB)), path)
    elif form == "bmp":
        save_photo(Photo(Picture(samples, RGB)), path)
    else:
        compression = {"none": None, "zlib": "zlib", "lzw": "lzw"}[form.split()[1]]
        tifffile.imwrite(
            path, noise(400, 300, RGB, "uint16"), photometric="rgb", compression=compression, rowsperstrip=400
        )
    return cut(path, share)


FORMS = ["jpg", "png", "bmp", "tif none", "tif zlib", "tif lzw"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_refused_unless_damage_is_allowed(
    tmp_path: Path, form: str, share: float
) -> None:
    path = cut_photo(tmp_path, form, share)
    with pytest.raises(DamagedFile, match="is missing") as caught:
        open_photo(path)
    assert "--allow-damaged" in caught.value.advice
    opened = open_photo(path, allow_damaged=True)
    assert opened.picture.samples.shape == (400, 300, 3)
    # JPEG tells in rows of blocks, of a picture whose parts take different room.
    assert missing_share(opened) == pytest.approx(100 * (1 - share), abs=12 if form == "jpg" else 2)


@pytest.mark.parametrize("form", ["tif none", "tif zlib", "tif lzw", "png"])
def test_what_is_left_of_a_cut_file_is_exact(tmp_path: Path, form: str) -> None:
    samples = noise(400, 300, RGB, "uint16")
    opened = open_photo(cut_photo(tmp_path, form, 0.5), allow_damaged=True).picture.samples
    assert np.array_equal(opened[:190], samples[:190])
    assert not opened[210:].any()


def test_a_jpeg_that_lacks_only_its_last_bytes_opens_whole_but_with_a_note(tmp_path: Path) -> None:
    Image.fromarray(smooth(400, 300)).save(tmp_path / "a.jpg")
    whole = open_photo(tmp_path / "a.jpg").picture.samples
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[:-2])
    with pytest.raises(DamagedFile):
        open_photo(tmp_path / "a.jpg")
    opened = open_photo(tmp_path / "a.jpg", allow_damaged=True)
    assert np.array_equal(opened.picture.samples, whole)
    assert "damaged" in opened.notes[0]


def test_one_broken_strip_among_many_is_counted_and_the_others_are_kept(tmp_path: Path) -> None:
    samples = noise(100, 40, GREY, "uint16")[:, :, 0]
    tifffile.imwrite(tmp_path / "a.tif", samples, compression="zlib", rowsperstrip=10)
    with tifffile.TiffFile(tmp_path / "a.tif") as tiff:
        place = tiff.pages.first.dataoffsets[4]
    data = bytearray((tmp_path / "a.tif").read_bytes())
    data[place : place + 20] = bytes(20)
    (tmp_path / "a.tif").write_bytes(data)
    with pytest.raises(DamagedFile, match="10 %"):
        open_photo(tmp_path / "a.tif")
    opened = open_photo(tmp_path / "a.tif", allow_damaged=True).picture.samples[:, :, 0]
    kept = np.r_[0:40, 50:100]
    assert np.array_equal(opened[kept], samples[kept])
    assert not opened[40:50].any()


def test_a_png_with_a_wrong_checksum_is_not_taken_for_sound(tmp_path: Path) -> None:
    save_photo(photo(picture(60, 60)), tmp_path / "a.png")
    data = bytearray((tmp_path / "a.png").read_bytes())
    data[data.index(b"IDAT") + 2000] ^= 0x10
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(DamagedFile):
        open_photo(tmp_path / "a.png")


@pytest.mark.parametrize("suffix", [".tif", ".png", ".jpg", ".webp", ".bmp"])
def test_flipped_bytes_end_in_a_photograph_or_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    save_photo(photo(picture(24, 31)), path, lossy=True)
    sound, random = path.read_bytes(), np.random.default_rng(7)
    for _ in range(60):
        data = bytearray(sound)
        for place in random.integers(0, min(len(data), 400), 3):
            data[place] = random.integers(0, 256)
        path.write_bytes(data)
        for allow_damaged in (False, True):
            with suppress(UnreadableFile):
                open_photo(path, allow_damaged=allow_damaged)


def test_tiles_far_larger_than_the_photograph_are_not_inflated(tmp_path: Path) -> None:
    """A flipped bit made tiles of 1.6 GB each; they were decoded for minutes."""
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, noise(40, 48, RGB), photometric="rgb", compression="zlib", tile=(16, 16))
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as tiff:
        place = tiff.pages.first.tags["TileLength"].valueoffset
    data[place : place + 2] = b"\0\0"
    struct.pack_into("<H", data, place - 6, 4)  # a LONG
    struct.pack_into("<L", data, place, 1 << 25)
    path.write_bytes(data)
    assert "almost no data" in refusal(path)


def test_a_strip_that_claims_to_be_longer_than_the_file_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    samples = noise(40, 48, RGB)
    tifffile.imwrite(path, samples, photometric="rgb", compression="lzw")
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as tiff:
        tag = tiff.pages.first.tags["StripByteCounts"]
    struct.pack_into("<HLL", data, tag.offset + 2, 4, 1, 0xF0000000)
    path.write_bytes(data)
    tracemalloc.start()
    assert np.array_equal(open_photo(path).picture.samples, samples)
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("tag", "value", "words"),
    [("ImageLength", 1 << 25, "almost no data"), ("SamplesPerPixel", 65535, "channels")],
)
def test_wrong_numbers_in_a_tiff_cost_neither_time_nor_memory(
    tmp_path: Path, tag: str, value: int, words: str
) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, noise(40, 48, RGB), photometric="rgb", compression="jpeg", tile=(16, 16))
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as tiff:
        place = tiff.pages.first.tags[tag].offset
    struct.pack_into("<HLL", data, place + 2, 4, 1, value)
    path.write_bytes(data)
    assert words in refusal(path)
