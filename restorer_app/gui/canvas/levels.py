"""Which of a picture's smaller copies a view is drawn from, and where their pixels lie."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect

from restorer_app.core.geometry import Box
from restorer_app.core.reduction import level_box, level_shape


def level_for(scale: float, coarsest: int) -> int:
    """The level to draw from: pixels of 2**level, the coarsest that still has to be shrunk (or fits)."""
    level = 0
    while level < coarsest and scale * 2 ** (level + 1) <= 1.0:
        level += 1
    return level


@dataclass(frozen=True)
class LevelGrid:
    """The pixels of one level of a picture as it is seen.

    ``height``, ``width``: of the level. Its corner lies so many pixels of the picture ``above`` and
    ``before`` the picture's own: one that is seen turned may begin with a part of a level's pixel.
    """

    level: int
    height: int
    width: int
    above: int = 0
    before: int = 0

    @classmethod
    def of(cls, height: int, width: int, level: int, orientation: int = 1) -> LevelGrid:
        """Of a picture of so many upright pixels that is seen turned by ``geometry.upright``."""
        rows, columns = level_shape(height, width, level)
        below, behind = (rows << level) - height, (columns << level) - width
        if orientation >= 5:
            rows, columns, below, behind = columns, rows, behind, below
        above = below if orientation in (3, 4, 7, 8) else 0
        before = behind if orientation in (2, 3, 6, 7) else 0
        return cls(level, rows, columns, above, before)

    def covering(self, box: Box) -> Box:
        """The level's pixels that show a box of the picture."""
        return level_box(box.shifted(self.above, self.before), self.level).clipped(self.height, self.width)

    def factor(self, scale: float) -> float:
        """Device pixels of one pixel of the level."""
        return scale * (1 << self.level)

    def corner(self, scale: float) -> tuple[float, float]:
        """Where the level begins: x and y in device pixels from the picture's corner, whole at 1:1."""
        x, y = -self.before * scale, -self.above * scale
        return (round(x), round(y)) if self.factor(scale) == 1.0 else (x, y)

    def region(self, rect: QRect, scale: float, margin: int = 0) -> Box:
        """The level's pixels under a rectangle of device pixels counted from the picture's corner."""
        factor, (x, y) = self.factor(scale), self.corner(scale)
        row, column = math.floor((rect.top() - y) / factor), math.floor((rect.left() - x) / factor)
        bottom = math.ceil((rect.top() + rect.height() - y) / factor)
        right = math.ceil((rect.left() + rect.width() - x) / factor)
        return Box(row, column, bottom - row, right - column).grown(margin).clipped(self.height, self.width)
