"""``restorer repair``: what it writes, what it keeps, what it says."""

from __future__ import annotations

import hashlib
import sys
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer_app.cli import repair, treating
from restorer_app.core.mask import Mask
from restorer_app.core.mask_file import save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Progress
from restorer_app.engine.catalogue import find
from restorer_app.engine.engine import Engine
from tests.cli.conftest import Command, Scan, picture, scratch
from tests.core.test_infrared import made_scan


def test_the_scratch_is_gone_and_nothing_else_has_changed(scan: Scan, restorer: Command) -> None:
    ended = restorer(*scan.repair())
    assert (ended.code, ended.err) == (0, [])
    before, after = tifffile.imread(scan.photo), tifffile.imread(scan.output)
    assert after.dtype == np.uint16 and after.shape == (48, 64, 3)
    inside = scratch().array
    assert np.array_equal(after[~inside], before[~inside])
    assert before[20, 32].min() == 65535 and after[20, 32].max() < 60000
    assert open_photo(scan.output).resolution == open_photo(scan.photo).resolution


def test_another_page_is_repaired_and_all_are_saved(scan: Scan, restorer: Command) -> None:
    given = tifffile.imread(scan.photo)
    tifffile.imwrite(scan.photo, np.stack([given[::-1], given]), photometric="rgb")
    ended = restorer(*scan.repair("--page", "2", "--compression", "lzw"))
    assert (ended.code, ended.err) == (0, [])
    with tifffile.TiffFile(scan.output) as tiff:
        assert [page.compression for page in tiff.pages] == [1, 5]
        assert np.array_equal(tiff.pages[0].asarray(), given[::-1])
        assert not np.array_equal(tiff.pages[1].asarray(), given)
        assert b"algorithmicallyEnhanced" in tiff.pages[1].tags[700].value
    assert restorer(*scan.repair("--page", "3", "--overwrite")).code == 2


def test_the_summary_names_engine_device_time_pixels_outside_and_file(scan: Scan, restorer: Command) -> None:
    ended = restorer(*scan.repair())
    first, second = ended.out
    assert first.startswith("scan.tif: 264 pixels repaired with telea on cpu in ") and first.endswith(" s.")
    assert second == f"8,424 samples outside the mask: identical. Saved: {scan.output}"


def test_the_scan_and_the_mask_are_left_alone(scan: Scan, restorer: Command) -> None:
    before = scan.files()
    assert restorer(*scan.repair()).code == 0
    after = scan.files()
    after.pop("restored.tif")
    assert after == before


def test_learned_is_answered_by_a_network_with_its_real_name(scan: Scan, restorer: Command) -> None:
    ended = restorer(*scan.repair("--engine", "learned", "--device", "cpu"))
    assert (ended.code, ended.err) == (0, [])
    assert f"repaired with {find('learned').name} on cpu" in ended.out[0]
    assert find("learned").name != "learned"


def test_the_same_request_gives_the_same_file(scan: Scan, restorer: Command) -> None:
    digests = []
    for _ in range(2):
        assert restorer(*scan.repair("--seed", "7", "--overwrite")).code == 0
        digests.append(hashlib.sha256(tifffile.imread(scan.output).tobytes()).hexdigest())
    assert digests[0] == digests[1]


def test_a_lossy_output_is_called_re_encoded(scan: Scan, restorer: Command) -> None:
    save_photo(Photo(picture("uint8")), scan.photo, overwrite=True)
    output = scan.folder / "restored.jpg"
    ended = restorer(*scan.repair("--lossy", output=output))
    assert (ended.code, ended.err) == (0, [])
    assert "re-encoded (JPEG)" in ended.out[1] and "identical" not in ended.out[1]
    with Image.open(output) as saved:
        assert saved.format == "JPEG" and saved.size == (64, 48)


def test_lossy_does_not_spoil_a_format_without_loss(scan: Scan, restorer: Command) -> None:
    ended = restorer(*scan.repair("--lossy"))
    assert "samples outside the mask: identical" in ended.out[1]


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_mask_drawn_on_the_unrotated_file_is_turned_with_it(
    scan: Scan, restorer: Command, orientation: int
) -> None:
    turned = Picture(picture().samples.copy(), RGB, orientation)
    save_photo(Photo(turned), scan.photo, overwrite=True)
    ended = restorer(*scan.repair("--mask-as-stored"))
    assert (ended.code, ended.err) == (0, [])
    after = open_photo(scan.output).picture
    inside = scratch().array
    assert after.orientation == orientation
    assert np.array_equal(after.samples[~inside], turned.samples[~inside])
    assert after.samples[20, 32].max() < 60000


