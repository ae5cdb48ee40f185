"""Work that is kept until it is saved: it comes back sample by sample, and broken files are recognised."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from restorer_app.core.document import Document
from restorer_app.core.errors import UnreadableFile
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.mask_file import open_mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.repair import Patch, Repair
from restorer_app.core.work_files import NOTE, WorkNote, keep_work, mask_file, read_note, read_repairs

HEIGHT, WIDTH = 300, 200


def scan(dtype: str = "uint16", orientation: int = 6) -> Photo:
    top = {"uint8": 256, "uint16": 65536, "float32": 1}[dtype]
    samples = (np.random.default_rng(7).random((HEIGHT, WIDTH, 3)) * top).astype(dtype)
    return Photo(Picture(samples, RGB, orientation))


def repair(paper: Document, box: Box, value: float) -> Repair:
    """One that writes a checkered part of a stored box, made for a mask that is a little larger."""
    alpha = (np.indices((box.height, box.width)).sum(axis=0) % 2).astype(np.float32) * np.float32(0.5)
    samples = np.full((box.height, box.width, 3), value, paper.picture.samples.dtype)
    mask = np.zeros(paper.upright_shape, np.bool_)
    mask[40:170, 10:60] = True
    return Repair(
        (Patch(box.row, box.column, samples, alpha),), Mask(mask), "telea", "", "cpu", 5, 1.5, ("A note.",)
    )


def worked(dtype: str = "uint16", orientation: int = 6) -> Document:
    """Two repairs, one over the other, and marks for the next one."""
    paper = Document(scan(dtype, orientation))
    paper.accept(repair(paper, Box(5, 6, 70, 90), 1))
    paper.accept(repair(paper, Box(9, 6, 30, 30), 0))
    paper.begin_stroke()
    paper.paint((150, 20), (20, 180), 9)
    paper.end_stroke()
    return paper


def note(path: Path = Path("/photos/scan.tif")) -> WorkNote:
    return WorkNote("scan.tif", str(path), 5, 7, "2026-01-02T03:04:05+00:00", 2, 99)


def brought_back(folder: Path, dtype: str = "uint16", orientation: int = 6) -> Document:
    paper = Document(scan(dtype, orientation))
    for each in read_repairs(folder):
        paper.accept(each)
    paper.set_mask(open_mask(mask_file(folder), paper.picture))
    return paper


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_kept_work_comes_back_to_the_last_sample(tmp_path: Path, dtype: str, orientation: int) -> None:
    paper = worked(dtype, orientation)
    keep_work(tmp_path / "kept", paper.work, note(), 1)
    again = brought_back(tmp_path / "kept", dtype, orientation)
    assert np.array_equal(again.picture.samples, paper.picture.samples)
    assert np.array_equal(again.mask_view, paper.mask_view)
    assert np.array_equal(again.original.samples, paper.original.samples)
    one, other = again.repairs[0], paper.repairs[0]
    assert np.array_equal(one.mask_used.array, other.mask_used.array)
    assert [getattr(one, name) for name in ("method", "device", "seed", "seconds", "notes")] == [
        getattr(other, name) for name in ("method", "device", "seed", "seconds", "notes")
    ]
    again.undo()
    again.undo()
    assert again.unsaved
    assert not np.array_equal(again.picture.samples, paper.picture.samples)


def test_what_was_undone_or_taken_back_is_not_kept(tmp_path: Path) -> None:
    paper = worked()
    paper.back_to_original()
    keep_work(tmp_path / "kept", paper.work, note(), 1)
    assert read_repairs(tmp_path / "kept") == ()
    assert not Document(scan()).work.repairs
    assert (paper.work.marked, Document(scan()).work.marked) == (paper.mask_view.sum(), 0)


def test_a_repair_that_wrote_nothing_is_kept_too(tmp_path: Path) -> None:
    paper = Document(scan())
    paper.accept(Repair((), Mask.empty(*paper.upright_shape), "telea"))
    keep_work(tmp_path / "kept", paper.work, note(), 1)
    (kept,) = read_repairs(tmp_path / "kept")
    assert (kept.patches, kept.method) == ((), "telea")


def test_the_note_is_read_before_anything_else(tmp_path: Path) -> None:
    keep_work(tmp_path / "kept", worked().work, note(), 1)
    assert read_note(tmp_path / "kept") == note()


def test_a_scan_that_was_written_to_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    path.write_bytes(b"12345")
    found = path.stat()
    known = WorkNote("scan.tif", str(path), found.st_size, found.st_mtime_ns, "")
    assert known.scan_is_the_same
    path.write_bytes(b"123456")
    assert not known.scan_is_the_same
    path.unlink()
    assert not known.scan_is_the_same


def test_keeping_again_leaves_one_set_of_files(tmp_path: Path) -> None:
    paper = worked()
    for number in range(3):
        keep_work(tmp_path / "kept", paper.work, note(), number)
    names = sorted(path.name for path in (tmp_path / "kept").iterdir())
    assert names == ["mask-2.png", "repairs-2.npz", "work.json"]


@pytest.mark.parametrize("stage", ["mask-1.png", "repairs-1.npz", NOTE])
def test_cut_off_half_way_the_work_kept_before_is_still_whole(
    tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, paper = tmp_path / "kept", worked()
    keep_work(folder, paper.work, note(), 0)
    paper.undo()
    paper.undo()
    real = Path.replace

    def cut_off(path: Path, target: Path) -> Path:
        if target.name == stage:
            raise OSError("the power is gone")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", cut_off)
    with pytest.raises(OSError, match="power"):
        keep_work(folder, paper.work, note(), 1)
    assert len(read_repairs(folder)) == 2
    assert brought_back(folder).has_mask


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"version": 9}', '{"version": 1}', "null", "\x00"])
def test_a_note_that_makes_no_sense_is_said_to_be_unreadable(tmp_path: Path, broken: str) -> None:
    (tmp_path / NOTE).write_text(broken)
    for read in (read_note, read_repairs):
        with pytest.raises(UnreadableFile, match="cannot be read"):
            read(tmp_path)


def test_repairs_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    keep_work(folder, worked().work, note(), 1)
    with np.load(folder / "repairs-1.npz") as arrays:
        good = dict(arrays)
    for name, bad in (
        ("0-places", good["0-places"][::-1]),
        ("0-places", good["0-places"] + np.uint32(HEIGHT * WIDTH)),
        ("0-places", good["0-places"].astype(np.int64)),
        ("0-samples", good["0-samples"][:-1]),
        ("0-alpha", good["0-alpha"] * 9),
        ("1-bits", good["1-bits"][:-1]),
        ("1-bits", good["1-bits"] ^ np.uint8(255)),
        ("1-tiles", good["1-tiles"] + np.uint32(99)),
        ("0-samples", np.array([{}], object)),
    ):
        np.savez(folder / "repairs-1.npz", **{**good, name: bad})
        with pytest.raises(UnreadableFile, match="cannot be read"):
            read_repairs(folder)
    whole = (folder / "repairs-1.npz").read_bytes()
    for part in (b"", whole[:99], whole[: len(whole) // 2], b"PK" + bytes(500)):
        (folder / "repairs-1.npz").write_bytes(part)
        with pytest.raises(UnreadableFile, match="cannot be read"):
            read_repairs(folder)


def test_a_note_cannot_point_out_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    keep_work(folder, worked().work, note(), 1)
    facts = json.loads((folder / NOTE).read_text())
    facts["mask"] = facts["repairs"] = "../../etc/passwd"
    (folder / NOTE).write_text(json.dumps(facts))
    assert mask_file(folder).parent == folder
    with pytest.raises(UnreadableFile):
        read_repairs(folder)


def test_a_moment_is_equal_to_itself_until_something_is_done_or_undone() -> None:
    paper = worked()
    moments = [paper.moment, paper.moment]
    assert moments[0] == moments[1]
    for do in (paper.undo, paper.redo, lambda: paper.accept(repair(paper, Box(0, 0, 5, 5), 3))):
        do()
        assert paper.moment not in moments[-1:]
        moments.append(paper.moment)
