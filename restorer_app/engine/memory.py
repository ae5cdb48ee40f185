"""Refuses, before work starts, what memory surely cannot hold."""

from __future__ import annotations

from restorer_app.core.errors import OutOfMemory
from restorer_app.core.files.memory import available_memory
from restorer_app.core.sentence import said
from restorer_app.engine.request import CleanRequest, RestoreRequest
from restorer_app.engine.working import copied_bytes

AT_WORK = 64 << 20
"""Bytes that the smallest pieces take while they are worked on, whatever the method."""

PACKING = 24
"""Bytes a pixel that it takes to note which pixels were changed."""


def check_memory(request: RestoreRequest) -> None:
    """Raise ``OutOfMemory`` if less is free than the repair takes at the least."""
    needed, there = needed_memory(request), available_memory()
    if needed > there:
        raise OutOfMemory(
            said(
                "Repairing this photograph takes at least {needed} of memory; {free} are free.",
                needed=_told(needed),
                free=_told(there),
            )
        )


def check_memory_to_clean(request: CleanRequest) -> None:
    """Raise ``OutOfMemory`` if less is free than cleaning, and remembering what was there, takes."""
    picture, there = request.picture, available_memory()
    area = request.mask.area if request.mask is not None else picture.height * picture.width
    pixel = 2 * len(picture.roles) * picture.samples.itemsize + PACKING
    needed = copied_bytes(picture) + area * pixel + AT_WORK
    if needed > there:
        raise OutOfMemory(
            said(
                "Cleaning up this photograph takes at least {needed} of memory; {free} are free.",
                needed=_told(needed),
                free=_told(there),
            )
        )


def needed_memory(request: RestoreRequest) -> int:
    """Bytes taken at the least, beside the scan itself.

    One copy of the scan for the result, and the working copy of one that is not repaired as it is; the mask
    as it is stored, and the hole; for each pixel to be repaired its colour and weight in float32; and some to
    work with.
    """
    picture = request.picture
    pixels = picture.height * picture.width
    gathered = request.mask.area * 4 * (len(picture.own_channels) + 1)
    return picture.samples.nbytes + copied_bytes(picture) + 2 * pixels + gathered + AT_WORK


def _told(count: int) -> str:
    return f"{count / 2**30:.1f} GiB" if count >= 2**30 else f"{count >> 20} MiB"
