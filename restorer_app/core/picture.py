"""The photograph in memory: its own samples, in its own depth and order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from numpy.typing import NDArray

from restorer_app.core.geometry import as_stored, upright

Samples = NDArray[Any]
"""H×W×C, uint8, uint16 or float32, in the file's storage order."""


class Role(Enum):
    """What a channel means."""

    GREY = "grey"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    ALPHA = "alpha"
    ALPHA_PREMULTIPLIED = "premultiplied alpha"
    INFRARED = "infrared"
    CYAN = "cyan"
    MAGENTA = "magenta"
    YELLOW = "yellow"
    BLACK = "black"
    LIGHTNESS = "lightness"
    LAB_A = "a*"
    LAB_B = "b*"
    EXTRA = "extra"


GREY = (Role.GREY,)
RGB = (Role.RED, Role.GREEN, Role.BLUE)
CMYK = (Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)
LAB = (Role.LIGHTNESS, Role.LAB_A, Role.LAB_B)

FULL_SCALE: dict[str, float] = {"uint8": 255.0, "uint16": 65535.0, "float32": 1.0}
"""The sample value that means white, by dtype name."""


@dataclass(frozen=True)
class Resolution:
    """Pixels per unit, as the file states it; ``unit`` is "inch", "centimetre" or "none"."""

    horizontal: float
    vertical: float
    unit: str = "inch"

    @property
    def per_inch(self) -> tuple[float, float] | None:
        """Horizontal and vertical pixels per inch; None without a unit."""
        if self.unit == "none":
            return None
        factor = 2.54 if self.unit == "centimetre" else 1.0
        return self.horizontal * factor, self.vertical * factor


@dataclass(frozen=True, eq=False)
class Picture:
    """H×W×C samples with channel roles, read-only, in the file's storage order.

    ``samples`` is made read-only here and must not be changed by its giver afterwards. ``orientation``
    (EXIF 1…8) says how to turn it upright: only the display and the mask's coordinates are upright.
    ``depth`` are the bits that a sample has in the file where these are fewer than the dtype's (1, 2, 4, 10,
    12), else None. Samples are spread over the dtype's whole range all the same (12 bits: value × 65535 /
    4095, rounded), so that white is ``full_scale``; what is written is one of those 2**depth values.
    Inks (CMYK) are 0 where the paper is bare; a* and b* count from the middle of the range (128 or 32768).
    """

    samples: Samples
    roles: tuple[Role, ...]
    orientation: int = 1
    depth: int | None = None

    def __post_init__(self) -> None:
        if self.samples.ndim != 3 or self.samples.shape[2] != len(self.roles):
            raise ValueError(f"{self.samples.shape} samples do not fit the roles {self.roles}")
        if self.samples.dtype.name not in FULL_SCALE:
            raise ValueError(f"samples of {self.samples.dtype} are not used here")
        if self.orientation not in range(1, 9):
            raise ValueError(f"orientation {self.orientation} is not 1…8")
        self.samples.flags.writeable = False

    @property
    def height(self) -> int:
        """Rows as stored."""
        return int(self.samples.shape[0])

    @property
    def width(self) -> int:
        """Columns as stored."""
        return int(self.samples.shape[1])

    @property
    def upright_shape(self) -> tuple[int, int]:
        """Height and width as it is seen; the size of its mask."""
        return (self.width, self.height) if self.orientation >= 5 else (self.height, self.width)

    @property
    def full_scale(self) -> float:
        """The sample value that means white: 255, 65535 or 1.0."""
        return FULL_SCALE[self.samples.dtype.name]

    @property
    def bits(self) -> int:
        """Bits a sample in memory; see ``depth``."""
        return int(self.samples.dtype.itemsize) * 8

    @property
    def colour_channels(self) -> tuple[int, ...]:
        """Indices of the channels that a method repairs: one (grey) or three (RGB), in that order.

        Empty for a kind that has neither (CMYK, Lab): such a picture is repaired in a working copy.
        """
        return self._places(RGB) or self._places(GREY)

    @property
    def own_channels(self) -> tuple[int, ...]:
        """Indices of the channels that hold the photograph itself: RGB, grey, CMYK or Lab, in that order."""
        return self.colour_channels or self._places(CMYK) or self._places(LAB)

    @property
    def is_cmyk(self) -> bool:
        return not self.colour_channels and bool(self._places(CMYK))

    @property
    def is_lab(self) -> bool:
        return not self.colour_channels and bool(self._places(LAB))

    def _places(self, roles: tuple[Role, ...]) -> tuple[int, ...]:
        """Where all of the roles are; empty if one is lacking."""
        lacking = any(role not in self.roles for role in roles)
        return () if lacking else tuple(self.roles.index(role) for role in roles)

    def upright_samples(self) -> Samples:
        """The samples as they are to be seen, H×W×C; a view, nothing is copied."""
        return upright(self.samples, self.orientation)

    def with_samples(self, samples: Samples) -> Picture:
        """The same kind of picture with other samples."""
        return replace(self, samples=samples)

    def stored(self, array: NDArray[Any]) -> NDArray[Any]:
        """View an upright H×W… array (a mask, say) in this picture's storage order."""
        return as_stored(array, self.orientation)