def test_a_result_that_changed_outside_the_mask_is_a_fault_of_ours_and_is_not_saved(
    scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    from restorer_app.cli.main import build_parser

    def careless(picture: Picture, patches: object) -> Picture:
        changed = picture.samples.copy()
        changed[0, 0, 0] ^= 1
        return picture.with_samples(changed)

    monkeypatch.setattr("restorer_app.core.repair.apply_patches", careless)
    with pytest.raises(treating.PromiseBroken, match="1 samples outside the mask differ"):
        repair.work(build_parser().parse_args(scan.repair()), Progress())
    assert not scan.output.exists()


def test_the_scan_s_samples_are_given_up_before_the_file_is_read_again(
    scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    from restorer_app.cli.main import build_parser
    from restorer_app.core import photo_files

    opened: list[weakref.ref[Picture]] = []

    def opening(path: Path, **settings: Any) -> Photo:
        photo = open_photo(path, **settings)
        opened.append(weakref.ref(photo.picture))
        return photo

    def saving(photo: Photo, path: Path, **settings: Any) -> photo_files.Saved:
        assert opened[0]() is None
        return save_photo(photo, path, **settings)

    monkeypatch.setattr(photo_files, "open_photo", opening)
    monkeypatch.setattr(photo_files, "save_photo", saving)
    answer = repair.work(build_parser().parse_args(scan.repair()), Progress())
    assert "identical" in answer.text


def test_a_scan_that_could_not_be_read_again_after_saving_is_refused_before_the_work(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("restorer_app.core.repair.available_memory", lambda: 200 << 20)
    monkeypatch.setattr(Engine, "restore", None)
    ended = restorer(*scan.repair())
    assert ended.code == 2 and "64 × 48 pixels takes 0.3 GiB of memory more; 0.2 GiB are free" in ended.err[0]
    assert not scan.output.exists()


def test_alpha_is_kept(scan: Scan, restorer: Command) -> None:
    colours = picture("uint8").samples
    alpha = np.arange(48 * 64, dtype=np.uint8).reshape(48, 64, 1)
    Image.fromarray(np.concatenate([colours, alpha], axis=2)).save(scan.folder / "scan.png")
    output = scan.folder / "restored.png"
    assert restorer(*scan.repair(photo=scan.folder / "scan.png", output=output)).code == 0
    with Image.open(output) as saved:
        assert saved.mode == "RGBA" and np.array_equal(np.asarray(saved)[:, :, 3:], alpha)


def test_nothing_is_loaded_for_the_work_before_the_files_are_known_to_be_good(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "restorer_app.engine.engine", None)
    save_mask(Mask.empty(48, 64), scan.mask, overwrite=True)
    assert restorer(*scan.repair()).code == 2


def test_progress_runs_from_opening_over_comparing_to_saving(scan: Scan, tmp_path: Path) -> None:
    from restorer_app.cli.main import build_parser

    seen: list[tuple[float, str]] = []

    class Watching(Progress):
        def report(self, fraction: float, note: str = "") -> None:
            seen.append((fraction, note))

    repair.work(build_parser().parse_args(scan.repair()), Watching())
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions) and fractions[0] >= 0 and fractions[-1] <= 1
    notes = [note for _, note in seen]
    assert notes[0] == "Opening" and notes.index("Comparing") < notes.index("Saving")


def film(folder: Path, silver: bool = False) -> Path:
    made = made_scan(1, silver=silver).picture.samples
    tifffile.imwrite(folder / "film.tif", made, photometric="rgb", extrasamples=[0])
    return folder / "film.tif"


def test_dust_in_the_infrared_channel_is_repaired_without_a_mask(tmp_path: Path, restorer: Command) -> None:
    scan, output = film(tmp_path), tmp_path / "out.tif"
    given = ("repair", str(scan), "--mask-from-infrared", "--output", str(output), "--engine", "telea")
    ended = restorer(*given)
    assert (ended.code, ended.err) == (0, [])
    before, after = tifffile.imread(scan), tifffile.imread(output)
    assert np.array_equal(after[:, :, 3], before[:, :, 3]), "infrared is never repaired"
    changed, dust = (after != before).any(axis=2), made_scan(1).dust
    assert np.count_nonzero(changed & dust) >= 0.95 * dust.sum()
    assert np.count_nonzero(changed) < 2 * dust.sum()
    assert "samples outside the mask: identical" in ended.out[1]


def test_a_scan_without_infrared_that_tells_dust_is_refused_in_a_sentence(
    scan: Scan, tmp_path: Path, restorer: Command
) -> None:
    for path, word in ((scan.photo, "no infrared channel"), (film(tmp_path, silver=True), "black-and-white")):
        ended = restorer("repair", str(path), "--mask-from-infrared", "--output", str(scan.output))
        assert ended.code == 2 and word in ended.err[0] and not scan.output.exists()


def test_one_of_both_ways_to_mark_has_to_be_named(scan: Scan, restorer: Command) -> None:
    neither = ("repair", str(scan.photo), "--output", str(scan.output))
    for given in (neither, (*neither, "--mask", str(scan.mask), "--mask-from-infrared")):
        assert restorer(*given).code == 2
