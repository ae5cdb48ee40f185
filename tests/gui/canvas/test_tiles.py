"""The squares at the view's scale: made when seen, mended where touched, never of more than memory allows."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.geometry import Box, upright
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.reduction import reduced
from restorer_app.gui.canvas import tiles as tiles_module
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.canvas.level_tiles import TileKey
from restorer_app.gui.canvas.renderer import PictureRenderer
from restorer_app.gui.canvas.squares import SIDE
from restorer_app.gui.canvas.tiles import PictureTiles
from restorer_app.gui.canvas.transform import ViewTransform
from tests.gui.canvas.conftest import noise, photo, rgb

HEIGHT, WIDTH = 2 * SIDE + 100, 3 * SIDE + 33
LATER = math.inf
ALREADY = 0.0


class Living:
    """A picture that can be changed, and what was read of it."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples.copy()
        self.asked: list[tuple[int, Box]] = []
        self.there = True

    def read(self, level: int, box: Box) -> Samples | None:
        self.asked.append((level, box))
        if level >= 2 and not self.there:
            return None
        return reduced(self.samples, level)[box.slices]

    def change(self, box: Box) -> Box:
        self.samples[box.slices] = 255 - self.samples[box.slices]
        return box

    def renderer(self, orientation: int = 1) -> PictureRenderer:
        conversion = DisplayConversion(photo(self.samples.copy()).picture, None)
        return PictureRenderer(self.samples.shape[:2], self.read, conversion, 5, orientation)

    def tiles(self) -> PictureTiles:
        return PictureTiles(self.renderer())


@pytest.fixture
def living() -> Living:
    return Living(noise(HEIGHT, WIDTH))


def view_at(scale: float) -> ViewTransform:
    return ViewTransform(HEIGHT, WIDTH, round(WIDTH * scale), round(HEIGHT * scale), scale)


def drawn(
    tiles: PictureTiles, scale: float = 1.0, until: float = LATER, part: QRect | None = None
) -> np.ndarray:
    view = view_at(scale)
    image = QImage(int(view.view_width), int(view.view_height), QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        tiles.draw(painter, view, part or image.rect(), until)
    return rgb(image)


def test_the_squares_together_are_the_picture(living: Living) -> None:
    assert (drawn(living.tiles()) == living.samples).all()


def test_only_what_is_seen_is_made_and_only_once(living: Living) -> None:
    tiles = living.tiles()
    for _ in range(2):
        drawn(tiles, part=QRect(5, SIDE - 10, 20, 20))
    around = {box.row for level, box in living.asked if level == 0}
    assert around == {0, SIDE} and len(living.asked) == 2


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.37, 0.13, 1.7])
def test_a_change_makes_only_its_own_part_anew(living: Living, scale: float) -> None:
    tiles = living.tiles()
    drawn(tiles, scale)
    living.asked.clear()
    tiles.change(living.change(Box(SIDE - 7, 40, 19, 30)))
    again = drawn(tiles, scale)
    read = sum((box.height << level) * (box.width << level) for level, box in living.asked)
    assert 0 < read <= 4 * (19 + 64) * (30 + 64)
    assert (again == drawn(living.tiles(), scale)).all()


def test_two_changes_before_one_repaint_are_both_shown(living: Living) -> None:
    tiles = living.tiles()
    drawn(tiles)
    tiles.change(living.change(Box(3, 3, 5, 5)))
    tiles.change(living.change(Box(200, 200, 20, 20)))
    assert (drawn(tiles) == living.samples).all()


def test_a_fork_keeps_showing_the_old_picture_from_the_same_images(living: Living) -> None:
    tiles, opened = living.tiles(), Living(living.samples)
    first = drawn(tiles)
    before = tiles.fork(opened.renderer())
    tiles.change(living.change(Box(0, 0, 9, 9)))
    assert (drawn(tiles) == living.samples).all()
    assert (drawn(before) == first).all()
    assert opened.asked == [], "the images were shared, not made again"


@pytest.mark.parametrize("scale", [1.0, 0.3, 3.0])
def test_without_time_a_draft_stands_in_until_refined(living: Living, scale: float) -> None:
    living.samples[:] = np.linspace(0, 255, WIDTH, dtype=np.uint8)[None, :, None]
    tiles = living.tiles()
    draft = drawn(tiles, scale, ALREADY).astype(int)
    assert tiles.missing and tiles.refinable
    assert np.abs(draft - drawn(living.tiles(), scale)).max() <= 6, "in its place, and near to it"
    boxes = tiles.refine(time.perf_counter() + 60)
    assert not tiles.missing and _area(boxes) >= 0.99 * HEIGHT * WIDTH
    assert (drawn(tiles, scale, ALREADY) == drawn(living.tiles(), scale)).all()


def test_one_call_of_refine_gets_on_even_without_time(living: Living) -> None:
    tiles = living.tiles()
    drawn(tiles, 1.0, ALREADY)
    calls = 0
    while tiles.missing and calls < 200:
        tiles.refine(ALREADY)
        calls += 1
    assert 4 < calls < 200


def test_what_another_drawing_made_is_told_to_be_drawn_anew(living: Living) -> None:
    """Somebody may have drawn the view into a picture of its own meanwhile."""
    tiles = living.tiles()
    drawn(tiles, 1.0, ALREADY)
    drawn(tiles, 1.0, LATER)
    assert _area(tiles.refine(time.perf_counter() + 60)) >= HEIGHT * WIDTH


