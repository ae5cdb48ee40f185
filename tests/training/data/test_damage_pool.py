from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from PIL import Image

from restorer_app.core.errors import BadConfig, UnreadableFile
from restorer_app.training.config import DataConfig, PoolConfig
from restorer_app.training.damage import DRAWN, KINDS
from restorer_app.training.data.canvases import LEAST
from restorer_app.training.data.damage_pool import GAP, SMALL, UNCROWDED, DamagePool
from restorer_app.training.data.draws import CROWD, Draws
from restorer_app.training.data.pool_making import ALL_KINDS, make_pool

CONFIG = DataConfig(crop=64, canvases=8, second_piece=0.0)


@pytest.fixture(scope="module")
def pool() -> DamagePool:
    return make_pool({}, CONFIG, 1)


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """A folder with three soft blots, and a file that is none."""
    rows, columns = np.mgrid[0:120, 0:120]
    folder = tmp_path / "shapes"
    folder.mkdir()
    for number in range(3):
        blot = np.clip(235 - (2 + number) * np.hypot(rows - 60, columns - 60), 0, 255).astype(np.uint8)
        Image.fromarray(blot).save(folder / f"{number}.png")
    (folder / "broken.png").write_bytes(b"nothing")
    return folder


def holes(
    pool: DamagePool, config: DataConfig = CONFIG, kind: str | None = None, count: int = 64
) -> torch.Tensor:
    return pool.drawn(Draws([5], count), config, kind)[0]


@pytest.mark.parametrize("kind", DRAWN)
def test_no_hole_is_empty_or_too_large(pool: DamagePool, kind: str) -> None:
    for second in (0.0, 1.0):
        found = holes(pool, replace(CONFIG, second_piece=second), kind, 200)
        assert found.shape == (200, 1, 64, 64)
        assert set(found.unique().tolist()) == {0, 1}
        assert found.sum((1, 2, 3)).min() >= LEAST
        assert found.mean((1, 2, 3)).max() <= CONFIG.largest_hole
        assert len({hole.numpy().tobytes() for hole in found}) > 150


def test_a_second_piece_adds_to_the_first(pool: DamagePool) -> None:
    first, both = holes(pool), holes(pool, replace(CONFIG, second_piece=1.0))
    assert (both >= first).all()
    assert (both > first).flatten(1).any(1).float().mean() > 0.8
    some = (holes(pool, replace(CONFIG, second_piece=0.4)) > first).flatten(1).any(1).numpy()
    assert not some[~Draws([5], 64).happens("second", 0.4)].any()


def test_a_crowd_is_small_pieces_with_known_pixels_around_each(pool: DamagePool) -> None:
    alone, crowded = holes(pool), holes(pool, replace(CONFIG, crowded=1.0))
    more = crowded - alone
    assert (more >= 0).all()
    few = alone.mean((1, 2, 3)) < UNCROWDED
    assert more[~few].sum() == 0, "a crop with much damage keeps what it has"
    assert more[few].flatten(1).any(1).float().mean() > 0.8
    assert crowded.mean((1, 2, 3)).max() <= CONFIG.largest_hole
    assert (more.mean((1, 2, 3)) <= CROWD * SMALL * 1.3).all(), "grown by up to two pixels"
    apart = F.max_pool2d(alone, 2 * GAP + 1, 1, GAP)
    assert (more * apart).sum() == 0, "known pixels are around each"
    some = (holes(pool, replace(CONFIG, crowded=0.4)) > alone).flatten(1).any(1).numpy()
    assert not some[~Draws([5], 64).happens("crowded", 0.4)].any()
    lone = pool.drawn(Draws([5], 64), CONFIG)[1]
    opacity = pool.drawn(Draws([5], 64), replace(CONFIG, crowded=1.0))[1]
    assert torch.equal(opacity[apart > 0], lone[apart > 0]), "nor do traces of it come nearer"


def test_kinds_come_as_they_are_weighed() -> None:
    few = make_pool({"dust": 3.0, "hole": 1.0, "fold": 0.0}, CONFIG, 1)
    assert few.kinds == ("dust", "hole")
    kinds = few._kinds(np.random.default_rng(0).random((4000, 2)), None)
    assert (kinds == 0).mean() == pytest.approx(0.75, abs=0.02)
    assert make_pool({}, replace(CONFIG, canvases=2), 1).kinds == tuple(DRAWN)
    assert set(KINDS) < set(DRAWN) < set(ALL_KINDS)


