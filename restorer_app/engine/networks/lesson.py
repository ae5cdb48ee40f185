"""What networks that are taught in a way of their own agree on with the training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from torch import Tensor


@dataclass(frozen=True, eq=False)
class Lesson:
    """What a network made of a batch, and what that is compared with.

    ``filled`` and ``target`` are B×3×H×W: mostly pictures in 0…1, but whatever the lesson is about. ``terms``
    are scalars, losses of the network's own by name: what no comparison of these two could tell.
    """

    filled: Tensor
    target: Tensor
    terms: Mapping[str, Tensor] = field(default_factory=dict)


@runtime_checkable
class Taught(Protocol):
    """A network with ``lessons``; a run takes the one that its configuration names, else the first.

    ``terms``: the names of its own losses. Called with a picture, a hole, a first fill (or None), the target
    and the lesson's name it gives a ``Lesson``; without the last two it fills, as every network does.
    """

    lessons: tuple[str, ...]
    terms: tuple[str, ...]

    def begin(self, lesson: str) -> None:
        """Let the weights learn that this lesson is about, and no others."""
