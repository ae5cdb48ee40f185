"""JPEG 2000: boxes and codestreams, few bits, damage and claims."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import imagecodecs
import numpy as np
import pytest

from restorer_app.core.errors import UnreadableFile, UnwritableFile
from restorer_app.core.files import header
from restorer_app.core.files.boxes import box
from restorer_app.core.files.depths import spread
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role
from tests.core.made import noise, photo, picture
from tests.core.refused import refusal

CMYK = (Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)
BLOCKS = Metadata(
    exif=b"MM\0*\0\0\0\x08\0\0\0\0\0\0",
    xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
    iptc=b"\x1c\x02\x05\0\x05title",
    photoshop=b"8BIM\x04\x04\0\0\0\0\0\0",
)


def codestream(width: int, height: int, kinds: bytes, body: bytes = b"") -> bytes:
    """The beginning of one: SIZ and COD, nothing that decodes."""
    size = struct.pack(">H8LH", 0, width, height, 0, 0, width, height, 0, 0, len(kinds) // 3) + kinds
    coding = bytes([0, 0, 0, 1, 0, 5, 4, 4, 0, 1])
    return b"".join(
        (
            b"\xff\x4f\xff\x51",
            struct.pack(">H", 2 + len(size)) + size,
            b"\xff\x52" + struct.pack(">H", 2 + len(coding)) + coding,
            b"\xff\x90" + body,
        )
    )


@pytest.mark.parametrize(("bits", "dtype"), [(4, "uint8"), (10, "uint16"), (12, "uint16")])
def test_samples_of_few_bits_are_spread_and_stored_again_as_they_were(
    tmp_path: Path, bits: int, dtype: str
) -> None:
    few = noise(20, 30, RGB, dtype) >> (8 * np.dtype(dtype).itemsize - bits)
    few[0, 0] = 0, 1, 2**bits - 1
    data = imagecodecs.jpeg2k_encode(few, level=0, codecformat="JP2", reversible=True, bitspersample=bits)
    (tmp_path / "a.jp2").write_bytes(data)
    opened = open_photo(tmp_path / "a.jp2")
    assert (opened.picture.depth, opened.stored.bits) == (bits, bits)
    assert np.array_equal(opened.picture.samples, spread(few.copy(), bits))
    assert opened.picture.samples.max() == np.iinfo(dtype).max
    save_photo(opened, tmp_path / "b.jp2")
    assert np.array_equal(imagecodecs.jpeg2k_decode((tmp_path / "b.jp2").read_bytes()), few)


def test_a_raw_codestream_is_read_whatever_its_name(tmp_path: Path) -> None:
    samples = noise(9, 11, RGB, "uint16")
    data = imagecodecs.jpeg2k_encode(samples, level=0, codecformat="J2K", reversible=True)
    (tmp_path / "a.tif").write_bytes(data)
    opened = open_photo(tmp_path / "a.tif")
    assert (opened.format, opened.lossy) == ("JPEG 2000", False)
    assert np.array_equal(opened.picture.samples, samples)


def test_every_block_of_metadata_comes_back(tmp_path: Path) -> None:
    save_photo(replace(photo(picture()), metadata=BLOCKS), tmp_path / "a.jp2")
    assert open_photo(tmp_path / "a.jp2").metadata == BLOCKS


@pytest.mark.parametrize("unit", ["inch", "centimetre"])
@pytest.mark.parametrize("across", [1, 72, 300.25, 13107, 90000])
def test_resolutions_come_back(tmp_path: Path, across: float, unit: str) -> None:
    given = Resolution(across, 600, unit)
    save_photo(Photo(picture(), resolution=given), tmp_path / "a.jp2")
    again = open_photo(tmp_path / "a.jp2").resolution
    assert again is not None
    assert again.per_inch == pytest.approx(given.per_inch, rel=1e-7)


def test_cmyk_and_channels_of_unknown_use_keep_their_kind(tmp_path: Path) -> None:
    for roles in (CMYK, (*CMYK, Role.ALPHA), (*RGB, Role.EXTRA)):
        save_photo(photo(picture(roles=roles)), tmp_path / "a.jp2", overwrite=True)
        assert open_photo(tmp_path / "a.jp2").picture.roles == roles


def test_the_wavelet_tells_whether_something_was_lost(tmp_path: Path) -> None:
    samples = noise(64, 64, RGB)
    data = imagecodecs.jpeg2k_encode(samples, level=30, codecformat="JP2", reversible=False)
    (tmp_path / "a.jp2").write_bytes(data)
    assert open_photo(tmp_path / "a.jp2").lossy


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
@pytest.mark.parametrize("form", ["JP2", "J2K"])
def test_a_cut_file_is_never_taken_for_whole(tmp_path: Path, share: float, form: str) -> None:
    data = imagecodecs.jpeg2k_encode(noise(64, 64, RGB), level=0, codecformat=form, reversible=True)
    (tmp_path / "a.jp2").write_bytes(data[: int(len(data) * share)])
    for allow_damaged in (False, True):
        with pytest.raises(UnreadableFile, match=r"cut short|damaged"):
            open_photo(tmp_path / "a.jp2", allow_damaged=allow_damaged)


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (bytes([7, 1, 1, 7, 2, 2, 7, 2, 2]), "lower resolution"),
        (bytes([0x87, 1, 1]), "unusual depth"),
        (bytes([7, 1, 1, 15, 1, 1, 7, 1, 1]), "unusual depth"),
        (bytes([24, 1, 1]), "unusual depth"),
    ],
)
def test_kinds_that_would_not_be_exact_are_named(tmp_path: Path, kinds: bytes, words: str) -> None:
    (tmp_path / "a.j2k").write_bytes(codestream(30, 20, kinds))
    assert words in refusal(tmp_path / "a.j2k")


def test_palettes_and_other_colour_spaces_are_named(tmp_path: Path) -> None:
    stream = box(b"jp2c", codestream(30, 20, bytes([7, 1, 1] * 3)))
    start = b"\0\0\0\x0cjP  \r\n\x87\n" + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
    sycc = box(b"jp2h", box(b"colr", b"\1\0\0\0\0\0\x12"))
    (tmp_path / "a.jp2").write_bytes(start + sycc + stream)
    assert "colour space" in refusal(tmp_path / "a.jp2")
    (tmp_path / "a.jp2").write_bytes(start + box(b"jp2h", box(b"pclr", bytes(9))) + stream)
    assert "palette" in refusal(tmp_path / "a.jp2")


def test_claims_are_refused_before_decoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: bytes) -> None:
        raise AssertionError("it was decoded")

    monkeypatch.setattr(imagecodecs, "jpeg2k_decode", never)
    (tmp_path / "a.j2k").write_bytes(codestream(60000, 60000, bytes([15, 1, 1] * 3), bytes(500)))
    monkeypatch.setattr(header, "available_memory", lambda: 256 << 20)
    assert "does not fit the memory" in refusal(tmp_path / "a.j2k")
    monkeypatch.setattr(header, "available_memory", lambda: 1 << 50)
    assert "almost no data" in refusal(tmp_path / "a.j2k")
    (tmp_path / "a.j2k").write_bytes(codestream(0, 10, bytes([7, 1, 1])))
    assert "holds no picture" in refusal(tmp_path / "a.j2k")


def test_what_it_cannot_hold_is_named_with_a_format_that_can(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="floating-point") as caught:
        save_photo(photo(picture(dtype="float32")), tmp_path / "a.jp2")
    assert ".tif" in caught.value.advice


def test_flipped_bytes_end_in_a_photograph_or_in_a_sentence(tmp_path: Path) -> None:
    path, random = tmp_path / "a.jp2", np.random.default_rng(7)
    save_photo(replace(photo(Picture(noise(24, 31, GREY), GREY)), metadata=BLOCKS), path)
    sound = path.read_bytes()
    for _ in range(100):
        data = bytearray(sound)
        for place in random.integers(0, len(data), 3):
            data[place] = random.integers(0, 256)
        path.write_bytes(data)
        with suppress(UnreadableFile):
            open_photo(path)
