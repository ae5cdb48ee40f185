"""What a verb of the document has changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from restorer_app.core.geometry import Box


@dataclass(frozen=True, eq=False)
class Change:
    """What one verb, undo or redo did: the upright boxes to draw anew.

    ``pictures``: several small ones, where samples changed; ``mask``: None if no mark changed.
    """

    pictures: tuple[Box, ...] = ()
    mask: Box | None = None

    @property
    def picture(self) -> Box | None:
        """One box around all changed samples; None if there are none."""
        return reduce(Box.united, self.pictures) if self.pictures else None

    def united(self, other: Change) -> Change:
        """Both, one after the other."""
        masks = [box for box in (self.mask, other.mask) if box is not None]
        pictures = tuple(dict.fromkeys((*self.pictures, *other.pictures)))
        return Change(pictures, reduce(Box.united, masks) if masks else None)
