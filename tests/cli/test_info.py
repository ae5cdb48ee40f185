"""``restorer info``: facts for people and for programs, and exit 2 for what is not whole."""

from __future__ import annotations

import json

import tifffile

from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture, Resolution
from tests.cli.conftest import Command, Scan, picture
from tests.house import ROOT


def test_a_scan_is_told_in_lines(scan: Scan, restorer: Command) -> None:
    ended = restorer("info", str(scan.photo))
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[0] == f"scan.tif: TIFF, {scan.photo.stat().st_size:,} bytes"
    told = {line[:14].strip(): line[14:].strip() for line in ended.out[1:-1]}
    assert told["size"] == "64 × 48 pixels"
    assert told["print"] == "2.7 × 2.0 mm at 600 pixels per inch"
    assert told["samples"] == "16 bits, 3 × red + green + blue"
    assert told["as TIFF"] == "would lose nothing"
    assert ended.out[-1] == "Looked at only; --check decodes every sample."


def test_a_sound_file_is_called_sound_only_when_it_was_read(scan: Scan, restorer: Command) -> None:
    assert restorer("info", str(scan.photo), "--check").out[-1] == "Sound: every sample was decoded."


def test_a_scan_on_its_side_says_how_it_lies(scan: Scan, restorer: Command) -> None:
    turned = Picture(picture().samples, RGB, 6)
    save_photo(Photo(turned, resolution=Resolution(100, 200)), scan.photo, overwrite=True)
    out = restorer("info", str(scan.photo)).out
    assert "48 × 64 pixels, stored on its side as 64 × 48" in out[1]
    assert "6.1 × 16.3 mm at 100 × 200 pixels per inch" in out[2]


def test_json_has_stable_names(scan: Scan, restorer: Command) -> None:
    found = json.loads("\n".join(restorer("info", str(scan.photo), "--json").out))
    assert (found["width"], found["height"], found["bits"], found["pages"]) == (64, 48, 16, 1)
    assert found["channels"] == ["red", "green", "blue"] and found["profile"] is None
    assert found["resolution"] == {"horizontal": 600.0, "vertical": 600.0, "unit": "inch"}
    assert found["losses"]["TIFF"] == [] and found["sound"] is None
    checked = json.loads("\n".join(restorer("info", str(scan.photo), "--json", "--check").out))
    assert checked["sound"] is True and checked["further_pages"] == []


def test_every_name_of_the_json_is_explained_on_the_page_for_it(scan: Scan, restorer: Command) -> None:
    page = (ROOT / "docs" / "files.md").read_text("utf-8")
    info = json.loads("\n".join(restorer("info", str(scan.photo), "--json").out))
    verified = json.loads("\n".join(restorer("verify", str(scan.photo), str(scan.photo), "--json").out))
    assert [name for name in (*info, *verified) if f"`{name}`" not in page] == []


def test_every_page_is_checked(scan: Scan, restorer: Command) -> None:
    with tifffile.TiffWriter(scan.photo) as tiff:
        tiff.write(picture().samples, photometric="rgb")
        tiff.write(picture("uint8", 30, 40).samples[:, :, 0], photometric="minisblack")
    assert "2; these are the facts of page 1" in restorer("info", str(scan.photo)).out[-2]
    ended = restorer("info", str(scan.photo), "--check")
    assert ended.out[-2] == "  page 2       40 × 30 pixels, 8 bits, 1 × grey"
    assert ended.out[-1] == "Sound: every sample of its 2 pages was decoded."


def test_a_file_cut_short_is_refused_by_the_check(scan: Scan, restorer: Command) -> None:
    tifffile.imwrite(scan.photo, picture().samples, photometric="rgb")
    scan.photo.write_bytes(scan.photo.read_bytes()[:-9000])
    ended = restorer("info", str(scan.photo), "--check")
    assert ended.code == 2 and ended.out == [] and 1 <= len(ended.err) <= 2
    assert "scan.tif" in ended.err[0] and "missing" in ended.err[0]


def test_what_is_no_photograph_is_refused_in_a_line_or_two(scan: Scan, restorer: Command) -> None:
    scan.photo.write_text("Dear aunt")
    ended = restorer("info", str(scan.photo))
    assert ended.code == 2 and len(ended.err) <= 2 and "scan.tif" in ended.err[0]


def test_white_as_zero_and_grey_are_told(scan: Scan, restorer: Command) -> None:
    tifffile.imwrite(scan.photo, picture("uint8").samples[:, :, 0], photometric="miniswhite")
    out = restorer("info", str(scan.photo)).out
    assert any(line.endswith("8 bits, 1 × grey, white stored as zero") for line in out)
