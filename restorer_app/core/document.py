"""The open photograph, its mask and its repairs, with undo and redo. Lives on one thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restorer_app.core.brush import Point, draw_line
from restorer_app.core.geometry import Box, bounds, upright_box
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.repair import Patch, Repair, apply_patches


@dataclass(frozen=True, eq=False)
class Change:
    """What one verb, undo or redo did: the upright boxes to draw anew (None: nothing there)."""

    picture: Box | None = None
    mask: Box | None = None


@dataclass(frozen=True, eq=False)
class _MaskEdit:
    """The mask in ``box`` before and after."""

    title: str
    box: Box
    before: MaskArray
    after: MaskArray


@dataclass(frozen=True, eq=False)
class _Accepted:
    """A repair, the patches that take it back, and the mask it used up."""

    title: str
    repair: Repair
    reverse: tuple[Patch, ...]
    mask_edit: _MaskEdit | None


_Command = _MaskEdit | _Accepted


class Document:
    """One photograph being repaired.

    ``original`` never changes. ``picture`` is the original with all accepted repairs; it is replaced, never
    written into, and ``picture_revision`` grows with each replacement. The mask is in upright coordinates.
    """

    def __init__(self, photo: Photo) -> None:
        self._photo = photo
        self._picture = photo.picture
        self._mask = np.zeros(photo.picture.upright_shape, np.bool_)
        self._revision = 0
        self._done: list[_Command] = []
        self._undone: list[_Command] = []
        self._stroke_before: MaskArray | None = None
        self._stroke_box: Box | None = None
        self._saved_repairs: tuple[Repair, ...] = ()

    @property
    def photo(self) -> Photo:
        """The photograph as it was opened."""
        return self._photo

    @property
    def original(self) -> Picture:
        return self._photo.picture

    @property
    def picture(self) -> Picture:
        """The photograph with every accepted repair."""
        return self._picture

    @property
    def picture_revision(self) -> int:
        """Grows whenever ``picture`` is replaced."""
        return self._revision

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The accepted repairs, oldest first."""
        return tuple(command.repair for command in self._done if isinstance(command, _Accepted))

    @property
    def result(self) -> Photo:
        """The photograph to save: the file's facts with the repaired picture."""
        return self._photo.with_picture(self._picture)

    @property
    def mask(self) -> Mask:
        """A frozen copy of the mask."""
        return Mask(self._mask.copy())

    @property
    def mask_view(self) -> MaskArray:
        """The living mask, read-only, for drawing; bool H×W, upright."""
        view = self._mask.view()
        view.flags.writeable = False
        return view

    @property
    def has_mask(self) -> bool:
        return bool(self._mask.any())

    @property
    def unsaved(self) -> bool:
        """Whether there are repairs that no saved file holds, or a saved one was undone."""
        return self.repairs != self._saved_repairs

    def mark_saved(self, repairs: tuple[Repair, ...]) -> None:
        """Note that a file with exactly these repairs has been saved."""
        self._saved_repairs = repairs

    # --- the mask

    def begin_stroke(self) -> None:
        """Start a stroke; until ``end_stroke`` all painting is one step of undo."""
        self.end_stroke("Brush")
        self._stroke_before = self._mask.copy()

    def paint(self, start: Point, end: Point, diameter: float, erase: bool = False) -> Box:
        """Draw a piece of the stroke; returns the touched box (upright, may be empty)."""
        if self._stroke_before is None:
            self.begin_stroke()
        box = draw_line(self._mask, start, end, diameter, not erase)
        if not box.empty:
            self._stroke_box = box if self._stroke_box is None else self._stroke_box.united(box)
        return box

    def end_stroke(self, title: str = "Brush") -> None:
        """End the stroke and remember it for undo, if it changed anything."""
        before, box = self._stroke_before, self._stroke_box
        self._stroke_before = self._stroke_box = None
        if before is not None and box is not None:
            self._remember_mask(title, before, box)

    def set_mask(self, mask: Mask, title: str = "Load mask") -> Change:
        """Replace the whole mask. Raises ``MaskMismatch`` if the size differs."""
        mask.check_fits(self.original)
        self.end_stroke()
        before = self._mask.copy()
        np.copyto(self._mask, mask.array)
        return self._remember_mask(title, before, Box(0, 0, *self._mask.shape))

    def clear_mask(self) -> Change:
        return self.set_mask(Mask.empty(*self._mask.shape), "Clear mask")

    def _remember_mask(self, title: str, before: MaskArray, box: Box) -> Change:
        edit = self._mask_edit(title, before, box)
        if edit is None:
            return Change()
        self._push(edit)
        return Change(mask=edit.box)

    def _mask_edit(self, title: str, before: MaskArray, box: Box) -> _MaskEdit | None:
        changed = bounds(before[box.slices] != self._mask[box.slices])
        if changed is None:
            return None
        box = changed.shifted(box.row, box.column)
        return _MaskEdit(title, box, before[box.slices].copy(), self._mask[box.slices].copy())

    # --- repairs

    def accept(self, repair: Repair, title: str = "Restore") -> Change:
        """Take a repair in: its patches become part of the picture, its mask is used up.

        What was painted outside ``repair.mask_used`` meanwhile stays as the next mask. Raises ``ValueError``
        or ``MaskMismatch``, and changes nothing, if the repair is not one of this picture.
        """
        self.end_stroke()
        repair.mask_used.check_fits(self._picture)
        picture = apply_patches(self._picture, repair.patches)
        reverse = tuple(_reverse(self._picture, patch) for patch in repair.patches)
        before = self._mask.copy()
        np.logical_and(self._mask, ~repair.mask_used.array, out=self._mask)
        used = repair.mask_used.bounds
        edit = self._mask_edit(title, before, used) if used is not None else None
        self._push(_Accepted(title, repair, reverse, edit))
        return Change(self._replace(picture, repair.patches), edit.box if edit else None)

    def _replace(self, picture: Picture, patches: tuple[Patch, ...]) -> Box | None:
        """Take the picture in which ``patches`` have just been written; returns where, upright."""
        self._picture = picture
        self._revision += 1
        touched: Box | None = None
        for patch in patches:
            box = upright_box(patch.box, self._picture.orientation, self._picture.height, self._picture.width)
            touched = box if touched is None else touched.united(box)
        return touched

    # --- undo

    @property
    def undo_title(self) -> str | None:
        """What undo would take back ("Brush", "Restore", …); None if there is nothing."""
        return self._done[-1].title if self._done else None

    @property
    def redo_title(self) -> str | None:
        return self._undone[-1].title if self._undone else None

    def undo(self) -> Change:
        """Take the last step back; the same bytes as before it."""
        self.end_stroke()
        if not self._done:
            return Change()
        command = self._done.pop()
        self._undone.append(command)
        return self._run(command, forward=False)

    def redo(self) -> Change:
        self.end_stroke()
        if not self._undone:
            return Change()
        command = self._undone.pop()
        self._done.append(command)
        return self._run(command, forward=True)

    def _push(self, command: _Command) -> None:
        self._done.append(command)
        self._undone.clear()

    def _run(self, command: _Command, forward: bool) -> Change:
        edit = command if isinstance(command, _MaskEdit) else command.mask_edit
        if edit is not None:
            self._mask[edit.box.slices] = edit.after if forward else edit.before
        touched = None
        if isinstance(command, _Accepted):
            patches = command.repair.patches if forward else command.reverse[::-1]
            touched = self._replace(apply_patches(self._picture, patches), patches)
        return Change(touched, edit.box if edit else None)


def _reverse(picture: Picture, patch: Patch) -> Patch:
    return Patch(patch.row, patch.column, picture.samples[patch.box.slices].copy(), patch.alpha)
