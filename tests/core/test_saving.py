"""Saving: all or nothing, checked before it counts, and never over what should stay."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files import own_exif, png, saving
from restorer_app.core.files.tiff_strips import Strips
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import check_output, open_photo, save_photo, suggested_output
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.core.progress import Cancelled, Progress
from tests.core.made import GREY_ALPHA, RGB_ALPHA, noise, photo, picture
from tests.core.test_progress import Recorded

ROOT = Path(__file__).parents[2]
LEFT_OVER = ".restorer-*.part"


def old_file(folder: Path, name: str = "old.tif") -> tuple[Path, bytes]:
    path = folder / name
    save_photo(photo(picture(seed=99)), path, lossy=True)
    return path, path.read_bytes()


def refused(scan: Photo, path: Path, **choices: Any) -> UnwritableFile:
    """The refusal, after checking that ``check_output`` gives the same one and nothing was left."""
    with pytest.raises(UnwritableFile) as early:
        check_output(path, scan.picture, source=scan.path, **choices)
    with pytest.raises(UnwritableFile) as late:
        save_photo(scan, path, **choices)
    assert (str(early.value), early.value.advice) == (str(late.value), late.value.advice)
    assert "\n" not in str(late.value) + late.value.advice
    assert late.value.advice
    return late.value


# --- what a format cannot hold


@pytest.mark.parametrize(
    ("name", "roles", "dtype", "orientation", "what", "instead"),
    [
        ("a.bmp", RGB, "uint16", 1, "16-bit", ".tif"),
        ("a.webp", RGB, "uint16", 1, "16-bit", ".tif"),
        ("a.jpg", RGB, "uint16", 1, "16-bit", ".tif"),
        ("a.png", RGB, "float32", 1, "floating-point", ".tif"),
        ("a.jpg", RGB_ALPHA, "uint8", 1, "transparency", ".tif"),
        ("a.bmp", GREY_ALPHA, "uint8", 1, "transparency", ".tif"),
        ("a.png", (*RGB, Role.INFRARED), "uint8", 1, "channels", ".tif"),
        ("a.webp", GREY, "uint8", 1, "grey", ".png"),
        ("a.bmp", RGB, "uint8", 6, "orientation", ".tif"),
    ],
)
def test_what_a_format_cannot_hold_is_refused_with_one_that_can(
    tmp_path: Path, name: str, roles: tuple[Role, ...], dtype: str, orientation: int, what: str, instead: str
) -> None:
    scan = photo(picture(9, 8, roles, dtype, orientation))
    error = refused(scan, tmp_path / name, lossy=True)
    assert what in str(error)
    assert instead in error.advice
    assert list(tmp_path.iterdir()) == []
    save_photo(scan, tmp_path / f"a{instead}")


def test_too_many_pixels_a_side_are_refused(tmp_path: Path) -> None:
    wide = photo(Picture(np.zeros((1, 20000, 3), np.uint8), RGB))
    assert "16383" in str(refused(wide, tmp_path / "a.webp"))
    wider = photo(Picture(np.zeros((1, 66000, 3), np.uint8), RGB))
    assert "65500" in str(refused(wider, tmp_path / "a.jpg", lossy=True))


def test_a_jpeg_needs_the_word_lossy(tmp_path: Path) -> None:
    error = refused(photo(), tmp_path / "a.jpg")
    assert "with loss" in str(error)
    assert "--lossy" in error.advice


@pytest.mark.parametrize("name", ["a.gif", "a", "a.tif.txt", ".tif"])
def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path: Path, name: str) -> None:
    assert ".tif" in refused(photo(), tmp_path / name).advice


def test_suffixes_are_known_in_capitals_too(tmp_path: Path) -> None:
    assert save_photo(photo(), tmp_path / "SCAN.TIF").format == "TIFF"


# --- what must not be overwritten


def test_an_existing_file_stays_unless_it_may_be_overwritten(tmp_path: Path) -> None:
    path, before = old_file(tmp_path)
    assert "exists already" in str(refused(photo(), path))
    assert path.read_bytes() == before
    save_photo(photo(), path, overwrite=True)
    assert path.read_bytes() != before


def by_name(path: Path) -> Path:
    return path


def by_symbolic_link(path: Path) -> Path:
    (path.parent / "link.tif").symlink_to(path)
    return path.parent / "link.tif"


def by_hard_link(path: Path) -> Path:
    os.link(path, path.parent / "hard.tif")
    return path.parent / "hard.tif"


def by_another_way(path: Path) -> Path:
    (path.parent / "sub").mkdir()
    return path.parent / "sub" / ".." / path.name


@pytest.mark.parametrize("way", [by_name, by_symbolic_link, by_hard_link, by_another_way])
def test_the_opened_scan_is_never_overwritten_without_a_yes(
    tmp_path: Path, way: Callable[[Path], Path]
) -> None:
    path, before = old_file(tmp_path)
    scan = open_photo(path)
    assert "the opened photograph itself" in str(refused(scan, way(path)))
    assert path.read_bytes() == before


def test_a_symbolic_link_stays_a_link_to_the_new_file(tmp_path: Path) -> None:
    path, _ = old_file(tmp_path)
    link = by_symbolic_link(path)
    scan = photo(picture(seed=5))
    save_photo(scan, link, overwrite=True)
    assert link.is_symlink()
    assert np.array_equal(open_photo(path).picture.samples, scan.picture.samples)


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path, _ = old_file(tmp_path)
    path.chmod(0o640)
    save_photo(photo(), path, overwrite=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# --- places where nothing can be written


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    error = refused(photo(), tmp_path / "gone" / "a.tif")
    assert "gone" in str(error)
    assert "does not exist" in str(error)


def test_a_folder_of_that_name_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.tif").mkdir()
    assert "is a folder" in str(refused(photo(), tmp_path / "a.tif", overwrite=True))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "nothing may be written" in str(refused(photo(), tmp_path / "a.tif"))
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "nothing may be written"),
        (errno.EACCES, "nothing may be written"),
        (errno.ENAMETOOLONG, "name too long"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_refuses_becomes_a_sentence(
    tmp_path: Path, number: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "touch", refuse)
    assert words.lower() in str(refused(photo(), tmp_path / "a.tif")).lower()


def test_too_little_room_is_said_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10_000, 9_900, 100))  # type: ignore[attr-defined]
    assert "is full" in str(refused(photo(), tmp_path / "a.tif"))


class FillingDisk:
    """A file on a disk that is full after ``room`` bytes."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("name", ["old.tif", "old.png", "old.webp", "old.bmp", "old.jpg"])
