from __future__ import annotations

import numpy as np
import pytest

from restorer_app.training.damage import KINDS, draw_damage


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_there_is_not_everything_and_repeats_with_its_seed(kind: str) -> None:
    shares = []
    for seed in range(12):
        mask = draw_damage(kind, 300, 420, np.random.default_rng(seed))
        assert mask.shape == (300, 420)
        assert mask.dtype == np.bool_
        assert np.array_equal(mask, draw_damage(kind, 300, 420, np.random.default_rng(seed)))
        shares.append(mask.mean())
    assert min(shares) > 0
    assert max(shares) < 0.35
    assert len(set(shares)) > 6


def widest(kind: str, scale: float = 1.0) -> float:
    """The largest radius of any damage, over some seeds."""
    import cv2

    masks = (draw_damage(kind, 400, 400, np.random.default_rng(seed), scale) for seed in range(8))
    return max(float(cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5).max()) for mask in masks)


def test_kinds_differ_as_their_names_say() -> None:
    assert widest("scratch") < widest("fold") < widest("hole")
    assert widest("dust") < 8
    assert widest("scratch") < 6


def test_damage_grows_with_the_scale() -> None:
    assert widest("fold", 3.0) > 2 * widest("fold")


def test_torn_corners_touch_the_border() -> None:
    for seed in range(8):
        mask = draw_damage("torn-corner", 300, 300, np.random.default_rng(seed))
        assert mask[[0, -1]].any()
        assert mask[:, [0, -1]].any()


def test_tiny_pictures_get_damage_too() -> None:
    for kind in KINDS:
        assert draw_damage(kind, 24, 17, np.random.default_rng(1)).any()
