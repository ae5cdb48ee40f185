"""``restorer verify``: identical, different and where, or not to be compared."""

from __future__ import annotations

import json

import numpy as np
import pytest
import tifffile

from restorer_app.core.mask_file import save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture, Resolution
from tests.cli.conftest import Command, Scan, picture, scratch


def restored(scan: Scan, *changed: tuple[int, int, int], orientation: int = 1) -> None:
    """The scan saved again with the last bit of these samples turned."""
    samples = picture().samples.copy()
    for place in changed:
        samples[place] ^= 1
    photo = Photo(Picture(samples, RGB, orientation), resolution=Resolution(600, 600))
    save_photo(photo, scan.output, overwrite=True)


def verify(scan: Scan, restorer: Command, *more: str, mask: bool = True):  # type: ignore[no-untyped-def]
    masked = ["--mask", str(scan.mask)] if mask else []
    return restorer("verify", str(scan.photo), str(scan.output), *masked, *more)


def test_a_repair_that_kept_to_its_mask(scan: Scan, restorer: Command) -> None:
    restored(scan, (20, 32, 0), (21, 33, 1))
    ended = verify(scan, restorer)
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == [
        "8,424 samples outside the mask: identical.",
        "Profile, resolution, orientation and metadata: kept.",
    ]


def test_one_altered_sample_is_found_with_its_place_and_both_values(scan: Scan, restorer: Command) -> None:
    restored(scan, (5, 7, 2), (20, 32, 0))
    ended = verify(scan, restorer)
    value = int(picture().samples[5, 7, 2])
    assert ended.code == 3
    assert ended.out[0] == "1 of 8,424 samples outside the mask differs."
    assert ended.out[1] == f"The first at row 5, column 7, blue: {value}, now {value ^ 1}."


def test_without_a_mask_every_sample_counts(scan: Scan, restorer: Command) -> None:
    restored(scan, (20, 32, 0), (21, 33, 1))
    ended = verify(scan, restorer, mask=False)
    assert ended.code == 3 and ended.out[0] == "2 of 9,216 samples differ."


def test_a_place_in_a_scan_on_its_side_is_told_both_ways(scan: Scan, restorer: Command) -> None:
    save_photo(Photo(Picture(picture().samples, RGB, 6)), scan.photo, overwrite=True)
    save_mask(scratch(64, 48), scan.mask, overwrite=True)
    restored(scan, (5, 7, 2), orientation=6)
    ended = verify(scan, restorer)
    assert ended.code == 3
    assert "row 7, column 42 (stored at row 5, column 7), blue" in ended.out[1]


def test_another_format_of_the_same_depth_is_compared(scan: Scan, restorer: Command) -> None:
    save_photo(Photo(picture(), resolution=Resolution(600, 600)), scan.folder / "restored.png")
    ended = restorer("verify", str(scan.photo), str(scan.folder / "restored.png"))
    assert ended.code == 0 and ended.out[0] == "9,216 samples: identical."


def test_what_the_file_says_otherwise_is_told_and_counts_only_when_asked(
    scan: Scan, restorer: Command
) -> None:
    save_photo(Photo(picture()), scan.output)
    ended = verify(scan, restorer)
    assert ended.code == 0 and ended.out[-1] == "Beside the samples: resolution: lost."
    assert verify(scan, restorer, "--strict").code == 3


def test_json_tells_all(scan: Scan, restorer: Command) -> None:
    restored(scan, (5, 7, 2))
    found = json.loads("\n".join(verify(scan, restorer, "--json").out))
    assert (found["identical"], found["compared"], found["differing"]) == (False, 8424, 1)
    assert found["first"]["row"] == 5 and found["first"]["channel"] == "blue"
    assert found["facts_changed"] == []


@pytest.mark.parametrize(
    ("other", "said"),
    [(picture("uint8"), "uint16 and uint8"), (picture(height=47), "64 × 48 and 64 × 47")],
    ids=["depth", "size"],
)
def test_other_sizes_and_depths_are_refused(scan: Scan, restorer: Command, other: Picture, said: str) -> None:
    save_photo(Photo(other), scan.output)
    ended = verify(scan, restorer)
    assert ended.code == 2 and said in ended.err[0] and ended.out == []


def test_a_file_that_is_not_whole_proves_nothing(scan: Scan, restorer: Command) -> None:
    tifffile.imwrite(scan.output, picture().samples, photometric="rgb")
    scan.output.write_bytes(scan.output.read_bytes()[:-900])
    ended = verify(scan, restorer)
    assert ended.code == 2 and "restored.tif" in ended.err[0] and "--allow-damaged" not in " ".join(ended.err)


def test_a_page_is_compared_with_the_one_that_was_chosen(scan: Scan, restorer: Command) -> None:
    with tifffile.TiffWriter(scan.photo) as tiff:
        tiff.write(np.zeros((9, 9), np.uint8), metadata=None)
        tiff.write(
            picture().samples, photometric="rgb", resolution=(600, 600), resolutionunit=2, metadata=None
        )
    restored(scan)
    ended = verify(scan, restorer, "--page", "2", "--restored-page", "1")
    assert ended.code == 0 and ended.out[-1] == "Beside the samples: pages: 2, now 1."
    assert verify(scan, restorer, "--page", "2").code == 2
