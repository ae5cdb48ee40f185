"""The mask overlay: contour, fill, nothing lost when zoomed out, nothing stale when painted."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.brush import draw_line
from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.overlay import CONTOUR, FILL, MaskOverlay
from restorer_app.gui.canvas.transform import ViewTransform


def alpha(
    overlay: MaskOverlay, view: ViewTransform, part: QRect | None = None, until: float = np.inf
) -> NDArray[np.uint8]:
    """The opacity drawn on an empty view, H×W."""
    image = QImage(int(view.view_width), int(view.view_height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    overlay.draw(painter, view, part or image.rect(), until=until)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, 3].copy()


def empty(height: int = 60, width: int = 90) -> NDArray[np.bool_]:
    return np.zeros((height, width), np.bool_)


def test_at_full_size_each_marked_pixel_is_covered_and_its_rim_is_stronger() -> None:
    mask = empty()
    mask[10:30, 20:50] = True
    seen = alpha(MaskOverlay(mask), ViewTransform(60, 90, 90, 60))
    assert ((seen > 0) == mask).all()
    assert (seen[11:29, 21:49] == FILL.alpha()).all()
    assert (seen[10, 20:50] == CONTOUR.alpha()).all() and (seen[10:30, 49] == CONTOUR.alpha()).all()


def test_enlarged_the_contour_stays_thin() -> None:
    mask = empty(4, 4)
    mask[1, 2] = True
    seen = alpha(MaskOverlay(mask), ViewTransform(4, 4, 40, 40, scale=10))
    assert ((seen > 0) == mask.repeat(10, 0).repeat(10, 1)).all()
    assert (seen == CONTOUR.alpha()).sum() == 36 and (seen == FILL.alpha()).sum() == 64


@pytest.mark.parametrize("scale", [0.9, 0.51, 0.5, 0.3, 0.13, 0.02, 0.005])
@pytest.mark.parametrize("column", range(497, 505))
def test_zoomed_out_a_hair_is_still_seen_without_gaps(scale: float, column: int) -> None:
    mask = empty(1000, 1000)
    mask[:, column] = True
    view = ViewTransform(1000, 1000, round(1000 * scale), round(1000 * scale), scale=scale)
    seen = alpha(MaskOverlay(mask), view)
    assert (seen > 0).any(axis=1).all()
    assert (seen > 0).any(axis=0).sum() <= 3


def test_the_rim_of_the_photograph_is_no_contour() -> None:
    mask = empty()
    mask[:, :] = True
    assert (alpha(MaskOverlay(mask), ViewTransform(60, 90, 90, 60)) == FILL.alpha()).all()


@pytest.mark.parametrize("scale", [0.04, 0.1, 0.37, 1.0, 2.5])
def test_painting_updates_every_size_as_if_made_anew(scale: float) -> None:
    random = np.random.default_rng(3)
    mask = empty(301, 407)
    view = ViewTransform(301, 407, 120, 100, scale=scale)
    overlay = MaskOverlay(mask)
    alpha(overlay, view)
    for turn in range(12):
        start, end = random.random((2, 2)) * (301, 407)
        box = draw_line(mask, tuple(start), tuple(end), 9, turn % 3 != 2)
        overlay.update(mask, box)
        assert (alpha(overlay, view) == alpha(MaskOverlay(mask.copy()), view)).all()


def test_a_mask_of_unknown_change_is_read_anew() -> None:
    mask = empty()
    overlay = MaskOverlay(mask)
    view = ViewTransform(60, 90, 40, 40, scale=0.3)
    assert not alpha(overlay, view).any()
    mask[5:20, 5:20] = True
    overlay.update(mask, None)
    assert alpha(overlay, view).any()


@pytest.mark.parametrize("scale", [0.3, 1.0, 3.0])
def test_a_part_is_drawn_as_in_the_whole(scale: float) -> None:
    mask = empty()
    mask[7:31, 11:52] = True
    mask[12:15, 20:22] = False
    overlay, view = MaskOverlay(mask), ViewTransform(60, 90, 120, 100, scale=scale, x=-5, y=3)
    complete = alpha(overlay, view)
    part = QRect(13, 9, 31, 17)
    cut = np.zeros_like(complete)
    box = Box(9, 13, 17, 31).slices
    cut[box] = complete[box]
    assert (alpha(overlay, view, part) == cut).all()


def test_in_a_moved_view_marks_are_made_while_there_is_time() -> None:
    """While the scale changes all are drawn coarsely once there are too many: they would be of no use."""
    mask = empty(1000, 1000)
    mask[::50, ::50] = True
    exact = alpha(MaskOverlay(mask), ViewTransform(1000, 1000, 700, 700, scale=0.7))
    overlay = MaskOverlay(mask)
    overlay._usual = 3600.0
    soon = time.perf_counter() + 600
    for scale in (0.71, 0.7):
        alpha(overlay, ViewTransform(1000, 1000, 700, 700, scale=scale), until=soon)
        assert overlay.missing
    assert (alpha(overlay, ViewTransform(1000, 1000, 700, 700, scale=0.7), until=soon) == exact).all()


def test_squares_without_marks_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    mask = empty(2000, 2000)
    mask[600:610, 600:610] = True
    view = ViewTransform(2000, 2000, 2000, 2000)
    overlay = MaskOverlay(mask)
    made: list[QRect] = []
    make = MaskOverlay._drawn

    def counted(self: MaskOverlay, rect: QRect) -> QImage | None:
        made.append(rect)
        return make(self, rect)

    monkeypatch.setattr(MaskOverlay, "_drawn", counted)
    for _ in range(2):
        alpha(overlay, view, until=0.0)
    overlay.refine(np.inf)
    assert len(made) == 1
    assert not overlay.missing
    assert ((alpha(overlay, view) > 0) == mask).all()
    mask[1500, 100] = True
    overlay.update(mask, Box(1500, 100, 1, 1))
    assert alpha(overlay, view)[1500, 100] == CONTOUR.alpha(), "what was empty is looked at again"
