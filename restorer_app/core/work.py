"""What was done to a photograph: plain, frozen data that can be kept in files."""

from __future__ import annotations

from dataclasses import dataclass

from restorer_app.core.kept_repair import KeptRepair, KeptSamples
from restorer_app.core.sparse_mask import SparseMask


@dataclass(frozen=True, eq=False)
class Work:
    """The marks and the repairs of one photograph. ``stored``: its height and width as stored."""

    stored: tuple[int, ...]
    mask: SparseMask
    repairs: tuple[tuple[KeptRepair, KeptSamples | None], ...]

    @property
    def empty(self) -> bool:
        return not self.mask.area and not self.repairs
