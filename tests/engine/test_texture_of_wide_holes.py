"""Texture over the soft fill of a wide hole: as around it, and no object from elsewhere."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.methods.exemplar import ExemplarMethod
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.plan import Reach
from restorer_app.engine.pull_push import pull_push
from restorer_app.engine.repairing import repair, task_of
from restorer_app.engine.request import RestoreRequest
from tests.engine.exemplar.textures import bricks, grain


class Soft:
    """Fills softly from around the hole: what a network does in a wide one."""

    reach = Reach(core=512, context=96, widest=256)
    refines = True
    sequential = False

    def prepare(self, device: torch.device, dtype: torch.dtype) -> None: ...

    def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
        return pull_push(picture, hole)


def repaired(scene: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """The grey values (0…1) after texture was put over a soft fill; the photograph has none in the hole."""
    samples = np.rint(np.where(hole[:, :, None], 1, scene) * 255).astype(np.uint8)
    picture = Picture(samples, RGB)
    task = task_of(RestoreRequest(picture, Mask(hole), options={"grow": 0, "grain": "off"}))
    patches = repair(task, Soft(), texture=ExemplarMethod())
    return apply_patches(picture, patches).samples.mean(axis=2) / 255


def corner(height: int = 220, width: int = 200) -> np.ndarray:
    """A torn corner, wide enough to get texture."""
    rows, columns = np.ogrid[:height, :width]
    torn: np.ndarray = np.hypot(rows, columns - width) < 80
    return torn


def portrait() -> np.ndarray:
    """Plain dark ground with a little grain, a head with an ear, and a bright streak up to the corner."""
    scene = np.full((220, 200), 0.25, np.float32)
    cv2.circle(scene, (80, 150), 55, 0.6, -1)
    cv2.ellipse(scene, (138, 140), (9, 16), 0, 0, 360, 0.65, -1)
    cv2.ellipse(scene, (138, 140), (4, 9), 0, 0, 360, 0.35, -1)
    cv2.line(scene, (168, 73), (180, 120), 0.75, 2)
    scene = cv2.GaussianBlur(scene, (0, 0), 0.7)
    scene += np.random.default_rng(3).normal(0, 0.012, scene.shape).astype(np.float32)
    return np.repeat(scene[:, :, None], 3, axis=2)


def edges(grey: np.ndarray) -> np.ndarray:
    """How steep it is at each place, grain averaged out."""
    soft = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 2)
    return np.hypot(cv2.Sobel(soft, cv2.CV_32F, 1, 0) / 8, cv2.Sobel(soft, cv2.CV_32F, 0, 1) / 8)


def inner(hole: np.ndarray, margin: int = 10) -> np.ndarray:
    """What lies deeper in the hole than ``margin`` pixels."""
    padded = np.pad(hole, ((1, 1), (1, 1)), mode="edge").astype(np.uint8)
    deep: np.ndarray = cv2.distanceTransform(padded, cv2.DIST_L2, 5)[1:-1, 1:-1] > margin
    return deep


def test_no_object_comes_into_a_plain_background_though_a_streak_runs_up_to_it() -> None:
    scene, hole = portrait(), corner()
    result = repaired(scene, hole)
    plain = edges(scene[:, :, 0])[:60, :90].max()
    assert edges(result)[inner(hole, 16)].max() < 3 * plain


def test_a_grainy_ground_keeps_its_grain() -> None:
    truth = grain(220, 200)[0].permute(1, 2, 0).numpy()
    hole = corner()
    result = repaired(truth, hole)
    fine = result - cv2.GaussianBlur(result, (0, 0), 3)
    assert fine[inner(hole)].std() > 0.75 * fine[~hole].std()


def test_bricks_go_on() -> None:
    truth = bricks(220, 200)[0].permute(1, 2, 0).numpy()
    hole = corner()
    result = repaired(truth, hole)
    fine = result - cv2.GaussianBlur(result, (0, 0), 8)
    assert fine[inner(hole)].std() > 0.75 * fine[~hole].std()
