"""The random numbers of a batch: drawn on the host for every process alike, a few dozen for each sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

CROWD = 4
"""Small pieces of damage that a crowded crop gets besides its own."""
COLUMNS = {
    "photograph": 1,
    "scaled": 1,
    "level": 1,
    "row": 1,
    "column": 1,
    "turn": 1,
    "grey": 1,
    "sepia": 1,
    "sepia-depth": 1,
    "tinted": 1,
    "tint": 3,
    "faded": 1,
    "lift": 1,
    "cast": 3,
    "flat": 1,
    "contrast": 1,
    "middle": 1,
    "vignetted": 1,
    "vignette": 3,
    "blurred": 1,
    "blur": 1,
    "grainy": 1,
    "grain": 1,
    "grain-size": 1,
    "grain-coloured": 1,
    "grain-row": 3,
    "grain-column": 3,
    "grain-turn": 1,
    "compressed": 1,
    "quality": 1,
    "halved": 1,
    "phase": 2,
    "kind": 2,
    "place": 2,
    "piece-turn": 2,
    "softness": 2,
    "second": 1,
    "grown": 1,
    "residue": 1,
    "paint": 1,
    "paint-colour": 3,
    "texture": 4,
    "paint-photograph": 4,
    "garbage": 1,
    "garbage-colour": 3,
    "garbage-place": 3,
    "garbage-photograph": 4,
    "own-mask": 1,
    "crowded": 1,
    "crowd-kind": CROWD,
    "crowd-place": CROWD,
    "crowd-turn": CROWD,
    "crowd-softness": CROWD,
}
"""What is drawn, and how many numbers of it a sample has. New ones go to the end and change no others."""

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """Which of the equal ``parts`` of a global batch a process draws."""

    index: int = 0
    parts: int = 1


WHOLE = Part()
"""All of the batch."""


class Draws:
    """Uniform numbers in 0…1 for ``count`` samples, by name (see ``COLUMNS``): a function of ``words`` alone.

    A part's numbers are its rows of what one process would draw for all parts together.
    """

    def __init__(self, words: Sequence[int], count: int, part: Part = WHOLE) -> None:
        rng = np.random.default_rng(list(words))
        numbers = rng.random((sum(COLUMNS.values()), count * part.parts)).T
        self._common = numbers[0]
        self._numbers = numbers[part.index * count : (part.index + 1) * count]
        self.count = count

    def __getitem__(self, name: str) -> Numbers:
        """One number a sample, or several (count×n)."""
        columns = _PLACES[name]
        values: Numbers = self._numbers[:, columns]
        return values if values.shape[1] > 1 else values[:, 0]

    def common(self, name: str) -> Numbers:
        """Numbers that all samples of all parts share."""
        values: Numbers = self._common[_PLACES[name]]
        return values

    def happens(self, name: str, share: float) -> Flags:
        """True for about that share of the samples."""
        return np.asarray(self[name] < share)

    def between(self, name: str, limits: tuple[float, float]) -> Numbers:
        """Numbers between two limits."""
        return limits[0] + self[name] * (limits[1] - limits[0])

    def below(self, name: str, count: int | Whole) -> Whole:
        """Whole numbers 0 … count − 1."""
        return whole(self[name], count)


def whole(numbers: Numbers, count: int | Whole) -> Whole:
    """Numbers in 0…1 as whole numbers 0 … count − 1."""
    return (numbers * count).astype(np.int64)


def _columns() -> dict[str, slice]:
    ends = np.cumsum(list(COLUMNS.values()))
    return {name: slice(end - COLUMNS[name], end) for name, end in zip(COLUMNS, ends, strict=True)}


_PLACES = _columns()


def on_device(values: Numbers, device: torch.device) -> Tensor:
    """One number a sample (or n) as B×1×1×1 (or B×n×1×1), float32."""
    rows = torch.from_numpy(values.astype(np.float32)).reshape(len(values), -1, 1, 1)
    return rows.to(device, non_blocking=True)


def change_some(pictures: Tensor, which: Flags, change: Callable[[Tensor, Whole], Tensor]) -> Tensor:
    """The pictures with those that are flagged changed where they lie.

    ``change`` gets them and their numbers. Which ones is known on the host, so that an accelerator is not
    waited for.
    """
    numbers = np.flatnonzero(which)
    if len(numbers) == 0:
        return pictures
    if len(numbers) == len(which):
        return pictures.copy_(change(pictures, numbers))
    at = torch.from_numpy(numbers).to(pictures.device, non_blocking=True)
    return pictures.index_copy_(0, at, change(pictures.index_select(0, at), numbers))
