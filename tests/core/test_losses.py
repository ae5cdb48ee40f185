"""What a format cannot keep is said, before and after saving; and only that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from restorer_app.core.files.formats import FORMATS, Format
from restorer_app.core.losses import losses
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo_files import save_photo
from tests.core.made import picture
from tests.core.test_metadata_kept import EVERYTHING, scan


def known(name: str) -> Format:
    return next(each for each in FORMATS if each.name == name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TIFF", []),
        ("PNG", ["other pages (2)"]),
        ("JPEG", ["exact samples", "other pages (2)"]),
        ("WebP", ["other pages (2)", "IPTC", "Photoshop"]),
        ("BMP", ["other pages (2)", "EXIF", "XMP", "IPTC", "Photoshop", "the texts: Comment"]),
    ],
)
def test_each_format_names_what_it_cannot_keep(name: str, words: list[str]) -> None:
    found = losses(replace(scan(EVERYTHING), format="TIFF", pages=3), known(name))
    assert len(found) == len(words)
    assert all(word in said for word, said in zip(words, found, strict=True))


def test_samples_that_it_cannot_hold_are_among_it() -> None:
    deep = replace(scan(Metadata()), picture=picture(dtype="uint16"))
    assert losses(deep, known("WebP")) == ("16-bit samples (cannot be saved so)",)
    assert losses(deep, known("PNG")) == ()


def test_texts_without_a_tag_of_their_meaning_are_named() -> None:
    texts = (("Title", "a"), ("Comment", "b"), ("Description", "c"), ("Creation Time", "d"))
    photo = scan(Metadata(texts=texts, chunks=(("gAMA", b"1234"),)))
    assert losses(photo, known("PNG")) == ()
    assert losses(photo, known("TIFF")) == (
        "the texts: Description, Creation Time",
        "what only PNG can say: gAMA",
    )
    assert losses(photo, known("JPEG"))[1:] == ("the texts: Creation Time", "what only PNG can say: gAMA")


def test_what_every_program_takes_for_granted_is_no_loss() -> None:
    chunks = tuple((name, b"1234") for name in ("sRGB", "gAMA", "cHRM"))
    assert losses(scan(Metadata(chunks=chunks)), known("TIFF")) == ()
    assert losses(scan(Metadata(chunks=chunks[1:])), known("TIFF")) == ("what only PNG can say: gAMA, cHRM",)
    more = (*chunks, ("tIME", b"1234"))
    assert losses(scan(Metadata(chunks=more)), known("TIFF")) == ("what only PNG can say: tIME",)


def test_a_tiff_has_no_room_for_what_is_broken() -> None:
    photo = scan(Metadata(exif=b"MM\0*\xff\xff\xff\xff"))
    assert losses(photo, known("TIFF")) == ("the broken part of the EXIF data",)
    assert losses(photo, known("PNG")) == ()


def test_they_are_told_again_when_it_is_saved(tmp_path: Path) -> None:
    saved = save_photo(scan(), tmp_path / "a.webp")
    assert [note for note in saved.notes if "cannot keep" in note] == [
        "WebP cannot keep the IPTC records: caption, author, keywords",
        "WebP cannot keep Photoshop's resources",
    ]
    assert not any("cannot keep" in note for note in save_photo(scan(), tmp_path / "a.tif").notes)
