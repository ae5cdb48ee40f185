"""``restorer clean``: the whole photograph or the marked part of it, and what is said of it."""

from __future__ import annotations

import numpy as np
import pytest
import tifffile

from restorer_app.cli import clean
from restorer_app.core.picture import Picture
from restorer_app.engine import catalogue
from tests.cli.conftest import Command, Scan, scratch
from tests.engine.cleaners import written_cleaner


@pytest.fixture
def weights(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(catalogue, "_own", {})
    return str(written_cleaner(tmp_path_factory.mktemp("weights") / "mine.safetensors"))


def asked(scan: Scan, weights: str, *more: str) -> list[str]:
    given = ["clean", str(scan.photo), "--output", str(scan.output), "--engine", weights]
    return [*given, "--device", "cpu", *more]


def test_the_whole_photograph_is_cleaned_and_the_file_says_so(
    scan: Scan, restorer: Command, weights: str
) -> None:
    before = scan.files()
    ended = restorer(*asked(scan, weights))
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[0].startswith("scan.tif: the whole photograph cleaned with own-mine on cpu in ")
    assert ended.out[1] == f"Every pixel may have changed. Saved: {scan.output}"
    after = tifffile.imread(scan.output)
    assert after.dtype == np.uint16 and (after != tifffile.imread(scan.photo)).mean() > 0.5
    with tifffile.TiffFile(scan.output) as tiff:
        packet = tiff.pages[0].tags[700].value
        assert b"noise cleaned up" in packet and b"algorithmicallyEnhanced" in packet
    left = scan.files()
    left.pop(scan.output.name)
    assert left == before, "the scan is left alone"


def test_with_a_mask_no_sample_outside_changes(scan: Scan, restorer: Command, weights: str) -> None:
    ended = restorer(*asked(scan, weights, "--mask", str(scan.mask)))
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[0].startswith("scan.tif: 264 pixels cleaned with own-mine")
    assert ended.out[1].startswith("8,424 samples outside the mask: identical.")
    before, after = tifffile.imread(scan.photo), tifffile.imread(scan.output)
    assert np.array_equal(after[~scratch().array], before[~scratch().array])
    assert not np.array_equal(after, before)


def test_a_weaker_strength_changes_less(scan: Scan, restorer: Command, weights: str) -> None:
    changes = []
    for strength in ("0.2", "1"):
        assert restorer(*asked(scan, weights, "--strength", strength, "--overwrite")).code == 0
        before, after = (tifffile.imread(path).astype(float) for path in (scan.photo, scan.output))
        changes.append(np.abs(after - before).mean())
    assert changes[0] < 0.3 * changes[1]


@pytest.mark.parametrize("wrong", ["0", "1.5", "much", "-1"])
def test_a_strength_that_is_none_is_refused(scan: Scan, restorer: Command, weights: str, wrong: str) -> None:
    ended = restorer(*asked(scan, weights, f"--strength={wrong}"))
    assert ended.code == 2 and len(ended.err) == 2


def test_engines_that_repair_are_refused_and_those_that_clean_repair_nothing(
    scan: Scan, restorer: Command, weights: str
) -> None:
    ended = restorer(*asked(scan, "telea"))
    assert ended.code == 2 and "it cannot clean up noise" in ended.err[0]
    ended = restorer(*scan.repair("--engine", weights))
    assert ended.code == 2 and "it cannot repair damage" in ended.err[0]
    assert not scan.output.exists()


def test_where_no_network_has_come_that_is_said(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_entries", dict)
    ended = restorer("clean", str(scan.photo), "--output", str(scan.output))
    assert ended.code == 2 and "has no network that cleans up noise" in ended.err[0]
    assert "--engine" in ended.err[1]


def test_nothing_outside_the_mask_is_trusted_unseen(
    scan: Scan, restorer: Command, weights: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(picture: Picture, patches: object) -> Picture:
        samples = picture.samples.copy()
        samples[0, 0, 0] ^= 1
        return picture.with_samples(samples)

    monkeypatch.setattr("restorer_app.core.repair.apply_patches", careless)
    assert restorer(*asked(scan, weights, "--mask", str(scan.mask))).code == 1
    assert not scan.output.exists()


def test_strengths_are_numbers() -> None:
    assert clean.strength(".5") == 0.5 and clean.strength("1") == 1
