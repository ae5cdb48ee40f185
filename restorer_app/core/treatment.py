"""What was done to a photograph, as far as its file ought to say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from restorer_app.core.kept_repair import KeptRepair
from restorer_app.core.repair import CLEAN, Repair


@dataclass(frozen=True)
class Treatment:
    """``trained``: a trained engine has filled some of it, else only classical ones. ``when`` has a zone.

    ``repaired``: damage was filled; ``cleaned``: noise was cleaned up. What cleans makes nothing up, and so
    it does not count as an engine that fills.
    """

    trained: bool
    when: datetime
    repaired: bool = True
    cleaned: bool = False

    @classmethod
    def of(cls, repairs: Iterable[Repair | KeptRepair]) -> Treatment | None:
        """That of these repairs, until now; None for none."""
        every = list(repairs)
        filled = [repair for repair in every if repair.verb != CLEAN]
        trained, now = any(repair.weights_sha256 for repair in filled), datetime.now().astimezone()
        return cls(trained, now, bool(filled), len(filled) < len(every)) if every else None
