"""The list of defects: what is marked, and what was repaired, each region by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.kept_repair import KeptRepair
from restorer_app.core.mask import MaskArray
from restorer_app.core.progress import Progress
from restorer_app.core.regions import Region, Regions, RegionSearch, SearchedRegions
from restorer_app.core.repair import CLEAN
from restorer_app.core.runs import connected
from restorer_app.session.jobs import Done, Failed, Job, JobRunner, Outcome
from restorer_app.session.words import tr

_log = logging.getLogger(__name__)

PAUSE_MS, LONG_PAUSE_MS = 120, 800
"""So long after the last stroke of a burst the list is made anew; the longer time if that takes a while."""
_LIGHT = 2_000_000
"""Pixels of mask that are looked through in a few milliseconds."""
ORIGINAL = "original"
"""The method of a repair that put the original back."""


@dataclass(frozen=True)
class Defect:
    """One region: marked and to be repaired, or repaired. ``method``: what it was repaired with."""

    region: Region
    repaired: bool = False
    method: str = ""


class Defects(QObject):
    """Defects in reading order, and which of them is selected. Follows a document once it is watched."""

    changed = Signal()
    """Other defects, or another one is selected."""

    def __init__(self, lane: JobRunner, parent: QObject) -> None:
        """``lane`` looks through large masks."""
        super().__init__(parent)
        self._lane = lane
        self._job: Job | None = None
        self._document: Document | None = None
        self._marks: Regions | None = None
        self._all: tuple[Defect, ...] = ()
        self._selected: Defect | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_beside)

    # --- following

    def watch(self, document: Document | None) -> None:
        """Tell of another photograph's defects from now on."""
        self._document, self._selected = document, None
        self._marks = None
        if document is not None:
            known = Regions(document.mask_view) if document.has_mask else Regions.none(document.mask_view)
            self._marks = known
        self._take(())
        self._look_beside()

    def mask_changed(self, box: Box | None) -> None:
        """Marks changed inside an upright box; None: anywhere."""
        if self._marks is not None and self._document is not None:
            self._marks.update(self._document.mask_view, box)
            self._pause.start(PAUSE_MS)

    def picture_changed(self) -> None:
        """A repair came, or was taken back."""
        self._pause.start(PAUSE_MS)

    @Slot()
    def look(self) -> None:
        """Make the list anew now. What was selected stays so if it is still there."""
        self._pause.stop()
        self._stop_looking()
        if self._document is None or self._marks is None:
            self._take(())
        else:
            self._take(_in_order(self._marks.all, self._document.kept_repairs))

    @Slot()
    def _look_beside(self) -> None:
        """Make the list anew; on the lane if that could be felt."""
        self._stop_looking()
        search = self._marks.search() if self._marks is not None else None
        if search is None or self._document is None or search.weight <= _LIGHT:
            self.look()
            return
        if self._pause.interval() == PAUSE_MS:
            self._pause.start(LONG_PAUSE_MS)
            return
        work = partial(_looked, search, self._document.kept_repairs)
        self._job = job = self._lane.start(tr("Looking for defects…"), work)
        job.settled.connect(partial(self._on_looked, job, search))

    def stop(self) -> None:
        """Look no more: the lane is about to end."""
        self._pause.stop()
        self._stop_looking()

    def _stop_looking(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _on_looked(self, job: Job, search: RegionSearch, outcome: Outcome) -> None:
        if job is not self._job or self._marks is None:
            return
        self._job = None
        match outcome:
            case Done((searched, found)) if self._marks.take(search, searched):
                self._all, self._selected = found, self._still_there(found)
                self.changed.emit()
            case Failed():
                _log.error("the list of defects is not up to date\n%s", outcome.details)

    def _take(self, found: tuple[Defect, ...]) -> None:
        selected = self._still_there(found)
        if (found, selected) != (self._all, self._selected):
            self._all, self._selected = found, selected
            self.changed.emit()

    def _still_there(self, found: tuple[Defect, ...]) -> Defect | None:
        """The selected one; if it was repaired meanwhile, what it has become."""
        chosen = self._selected
        if chosen is None or chosen in found:
            return chosen
        return next((defect for defect in found if defect.region.box == chosen.region.box), None)

    # --- what there is

    @property
    def all(self) -> tuple[Defect, ...]:
        return self._all

    @property
    def open_count(self) -> int:
        """How many are still to be repaired."""
        return sum(not defect.repaired for defect in self._all)

    @property
    def selected(self) -> Defect | None:
        return self._selected

    def pixels(self, defect: Defect) -> MaskArray:
        """The defect's own pixels, bool h×w in its box."""
        assert self._document is not None and self._marks is not None, "defects need a document"
        if not defect.repaired:
            return self._marks.pixels(defect.region)
        row, column = defect.region.inside
        box = defect.region.box
        for kept in reversed(self._document.kept_repairs):
            if kept.verb != CLEAN and defect.region in kept.regions:
                return connected(kept.mask_used.read(box), row - box.row, column - box.column)
        return connected(self._document.repaired(box), row - box.row, column - box.column)

    # --- selecting

    def select(self, defect: Defect | None) -> None:
        """Select one of ``all``, or none."""
        if defect != self._selected and (defect is None or defect in self._all):
            self._selected = defect
            self.changed.emit()

    def select_at(self, row: int, column: int) -> bool:
        """Select the defect at a pixel; False if there is none."""
        inside = [defect for defect in self._all if _holds(defect.region.box, row, column)]
        for defect in sorted(inside, key=lambda each: each.region.area):
            box = defect.region.box
            if self.pixels(defect)[row - box.row, column - box.column]:
                self.select(defect)
                return True
        self.select(None)
        return False

    def step(self, by: int, wanted: Callable[[Defect], bool] = lambda _: True) -> None:
        """Select the next one (1) or the one before (-1), from the last on to the first."""
        if self._pause.isActive() or self._job is not None:
            self.look()
        choice = [defect for defect in self._all if wanted(defect)]
        if not choice:
            self.select(None)
        elif self._selected in choice:
            self.select(choice[(choice.index(self._selected) + by) % len(choice)])
        else:
            self.select(choice[0 if by > 0 else -1])


def _looked(
    search: RegionSearch, repairs: tuple[KeptRepair, ...], progress: Progress
) -> tuple[SearchedRegions, tuple[Defect, ...]]:
    progress.check()
    searched = search()
    progress.check()
    return searched, _in_order(searched.regions, repairs)


def _in_order(regions: tuple[Region, ...], repairs: tuple[KeptRepair, ...]) -> tuple[Defect, ...]:
    """All defects from top to bottom."""
    defects = [*(Defect(region) for region in regions), *_repaired(repairs)]
    return tuple(sorted(defects, key=_place))


def _place(defect: Defect) -> tuple[int, int, int, int, bool]:
    box = defect.region.box
    return box.row, box.column, box.height, box.width, defect.repaired


def _repaired(repairs: tuple[KeptRepair, ...]) -> list[Defect]:
    """The regions of all repairs; where one was repaired again, the last time counts."""
    found: dict[Box, Defect | None] = {}
    for kept in reversed([each for each in repairs if each.verb != CLEAN]):
        for region in kept.regions:
            again = Defect(region, True, kept.method) if kept.method != ORIGINAL else None
            found.setdefault(region.box, again)
    return [defect for defect in found.values() if defect is not None]


def _holds(box: Box, row: int, column: int) -> bool:
    return box.row <= row < box.bottom and box.column <= column < box.right
