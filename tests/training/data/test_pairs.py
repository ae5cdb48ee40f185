"""Photographs that come with masks: which belong together, what is said of the others, what is cut."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from restorer_app.training.config import DataConfig
from restorer_app.training.data.canvases import LEAST
from restorer_app.training.data.draws import Draws
from restorer_app.training.data.pairs import PhotographFile, each_photograph
from restorer_app.training.data.photographs import (
    PhotographStore,
    levels_of,
    load_photographs,
    mask_levels,
    stored,
)
from restorer_app.training.data.pool_making import make_pool
from restorer_app.training.data.sampler import CropSampler
from tests.training.conftest import drawn_photograph


def blocks(seed: int, height: int = 150, width: int = 180) -> np.ndarray:
    """A mask of a few blocks, uint8 H×W, 255 = hole."""
    rng = np.random.default_rng(seed)
    mask = np.zeros((height, width), np.uint8)
    for row, column in rng.integers(0, 130, (6, 2)):
        mask[row : row + 15, column : column + 20] = 255
    return mask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Photographs a, b (in a subfolder), c and d with masks, two of them odd, e without one; f elsewhere."""
    top = tmp_path / "set"
    for name in ("images/more", "masks/more", "elsewhere/masks"):
        (top / name).mkdir(parents=True)
    for index, name in enumerate(
        ("images/a", "images/more/b", "images/c", "images/d", "images/e", "elsewhere/f")
    ):
        Image.fromarray(drawn_photograph(index)).save(top / f"{name}.jpg")
    for index, name in enumerate(("a", "more/b", "nobody")):
        Image.fromarray(blocks(index)).save(top / f"masks/{name}.png")
    Image.fromarray(blocks(0, 180, 150)).save(top / "masks/c.png")
    (top / "masks/d.png").write_bytes(b"not a picture")
    Image.fromarray(blocks(0)).save(top / "elsewhere/masks/f.png")
    return top


def packed(folder: Path, path: Path) -> Path:
    """The folder as a tar file, masks first."""
    with tarfile.open(path, "w") as shard:
        for file in sorted(folder.rglob("*.*"), key=lambda each: ("masks" not in each.parts, each)):
            shard.add(file, f"./{file.relative_to(folder)}")
    return path


def test_equal_names_belong_together_whatever_their_suffix(folder: Path) -> None:
    def of(name: str, mask: str | None, *, paired: bool = True) -> PhotographFile:
        return PhotographFile(
            (folder / name).read_bytes(), None if mask is None else (folder / mask).read_bytes(), paired
        )

    assert list(each_photograph([folder], "--photos")) == [
        of("elsewhere/f.jpg", None, paired=False),
        of("elsewhere/masks/f.png", None, paired=False),  # beside no folder "images": a picture like others
        of("images/a.jpg", "masks/a.png"),
        of("images/c.jpg", "masks/c.png"),
        of("images/d.jpg", "masks/d.png"),
        of("images/e.jpg", None),
        of("images/more/b.jpg", "masks/more/b.png"),
    ]


def test_a_tar_file_holds_pairs_in_whatever_order(folder: Path, tmp_path: Path) -> None:
    shard = packed(folder, tmp_path / "set.tar")
    found, wanted = (list(each_photograph([source], "--photos")) for source in (shard, folder))
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


def test_a_photograph_whose_own_folder_is_named_is_alone(folder: Path) -> None:
    alone = list(each_photograph([folder / "images"], "--photos"))
    assert [file.paired for file in alone] == [False] * 5
    assert [file.mask for file in alone] == [None] * 5


@pytest.mark.parametrize("packing", [False, True])
def test_masks_that_cannot_be_used_are_counted_and_said(folder: Path, tmp_path: Path, packing: bool) -> None:
    source = packed(folder, tmp_path / "set.tar") if packing else folder
    store = load_photographs([source], 64)
    assert "7 photographs, " in store.summary
    assert store.summary.endswith(
        " 2 have masks of their own. Masks passed over: 1 missing, 1 unreadable and "
        "1 not of the photograph's size; there the damage is drawn."
    )
    assert (store.mask_offsets[:, 0] >= 0).sum() == 2


