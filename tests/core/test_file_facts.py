"""What is told of a file without showing it."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile

from restorer_app.core.errors import DamagedFile, UnreadableFile
from restorer_app.core.file_facts import file_facts
from restorer_app.core.inscriptions import inscriptions
from restorer_app.core.looking import checked, look
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import GREY, RGB, Resolution
from tests.core.made import ICC, noise, photo, picture


def test_a_scan_on_its_side_has_its_upright_size_and_that_of_the_print() -> None:
    facts = file_facts(photo(picture(height=600, width=1200, orientation=6)), 1000)
    assert (facts.width, facts.height, facts.upright) == (1200, 600, (600, 1200))
    assert facts.millimetres == pytest.approx((25.4, 50.8))


def test_pixels_that_are_not_square_and_centimetres_give_the_right_print() -> None:
    given = replace(photo(picture(height=100, width=300)), resolution=Resolution(100, 50, "centimetre"))
    assert file_facts(given, 0).millimetres == pytest.approx((30, 20))
    without = replace(given, resolution=Resolution(2, 1, "none"))
    assert file_facts(without, 0).millimetres is None


def test_depth_channels_and_profile_are_told() -> None:
    facts = file_facts(photo(picture(dtype="uint16")), 7)
    assert (facts.bytes, facts.bits, facts.floating) == (7, 16, False)
    assert facts.channels == ("red", "green", "blue")
    assert facts.profile is not None and facts.profile.bytes == len(ICC)
    assert file_facts(photo(picture(roles=GREY, dtype="float32")), 7).floating


def test_each_format_that_is_written_says_what_it_would_lose() -> None:
    losses = {each.format: each.lost for each in file_facts(photo(picture(dtype="uint16")), 0).losses}
    assert losses["TIFF"] == ()
    assert any("16" in lost for lost in losses["JPEG"]) and losses["BMP"]


def exif(**texts: tuple[int, str]) -> bytes:
    """A block whose first directory holds these texts."""
    entries, values = b"", b""
    after = 8 + 2 + 12 * len(texts) + 4
    for tag, text in sorted(texts.values()):
        value = text.encode() + b"\0"
        entries += struct.pack("<HHLL", tag, 2, len(value), after + len(values))
        values += value
    return b"II*\0" + struct.pack("<LH", 8, len(texts)) + entries + bytes(4) + values


def test_metadata_is_told_by_block_and_in_words() -> None:
    block = exif(make=(271, "Contax"), model=(272, "Contax II"), artist=(315, "Ida Kerr"), date=(306, "1931"))
    iptc = record(116, "© Kerrs") + record(120, "At the sea")
    metadata = Metadata(exif=block, iptc=iptc, texts=(("Author", "nobody"), ("Title", "The  attic\n")))
    facts = file_facts(replace(photo(), metadata=metadata), 0)
    assert facts.blocks[0] == ("EXIF", len(block))
    assert [name for name, _ in facts.blocks] == ["EXIF", "IPTC", "texts"]
    assert dict(facts.inscriptions) == {
        "camera": "Contax II",
        "artist": "Ida Kerr",
        "copyright": "© Kerrs",
        "date": "1931",
        "title": "The attic",
        "description": "At the sea",
    }


def record(data_set: int, text: str) -> bytes:
    return struct.pack(">BBBH", 0x1C, 2, data_set, len(text.encode())) + text.encode()


@pytest.mark.parametrize("block", [b"", b"II*\0", b"II*\0\x08\0\0\0\xff\xff", bytes(40), b"MM\0*" + bytes(4)])
def test_broken_metadata_says_nothing(block: bytes) -> None:
    assert inscriptions(Metadata(exif=block, iptc=b"\x1c\x02", texts=(("Other", "x"),))) == {}


def test_looking_tells_what_is_missing_and_checking_refuses_it(tmp_path: Path) -> None:
    path = tmp_path / "cut.png"
    save_photo(photo(picture(40, 60)), path)
    path.write_bytes(path.read_bytes()[:-900])
    assert "is missing and shown black" in str(look(path).notes)
    with pytest.raises(DamagedFile, match="missing"):
        checked(path)


def test_looking_at_a_tiff_takes_no_memory_for_its_samples_and_tells_the_same(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    save_photo(photo(picture(40, 60, RGB, "uint16", 6)), path)
    assert look(path) == checked(path)[0]
    with tifffile.TiffFile(path) as tiff:
        offset = tiff.pages.first.tags[257].valueoffset
    data = bytearray(path.read_bytes())
    data[offset : offset + 4] = np.uint32(4_000_000_000).tobytes()
    path.write_bytes(data)
    assert look(path).height == 4_000_000_000
    with pytest.raises(UnreadableFile, match=r"scan.tif"):
        checked(path)


def test_a_tiff_that_lost_its_end_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    save_photo(photo(picture(40, 60)), path)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(UnreadableFile, match="nothing of it can be read"):
        look(path)


def test_checking_reads_every_page_and_names_the_one_that_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "two.tif"
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(noise(30, 40, RGB), photometric="rgb")
        tiff.write(noise(20, 50, GREY, "uint16")[:, :, 0], photometric="minisblack")
    first, second = checked(path)
    assert (first.pages, second.page, second.bits, second.width) == (2, 1, 16, 50)
    with tifffile.TiffFile(path) as tiff:
        offset = tiff.pages[1].tags[273].valueoffset
    data = bytearray(path.read_bytes())
    data[offset : offset + 4] = np.uint32(len(data) - 500).tobytes()
    path.write_bytes(data)
    with pytest.raises(DamagedFile, match="Page 2: “two"):
        checked(path)
