"""A TIFF keeps what it says: its tags, its directories, its byte order and all its other pages."""

from __future__ import annotations

import os
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files.directories import EXIF, GPS, DirectoryReader
from restorer_app.core.files.tiff_tags import exif_facts
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import GREY, RGB, Picture
from tests.core.made import ICC, noise, picture
from tests.core.test_directories import exif_block

TEXTS = {
    269: "album 3",
    270: "Aunt Ida in Košice",
    271: "Scanner & Co",
    272: "S 9000",
    285: "page one",
    315: "Ida",
    316: "attic",
    33432: "© 1931",
}
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
IPTC = b"\x1c\x02\x78\0\x05photo"
PHOTOSHOP = b"8BIM\x04\x0a\0\0\0\0\0\x01\x01\0"
PRIVATE = 65001


def scan(path: Path, byteorder: str = "<", bigtiff: bool = False, pages: int = 1) -> list[np.ndarray]:
    """A 16-bit scan with everything a scanner may write; further pages of other kinds."""
    texts = [(tag, 2, 0, text.encode(), True) for tag, text in TEXTS.items()]
    blocks = [(700, 1, len(XMP), XMP, True), (33723, 7, len(IPTC), IPTC, True)]
    blocks += [(34377, 1, len(PHOTOSHOP), PHOTOSHOP, True), (PRIVATE, 3, 3, (1, 500, 65535), True)]
    kinds = [(RGB, "uint16", None), (GREY, "uint8", "lzw"), (RGB, "uint8", "deflate")]
    written = []
    with tifffile.TiffWriter(path, byteorder=byteorder, bigtiff=bigtiff) as tiff:  # type: ignore[arg-type]
        for number in range(pages):
            roles, dtype, compression = kinds[number % 3]
            samples = noise(20 + number, 31, roles, dtype, number).squeeze()
            tiff.write(
                samples,
                photometric="rgb" if roles == RGB else "minisblack",
                compression=compression,
                iccprofile=ICC if number == 0 else None,
                resolution=(600, 600),
                resolutionunit=2,
                metadata=None,
                software="ScanSoft 2",
                description=None,
                rowsperstrip=7,
                extratags=texts + blocks if number == 0 else [(PRIVATE, 3, 1, number, True)],
            )
            written.append(samples)
    return written


def repaired(photo: Photo) -> Photo:
    samples = photo.picture.samples.copy()
    samples[3, 4] = 7
    return photo.with_picture(photo.picture.with_samples(samples))


@pytest.mark.parametrize("bigtiff", [False, True])
@pytest.mark.parametrize("byteorder", ["<", ">"])
def test_all_tags_of_a_scan_are_in_the_saved_one(tmp_path: Path, byteorder: str, bigtiff: bool) -> None:
    scan(tmp_path / "scan.tif", byteorder, bigtiff)
    opened = open_photo(tmp_path / "scan.tif")
    assert opened.metadata.blocks == ("EXIF", "XMP", "IPTC", "Photoshop")
    assert opened.stored.big == bigtiff
    save_photo(repaired(opened), tmp_path / "out.tif")
    with tifffile.TiffFile(tmp_path / "scan.tif") as before, tifffile.TiffFile(tmp_path / "out.tif") as after:
        assert (after.byteorder, after.is_bigtiff) == (byteorder, bigtiff)
        old, new = before.pages.first.tags, after.pages.first.tags
        assert after.pages.first.tags[34675].value == ICC
        placed = {"StripOffsets", "StripByteCounts", "RowsPerStrip", "SampleFormat"}
        assert {tag.name for tag in old} - {tag.name for tag in new} <= placed
        assert {tag.name: tag.value for tag in new if tag.name not in placed} == {
            tag.name: tag.value for tag in old if tag.name not in placed
        }


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_exif_and_gps_directories_are_kept(tmp_path: Path, order: str) -> None:
    block = exif_block(order)
    save_photo(Photo(picture(), metadata=Metadata(block)), tmp_path / "scan.tif")
    opened = open_photo(tmp_path / "scan.tif")
    assert {(EXIF, 37500), (EXIF, 40961), (GPS, 2), (271,)} <= exif_facts(opened.metadata.exif).keys()
    save_photo(repaired(opened), tmp_path / "out.tif")
    assert exif_facts(open_photo(tmp_path / "out.tif").metadata.exif) == exif_facts(block)
    with Image.open(tmp_path / "out.tif") as image:
        assert image.getexif().get_ifd(EXIF)[37500] == b"maker" * 20
        assert image.getexif().get_ifd(GPS)[2] == (46, 30, 0)


