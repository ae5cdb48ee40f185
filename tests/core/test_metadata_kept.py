"""What a file says beside its samples comes out of every format that has room for it, byte for byte."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files import jpeg_metadata, png_metadata, tiff_write
from restorer_app.core.files.directories import (
    EXIF,
    MAKER_NOTE,
    Directory,
    Form,
    read_block,
    written_block,
)
from restorer_app.core.files.image_resources import iptc_in, parts_of, resources, with_iptc, without
from restorer_app.core.files.tiff_pages import SourcePages
from restorer_app.core.files.tiff_tags import exif_facts
from restorer_app.core.files.xmp import Event, joined, source_types, with_event
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import Resolution
from tests.core.made import picture
from tests.core.test_directories import exif_block, text_entry

XMP = with_event(b"", Event("scanned", "2020-01-01T00:00:00", "Scan & Co"), None)
IPTC = b"\x1c\x02\x78\0\x05photo"
PHOTOSHOP = b"8BIM\x04\x0a\0\0\0\0\0\x01\x01\0" + b"8BIM\x27\x10\x02ab\0\0\0\0\x02xy"
EVERYTHING = Metadata(exif_block(">"), XMP, IPTC, PHOTOSHOP, (("Comment", "Tante Ida, Košice"),))
ROOMS = {
    ".tif": ("EXIF", "XMP", "IPTC", "Photoshop"),
    ".png": ("EXIF", "XMP", "IPTC", "Photoshop", "texts"),
    ".jpg": ("EXIF", "XMP", "IPTC", "Photoshop", "texts"),
    ".webp": ("EXIF", "XMP"),
    ".bmp": (),
}


def scan(metadata: Metadata = EVERYTHING) -> Photo:
    return Photo(picture(), format="JPEG", resolution=Resolution(600, 600), metadata=metadata)


@pytest.mark.parametrize("first", ROOMS)
@pytest.mark.parametrize("second", ROOMS)
def test_what_two_formats_have_room_for_survives_both(tmp_path: Path, first: str, second: str) -> None:
    save_photo(scan(), tmp_path / f"a{first}", lossy=True)
    one = open_photo(tmp_path / f"a{first}")
    assert one.metadata.blocks == ROOMS[first]
    save_photo(one, tmp_path / f"b{second}", lossy=True)
    two = open_photo(tmp_path / f"b{second}").metadata
    kept = [name for name in ROOMS[first] if name in ROOMS[second]]
    if "EXIF" in kept:
        assert exif_facts(EVERYTHING.exif).items() <= exif_facts(two.exif).items()
    assert [two.xmp, two.iptc, without(two.photoshop, (0x0404,)), two.texts] == [
        XMP if "XMP" in kept else b"",
        IPTC if "IPTC" in kept else b"",
        PHOTOSHOP if "Photoshop" in kept else b"",
        EVERYTHING.texts if "texts" in kept else (),
    ]


@pytest.mark.parametrize("suffix", [".png", ".webp", ".jpg"])
def test_an_exif_block_that_says_all_stays_byte_for_byte(tmp_path: Path, suffix: str) -> None:
    form, directory = read_block(exif_block())
    directory.entries[282] = directory.entries[283] = replace(
        text_entry(""), kind=5, count=1, value=form.pack("LL", 600, 1)
    )
    block = written_block(form, directory)
    save_photo(scan(Metadata(block)), tmp_path / f"a{suffix}", lossy=True)
    assert open_photo(tmp_path / f"a{suffix}").metadata.exif == block


@pytest.mark.parametrize("suffix", [".tif", ".png", ".webp", ".jpg"])
def test_maker_notes_stay_where_they_stood(tmp_path: Path, suffix: str) -> None:
    """Their makers count from the start of the block, which in a TIFF is that of the file."""
    place = _note(exif_block()).place
    save_photo(
        replace(scan(Metadata(exif_block())), resolution=Resolution(72, 71)),
        tmp_path / f"a{suffix}",
        lossy=True,
    )
    block = open_photo(tmp_path / f"a{suffix}").metadata.exif
    assert _note(block).place == place
    if suffix == ".tif":
        data = (tmp_path / "a.tif").read_bytes()
        assert data[place : place + 100] == b"maker" * 20


def _note(block: bytes) -> object:
    return read_block(block)[1].children[EXIF][0].entries[MAKER_NOTE]


@pytest.mark.parametrize("suffix", [".tif", ".png", ".webp", ".jpg"])
def test_a_broken_exif_block_is_no_reason_not_to_save(tmp_path: Path, suffix: str) -> None:
    save_photo(scan(Metadata(b"MM\0*\0\0\xff\xff broken")), tmp_path / f"a{suffix}", lossy=True)
    assert open_photo(tmp_path / f"a{suffix}").resolution == Resolution(600, 600)


def test_other_programs_find_the_blocks(tmp_path: Path) -> None:
    for suffix in (".tif", ".png", ".webp", ".jpg"):
        save_photo(scan(), tmp_path / f"a{suffix}", lossy=True)
        with Image.open(tmp_path / f"a{suffix}") as image:
            assert image.getexif()[315] == "Aunt Ida, KoÅ¡ice" or image.getexif()[315] == "Aunt Ida, Košice"
            found = image.info.get("xmp") or image.info["XML:com.adobe.xmp"].encode("utf-8")
            assert found == XMP
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.info["photoshop"][0x0404] == IPTC
        assert image.info["comment"] == "Tante Ida, Košice".encode()


# --- JPEG


@pytest.mark.parametrize("size", [65_000, 66_000, 300_000])
def test_a_large_packet_goes_through_a_jpeg(tmp_path: Path, size: int) -> None:
    packet = XMP.replace(
        b"</rdf:RDF>", b"<rdf:Description rdf:about=''>" + b" " * size + b"</rdf:Description></rdf:RDF>"
    )
    save_photo(scan(Metadata(xmp=packet)), tmp_path / "a.jpg", lossy=True)
    assert open_photo(tmp_path / "a.jpg").metadata.xmp == packet


def test_both_parts_of_a_packet_become_one() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    note = 'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="ABC"'
    main = (
        f'<r:RDF xmlns:r="{rdf}"><r:Description r:about="" {note}><a xmlns="n">1</a></r:Description></r:RDF>'
    )
    more = (
        f'<x xmlns="m" xmlns:b="n2"><R:RDF xmlns:R="{rdf}"><R:Description><b:c/></R:Description></R:RDF></x>'
    )
    whole = joined(main.encode(), more.encode())
    assert b"HasExtendedXMP" not in whole
    assert with_event(whole, Event("", "", ""), "t").count(b"<b:c/>") == 1


def test_a_broken_second_part_is_noted_and_the_first_kept(tmp_path: Path) -> None:
    main, name = jpeg_metadata.split(XMP * 2)
    found = jpeg_metadata.JpegMetadata()
    found.note(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + main)
    head = b"http://ns.adobe.com/xmp/extension/\0" + name.encode()
    found.note(0xE1, head + struct.pack(">LL", 9999, 0) + b"cut")
    metadata, notes = found.read()
    assert metadata.xmp == main
    assert "second part" in notes[0]


def test_what_is_too_large_for_a_jpeg_s_exif_is_left_out_and_the_rest_kept(tmp_path: Path) -> None:
    entries = {315: text_entry("Ida"), 65000: text_entry("x" * 70_000)}
    save_photo(scan(Metadata(written_block(Form(), Directory(entries)))), tmp_path / "a.jpg", lossy=True)
    facts = exif_facts(open_photo(tmp_path / "a.jpg").metadata.exif)
    assert (315,) in facts
    assert (65000,) not in facts


def test_exif_in_two_segments_is_one_block(tmp_path: Path) -> None:
    block = exif_block()
    found = jpeg_metadata.JpegMetadata()
    found.note(0xE1, b"Exif\0\0" + block[:150])
    found.note(0xE1, b"Exif\0\0" + block[150:])
    assert found.exif == block


# --- Photoshop's resources


def test_resources_are_taken_apart_and_put_together() -> None:
    block = with_iptc(PHOTOSHOP, IPTC)
    assert b"".join(each.raw for each in resources(block)) == block
    assert iptc_in(block) == IPTC
    assert parts_of(block) == (IPTC, block)
    assert parts_of(with_iptc(b"", IPTC)) == (IPTC, b"")
    assert without(block, (0x0404,)) == PHOTOSHOP
    assert with_iptc(block, b"\x1c\x02\x78\0\x01x").count(b"photo") == 0


@pytest.mark.parametrize("block", [b"8BIM", b"8BIM\x04\x04\0\0\0\0\xff\xff", b"8BIM\x04\x04\xff"])
def test_broken_resources_stay_as_they_are(block: bytes) -> None:
    assert parts_of(block) == (b"", block)
    assert without(block, (0x0404,)) == block


# --- PNG


def test_all_kinds_of_texts_are_read_and_their_bombs_left_out(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Title", "café")
    info.add_text("Author", "Ida " * 600, zip=True)
    info.add_itxt("Description", "Košice", "sk", "popis", zip=True)
    info.add(b"gAMA", struct.pack(">L", 45455))
    info.add(b"zTXt", b"Bomb\0\0" + zlib.compress(bytes(17 << 20)))
    Image.new("RGB", (5, 4)).save(tmp_path / "a.png", pnginfo=info)
    opened = open_photo(tmp_path / "a.png")
    assert opened.metadata.texts == (("Title", "café"), ("Author", "Ida " * 600), ("Description", "Košice"))
    assert dict(opened.metadata.chunks)["gAMA"] == struct.pack(">L", 45455)
    assert b"\0sk\0popis\0" in dict(opened.metadata.chunks)["iTXt"]
    assert any("absurdly large" in note for note in opened.notes)
    save_photo(opened, tmp_path / "b.png")
    again = open_photo(tmp_path / "b.png").metadata
    assert (again.texts, set(again.chunks)) == (opened.metadata.texts, set(opened.metadata.chunks))
    save_photo(opened, tmp_path / "b.tif")
    facts = exif_facts(open_photo(tmp_path / "b.tif").metadata.exif)
    assert facts[269,] == (2, 6, "café".encode() + b"\0")


def test_profiles_that_other_programs_hide_in_texts_are_found() -> None:
    found = png_metadata.PngTexts()
    for kind, block in (("exif", b"Exif\0\0" + exif_block()), ("iptc", with_iptc(b"", IPTC)), ("xmp", XMP)):
        found.note(b"tEXt", f"Raw profile type {kind}\0\n{kind}\n{len(block):8}\n{block.hex()}\n".encode())
    found.note(b"tEXt", b"Raw profile type iptc\0\nnonsense")
    metadata = found.read(b"")
    assert (metadata.exif, metadata.iptc, metadata.xmp) == (exif_block(), IPTC, XMP)
    assert metadata.texts == (("Raw profile type iptc", "\nnonsense"),)


# --- checked before it counts


@pytest.mark.parametrize("name", ["EXIF", "XMP", "IPTC", "Photoshop"])
def test_a_writer_that_loses_a_block_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write = tiff_write._own_tags
    lost = {"EXIF": {"exif": b""}}.get(name, {name.lower(): b""})

    def forgetful(photo: Photo) -> object:
        return write(replace(photo, metadata=replace(photo.metadata, **lost)))

    monkeypatch.setattr(tiff_write, "_own_tags", forgetful)
    with pytest.raises(UnwritableFile, match=f"its {name} differs"):
        save_photo(scan(replace(EVERYTHING, texts=())), tmp_path / "a.tif")
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_changes_another_page_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from restorer_app.core.files.tiff_pages import SourcePages
    from tests.core.test_tiff_keeps import scan as pages

    pages(tmp_path / "scan.tif", pages=2)
    copy = SourcePages._copy

    def wrong(self: SourcePages, place: int, size: int, target: io.BytesIO) -> int:
        start = copy(self, place, size, target)
        target.seek(-1, io.SEEK_END)
        target.write(b"?")
        return start

    monkeypatch.setattr(SourcePages, "_copy", wrong)
    with pytest.raises(UnwritableFile, match="other pages differs"):
        save_photo(open_photo(tmp_path / "scan.tif"), tmp_path / "out.tif")


# --- XMP


def test_the_type_of_the_source_is_replaced_and_the_old_one_told() -> None:
    once = with_event(XMP, Event("edited", "2026-01-01T00:00:00Z", "R"), "http://one")
    twice = with_event(once, Event("edited", "2026-01-02T00:00:00Z", "R"), "http://two")
    assert source_types(twice) == ("http://two",)
    assert b"DigitalSourceType before: http://one" in twice
    assert twice.count(b"<stEvt:action>") == 3
    assert twice.count(b"<xmpMM:History>") == 1


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><r:RDF xmlns:r="x">&d;</r:RDF>'
FETCHES = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    "packet",
    [
        LAUGHS,
        FETCHES,
        b"<open",
        XMP.replace(b"rdf:RDF", b"RDF"),
        XMP.decode().encode("utf-16"),
        b"x" * (17 << 20),
    ],
)
def test_a_broken_or_hostile_packet_is_not_changed(packet: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        with_event(packet, Event("edited", "", ""), "http://one")
