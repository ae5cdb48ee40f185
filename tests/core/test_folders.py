"""Which files of a folder are taken for photographs, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from restorer_app.core.folders import photographs_in


def test_photographs_come_in_the_order_that_people_count_in(tmp_path: Path) -> None:
    names = ["scan 9.tif", "Scan 10.TIF", "scan 1.tif", "a.JPEG", "scan 01.tif", "b2.png", "b10.png"]
    for name in names:
        (tmp_path / name).touch()
    found = [path.name for path in photographs_in(tmp_path)]
    assert found == ["a.JPEG", "b2.png", "b10.png", "scan 01.tif", "scan 1.tif", "scan 9.tif", "Scan 10.TIF"]


def test_other_files_hidden_ones_and_folders_are_left_out(tmp_path: Path) -> None:
    for name in ("notes.txt", "._scan.tif", ".hidden.png", "scan", "real.webp"):
        (tmp_path / name).touch()
    (tmp_path / "folder.tif").mkdir()
    assert photographs_in(tmp_path) == [tmp_path / "real.webp"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        photographs_in(tmp_path / "gone")
