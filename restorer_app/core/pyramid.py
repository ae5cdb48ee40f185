"""Smaller copies of the open photograph, in its own depth, from which views of it are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.picture import Samples
from restorer_app.core.progress import Progress
from restorer_app.core.reduction import box_of_level, level_box, level_shape, reduced

FIRST = 2
"""The first level that is kept; those before it are made from the samples when they are asked for."""
CELL = 512
"""It is built in squares of so many pixels of the photograph, a multiple of the coarsest level's pixel."""
AT_ONCE = 1 << 21
"""Up to so many pixels a photograph is reduced when it is read: nobody has to wait for a lane."""
_COARSEST = 64
"""The levels end where the long side is not longer than that."""
_CELLS = 16
"""So many cells are one piece of work: some tens of milliseconds."""

Cell = tuple[int, int]
Blocks = tuple[Samples, ...]
"""One block a level, from ``FIRST`` on."""


class Pyramid:
    """Levels of a document's picture: a pixel of level n is the mean of 2**n × 2**n of the photograph's.

    Everything is upright. Levels from ``FIRST`` on are built piece by piece (``next_work``, ``take``) and
    follow the repairs (``touch``); as they were opened is told from the cells that a repair has touched. What
    is given may be a view of living samples: read it at once, keep none.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._height, self._width = document.upright_shape
        samples = document.upright_samples
        self.coarsest = _coarsest(max(self._height, self._width))
        shapes = [level_shape(self._height, self._width, level) for level in range(FIRST, self.coarsest + 1)]
        self._levels = [np.empty((*shape, samples.shape[2]), samples.dtype) for shape in shapes]
        self._ready = np.zeros((-(-self._height // CELL), -(-self._width // CELL)), np.bool_)
        self._small = self._height * self._width <= AT_ONCE
        self._originals: dict[Cell, Blocks] = {}
        repaired = document.repaired_boxes
        self._lost: set[Cell] = {cell for box in repaired for cell in _cells(box)}
        """Cells of which the original is known to the document alone."""

    # --- reading

    def block(self, level: int, box: Box) -> Samples | None:
        """A box of a level as the picture is now; None where that is not built yet."""
        wanted = box_of_level(box, level).clipped(self._height, self._width)
        if level < FIRST:
            return reduced(self._document.upright_samples[wanted.slices], level)
        if self._small:
            self.build(wanted)
        return self._levels[level - FIRST][box.slices] if self._is_ready(wanted) else None

    def original_block(self, level: int, box: Box) -> Samples | None:
        """The same, as the picture was opened."""
        wanted = box_of_level(box, level).clipped(self._height, self._width)
        if level < FIRST:
            return reduced(self._document.original_block(wanted), level)
        now = self.block(level, box)
        cells = [cell for cell in _cells(wanted) if cell in self._originals or cell in self._lost]
        if now is None or not cells:
            return now
        block = now.copy()
        for cell in cells:
            place = level_box(self._box(cell), level)
            both = place.intersected(box)
            kept = self._kept(cell)[level - FIRST][both.shifted(-place.row, -place.column).slices]
            block[both.shifted(-box.row, -box.column).slices] = kept
        return block

    def _is_ready(self, box: Box) -> bool:
        return bool(self._ready[level_box(box, _BITS).slices].all())

    def _kept(self, cell: Cell) -> Blocks:
        """The original of a cell that a repair has touched."""
        if cell in self._lost:
            self._lost.remove(cell)
            opened = self._document.original_block(self._box(cell))
            self._originals[cell] = _reduced_blocks(opened, self.coarsest)
        return self._originals[cell]

    # --- building

    def next_work(self) -> PyramidWork | None:
        """Some cells that have to be built, for a lane; None if there are none, or the picture is small."""
        missing = np.argwhere(~self._ready)[:_CELLS]
        if not len(missing) or self._small:
            return None
        boxes = tuple(self._box((int(row), int(column))) for row, column in missing)
        samples = self._document.upright_samples
        pieces = tuple(samples[box.slices] for box in boxes)
        return PyramidWork(boxes, pieces, self.coarsest, self._document.picture_revision)

    def take(self, work: PyramidWork, built: tuple[Blocks, ...]) -> bool:
        """Take what a work gave; False if the picture has changed since it was begun."""
        if work.revision != self._document.picture_revision:
            return False
        for box, blocks in zip(work.boxes, built, strict=True):
            self._put(box, blocks)
        return True

    def build(self, box: Box) -> None:
        """Build what is missing in a box of the photograph, here and now."""
        for cell in _cells(box):
            if not self._ready[cell]:
                place = self._box(cell)
                self._put(place, _reduced_blocks(self._document.upright_samples[place.slices], self.coarsest))

    def touch(self, box: Box | None) -> None:
        """The picture has changed inside a box (None: anywhere): it has to be built anew there."""
        whole = Box(0, 0, self._height, self._width)
        for cell in _cells((box or whole).clipped(self._height, self._width)):
            self._keep_original(cell)
            self._ready[cell] = False

    def _keep_original(self, cell: Cell) -> None:
        """Remember a cell as it was opened, before it is made anew for the first time."""
        if cell in self._originals or cell in self._lost:
            return
        if not self._ready[cell]:
            self._lost.add(cell)
            return
        places = (level_box(self._box(cell), level) for level in range(FIRST, self.coarsest + 1))
        pieces = zip(self._levels, places, strict=True)
        self._originals[cell] = tuple(array[place.slices].copy() for array, place in pieces)

    def _put(self, box: Box, blocks: Blocks) -> None:
        for level, (array, block) in enumerate(zip(self._levels, blocks, strict=True), FIRST):
            array[level_box(box, level).slices] = block
        self._ready[box.row // CELL, box.column // CELL] = True

    def _box(self, cell: Cell) -> Box:
        return Box(cell[0] * CELL, cell[1] * CELL, CELL, CELL).clipped(self._height, self._width)


@dataclass(frozen=True, eq=False)
class PyramidWork:
    """Cells to be built, with their samples as they are; a work that a lane can do."""

    boxes: tuple[Box, ...]
    pieces: tuple[Samples, ...]
    coarsest: int
    revision: int

    @property
    def box(self) -> Box:
        """The smallest box around all cells."""
        return reduce(Box.united, self.boxes)

    def __call__(self, progress: Progress) -> tuple[Blocks, ...]:
        return tuple(_reduced_blocks(piece, self.coarsest) for piece in progress.each(self.pieces))


_BITS = CELL.bit_length() - 1


def _coarsest(side: int) -> int:
    level = FIRST
    while -(-side >> level) > _COARSEST and level < _BITS:
        level += 1
    return level


def _cells(box: Box) -> Iterator[Cell]:
    """The cells that share pixels with a box of the photograph."""
    if not box.empty:
        for row in range(box.row // CELL, -(-box.bottom // CELL)):
            for column in range(box.column // CELL, -(-box.right // CELL)):
                yield row, column


def _reduced_blocks(samples: Samples, coarsest: int) -> Blocks:
    blocks = [reduced(samples, FIRST)]
    while len(blocks) <= coarsest - FIRST:
        blocks.append(reduced(blocks[-1], 1))
    return tuple(blocks)
