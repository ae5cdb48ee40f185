"""The damage mask: True where the photograph is to be repaired."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.errors import MaskMismatch
from restorer_app.core.geometry import Box, bounds
from restorer_app.core.picture import Picture
from restorer_app.core.sentence import said

MaskArray = NDArray[np.bool_]
"""bool H×W, True = repair, the size of the upright picture."""


@dataclass(frozen=True, eq=False)
class Mask:
    """bool H×W, True = repair, read-only, the same size as the upright picture."""

    array: MaskArray

    def __post_init__(self) -> None:
        if self.array.ndim != 2 or self.array.dtype != np.bool_:
            raise ValueError(f"a mask is bool H×W, not {self.array.dtype} {self.array.shape}")
        self.array.flags.writeable = False

    @classmethod
    def empty(cls, height: int, width: int) -> Mask:
        return cls(np.zeros((height, width), np.bool_))

    @property
    def height(self) -> int:
        return int(self.array.shape[0])

    @property
    def width(self) -> int:
        return int(self.array.shape[1])

    @property
    def area(self) -> int:
        """How many pixels are to be repaired."""
        return int(np.count_nonzero(self.array))

    @property
    def bounds(self) -> Box | None:
        """The smallest box around the hole; None if the mask is empty."""
        return bounds(self.array)

    def check_fits(self, picture: Picture) -> None:
        """Raise ``MaskMismatch`` unless the mask has the upright picture's size."""
        self.check_fits_shape(picture.upright_shape)

    def check_fits_shape(self, shape: tuple[int, int]) -> None:
        """Raise ``MaskMismatch`` unless the mask has this height and width."""
        height, width = shape
        if (self.height, self.width) != (height, width):
            raise MaskMismatch(
                said(
                    "The mask is {width} × {height} pixels, the photograph {wide} × {high}.",
                    width=self.width,
                    height=self.height,
                    wide=width,
                    high=height,
                )
            )
