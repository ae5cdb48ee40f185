"""The open photograph, its mask and its repairs, with undo and redo. Lives on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from restorer_app.core.brush import Point
from restorer_app.core.change import Change
from restorer_app.core.geometry import Box, stored_box, upright, upright_box
from restorer_app.core.history import History, Step
from restorer_app.core.kept_repair import KeptRepair, KeptSamples
from restorer_app.core.light import seen_white
from restorer_app.core.living_mask import LivingMask
from restorer_app.core.living_picture import LivingPicture
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.mask_history import MaskEdit, MaskRecorder
from restorer_app.core.packed_repair import PackedSamples
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.core.repair import CLEAN, Repair
from restorer_app.core.sentence import Text
from restorer_app.core.sparse_mask import SparseMask
from restorer_app.core.work import Work

RepairState = tuple[int, ...]
"""Which repairs are in effect, as numbers of their own; equal states mean equal pictures."""


class Document:
    """One photograph being repaired.

    There is one copy of its samples; a repair changes it in place, and undo keeps what it replaced.
    ``picture_revision`` grows with each change of a sample. The mask is in upright coordinates.
    """

    def __init__(self, photo: Photo) -> None:
        """Takes the photograph over; what its giver keeps of it stays as it is."""
        self._living = LivingPicture(photo.picture)
        self._height, self._width = photo.picture.upright_shape
        self._roles, self._orientation = photo.picture.roles, photo.picture.orientation
        self._white = seen_white(photo.picture)
        self._facts = replace(photo, picture=_nothing(photo.picture))
        self._mask = LivingMask(self._height, self._width)
        self._history = History()
        self._revision = self._mask_revision = 0
        self._saved: RepairState | None = None

    # --- the photograph

    @property
    def seen_white(self) -> float:
        """The sample that is shown white where samples are floating-point light; 1 for nearly all."""
        return self._white

    @property
    def facts(self) -> Photo:
        """What the file says beside the samples: name, profile, notes …; its picture is of no size."""
        return self._facts

    @property
    def photo(self) -> Photo:
        """The photograph as it is now: the file's facts with every accepted repair."""
        return self._facts.with_picture(self.picture)

    @property
    def picture(self) -> Picture:
        """The photograph with every accepted repair, frozen.

        As long as anybody keeps it, the next repair has to copy all samples first.
        """
        return self._living.picture

    @property
    def upright_shape(self) -> tuple[int, int]:
        """Height and width as it is seen; the size of the mask."""
        return self._height, self._width

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the channels mean."""
        return self._roles

    @property
    def upright_samples(self) -> Samples:
        """The samples as they are now and are seen, H×W×C, read-only. Ask anew each time, keep none."""
        return upright(self._living.samples, self._orientation)

    def original_later(self) -> Callable[[], Picture]:
        """What makes the original as of now, on any thread; it copies all samples if there are repairs."""
        picture, writings = self.picture, self._history.writings()

        def made() -> Picture:
            if not writings:
                return picture
            samples = picture.samples.copy()
            for written in reversed(writings):
                written.take_back(samples)
            return picture.with_samples(samples)

        return made

    @property
    def original(self) -> Picture:
        """The photograph as it was opened. Copies all samples if there are repairs."""
        return self.original_later()()

    def original_block(self, box: Box) -> Samples:
        """The upright samples of ``box`` as they were opened, h×w×C, read-only; a copy where repaired."""
        stored = stored_box(box, self._orientation, self._height, self._width)
        block = self._living.samples[stored.slices]
        touching = [written for written in self._history.writings() if written.touches(stored)]
        if touching:
            block = block.copy()
            for written in reversed(touching):
                written.take_back_in(block, stored)
            block.flags.writeable = False
        return upright(block, self._orientation)

    @property
    def picture_revision(self) -> int:
        """Grows whenever a sample changes."""
        return self._revision

    # --- the repairs

    @property
    def repair_state(self) -> RepairState:
        """Which repairs are in effect."""
        return tuple(step.number for step in self._history.in_effect())

    @property
    def has_repairs(self) -> bool:
        return bool(self._history.in_effect())

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The repairs in effect, oldest first, in full: made anew at each call."""
        steps = self._history.in_effect()
        return tuple(step.repair.repair(step.written) for step in steps if step.repair is not None)

    @property
    def kept_repairs(self) -> tuple[KeptRepair, ...]:
        """The repairs in effect as they are kept, oldest first."""
        return tuple(step.repair for step in self._history.in_effect() if step.repair is not None)

    @property
    def repaired_masks(self) -> tuple[SparseMask, ...]:
        """The upright masks that the repairs in effect were made for, oldest first."""
        return tuple(step.repair.mask_used for step in self._history.in_effect() if step.repair is not None)

    def repaired(self, box: Box) -> MaskArray:
        """Which pixels of an upright box a repair has written; bool h×w."""
        stored = stored_box(box, self._orientation, self._height, self._width)
        found = np.zeros((stored.height, stored.width), np.bool_)
        for written in self._history.writings():
            if written.touches(stored):
                _, rows, columns = written.packed.inside(stored)
                found[rows, columns] = True
        return upright(found, self._orientation)

    @property
    def repaired_boxes(self) -> tuple[Box, ...]:
        """Small upright boxes around what repairs have written; they may overlap."""
        return tuple(self._upright(box) for written in self._history.writings() for box in written.boxes)

    @property
    def unsaved(self) -> bool:
        """Whether there are repairs that no saved file holds, or a saved one was undone."""
        return self.repair_state != (self._saved or ())

    def mark_saved(self, state: RepairState, stamp: tuple[int, int] | None = None) -> None:
        """Note that a file with exactly these repairs has been saved; ``stamp``: in place of the scan."""
        self._saved = state
        self._facts = replace(self._facts, stamp=stamp or self._facts.stamp)

    def accept(self, repair: Repair, title: Text = "") -> Change:
        """Take a repair in: its patches become part of the picture, its mask is used up.

        What was painted outside ``repair.mask_used`` meanwhile stays as the next mask; where the whole
        picture was cleaned, all marks of damage stay. Without a ``title`` it is told as what it is. Raises
        ``ValueError`` or ``MaskMismatch``, and changes nothing, if the repair is not one of this picture.
        """
        self.end_stroke()
        repair.mask_used.check_fits_shape(self.upright_shape)
        repair.check_kind(self._living.samples)
        packed = repair.packed(*self._living.samples.shape[:2])
        written = self._written(packed.written)
        everywhere = repair.verb == CLEAN and packed.mask_used.area == self._height * self._width
        edit = None if everywhere else self._mask.use_up(packed.mask_used)
        facts = {name: getattr(repair, name) for name in _FACTS}
        kept = KeptRepair(packed.mask_used, packed.regions, facts)
        title = title or _TITLES.get(repair.verb, "Restore")
        return self._push(Step(title, edit, written, kept, number=self._history.next_number()))

    def back_to_original(self, title: Text = "Back to the original") -> Change:
        """Take back every repair, as one step that can itself be undone. The mask stays as it is."""
        self.end_stroke()
        if not self._history.writings():
            return Change()
        back = PackedSamples.united([written.swapped().packed for written in self._history.writings()[::-1]])
        return self._push(Step(title, None, self._written(back), clean=True))

    def _written(self, packed: PackedSamples | None) -> KeptSamples | None:
        return KeptSamples.written(packed, self._living.writable()) if packed is not None else None

    # --- all of it

    @property
    def moment(self) -> object:
        """Equal to itself only as long as nothing is done or undone."""
        return self._history.moment

    @property
    def mask_moment(self) -> object:
        """Equal moments mean equal marks, whatever was done and undone between them."""
        return self._history.mask_moment

    @property
    def work(self) -> Work:
        """The marks and the repairs in effect, frozen; made at once, whatever the size."""
        repairs = self._history.repairs_in_effect()
        stored = self._living.samples.shape[:2]
        return Work(stored, self.upright_shape, self._history.flips(), self.marked, repairs)

    # --- the mask

    def mask_later(self) -> Callable[[], Mask]:
        """What makes the mask as of the last finished step, on any thread; this call itself takes no time."""
        work = self.work
        return lambda: Mask(work.mask())

    @property
    def mask_view(self) -> MaskArray:
        """The living mask, read-only, for drawing; bool H×W, upright."""
        view = self._mask.array.view()
        view.flags.writeable = False
        return view

    @property
    def mask_revision(self) -> int:
        """Grows whenever the mask may have changed."""
        return self._mask_revision

    @property
    def marked(self) -> int:
        """How many pixels are marked, as of the last finished step."""
        return self._mask.marked

    @property
    def has_mask(self) -> bool:
        return self._mask.any

    def begin_stroke(self) -> None:
        """Start a stroke; until ``end_stroke`` all painting is one step of undo."""
        self.end_stroke()
        self._mask.begin_stroke()

    def paint(self, start: Point, end: Point, diameter: float, erase: bool = False) -> Box:
        """Draw a piece of the stroke; returns the touched box (upright, may be empty)."""
        self._mask_revision += 1
        return self._mask.paint(start, end, diameter, erase)

    def end_stroke(self, title: Text = "Brush") -> Change:
        """End the stroke and remember it for undo, if it changed anything."""
        return self._remember(title, self._mask.end_stroke())

    @contextmanager
    def edit_mask(self, title: Text, box: Box) -> Iterator[MaskArray]:
        """Change the mask inside a box as one step: gives the mask's own h×w part, to be written into.

        ``last_change`` tells afterwards what it did.
        """
        self.end_stroke()
        box = box.clipped(self._height, self._width)
        recorder = MaskRecorder(self._mask.array)
        recorder.will_touch(box)
        try:
            yield self._mask.array[box.slices]
        finally:
            self.last_change = self._remember(title, self._mask.taken(recorder.finish()))

    last_change = Change()
    """What the last ``edit_mask`` did."""

    def set_mask(self, mask: Mask, title: Text = "Load mask") -> Change:
        """Replace the whole mask. Raises ``MaskMismatch`` if the size differs."""
        mask.check_fits_shape(self.upright_shape)
        self.end_stroke()
        return self._remember(title, self._mask.replace(mask.array))

    def flip_mask(self, flipped: SparseMask, title: Text) -> Change:
        """Turn over every pixel of the mask that is True in ``flipped``, of the same size, as one step.

        The quick way for a change that another thread has worked out (``SparseMask.between``).
        """
        self.end_stroke()
        return self._remember(title, self._mask.flip(flipped))

    def clear_mask(self, title: Text = "Clear mask") -> Change:
        self.end_stroke()
        return self._remember(title, self._mask.clear())

    def _remember(self, title: str, edit: MaskEdit | None) -> Change:
        return self._push(Step(title, edit)) if edit is not None else Change()

    # --- undo

    @property
    def undo_title(self) -> str | None:
        """What undo would take back ("Brush", "Restore", …); None if there is nothing."""
        done = self._history.done
        return done[-1].title if done else None

    @property
    def redo_title(self) -> str | None:
        undone = self._history.undone
        return undone[-1].title if undone else None

    @property
    def history(self) -> tuple[str, ...]:
        """The titles of all steps, in the order they were done, with those that were undone at the end."""
        return self._history.titles

    @property
    def step(self) -> int:
        """How many of the steps in ``history`` are done."""
        return len(self._history.done)

    @property
    def saved_step(self) -> int | None:
        """The first step after which the picture is as it was saved last; None: never saved, or forgotten."""
        if self._saved is None:
            return None
        steps = range(len(self.history) + 1)
        return next((step for step in steps if self._history.state_after(step) == self._saved), None)

    def go_to(self, step: int) -> Change:
        """Undo or redo until so many steps are done."""
        self.end_stroke()
        change = Change()
        while self.step != min(max(step, 0), len(self.history)):
            change = change.united(self.undo() if self.step > step else self.redo())
        return change

    @property
    def history_bytes(self) -> int:
        """About how much memory undo and redo take."""
        return self._history.nbytes

    def undo(self) -> Change:
        """Take the last step back; the same bytes as before it."""
        self.end_stroke()
        step = self._history.step_back()
        if step is None:
            return Change()
        if step.mask is not None:
            self._mask.step_back(step.mask)
        if step.written is not None:
            step.written.take_back(self._living.writable())
        return self._changed(step)

    def redo(self) -> Change:
        self.end_stroke()
        step = self._history.step_on()
        if step is None:
            return Change()
        if step.mask is not None:
            self._mask.step_on(step.mask)
        if step.written is not None:
            step.written.do_again(self._living.writable())
        return self._changed(step)

    def _push(self, step: Step) -> Change:
        """Remember a step that has just been done."""
        self._history.push(step)
        return self._changed(step)

    def _changed(self, step: Step) -> Change:
        """What a step changes, forward or back."""
        self._revision += step.writes
        self._mask_revision += step.mask is not None
        boxes = step.written.boxes if step.written is not None else ()
        return Change(tuple(self._upright(box) for box in boxes), step.mask.box if step.mask else None)

    def _upright(self, box: Box) -> Box:
        height, width = self._living.samples.shape[:2]
        return upright_box(box, self._orientation, height, width)


_TITLES: dict[str, Text] = {CLEAN: "Clean up noise"}
_FACTS = ("method", "weights_sha256", "device", "seed", "seconds", "notes", "verb")


def _nothing(picture: Picture) -> Picture:
    """A picture of the same kind without a sample."""
    return picture.with_samples(np.empty((0, 0, len(picture.roles)), picture.samples.dtype))
