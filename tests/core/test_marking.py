"""A repaired photograph says so: in few named places, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest

from restorer_app.core.files.directories import EXIF, Directory, Form, read_block, text_entry, written_block
from restorer_app.core.files.image_resources import resources
from restorer_app.core.files.marking import marked
from restorer_app.core.files.tiff_tags import exif_facts
from restorer_app.core.files.xmp import source_types
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.repair import CLEAN, REPAIR
from restorer_app.core.treatment import Treatment
from tests.core.made import picture
from tests.core.test_directories import exif_block
from tests.core.test_metadata_kept import EVERYTHING, IPTC, PHOTOSHOP, scan

TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
TRAINED, CLASSICAL = f"{TYPES}compositeWithTrainedAlgorithmicMedia", f"{TYPES}algorithmicallyEnhanced"
WHEN = datetime(2026, 5, 4, 3, 2, 1, tzinfo=timezone(timedelta(hours=2)))
THUMBNAIL = b"8BIM\x04\x0c\0\0\0\0\0\x04old!"


@pytest.mark.parametrize("suffix", [".tif", ".png", ".jpg", ".webp"])
@pytest.mark.parametrize(("trained", "kind"), [(True, TRAINED), (False, CLASSICAL)])
def test_only_what_has_to_tell_of_the_repair_changes(
    tmp_path: Path, suffix: str, trained: bool, kind: str
) -> None:
    photo = scan(replace(EVERYTHING, texts=()))
    save_photo(photo, tmp_path / f"a{suffix}", lossy=True, treatment=Treatment(trained, WHEN))
    after = open_photo(tmp_path / f"a{suffix}").metadata
    old, new = exif_facts(EVERYTHING.exif), exif_facts(after.exif)
    assert {path for path in {*old, *new} if old.get(path) != new.get(path)} == {(305,), (306,)}
    assert new[306,] == (2, 20, b"2026:05:04 03:02:01\0")
    assert b"Restorer" in new[305,][2]  # type: ignore[index]
    assert source_types(after.xmp) == (kind,)
    assert b"<stEvt:when>2026-05-04T03:02:01+02:00</stEvt:when>" in after.xmp
    assert b"Scan &amp; Co" in after.xmp
    if suffix != ".webp":
        assert after.iptc == IPTC


def test_without_a_repair_nothing_changes(tmp_path: Path) -> None:
    save_photo(scan(), tmp_path / "a.jpg", lossy=True)
    again = open_photo(tmp_path / "a.jpg")
    save_photo(again, tmp_path / "b.jpg", lossy=True)
    assert open_photo(tmp_path / "b.jpg").metadata == again.metadata


def test_what_a_trained_engine_has_filled_stays_called_so() -> None:
    once, _ = marked(Photo(picture()), Treatment(True, WHEN))
    twice, _ = marked(once, Treatment(False, WHEN))
    assert source_types(twice.metadata.xmp) == (TRAINED,)
    assert twice.metadata.xmp.count(b"<stEvt:action>edited") == 2


def test_thumbnails_that_show_the_damage_are_dropped() -> None:
    block = bytearray(written_block(Form(), Directory({271: text_entry("Canon")})))
    second = len(block)
    block[second - 4 :] = second.to_bytes(4, "little")
    block += written_block(Form(), Directory({259: text_entry("thumb")}))[8:]
    photo = Photo(picture(), metadata=Metadata(bytes(block), photoshop=PHOTOSHOP + THUMBNAIL))
    after = marked(photo, Treatment(True, WHEN))[0].metadata
    assert read_block(after.exif)[1].after == 0
    assert b"thumb" not in after.exif
    assert after.photoshop == PHOTOSHOP
    assert len(resources(photo.metadata.photoshop)) == 3


def test_the_zone_and_the_fraction_of_the_date_go_with_it() -> None:
    form, directory = read_block(exif_block())
    directory.children[EXIF][0].entries |= {36880: text_entry("+09:00"), 37520: text_entry("77")}
    photo = Photo(picture(), metadata=Metadata(written_block(form, directory)))
    exif = read_block(marked(photo, Treatment(True, WHEN))[0].metadata.exif)[1].children[EXIF][0]
    assert exif.entries[36880].value == b"+02:00\0"
    assert 37520 not in exif.entries


def test_broken_blocks_are_kept_as_they_are_and_that_is_said(tmp_path: Path) -> None:
    photo = Photo(picture(), metadata=Metadata(exif=b"MM\0*\xff\xff\xff\xff", xmp=b"<open"))
    saved = save_photo(photo, tmp_path / "a.png", treatment=Treatment(True, WHEN))
    assert len([note for note in saved.notes if "kept as they are" in note or "were kept" in note]) == 2
    again = open_photo(saved.path).metadata
    assert (again.exif, again.xmp) == (photo.metadata.exif, photo.metadata.xmp)


def test_a_big_endian_scan_without_any_text_gets_its_tags_in_its_own_order(tmp_path: Path) -> None:
    photo = Photo(picture(dtype="uint16"), format="TIFF", stored=Stored(byte_order="big"))
    save_photo(photo, tmp_path / "a.tif", treatment=Treatment(False, WHEN))
    assert open_photo(tmp_path / "a.tif").stored.byte_order == "big"


def test_png_s_own_time_is_told_anew_if_it_was_told() -> None:
    photo = Photo(picture(), metadata=Metadata(chunks=(("gAMA", b"1234"), ("tIME", b"1234567"))))
    chunks = dict(marked(photo, Treatment(True, WHEN))[0].metadata.chunks)
    assert chunks == {"gAMA": b"1234", "tIME": b"\x07\xea\x05\x04\x01\x02\x01"}


def test_the_treatment_is_that_of_the_repairs() -> None:
    classical, trained, cleaned = (
        SimpleNamespace(weights_sha256=weights, verb=verb)
        for weights, verb in (("", REPAIR), ("ab", REPAIR), ("cd", CLEAN))
    )
    assert Treatment.of([]) is None
    for repairs, expected in (
        ([classical], (False, True, False)),
        ([classical, trained], (True, True, False)),
        ([classical, cleaned], (False, True, True)),
        ([cleaned], (False, False, True)),
    ):
        found = Treatment.of(repairs)  # type: ignore[arg-type]
        assert found is not None
        assert (found.trained, found.repaired, found.cleaned) == expected
        assert abs(found.when - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("repaired", "told"), [(True, b"repaired; noise cleaned up"), (False, b"noise cleaned up")]
)
def test_the_history_says_that_noise_was_cleaned_up(repaired: bool, told: bytes) -> None:
    treatment = Treatment(False, WHEN, repaired, True)
    once = marked(Photo(picture()), treatment)[0]
    assert b"<stEvt:parameters>" + told + b"</stEvt:parameters>" in once.metadata.xmp
    assert source_types(once.metadata.xmp) == (CLASSICAL,), "nothing was made up"
    plain = marked(Photo(picture()), Treatment(True, WHEN))[0]
    assert b"stEvt:parameters" not in plain.metadata.xmp
    again = marked(plain, treatment)[0].metadata.xmp
    assert again.count(told) == 1 and source_types(again) == (TRAINED,)


def test_the_packet_of_a_scan_without_one_is_sound_xml() -> None:
    from defusedxml.ElementTree import fromstring

    packet = marked(Photo(picture()), Treatment(True, WHEN))[0].metadata.xmp
    assert fromstring(packet.decode("utf-8").lstrip("\ufeff")) is not None
