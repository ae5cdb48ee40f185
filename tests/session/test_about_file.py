"""What is told of a file, in words; what is not there has no line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.file_facts import FileFacts, Losses, file_facts
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Resolution, Role
from restorer_app.session.about_file import about_file
from restorer_app.session.restore_session import RestoreSession
from tests.core.made import picture
from tests.session.conftest import grey_photo


def facts(**more: object) -> FileFacts:
    """Of a 16-bit RGBI scan, 400 × 300, that lies on its side."""
    scan = Photo(
        picture(400, 300, (*RGB, Role.INFRARED), "uint16", orientation=6),
        path=Path("scan.tif"),
        format="TIFF",
        resolution=Resolution(100, 100),
        metadata=Metadata(exif=b"II*\0", iptc=b"x"),
        stored=Stored("none", 16, "little", tiled=True),
    )
    return replace(file_facts(scan, 12_345_678), **more)  # type: ignore[arg-type]


def lines(**more: object) -> dict[str, str]:
    return dict(about_file(facts(**more)).lines)


def test_a_scan_in_words() -> None:
    assert lines() == {
        "Format": "TIFF, without loss, 12.3 MB",
        "Size": "400 × 300 pixels, stored turned or mirrored",
        "Real size": "101.6 × 76.2 mm, 100 pixels per inch",
        "Samples": "16-bit, red + green + blue + infrared",
        "Stored": "uncompressed, little-endian, in tiles",
        "Profile": "no profile",
        "Metadata": "EXIF, IPTC",
    }


def test_what_is_rare_is_told_where_it_is() -> None:
    told = lines(
        page=1,
        pages=3,
        lossy=True,
        white_is_zero=True,
        floating=True,
        bits=32,
        resolution=None,
        blocks=(),
        orientation=1,
        inscriptions=(("artist", "A. Weber"), ("camera", "LS-5000")),
        stored=Stored("LZW", 8, "big", planar=True, big=True, palette=True),
    )
    assert told["Page"] == "2 of 3" and "Real size" not in told and told["Metadata"] == "none"
    assert told["Format"] == "TIFF, BigTIFF, stored with loss, 12.3 MB"
    assert told["Size"] == "300 × 400 pixels" and told["Samples"].startswith("32-bit float")
    assert told["Stored"] == "LZW, big-endian, each channel apart, as a palette, white as zero"
    assert (told["Artist"], told["Camera"]) == ("A. Weber", "LS-5000")


@pytest.mark.parametrize(
    ("count", "text"), [(900, "0.9 kB"), (999_000, "999.0 kB"), (3_200_000_000, "3.2 GB")]
)
def test_sizes_are_told_as_file_managers_do(count: int, text: str) -> None:
    assert lines(bytes=count)["Format"].endswith(text)


def test_what_each_format_would_lose_is_told_and_copied() -> None:
    about = about_file(facts(losses=(Losses("TIFF", ".tif", ()), Losses("PNG", ".png", ("pages", "IPTC")))))
    assert about.kept == (("TIFF", ""), ("PNG", "pages; IPTC"))
    assert about.text.startswith("scan.tif\nFormat: TIFF")
    assert about.text.endswith("Would be lost when saved as:\nTIFF: nothing\nPNG: pages; IPTC")


def test_it_is_told_of_the_photograph_that_is_shown(
    qtbot: QtBot, real: RestoreSession, tmp_path: Path
) -> None:
    assert real.about_file is None
    real.show(grey_photo(), title="Demonstration")
    assert real.about_file is not None and real.about_file.name == "Demonstration"
    real.save_as(tmp_path / "a.tif")
    qtbot.waitUntil(lambda: not real.saving, timeout=5000)
    real.open(tmp_path / "a.tif")
    qtbot.waitUntil(lambda: not real.opening, timeout=5000)
    about = real.about_file
    assert about is not None and about.name == "a.tif"
    assert dict(about.lines)["Size"] == "60 × 40 pixels"
    assert dict(about.lines)["Format"].startswith("TIFF, without loss, ")


def test_a_session_that_knows_no_facts_tells_none(session: RestoreSession) -> None:
    session.show(grey_photo())
    assert session.about_file is None
