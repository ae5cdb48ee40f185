"""The tile cache: built when seen, mended where touched, forgotten when memory is short."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.gui.canvas.display import DisplayConversion, PictureRenderer
from restorer_app.gui.canvas.tiles import BLOCK, PictureTiles
from tests.gui.canvas.conftest import noise, photo, rgb

HEIGHT, WIDTH = 2 * BLOCK + 100, 3 * BLOCK + 33
LATER = math.inf
ALREADY = 0.0


class Recorder(PictureRenderer):
    """A renderer that remembers what it was asked for."""

    def __init__(self, picture: Picture) -> None:
        samples, conversion = picture.upright_samples(), DisplayConversion(picture, None)
        super().__init__(*picture.upright_shape, lambda box: samples[box.slices], conversion)
        self.asked: list[tuple[Box, int]] = []
        self.drafts = 0

    def image(self, box: Box, level: int) -> QImage:
        self.asked.append((box, level))
        return super().image(box, level)

    def draft(self, box: Box, step: int) -> QImage:
        self.drafts += 1
        return super().draft(box, step)


@pytest.fixture
def picture() -> Picture:
    return photo(noise(HEIGHT, WIDTH)).picture


def whole(level: int) -> Box:
    return Box(0, 0, -(-HEIGHT // 2**level), -(-WIDTH // 2**level))


def drawn(tiles: PictureTiles, level: int, until: float = LATER) -> np.ndarray:
    region = whole(level)
    image = QImage(region.width, region.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    tiles.draw(painter, level, region, until)
    painter.end()
    return rgb(image)


def changed_in(picture: Picture, box: Box) -> Picture:
    samples = picture.samples.copy()
    samples[box.slices] = 255 - samples[box.slices]
    return picture.with_samples(samples)


def test_the_tiles_together_are_the_picture(picture: Picture) -> None:
    assert (drawn(PictureTiles(PictureRenderer.of(picture, None)), 0) == picture.samples).all()


def test_only_what_is_seen_is_made_and_only_once(picture: Picture) -> None:
    renderer = Recorder(picture)
    tiles = PictureTiles(renderer)
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    for _ in range(2):
        painter = QPainter(image)
        tiles.draw(painter, 0, Box(BLOCK - 10, 5, 20, 20), LATER)
        painter.end()
    assert renderer.asked == [(Box(0, 0, BLOCK, BLOCK), 0), (Box(BLOCK, 0, BLOCK, BLOCK), 0)]


@pytest.mark.parametrize("level", [0, 1, 3])
def test_a_change_makes_only_its_own_part_anew(picture: Picture, level: int) -> None:
    tiles = PictureTiles(Recorder(picture))
    drawn(tiles, level)
    box = Box(BLOCK - 7, 40, 19, 30)
    other = changed_in(picture, box)
    renderer = Recorder(other)
    tiles.replace(renderer, box)
    fresh = PictureTiles(PictureRenderer.of(other, None))
    assert (drawn(tiles, level) == drawn(fresh, level)).all()
    assert len(renderer.asked) == 2
    assert sum(part.height * part.width for part, _ in renderer.asked) <= (19 + 16) * (30 + 16)


def test_a_change_of_unknown_place_makes_everything_anew(picture: Picture) -> None:
    tiles = PictureTiles(PictureRenderer.of(picture, None))
    drawn(tiles, 1)
    other = changed_in(picture, Box(0, 0, HEIGHT, WIDTH))
    tiles.replace(PictureRenderer.of(other, None), None)
    assert (drawn(tiles, 1) == drawn(PictureTiles(PictureRenderer.of(other, None)), 1)).all()


def test_two_changes_before_one_repaint_are_both_shown(picture: Picture) -> None:
    tiles = PictureTiles(PictureRenderer.of(picture, None))
    drawn(tiles, 0)
    first, second = Box(3, 3, 5, 5), Box(400, 300, 20, 20)
    once = changed_in(picture, first)
    twice = changed_in(once, second)
    tiles.replace(PictureRenderer.of(once, None), first)
    tiles.replace(PictureRenderer.of(twice, None), second)
    assert (drawn(tiles, 0) == twice.samples).all()


def test_a_fork_keeps_showing_the_old_picture(picture: Picture) -> None:
    tiles = PictureTiles(PictureRenderer.of(picture, None))
    drawn(tiles, 0)
    renderer = Recorder(picture)
    tiles.replace(renderer, Box(0, 0, 0, 0))
    before = tiles.fork(renderer)
    tiles.replace(PictureRenderer.of(changed_in(picture, Box(0, 0, 9, 9)), None), Box(0, 0, 9, 9))
    drawn(tiles, 0)
    assert (drawn(before, 0) == picture.samples).all()
    assert renderer.asked == [], "the images were shared, not made again"


def test_without_time_a_draft_stands_in_until_refined(picture: Picture) -> None:
    renderer = Recorder(picture)
    tiles = PictureTiles(renderer)
    draft = drawn(tiles, 0, ALREADY)
    assert renderer.asked == [] and renderer.drafts == 12 and tiles.missing
    assert abs(draft.mean() - picture.samples.mean()) < 2
    refined = tiles.refine(ALREADY)
    assert refined == [Box(0, 0, BLOCK, BLOCK)], "at least one, even without time"
    refined += tiles.refine(time.perf_counter() + 60)
    assert len(refined) == 12 and not tiles.missing
    assert (drawn(tiles, 0, ALREADY) == picture.samples).all()


def test_without_time_another_level_stands_in(picture: Picture) -> None:
    renderer = Recorder(picture)
    tiles = PictureTiles(renderer)
    drawn(tiles, 2)
    drawn(tiles, 0, ALREADY)
    assert renderer.drafts == 0 and tiles.missing


def test_without_time_a_changed_tile_stays_until_refined(picture: Picture) -> None:
    tiles = PictureTiles(PictureRenderer.of(picture, None))
    drawn(tiles, 0)
    box = Box(10, 10, 30, 30)
    other = changed_in(picture, box)
    tiles.replace(PictureRenderer.of(other, None), box)
    assert (drawn(tiles, 0, ALREADY) == picture.samples).all()
    assert tiles.refine(ALREADY) == [Box(0, 0, BLOCK, BLOCK)]
    assert (drawn(tiles, 0, ALREADY) == other.samples).all()


def test_memory_is_bounded(picture: Picture) -> None:
    renderer = Recorder(picture)
    tiles = PictureTiles(renderer, memory=5 * BLOCK * BLOCK * 4)
    assert (drawn(tiles, 0) == picture.samples).all()
    made = len(renderer.asked)
    drawn(tiles, 0)
    assert len(renderer.asked) > made, "some had to go"
