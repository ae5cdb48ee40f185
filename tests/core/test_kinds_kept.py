"""Undo, kept work and a region of its own: with every kind of samples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from restorer_app.core.document import Document
from restorer_app.core.files.depths import spread
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.mask_file import open_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.core.region_crop import RegionCrop
from restorer_app.core.repair import Patch, Repair
from restorer_app.core.work_files import WorkNote, keep_work, read_repairs

KINDS: dict[str, tuple[tuple[Role, ...], str, int | None]] = {
    "1 bit": (GREY, "uint8", 1),
    "12 bits CMYK": (CMYK, "uint16", 12),
    "CMYK 8 + alpha": ((*CMYK, Role.ALPHA), "uint8", None),
    "Lab 16": (LAB, "uint16", None),
    "light": (RGB, "float32", None),
}


def scan(kind: str) -> Photo:
    roles, dtype, depth = KINDS[kind]
    shape = (60, 80, len(roles))
    values = np.random.default_rng(4).integers(0, 1 << (depth or 8), shape)
    if depth is not None:
        samples = spread(values.astype(dtype), depth)
    else:
        samples = (values * (3.7 if dtype == "float32" else 1)).astype(dtype)
    if dtype == "float32":
        samples[5, 5] = np.nan
    return Photo(Picture(samples, roles, 6, depth))


def repair(paper: Document) -> Repair:
    """Everything turned round in a box of the stored picture, and half of it written."""
    box = Box(4, 3, 20, 30)
    samples = np.ascontiguousarray(paper.picture.samples[box.slices][::-1])
    alpha = (np.indices((20, 30)).sum(axis=0) % 2).astype(np.float32)
    return Repair((Patch(4, 3, samples, alpha),), Mask(np.ones(paper.upright_shape, np.bool_)), "telea")


@pytest.mark.parametrize("kind", KINDS)
def test_undo_redo_and_kept_work_are_exact_and_keep_the_kind(kind: str, tmp_path: Path) -> None:
    paper = Document(scan(kind))
    paper.accept(repair(paper))
    after = paper.picture
    assert (after.roles, after.depth, after.orientation) == (*KINDS[kind][::2], 6)
    paper.undo()
    assert paper.picture.samples.tobytes() == scan(kind).picture.samples.tobytes()
    paper.redo()
    assert paper.picture.samples.tobytes() == after.samples.tobytes()
    keep_work(tmp_path / "kept", paper.work, WorkNote("a.tif", "/a.tif", 5, 7, "", 1, 9), 1)
    again = Document(scan(kind))
    for each in read_repairs(tmp_path / "kept"):
        again.accept(each)
    assert again.picture.samples.tobytes() == after.samples.tobytes()
    assert again.photo.picture.depth == KINDS[kind][2]


@pytest.mark.parametrize("kind", KINDS)
def test_a_region_of_its_own_is_of_the_same_kind(kind: str) -> None:
    paper = Document(scan(kind))
    crop = RegionCrop.of(paper, Box(20, 10, 12, 9), np.ones((12, 9), np.bool_)).picture
    assert (crop.roles, crop.depth, crop.samples.dtype) == (*KINDS[kind][::2], KINDS[kind][1])


def test_inks_and_lab_may_be_a_mask_by_how_light_they_are(tmp_path: Path) -> None:
    inks = np.array([[[0, 0, 0, 0], [0, 0, 0, 200], [250, 250, 250, 0]]], np.uint8)
    lab = np.array([[[250, 128, 128], [90, 200, 20], [10, 128, 128]]], np.uint8)
    for name, samples, roles in (("inks.tif", inks, CMYK), ("lab.tif", lab, LAB)):
        picture = Picture(samples, roles)
        save_photo(Photo(picture), tmp_path / name)
        assert open_mask(tmp_path / name, picture).array.tolist() == [[True, False, False]]
