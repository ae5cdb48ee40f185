"""The steps of a document, done and undone, and which repairs are in effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from restorer_app.core.kept_repair import KeptRepair, KeptSamples
from restorer_app.core.mask_history import MaskEdit
from restorer_app.core.sparse_mask import SparseMask


@dataclass(frozen=True, eq=False)
class Step:
    """One step of undo: what it turned over in the mask, what it wrote into the picture.

    ``clean``: it took every repair before it back.
    """

    title: str
    mask: MaskEdit | None = None
    written: KeptSamples | None = None
    repair: KeptRepair | None = None
    clean: bool = False
    number: int = 0
    """Its own, given by the history."""

    @property
    def writes(self) -> bool:
        """Whether it changes the picture."""
        return self.repair is not None or self.clean

    @property
    def nbytes(self) -> int:
        mask = self.mask.flipped.nbytes if self.mask is not None else 0
        used = self.repair.mask_used.nbytes if self.repair is not None else 0
        return mask + used + (self.written.nbytes if self.written is not None else 0)


class History:
    """What was done, oldest first, and what was undone and can be done again."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._numbers = count(1)

    def next_number(self) -> int:
        """A number that no step has yet."""
        return next(self._numbers)

    def push(self, step: Step) -> None:
        """A new step; what was undone is forgotten."""
        self.done.append(step)
        self.undone.clear()

    def step_back(self) -> Step | None:
        """Count the last step as undone; None if there is none."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def step_on(self) -> Step | None:
        """Count the step undone last as done again; None if there is none."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]

    @property
    def moment(self) -> object:
        """Equal to itself only as long as nothing is done or undone."""
        return len(self.done), self.done[-1] if self.done else None

    @property
    def mask_moment(self) -> object:
        """Equal to itself as long as the last step in effect that changed the mask is the same."""
        return next((step for step in reversed(self.done) if step.mask is not None), None)

    @property
    def titles(self) -> tuple[str, ...]:
        """Of all steps, in the order they were done, with those that were undone at the end."""
        return tuple(step.title for step in (*self.done, *reversed(self.undone)))

    @property
    def nbytes(self) -> int:
        """About how much memory all steps take."""
        return sum(step.nbytes for step in (*self.done, *self.undone))

    def state_after(self, count: int) -> tuple[int, ...]:
        """The numbers of the repairs in effect when the first ``count`` of all steps are done."""
        return tuple(step.number for step in _in_effect((*self.done, *reversed(self.undone))[:count]))

    def in_effect(self) -> list[Step]:
        """The repairs whose samples are to be seen, oldest first."""
        return _in_effect(self.done)

    def repairs_in_effect(self) -> tuple[tuple[KeptRepair, KeptSamples | None], ...]:
        """The repairs that are to be seen, oldest first, each with what it wrote."""
        steps = self.in_effect()
        return tuple((step.repair, step.written) for step in steps if step.repair is not None)

    def flips(self) -> tuple[SparseMask, ...]:
        """All that turned the mask over, from an empty one to the present one: no step is ever forgotten."""
        return tuple(step.mask.flipped for step in self.done if step.mask is not None)

    def writings(self) -> list[KeptSamples]:
        """What the repairs in effect have written, oldest first."""
        return [step.written for step in self.in_effect() if step.written is not None]


def _in_effect(done: Sequence[Step]) -> list[Step]:
    steps: list[Step] = []
    for step in done:
        if step.clean:
            steps.clear()
        elif step.repair is not None:
            steps.append(step)
    return steps
