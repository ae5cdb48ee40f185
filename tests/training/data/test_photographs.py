from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.progress import Progress
from restorer_app.training.data.photographs import PhotographStore, levels_of, load_photographs, stored
from tests.training.conftest import drawn_photograph


def store(*sizes: tuple[int, int], crop: int = 32, smallest: float = 0.5) -> PhotographStore:
    pictures = [drawn_photograph(index, *size) for index, size in enumerate(sizes)]
    return stored([levels_of(picture, crop, smallest) for picture in pictures], torch.device("cpu"))


def test_passed_over_photographs_are_counted_and_said(photographs: Path) -> None:
    (photographs / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing")
    notes: list[str] = []

    class Listening(Progress):
        def report(self, fraction: float, note: object = "") -> None:
            notes.append(str(note))

    found = load_photographs([photographs], 100, 0.5, progress=Listening())
    assert len(found) == 6
    assert found.summary == notes[-1]
    assert found.summary.startswith("6 photographs, ")
    assert found.summary.endswith("Passed over: 1 unreadable.")
    with pytest.raises(UnreadableFile, match="No photographs") as caught:
        load_photographs([photographs], 151)
    assert "151 pixels" in str(caught.value.advice)


def test_small_ones_are_told_apart_from_unreadable_ones(photographs: Path) -> None:
    from PIL import Image

    Image.fromarray(drawn_photograph(9, 90, 300)).save(photographs / "small.png")
    assert load_photographs([photographs], 100).summary.endswith("Passed over: 1 smaller than 100 pixels.")


def test_levels_are_means_over_areas() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (64, 96, 3)).astype(np.uint8)
    levels = levels_of(picture, 16, 0.25)
    assert [level.shape[:2] for level in levels] == [(64, 96), (45, 68), (32, 48), (23, 34), (16, 24)]
    for scale, level in ((2, levels[2]), (4, levels[4])):
        means = picture.reshape(64 // scale, scale, 96 // scale, scale, 3).mean((1, 3))
        np.testing.assert_allclose(level, means, atol=0.51)
    for level in levels:
        np.testing.assert_allclose(level.mean((0, 1)), picture.mean((0, 1)), atol=1)


def test_levels_stop_at_the_smallest_scale_and_at_the_crop() -> None:
    picture = drawn_photograph(0, 150, 180)
    assert len(levels_of(picture, 32, 0.5)) == 3
    assert len(levels_of(picture, 32, 0.71)) == 2
    assert len(levels_of(picture, 32, 1.0)) == 1
    assert len(levels_of(picture, 106, 0.1)) == 2
    assert len(levels_of(picture, 107, 0.1)) == 1
    assert levels_of(picture, 151, 0.1) == []


def test_the_memory_is_that_of_the_levels_alone() -> None:
    found = store((64, 96), (50, 40))
    sizes = [(64, 96), (45, 68), (32, 48), (50, 40), (35, 28)][:4]
    assert found.pixels.dtype == torch.uint8
    assert found.pixels.numel() == 3 * sum(height * width for height, width in sizes)
    assert f"{found.pixels.numel() / 2**20:.0f} MiB" in found.summary


def test_crops_are_pieces_of_the_levels_in_all_symmetries() -> None:
    pictures = [drawn_photograph(0, 70, 96), drawn_photograph(1, 50, 40)]
    levels = [levels_of(picture, 32, 0.5) for picture in pictures]
    found = stored([list(each) for each in levels], torch.device("cpu"))
    rng = np.random.default_rng(0)
    places, turn = rng.random((40, 3)), np.arange(40) % 8
    level = np.arange(40) % 3
    crops = found.crops(32, places, turn, level).numpy().transpose(0, 2, 3, 1)
    for crop, (which, row, column), change, wanted in zip(crops, places, turn, level, strict=True):
        photograph = levels[int(which * 2)]
        plane = photograph[min(wanted, len(photograph) - 1)]
        top, left = (int(at * (side - 31)) for at, side in zip((row, column), plane.shape[:2], strict=True))
        piece = plane[top : top + 32, left : left + 32]
        piece = piece[::-1] if change & 2 else piece
        piece = piece[:, ::-1] if change & 4 else piece
        piece = piece.transpose(1, 0, 2) if change & 1 else piece
        np.testing.assert_array_equal(crop, piece)


def test_a_level_is_chosen_among_those_that_a_photograph_has() -> None:
    found = store((150, 180), (33, 40))
    places = np.array([[0.1, 0, 0]] * 50 + [[0.9, 0, 0]] * 50)
    numbers = np.tile(np.linspace(0, 0.999, 50), 2)
    scaled = np.ones(100, np.bool_)
    level = found.level_for(places, numbers, scaled)
    assert set(level[:50]) == {1, 2}
    assert set(level[50:]) == {0}
    assert not found.level_for(places, numbers, ~scaled).any()


def test_a_selection_shares_the_pixels() -> None:
    found = store((60, 60), (50, 40), (40, 70))
    last = found.selected(slice(2, None))
    assert len(last) == 1
    assert last.pixels is found.pixels
    zeros = np.zeros(1, np.int64)
    first = found.crops(40, np.array([[0.99, 0, 0.5]]), zeros)
    np.testing.assert_array_equal(last.crops(40, np.array([[0, 0, 0.5]]), zeros), first)