def widths(found: torch.Tensor) -> np.ndarray:
    """The widest place of each hole, in pixels."""
    padded = np.pad(found[:, 0].numpy().astype(np.uint8), ((0, 0), (1, 1), (1, 1)), mode="edge")
    return np.array([2 * cv2.distanceTransform(each, cv2.DIST_L2, 5).max() - 1 for each in padded])


def test_widths_span_from_a_pixel_to_the_widest_that_is_asked_for() -> None:
    """At the smallest scale a crop's pixel is two of the photograph: 100 of them are 200."""
    config = DataConfig(crop=128, canvases=10, widest=200, smallest_scale=0.5, thickened=0.3, thinned=0.2)
    pool = make_pool({"scratch": 1.0, "hole": 1.0, "dust": 1.0}, config, 2)
    found = widths(holes(pool, config, count=400))
    assert found.min() < 1.6
    assert found.max() > 0.8 * 200 * config.smallest_scale
    shares = np.histogram(found, [0, 4, 10, 25, 60, 200])[0] / len(found)
    assert shares.min() > 0.03, "and all between"
    plain = make_pool({"scratch": 1.0, "dust": 1.0}, replace(config, thickened=0.0, thinned=0.0), 2)
    assert widths(holes(plain, config)).max() < 40


def test_holes_are_grown_as_often_as_in_a_repair(pool: DamagePool) -> None:
    draws = Draws([5], 600)
    grown = holes(pool, kind="hole", count=600)
    draws._numbers = draws._numbers.copy()
    bare_pool = replace(pool)
    import restorer_app.training.data.damage_pool as module

    before = module.GROWN
    try:
        module.GROWN = (1.0, 0.0, 0.0)
        bare = holes(bare_pool, kind="hole", count=600)
    finally:
        module.GROWN = before
    more = (grown.sum((1, 2, 3)) > bare.sum((1, 2, 3))).float().mean()
    assert more == pytest.approx(0.4, abs=0.07)
    assert (grown >= bare).all()


def test_drawn_damage_is_opaque_inside_and_fades_across_its_edge(pool: DamagePool) -> None:
    hole, opacity = pool.drawn(Draws([5], 64), CONFIG, "hole")
    assert opacity.min() >= 0 and opacity.max() <= 1
    rim = (opacity > 0) & (hole == 0)
    assert rim.flatten(1).any(1).float().mean() > 0.3
    assert opacity[rim].max() < 0.5 + 1e-6
    deep = -torch.nn.functional.max_pool2d(-hole, 13, 1, 6) > 0
    assert (opacity[deep] == 1).float().mean() > 0.99


def test_shapes_bring_their_own_opacity(shapes: Path) -> None:
    pool = make_pool({"shapes": 1.0}, CONFIG, 1, pools=PoolConfig(shapes=(str(shapes),)))
    hole, opacity = pool.drawn(Draws([5], 40), CONFIG)
    assert hole.sum((1, 2, 3)).min() >= LEAST
    # The blots fall off slowly: what is fainter than the hole lies all around it.
    assert ((opacity > 0.1) & (hole == 0)).flatten(1).any(1).float().mean() > 0.8
    assert opacity[hole == 0].mean() < opacity[hole == 1].mean()


def test_pools_and_weights_have_to_go_together(shapes: Path, tmp_path: Path) -> None:
    named = PoolConfig(shapes=(str(shapes),))
    assert make_pool({}, replace(CONFIG, canvases=2), 1, pools=named).kinds == (*DRAWN, "shapes")
    with pytest.raises(BadConfig, match="'masks' have a weight"):
        make_pool({"masks": 1.0}, CONFIG, 1, pools=named)
    with pytest.raises(BadConfig, match="names 'shapes' without a weight"):
        make_pool({"dust": 1.0}, CONFIG, 1, pools=named)
    with pytest.raises(UnreadableFile, match="does not exist"):
        make_pool({"masks": 1.0}, CONFIG, 1, pools=PoolConfig(masks=(str(tmp_path / "none"),)))
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UnreadableFile, match="No masks were found"):
        make_pool({"masks": 1.0}, CONFIG, 1, pools=PoolConfig(masks=(str(empty),)))


def test_damage_repeats_with_its_seed() -> None:
    small = replace(CONFIG, canvases=2)
    one, same, other = (make_pool({"crack": 1.0}, small, seed) for seed in (1, 1, 2))
    assert torch.equal(one.edges, same.edges)
    np.testing.assert_array_equal(one.row, same.row)
    assert one.edges.shape != other.edges.shape or not torch.equal(one.edges, other.edges)
