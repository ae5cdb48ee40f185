"""Where a network practises in a photograph, and with which holes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.mask_pieces import LEAST, MOST, MaskPieces
from restorer_app.engine.practice import SOUND, Practice
from tests.engine.conftest import soft_picture


def holes(mask: np.ndarray, side: int = 96, count: int = 40) -> list[np.ndarray]:
    rng, pieces = np.random.default_rng(0), MaskPieces(mask)
    return [pieces.hole(side, rng) for _ in range(count)]


def radius(hole: np.ndarray) -> float:
    return float(cv2.distanceTransform(np.pad(hole, 1).astype(np.uint8), cv2.DIST_L2, 5).max())


def masks() -> dict[str, np.ndarray]:
    empty = np.zeros((300, 400), bool)
    scratch, speck, torn, whole = empty.copy(), empty.copy(), empty.copy(), ~empty
    scratch[:, 200:205] = True
    speck[150:152, 7] = True
    torn[100:, 150:] = True
    return {"scratch": scratch, "speck": speck, "torn": torn, "all": whole}


@pytest.mark.parametrize("name", list(masks()))
def test_a_hole_is_never_empty_and_always_leaves_much_known(name: str) -> None:
    shares = [hole.mean() for hole in holes(masks()[name])]
    assert all(0 < share <= MOST for share in shares)


def test_a_scratch_gives_pieces_as_wide_as_it_is_lying_and_standing() -> None:
    made = holes(masks()["scratch"])
    assert all(2.5 <= radius(hole) <= 3.5 for hole in made if hole.mean() < 0.06)
    upright = [bool(hole.any(axis=0).sum() < hole.any(axis=1).sum()) for hole in made]
    assert 5 < sum(upright) < 35


def test_specks_are_laid_down_several_times() -> None:
    counts = [cv2.connectedComponents(hole.astype(np.uint8))[0] - 1 for hole in holes(masks()["speck"])]
    assert min(counts) >= 2


def test_what_is_too_large_is_shrunk_to_its_own_shape() -> None:
    made = holes(masks()["torn"])
    assert all(hole.mean() > LEAST for hole in made)
    assert any(radius(hole) > 12 for hole in made)


def test_each_pixel_of_a_mask_is_as_likely_as_any_other() -> None:
    mask = np.zeros((40, 50), bool)
    mask[3, 4] = mask[20, 10:14] = mask[39, 49] = True
    rng, pieces = np.random.default_rng(1), MaskPieces(mask)
    seen = np.zeros(mask.shape, int)
    for _ in range(1200):
        seen[pieces._pixel(rng)] += 1
    assert (seen[mask] > 140).all() and (seen[mask] < 260).all() and not seen[~mask].any()


def practice(mask: np.ndarray, picture: Picture | None = None) -> Practice:
    return Practice(picture or soft_picture(*mask.shape), mask, mask, 3)


def test_what_counts_is_known_and_what_is_shown_of_the_hole_is_nothing() -> None:
    mask = np.zeros((400, 500), bool)
    mask[::40, :] = True
    white = soft_picture(400, 500).samples // 2
    white[mask] = 255
    made = practice(mask, Picture(white, RGB)).exercise(8, 0)
    assert float(made.target.max()) <= 0.5, "nothing of the person's damage"
    known = made.target.sum(dim=1, keepdim=True) > 0
    assert bool(known[made.counted > 0].all()) and bool((made.counted <= made.hole).all())
    own = (made.hole > 0) & (made.counted == 0)
    assert bool(own.flatten(1).any(1).all()), "the person's own marks are holes here, too"
    assert bool(torch.isfinite(made.base).all())
    assert torch.equal(
        made.base[(made.hole == 0).expand_as(made.base)], made.target[(made.hole == 0).expand_as(made.base)]
    )


def test_places_are_kept_back_and_never_practised_on() -> None:
    mask = np.zeros((400, 500), bool)
    mask[100:104, 50:400] = True
    made = practice(mask)
    assert made.side == 96 and len(made._kept) == 4
    rng = np.random.default_rng(0)
    for _ in range(60):
        box = made._free(rng)
        assert all(box.intersected(kept).empty for kept in made._kept)
        assert box.clipped(400, 500) == box
        assert 1 - mask[box.slices].mean() >= SOUND


def test_exercises_follow_from_their_number() -> None:
    mask = masks()["scratch"]
    made = practice(mask)
    one, again, other = made.exercise(2, 5), practice(mask).exercise(2, 5), made.exercise(2, 6)
    assert torch.equal(one.target, again.target) and torch.equal(one.hole, again.hole)
    assert not torch.equal(one.hole, other.hole)


def test_thin_and_wide_holes_are_told_apart() -> None:
    thin, disc = (
        practice(mask).test(6, 0).wide for mask in (masks()["scratch"], masks()["all"] & wide_disc())
    )
    assert not bool(thin.any())
    assert thin.dtype == torch.bool and len(disc) == 6


def wide_disc() -> np.ndarray:
    rows, columns = np.ogrid[:300, :400]
    return np.asarray((rows - 90) ** 2 + (columns - 90) ** 2 < 30**2)


@pytest.mark.parametrize("size", [(60, 300), (120, 130)])
def test_too_small_a_photograph_is_not_practised_on(size: tuple[int, int]) -> None:
    mask = np.zeros(size, bool)
    mask[10:14, 10:40] = True
    assert not practice(mask).ready
