"""What is done to a whole mask."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.morphology import dilation, disk

from restorer_app.core import mask_operations
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.mask_operations import by_luminance, grown, luminance, shrunk, without_specks
from restorer_app.core.picture import GREY, RGB
from restorer_app.core.progress import Cancelled, Progress

SILENT = Progress()


@pytest.fixture(autouse=True)
def small_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that small masks have seams between cells."""
    monkeypatch.setattr(mask_operations, "_CELL", 32)


def marks(share: float = 0.01) -> MaskArray:
    return np.random.default_rng(2).random((90, 130)) < share


@pytest.mark.parametrize("radius", [1, 2, 3, 7, 40])
def test_growing_is_a_dilation_by_a_disc(radius: int) -> None:
    expected = dilation(marks(0.002), disk(radius))
    assert (grown(marks(0.002), radius, SILENT) == expected).all()


@pytest.mark.parametrize("radius", [1, 3, 9])
def test_shrinking_is_growing_what_is_not_marked(radius: int) -> None:
    mask = ~marks(0.002)
    assert (shrunk(mask, radius, SILENT) == ~dilation(~mask, disk(radius))).all()


def test_the_edge_of_the_picture_takes_nothing_away() -> None:
    assert shrunk(np.ones((50, 60), np.bool_), 5, SILENT).all()


def test_shrinking_what_was_grown_gives_back_a_rectangle() -> None:
    mask = np.zeros((90, 130), np.bool_)
    mask[20:60, 30:100] = True
    assert (shrunk(grown(mask, 5, SILENT), 5, SILENT) == mask).all()


def test_specks_go_and_larger_regions_stay() -> None:
    mask = np.zeros((90, 130), np.bool_)
    mask[5, 5:8] = True
    mask[20:22, 20:22] = True
    assert (without_specks(mask, 3, SILENT) == mask).all()
    left = without_specks(mask, 4, SILENT)
    assert not left[5].any() and left[20:22, 20:22].all()
    assert not without_specks(mask, 5, SILENT).any()


@pytest.mark.parametrize(("dtype", "white"), [("uint8", 255), ("uint16", 65535), ("float32", 1.0)])
def test_luminance_counts_from_black_to_white_in_any_depth(dtype: str, white: float) -> None:
    grey = np.array([[[0], [white]]], dtype)
    assert luminance(grey, GREY).tolist() == [[0, 1]]
    colours = np.array([[[white, 0, 0], [0, white, 0], [white, white, white]]], dtype)
    assert luminance(colours, RGB)[0] == pytest.approx([0.2126, 0.7152, 1.0])


def test_a_range_of_tones_is_marked_with_its_ends() -> None:
    samples = np.tile(np.arange(256, dtype=np.uint8)[None, :, None], (300, 1, 1))

    def read(box: Box) -> MaskArray:
        return samples[box.slices]

    found = by_luminance(read, (300, 256), GREY, 10 / 255, 20 / 255, SILENT)
    assert np.flatnonzero(found.all(axis=0)).tolist() == list(range(10, 21))
    assert found.sum() == 300 * 11


def test_all_of_it_can_be_stopped() -> None:
    class Stopping(Progress):
        def check(self) -> None:
            raise Cancelled

    for work in (grown, shrunk, without_specks):
        with pytest.raises(Cancelled):
            work(marks(), 2, Stopping())
