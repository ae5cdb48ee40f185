"""Verbs of the mask beyond the brush: shapes, fills, and what is done to all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from restorer_app.core import mask_operations
from restorer_app.core.brush import Point
from restorer_app.core.change import Change as DocumentChange
from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.mask_shapes import Combine, Shape, cut_off, enclosed, similar
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.scratch_tracer import TracedScratch, trace_scratch
from restorer_app.core.sentence import Text
from restorer_app.core.sparse_mask import SparseMask
from restorer_app.session.announced import Announced, one_of, within
from restorer_app.session.filing_session import FilingSession
from restorer_app.session.jobs import Done, Failed, Job, Outcome
from restorer_app.session.words import tr

Change = Callable[[MaskArray, Progress], MaskArray]
"""Gives a changed mask; the one it is given must stay as it is."""


@dataclass(frozen=True)
class Found:
    """What the file lane found for the mask; ``remark``: a sentence to be said about it."""

    shape: Shape | None
    remark: Text = ""


Trace = Callable[[Progress], TracedScratch | None]
FindShape = Callable[[Progress], Found]

_CUT_OFF: Text = "The area is larger than one fill. Fill again where it ends."
_NO_SCRATCH: Text = "No scratch was found between these two points. Click on the scratch itself."
LARGEST_GROWTH = 200
LARGEST_SPECK = 100_000


class MaskingSession(FilingSession):
    """Shapes are marked at once; what looks at the whole mask runs on the file lane."""

    combine: Announced[Combine] = Announced("add", "tool_changed", one_of("add", "subtract", "intersect"))
    """What a shape does to the mask if no key says otherwise."""
    tolerance = Announced(0.08, "tool_changed", within(0, 1))
    """How much a tone may differ, as a share of the range, to be filled."""
    growth = Announced(2, "tool_changed", lambda pixels: min(max(int(pixels), 1), LARGEST_GROWTH))
    """Pixels by which the mask is grown or shrunk."""
    speck = Announced(12, "tool_changed", lambda pixels: min(max(int(pixels), 2), LARGEST_SPECK))
    """Regions of fewer pixels are specks."""

    _changing: Job | None = None

    # --- shapes

    def mark(self, shape: Shape, title: Text, how: Combine | None = None) -> None:
        """Bring a shape into the mask as one step; without ``how`` as ``combine`` says."""
        document = self._document
        if document is not None:
            self.end_stroke()
            self.mask_visible = True
            self._tell(_combined(document, shape, title, how or self.combine))

    def fill_at(self, row: int, column: int, how: Combine | None = None) -> None:
        """Fill the area that marks enclose around a pixel; else the area of similar tone that it lies in."""
        document = self._document
        if document is not None and _holds(document.upright_shape, row, column):
            adds = (how or self.combine) == "add"
            mask = document.mask_later() if adds else None
            work = partial(_filled, document.picture, mask, row, column, self.tolerance)
            self._find_shape("Fill", "Filling…", work, how)

    def trace(self, start: Point, end: Point, how: Combine | None = None) -> None:
        """Mark the scratch that runs from one point to another, as wide as it is."""
        document = self._document
        if document is not None:
            work = partial(_traced, traced(document, start, end))
            self._find_shape("Scratch", "Following the scratch…", work, how)

    def _find_shape(self, step: Text, title: Text, work: FindShape, how: Combine | None) -> None:
        """Mark the shape that the file lane finds."""
        document = self._document
        if document is not None:
            job = self._file_lane.start(title, work)
            job.settled.connect(partial(self._on_shape_found, document, step, how or self.combine))

    def _on_shape_found(self, document: Document, step: str, how: Combine, outcome: Outcome) -> None:
        match outcome:
            case Done(Found(shape, remark)) if self._shelf.of(document):
                if shape is not None and document is self._document:
                    self.mark(shape, step, how)
                elif shape is not None:
                    _combined(document, shape, step, how)  # seen when that photograph is shown again
                if remark and document is self._document:
                    self.message.emit(tr(remark))
            case Failed():
                self._tell_failure(outcome)

    # --- the whole mask

    @property
    def changing_mask(self) -> bool:
        """Whether a new mask is being worked out."""
        return self._changing is not None

    @property
    def busy_title(self) -> Text:
        return super().busy_title or (self._changing.title if self._changing else "")

    def invert_mask(self) -> None:
        self._change_mask("Invert mask", "Inverting the mask…", lambda mask, _: ~mask)

    def grow_mask(self) -> None:
        """Grow what is marked by ``growth`` pixels."""
        work = partial(_grown, self.growth)
        self._change_mask("Grow mask", "Growing the mask…", work)

    def shrink_mask(self) -> None:
        work = partial(_shrunk, self.growth)
        self._change_mask("Shrink mask", "Shrinking the mask…", work)

    def remove_specks(self) -> None:
        """Unmark regions smaller than ``speck`` pixels."""
        work = partial(_without_specks, self.speck)
        self._change_mask("Remove specks", "Removing specks…", work)

    def mark_tones(self, low: float, high: float, how: Combine | None = None) -> None:
        """Mark where the luminance lies in ``low`` … ``high`` (0…1 of the range)."""
        if self._document is not None:
            work = partial(_tones, self._document.picture, low, high, how or self.combine)
            self._change_mask("Mark tones", "Marking tones…", work)

    def take_mask(self, mask: Mask, title: Text) -> None:
        """Replace the mask by another one. Raises ``MaskMismatch`` if the size differs."""
        document = self._document
        if document is not None:
            mask.check_fits_shape(document.upright_shape)
            self._change_mask(title, "Taking the mask…", lambda _mask, _progress: mask.array)

    def _change_mask(self, step: Text, title: Text, change: Change) -> None:
        """Work out a new mask on the file lane; one at a time."""
        document = self._document
        if document is None or self._changing is not None:
            return
        self.end_stroke()
        self.mask_visible = True
        work = partial(_turned, document.mask_later(), change)
        self._changing = self._file_lane.start(title, work)
        settled = partial(self._on_mask_changed, document, document.mask_revision, step)
        self._changing.settled.connect(settled)
        self._tell_jobs()

    def _on_mask_changed(self, document: Document, revision: int, step: str, outcome: Outcome) -> None:
        self._changing = None
        match outcome:
            case Done(flipped) if self._shelf.of(document) and document.mask_revision == revision:
                change = document.flip_mask(flipped, step)
                if document is self._document:  # else it will be seen when that photograph is shown again
                    self._tell(change)
            case Done() if document is self._document:
                self.message.emit(tr("You have painted meanwhile; the mask stays as it is. Try again?"))
            case Failed():
                self._tell_failure(outcome)
        self._tell_jobs()


def _combined(document: Document, shape: Shape, title: str, how: Combine) -> DocumentChange:
    """Bring a shape into the mask as one step of the document."""
    if how == "intersect":
        return document.flip_mask(_outside(document, shape), title)
    with document.edit_mask(title, shape.box) as part:
        if how == "add":
            part |= shape.pixels
        else:
            part &= ~shape.pixels
    return document.last_change


_NO_TONES = frozenset({Role.ALPHA, Role.ALPHA_PREMULTIPLIED, Role.INFRARED, Role.EXTRA})


def _holds(shape: tuple[int, int], row: int, column: int) -> bool:
    return 0 <= row < shape[0] and 0 <= column < shape[1]


def _tones_of(picture: Picture) -> Callable[[Box], Samples]:
    """Reads the upright colour (or grey) samples of a box."""
    samples = picture.upright_samples()
    channels = [index for index, role in enumerate(picture.roles) if role not in _NO_TONES]
    if channels == list(range(len(picture.roles))):
        return lambda box: samples[box.slices]
    return lambda box: samples[box.slices][:, :, channels]


def _filled(
    picture: Picture,
    mask: Callable[[], Mask] | None,
    row: int,
    column: int,
    tolerance: float,
    progress: Progress,
) -> Found:
    progress.check()
    shape = enclosed(mask().array, row, column) if mask is not None else None
    if shape is not None:
        return Found(shape)
    read, size = _tones_of(picture), picture.upright_shape
    shape = similar(read, size, row, column, tolerance, picture.full_scale)
    return Found(shape, _CUT_OFF) if cut_off(shape, size) else Found(shape)


def traced(document: Document, start: Point, end: Point) -> Trace:
    """The work that follows the scratch of a document from one point to another."""
    return partial(_follow, document.picture, start, end)


def _follow(picture: Picture, start: Point, end: Point, progress: Progress) -> TracedScratch | None:
    progress.check()
    return trace_scratch(_tones_of(picture), picture.upright_shape, start, end)


def _traced(trace: Trace, progress: Progress) -> Found:
    scratch = trace(progress)
    return Found(Shape(scratch.box, scratch.pixels)) if scratch is not None else Found(None, _NO_SCRATCH)


def _outside(document: Document, shape: Shape) -> SparseMask:
    """What has to be turned over so that no mark outside a shape is left."""
    kept = np.zeros(document.upright_shape, np.bool_)
    kept[shape.box.slices] = shape.pixels & document.mask_view[shape.box.slices]
    return SparseMask.between(document.mask_view, kept)


def _turned(before: Callable[[], Mask], change: Change, progress: Progress) -> SparseMask:
    """The pixels that a change turns over."""
    mask = before()
    return SparseMask.between(mask.array, change(mask.array, progress))


def _grown(radius: int, mask: MaskArray, progress: Progress) -> MaskArray:
    return mask_operations.grown(mask, radius, progress)


def _shrunk(radius: int, mask: MaskArray, progress: Progress) -> MaskArray:
    return mask_operations.shrunk(mask, radius, progress)


def _without_specks(smallest: int, mask: MaskArray, progress: Progress) -> MaskArray:
    return mask_operations.without_specks(mask, smallest, progress)


def _tones(
    picture: Picture, low: float, high: float, how: Combine, mask: MaskArray, progress: Progress
) -> MaskArray:
    samples = picture.upright_samples()

    def read(box: Box) -> Samples:
        return samples[box.slices]

    found = mask_operations.by_luminance(read, mask.shape, picture.roles, low, high, progress)
    if how == "add":
        return mask | found
    return mask & ~found if how == "subtract" else mask & found