def test_in_motion_tiles_of_another_scale_stand_in(living: Living) -> None:
    tiles = living.tiles()
    sharp = drawn(tiles, 0.5)
    living.asked.clear()
    drawn(tiles, 1.0, ALREADY)
    assert all(level > 0 or box.height > SIDE for level, box in living.asked), "no tile was made"
    assert np.abs(drawn(tiles, 0.6, ALREADY)[::6, ::6].mean() - sharp[::5, ::5].mean()) < 3


def test_samples_that_are_not_there_yet_are_waited_for(living: Living) -> None:
    living.there = False
    tiles = living.tiles()
    drawn(tiles, 0.2)
    assert tiles.missing and not tiles.refinable, "nothing can be done but wait"
    living.there = True
    tiles.arrive()
    assert tiles.refinable
    tiles.refine(time.perf_counter() + 60)
    assert not tiles.missing
    assert (drawn(tiles, 0.2) == drawn(living.tiles(), 0.2)).all()


def test_a_changed_square_stays_until_it_is_made_anew(living: Living) -> None:
    tiles = living.tiles()
    old = drawn(tiles, 0.7)
    tiles.change(living.change(Box(10, 10, 30, 30)))
    assert (drawn(tiles, 0.7, ALREADY) == old).all()
    tiles.refine(time.perf_counter() + 60)
    assert (drawn(tiles, 0.7, ALREADY) == drawn(living.tiles(), 0.7)).all()


def test_memory_is_bounded(living: Living) -> None:
    """Twelve tiles of 1:1 fit, but not those of two more levels."""
    tiles = PictureTiles(living.renderer(), memory=SIDE * SIDE * 4)
    for scale in (0.9, 0.45, 0.2):
        assert (drawn(tiles, scale) == drawn(living.tiles(), scale)).all()
    living.asked.clear()
    drawn(tiles, 0.9)
    assert any(level == 0 for level, _ in living.asked), "some had to go, and were made again"


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("scale", [1.0, 0.41, 0.25, 0.11])
def test_a_turned_picture_is_drawn_as_if_it_had_been_stored_so(orientation: int, scale: float) -> None:
    """Its levels begin with the other end's odd pixels, which is less than a pixel of the level."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    samples = np.stack([rows / 3, columns / 4, (rows + columns) / 7], axis=2).astype(np.uint8)
    turned = Living(np.ascontiguousarray(upright(samples, orientation)))
    tiles = PictureTiles(Living(samples).renderer(orientation))
    height, width = turned.samples.shape[:2]
    view = ViewTransform(height, width, width * scale, height * scale, scale)
    images = []
    for each in (tiles, turned.tiles()):
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            each.draw(painter, view, image.rect(), LATER)
        images.append(rgb(image).astype(int))
    assert np.abs(images[0] - images[1]).max() <= (0 if scale == 1.0 else 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_box_of_a_level_is_seen_turned(orientation: int) -> None:
    picture = Picture(noise(30, 50), photo(noise(30, 50)).picture.roles)
    renderer = PictureRenderer.of(picture, None, orientation=orientation)
    box = Box(4, 6, 9, 12)
    image = renderer.image(0, box)
    assert image is not None
    assert (rgb(image) == upright(picture.samples, orientation)[box.slices]).all()


def test_a_draft_of_a_tiny_picture_is_not_empty() -> None:
    image = PictureRenderer.of(photo(noise(3, 2)).picture, None).draft()
    assert (image.width(), image.height()) == (2, 3)


def _area(boxes: list[Box]) -> int:
    return sum(box.height * box.width for box in boxes)


def test_for_a_draft_nobody_works_out_the_whole_picture(living: Living) -> None:
    conversion = DisplayConversion(photo(living.samples.copy()).picture, None)
    renderer = PictureRenderer((HEIGHT, WIDTH), living.read, conversion, 5, worked_out=True)
    assert rgb(renderer.draft()).max() == 0 and living.asked == []


def test_at_one_scale_what_is_drawn_makeshift_is_kept_until_it_is_made(
    living: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a picture that is panned is not put together anew with every frame."""
    monkeypatch.setattr(tiles_module, "_FOR_MAKESHIFT", LATER)
    pieces: list[TileKey] = []
    substitute = PictureTiles._draw_substitute

    def counted(tiles: PictureTiles, painter: QPainter, key: TileKey, place: QRect) -> None:
        pieces.append(key)
        substitute(tiles, painter, key, place)

    monkeypatch.setattr(PictureTiles, "_draw_substitute", counted)
    tiles = living.tiles()
    for scale in (0.7, 0.71, 0.72):
        pieces.clear()
        drawn(tiles, scale, ALREADY)
        assert pieces, "while the scale changes nothing would be of use for the next one"
    once = drawn(tiles, 0.72, ALREADY)
    pieces.clear()
    assert (drawn(tiles, 0.72, ALREADY) == once).all()
    assert not pieces
    assert tiles.missing
    while tiles.refinable:
        tiles.refine(LATER)
    assert (drawn(tiles, 0.72, ALREADY) == drawn(living.tiles(), 0.72)).all()


def test_little_time_is_spent_on_keeping_what_is_makeshift(
    living: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles = living.tiles()
    whole = drawn(tiles, 0.7, ALREADY)
    monkeypatch.setattr(tiles_module, "_FOR_MAKESHIFT", -1.0)
    assert (drawn(tiles, 0.7, ALREADY) == whole).all(), "what there is no time for is drawn all the same"
