"""The demonstration photograph: damaged only under its mask, the same each time, honest when missing."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer_app.core import demonstration as room
from restorer_app.core.demonstration import RECIPE, Demonstration, demonstration
from restorer_app.core.errors import UnreadableFile
from restorer_app.core.picture import RGB
from restorer_app.core.print_damage import damage_print
from restorer_app.core.resources import resource_path


@pytest.fixture(scope="module")
def shown() -> Demonstration:
    return demonstration()


def test_outside_the_mask_the_photograph_is_the_truth(shown: Demonstration) -> None:
    outside = ~shown.mask.array
    assert np.array_equal(shown.photo.picture.samples[outside], shown.truth.samples[outside])


def test_every_damaged_sample_lies_well_inside_the_mask(shown: Demonstration) -> None:
    margin = json.loads(resource_path(RECIPE).read_text(encoding="utf-8"))["margin"]
    damaged = (shown.photo.picture.samples != shown.truth.samples).any(axis=2)
    height, width = damaged.shape
    for row, column in ((-margin, 0), (margin, 0), (0, -margin), (0, margin)):
        moved = np.zeros_like(damaged)
        rows, columns = np.nonzero(damaged)
        rows, columns = rows + row, columns + column
        kept = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        moved[rows[kept], columns[kept]] = True
        assert not (moved & ~shown.mask.array).any()


def test_the_damage_is_seen_but_leaves_most_of_the_photograph(shown: Demonstration) -> None:
    share = shown.mask.area / shown.mask.array.size
    assert 0.05 < share < 0.2
    inside = shown.mask.array
    difference = shown.photo.picture.samples[inside].astype(int) - shown.truth.samples[inside]
    assert np.abs(difference).mean() > 30


def test_the_photograph_keeps_its_profile_and_resolution(shown: Demonstration) -> None:
    photo = shown.photo
    assert photo.picture.roles == RGB and photo.picture.upright_shape == (512, 512)
    assert photo.icc_profile and photo.resolution and photo.path is None and not photo.lossy
    assert "NASA" in shown.credit


def test_it_is_the_same_each_time(shown: Demonstration) -> None:
    again = demonstration()
    assert np.array_equal(again.photo.picture.samples, shown.photo.picture.samples)
    assert np.array_equal(again.mask.array, shown.mask.array)
    assert np.array_equal(again.truth.samples, shown.truth.samples)


@pytest.mark.parametrize("kind", ["scratch", "hair", "fold", "torn", "loss", "stain", "dust"])
def test_each_kind_of_damage_changes_something_and_only_where_it_says(kind: str) -> None:
    recipe = json.loads(resource_path(RECIPE).read_text(encoding="utf-8"))
    samples = np.full((512, 512, 3), 128, np.uint8)
    entries = [entry for entry in recipe["damage"] if entry["kind"] == kind]
    damaged, touched = damage_print(samples, entries)
    assert entries and (damaged != samples).any()
    assert np.array_equal(damaged[~touched], samples[~touched])
    assert touched.mean() < 0.1


def test_a_portrait_and_a_landscape_sheet_can_be_damaged_too() -> None:
    scratch = {"kind": "scratch", "seed": 1, "points": [[5, 5], [60, 30]], "width": 2.0, "gaps": 0.0}
    for shape in ((70, 40, 3), (40, 70, 3), (3, 3, 3)):
        damaged, touched = damage_print(np.zeros(shape, np.uint8), [{**scratch, "colour": [255, 250, 240]}])
        assert damaged.shape == shape and touched.shape == shape[:2]


def test_without_scikit_image_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UnreadableFile, match="scikit-image") as caught:
        demonstration()
    assert "pip install scikit-image" in caught.value.advice


def test_another_photograph_in_its_place_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (512, 512)).save(tmp_path / "another.png")
    recipe = json.loads(resource_path(RECIPE).read_text(encoding="utf-8"))
    recipe["photograph"] |= {"package": "stand_in", "file": "another.png"}
    (tmp_path / "recipe.json").write_text(json.dumps(recipe), encoding="utf-8")
    (tmp_path / "stand_in").mkdir()
    (tmp_path / "stand_in" / "__init__.py").touch()
    (tmp_path / "another.png").rename(tmp_path / "stand_in" / "another.png")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(room, "resource_path", lambda _: tmp_path / "recipe.json")
    with pytest.raises(UnreadableFile, match="another demonstration photograph"):
        demonstration()


def test_making_it_imports_neither_scikit_image_nor_torch() -> None:
    code = (
        "import sys; from restorer_app.core.demonstration import demonstration; demonstration(); "
        "sys.exit(any(name in sys.modules for name in ('skimage', 'torch', 'scipy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
