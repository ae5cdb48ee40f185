"""Files with several pages: one is open, the others are seen small and opened beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import upright
from restorer_app.core.progress import Progress
from restorer_app.core.work_files import read_note
from restorer_app.session.keeping import LostWork
from restorer_app.session.opening_work import brought_back
from restorer_app.session.restore_session import RestoreSession
from tests.core.test_infrared import made_scan

PAGES = tuple(np.full((30, 40, 3), 40 * number + 30, np.uint8) for number in range(3))


@pytest.fixture
def album(qtbot: QtBot, real: RestoreSession, tmp_path: Path) -> RestoreSession:
    """A session with the first of three pages open."""
    with tifffile.TiffWriter(tmp_path / "album.tif") as file:
        for page in PAGES:
            file.write(page, photometric="rgb", metadata=None)
    real.open(tmp_path / "album.tif")
    opened(qtbot, real)
    return real


def opened(qtbot: QtBot, session: RestoreSession) -> None:
    qtbot.waitUntil(lambda: not session.opening, timeout=5000)


def value(session: RestoreSession) -> int:
    assert session.document is not None
    return int(session.document.upright_samples[0, 0, 0])


def test_each_page_is_a_photograph_of_its_own(qtbot: QtBot, album: RestoreSession) -> None:
    assert album.pages_path is not None and value(album) == 30
    for number in (2, 1, 2):
        album.open_page(number)
        opened(qtbot, album)
        assert value(album) == 40 * number + 30
    names = [photo.name for photo in album.photos]
    assert names == ["album.tif", "album.tif, page 3", "album.tif, page 2"]
    album.open_page(0)
    opened(qtbot, album)
    assert len(album.photos) == 3 and value(album) == 30


def test_pages_are_listed_one_after_the_other_with_small_pictures(
    qtbot: QtBot, album: RestoreSession
) -> None:
    album.list_pages()
    assert [page.png for page in album.pages.pages] == [b"", b"", b""]
    qtbot.waitUntil(lambda: all(page.png for page in album.pages.pages), timeout=5000)
    assert [page.about for page in album.pages.pages] == ["40 × 30"] * 3
    album.pages.stop()
    assert album.pages.pages == ()


def test_a_page_that_cannot_be_read_says_so(qtbot: QtBot, real: RestoreSession, tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "odd.tif") as file:
        file.write(PAGES[0], photometric="rgb", metadata=None)
        file.write(np.zeros((8, 8), np.complex64), photometric="minisblack", metadata=None)
    real.open(tmp_path / "odd.tif")
    opened(qtbot, real)
    real.list_pages()
    qtbot.waitUntil(lambda: bool(real.pages.pages[1].about), timeout=5000)
    assert real.pages.pages[1].about == "cannot be read" and real.pages.pages[0].png


def test_saving_a_page_keeps_the_others(qtbot: QtBot, album: RestoreSession, tmp_path: Path) -> None:
    album.open_page(1)
    opened(qtbot, album)
    album.brush_diameter = 6
    album.begin_stroke(10, 10)
    album.end_stroke()
    album.restore()
    qtbot.waitUntil(lambda: not album.restoring, timeout=5000)
    album.save_as(tmp_path / "out.tif")
    qtbot.waitUntil(lambda: not album.saving, timeout=5000)
    with tifffile.TiffFile(tmp_path / "out.tif") as file:
        found = [page.asarray() for page in file.pages]
    assert len(found) == 3
    assert np.array_equal(found[0], PAGES[0]) and np.array_equal(found[2], PAGES[2])
    assert (found[1] != PAGES[1]).any()


def test_saved_in_place_of_its_scan_a_page_can_be_saved_again(
    qtbot: QtBot, album: RestoreSession, tmp_path: Path
) -> None:
    for _ in range(2):
        album.save_as(tmp_path / "album.tif", overwrite=True)
        qtbot.waitUntil(lambda: not album.saving, timeout=5000)
    album.save_as(tmp_path / "out.tif")
    qtbot.waitUntil(lambda: not album.saving, timeout=5000)
    with tifffile.TiffFile(tmp_path / "out.tif") as file:
        assert [int(page.asarray()[0, 0, 0]) for page in file.pages] == [30, 70, 110]


def test_lost_work_comes_back_on_its_page(qtbot: QtBot, album: RestoreSession, tmp_path: Path) -> None:
    album.keeping.begin(tmp_path / "kept")
    album.open_page(2)
    opened(qtbot, album)
    album.begin_stroke(10, 10)
    album.end_stroke()
    album.keeping.keep_now()
    qtbot.waitUntil(lambda: bool(list((tmp_path / "kept").rglob("work.json"))), timeout=5000)
    folder = next((tmp_path / "kept").rglob("work.json")).parent
    back = brought_back(album._files, LostWork(folder, read_note(folder)), Progress())
    assert back.photo.page == 2 and back.photo.picture.samples[0, 0, 0] == 110


@pytest.mark.parametrize("thumbnail", [False, True])
def test_dust_is_found_in_the_infrared_of_a_second_page(
    qtbot: QtBot, real: RestoreSession, tmp_path: Path, thumbnail: bool
) -> None:
    """SilverFast: colour, at times a small copy of it, then infrared as a grey page of the same size."""
    scan = made_scan(1)
    with tifffile.TiffWriter(tmp_path / "hdri.tif") as file:
        file.write(scan.picture.samples[:, :, :3], photometric="rgb", metadata=None)
        if thumbnail:
            small = (scan.picture.samples[::8, ::8, :3] >> 8).astype(np.uint8)
            file.write(small, photometric="rgb", subfiletype=1, metadata=None)
        file.write(scan.picture.samples[:, :, 3], photometric="minisblack", metadata=None)
    real.open(tmp_path / "hdri.tif")
    opened(qtbot, real)
    assert real.may_hold_infrared
    real.look_for_dust()
    qtbot.waitUntil(lambda: not real.infrared.looking, timeout=5000)
    assert real.infrared.ready, real.infrared.trouble
    real.mark_dust()
    qtbot.waitUntil(lambda: not real.changing_mask, timeout=5000)
    assert real.document is not None
    assert np.count_nonzero(real.document.mask_view & upright(scan.dust, 1)) >= 0.95 * scan.dust.sum()