@pytest.mark.parametrize("bigtiff", [False, True])
@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("page", [0, 1, 2])
def test_the_other_pages_stay_as_they_are(tmp_path: Path, page: int, byteorder: str, bigtiff: bool) -> None:
    written = scan(tmp_path / "scan.tif", byteorder, bigtiff, pages=3)
    opened = open_photo(tmp_path / "scan.tif", page=page)
    assert np.array_equal(opened.picture.samples.squeeze(), written[page])
    save_photo(repaired(opened), tmp_path / "out.tif")
    with tifffile.TiffFile(tmp_path / "scan.tif") as before, tifffile.TiffFile(tmp_path / "out.tif") as after:
        assert len(after.pages) == 3
        for number, samples in enumerate(written):
            assert np.array_equal(after.pages[number].asarray(), samples) == (number != page)
            if number != page:
                assert strips(before, number) == strips(after, number)
                assert after.pages[number].tags[PRIVATE].value == before.pages[number].tags[PRIVATE].value


def strips(tiff: tifffile.TiffFile, number: int) -> list[bytes]:
    """The strips of a page as they stand in the file."""
    page, found = tiff.pages[number], []
    for offset, size in zip(page.dataoffsets, page.databytecounts, strict=True):
        tiff.filehandle.seek(offset)
        found.append(tiff.filehandle.read(size))
    return found


def test_a_pyramid_s_smaller_copies_go_with_its_page_only(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "scan.tif") as tiff:
        for number in range(2):
            tiff.write(noise(32, 32, GREY, seed=number)[:, :, 0], subifds=1, metadata=None)
            tiff.write(noise(16, 16, GREY, seed=number)[:, :, 0], subfiletype=1, metadata=None)
        tiff.write(noise(8, 8, GREY)[:, :, 0], subfiletype=1, metadata=None)
    opened = open_photo(tmp_path / "scan.tif")
    assert opened.pages == 2
    assert any("smaller copies" in note for note in opened.notes)
    save_photo(repaired(opened), tmp_path / "out.tif")
    with tifffile.TiffFile(tmp_path / "out.tif") as tiff:
        assert [page.shape for page in tiff.pages] == [(32, 32), (32, 32), (8, 8)]
        assert tiff.pages[0].subifds is None
        assert tiff.pages[1].pages is not None
        assert np.array_equal(tiff.pages[1].pages[0].asarray(), noise(16, 16, GREY, seed=1)[:, :, 0])


def test_other_pages_that_are_gone_or_changed_are_said_and_nothing_is_saved(tmp_path: Path) -> None:
    scan(tmp_path / "scan.tif", pages=2)
    opened = open_photo(tmp_path / "scan.tif")
    os.utime(tmp_path / "scan.tif", ns=(1, 1))
    with pytest.raises(UnwritableFile, match="changed since it was opened"):
        save_photo(opened, tmp_path / "out.tif")
    (tmp_path / "scan.tif").unlink()
    with pytest.raises(UnwritableFile, match="not there any more"):
        save_photo(opened, tmp_path / "out.tif")
    with pytest.raises(UnwritableFile, match="not there any more"):
        save_photo(replace(opened, path=None), tmp_path / "out.tif")
    assert list(tmp_path.iterdir()) == []


def test_the_scan_itself_can_be_replaced_with_all_its_pages(tmp_path: Path) -> None:
    written = scan(tmp_path / "scan.tif", pages=3)
    save_photo(repaired(open_photo(tmp_path / "scan.tif", page=1)), tmp_path / "scan.tif", overwrite=True)
    with tifffile.TiffFile(tmp_path / "scan.tif") as tiff:
        assert np.array_equal(tiff.pages[2].asarray(), written[2])
        assert tiff.pages[1].asarray()[3, 4] == 7


def test_a_picture_without_a_file_says_nothing_of_itself(tmp_path: Path) -> None:
    saved = save_photo(Photo(Picture(noise(5, 6, RGB), RGB)), tmp_path / "a.tif")
    assert open_photo(saved.path).metadata.blocks == ()


def test_pages_that_lie_upon_each_other_do_not_fill_the_disk(tmp_path: Path) -> None:
    """Many strips of another page claim nearly all of the file, each from another place on."""
    with tifffile.TiffWriter(tmp_path / "scan.tif") as tiff:
        tiff.write(noise(9, 8, GREY)[:, :, 0], metadata=None)
        tiff.write(noise(40, 3000, GREY)[:, :, 0], rowsperstrip=1, metadata=None)
    data = bytearray((tmp_path / "scan.tif").read_bytes())
    with (tmp_path / "scan.tif").open("rb") as file:
        reader = DirectoryReader(file)
        second = reader.read(reader.read(reader.first).after)
    counts = second.entries[279]
    letter = {3: "H", 4: "L"}[counts.kind]
    struct.pack_into(f"<{counts.count}{letter}", data, counts.place, *[60_000] * counts.count)
    (tmp_path / "scan.tif").write_bytes(data)
    with pytest.raises(UnwritableFile, match="they are broken"):
        save_photo(open_photo(tmp_path / "scan.tif"), tmp_path / "out.tif")
    assert [path.name for path in tmp_path.iterdir()] == ["scan.tif"]