def white_where_marked(seed: int, crop: int = 64) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Levels of a photograph that shows nothing but its mask, and of the mask."""
    mask = blocks(seed)
    levels = levels_of(np.repeat(mask[:, :, None], 3, axis=2), crop, 0.35)
    return levels, mask_levels(mask, levels)


def store_of_masks() -> PhotographStore:
    """Two photographs that show their masks, and between them one without."""
    first, second = white_where_marked(1), white_where_marked(2)
    plain = levels_of(drawn_photograph(3), 64, 0.35)
    return stored([first[0], plain, second[0]], torch.device("cpu"), [first[1], [], second[1]])


def test_a_mask_is_cut_turned_and_scaled_as_its_photograph() -> None:
    store = store_of_masks()
    places = np.random.default_rng(0).random((60, 3))
    assert (store.has_mask(places) == (np.floor(places[:, 0] * 3) != 1)).all()
    places = places[store.has_mask(places)]
    turn, level = np.arange(len(places)) % 8, np.arange(len(places)) % 3
    crops = store.crops(64, places, turn, level)
    holes = store.own_holes(64, places, turn, level)
    assert holes.shape == (len(places), 1, 64, 64) and holes.dtype == torch.float32
    assert torch.equal(holes, (crops[:, :1] >= 64).float())
    assert 0 < holes.mean() < 1
    last = store.selected(slice(2, None))
    assert last.has_mask(np.zeros((1, 3))).all() and not store.selected(slice(1, 2)).has_mask(places).any()


def test_thin_marks_do_not_vanish_from_smaller_versions() -> None:
    mask = np.zeros((128, 128), np.uint8)
    mask[:, 60] = 200
    mask[:, 90] = 100
    for plane in mask_levels(mask, levels_of(drawn_photograph(0, 128, 128), 32, 0.35)):
        assert plane.any(axis=1).all() and plane.mean() < 255 * 2.5 / plane.shape[1]


CONFIG = DataConfig(
    crop=64,
    canvases=4,
    smallest_scale=0.35,
    own_masks=1.0,
    **dict.fromkeys(("grey", "tinted", "faded", "flat", "vignetted", "blurred", "grainy", "compressed"), 0.0),
)


def test_own_masks_are_the_holes_as_often_as_asked_and_where_they_are_neither_empty_nor_all() -> None:
    store, pool = store_of_masks(), make_pool({"hole": 1.0}, CONFIG, 1)
    own = CropSampler(store, pool, CONFIG, 7).batch(1, 200)
    drawn = CropSampler(store, pool, replace(CONFIG, own_masks=0.0), 7).batch(1, 200)
    half = CropSampler(store, pool, replace(CONFIG, own_masks=0.5), 7).batch(1, 200)
    assert torch.equal(own.target, drawn.target)
    mask = (own.target[:, :1] >= 64 / 255).float()
    has = torch.from_numpy(store.has_mask(Draws([7, 1, 1], 200)["photograph"][:, None]))
    count = mask.sum((1, 2, 3))
    fits = has & (count >= LEAST) & (count <= CONFIG.largest_hole * 64**2)
    assert fits.sum() > 60 and (has & ~fits).any() and (~has).any()
    assert torch.equal(own.hole[fits], mask[fits])
    assert torch.equal(own.hole[~fits], drawn.hole[~fits])
    changed = (half.hole != drawn.hole).flatten(1).any(1)
    assert not changed[~fits].any() and 0.3 < changed[fits].float().mean() < 0.7
    outside = ((own.given - own.target).abs() * (1 - own.hole))[fits]
    assert float(outside.max()) == 0, "an own mask covers all of its damage"


def test_a_network_is_judged_by_drawn_damage_alone() -> None:
    store, pool = store_of_masks(), make_pool({"hole": 1.0}, CONFIG, 1)
    one, other = (
        CropSampler(store, pool, replace(CONFIG, own_masks=share), 7).fixed(40, [1], "hole")
        for share in (0.0, 1.0)
    )
    assert torch.equal(one.hole, other.hole)
