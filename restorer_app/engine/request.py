"""What is asked of an engine and what comes back: plain, frozen data. Does not import torch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import Picture
from restorer_app.core.repair import Repair
from restorer_app.core.sentence import Text


@dataclass(frozen=True, eq=False)
class RestoreRequest:
    """One repair, complete: whoever has it can repeat the job.

    ``method`` is a catalogue name or the alias "learned"; ``device`` "auto", "cpu", "cuda", "xpu" or "mps",
    where there are several with a number ("cuda:1"); ``precision`` "auto", "float32" or "bfloat16" (of the
    network's body only). ``options``: "grow", the pixels by which the method sees the hole grown where damage
    goes on, "feather", the width in pixels of the soft rim inside the mask; "grain" and "texture", "auto" or
    "off": whether fills get the grain of their surroundings, and wide ones texture from elsewhere in the
    photograph; "ensemble", "off" or "flips": whether a trained method looks at everything mirrored and
    turned as well and gives the mean; "adapt", "off" or seconds as text: for how long at most a copy of the
    network learns from the known part of the photograph first. ``picture_revision`` is that of the document
    when the request was made.
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


GENTLE = 0.7
"""The strength that people are offered first: most of the noise goes, and most of the texture stays."""


@dataclass(frozen=True, eq=False)
class CleanRequest:
    """One cleaning of noise, complete: whoever has it can repeat the job.

    ``mask``: where; None: the whole picture. ``strength``: 0 (as it is) … 1 (as clean as the network makes
    it). The rest is as in ``RestoreRequest``.
    """

    picture: Picture
    mask: Mask | None = None
    strength: float = 1.0
    method: str = "denoise-cnn"
    device: str = "auto"
    precision: str = "auto"
    picture_revision: int = 0

    def __post_init__(self) -> None:
        if self.mask is not None:
            self.mask.check_fits(self.picture)
        if not 0 <= self.strength <= 1:
            raise ValueError(f"a strength of {self.strength} is not between 0 and 1")


@dataclass(frozen=True, eq=False)
class Unsure:
    """How far the fills lie apart that were averaged in one box of the stored picture.

    ``spread`` is float16 h×w: largest minus smallest, in the channel where that is most, white at 1; 0
    outside the mask. Of the network's fills: grain and texture come later.
    """

    row: int
    column: int
    spread: NDArray[np.float16]

    def __post_init__(self) -> None:
        self.spread.flags.writeable = False


@dataclass(frozen=True, eq=False)
class RestoreResult(Repair):
    """A repair that answers a request; dropped if the picture has another revision by now.

    ``passes`` is how often the method was called. ``unsure`` has one item for each patch, empty unless
    fills were averaged.
    """

    picture_revision: int = 0
    passes: int = 0
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True)
class MethodInfo:
    """A catalogue entry as people see it.

    ``kind`` is "classical" or "trained"; ``depths`` the dtypes it repairs without loss: it refuses others.
    ``needs``: "multiple_of" and "at_least", the sides in pixels that a network is shown, which the engine
    sees to; "library", what a classical method asks of a library that may be missing (see ``check_can``).
    ``draws_edges``: whether the edges that it fills along can be looked at (``Engine.edges``).
    ``group`` is one of ``GROUPS``; ``task`` what it is for: to "fill" holes, or to "clean" whole pictures.
    """

    name: str
    title: Text
    kind: str
    depths: tuple[str, ...]
    licence: str
    summary: Text = ""
    needs: Mapping[str, Any] = field(default_factory=dict)
    group: str = "ours"
    task: str = "fill"
    draws_edges: bool = False


GROUPS: dict[str, Text] = {
    "ours": "Ours",
    "literature": "From the literature",
    "classical": "Classical",
    "own": "Your own",
}
"""Where methods come from, in the order in which they are shown."""


def grouped(methods: Iterable[MethodInfo]) -> dict[str, list[MethodInfo]]:
    """The methods by group, groups in the order of ``GROUPS``; one without methods is left out."""
    every = list(methods)
    groups = {name: [info for info in every if info.group == name] for name in GROUPS}
    return {name: members for name, members in groups.items() if members}


@dataclass(frozen=True)
class ShownWindow:
    """One part of the photograph that a method is shown: it sees ``view`` and fills the hole in ``core``.

    Boxes are in the photograph's own pixels, in the file's storage order; it is shown at 1/``step`` of that
    size. ``wide``: it starts from what was filled at half the size. ``texture``: it is filled already, and
    gets texture from elsewhere in the photograph.
    """

    view: Box
    core: Box
    step: int = 1
    wide: bool = False
    texture: bool = False


@dataclass(frozen=True, eq=False)
class ShownEdges:
    """The edges in one window, as a network that fills along edges sees and draws them.

    Arrays are read-only, h×w, in the file's storage order; each of their pixels stands for ``step``×``step``
    of the photograph's, the first for those at ``row``, ``column``. ``known`` (bool): Canny's, outside the
    hole; ``predicted`` (uint8): 0…255 by how sure the network is, 0 but for the part of the hole that this
    window fills.
    """

    row: int
    column: int
    step: int
    known: NDArray[np.bool_]
    predicted: NDArray[np.uint8]

    def __post_init__(self) -> None:
        self.known.flags.writeable = self.predicted.flags.writeable = False

    @property
    def box(self) -> Box:
        """Where it lies; it may reach beyond the photograph by less than ``step``."""
        height, width = self.known.shape
        return Box(self.row, self.column, height * self.step, width * self.step)


@dataclass(frozen=True)
class ExplainedPlan:
    """What a restore of a request would do.

    ``areas``: how many damaged areas there are; what lies within 16 pixels of each other may count as one.
    ``widest``: about how many pixels across the widest of them is. ``passes``: how often the method is
    called, with all windows of equal size at once where it can. ``share``: the pixels it is shown, over
    those of the photograph. ``memory``: bytes it takes at the least, the photograph included. ``seconds``:
    about how long it takes, if that is known; ``adapting`` of them are taken for learning from the photograph
    first. ``members``: in how many ways each window is looked at; they are counted in ``passes``.
    """

    windows: tuple[ShownWindow, ...]
    areas: int
    widest: int
    passes: int
    share: float
    memory: int
    method: str
    device: str
    seconds: float | None = None
    adapting: float = 0.0
    members: int = 1

    def times(self, parts: int) -> ExplainedPlan:
        """The plan of a photograph that is repaired in so many parts like this one."""
        if parts == 1:
            return self
        own = None if self.seconds is None else self.seconds + (parts - 1) * (self.seconds - self.adapting)
        return replace(self, passes=parts * self.passes, seconds=own)

    @property
    def steps(self) -> tuple[int, ...]:
        """The sizes at which the photograph is looked at: 1/step, the smallest first."""
        return tuple(sorted({window.step for window in self.windows}, reverse=True))
