"""Restoring: the engine is asked, and its answer becomes part of the photograph."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from restorer_app.core.change import Change
from restorer_app.core.document import Document
from restorer_app.core.errors import RestorerError
from restorer_app.core.estimate import TimeLeft
from restorer_app.core.mask import Mask
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text
from restorer_app.engine.request import CleanRequest, ExplainedPlan, MethodInfo, RestoreRequest, RestoreResult
from restorer_app.session.announced import Announced
from restorer_app.session.blinking import Blinking
from restorer_app.session.doors import EngineDoor, Files
from restorer_app.session.jobs import (
    Done,
    Failed,
    Job,
    JobRunner,
    Outcome,
    Stopped,
    failure,
)
from restorer_app.session.masking_session import MaskingSession
from restorer_app.session.places import Places
from restorer_app.session.planning import Planning
from restorer_app.session.sentences import changed_meanwhile, marked, planned, restored, time_left
from restorer_app.session.shelf import OpenPhoto
from restorer_app.session.words import tr

_log = logging.getLogger(__name__)

T = TypeVar("T", RestoreRequest, CleanRequest)
LARGEST_SEED = 2**31 - 1
ADAPTING_SECONDS = "30"
"""For how long a network may learn from the photograph; a title in the window says the same."""


class RestoringSession(MaskingSession):
    """The verbs of the program. Restoring and planning run on an engine lane, files on a file lane."""

    choice_changed = Signal()
    """Method, device, seed, or what else a request carries."""
    devices_changed = Signal()
    prepared = Signal()
    """The engine has loaded what the first restore would wait for."""
    progressed = Signal(float, str)
    """Of the restore that runs: the fraction done, which never falls, and a note."""
    plan_changed = Signal()

    device = Announced("auto", "choice_changed")
    seed = Announced(0, "choice_changed", lambda seed: min(max(int(seed), 0), LARGEST_SEED))
    match_grain = Announced(True, "choice_changed")
    """Give what is filled the grain of its surroundings, where there is any."""
    add_texture = Announced(True, "choice_changed")
    """Give wide holes texture from elsewhere in the photograph."""
    average_flips = Announced(False, "choice_changed")
    """Let a network look at everything mirrored as well, and take the mean."""
    adapt_first = Announced(False, "choice_changed")
    """Let a network learn from the known part of the photograph before it repairs."""

    def __init__(
        self,
        engine: EngineDoor,
        methods: Sequence[MethodInfo],
        files: Files | None = None,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        places: Places | None = None,
    ) -> None:
        """``methods`` are for any task; ``clock``: seconds that only go forward."""
        super().__init__(files, parent, places)
        self._engine, self._clock = engine, clock
        self._every_method = tuple(methods)
        self._methods = tuple(info for info in methods if info.task == "fill")
        self._method = self._methods[0].name if self._methods else ""
        self._devices: tuple[str, ...] = ("auto", "cpu")
        self._wished_device = ""
        self._engine_lane = JobRunner("restorer-engine", self)
        self._planning = Planning(self._engine_lane, engine, self._request, self)
        self._restoring: _Restoring | None = None
        self.blinking = Blinking(self)
        self._planning.changed.connect(self.plan_changed)
        self._planning.failed.connect(self._on_planning_failed)
        self.choice_changed.connect(self._plan_again)
        self.plan_visible_changed.connect(self._plan_again)

    # --- what there is

    @property
    def methods(self) -> tuple[MethodInfo, ...]:
        """Those of the catalogue that repair; the first one is recommended."""
        return self._methods

    @property
    def method(self) -> str:
        """The name of the chosen method."""
        return self._method

    @method.setter
    def method(self, name: str) -> None:
        if name not in {info.name for info in self._methods}:
            raise ValueError(f"there is no method {name!r}")
        if name != self._method:
            self._method = name
            self.choice_changed.emit()

    def method_title(self, name: str) -> str:
        """The title of a method in words; its name if the catalogue does not have it."""
        return next((tr(info.title) for info in self._every_method if info.name == name), name)

    @property
    def devices(self) -> tuple[str, ...]:
        """What can be chosen; complete once ``prepare`` has been answered."""
        return self._devices

    @property
    def wished_device(self) -> str:
        """The device to remember: the chosen one, or one that is wished for and was not there yet."""
        return self._wished_device if self._wished_device and self.device == "auto" else self.device

    def wish_for_device(self, device: str) -> None:
        """Choose a device now, or once the engine says that it is there."""
        if device in self._devices:
            self.device = device
        else:
            self._wished_device = device

    @property
    def restoring(self) -> bool:
        return self._restoring is not None

    @property
    def busy_title(self) -> Text:
        return super().busy_title or (self._restoring.job.title if self._restoring else "")

    @property
    def time_left(self) -> str:
        """How long the restore that runs still takes, for people; empty while nobody can tell."""
        left = self._restoring.told if self._restoring else None
        return time_left(left) if left is not None else ""

    @property
    def plan(self) -> ExplainedPlan | None:
        """What a restore would do now, if it is to be seen and known already."""
        return self._planning.plan

    @property
    def can_restore(self) -> bool:
        return self._document is not None and self.has_mask and not self.restoring

    @property
    def restore_hint(self) -> str:
        """How much a restore would repair, or what is still missing before it can be asked for."""
        if self._document is None:
            return tr("Open a photograph first.")
        if self.has_mask:
            return "\n".join([marked(self.marked_share), *([planned(self.plan)] if self.plan else [])])
        if self.has_repairs:
            return tr("Brush over more damage, or save.")
        return tr("Brush over the damage to mark it.")

    @property
    def restoring_elsewhere(self) -> str:
        """The name of the photograph that is being restored while another one is shown; else empty."""
        photo = self.restoring_photo
        return photo.name if photo is not None and photo is not self.current else ""

    @property
    def restoring_photo(self) -> OpenPhoto | None:
        """The photograph that is being restored, if it is open still."""
        return self._shelf.of(self._restoring.document) if self._restoring else None

    def close(self, photo: OpenPhoto | None = None) -> None:
        closed = photo or self.current
        if self._restoring and closed is not None and closed.document is self._restoring.document:
            self.stop()
        super().close(photo)

    def _take(self, document: Document | None, notes: tuple[str, ...]) -> None:
        self._planning.forget()
        super()._take(document, notes)

    # --- restoring

    def prepare(self) -> None:
        """Ask the engine what it can use, and let it load what the first restore would wait for."""
        work = partial(_prepare, self._engine, self._method, self.device)
        self._engine_lane.start("Preparing…", work).settled.connect(self._on_prepared)

    @Slot(object)
    def _on_prepared(self, outcome: Outcome) -> None:
        """A failure stays silent: nobody asked for anything yet, and ``restore`` will say it again."""
        if not isinstance(outcome, Done):
            return
        self.prepared.emit()
        if outcome.value != self._devices:
            self._devices = outcome.value
            if self._wished_device in self._devices and self.device == "auto":
                self.device, self._wished_device = self._wished_device, ""
            self.devices_changed.emit()

    def restore(self, only: Mask | None = None) -> None:
        """Repair what the mask marks (or ``only`` part of it), on the engine lane.

        Painting may go on meanwhile.
        """
        self.end_stroke()
        request = self._request(only)
        if request is None or self._document is None or self.restoring:
            return
        self._work_on(self._document, "Restoring…", partial(answered, self._engine.restore, request))

    def _work_on(self, document: Document, title: Text, work: Callable[[Progress], RestoreResult]) -> None:
        """Let the engine do something that changes the photograph; its answer is taken in."""
        self._planning.give_way()
        job = self._engine_lane.start(title, work)
        self._restoring = _Restoring(job, document, TimeLeft())
        job.progressed.connect(self._on_progressed)
        job.settled.connect(self._on_restored)
        self._tell_jobs()

    def _request(self, only: Mask | None = None) -> Callable[[], RestoreRequest] | None:
        """What makes, on a lane, what a restore is asked for now; None if there is nothing to repair."""
        document = self._document
        if document is None or not document.marked:
            return None
        asked = partial(
            RestoreRequest,
            document.picture,
            method=self._method,
            seed=self.seed,
            device=self.device,
            options=self._options,
            picture_revision=document.picture_revision,
        )
        mask = document.mask_later()
        return lambda: asked(only or mask())

    @property
    def _options(self) -> dict[str, str]:
        return {
            "grain": "auto" if self.match_grain else "off",
            "texture": "auto" if self.add_texture else "off",
            "ensemble": "flips" if self.average_flips else "off",
            "adapt": ADAPTING_SECONDS if self.adapt_first else "off",
        }

    def stop(self) -> None:
        """Ask the restore to stop, or the opening of files; the photograph stays as it is."""
        if self._restoring:
            self._restoring.job.cancel()
        else:
            self.stop_opening()

    @Slot(float, str)
    def _on_progressed(self, fraction: float, note: str) -> None:
        if self._restoring:
            self._restoring.told = self._restoring.left.note(self._clock(), fraction)
            self.progressed.emit(fraction, tr(note))

    @Slot(object)
    def _on_restored(self, outcome: Outcome) -> None:
        restoring, self._restoring = self._restoring, None
        accepted = False
        if restoring is not None and self._shelf.of(restoring.document) is not None:
            step = restoring.document.step
            self._take_outcome(restoring.document, outcome)
            accepted = restoring.document.step > step
        self._tell_jobs()
        self._plan_again()
        if accepted:
            self._go_on()

    def _go_on(self) -> None:
        """A repair has been taken in, and another one may follow."""

    # --- what comes back

    def _take_outcome(self, document: Document, outcome: Outcome) -> None:
        """What became of a restore; the photograph is open, but perhaps another one is shown."""
        match outcome:
            case Done(RestoreResult() as result) if result.picture_revision == document.picture_revision:
                self._accept(document, result)
            case Done(RestoreResult() as result):
                self._tell_of(document, changed_meanwhile(result))
            case Done(value):
                self._tell_failure(failure(TypeError(f"the engine gave {type(value).__name__}")))
            case Stopped():
                self._tell_of(document, tr("Stopped. Your photograph is unchanged."))
            case Failed():
                self._tell_failure(outcome)

    def _accept(self, document: Document, result: RestoreResult) -> None:
        shown = document is self._document
        stroke = self._stroke if shown else None
        if shown:
            self.end_stroke()
            self._planning.give_way()  # a waiting plan keeps the picture, which would have to be copied
        try:
            change = document.accept(result)
        except (RestorerError, ValueError) as error:  # an answer that does not fit
            self._tell_failure(failure(error))
        else:
            self._tell_accepted(document, change, result)
        if stroke is not None:  # the hand is still down: it paints on as a new step
            self.begin_stroke(*stroke.point)

    def _tell_accepted(self, document: Document, change: Change, result: RestoreResult) -> None:
        if document is self._document:
            self._tell(change)
        self._replace_notes(document, (*document.facts.notes, *result.notes))
        self.shelf_changed.emit()
        self._tell_of(document, restored(result, self.method_title(result.method)))
        _log.info("worked with %s on %s in %.2f s", result.method, result.device, result.seconds)

    def _tell_of(self, document: Document, text: str) -> None:
        """Say something about a photograph, with its name if another one is shown."""
        photo = self._shelf.of(document)
        if photo is not None and photo is not self.current:
            text = tr("{name}: {sentence}").format(name=photo.name, sentence=text)
        self.message.emit(text)

    # --- the plan

    def _tell_mask(self) -> None:
        super()._tell_mask()
        self._plan_again()

    @Slot()
    def _plan_again(self) -> None:
        """Bring the plan into line with the mask and the choices, soon; forget it if it is not to be seen."""
        if self.plan_visible and self.has_mask:
            self._planning.look_again()
        else:
            self._planning.forget()

    @Slot(object)
    def _on_planning_failed(self, failed: Failed) -> None:
        """Said in a quiet place: nothing was lost, and ``restore`` would say it again."""
        if issubclass(failed.kind, RestorerError):
            self.message.emit(failed.text)
        else:
            _log.error("unexpected failure\n%s", failed.details)

    # --- the end

    def shut_down(self) -> None:
        """Stop the restore, let files finish being written, and end both lanes. Waits; for good."""
        self._planning.forget()
        self._engine_lane.close()
        super().shut_down()


@dataclass(eq=False)
class _Restoring:
    """``told``: the seconds that are left, as they were said last."""

    job: Job
    document: Document
    left: TimeLeft
    told: int | None = None


def answered(
    engine: Callable[[T, Progress], RestoreResult], asked: Callable[[], T], progress: Progress
) -> RestoreResult:
    """The engine's answer, packed already, so that taking it in does not hold the window up."""
    request = asked()
    result = engine(request, progress)
    if isinstance(result, RestoreResult):
        result.packed(request.picture.height, request.picture.width)
    return result


def _prepare(engine: EngineDoor, method: str, device: str, progress: Progress) -> tuple[str, ...]:
    devices = engine.devices()
    progress.check()
    engine.load(method, device)
    return devices
