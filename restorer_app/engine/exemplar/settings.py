"""What the exemplar method's taste and thrift are set to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Colours count in steps, about 200 between the dark and the bright end of what is known.

    Where there are several numbers, the first is for full size, the next for half size and so on, the last
    for all smaller ones.

    ``sizes``: sides of the patches. ``directions``: numbers kept of a patch (see ``patches.Likeness``).
    ``tone``, ``rough``: how much the patch's mean colour and the roughness of its texture count against its
    pixels; little roughness, and blurred pieces win everywhere. ``shift``: by how many steps a piece may be
    made lighter or darker to fit. ``sparing``: how dear it is to use a piece again. ``rounds``: how often to
    search and vote; ``passes``: sweeps of one search. ``sharpness``: how much more the more like patches
    count in a vote. ``guiding``: how near to keep to the base, which is trusted as far as it is averaged over
    cells of the hole's radius / ``cells``. ``calling``: a piece twice as restless as is usual around the hole
    counts like one that is so many steps off the base. ``hold``, ``tear``: see ``join``.
    """

    sizes: tuple[int, ...] = (7, 7, 9)
    directions: int = 32
    tone: float = 1.0
    rough: float = 3.0
    shift: float = 8.0
    sparing: float = 0.3
    rounds: tuple[int, ...] = (3, 5, 8, 12)
    passes: int = 2
    sharpness: tuple[float, ...] = (10.0, 8.0, 4.0)
    guiding: float = 0.5
    cells: float = 6.0
    calling: float = 9.0
    hold: float = 0.005
    tear: float = 100.0

    def size(self, level: int) -> int:
        """Side of the patches at a level (0: full size), in its pixels; odd."""
        return self.sizes[min(level, len(self.sizes) - 1)]

    def rounds_at(self, level: int) -> int:
        """How often to search and vote at a level."""
        return self.rounds[min(level, len(self.rounds) - 1)]

    def sharpness_at(self, level: int) -> float:
        """How much more the more like patches count at a level."""
        return self.sharpness[min(level, len(self.sharpness) - 1)]
