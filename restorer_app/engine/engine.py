"""The one door of the engine: a request in, patches out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeVar, cast

import numpy as np
import torch

from restorer_app.core.errors import Unsupported
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Progress
from restorer_app.core.repair import CLEAN as CLEANED
from restorer_app.core.repair import Patch
from restorer_app.core.sentence import Text, said
from restorer_app.engine.adapting import Adaptation, adapting
from restorer_app.engine.attempts import SMALLEST, Attempt, Onward, Trouble, forget_values, halved, trouble_of
from restorer_app.engine.catalogue import CLEAN, FILL, Entry, check_can, check_task, entry, find
from restorer_app.engine.cleaning import Cleaning, cleaned
from restorer_app.engine.device import (
    available_devices,
    body_dtype,
    choose_device,
    give_back_memory,
    kind_of,
)
from restorer_app.engine.explained import Explainer
from restorer_app.engine.memory import check_memory, check_memory_to_clean
from restorer_app.engine.methods.averaged import AveragedMethod, Refining
from restorer_app.engine.methods.cleaner import Cleaner
from restorer_app.engine.methods.method import Method, members_of
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.remarks import Remarking
from restorer_app.engine.repairing import Repaired, Task, planned, repaired, task_of
from restorer_app.engine.request import (
    CleanRequest,
    ExplainedPlan,
    RestoreRequest,
    RestoreResult,
    ShownEdges,
)
from restorer_app.engine.shown_edges import shown_edges
from restorer_app.engine.wishes import check_wishes, seconds_to_adapt, wants_flips, without_effect
from restorer_app.engine.working import joined_unsure, working_copy

T = TypeVar("T")
TEXTURE = "exemplar"
"""The method that finds texture for wide holes."""


ADAPTING = 0.5
"""The share of the progress that learning from the photograph takes, where that is wished for."""


class Answer(NamedTuple):
    """What a run gave, how often the method was called, and what is to be told of it."""

    repaired: Repaired
    passes: int
    notes: tuple[Text, ...]


class Engine:
    """Holds loaded methods; used from one thread at a time, which owns torch and its memory."""

    def __init__(self, threads: int | None = None) -> None:
        """``threads``: how many the CPU gives to torch; all cores but one unless said."""
        self._loaded: dict[str, Method] = {}
        self._cleaners: dict[str, Cleaner] = {}
        self._warm: dict[str, torch.device] = {}
        self._lost: set[str] = set()
        self._untold = ""  # what became of a device, until a result has told it
        self._explainer = Explainer()
        self._threads = threads or max((os.cpu_count() or 2) - 1, 1)

    @classmethod
    def on_all_cores(cls) -> Engine:
        """An engine for a program that does nothing else meanwhile: the command line."""
        return cls(threads=os.cpu_count() or 1)

    def devices(self) -> tuple[str, ...]:
        """What can be chosen here: "auto" and every device of this computer that has not failed."""
        return ("auto", *(device for device in available_devices() if kind_of(device) not in self._lost))

    def load(self, method: str, device: str = "auto") -> None:
        """Read the method's weights and repair a little, so that the first repair does not wait.

        Costs nothing where that was done already.
        """
        chosen = choose_device(device, self._lost)
        if self._warm.get(find(method).name) != chosen:
            torch.set_num_threads(self._threads)
            self._run(_trial(method), Attempt(chosen), Progress())

    def check(self, request: RestoreRequest) -> None:
        """Raise what would stop the request before work starts.

        ``UnknownMethod``, ``DeviceUnavailable``, ``BadWeights``, ``Unsupported`` for a picture or a mask
        that the method cannot do, or ``OutOfMemory`` for one that this computer surely cannot hold.
        """
        self._first_attempt(request)
        self._prepared(replace(request, picture=working_copy(request).parts[0]))

    def explain(self, request: RestoreRequest, progress: Progress | None = None) -> ExplainedPlan:
        """What ``restore`` would do for the request, and about how long: a little of it is tried for that.

        Raises ``Cancelled`` when stopped and the errors of ``check``.
        """
        onward = Onward(progress or Progress())

        def work(attempt: Attempt) -> ExplainedPlan:
            part, *others = working_copy(request).parts
            task, method = self._placed(replace(request, picture=part), attempt)
            method = _looking(request, method)
            todo = planned(task, method, self._texture(request))
            plan = self._explainer.explain(request, task, todo, method, attempt.device, onward)
            return plan.times(1 + len(others))

        return self._attempted(self._first_attempt(request), work, onward)[0]

    def edges(self, request: RestoreRequest, progress: Progress | None = None) -> tuple[ShownEdges, ...]:
        """The edges that a restore of the request would fill along, and the known ones around them.

        Raises ``Unsupported`` for a method that draws none, ``Cancelled`` when stopped and the errors of
        ``check``.
        """
        onward = Onward(progress or Progress())

        def work(attempt: Attempt) -> tuple[ShownEdges, ...]:
            task, method = self._placed(replace(request, picture=working_copy(request).parts[0]), attempt)
            if not isinstance(method, TrainedMethod) or not method.draws_edges:
                raise Unsupported(
                    said("“{name}” draws no edges.", name=find(request.method).name),
                    "Choose an engine that fills along edges.",
                )
            return shown_edges(task, planned(task, method), method, onward)

        return self._attempted(self._first_attempt(request), work, onward)[0]

    def restore(self, request: RestoreRequest, progress: Progress | None = None) -> RestoreResult:
        """Repair what the mask covers; the answer holds patches inside the mask only.

        Raises ``Cancelled`` when stopped and the errors of ``check``. Where memory runs out it is tried again
        in smaller pieces, then on the CPU, and ``OutOfMemory`` if that does not help; where a device is lost
        the CPU goes on, and that kind of device is not used again. The result has one note about that.
        """
        begun, onward = time.monotonic(), Onward(progress or Progress())
        with adapting(seconds_to_adapt(request)) as adaptation:
            work = partial(self._run, request, progress=onward, adaptation=adaptation)
            answer, attempt = self._attempted(self._first_attempt(request), work, onward)
        known = entry(request.method)
        notes = (attempt.note or self._untold, *answer.notes, *without_effect(request))
        self._untold = ""
        return RestoreResult(
            patches=tuple(answer.repaired.patches),
            unsure=tuple(answer.repaired.unsure),
            mask_used=request.mask,
            method=known.info.name,
            weights_sha256=known.sha256,
            device=str(attempt.device),
            seed=request.seed,
            seconds=time.monotonic() - begun,
            notes=tuple(note for note in notes if note),
            passes=answer.passes,
            picture_revision=request.picture_revision,
        )

    def clean(self, request: CleanRequest, progress: Progress | None = None) -> RestoreResult:
        """Clean up noise, in the whole picture or inside the mask; the answer's verb is ``CLEAN``.

        Raises ``Cancelled`` when stopped, ``UnknownMethod``, ``DeviceUnavailable``, ``BadWeights``,
        ``Unsupported`` and ``OutOfMemory``. Trouble with memory and devices is met as in ``restore``.
        """
        begun, onward = time.monotonic(), Onward(progress or Progress())
        known = entry(request.method)
        check_task(known.info, CLEAN)
        check_memory_to_clean(request)
        first = Attempt(choose_device(request.device, self._lost))
        work = partial(self._cleaned, request, known, progress=onward)
        patches, attempt = self._attempted(first, work, onward)
        notes, self._untold = (attempt.note or self._untold,), ""
        return RestoreResult(
            patches=tuple(patches),
            mask_used=request.mask or _everywhere(request.picture),
            method=known.info.name,
            weights_sha256=known.sha256,
            device=str(attempt.device),
            seconds=time.monotonic() - begun,
            notes=tuple(note for note in notes if note),
            verb=CLEANED,
            picture_revision=request.picture_revision,
        )

    def _cleaned(
        self, request: CleanRequest, known: Entry, attempt: Attempt, progress: Progress
    ) -> list[Patch]:
        """Clean the parts of the working copy, one after the other."""
        progress.report(0.0, "Getting ready")
        cleaner = self._cleaners.get(known.info.name) or cast(Cleaner, known.make())
        self._cleaners[known.info.name] = cleaner
        cleaner.prepare(attempt.device, body_dtype(request.precision, attempt.device))
        picture, mask = request.picture, None
        if request.mask is not None:
            mask = np.ascontiguousarray(picture.stored(request.mask.array))
        working = working_copy(RestoreRequest(picture, Mask.empty(*picture.upright_shape)))
        core, share = max(cleaner.core >> attempt.halvings, SMALLEST), 1 / len(working.parts)
        found = []
        for number, part in enumerate(working.parts):
            task, onward = Cleaning(part, mask, request.strength), progress.part(number * share, share)
            found.append(cleaned(task, cleaner, core, onward))
        return working.patches(found)

    def _attempted(
        self, attempt: Attempt, work: Callable[[Attempt], T], progress: Onward
    ) -> tuple[T, Attempt]:
        """What the work gave, and the attempt that succeeded; ``attempt`` is the first one."""
        torch.set_num_threads(self._threads)
        while isinstance(answer := _tried(work, attempt), Trouble):
            lost, attempt = attempt.device.type, attempt.after(answer)
            if answer is Trouble.DEVICE:
                self._lost.add(lost)
                self._untold = attempt.note
            progress.begin_again()
        return answer, attempt

    def _first_attempt(self, request: RestoreRequest) -> Attempt:
        """What needs no work to be known is checked here, once: later, memory is held by what was tried."""
        check_task(find(request.method), FILL)
        check_can(find(request.method), request.picture)
        check_wishes(request)
        check_memory(request)
        return Attempt(choose_device(request.device, self._lost))

    def _run(
        self,
        request: RestoreRequest,
        attempt: Attempt,
        progress: Progress,
        adaptation: Adaptation | None = None,
    ) -> Answer:
        """Repair the working copy; only its first part is learned from."""
        working, answers = working_copy(request), list[Answer]()
        share = 1 / len(working.parts)
        for number, picture in enumerate(working.parts):
            part = progress.part(number * share, share) if share < 1 else progress
            asked = replace(request, picture=picture)
            answers.append(self._run_part(asked, attempt, part, None if number else adaptation))
        patches = working.patches([answer.repaired.patches for answer in answers])
        unsure = joined_unsure([answer.repaired.unsure for answer in answers])
        notes = dict.fromkeys(note for answer in answers for note in answer.notes)
        return Answer(Repaired(patches, unsure), sum(answer.passes for answer in answers), tuple(notes))

    def _run_part(
        self, request: RestoreRequest, attempt: Attempt, progress: Progress, adaptation: Adaptation | None
    ) -> Answer:
        progress.report(0.0, "Looking at the damage")
        task, method = self._placed(request, attempt)
        progress.check()
        if adaptation is not None:
            dtype = body_dtype(request.precision, attempt.device)
            method = adaptation.of(method, task, attempt.device, dtype, progress.part(0, ADAPTING))
            progress = progress.part(ADAPTING, 1 - ADAPTING)
        method = _looking(request, method)
        texture = self._texture(request)
        with halved([method] if texture is None else [method, texture], attempt.halvings):
            todo = planned(task, method, texture)
            made = repaired(task, method, progress, texture, todo)
        told = method.remarks() if isinstance(method, Remarking) else ()
        notes = told if adaptation is None else (adaptation.note, *told)
        return Answer(made, todo.passes * members_of(method), notes)

    def _placed(self, request: RestoreRequest, attempt: Attempt) -> tuple[Task, Method]:
        """The task, and the method on the attempt's device."""
        task, method = self._prepared(request)
        self._warm.pop(find(request.method).name, None)
        method.prepare(attempt.device, body_dtype(request.precision, attempt.device))
        self._warm[find(request.method).name] = attempt.device
        return task, method

    def _texture(self, request: RestoreRequest) -> Method | None:
        """What puts detail over the soft fills of networks in wide holes, unless that is not wanted.

        Those of the literature, which draw a hole from nothing, are shown as they are.
        """
        wanted = request.options.get("texture", "auto") != "off" and find(request.method).kind == "trained"
        wanted = wanted and self._method(entry(request.method)).refines
        return self._method(entry(TEXTURE)) if wanted else None

    def _prepared(self, request: RestoreRequest) -> tuple[Task, Method]:
        return task_of(request), self._method(entry(request.method))

    def _method(self, known: Entry) -> Method:
        name = known.info.name
        if name not in self._loaded:
            self._loaded[name] = known.make()
        return self._loaded[name]


def _everywhere(picture: Picture) -> Mask:
    return Mask(np.ones(picture.upright_shape, np.bool_))


def _looking(request: RestoreRequest, method: Method) -> Method:
    """The method, looking in several ways if that is wished for."""
    if wants_flips(request) and isinstance(method, Refining):
        return AveragedMethod(method)
    return method


def _tried(work: Callable[[Attempt], T], attempt: Attempt) -> T | Trouble:
    """What the work gave, or what was in the way: by then all that the attempt held is free."""
    try:
        return work(attempt)
    except Exception as error:
        forget_values(error)
        trouble = trouble_of(error, attempt.device)
        if trouble is None:
            raise
        return trouble
    finally:
        give_back_memory()


def _trial(method: str) -> RestoreRequest:
    """A small grainy picture with a scratch and a hole: what is made once, at first use, is made for it."""
    samples = np.random.default_rng(0).integers(96, 160, (192, 192, 3), np.uint8)
    mask = np.zeros((192, 192), np.bool_)
    mask[16:80, 32:36] = mask[96:112, 96:112] = True
    return RestoreRequest(Picture(samples, RGB), Mask(mask), method)
