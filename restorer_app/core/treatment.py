"""What was done to a photograph, as far as its file ought to say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from restorer_app.core.kept_repair import KeptRepair
from restorer_app.core.repair import Repair


@dataclass(frozen=True)
class Treatment:
    """``trained``: a trained engine has filled some of it, else only classical ones. ``when`` has a zone."""

    trained: bool
    when: datetime

    @classmethod
    def of(cls, repairs: Iterable[Repair | KeptRepair]) -> Treatment | None:
        """That of these repairs, until now; None for none."""
        weights = [repair.weights_sha256 for repair in repairs]
        return cls(any(weights), datetime.now().astimezone()) if weights else None
