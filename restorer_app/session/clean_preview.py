"""A part of the photograph cleaned for a look, before anything of the photograph changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.picture import Samples
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Repair
from restorer_app.engine.request import CleanRequest
from restorer_app.session.doors import EngineDoor
from restorer_app.session.jobs import Done, JobRunner, Outcome
from restorer_app.session.latest_job import LatestJob

_AROUND = 48
"""Pixels around the part that the network is given too: what it sees there changes what it cleans."""


class CleanPreview(QObject):
    """One part at a time, cleaned on the engine lane with all strength; how much of that is seen is free."""

    changed = Signal()
    """The part is there, or it is none any more."""

    def __init__(self, lane: JobRunner, engine: EngineDoor, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job = LatestJob(lane, self._on_settled)
        self._asked: tuple[Document, int, Box, str, str] | None = None
        self._before: Samples | None = None
        self._clean: Samples | None = None

    @property
    def box(self) -> Box | None:
        """The part that is looked at, upright; None: none is."""
        return None if self._asked is None else self._asked[2]

    def after(self, strength: float) -> Samples | None:
        """The part as it would be with a strength of 0…1; None: not known yet."""
        if self._before is None or self._clean is None:
            return None
        old = self._before.astype(np.float32)
        new = old + np.float32(strength) * (self._clean.astype(np.float32) - old)
        return (new if self._before.dtype.kind == "f" else np.rint(new)).astype(self._before.dtype)

    def look(self, document: Document, box: Box, method: str, device: str) -> None:
        """Look at a part (upright, inside the photograph); what is there already is not asked for again."""
        asked = document, document.picture_revision, box, method, device
        if asked == self._asked:
            return
        self._drop()
        self._asked = asked
        cut = box.grown(_AROUND).clipped(*document.upright_shape)
        samples = document.upright_samples[cut.slices].copy()
        inside = box.shifted(-cut.row, -cut.column)
        self._before = samples[inside.slices]
        picture = replace(document.facts.picture, samples=samples, orientation=1)
        request = CleanRequest(picture, method=method, device=device)
        self._job.start("Preview", partial(_cleaned, self._engine.clean, request, inside))
        self.changed.emit()

    def forget(self) -> None:
        """Nobody looks any more."""
        if self._asked is not None:
            self._drop()
            self.changed.emit()

    def _drop(self) -> None:
        self._job.drop()
        self._asked = self._before = self._clean = None

    def _on_settled(self, outcome: Outcome) -> None:
        self._clean = outcome.value if isinstance(outcome, Done) else None
        self.changed.emit()


def _cleaned(
    clean: Callable[[CleanRequest, Progress], Repair], request: CleanRequest, part: Box, progress: Progress
) -> Samples:
    samples = request.picture.samples.copy()
    for patch in clean(request, progress).patches:
        np.copyto(samples[patch.box.slices], patch.samples, where=patch.alpha[:, :, None] > 0)
    return samples[part.slices].copy()
