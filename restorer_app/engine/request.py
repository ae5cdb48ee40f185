"""What is asked of an engine and what comes back: plain, frozen data. Does not import torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from restorer_app.core.mask import Mask
from restorer_app.core.picture import Picture
from restorer_app.core.repair import Repair


@dataclass(frozen=True, eq=False)
class RestoreRequest:
    """One repair, complete: whoever has it can repeat the job.

    ``method`` is a catalogue name or the alias "learned"; ``device`` "auto", "cpu", "cuda",
    "xpu" or "mps", where there are several with a number ("cuda:1");
    ``precision`` "auto", "float32" or "bfloat16" (of the network's body only). ``options``: "grow", the
    pixels by which the method sees the hole grown where damage goes on, and "feather", the width in pixels
    of the soft rim inside the mask. ``picture_revision`` is that of the document when the request was made.
    """

    picture: Picture
    mask: Mask
    method: str = "learned"
    seed: int = 0
    device: str = "auto"
    precision: str = "auto"
    options: Mapping[str, Any] = field(default_factory=dict)
    picture_revision: int = 0

    def __post_init__(self) -> None:
        self.mask.check_fits(self.picture)


@dataclass(frozen=True, eq=False)
class RestoreResult(Repair):
    """A repair that answers a request; dropped if the picture has another revision by now.

    ``passes`` is how often the method was called.
    """

    picture_revision: int = 0
    passes: int = 0


@dataclass(frozen=True)
class MethodInfo:
    """A catalogue entry as people see it.

    ``kind`` is "classical" or "trained"; ``depths`` the dtypes it repairs without loss.
    """

    name: str
    title: str
    kind: str
    depths: tuple[str, ...]
    licence: str
    summary: str = ""
    needs: Mapping[str, Any] = field(default_factory=dict)
