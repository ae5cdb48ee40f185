"""Smaller copies of the open photograph follow its repairs and still know how it was opened."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer_app.core import pyramid as module
from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB
from restorer_app.core.progress import Progress
from restorer_app.core.pyramid import CELL, FIRST, Pyramid
from restorer_app.core.reduction import level_shape, reduced
from restorer_app.core.repair import Patch, Repair
from tests.core.made import photo, picture

HEIGHT, WIDTH = 2 * CELL + 77, 3 * CELL + 130


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A photograph that is built piece by piece."""
    monkeypatch.setattr(module, "AT_ONCE", 0)
    return Document(photo(picture(HEIGHT, WIDTH, RGB, "uint16")))


def whole(pyramid: Pyramid, level: int, original: bool = False) -> NDArray | None:
    box = Box(0, 0, *level_shape(HEIGHT, WIDTH, level))
    return pyramid.original_block(level, box) if original else pyramid.block(level, box)


def build(pyramid: Pyramid) -> int:
    """Do all work; how many pieces it was."""
    count = 0
    while (work := pyramid.next_work()) is not None:
        assert pyramid.take(work, work(Progress()))
        count += 1
    return count


def repair(document: Document, box: Box) -> Box:
    """Write white there."""
    samples = np.full((box.height, box.width, 3), 65535, np.uint16)
    patch = Patch(box.row, box.column, samples, np.ones((box.height, box.width), np.float32))
    change = document.accept(Repair((patch,), Mask.empty(*document.upright_shape), "white"))
    assert change.picture is not None
    return change.picture


def test_every_level_is_the_mean_of_the_photograph(large: Document) -> None:
    pyramid = Pyramid(large)
    build(pyramid)
    assert pyramid.coarsest >= 4
    for level in range(pyramid.coarsest + 1):
        assert np.array_equal(whole(pyramid, level), reduced(large.upright_samples, level)), level


def test_what_is_not_built_is_not_there_and_the_first_levels_always_are(large: Document) -> None:
    pyramid = Pyramid(large)
    assert whole(pyramid, FIRST) is None
    assert whole(pyramid, 0) is not None and whole(pyramid, FIRST - 1) is not None
    work = pyramid.next_work()
    assert work is not None and pyramid.take(work, work(Progress()))
    assert pyramid.block(FIRST, Box(3, 3, 20, 20)) is not None


def test_a_piece_of_work_is_small(large: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CELLS", 4)
    assert build(Pyramid(large)) == 3, "twelve cells"


def test_a_small_photograph_needs_no_lane() -> None:
    document = Document(photo(picture(300, 200, RGB, "uint8")))
    pyramid = Pyramid(document)
    assert pyramid.next_work() is None
    assert np.array_equal(pyramid.block(2, Box(0, 0, 75, 50)), reduced(document.upright_samples, 2))


@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_everything_is_upright(orientation: int) -> None:
    document = Document(photo(picture(90, 60, RGB, "uint8", orientation)))
    block = Pyramid(document).block(2, Box(1, 2, 9, 8))
    assert np.array_equal(block, reduced(document.upright_samples, 2)[1:10, 2:10])


def test_a_repair_is_followed_where_it_touched_and_nowhere_else(large: Document) -> None:
    pyramid = Pyramid(large)
    build(pyramid)
    pyramid.touch(repair(large, Box(CELL - 5, CELL - 9, 30, 40)))
    assert pyramid.block(FIRST, Box(0, 300, 8, 8)) is not None, "it has nothing to do with the repair"
    work = pyramid.next_work()
    assert work is not None and len(work.boxes) == 4
    assert pyramid.take(work, work(Progress())) and pyramid.next_work() is None
    for level in range(pyramid.coarsest + 1):
        assert np.array_equal(whole(pyramid, level), reduced(large.upright_samples, level)), level


@pytest.mark.parametrize("built", [False, True])
def test_the_original_is_told_whether_or_not_it_was_built_before_the_repair(
    large: Document, built: bool
) -> None:
    pyramid, opened = Pyramid(large), large.upright_samples.copy()
    if built:
        build(pyramid)
    for box in (Box(20, 30, 50, 60), Box(CELL - 5, 2 * CELL - 9, 30, 40), Box(20, 30, 5, 5)):
        pyramid.touch(repair(large, box))
    build(pyramid)
    for level in range(pyramid.coarsest + 1):
        assert np.array_equal(whole(pyramid, level, original=True), reduced(opened, level)), level
    large.undo()
    pyramid.touch(None)
    build(pyramid)
    assert np.array_equal(whole(pyramid, FIRST, original=True), reduced(opened, FIRST))


def test_a_photograph_that_comes_back_with_repairs_still_knows_its_original(large: Document) -> None:
    opened = large.upright_samples.copy()
    repair(large, Box(CELL - 5, 2 * CELL - 9, 30, 40))
    pyramid = Pyramid(large)
    build(pyramid)
    assert np.array_equal(whole(pyramid, 3, original=True), reduced(opened, 3))
    assert np.array_equal(whole(pyramid, 3), reduced(large.upright_samples, 3))


def test_work_that_a_repair_has_overtaken_is_dropped(large: Document) -> None:
    pyramid = Pyramid(large)
    work = pyramid.next_work()
    assert work is not None
    built = work(Progress())
    pyramid.touch(repair(large, Box(10, 10, 90, 90)))
    assert not pyramid.take(work, built)
    build(pyramid)
    assert np.array_equal(whole(pyramid, FIRST), reduced(large.upright_samples, FIRST))
