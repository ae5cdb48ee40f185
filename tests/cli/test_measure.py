"""``restorer measure``: figures for people and for programs, and exit 3 for a broken promise."""

from __future__ import annotations

import json

import numpy as np
import pytest
import tifffile

from restorer_app.core.mask_file import save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture
from tests.cli.conftest import Command, Scan, picture, scratch


@pytest.fixture
def changed(scan: Scan) -> Scan:
    """The scan, and a result that differs by 100 in one channel of one pixel inside the mask."""
    samples = picture().samples.copy()
    samples[20, 32, 1] -= 100
    save_photo(Photo(Picture(samples, RGB)), scan.output)
    return scan


def test_a_result_that_kept_to_the_mask(changed: Scan, restorer: Command) -> None:
    ended = restorer("measure", str(changed.photo), str(changed.output), "--mask", str(changed.mask))
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[0] == "Inside the mask, 792 samples of 0 … 65535:"
    assert ended.out[1].split() == ["MSE", f"{10000 / 792:.5g}"]
    assert ended.out[-1] == "Outside the mask every sample is identical."


def test_a_result_that_changed_something_outside_ends_with_three(changed: Scan, restorer: Command) -> None:
    samples = tifffile.imread(changed.output)
    samples[5, 7, 2] += 1
    save_photo(Photo(Picture(samples, RGB)), changed.output, overwrite=True)
    ended = restorer("measure", str(changed.photo), str(changed.output), "--mask", str(changed.mask))
    assert (ended.code, ended.err) == (3, [])
    assert ended.out[-1] == "Outside the mask 1 sample differs; the first at row 5, column 7, blue."


def test_without_a_mask_the_whole_picture_is_measured(changed: Scan, restorer: Command) -> None:
    ended = restorer("measure", str(changed.photo), str(changed.output))
    assert ended.code == 0
    assert ended.out[0] == "Whole picture, 9,216 samples of 0 … 65535:"
    assert ended.out[-1].startswith("  SSIM")


def test_the_same_picture_twice(scan: Scan, restorer: Command) -> None:
    ended = restorer("measure", str(scan.photo), str(scan.photo))
    assert ended.code == 0 and "  PSNR  infinite (identical)" in ended.out


def test_json_holds_every_figure_and_null_for_what_is_infinite(changed: Scan, restorer: Command) -> None:
    ended = restorer(
        "measure", str(changed.photo), str(changed.output), "--mask", str(changed.mask), "--json"
    )
    found = json.loads("\n".join(ended.out))
    assert found["mae"] == pytest.approx(100 / 792) and found["samples"] == 792
    assert found["differing_outside"] == 0 and found["first_outside"] is None
    same = json.loads(
        "\n".join(restorer("measure", str(scan_of(changed)), str(scan_of(changed)), "--json").out)
    )
    assert same["psnr"] is None and same["identical"] is True and same["ssim"] == pytest.approx(1)


def scan_of(made: Scan) -> str:
    return str(made.photo)


@pytest.mark.parametrize(
    ("other", "said"),
    [(picture("uint8"), "uint16 and uint8"), (picture(height=47), "64 × 48 and 64 × 47")],
    ids=["depth", "size"],
)
def test_pictures_that_cannot_be_compared(scan: Scan, restorer: Command, other: Picture, said: str) -> None:
    save_photo(Photo(other), scan.output)
    ended = restorer("measure", str(scan.photo), str(scan.output))
    assert ended.code == 2 and len(ended.err) == 2 and ended.out == []
    assert said in ended.err[0]


def test_a_mask_that_does_not_fit(scan: Scan, restorer: Command) -> None:
    save_mask(scratch(30, 64), scan.mask, overwrite=True)
    ended = restorer("measure", str(scan.photo), str(scan.photo), "--mask", str(scan.mask))
    assert ended.code == 2 and "64 × 30" in ended.err[0]


def test_a_file_cut_short_is_not_measured(scan: Scan, restorer: Command) -> None:
    scan.output.write_bytes(scan.photo.read_bytes()[:-9000])
    ended = restorer("measure", str(scan.photo), str(scan.output))
    assert ended.code == 2 and "restored.tif" in ended.err[0]
    assert "--allow-damaged" not in " ".join(ended.err)


def test_a_grey_and_a_colour_picture_are_not_the_same_kind(scan: Scan, restorer: Command) -> None:
    tifffile.imwrite(scan.output, np.zeros((48, 64), np.uint16))
    ended = restorer("measure", str(scan.photo), str(scan.output))
    assert ended.code == 2 and "red+green+blue and grey" in ended.err[0]
