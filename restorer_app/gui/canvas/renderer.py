"""Makes display images of a picture's levels, turned the way it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from restorer_app.core.geometry import Box, stored_box, upright
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.reduction import box_of_level, reduced
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.canvas.levels import LevelGrid, level_for

Read = Callable[[int, Box], Samples | None]
"""Gives the upright samples of a level's box as they are when it is asked; None: not there yet."""

_OVERVIEW = 1024
"""Pixels of an overview's longer side at most, and of a draft's."""


class PictureRenderer:
    """Shows the upright picture that ``read`` tells of, turned by ``orientation`` (EXIF 1…8)."""

    def __init__(
        self,
        shape: tuple[int, int],
        read: Read,
        conversion: DisplayConversion,
        coarsest: int,
        orientation: int = 1,
        worked_out: bool = False,
    ) -> None:
        """``shape``: height and width upright; ``coarsest``: the last level there is.

        ``worked_out``: what is read is no view of samples, so that nobody reads all of it for a draft.
        """
        self._shape, self._read, self._conversion = shape, read, conversion
        self.coarsest, self.orientation = coarsest, orientation
        self._worked_out = worked_out

    @classmethod
    def of(
        cls, picture: Picture, icc_profile: bytes | None, coarsest: int = 5, orientation: int = 1
    ) -> PictureRenderer:
        """That of a picture that does not change."""
        samples = picture.upright_samples()

        def read(level: int, box: Box) -> Samples:
            wanted = box_of_level(box, level).clipped(*picture.upright_shape)
            return reduced(samples[wanted.slices], level)

        conversion = DisplayConversion(picture, icc_profile)
        return cls(picture.upright_shape, read, conversion, coarsest, orientation)

    @property
    def opaque(self) -> bool:
        return self._conversion.opaque

    @property
    def seen_shape(self) -> tuple[int, int]:
        """Height and width of the picture as it is seen."""
        height, width = self._shape
        return (width, height) if self.orientation >= 5 else (height, width)

    def grid(self, level: int) -> LevelGrid:
        return LevelGrid.of(*self._shape, level, self.orientation)

    def image(self, level: int, box: Box) -> QImage | None:
        """A box of a level as it is seen; None if its samples are not there yet."""
        grid = self.grid(level)
        samples = self._read(level, stored_box(box, self.orientation, grid.height, grid.width))
        return None if samples is None else self._conversion.image(upright(samples, self.orientation))

    def overview(self) -> QImage | None:
        """The whole picture, small; None if it is not there yet."""
        grid = self.grid(level_for(_OVERVIEW / max(self._shape), self.coarsest))
        return self.image(grid.level, Box(0, 0, grid.height, grid.width))

    def draft(self) -> QImage:
        """The whole picture from every so many pixels of it: coarse, but at once; black if worked out."""
        if self._worked_out:
            black = QImage(1, 1, QImage.Format.Format_RGB32)
            black.fill(0)
            return black
        height, width = self._shape
        step = -(-max(self._shape) // _OVERVIEW)
        samples = self._read(0, Box(0, 0, height, width))
        assert samples is not None, "the first level is the picture itself"
        row, column = min(step // 2, height - 1), min(step // 2, width - 1)
        return self._conversion.image(upright(samples[row::step, column::step], self.orientation))
