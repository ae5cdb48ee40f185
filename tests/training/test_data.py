from __future__ import annotations

import tarfile
from pathlib import Path

import numpy as np
import pytest

from restorer_app.core.errors import UnreadableFile
from restorer_app.training.config import DataConfig
from restorer_app.training.data import CropSampler, MaskPool, load_photographs
from tests.training.conftest import drawn_photograph


def test_folders_shards_and_files_give_the_same_photographs(photographs: Path, tmp_path: Path) -> None:
    from_folder = load_photographs([photographs], 100)
    assert len(from_folder) == 6
    with tarfile.open(tmp_path / "shard.tar", "w") as shard:
        for path in sorted(photographs.rglob("*.*")):
            shard.add(path, path.name)
        shard.addfile(tarfile.TarInfo("notes.txt"))
    from_shard = load_photographs([tmp_path / "shard.tar"], 100)
    for one, other in zip(from_folder, from_shard, strict=True):
        np.testing.assert_array_equal(one, other)
    assert load_photographs([photographs / "0.jpg"], 100)[0].shape == (150, 180, 3)


def test_broken_and_small_photographs_are_passed_over(photographs: Path) -> None:
    (photographs / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing")
    assert len(load_photographs([photographs], 100)) == 6
    with pytest.raises(UnreadableFile, match="No photographs"):
        load_photographs([photographs], 151)


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="nowhere does not exist"):
        load_photographs([tmp_path / "nowhere"], 10)
    (tmp_path / "bad.tar").write_bytes(b"not a tar file at all")
    with pytest.raises(UnreadableFile, match=r"bad\.tar is not a readable tar"):
        load_photographs([tmp_path / "bad.tar"], 10)


def sampler() -> CropSampler:
    pool = MaskPool.drawn({"hole": 1.0, "dust": 1.0}, 64, 6, seed=1)
    return CropSampler([drawn_photograph(index) for index in range(3)], pool, DataConfig(crop=64))


def test_batches_have_their_shapes_and_ranges_and_repeat_with_their_seed() -> None:
    batch = sampler().batch(12, np.random.default_rng(4))
    again = sampler().batch(12, np.random.default_rng(4))
    crops, holes = batch.target.numpy(), batch.hole.numpy()
    assert len(batch) == 12
    assert crops.shape == batch.given.shape == (12, 3, 64, 64)
    assert holes.shape == (12, 1, 64, 64)
    assert (crops.dtype, holes.dtype) == (np.float32, np.float32)
    np.testing.assert_array_equal((batch.given.numpy() == crops) | (holes == 1), True)
    assert np.unique(batch.given.numpy()[np.repeat(holes == 1, 3, axis=1)]) == 0.5, "nothing leaks"
    assert crops.min() >= 0
    assert crops.max() <= 1
    assert set(np.unique(holes)) == {0, 1}
    assert 0 < holes.mean() < 0.7
    assert holes.sum(axis=(1, 2, 3)).min() >= 6
    np.testing.assert_array_equal(crops, again.target)
    np.testing.assert_array_equal(holes, again.hole)


def test_only_the_kinds_with_a_weight_are_drawn() -> None:
    pool = MaskPool.drawn({"dust": 2.0}, 64, 3, seed=1)
    assert set(pool.canvases) == {"dust"}
    assert len(MaskPool.drawn({}, 64, 1, seed=1).canvases) == 6
