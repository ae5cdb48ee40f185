"""What a person can mend: exit 2, one or two lines that say what and how, and nothing half-written."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from restorer_app.core.mask_file import save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from tests.cli.conftest import Command, Ended, Scan, picture, scratch
from tests.cli.processes import run_restorer


def check_refused(ended: Ended, *words: str) -> None:
    """Exit 2; on standard error a sentence with ``words`` and perhaps one of advice; nothing else."""
    assert ended.code == 2
    assert ended.out == []
    assert 1 <= len(ended.err) <= 2, ended.err
    assert ended.err[0].startswith("restorer repair: ")
    said = " ".join(ended.err)
    for word in words:
        assert word in said
    assert "Traceback" not in said and "Error" not in said and "Errno" not in said


def test_a_missing_photograph(scan: Scan, restorer: Command) -> None:
    before = scan.files()
    check_refused(restorer(*scan.repair(photo=scan.folder / "none.tif")), "none.tif", "does not exist")
    assert scan.files() == before


def test_an_empty_file(scan: Scan, restorer: Command) -> None:
    scan.photo.write_bytes(b"")
    before = scan.files()
    check_refused(restorer(*scan.repair()), "scan.tif", "empty")
    assert scan.files() == before


def test_a_text_file_named_tif(scan: Scan, restorer: Command) -> None:
    scan.photo.write_text("Grandmother, 1931\n" * 40, encoding="utf-8")
    before = scan.files()
    check_refused(restorer(*scan.repair()), "scan.tif")
    assert scan.files() == before


@pytest.mark.parametrize("name", ["scan.tif", "scan.jpg"])
def test_a_file_cut_short(scan: Scan, restorer: Command, name: str) -> None:
    path = scan.folder / name
    if name == "scan.jpg":
        Image.fromarray(picture("uint8").samples).save(path, quality=95)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    before = scan.files()
    check_refused(restorer(*scan.repair(photo=path)), name, "damaged", "--allow-damaged")
    assert scan.files() == before


def test_what_is_left_of_a_file_cut_short_can_be_repaired_when_asked(scan: Scan, restorer: Command) -> None:
    scan.photo.write_bytes(scan.photo.read_bytes()[:-9000])
    ended = restorer(*scan.repair("--allow-damaged"))
    assert ended.code == 0 and ended.err == []
    assert any(line.startswith("Note: ") for line in ended.out)
    assert scan.output.exists()


def test_a_mask_of_another_size(scan: Scan, restorer: Command) -> None:
    save_mask(scratch(40, 60), scan.mask, overwrite=True)
    before = scan.files()
    check_refused(restorer(*scan.repair()), "mask.png", "60 × 40", "64 × 48")
    assert scan.files() == before


def test_a_missing_mask(scan: Scan, restorer: Command) -> None:
    check_refused(restorer(*scan.repair(mask=scan.folder / "none.png")), "none.png", "does not exist")
    assert not scan.output.exists()


def test_no_mask_named_at_all(scan: Scan, restorer: Command) -> None:
    ended = restorer("repair", str(scan.photo), "--output", str(scan.output))
    check_refused(ended, "--mask")
    assert not scan.output.exists()


def test_a_mask_that_marks_nothing(scan: Scan, restorer: Command) -> None:
    Image.new("L", (64, 48), 127).save(scan.mask)
    check_refused(restorer(*scan.repair()), "mask.png", "marks nothing")
    assert not scan.output.exists()


def test_a_missing_output_folder(scan: Scan, restorer: Command) -> None:
    before = scan.files()
    output = scan.folder / "nowhere" / "restored.tif"
    check_refused(restorer(*scan.repair(output=output)), "nowhere", "does not exist")
    assert scan.files() == before and not output.parent.exists()


def test_an_output_that_exists(scan: Scan, restorer: Command) -> None:
    scan.output.write_bytes(b"precious")
    check_refused(restorer(*scan.repair()), "restored.tif", "--overwrite")
    assert scan.output.read_bytes() == b"precious"


def test_the_scan_itself_as_output(scan: Scan, restorer: Command) -> None:
    before = scan.files()
    check_refused(restorer(*scan.repair(output=scan.photo)), "scan.tif", "opened photograph itself")
    assert scan.files() == before


@pytest.mark.parametrize("name", ["restored.docx", "restored"])
def test_an_unknown_output_format(scan: Scan, restorer: Command, name: str) -> None:
    check_refused(restorer(*scan.repair(output=scan.folder / name)), name, ".tif", ".png")
    assert not (scan.folder / name).exists()


def test_a_format_that_stores_with_loss_needs_a_yes(scan: Scan, restorer: Command) -> None:
    save_photo(Photo(picture("uint8")), scan.photo, overwrite=True)
    output = scan.folder / "restored.jpg"
    check_refused(restorer(*scan.repair(output=output)), "restored.jpg", "loss", "--lossy")
    assert not output.exists()


def test_a_format_that_cannot_hold_the_depth(scan: Scan, restorer: Command) -> None:
    output = scan.folder / "restored.bmp"
    check_refused(restorer(*scan.repair(output=output)), "restored.bmp", "16-bit")
    assert not output.exists()


def test_an_unknown_engine(scan: Scan, restorer: Command) -> None:
    check_refused(restorer(*scan.repair("--engine", "magic")), "'magic'", "learned", "telea")
    assert not scan.output.exists()


@pytest.mark.parametrize("device", ["cuda", "cuda:1", "mps", "xpu"])
def test_a_device_that_is_not_there(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch, device: str
) -> None:
    import torch

    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: None)
    check_refused(restorer(*scan.repair("--device", device)), repr(device), "--device cpu")
    assert not scan.output.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--device", "toaster"), "'toaster'"),
        (("--device", "cuda:"), "'cuda:'"),
        (("--seed", "-1"), "'-1'"),
        (("--seed", "many"), "'many'"),
        (("--mystery",), "--mystery"),
    ],
)
def test_arguments_that_mean_nothing(scan: Scan, restorer: Command, more: tuple[str, ...], said: str) -> None:
    check_refused(restorer(*scan.repair(*more)), said, "--help")
    assert not scan.output.exists()


def test_a_disk_that_fills_up_while_saving(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan.output.write_bytes(b"precious")
    before = scan.files()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    check_refused(restorer(*scan.repair("--overwrite")), "restored.tif", "full")
    assert scan.files() == before


def test_a_disk_without_room_is_noticed_before_the_work(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10_000, 9_000, 1_000))
    monkeypatch.setattr("restorer_app.engine.engine.Engine.restore", None)
    before = scan.files()
    check_refused(restorer(*scan.repair()), "full")
    assert scan.files() == before


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_place_where_nothing_may_be_written(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    touch = Path.touch

    def refused(path: Path, *args: object, **more: object) -> None:
        if path.parent == scan.folder:
            raise OSError(code, os.strerror(code), str(path))
        touch(path)

    monkeypatch.setattr(Path, "touch", refused)
    before = scan.files()
    check_refused(restorer(*scan.repair()), "nothing may be written")
    assert scan.files() == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_folder_without_the_right_to_write(scan: Scan, restorer: Command, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    check_refused(restorer(*scan.repair(output=closed / "restored.tif")), "nothing may be written")
    assert list(closed.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are not known there")
def test_a_real_process_that_may_not_write_that_much_leaves_nothing(scan: Scan) -> None:
    before = scan.files()
    ended = run_restorer(*scan.repair(), file_limit=4096)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.splitlines()) <= 2 and "restored.tif" in ended.stderr
    assert scan.files() == before


@pytest.mark.parametrize("name", ["scan.tif", "none.tif"])
def test_a_real_process_says_no_more_than_two_lines(scan: Scan, name: str) -> None:
    scan.photo.write_bytes(scan.photo.read_bytes()[:700])
    ended = run_restorer(*scan.repair(photo=scan.folder / name))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert 1 <= len(ended.stderr.splitlines()) <= 2 and "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
def test_a_name_that_would_order_the_terminal_about_is_shown_harmless(scan: Scan, restorer: Command) -> None:
    mask = scan.folder / "a\x1b[2J\nb.png"
    Image.new("L", (64, 48), 0).save(mask)
    ended = restorer(*scan.repair(mask=mask))
    check_refused(ended, "marks nothing")
    assert "\x1b" not in "".join(ended.err)
