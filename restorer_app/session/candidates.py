"""Other repairs of one region, to choose from: computed one after the other on the engine lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Samples
from restorer_app.core.progress import Progress
from restorer_app.core.region_crop import RegionCrop
from restorer_app.core.repair import Repair
from restorer_app.core.sentence import Text, said
from restorer_app.engine.request import MethodInfo, RestoreRequest
from restorer_app.session.defects import Defect
from restorer_app.session.doors import EngineDoor
from restorer_app.session.jobs import Done, Failed, JobRunner, Outcome
from restorer_app.session.latest_job import LatestJob

_MOST = 7
"""What is worth a try beside the original and the present repair, if not everything is asked for."""


@dataclass(frozen=True)
class Wish:
    """How a candidate is made; ``title`` in words, translated when it is shown."""

    method: str
    seed: int
    title: Text


@dataclass(frozen=True, eq=False)
class Candidate:
    """One way a region may look. ``samples``: the region and a little around it, upright.

    ``repair``: what choosing it does to the photograph; None: nothing, it looks so already.
    """

    title: Text
    samples: Samples
    repair: Repair | None


class Candidates(QObject):
    """At most one region at a time. The original and the present repair come first, at once."""

    changed = Signal()
    """Another region, another candidate, or none any more."""
    shown_changed = Signal()
    """Another one is looked at on the photograph, or none any more."""
    failed = Signal(object)
    """A ``Failed``: none of the engines could do it."""

    def __init__(self, lane: JobRunner, engine: EngineDoor, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job = LatestJob(lane, self._on_settled)
        self._defect: Defect | None = None
        self._crop: RegionCrop | None = None
        self._options: Mapping[str, Any] = {}
        self._device = "auto"
        self._found: list[Candidate] = []
        self._waiting: list[Wish] = []
        self._trying: Text = ""
        self._shown: Candidate | None = None

    @property
    def defect(self) -> Defect | None:
        """The region that is being tried again; None if none is."""
        return self._defect

    @property
    def found(self) -> tuple[Candidate, ...]:
        return tuple(self._found)

    @property
    def expected(self) -> int:
        """How many there will be."""
        return len(self._found) + len(self._waiting) + self._job.running

    @property
    def trying(self) -> Text:
        """The title of what is being computed; empty if nothing is."""
        return self._trying if self._job.running else ""

    @property
    def shown(self) -> tuple[Samples, Box] | None:
        """What the photograph is to look like for now, and where (both upright); None: as it is."""
        if self._shown is None or self._crop is None:
            return None
        return self._shown.samples, self._crop.seen_box

    def show(self, number: int | None) -> None:
        """Look at that one on the photograph before anything is chosen; None: at none."""
        self._show(None if number is None else self._found[number])

    def _show(self, candidate: Candidate | None) -> None:
        if candidate is not self._shown:
            self._shown = candidate
            self.shown_changed.emit()

    def start(
        self,
        defect: Defect,
        crop: RegionCrop,
        present: Samples,
        wishes: Sequence[Wish],
        device: str,
        options: Mapping[str, Any],
    ) -> None:
        """Try a region again. ``present``: how it looks now, cut out as the candidates are."""
        self.forget()
        self._defect, self._crop, self._device, self._options = defect, crop, device, options
        self._found = [
            Candidate("Original", crop.original.copy(), crop.original_repair()),
            Candidate("As it is", present.copy(), None),
        ]
        self._waiting = list(wishes)
        self._next()
        self.changed.emit()

    def stop(self) -> None:
        """Look for no more; what is there already can still be chosen."""
        self._job.drop()
        self._waiting = []
        self.changed.emit()

    def forget(self) -> None:
        """The choice is made, or nobody looks any more."""
        self._job.drop()
        self._waiting, self._found = [], []
        self._show(None)
        if self._defect is not None:
            self._defect = self._crop = None
            self.changed.emit()

    def _next(self) -> None:
        if self._crop is None or not self._waiting:
            return
        wish = self._waiting.pop(0)
        self._trying = wish.title
        crop = self._crop
        request = RestoreRequest(
            crop.picture, crop.mask, wish.method, wish.seed, self._device, options=self._options
        )
        work = partial(_candidate, self._engine.restore, request, crop, wish.title)
        self._job.start("Trying another…", work)

    def _on_settled(self, outcome: Outcome) -> None:
        match outcome:
            case Done(Candidate() as candidate):
                self._found.append(candidate)
            case Failed() if not self._waiting and len(self._found) == 2:
                self.failed.emit(outcome)
        self._next()
        self.changed.emit()


def wishes_for(methods: Sequence[MethodInfo], depth: str, method: str, seed: int) -> list[Wish]:
    """What is worth a try: the chosen engine with other seeds, and others that do the depth."""
    wishes = [Wish(method, seed + more, said("Another variant ({seed})", seed=more)) for more in (1, 2)]
    others = sorted((info for info in methods if info.name != method), key=_worth)
    return [*wishes, *every_wish(others, depth, seed)][:_MOST]


def _worth(info: MethodInfo) -> int:
    """Networks of the literature are there to compare with: they come after all others."""
    return 1 if info.group == "literature" else 0


def every_wish(methods: Sequence[MethodInfo], depth: str, seed: int) -> list[Wish]:
    """Each engine that fills holes in photographs of that depth."""
    able = (info for info in methods if depth in info.depths and info.task == "fill")
    return [Wish(info.name, seed, info.title) for info in able]


def _candidate(
    restore: Callable[[RestoreRequest, Progress], Repair],
    request: RestoreRequest,
    crop: RegionCrop,
    title: Text,
    progress: Progress,
) -> Candidate:
    result = restore(request, progress)
    repair = crop.brought_back(result)
    height, width = crop.shape if crop.orientation < 5 else crop.shape[::-1]
    repair.packed(height, width)
    return Candidate(title, crop.repaired(result), repair)