@pytest.mark.parametrize("room", [0, 100, 2000])
def test_a_disk_that_fills_up_costs_neither_the_old_file_nor_leaves_a_new_one(
    tmp_path: Path, name: str, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = old_file(tmp_path, name)
    real = saving._written

    def filling(temporary: Path, write: Callable[[Any], None]) -> int:
        return real(temporary, lambda file: write(FillingDisk(file, room)))

    monkeypatch.setattr(saving, "_written", filling)
    with pytest.raises(UnwritableFile, match=r"disk of .* is full"):
        save_photo(photo(picture(60, 50)), path, overwrite=True, lossy=True)
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == [name]


LIMITED = """
import resource, sys
from pathlib import Path
import numpy as np
from restorer_app.core.errors import UnwritableFile
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    save_photo(Photo(Picture(np.ones((300, 300, 3), np.uint16), RGB)), Path(sys.argv[1]), overwrite=True)
except UnwritableFile as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_file_that_may_not_grow_further_leaves_the_old_one(tmp_path: Path) -> None:
    path, before = old_file(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "may not be that large" in run.stdout
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


# --- checked before it counts


def test_a_writer_that_changes_one_sample_is_caught_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = old_file(tmp_path)

    def wrong(strips: Strips, *rest: Any) -> Any:
        samples = strips.picture.samples.copy()
        samples[5, 6, 1] ^= 1
        return write(replace(strips, picture=strips.picture.with_samples(samples)), *rest)

    write = Strips.write
    monkeypatch.setattr(Strips, "write", wrong)
    with pytest.raises(UnwritableFile, match="samples differ"):
        save_photo(photo(), path, overwrite=True)
    assert path.read_bytes() == before
    assert list(tmp_path.glob(LEFT_OVER)) == []


def test_a_writer_that_loses_the_profile_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = png._chunk
    monkeypatch.setattr(png, "_chunk", lambda name, content: b"" if name == b"iCCP" else whole(name, content))
    with pytest.raises(UnwritableFile, match="colour profile differs"):
        save_photo(photo(), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_loses_the_resolution_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_exif, "rational", lambda _: (72, 1))
    with pytest.raises(UnwritableFile, match="resolution differs"):
        save_photo(photo(), tmp_path / "a.tif")


def test_a_file_that_cannot_be_read_back_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = old_file(tmp_path)
    monkeypatch.setattr(Strips, "write", lambda *_: [(1 << 20, 663)])
    with pytest.raises(UnwritableFile, match=r"a second reader cannot read it \("):
        save_photo(photo(), path, overwrite=True)
    assert path.read_bytes() == before


# --- stopped, killed


@pytest.mark.parametrize("moment", [0.0, 0.3, 0.6, 0.8])
def test_stopping_leaves_the_old_file_and_nothing_else(tmp_path: Path, moment: float) -> None:
    path, before = old_file(tmp_path)
    large = photo(picture(1000, 700, dtype="uint16"))
    with pytest.raises(Cancelled):
        save_photo(large, path, overwrite=True, progress=Recorded(stop_at=moment))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    progress = Recorded()
    save_photo(photo(picture(1000, 700, dtype="uint16")), tmp_path / "a.tif", progress=progress)
    fractions = [fraction for fraction, _ in progress.heard]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert len(fractions) > 5


SAVING_FOR_EVER = """
import sys
from pathlib import Path
import numpy as np
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture
photos = [Photo(Picture(np.full((900, 900, 3), value, np.uint16), RGB)) for value in (1111, 2222)]
while True:
    for photo in photos:
        save_photo(photo, Path(sys.argv[1]), overwrite=True)
        print("saved", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX thing")
def test_a_killed_program_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    random = np.random.default_rng(11)
    for _ in range(5):
        program = subprocess.Popen(
            [sys.executable, "-c", SAVING_FOR_EVER, path], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert program.stdout is not None
        with program.stdout as said:
            for _ in range(2):
                assert said.readline() == b"saved\n"
            try:
                program.wait(timeout=float(random.uniform(0, 0.05)))
            except subprocess.TimeoutExpired:
                program.kill()
            program.wait()
        values = np.unique(open_photo(path).picture.samples)
        assert values.tolist() in ([1111], [2222])


def test_what_a_killed_program_left_a_day_ago_is_swept_away(tmp_path: Path) -> None:
    stale, fresh = tmp_path / ".restorer-0123.part", tmp_path / ".restorer-4567.part"
    for left in (stale, fresh):
        left.touch()
    yesterday = time.time() - 2 * 24 * 3600
    os.utime(stale, (yesterday, yesterday))
    save_photo(photo(), tmp_path / "a.tif")
    assert not stale.exists()
    assert fresh.exists(), "another window may be writing it right now"


def test_checking_leaves_nothing_behind(tmp_path: Path) -> None:
    check_output(tmp_path / "a.tif", picture())
    assert list(tmp_path.iterdir()) == []


# --- a name for the result


@pytest.mark.parametrize(
    ("format_name", "suffix"),
    [("TIFF", ".tif"), ("JPEG", ".tif"), ("PNG", ".png"), ("WebP", ".png"), ("BMP", ".png")],
)
def test_the_suggested_name_stands_beside_the_source(tmp_path: Path, format_name: str, suffix: str) -> None:
    scan = Photo(picture(), path=tmp_path / "box 3.aunt.tif", format=format_name)
    assert suggested_output(scan) == tmp_path / f"box 3.aunt_restored{suffix}"


def test_the_suggested_name_is_never_that_of_a_file(tmp_path: Path) -> None:
    scan = Photo(picture(), path=tmp_path / "a.tif", format="TIFF")
    for name in ("a_restored.tif", "a_restored 2.tif", "a_restored 3.tif"):
        assert suggested_output(scan) == tmp_path / name
        (tmp_path / name).touch()
    again = Photo(picture(), path=tmp_path / "a_restored.tif", format="TIFF")
    assert suggested_output(again) == tmp_path / "a_restored 4.tif"


def test_a_silent_save_needs_no_progress(tmp_path: Path) -> None:
    saved = save_photo(Photo(Picture(noise(4, 5, GREY), GREY)), tmp_path / "a.png", progress=Progress())
    assert (saved.path, saved.format, saved.notes) == (tmp_path / "a.png", "PNG", ())
