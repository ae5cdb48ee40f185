"""JPEG XL: depths, profiles in both directions, boxes, turning, damage and claims."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import imagecodecs
import numpy as np
import pytest

from restorer_app.core.errors import UnreadableFile, UnwritableFile
from restorer_app.core.files import header
from restorer_app.core.files.boxes import box, boxes
from restorer_app.core.files.depths import spread
from restorer_app.core.files.exif import write_exif
from restorer_app.core.files.jpegxl import CONTAINER
from restorer_app.core.files.jxl_bits import BitReader, BitWriter
from restorer_app.core.files.jxl_colours import named_profile
from restorer_app.core.files.jxl_header import Colours, read_header, rewritten
from restorer_app.core.files.jxl_profile import read_profile, write_profile
from restorer_app.core.files.named_colours import D65, profile
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role
from tests.core.made import GREY_ALPHA, ICC, RGB_ALPHA, noise, photo, picture
from tests.core.refused import refusal

ADOBE = profile(D65, (0.64, 0.33, 0.21, 0.71, 0.15, 0.06), (563 / 256,))
BY_LIBJXL = base64.b85decode(
    "{|W#Q5W=^@fP{GfR8@*eZHe<b-WLU4{v9+ED*psZ2zl}mcDs~$FAS&bTtPe6@@VaZj7FoSGk9OXn?OGCER@6HU!-L#zHu1V"
    "?Zgtx6`BXsZQZtF%gUX3=X^^Tuw18a-IkzT>)VynG|sRBJn8lC-+9W<q7$$$#J_*{hWz`tuLy3rAh0gTS%f~8;6Xlw+5kae"
    "Ft-9RiLj6d`rPoxmC4s<2m%2B8~{rgixq+c00"
)
"""A codestream of one black pixel with the profile ``ADOBE``, written by libjxl with all its arts."""


def stream(samples: np.ndarray, **settings: object) -> bytes:
    given = samples[:, :, 0] if samples.shape[2] == 1 else samples
    return bytes(imagecodecs.jpegxl_encode(given, **{"lossless": True, "effort": 1, **settings}))


def inside(data: bytes) -> bytes:
    """The codestream in a container."""
    return next((bytes(each.content) for each in boxes(data) if each.kind == b"jxlc"), data)


@pytest.mark.parametrize(("bits", "dtype"), [(4, "uint8"), (8, "uint8"), (12, "uint16"), (16, "uint16")])
@pytest.mark.parametrize("roles", [GREY, GREY_ALPHA, RGB, RGB_ALPHA])
def test_samples_of_every_depth_are_read_and_stored_again_as_they_were(
    tmp_path: Path, bits: int, dtype: str, roles: tuple[Role, ...]
) -> None:
    few = noise(20, 30, roles, dtype) >> (8 * np.dtype(dtype).itemsize - bits)
    (tmp_path / "a.png").write_bytes(stream(few, bitspersample=bits))
    opened = open_photo(tmp_path / "a.png")
    assert (opened.format, opened.lossy, opened.picture.roles) == ("JPEG XL", False, roles)
    assert opened.picture.depth == (None if bits in (8, 16) else bits)
    assert np.array_equal(opened.picture.samples, spread(few.copy(), bits))
    save_photo(replace(opened, icc_profile=None), tmp_path / "b.jxl")
    again = imagecodecs.jpegxl_decode((tmp_path / "b.jxl").read_bytes())
    assert np.array_equal(again.reshape(few.shape), few)


def test_floating_point_is_exact_and_half_of_it_too(tmp_path: Path) -> None:
    samples = noise(9, 8, RGB, "float32")
    samples[0, 0] = np.nan, np.inf, -3.5
    save_photo(Photo(Picture(samples, RGB)), tmp_path / "a.jxl")
    assert open_photo(tmp_path / "a.jxl").picture.samples.tobytes() == samples.tobytes()
    half = noise(9, 8, RGB, "float32").astype(np.float16)
    (tmp_path / "b.jxl").write_bytes(stream(half))
    assert np.array_equal(open_photo(tmp_path / "b.jxl").picture.samples, half.astype(np.float32))


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("roles", [GREY, RGB])
def test_without_a_profile_the_file_says_srgb_and_not_linear_light(
    tmp_path: Path, roles: tuple[Role, ...], dtype: str
) -> None:
    """What imagecodecs writes by itself for 16 bits looks far too bright everywhere else."""
    save_photo(Photo(picture(roles=roles, dtype=dtype)), tmp_path / "a.jxl")
    colours = read_header(inside((tmp_path / "a.jxl").read_bytes())).colours
    assert (colours.transfer, colours.gamma, colours.white, colours.primaries) == (13, 0, 1, 1)
    assert open_photo(tmp_path / "a.jxl").icc_profile is None


def test_a_profile_that_libjxl_wrote_is_read_byte_for_byte() -> None:
    assert read_header(BY_LIBJXL).icc_profile == ADOBE


@pytest.mark.parametrize("size", [1, 127, 128, 129, 500, 20_000])
def test_any_profile_is_written_and_read_again(size: int) -> None:
    given, writer = np.random.default_rng(size).bytes(size), BitWriter()
    write_profile(writer, given)
    assert read_profile(BitReader(writer.data())) == given


def test_the_decoder_takes_a_codestream_that_was_given_a_profile_and_turned() -> None:
    samples = noise(24, 31, RGB)
    data = rewritten(stream(samples), 6, ADOBE)
    assert np.array_equal(imagecodecs.jpegxl_decode(data, keeporientation=True), samples)
    assert np.array_equal(imagecodecs.jpegxl_decode(data, keeporientation=False), np.rot90(samples, -1))


def test_colours_by_number_become_a_profile_and_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.jxl").write_bytes(stream(noise(9, 8, RGB, "uint16")))
    opened = open_photo(tmp_path / "a.jxl")
    assert opened.icc_profile == named_profile(Colours(transfer=8))
    assert "by numbers" in opened.notes[0]
    save_photo(opened, tmp_path / "b.jxl")
    assert open_photo(tmp_path / "b.jxl").icc_profile == opened.icc_profile


def test_metadata_comes_back(tmp_path: Path) -> None:
    blocks = Metadata(exif=write_exif(1, Resolution(600, 600)), xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    save_photo(replace(photo(picture()), metadata=blocks), tmp_path / "a.jxl")
    opened = open_photo(tmp_path / "a.jxl")
    assert (opened.metadata.xmp, opened.resolution) == (blocks.xmp, Resolution(600, 600))
    assert opened.metadata.blocks == ("EXIF", "XMP")


def test_packed_metadata_pieces_and_offsets_are_understood(tmp_path: Path) -> None:
    samples, xmp, exif = noise(9, 8, RGB), b"<x:xmpmeta/>" * 50, write_exif(1, Resolution(72, 72))
    data = stream(samples)
    file = CONTAINER + box(b"ftyp", b"jxl \0\0\0\0jxl ")
    file += box(b"Exif", b"\0\0\0\x06Exif\0\0" + exif)
    file += box(b"brob", b"xml " + imagecodecs.brotli_encode(xmp))
    file += box(b"jxlp", b"\0\0\0\0" + data[:20]) + box(b"jxlp", b"\x80\0\0\x01" + data[20:])
    (tmp_path / "a.jxl").write_bytes(file)
    opened = open_photo(tmp_path / "a.jxl")
    assert np.array_equal(opened.picture.samples, samples)
    assert (opened.metadata.xmp, opened.metadata.exif) == (xmp, exif)


def test_metadata_that_unpacks_without_end_is_left_out_with_a_note(tmp_path: Path) -> None:
    bomb = box(b"brob", b"xml " + imagecodecs.brotli_encode(bytes(20 << 20), level=5))
    file = CONTAINER + box(b"ftyp", b"jxl \0\0\0\0jxl ") + bomb
    (tmp_path / "a.jxl").write_bytes(file + box(b"jxlc", stream(noise(9, 8, RGB))))
    opened = open_photo(tmp_path / "a.jxl")
    assert not opened.metadata.xmp
    assert "broken" in opened.notes[0]


def test_loss_is_told_from_the_codestream(tmp_path: Path) -> None:
    (tmp_path / "a.jxl").write_bytes(stream(noise(64, 64, RGB), lossless=False, distance=1.0))
    assert open_photo(tmp_path / "a.jxl").lossy
    jpeg = box(b"jbrd", b"x") + box(b"jxlc", stream(noise(9, 8, RGB)))
    (tmp_path / "b.jxl").write_bytes(CONTAINER + jpeg)
    assert open_photo(tmp_path / "b.jxl").lossy


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_cut_file_is_never_taken_for_whole(tmp_path: Path, share: float) -> None:
    whole = stream(noise(64, 64, RGB))
    for data in (whole, CONTAINER + box(b"jxlc", whole)):
        (tmp_path / "a.jxl").write_bytes(data[: max(int(len(data) * share), 20)])
        for allow_damaged in (False, True):
            with pytest.raises(UnreadableFile, match=r"cut short|damaged"):
                open_photo(tmp_path / "a.jxl", allow_damaged=allow_damaged)


def test_claims_are_refused_before_decoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was decoded")

    writer = BitWriter()
    for value, count in ((0x0AFF, 16), (0, 1), (3, 2), (59999, 30), (1, 3), (1, 1), (1, 1)):
        writer.bits(value, count)
    (tmp_path / "a.jxl").write_bytes(writer.data() + bytes(200))
    monkeypatch.setattr(imagecodecs, "jpegxl_decode", never)
    monkeypatch.setattr(header, "available_memory", lambda: 256 << 20)
    assert "does not fit the memory" in refusal(tmp_path / "a.jxl")
    monkeypatch.setattr(header, "available_memory", lambda: 1 << 50)
    assert "almost no data" in refusal(tmp_path / "a.jxl")


def test_a_profile_that_claims_to_be_endless_is_refused_at_once() -> None:
    writer = BitWriter()
    writer.long(1 << 22)
    with pytest.raises(ValueError, match="large"):
        read_profile(BitReader(writer.data() + bytes(100)))


def test_what_it_cannot_hold_is_named_with_a_format_that_can(tmp_path: Path) -> None:
    cmyk = picture(roles=(Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK))
    with pytest.raises(UnwritableFile, match="JPEG XL cannot hold"):
        save_photo(photo(cmyk), tmp_path / "a.jxl")


def test_flipped_bytes_end_in_a_photograph_or_in_a_sentence(tmp_path: Path) -> None:
    path, random = tmp_path / "a.jxl", np.random.default_rng(7)
    save_photo(replace(photo(picture(24, 31, orientation=3)), icc_profile=ICC[:200]), path)
    for sound in (path.read_bytes(), BY_LIBJXL):
        for _ in range(50):
            data = bytearray(sound)
            for place in random.integers(0, min(len(data), 500), 3):
                data[place] = random.integers(0, 256)
            path.write_bytes(data)
            with suppress(UnreadableFile):
                open_photo(path)
