"""The one door of the engine: a request in, patches out."""

from __future__ import annotations

import os
import time

import torch

from restorer_app.core.errors import OutOfMemory
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Patch
from restorer_app.engine.catalogue import Entry, entry
from restorer_app.engine.device import (
    available_devices,
    body_dtype,
    choose_device,
    give_back_memory,
    is_out_of_memory,
)
from restorer_app.engine.methods.method import Method, Terms
from restorer_app.engine.repairing import repair, task_of
from restorer_app.engine.request import RestoreRequest, RestoreResult


class Engine:
    """Holds loaded methods; used from one thread at a time, which owns torch and its memory."""

    def __init__(self, threads: int | None = None) -> None:
        """``threads``: how many the CPU gives to torch; all cores but one unless said."""
        self._loaded: dict[str, Method] = {}
        self._threads = threads or max((os.cpu_count() or 2) - 1, 1)

    def devices(self) -> tuple[str, ...]:
        """What can be chosen here: "auto" and every device of this computer."""
        return ("auto", *available_devices())

    def load(self, method: str, device: str = "auto") -> None:
        """Read the method's weights and warm it up, so that the first repair does not wait."""
        torch.set_num_threads(self._threads)
        made = self._method(entry(method))
        chosen = choose_device(device)
        made.prepare(chosen, body_dtype("auto", chosen))
        hole = torch.zeros(1, 1, 64, 64)
        hole[..., 24:40, 24:40] = 1
        made.fill(torch.zeros(1, 3, 64, 64), hole, None, Terms())

    def check(self, request: RestoreRequest) -> None:
        """Raise what would stop the request before work starts.

        ``UnknownMethod``, ``DeviceUnavailable``, ``BadWeights``, or ``Unsupported`` for a picture or a mask
        that the method cannot do.
        """
        choose_device(request.device)
        task_of(request)
        self._method(entry(request.method))

    def restore(self, request: RestoreRequest, progress: Progress | None = None) -> RestoreResult:
        """Repair what the mask covers; the answer holds patches inside the mask only.

        Raises ``Cancelled`` when stopped and the errors of ``check``; memory that runs out on another device
        is answered on the CPU, with a note.
        """
        progress = progress or Progress()
        begun = time.monotonic()
        self.check(request)
        torch.set_num_threads(self._threads)
        device, notes = choose_device(request.device), []
        try:
            patches = self._run(request, device, progress)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            if device.type == "cpu":
                raise OutOfMemory("There is not enough memory to repair this photograph.") from error
            notes.append("The graphics card ran out of memory; the processor did the work.")
            device = torch.device("cpu")
            patches = self._run(request, device, progress)
        known = entry(request.method)
        return RestoreResult(
            patches=tuple(patches),
            mask_used=request.mask,
            method=known.info.name,
            weights_sha256=known.sha256,
            device=device.type,
            seed=request.seed,
            seconds=time.monotonic() - begun,
            notes=tuple(notes),
            picture_revision=request.picture_revision,
        )

    def _run(self, request: RestoreRequest, device: torch.device, progress: Progress) -> list[Patch]:
        method = self._method(entry(request.method))
        method.prepare(device, body_dtype(request.precision, device))
        try:
            return repair(task_of(request), method, progress)
        finally:
            give_back_memory()

    def _method(self, known: Entry) -> Method:
        name = known.info.name
        if name not in self._loaded:
            self._loaded[name] = known.make()
        return self._loaded[name]
