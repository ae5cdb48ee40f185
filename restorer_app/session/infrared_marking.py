"""Dust marked from the infrared light of a film scanner: looked for once, then seen before it is marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from restorer_app.core.document import Document
from restorer_app.core.geometry import upright
from restorer_app.core.mask import MaskArray
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Role
from restorer_app.core.progress import Progress
from restorer_app.session.announced import Announced, within
from restorer_app.session.doors import Files
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome
from restorer_app.session.latest_job import LatestJob
from restorer_app.session.sentences import failure_sentences

if TYPE_CHECKING:
    from restorer_app.core.infrared_dust import Dust, Scores

LARGEST_GROWTH, LARGEST_SPECK = 20, 1000


@dataclass(frozen=True, eq=False)
class ShownDust:
    """What is about to be marked: whatever reaches ``least``. A pixel of ``levels[n]`` is 2**n × 2**n."""

    levels: tuple[Scores, ...]
    least: int


class InfraredMarking(QObject):
    """Looks for dust in one document at a time, on the file lane."""

    changed = Signal()
    """It was looked, something was found or not, or more or less is to be marked."""

    sensitivity = Announced(0.5, "changed", within(0, 1))
    growth = Announced(1, "changed", lambda pixels: min(max(int(pixels), 0), LARGEST_GROWTH))
    """Pixels that are marked around what is dark."""
    speck = Announced(4, "changed", lambda pixels: min(max(int(pixels), 1), LARGEST_SPECK))
    """Pieces of fewer pixels are not marked."""

    def __init__(self, lane: JobRunner, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._document: Document | None = None
        self._job = LatestJob(lane, self._on_settled)
        self._dust: Dust | None = None
        self._shown: ShownDust | None = None
        self.trouble = "", ""
        """Why nothing can be found, and what to do then; both empty if it can."""

    @property
    def looking(self) -> bool:
        return self._job.running

    @property
    def ready(self) -> bool:
        """Whether it is known what would be marked."""
        return self._dust is not None

    @property
    def shows_some(self) -> bool:
        """Whether the picture is seen in the infrared too, so that what was found has to be looked at."""
        return self._dust is not None and self._dust.cross_talk.shows_some

    @property
    def shown(self) -> ShownDust | None:
        """To be drawn over the photograph."""
        from restorer_app.core.infrared_dust import threshold

        if self._dust is None:
            return None
        least = threshold(self.sensitivity)
        if self._shown is None or self._shown.least != least:
            self._shown = ShownDust(self._dust.levels, least)
        return self._shown

    @property
    def share(self) -> float:
        """About how much of the photograph would be marked, 0…1."""
        shown = self.shown
        return float(np.mean(shown.levels[0] >= shown.least)) if shown is not None else 0.0

    def look(self, document: Document | None) -> None:
        """Begin looking for the dust of a document; of none: forget."""
        self._document, self._dust, self._shown = document, None, None
        self.trouble = "", ""
        self._job.drop()
        if document is not None:
            self._job.start("Looking for dust…", partial(_found, document.photo, self._files))
        self.changed.emit()

    def forget(self) -> None:
        if self._document is not None:
            self.look(None)

    def _on_settled(self, outcome: Outcome) -> None:
        match outcome:
            case Done(dust) if self._document is not None:
                self._dust = dust
            case Failed():
                self.trouble = failure_sentences(outcome)
        self.changed.emit()

    def marking(self) -> partial[MaskArray] | None:
        """The work that adds the dust to a mask; None if nothing was found yet."""
        if self._dust is None:
            return None
        return partial(_marked, self._dust, self.sensitivity, self.growth, self.speck)


def may_hold_infrared(document: Document) -> bool:
    """Whether it is worth looking: there is such a channel, or another page that may be one."""
    facts = document.facts
    return bool({Role.INFRARED, Role.EXTRA} & set(document.roles)) or facts.pages > 1


def _found(photo: Photo, files: Files, progress: Progress) -> Dust:
    """Upright, like the mask."""
    from restorer_app.core.infrared import infrared_of, red_of
    from restorer_app.core.infrared_dust import find_dust

    def open_page(page: int) -> Photo:
        assert photo.path is not None
        opened: Photo = files.open_photo(photo.path, page=page, progress=progress.part(0, 0))
        return opened

    picture = photo.picture
    infrared, red = infrared_of(photo, open_page), red_of(picture)
    dust = find_dust(upright(infrared, picture.orientation), upright(red, picture.orientation), progress)
    _ = dust.levels  # made here, beside the window
    return dust


def _marked(
    dust: Dust, sensitivity: float, growth: int, speck: int, mask: MaskArray, progress: Progress
) -> MaskArray:
    return mask | dust.mask(sensitivity, growth, speck, progress)
